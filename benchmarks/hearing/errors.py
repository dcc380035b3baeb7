"""Errors in words: how many were left out, added or taken for others, at the least."""

from moksori.broadcast.hearing import UNIT


def words_wrong(told: str, heard: str) -> tuple[int, int]:
    """Errors, and words in all; of a Korean text, syllables."""
    ours = [one.casefold() for one in UNIT.findall(told)]
    theirs = [one.casefold() for one in UNIT.findall(heard)]
    row = list(range(len(theirs) + 1))
    for at, word in enumerate(ours, start=1):
        before, row[0] = row[0], at
        for place, other in enumerate(theirs, start=1):
            changed = before + (word != other)
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, changed)
    return row[-1], len(ours)
