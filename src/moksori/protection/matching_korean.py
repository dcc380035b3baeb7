"""Names that a list has in Latin or Korean letters, looked for in Korean letters and in Hanja."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from moksori.language import jamo
from moksori.language.fold import letters_of
from moksori.language.hangul import is_syllable, north_to_south
from moksori.language.hanja import HANJA, read_run
from moksori.language.romanise import mccune_reischauer, name_forms, north, revised
from moksori.protection.keeping import Kept, lists_of, pairs_of, sets_of
from moksori.protection.matching_judge import ends_as_word
from moksori.protection.matching_sequences import key_of
from moksori.protection.matching_text import Text
from moksori.protection.place_stems import stem_of
from moksori.terms.finding import FindingClass
from moksori.terms.watch import WatchKind

_LONGEST = 5
_SURE = 3
_VOWELS, _CONSONANTS = "AEIOY", "KTPCSNMH"
_HANJA_RUN = re.compile(f"[{HANJA}]+[가-힣]?")
_BLOCK, _REVIEW = FindingClass.BLOCK, FindingClass.REVIEW

Found = tuple[int, int, int, FindingClass]


class KoreanNames:
    """The names of a watch list as a Korean writes them."""

    def __init__(self) -> None:
        self._told: dict[str, set[int]] = {}
        self._by_key: dict[str, set[int]] = {}
        self._latin: dict[int, set[str]] = {}
        self._heads: set[str] = set()
        self._openings: set[str] = set()

    def kept(self) -> Kept:
        """Give all of it as plain data."""
        return {
            "told": lists_of(self._told),
            "by_key": lists_of(self._by_key),
            "latin": pairs_of(self._latin),
            "heads": sorted(self._heads),
        }

    def restore(self, kept: Kept) -> None:
        """Take back what `kept` gave."""
        self._told, self._by_key = sets_of(kept["told"]), sets_of(kept["by_key"])
        self._latin = {number: set(words) for number, words in kept["latin"]}
        self._heads = set(kept["heads"])
        self._openings = {key[:end] for key in self._by_key for end in range(len(key) + 1)}

    def take_korean(self, number: int, kind: WatchKind, letters: str) -> None:
        """Take a name that was told in Korean letters: it may stand in Hanja."""
        stem = stem_of(letters) if kind is WatchKind.PLACE else ""
        for name in (letters, stem):
            for written in (name, *north_to_south(name)) if name else ():
                self._told.setdefault(written, set()).add(number)

    def take_hanja(self, number: int, letters: str) -> None:
        """Take a name that was told in Hanja: it may stand there in any of its readings."""
        for reading in read_run(letters):
            for written in (reading, *north_to_south(reading)):
                self._told.setdefault(written, set()).add(number)
                self._latin.setdefault(number, set()).add(written)
                self._take_key(number, key_of(written), key_of(written[0]))

    def take_latin(self, number: int, key: str, head: str, letters: str) -> None:
        """Take a name that was told in Latin letters only.

        Args:
            number: Of the value.
            key: Of the whole name.
            head: Key of its first word.
            letters: The name, folded.
        """
        self._latin.setdefault(number, set()).add(letters)
        self._take_key(number, key, head)

    def _take_key(self, number: int, key: str, head: str) -> None:
        self._by_key.setdefault(key, set()).add(number)
        self._heads.add(head)
        self._openings.update(key[:length] for length in range(len(key) + 1))

    def __bool__(self) -> bool:
        """True where there is a name to look for."""
        return bool(self._told or self._by_key)

    @property
    def guesses(self) -> bool:
        """True where there is a name of which the list has no Korean letters."""
        return bool(self._by_key)

    def may_begin(self, letters: str) -> bool:
        """Say whether a name that the list has in no Korean letters can begin with these.

        Args:
            letters: Syllables, at most three count; of fewer nobody can tell for sure.
        """
        if not self._by_key:
            return False
        if _certain(letters[:1]) not in self._openings:
            return False
        if len(letters) < _SURE:
            return _certain(letters) in self._openings
        return not self._heads.isdisjoint(key_of(letters[:length]) for length in (1, 2, 3))

    def may_be(self, letters: str) -> bool:
        """Say whether a name can stand at the beginning of so many syllables."""
        if _certain(letters[:2]) not in self._openings:
            return False
        return any(
            next(self._latin_of(letters[:length]), None) is not None
            for length in range(2, min(_LONGEST, len(letters)) + 1)
        )

    def find(self, text: Text) -> Iterator[Found]:
        """Give the stretches of Korean letters and Hanja that may be a name of the list."""
        if self._by_key:
            for at, letter in enumerate(text.letters):
                if is_syllable(letter):
                    yield from self._in_korean(text, at)
        if (self._told or self._by_key) and not text.letters.isascii():
            for run in _HANJA_RUN.finditer(text.letters):
                yield from self._in_hanja(text, run)

    def _in_korean(self, text: Text, at: int) -> Iterator[Found]:
        """Look from one syllable on for names that the list has in no Korean letters."""
        if at and not text.gaps[at] and is_syllable(text.letters[at - 1]):
            return
        letters = text.letters[at : at + _LONGEST]
        heads = (key_of(letters[:length]) for length in (1, 2, 3))
        if self._heads.isdisjoint(heads):
            return
        for length in range(2, _LONGEST + 1):
            name = letters[:length]
            if len(name) < length or not is_syllable(name[-1]):
                break
            if not _stands_as_one(text, at, at + length):
                continue
            sure = length >= _SURE and ends_as_word(text, at, at + length)
            if length < _SURE and not ends_as_word(text, at, at + length):
                continue
            for number in self._latin_of(name):
                yield at, at + length, number, _BLOCK if sure else _REVIEW

    def _latin_of(self, name: str) -> Iterator[int]:
        """Give the values told in Latin letters that this Korean name is a spelling of."""
        numbers = self._by_key.get(key_of(name), ())
        for number in numbers:
            told = self._latin[number]
            if name in told or not spellings_of(name).isdisjoint(told):
                yield number

    def _in_hanja(self, text: Text, run: re.Match[str]) -> Iterator[Found]:
        letters = run.group()
        if text.rough and len(letters) > _LONGEST:
            return  # every other pair of bytes looks like such a character
        for first in range(len(letters) - 1):
            for length in range(2, min(_LONGEST, len(letters) - first) + 1):
                start = run.start() + first
                if not _stands_as_one(text, start, start + length):
                    continue
                numbers = set(self._read(letters[first : first + length]))
                cls = _BLOCK if length >= _SURE else _REVIEW
                yield from ((start, start + length, number, cls) for number in numbers)

    def _read(self, letters: str) -> Iterator[int]:
        for name in read_run(letters):
            yield from self._told.get(name, ())
            yield from self._latin_of(name)


def _certain(letters: str) -> str:
    """Give the part of the key of some syllables that stays whatever syllables follow.

    A last consonant may change, and so may a vowel that has none behind it.
    """
    key, final = key_of(letters), jamo.split(letters[-1])[2]
    if jamo.FINALS[final] in ("", "ㅎ"):
        key = key.rstrip(_CONSONANTS).rstrip(_VOWELS)
    return key.rstrip(_CONSONANTS)


def _stands_as_one(text: Text, start: int, end: int) -> bool:
    """Say whether a name may be cut like this: not at all, behind the surname, or everywhere."""
    gaps = set(text.inner_gaps(start, end))
    return not gaps or len(gaps) == end - start - 1 or (end - start > 2 and gaps in ({1}, {2}))


def spellings_of(name: str) -> frozenset[str]:
    """Give the Latin spellings, folded, of a name or place in Korean letters."""
    known = _KNOWN.get(name)
    if known is None:
        systems = (revised(name), mccune_reischauer(name), north(name))
        known = frozenset(letters_of(form) for form in (*name_forms(name), *systems))
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        _KNOWN[name] = known
    return known


_KNOWN: dict[str, frozenset[str]] = {}
_MOST_KNOWN = 4096


def is_hanja(letters: str) -> bool:
    """Say whether a name is written in Chinese characters that have Korean readings."""
    return len(letters) > 1 and next(read_run(letters), "") != "" and not _has_syllable(letters)


def _has_syllable(letters: Iterable[str]) -> bool:
    return any(is_syllable(char) for char in letters)
