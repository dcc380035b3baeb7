"""What each word of a text may be of a watched value: found once for a word, kept for the list."""

from __future__ import annotations

import re
from functools import lru_cache

from moksori.language import jamo
from moksori.language.fold import fold
from moksori.language.hanja import HANJA
from moksori.protection.matching_names import LEAST_LETTERS, NameKeys
from moksori.protection.matching_reckoned import ReckonedValues
from moksori.protection.matching_sequences import END, is_sayable, key_of
from moksori.protection.matching_text import Text
from moksori.protection.matching_words import Said, said
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
_PLAIN = re.compile(r"[\"'(\[]*([A-Z]?[a-z]+|[A-Z]+)[.,;:!?\"')\]]*")
_PLAIN_KOREAN = re.compile(r"[\"'(\[]*([가-힣]+)[.,;:!?\"')\]]*")
_JAMO, _HANJA = re.compile(f"[{jamo.ALONE}]"), re.compile(f"[{HANJA}]")
HANGUL = re.compile("[가-힣]+")


class WordTable(dict[str, int]):
    """Word of a text, as blanks part it → what it may be.

    Attributes:
        keys_of: Word → the keys of its parts as a row; an end alone for what is in no name.
        numbers: Word → what it tells of numbers, for those that tell anything.
    """

    def __init__(self, names: NameKeys, reckoned: ReckonedValues) -> None:
        self._names = names
        self._reckoned = reckoned
        self.keys_of: dict[str, bytes] = {}
        self.numbers: dict[str, Numbers] = {}

    def make_room(self) -> None:
        """Forget all where too much is known; words come back when they are met."""
        if len(self) > _MOST_KNOWN:
            self.clear()
            self.keys_of.clear()
            self.numbers.clear()

    def __missing__(self, token: str) -> int:
        words = said_in(token)
        self.keys_of[token] = _row(words)
        weight = self._of_names(token, words) if self._names else 0
        if self._reckoned:
            weight |= self._of_numbers(token, words)
        if not words:
            weight |= EMPTY
        self[token] = weight
        return weight

    def _of_names(self, token: str, words: tuple[Said, ...]) -> int:
        if not words:
            return 0
        if len(words) == 1 and words[0].latin and _PLAIN.fullmatch(token):
            return self._of_plain(words[0])
        told = "".join((token, *(one.text for one in words)))
        if _HANJA.search(told) or (self._names.korean.guesses and _JAMO.search(told)):
            return ALONE
        weight = LETTER * any(len(one.text) == 1 and one.latin for one in words)
        weight |= SURNAME * any(self._names.initials.is_surname(one.text) for one in words)
        weight |= self._in_korean(token)
        if any(one.latin for one in words) and any(True for _ in self._names.find(Text(token))):
            weight |= ALONE
        return weight

    def _of_plain(self, word: Said) -> int:
        """Weigh a word of Latin letters without anything else, as most are."""
        weight = SURNAME * self._names.initials.is_surname(word.text)
        if len(word.text) == 1:
            weight |= LETTER
        elif len(word.text) >= LEAST_LETTERS and self._names.may_be((word,)):
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

    def _of_numbers(self, token: str, words: tuple[Said, ...]) -> int:
        if token.lower() in FILLERS:
            return FILLER
        if len(words) == 1 and words[0].text not in NUMBERS and _PLAIN.fullmatch(token):
            return 0
        told = numbers_of(token)
        if told is None:
            return 0
        self.numbers[token] = told
        if self._reckoned.may_be(token):
            return FIGURE
        return NUMBER if told.opens else STARTS


def _row(words: tuple[Said, ...]) -> bytes:
    if not words:
        return b""
    return "".join(
        (key_of(one.text) if one.latin and is_sayable(one.text) else "") + END for one in words
    ).encode()


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
