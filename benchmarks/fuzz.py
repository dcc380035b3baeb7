"""Whether damaged and random files can crash, stall or deceive the decoders of the gate.

usage: bin/bench fuzz [--inputs N] [--only NAME] [--seed S] [--data DIR] [--kept DIR]

N inputs are made for every decoder that the dispatch knows (100,000 without `--inputs`), the same
ones for the same seed. `--data` takes a folder of files that are damaged too; `--kept` is where
inputs that fail are written, with the reason beside them in why.txt. What must hold of every input
stands in benchmarks/fuzzing/judging.py. It ends with 1 where anything fails.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

HEAD = "| decoder | inputs | crashes | hangs | slowest s | peak MB | clear though unread |"
WORKERS = 2


def main():
    """Read the arguments, fuzz decoder after decoder, and end with a line of JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--inputs", type=int, default=100_000, metavar="N")
    parser.add_argument("--only", metavar="NAME", action="append")
    parser.add_argument("--seed", type=int, default=20261101)
    parser.add_argument("--data", type=Path, metavar="DIR")
    parser.add_argument(
        "--kept", type=Path, metavar="DIR", default=Path(tempfile.gettempdir()) / "moksori-fuzz"
    )
    arguments = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moksori.config.settings")
    tallies = fuzzed(arguments)
    kept = arguments.kept / "why.txt"
    print(f"\nwhat failed is kept in {kept.parent}" if kept.exists() else "\nnothing failed")
    print(json.dumps(summed(tallies)))
    sys.exit(any(one.crashes or one.hangs or one.clear for one in tallies))


def fuzzed(arguments):
    """Fuzz every decoder that was asked for; print a row of the table for each."""
    from benchmarks.fuzzing.readers import PDFTOTEXT
    from benchmarks.fuzzing.running import Job, run
    from benchmarks.fuzzing.targets import targets

    everything = targets(arguments.data)
    known = [one.name for one in everything]
    if unknown := set(arguments.only or ()) - set(known):
        sys.exit(f"no decoder {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    if not PDFTOTEXT:
        print("left out: pdftotext, which is not installed", file=sys.stderr)
    print(f"{HEAD}\n|{' --- |' * HEAD.count(' |')}", flush=True)
    tallies = []
    for target in everything:
        if arguments.only and target.name not in arguments.only:
            continue
        began = time.monotonic()
        job = Job(target, everything, arguments.seed, arguments.inputs, arguments.kept)
        tally = run(job, WORKERS)
        tallies.append(tally)
        print(
            f"| {target.name} | {tally.inputs:,} | {tally.crashes} | {tally.hangs} "
            f"| {tally.slowest:.2f} | {tally.peak:.0f} | {tally.clear} |", flush=True,
        )  # fmt: skip
        spent = time.monotonic() - began
        print(f"  {target.name}: {spent:.0f} s, longest look {tally.look:.1f} s", file=sys.stderr)
    return tallies


def summed(tallies):
    """The figures of all decoders together."""
    return {
        "inputs": sum(one.inputs for one in tallies),
        "crashes": sum(one.crashes for one in tallies),
        "hangs": sum(one.hangs for one in tallies),
        "slowest_s": round(max((one.slowest for one in tallies), default=0), 2),
        "peak_mb": round(max((one.peak for one in tallies), default=0)),
        "clear_unread": sum(one.clear for one in tallies),
    }


if __name__ == "__main__":
    main()
