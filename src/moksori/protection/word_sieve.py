"""Where a watched value may stand in another spelling: a text read word by word.

What is known of each word is found only once for a list; what goes over several words is found by
an engine in the row of their keys, and by patterns in the row of what they may be.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from daachorse import DoubleArrayAhoCorasick

from moksori.protection.matching_names import LEAST_LETTERS, NameKeys
from moksori.protection.matching_reckoned import ReckonedValues
from moksori.protection.matching_sequences import END
from moksori.protection.sieve import Stretch, Tokens
from moksori.protection.word_table import (
    ALONE,
    EMPTY,
    FIGURE,
    FILLER,
    KOREAN,
    LETTER,
    NUMBER,
    STARTS,
    SURNAME,
    SYLLABLES,
    WordTable,
    korean_in,
    said_in,
)

_BESIDE = 7
"""So many words on each side of a number are read with it: one may be its currency."""
_NEAR = 3
"""So many words on each side of what was found are read with it."""
_EMPTY_BESIDE = 200


def _any_of(*bits: int) -> bytes:
    """Give the pattern of one word that may be any of these."""
    return _class(code for code in range(256) if any(code & bit for bit in bits))


def _all_of(bits: int) -> bytes:
    """Give the pattern of one word that is all of these."""
    return _class(code for code in range(256) if code & bits == bits)


def _class(codes: Iterable[int]) -> bytes:
    return b"[" + b"".join(b"\\x%02x" % code for code in codes) + b"]"


_FIGURE = re.compile(_all_of(FIGURE))
_SINGLE = re.compile(_any_of(ALONE, KOREAN))
_LETTERS = re.compile(_any_of(LETTER) + _any_of(LETTER, EMPTY) + b"*" + _any_of(LETTER))
_INITIALS = re.compile(
    _any_of(SURNAME) + _any_of(EMPTY) + b"{0,9}(?=" + _any_of(LETTER) + b")|"
    + _any_of(LETTER) + _any_of(EMPTY) + b"{0,9}(?=" + _any_of(SURNAME) + b")"
)  # fmt: skip
_NUMBERS = re.compile(
    _any_of(NUMBER) + _any_of(NUMBER, FILLER, EMPTY) + b"*" + _any_of(NUMBER, STARTS)
)


class WordSieve:
    """Passes over all that can be no other spelling of a watched value."""

    def __init__(self, names: NameKeys, reckoned: ReckonedValues) -> None:
        self._names = names
        self._reckoned = reckoned
        self._table = WordTable(names, reckoned)
        rows = sorted({END + one for one in names.rows if one.count(END) > 1})
        self._counts = [one.count(END) - 1 for one in rows]
        self._engine = DoubleArrayAhoCorasick([one.encode() for one in rows]) if rows else None

    def stretches(self, text: str) -> tuple[list[Stretch], list[Stretch]]:
        """Give stretches of prose that hold all names in it, and those that hold all figures."""
        if not (self._names or self._reckoned):
            return [], []
        self._table.make_room()
        tokens = Tokens(text)
        weights = bytes(map(self._table.__getitem__, tokens.words))
        of_names = (self._in_rows, self._single, self._initials, self._letters)
        names, figures = (
            [tokens.stretch(*reach) for look in looks for reach in look(tokens.words, weights)]
            for looks in (of_names, (self._alone, self._figures))
        )
        return names, figures

    def _single(self, words: list[str], weights: bytes) -> Iterator[tuple[int, int]]:
        """Give what is a name by itself, or the beginning of a Korean name."""
        for found in _SINGLE.finditer(weights):
            at = found.start()
            if weights[at] & ALONE:
                yield at - _NEAR, at + _NEAR
            elif reach := self._korean(words, at):
                yield reach

    def _alone(self, _: list[str], weights: bytes) -> Iterator[tuple[int, int]]:
        """Give what is a watched day, sum or number by itself."""
        for found in _FIGURE.finditer(weights):
            yield found.start() - _BESIDE, found.start() + _BESIDE

    def _initials(self, words: list[str], weights: bytes) -> Iterator[tuple[int, int]]:
        """Give surnames with first letters beside them."""
        for found in _INITIALS.finditer(weights):
            first, last = found.start() - _NEAR, found.end() + _NEAR
            near = words[max(first, 0) : last + 1]
            if self._names.initials.may_stand_in(
                [one.text for word in near for one in said_in(word)]
            ):
                yield first, last

    def _letters(self, words: list[str], weights: bytes) -> Iterator[tuple[int, int]]:
        """Give runs of single letters that are long enough for a name."""
        for found in _LETTERS.finditer(weights):
            if _letters_in(words[found.start() : found.end()]) >= LEAST_LETTERS:
                yield found.start() - 1, found.end()

    def _figures(self, words: list[str], weights: bytes) -> Iterator[tuple[int, int]]:
        """Give runs of words that come to a day, a sum or a number."""
        told = self._table.numbers
        for found in _NUMBERS.finditer(weights):
            run = [told[one] for one in words[found.start() : found.end()] if one in told]
            beside = self._reckoned.may_come_to(run)
            if beside:
                yield found.start() - beside, found.end() - 1 + beside

    def _in_rows(self, words: list[str], _: bytes) -> Iterator[tuple[int, int]]:
        """Give the first and the last word of every row of keys that is a name's."""
        if self._engine is None:
            return
        keys = [END.encode(), *map(self._table.keys_of.__getitem__, words)]
        found = self._engine.find_overlapping_no_suffix(b"".join(keys))
        if not found:
            return
        ends = list(accumulate(map(len, keys)))
        for start, end, pattern in found:
            first, last = bisect_right(ends, start + 1) - 1, bisect_right(ends, end - 1) - 1
            there = [one for word in words[first : last + 1] for one in said_in(word)]
            count = self._counts[pattern]
            starts = range(len(there) - count + 1)
            if any(self._names.may_be(there[at : at + count]) for at in starts):
                yield first - 1, last + 1

    def _korean(self, words: list[str], at: int) -> Stretch | None:
        """Give the words from this one to the last in which a Korean name may begin and go on."""
        runs = list(korean_in(words[at]))
        own, last = len(runs), at
        while last + 1 < min(len(words), at + _EMPTY_BESIDE) and _is_short(runs[own:]):
            if said_in(words[last + 1]) and not korean_in(words[last + 1]):
                break
            last += 1
            runs.extend(korean_in(words[last]))
        for number in range(own):
            head = "".join(runs[number:])[:SYLLABLES]
            if self._names.korean.may_be(head):
                return at, last
        return None


def _is_short(following: list[str]) -> bool:
    """Say whether a name may go on behind these runs."""
    return sum(map(len, following)) < SYLLABLES


def _letters_in(words: list[str]) -> int:
    """Count the single Latin letters in some words."""
    return sum(len(one.text) == 1 for word in words for one in said_in(word))
