"""How much of an account the machine reads: turns, furniture, mentions, people, acts.

usage: bin/bench reading [--data FOLDER] [--pack CODE] [--each] [--misses]

FOLDER holds texts (*.txt) and, in gold/, what they say and where their turns are (*.json); without
it the two published interviews beside the project are read if they are there, and in any case the
invented texts in benchmarks/data/reading and reading_wider. `--each` prints a line for every text,
`--misses` what was missed and what was said too much, in the words of the texts.
"""

import argparse
import json
import os
import sys
from pathlib import Path

OWN = Path(__file__).resolve().parent / "data" / "reading"
WIDER = OWN.with_name("reading_wider")
BESIDE = Path(__file__).resolve().parents[2] / "shared"


def _of_ours(texts):
    """Return the invented texts, and before them the published ones where they are at hand."""
    folders = [
        texts.Folder("published", BESIDE / "seeds", BESIDE / "eval" / "gold"),
        texts.Folder("invented", OWN, OWN / "gold"),
        texts.Folder("wider", WIDER, WIDER / "gold"),
    ]
    return [folder for folder in folders if folder.gold.is_dir()]


def main() -> None:
    """Read the arguments, read the texts, and end with a line of JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path)
    parser.add_argument("--pack", default="kp")
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moksori.config.settings")
    from benchmarks.accounts import texts

    try:
        chosen = [texts.folder_of(arguments.data)] if arguments.data else _of_ours(texts)
    except FileNotFoundError:
        sys.exit("No gold beside the texts: it belongs in the folder gold.")
    row = {folder.name: texts.report(folder, arguments) for folder in chosen}
    first = next(iter(row.values()))
    print()
    print(json.dumps({kind: one["f1"] for kind, one in first.items()} | {"parts": row}))


if __name__ == "__main__":
    main()
