"""What each word of a text may be of a watched value: found once for a word, kept for the list."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from moksori.language import jamo
from moksori.language.fold import fold
from moksori.language.hanja import HANJA
from moksori.protection.matching_names import LEAST_LETTERS, NameKeys
from moksori.protection.matching_reckoned import ReckonedValues
from moksori.protection.matching_sequences import END, is_sayable, key_of
from moksori.protection.matching_text import Text
from moksori.protection.matching_words import Said, said
from moksori.protection.token_row import TokenRow
from moksori.protection.word_numbers import FILLERS, NUMBERS, Numbers, numbers_of

ALONE, LETTER, SURNAME, NUMBER, FILLER, EMPTY, KOREAN, STARTS = (1 << bit for bit in range(8))
"""What a word may be: a name, or a part of one, by itself; a single Latin letter; a surname that
stands with such letters; a number, or the beginning of one; what stands inside of numbers; nothing
that is read; the beginning of a Korean name; Korean that begins like a number."""
FIGURE = NUMBER | STARTS
"""Both at once: a watched day, sum or number by itself."""

SYLLABLES = 5
"""A Korean name has at most so many."""
_CROSSES = 2
"""A Korean name that a blank parts has at most so many syllables before it."""
_MOST_KNOWN = 1 << 18
_SLOTS = 1 << 16
_MOST_MOVED = 64
_WEIGHT = 255
_FIRST, _LAST = 8, 32
_KEY = (1 << 24) - 1
_OPENS, _CLOSES = r"[\"'(\[“‘]*", r"[.,;:!?\"')\]”’…]*"
_PLAIN = re.compile(f"{_OPENS}([A-Z]?[a-z]+|[A-Z]+){_CLOSES}")
_PLAIN_FIGURES = re.compile(f"{_OPENS}[0-9]+{_CLOSES}")
_PLAIN_KOREAN = re.compile(f"{_OPENS}([가-힣]+){_CLOSES}")
_JAMO, _HANJA = re.compile(f"[{jamo.ALONE}]"), re.compile(f"[{HANJA}]")
HANGUL = re.compile("[가-힣]+")


NONE, BETWEEN = range(2)
"""What a word is to the rows of names: nothing; unseen, so that a row goes on over it. Any higher
number is that of a key."""


class LookedUp(NamedTuple):
    """What is known of the words of a text: a number each.

    Attributes:
        weights: What it may be.
        first: The key with which it begins.
        last: The key with which it ends, another one where it is several words.
    """

    weights: NDArray[np.uint8]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


class WordTable:
    """Number of a word, as `TokenRow` gives it → what it may be, and its place in rows of names.

    Each word stands in one of two places (cuckoo hashing: Pagh and Rodler 2004), so that a whole
    text is looked up by four array operations.

    Attributes:
        numbers: Word → what it tells of numbers, for those that tell anything.
    """

    def __init__(self, names: NameKeys, reckoned: ReckonedValues) -> None:
        self._names = names
        self._reckoned = reckoned
        self.parts = {key: number for number, key in enumerate(_keys_in_rows(names), BETWEEN + 1)}
        self.numbers: dict[str, Numbers] = {}
        self._make(_SLOTS)

    def _make(self, slots: int) -> None:
        self._known = 0
        self._hashes = np.zeros(slots, np.uint64)
        self._codes = np.zeros(slots, np.uint64)
        self._seen = self._hashes.data
        self._shift, self._mask = 65 - slots.bit_length(), slots - 1

    def make_room(self) -> None:
        """Forget all where too much is known; words come back when they are met."""
        if self._known > _MOST_KNOWN:
            self._make(_SLOTS)
            self.numbers.clear()

    def look_up(self, row: TokenRow) -> LookedUp:
        """Give of each word what it may be, and the keys with which it begins and ends."""
        hashes = row.hashes
        at = (hashes >> np.uint64(self._shift)).view(np.int64)
        codes = self._codes[at]
        elsewhere = (self._hashes[at] != hashes).nonzero()[0]
        if elsewhere.size:
            others = hashes[elsewhere]
            at = ((others >> np.uint64(1)) & np.uint64(self._mask)).view(np.int64)
            codes[elsewhere] = self._codes[at]
            for number in elsewhere[self._hashes[at] != others].tolist():
                codes[number] = self._learn(int(hashes[number]), row, number)
        weights = (codes & np.uint64(_WEIGHT)).astype(np.uint8)
        first = ((codes >> np.uint64(_FIRST)) & np.uint64(_KEY)).view(np.int64)
        return LookedUp(weights, first, (codes >> np.uint64(_LAST)).view(np.int64))

    def _learn(self, told: int, row: TokenRow, number: int) -> int:
        """Give what a word is that was not met before, or that this very text has twice."""
        for at in self._places(told):
            if self._seen[at] == told:
                return int(self._codes[at])
        token = row.word(number)
        if plain := _PLAIN.fullmatch(token):
            code = self._of_plain(token, plain[1])
        elif _PLAIN_FIGURES.fullmatch(token):
            code = self._of_numbers(token) if self._reckoned else 0
        else:
            code = self._of_any(token)
        self._known += 1
        if self._known * 2 > len(self._hashes):
            self._grow()
        self._put(told, code)
        return code

    def _places(self, told: int) -> tuple[int, int]:
        return told >> self._shift, (told >> 1) & self._mask

    def _put(self, told: int, code: int) -> None:
        at = self._places(told)[0]
        for _ in range(_MOST_MOVED):
            first, second = self._places(told)
            if not (self._seen[first] and self._seen[second]):
                free = second if self._seen[first] else first
                self._hashes[free], self._codes[free] = told, code
                return
            at = second if at == first else first
            told_there, code_there = int(self._hashes[at]), int(self._codes[at])
            self._hashes[at], self._codes[at] = told, code
            told, code = told_there, code_there
        self._grow()
        self._put(told, code)

    def _grow(self) -> None:
        """Put all into twice as many places."""
        known, hashes, codes = self._known, self._hashes, self._codes
        self._make(len(hashes) * 2)
        self._known = known
        there = hashes.nonzero()[0]
        for told, code in zip(hashes[there].tolist(), codes[there].tolist(), strict=True):
            self._put(told, code)

    def _of_plain(self, token: str, written: str) -> int:
        """Weigh a word of Latin letters without anything else, as most are."""
        word, weight, part = written.lower(), 0, NONE
        if self._names:
            weight = SURNAME * self._names.initials.is_surname(word)
            weight |= LETTER * (len(word) == 1)
            if is_sayable(word):
                key = key_of(word)
                part = self.parts.get(key, NONE)
                weight |= ALONE * (self._names.has_row(key + END) and self._is_name(word, written))
        if self._reckoned and (word in NUMBERS or word in FILLERS):
            weight |= FILLER if word in FILLERS else self._of_numbers(token)
        return weight | part << _FIRST | part << _LAST

    def _is_name(self, word: str, written: str) -> bool:
        capital = written[0].isupper()
        return len(word) >= LEAST_LETTERS and self._names.may_be((Said(word, capital, capital),))

    def _of_any(self, token: str) -> int:
        words = said_in(token)
        weight = self._of_names(token, words) if self._names else 0
        if self._reckoned:
            fills = "".join(one.text for one in words) in FILLERS
            weight |= FILLER if fills else self._of_numbers(token)
        return weight | (0 if words else EMPTY) | self._keys(words)

    def _keys(self, words: tuple[Said, ...]) -> int:
        """Give the keys with which a word begins and ends, where they stand in a code."""
        if not words:
            return BETWEEN << _FIRST | BETWEEN << _LAST
        first, last = (
            self.parts.get(key_of(one.text), NONE) if one.latin and is_sayable(one.text) else NONE
            for one in (words[0], words[-1])
        )
        return first << _FIRST | last << _LAST

    def _of_names(self, token: str, words: tuple[Said, ...]) -> int:
        if not words:
            return 0
        told = "".join((token, *(one.text for one in words)))
        if _HANJA.search(told) or (self._names.korean.guesses and _JAMO.search(told)):
            return ALONE
        weight = LETTER * any(len(one.text) == 1 and one.latin for one in words)
        weight |= SURNAME * any(self._names.initials.is_surname(one.text) for one in words)
        weight |= self._in_korean(token)
        if any(one.latin for one in words) and any(True for _ in self._names.find(Text(token))):
            weight |= ALONE
        return weight

    def _in_korean(self, token: str) -> int:
        """Weigh a word by the names that the list has in Latin letters only."""
        weight = 0
        for run in korean_in(token) if self._names.korean.guesses else ():
            head = run[:SYLLABLES]
            if not self._names.korean.may_begin(head):
                continue
            if len(run) > _CROSSES:
                weight |= ALONE * self._names.korean.may_be(head)
            else:
                weight |= KOREAN
        return weight

    def _of_numbers(self, token: str) -> int:
        told = numbers_of(token)
        if told is None:
            return 0
        self.numbers[token] = told
        if self._reckoned.may_be(token):
            return FIGURE
        return NUMBER if told.opens else STARTS


def _keys_in_rows(names: NameKeys) -> list[str]:
    """Give the keys of words of names that have two words or more."""
    rows = (one.split(END)[:-1] for one in names.rows if one.count(END) > 1)
    return sorted({key for keys in rows for key in keys})


@lru_cache(maxsize=1 << 16)
def korean_in(token: str) -> tuple[str, ...]:
    """Give the runs of Korean letters in what stands between two blanks."""
    return tuple(HANGUL.findall(fold(token).text))


@lru_cache(maxsize=1 << 16)
def said_in(token: str) -> tuple[Said, ...]:
    """Give the words in what stands between two blanks, as names are compared."""
    plain = _PLAIN.fullmatch(token)
    if plain:
        capital = plain[1][0].isupper()
        return (Said(plain[1].lower(), capital, capital),)
    korean = _PLAIN_KOREAN.fullmatch(token)
    return (Said(korean[1], capital=False, big=False),) if korean else said(Text(token))
