"""Real prose to measure on: what is there of it, English and Korean."""

import csv
import html
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[2] / "src" / "moksori" / "packs" / "example"
TAG = re.compile(r"<[^<>]{0,300}>")
KOREAN = re.compile("[가-힣]")
TEN_KB = 10_240


@dataclass
class Chosen:
    """Name of the corpus → its texts; and what is not there."""

    english: dict = field(default_factory=dict)
    korean: dict = field(default_factory=dict)
    left_out: list = field(default_factory=list)


def collect(data):
    """Read every corpus that is there; the texts of the worked example always are."""
    chosen = Chosen()
    for name, where, read in (
        ("TAB", data / "tab144", tab),
        ("HRDsAttack", data / "hrdsattack", hrds),
        ("KLUE", data / "klue", klue),
    ):
        texts = read(where) if where.is_dir() else []
        if not texts:
            chosen.left_out.append(f"{name}: nothing in {where}")
        elif name == "KLUE":
            chosen.korean[name] = texts
        else:
            chosen.english[name] = texts
    for path in sorted(EXAMPLE.rglob("*.txt")):
        text = path.read_text("utf-8")
        korean = len(KOREAN.findall(text)) * 5 > len(text)
        (chosen.korean if korean else chosen.english).setdefault("example", []).append(text)
    return chosen


def tab(folder):
    rows = (json.loads(line) for path in sorted(folder.glob("entity*.jsonl"))
            for line in path.read_text("utf-8").splitlines() if line)  # fmt: skip
    return list(dict.fromkeys(row["text"] for row in rows))


def hrds(folder):
    rows = (row for path in sorted(folder.glob("*.json"))
            for row in json.loads(path.read_text("utf-8")))  # fmt: skip
    told = (row["sample"] for row in rows)
    plain = (TAG.sub("\n", one["Input.article_interface"]) for one in told)
    return list(dict.fromkeys(html.unescape(one) for one in plain))


def klue(folder):
    """Sentences, put together to texts of ten kilobytes."""
    sentences = []
    for path in sorted(folder.glob("*.tsv")):
        for part in path.read_text("utf-8").split("\n\n"):
            rows = [line for line in part.split("\n") if line and not line.startswith("##")]
            sentences.append("".join(row.split("\t")[0] or " " for row in rows))
    return in_pieces("\n".join(one for one in sentences if one))


def in_pieces(text):
    """Cut a text at ends of lines into pieces of about ten kilobytes."""
    made, now, size = [], [], 0
    for line in text.split("\n"):
        now.append(line)
        size += len(line.encode()) + 1
        if size >= TEN_KB:
            made.append("\n".join(now))
            now, size = [], 0
    return [*made, "\n".join(now)] if now else made


def size(texts):
    """Bytes of texts as UTF-8."""
    return sum(len(one.encode()) for one in texts)


def gold(folder):
    """Hangul and Latin of every personal name in the Library of Congress' table."""
    made = []
    for path in sorted(folder.glob("*.csv")) if folder.is_dir() else ():
        with path.open(encoding="utf-8", newline="") as lines:
            made += [(row[1], row[2]) for row in csv.reader(lines)
                     if row and row[0] == "korean_names" and KOREAN.search(row[1])]  # fmt: skip
    return made
