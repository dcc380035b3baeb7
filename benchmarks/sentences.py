"""How many ways of saying what was done to somebody the codebook's cues know, sentence by sentence.

usage: bin/bench sentences [--data FOLDER] [--pack CODE]

FOLDER holds *.tsv, one sentence a line: types joined by commas, or `-` where nothing is done to
anybody; a tab; the sentence. Without it the invented ones in benchmarks/data/sentences are read.
Only the cues are measured: nobody is put to an act.
"""

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from moksori.coding.cues import candidates
from moksori.coding.lexicon import lexicon_of
from moksori.packs.loader import load

DATA = Path(__file__).parent / "data" / "sentences"


def main() -> None:
    """Read the arguments, measure each file, and end with a line of JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--pack", default="kp", metavar="CODE")
    arguments = parser.parse_args()
    lexicon = lexicon_of(load(arguments.pack))
    print(
        "| file | types told | found | said wrongly | of sentences in which nothing is done, said |"
    )
    print("| --- | --- | --- | --- | --- |")
    row = {}
    for path in sorted(arguments.data.glob("*.tsv")):
        told = row[path.stem] = measured(path, lexicon)
        print(f"| {path.stem} | {told['told']} | {told['found']} ({told['recall']:.3f}) "
              f"| {told['wrong']} | {told['alarms']} of {told['nothing']} |")  # fmt: skip
    print()
    print(json.dumps(row))


def measured(path, lexicon):
    """Count what the cues find in the sentences of a file."""
    tally = Counter()
    rows = [one.split("\t") for one in path.read_text("utf-8").splitlines() if one.strip()]
    candidates(rows[0][1], lexicon)
    began = time.process_time()
    for types, sentence in rows:
        gold = set(types.split(",")) - {"-"}
        said = {one.act.coarse for one in candidates(sentence, lexicon)}
        if gold:
            tally["told"] += len(gold)
            tally["found"] += len(gold & said)
            tally["wrong"] += len(said - gold)
        else:
            tally["nothing"] += 1
            tally["alarms"] += bool(said)
    letters = sum(len(sentence) for _, sentence in rows)
    return {
        **{name: tally[name] for name in ("told", "found", "wrong", "nothing", "alarms")},
        "recall": round(tally["found"] / max(1, tally["told"]), 3),
        "chars_s": round(letters / (time.process_time() - began)),
    }


if __name__ == "__main__":
    main()
