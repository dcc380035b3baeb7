"""What the gate misses, what it stops for nothing, and how fast it is.

usage: bin/bench gate [--data DIR] [--planted N] [--only PART] [--misses FILE]

PART is planted, alarms, speed or congruence; without it all four run. `--data` takes a folder with
klue/*.tsv, hrdsattack, tab144 and loc, which are not part of the project; what needs one that is
not there is left out, and said so. `--misses` writes the first twenty misses of every class, which
are invented, into a file.
"""

import argparse
import json
import os
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "shared" / "eval"
PARTS = ("planted", "alarms", "speed", "congruence")
KEYS = [
    "planted",
    "misses",
    "twins",
    "twins_blocked",
    "false_block_per_10kb",
    "false_review_per_10kb",
    "en_mb_s_10k",
    "ko_mb_s_10k",
    "hyperscan_en_mb_s_10k",
    "hyperscan_ko_mb_s_10k",
    "presidio_ratio_10k",
    "story_ms_10k",
    "story_ms_100k",
    "congruence_exhaustive",
    "congruence_loc",
    "loc_class_max",
    "skipped_share",
]


def main() -> None:
    """Read the arguments, measure, and end with a line of JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--planted", type=int, default=100_000, metavar="N")
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument("--misses", type=Path, metavar="FILE")
    parser.add_argument("--seed", type=int, default=20261101)
    arguments = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moksori.config.settings")
    row = dict.fromkeys(KEYS)
    for part in PARTS if arguments.only is None else (arguments.only,):
        print(f"\n== {part}\n", flush=True)
        row |= measured(part, arguments)
    print()
    print(json.dumps(row))


def measured(part, arguments):
    """Run one part; say aloud what is left out."""
    from benchmarks.gating import alarms, congruence, planted, speed, texts

    if part == "planted":
        return planted.report(arguments.planted, arguments.seed, arguments.misses)
    if part == "congruence":
        return congruence.report(arguments.data)
    chosen = texts.collect(arguments.data)
    for line in chosen.left_out:
        print(f"left out: {line}", file=sys.stderr)
    module = alarms if part == "alarms" else speed
    return module.report(chosen, arguments.seed)


if __name__ == "__main__":
    main()
