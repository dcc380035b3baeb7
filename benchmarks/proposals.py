"""How much of what identifies people is proposed in ordinary English texts; beside Presidio.

usage: bin/bench proposals [--data FOLDER]

FOLDER holds entity*.jsonl and subjects*.jsonl (the shape is told in benchmarks/proposing/texts.py);
without it ../shared/eval/tab144 is taken, which is not part of the project. The metric is that of
Pilán et al. 2022, written anew (benchmarks/proposing/measure.py): an entity counts as protected
only if all of its mentions are masked. Beside it, how many occupations and positions that stand in
the texts can still be read. Speed is of the processor, one text after the other.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.proposing import measure, texts, ways
from benchmarks.stranger.table import lines

DATA = Path(__file__).resolve().parents[2] / "shared" / "eval" / "tab144"
WAYS = {"ours": "", "presidio": "presidio_"}
HEAD = ("", "direct", "quasi", "precision", "token recall", "occupations left", "positions left")
KINDS = ("PERSON", "CODE", "LOC", "ORG", "DEM", "DATETIME", "QUANTITY", "MISC")


def survival(described: list[texts.Described], masks: dict[str, measure.Spans]) -> dict[str, Any]:
    """Shares of the occupations and of the positions that can still be read."""
    seen: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for of in described:
        for tag, _, survives in measure.survivors(of, masks[of.text]):
            seen[tag] += 1
            left[tag] += survives
    return {
        f"{tag.lower()}_survival": measure.share(left[tag], seen[tag])
        for tag in ("OCCUPATION", "POSITION")
    }


def measured(
    annotated: list[texts.Annotated], described: list[texts.Described], way: ways.Way
) -> tuple[dict[str, Any], Counter[str]]:
    """The figures of one way, and its sums by kind."""
    masks, speed = ways.masks(way, [of.text for of in (*annotated, *described)])
    sums: Counter[str] = Counter()
    for of in annotated:
        measure.count(of, masks[of.text], sums)
    return {**measure.as_figures(sums), **survival(described, masks), "chars_s": speed}, sums


def tables(figures: dict[str, dict[str, Any]], sums: dict[str, Counter[str]]) -> list[str]:
    """One table of the figures, one by kind of entity."""
    rows = [(*HEAD, "characters a second")]
    for way, row in figures.items():
        *shares, speed = row.values()
        rows.append((way, *(f"{one:.3f}" for one in shares), f"{speed:,}"))
    kinds = [("protected entities", *figures)]
    kinds += [
        (kind, *(f"{sums[way][f'{kind} kept']}/{sums[way][f'{kind} all']}" for way in figures))
        for kind in KINDS
    ]
    return [*lines(rows), "", *lines(kinds)]


def main() -> None:
    """Read the arguments, measure, and end with a line of JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA)
    arguments = parser.parse_args()
    try:
        annotated = texts.annotated(arguments.data)
        described = texts.described(arguments.data)
    except (OSError, ValueError, KeyError) as error:
        sys.exit(f"The texts cannot be read: {type(error).__name__}. See --help for their shape.")
    figures: dict[str, dict[str, Any]] = {}
    sums: dict[str, Counter[str]] = {}
    for name, way in (("ours", ways.ours), ("presidio", ways.presidio)):
        print(f"  {name} ...", file=sys.stderr)
        figures[name], sums[name] = measured(annotated, described, way())
    print(f"\n{len(annotated)} texts, {sum(len(of.text) for of in annotated):,} characters\n")
    print("\n".join(tables(figures, sums)))
    row = {f"{WAYS[way]}{key}": value for way, of in figures.items() for key, value in of.items()}
    print()
    print(json.dumps(row))


if __name__ == "__main__":
    main()
