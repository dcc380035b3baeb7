"""Where a watched value may stand in another spelling: a text read word by word.

What is known of each word is found only once for a list; what goes over several words is found by
the pairs of keys that stand side by side in a name, and by patterns in the row of what they may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from moksori.protection.matching_names import LEAST_LETTERS, NameKeys
from moksori.protection.matching_reckoned import ReckonedValues
from moksori.protection.matching_sequences import END, LONGEST
from moksori.protection.token_row import Stretch, TokenRow
from moksori.protection.word_table import (
    ALONE,
    BETWEEN,
    EMPTY,
    FIGURE,
    FILLER,
    KOREAN,
    LETTER,
    NONE,
    NUMBER,
    STARTS,
    SURNAME,
    SYLLABLES,
    LookedUp,
    WordTable,
    korean_in,
    said_in,
)

_BESIDE = 7
"""So many words on each side of a number are read with it: one may be its currency."""
_NEAR = 3
"""So many words on each side of what was found are read with it."""
_EMPTY_BESIDE = 200
_HIGH, _NO_PAIR = 24, (1 << 63) - 1
"""A pair of keys is one number: the first key above so many bits. No pair is as high as this."""
_MOST_ROWS = 1 << 17
"""What was found of so many rows of words is kept."""


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
        self._pairs = _pairs_of(names.rows, self._table.parts)
        self._rows: dict[tuple[int, ...], bool] = {}
        self._runs: dict[tuple[int, ...], int] = {}

    def stretches(self, text: str) -> tuple[list[Stretch], list[Stretch]]:
        """Give stretches of prose that hold all names in it, and those that hold all figures."""
        if not (self._names or self._reckoned):
            return [], []
        self._table.make_room()
        row = TokenRow(text)
        if not len(row):
            return [], []
        known = self._table.look_up(row)
        met = int(np.bitwise_or.reduce(known.weights))
        told = known.weights.tobytes()
        names = [row.stretch(*reach) for reach in self._in_rows(row, known)]
        figures: list[Stretch] = []
        for bits, look, found in (
            (ALONE | KOREAN, self._single, names),
            (SURNAME, self._initials, names),
            (LETTER, self._letters, names),
            (FIGURE, self._alone, figures),
            (FIGURE, self._figures, figures),
        ):
            if met & bits:
                found.extend(row.stretch(*reach) for reach in look(row, told))
        return names, figures

    def _single(self, row: TokenRow, weights: bytes) -> Iterator[tuple[int, int]]:
        """Give what is a name by itself, or the beginning of a Korean name."""
        for found in _SINGLE.finditer(weights):
            at = found.start()
            if weights[at] & ALONE:
                yield at - 1, at + 1
            elif reach := self._korean(row, at):
                yield reach

    def _alone(self, _: TokenRow, weights: bytes) -> Iterator[tuple[int, int]]:
        """Give what is a watched day, sum or number by itself."""
        for found in _FIGURE.finditer(weights):
            yield found.start() - _BESIDE, found.start() + _BESIDE

    def _initials(self, row: TokenRow, weights: bytes) -> Iterator[tuple[int, int]]:
        """Give surnames with first letters beside them."""
        for found in _INITIALS.finditer(weights):
            first, last = found.start() - _NEAR, found.end() + _NEAR
            near = row.words(first, last)
            if self._names.initials.may_stand_in(
                [one.text for word in near for one in said_in(word)]
            ):
                yield first, last

    def _letters(self, row: TokenRow, weights: bytes) -> Iterator[tuple[int, int]]:
        """Give runs of single letters that are long enough for a name."""
        for found in _LETTERS.finditer(weights):
            if _letters_in(row.words(found.start(), found.end() - 1)) >= LEAST_LETTERS:
                yield found.start() - 1, found.end()

    def _figures(self, row: TokenRow, weights: bytes) -> Iterator[Stretch]:
        """Give runs of words that come to a day, a sum or a number."""
        for found in _NUMBERS.finditer(weights):
            first, end = found.span()
            told = tuple(row.hashes[first:end].tolist())
            beside = self._runs.get(told)
            if beside is None:
                if len(self._runs) > _MOST_ROWS:
                    self._runs.clear()
                beside = self._runs[told] = self._come_to(row.words(first, end - 1))
            if beside:
                yield first - beside, end - 1 + beside

    def _come_to(self, words: list[str]) -> int:
        """Give how many words beside a run must be read with it; 0 where it comes to nothing."""
        told = self._table.numbers
        return self._reckoned.may_come_to([told[one] for one in words if one in told])

    def _in_rows(self, row: TokenRow, known: LookedUp) -> Iterator[Stretch]:
        """Give the words around every row of keys that is a name's.

        Where two of its keys stand side by side, and two more, it is looked at word by word.
        """
        seen = (known.first != BETWEEN).nonzero()[0]
        if len(seen) == len(row):
            last, first = known.last[:-1], known.first[1:]
        else:
            last, first = known.last[seen[:-1]], known.first[seen[1:]]
        both = ((last != NONE) & (first != NONE)).nonzero()[0]
        pairs = last[both] << _HIGH | first[both]
        starts = both[self._pairs[self._pairs.searchsorted(pairs)] == pairs]
        if not starts.size:
            return
        beside = set(starts.tolist())
        ones, others = (row.hashes[seen[starts + at]].tolist() for at in (0, 1))
        for start, *told in zip(starts.tolist(), ones, others, strict=True):
            end = start + 2
            while True:
                if self._is_row(row, seen[start:end], tuple(told)):
                    yield int(seen[start]) - 1, int(seen[end - 1]) + 1
                if end - start == LONGEST or end - 1 not in beside:
                    break
                told.append(int(row.hashes[seen[end]]))
                end += 1

    def _is_row(self, row: TokenRow, there: NDArray[np.int64], told: tuple[int, ...]) -> bool:
        """Say whether a name goes from the first to the last of some words; the answer is kept."""
        known = self._rows.get(told)
        if known is None:
            if len(self._rows) > _MOST_ROWS:
                self._rows.clear()
            known = self._rows[told] = self._goes_over([row.word(at) for at in there.tolist()])
        return known

    def _goes_over(self, tokens: list[str]) -> bool:
        parts = [said_in(token) for token in tokens]
        words = [one for part in parts for one in part]
        last = len(words) - len(parts[-1])
        return any(
            self._names.may_be(words[start:end])
            for start in range(len(parts[0]))
            for end in range(max(last + 1, start + 2), min(len(words), start + LONGEST) + 1)
        )

    def _korean(self, row: TokenRow, at: int) -> Stretch | None:
        """Give the words from this one to the last in which a Korean name may begin and go on."""
        runs = list(korean_in(row.word(at)))
        own, last = len(runs), at
        while last + 1 < min(len(row), at + _EMPTY_BESIDE) and _is_short(runs[own:]):
            following = row.word(last + 1)
            if said_in(following) and not korean_in(following):
                break
            last += 1
            runs.extend(korean_in(following))
        for number in range(own):
            head = "".join(runs[number:])[:SYLLABLES]
            if self._names.korean.may_be(head):
                return at, last
        return None


def _pairs_of(rows: Iterable[str], parts: dict[str, int]) -> NDArray[np.int64]:
    """Give every two keys that stand side by side in a row, by their numbers; and one more."""
    keys = (one.split(END)[:-1] for one in rows)
    pairs = {parts[one] << _HIGH | parts[other] for row in keys for one, other in pairwise(row)}
    return np.array([*sorted(pairs), _NO_PAIR], np.int64)


def _is_short(following: list[str]) -> bool:
    """Say whether a name may go on behind these runs."""
    return sum(map(len, following)) < SYLLABLES


def _letters_in(words: list[str]) -> int:
    """Count the single Latin letters in some words."""
    return sum(len(one.text) == 1 for word in words for one in said_in(word))
