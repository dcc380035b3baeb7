"""Folders of texts with what they say, read and scored."""

import json
from argparse import Namespace
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.accounts.scoring import score_text, score_turns
from benchmarks.accounts.tally import Tallies
from benchmarks.accounts.values import blanked
from moksori.desk.reading import propose_row

RECEIVED = date(2026, 11, 1)
"""Texts that state no day are counted from one that stays the same."""

Rows = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Folder:
    """Texts, and where their gold lies.

    Attributes:
        name: What the figures are printed under.
    """

    name: str
    texts: Path
    gold: Path


def folder_of(path: Path) -> Folder:
    """Return the texts under a path, wherever beside them their gold lies.

    Raises:
        FileNotFoundError: there is no gold for any text.
    """
    layouts = ((path, path / "gold"), (path, path.parent / "eval" / "gold"), (path, path))
    layouts += ((path / "seeds", path / "eval" / "gold"), (path / "seeds", path / "gold"))
    for texts, gold in layouts:
        folder = Folder("given", texts, gold)
        if gold.is_dir() and golds(folder):
            return folder
    raise FileNotFoundError


def golds(folder: Folder) -> dict[str, list[dict[str, Any]]]:
    """Return what is known of each text that is there, by the text's name."""
    found: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(folder.gold.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if not isinstance(gold, dict) or "file" not in gold:
            continue
        if (folder.texts / gold["file"]).is_file():
            found.setdefault(gold["file"], []).append(gold)
    return dict(sorted(found.items()))


def words_of(path: Path) -> str:
    """Return the text whose characters the places count, its white space blanked."""
    return blanked(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))


def score(folder: Folder, said: dict[str, dict[str, Any]]) -> tuple[Rows, dict[str, Rows]]:
    """Hold proposals against the gold.

    Args:
        folder: The texts.
        said: A row of proposals for each text, by its name.

    Returns:
        The figures of all texts together, and of each.
    """
    whole, each = scored(folder, said)
    return whole.rows(), {name: one.rows() for name, one in each.items()}


def scored(folder: Folder, said: dict[str, dict[str, Any]]) -> tuple[Tallies, dict[str, Tallies]]:
    """Do the same, and return the tallies."""
    whole, each = Tallies(), {}
    for name, known in golds(folder).items():
        if name not in said:
            continue
        one = Tallies()
        for tallies in (whole, one):
            for gold in known:
                if "turns" in gold:
                    score_turns(tallies, gold, said[name])
                else:
                    score_text(tallies, gold, said[name], words_of(folder.texts / name))
        each[name] = one
    return whole, each


def said_of(folder: Folder, pack: str = "kp") -> dict[str, dict[str, Any]]:
    """Read the texts of a folder, each with the pack that its gold names.

    Args:
        folder: The texts.
        pack: Of those whose gold names none.
    """
    return {
        name: propose_row(
            (folder.texts / name).read_bytes(),
            name,
            next((gold["pack"] for gold in known if "pack" in gold), pack),
            RECEIVED,
        )
        for name, known in golds(folder).items()
    }


def report(folder: Folder, arguments: Namespace) -> Rows:
    """Read the texts of a folder, print the figures, and return those of all together."""
    said = said_of(folder, arguments.pack)
    whole, each = scored(folder, said)
    print(f"\n{folder.name}: {len(each)} texts\n")
    print("\n".join(table(whole.rows())))
    for name, one in each.items():
        if arguments.each or arguments.misses:
            figures = (f"{kind} {row['f1']}" for kind, row in one.rows().items())
            print(f"\n{name}: " + ", ".join(figures))
        if arguments.misses:
            print("\n".join(f"  {kind} {what}: {words}" for kind, what, words in one.notes))
    return whole.rows()


def table(rows: Rows) -> list[str]:
    """Return the figures as a table of Markdown."""
    lines = [
        "| kind | precision | recall | F1 | gold | proposed |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for kind, row in rows.items():
        cells = (kind, row["precision"], row["recall"], row["f1"], row["gold"], row["proposed"])
        lines.append("| " + " | ".join(str(cell) for cell in cells) + " |")
    return lines
