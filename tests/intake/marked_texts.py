"""Reads the marked accounts in `texts/`; README.md there says what the marks mean."""

import re
from dataclasses import dataclass, field
from pathlib import Path

TEXTS = Path(__file__).resolve().parent / "texts"
_MARK = re.compile(r"(?:(=|#|-|\.) |([a-z]+)\|([^>]+)> ?)")


@dataclass
class Marked:
    """An account and what its structure must be."""

    text: str = ""
    whole: dict = field(default_factory=dict)
    title: tuple | None = None
    furniture: list = field(default_factory=list)
    passages: list = field(default_factory=list)

    def take(self, line):
        mark = _MARK.match(line)
        label, parted, words = line[mark.end() :].rpartition("‖")
        self.text += label if parted else ""
        start = len(self.text)
        told, stuck, button = words.partition("⟦")
        self.text += told
        end = start + len(told.rstrip())
        if stuck:
            self.furniture.append((len(self.text), len(self.text) + len(button[:-1])))
            self.text += button[:-1]
        self.text += "\n"
        self._note(mark, start, end)

    def _note(self, mark, start, end):
        if mark[1] == "=":
            self.title = (start, end)
        elif mark[1] == "#":
            self.furniture.append((start, end))
        elif mark[1] == ".":
            last = self.passages[-1]
            begun = last[0] if last[1] > last[0] else start
            self.passages[-1] = (begun, end, *last[2:])
        else:
            self.passages.append((start, end, mark[3], mark[2] or "other"))


def load(path):
    lines = path.read_text("utf-8").rstrip("\n").split("\n")
    marked = Marked(whole=dict(pair.split("=", 1) for pair in lines[0][1:].split()))
    for line in lines[1:]:
        if line.strip():
            marked.take(line)
        else:
            marked.text += "\n"
    return marked
