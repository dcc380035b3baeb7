"""What an edition lets be read: ours, Microsoft Presidio's, and the text as it is.

usage: bin/bench before_after [--data FOLDER] [--show]

`--data` takes a folder of NN.txt and NN.json, or one with folders en and ko of them; without it the
invented texts in benchmarks/data/before_after are taken. What the JSON says is in the README there.
Each text goes alone through all three ways, and one checker, which knows none of them, reads every
file that came out. `--show` prints the protected words that were found, too.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.stranger import table, texts, ways
from benchmarks.stranger.judging import Verdict, judge
from benchmarks.stranger.texts import Text

DATA = Path(__file__).resolve().parent / "data" / "before_after"
NOTES = {
    "en": "Presidio with its defaults, and the small English spaCy model: its default model is the "
    "large one, which the package registry does not have.",
    "ko": "Presidio's patterns, its Korean ones turned on, over a blank Korean spaCy pipeline: the "
    "package registry has no Korean spaCy model that can be installed.",
}
LEGEND = (
    "facts, speech, runs: can be read / all of them; none should be. "
    "acts: can be understood / all of them; every one should be. "
    "kept: share of words, mean and least. A held text shows nothing and tells nothing."
)


def measured(language: str, chosen: list[Text], show: bool) -> dict[str, Any]:
    """Take all texts of a language through every way, print the tables, and return the numbers."""
    publish = {"ours": ways.ours, "presidio": ways.presidio(), "nothing done": ways.nothing_done}
    by_way: dict[str, list[Verdict]] = {way: [] for way in publish}
    for text in chosen:
        print(f"  {text.name} ...", file=sys.stderr)
        for way, made in publish.items():
            verdict = judge(text, made(text))
            by_way[way].append(verdict)
            if show:
                print("\n".join(table.shown(way, verdict)))
    print(f"\n{language}: {len(chosen)} texts. {NOTES[language]}\n")
    print("\n".join([*table.main_table(by_way), "", *table.kinds_table(by_way)]))
    return table.as_json(language, by_way)


def main() -> None:
    """Read the arguments, measure, and end with a line of JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--show", action="store_true", help="print protected words, too")
    arguments = parser.parse_args()
    try:
        chosen = list(texts.collect(arguments.data))
        ran = ways.versions()
    except (OSError, ValueError) as error:
        sys.exit(f"The texts cannot be read: {error}")
    except subprocess.CalledProcessError as error:
        sys.exit(f"Moksori cannot be started: it ended with {error.returncode}.")
    if not chosen:
        sys.exit(f"No NN.txt with an NN.json beside it in {arguments.data}, or in its en and ko.")
    row: dict[str, Any] = {}
    for language in texts.LANGUAGES:
        if spoken := [text for text in chosen if text.language == language]:
            row |= measured(language, spoken, arguments.show)
    print(f"\n{LEGEND}\n{ran}")
    print(json.dumps(row | {"versions": ran}))


if __name__ == "__main__":
    main()
