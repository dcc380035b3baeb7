"""False alarms: a thousand values that do not occur, held against real prose."""

import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.gating.lists import list_of
from benchmarks.gating.texts import TEN_KB, size
from moksori.protection.inspect import examine
from moksori.protection.look import WATCHED
from moksori.terms.finding import FindingClass

VALUES = 1_000


def report(chosen, seed):
    """Print block and review findings of values, per ten kilobytes of every corpus."""
    corpora = {("English", name): texts for name, texts in chosen.english.items()}
    corpora |= {("Korean", name): texts for name, texts in chosen.korean.items()}
    every = [text for texts in corpora.values() for text in texts]
    watch = list_of(VALUES, every, seed, "alarms")
    print("| corpus | KB | block | review | block per 10 KB | review per 10 KB |")
    print("| --- | --- | --- | --- | --- | --- |")
    sums, whole = Counter(), 0
    for (language, name), texts in corpora.items():
        found, length = alarms(texts, watch), size(texts)
        sums += found
        whole += length
        print(line(f"{language}, {name}", length, found))
    print(line("all", whole, sums))
    return {
        "false_block_per_10kb": rate(sums, FindingClass.BLOCK, whole),
        "false_review_per_10kb": rate(sums, FindingClass.REVIEW, whole),
    }


def alarms(texts, watch):
    """Findings of values by class; the rules about ages and days are no matter of the list."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            Path(folder, f"{number:05}.txt").write_text(text, "utf-8")
        found = examine(Path(folder), watch, ()).findings
    return Counter(one.cls for one in found if one.rule == WATCHED)


def rate(found, cls, length):
    return round(found[cls] * TEN_KB / length, 4)


def line(name, length, found):
    block, review = FindingClass.BLOCK, FindingClass.REVIEW
    return (f"| {name} | {length // 1024} | {found[block]} | {found[review]} | "
            f"{rate(found, block, length)} | {rate(found, review, length)} |")  # fmt: skip
