"""Names across scripts: one name in Korean letters and in every Latin spelling of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from moksori.language.fold import letters_of, readable
from moksori.language.hangul import is_syllable
from moksori.language.romanise import mccune_reischauer, north, revised
from moksori.language.romanised_names import given_first, surname_of, surname_spellings
from moksori.language.spelling_patterns import can_spell
from moksori.protection.keeping import Kept, lists_of, pairs_of
from moksori.protection.matching_initials import InitialNames, surnames_of
from moksori.protection.matching_korean import Found, KoreanNames, is_hanja, spellings_of
from moksori.protection.matching_sequences import (
    END,
    LONGEST,
    Row,
    is_sayable,
    key_apart,
    key_of,
    row,
    rows_of_korean,
    rows_of_latin,
    rows_surname_last,
)
from moksori.protection.matching_text import Text, Word
from moksori.protection.matching_words import (
    APOSTROPHES,
    Said,
    between,
    is_big,
    joins,
    seen,
    whole_words,
)
from moksori.protection.place_stems import stem_of
from moksori.terms.finding import FindingClass
from moksori.terms.watch import WatchKind, WatchValue

LEAST_LETTERS = 5
"""A name in Latin letters has at least so many."""
_LEAST_JOINED = 7
_LEAST_ALONE = 8
_KEY_LEAST = 4
_SURE_SYLLABLES = 3
_NEAR = 0.8
_MOST_APART = 3
_MOST_SPELLED = 16
_WORDS_OF_NAME = re.compile(r"[^\W\d_]+")
_BLOCK, _REVIEW = FindingClass.BLOCK, FindingClass.REVIEW


class NameKeys:
    """The names of a watch list by a key that all spellings of one name share."""

    def __init__(self, values: Iterable[tuple[int, WatchValue]]) -> None:
        self._first: dict[Row, tuple[int, ...]] = {}
        self._last: dict[Row, tuple[int, ...]] = {}
        self._members: dict[int, tuple[str, ...]] = {}
        self._stems: dict[int, tuple[str, ...]] = {}
        self._told: dict[int, tuple[str, ...]] = {}
        self._surnames: dict[int, frozenset[str]] = {}
        self._spellings: set[str] = set()
        self.korean = KoreanNames()
        self.initials = InitialNames()
        for number, value in values:
            if value.kind in (WatchKind.PERSON, WatchKind.PLACE):
                for told in sorted(value.forms, key=str.isascii):
                    self._take(number, value.kind, told)

    def kept(self) -> Kept:
        """Give all of it as plain data."""
        return {
            "first": lists_of(self._first),
            "last": lists_of(self._last),
            "members": pairs_of(self._members),
            "stems": pairs_of(self._stems),
            "told": pairs_of(self._told),
            "surnames": pairs_of(self._surnames),
            "spellings": sorted(self._spellings),
            "korean": self.korean.kept(),
            "initials": self.initials.kept(),
        }

    def restore(self, kept: Kept) -> None:
        """Take back what `kept` gave."""
        self._first = {one: tuple(numbers) for one, numbers in kept["first"].items()}
        self._last = {one: tuple(numbers) for one, numbers in kept["last"].items()}
        self._members = {number: tuple(words) for number, words in kept["members"]}
        self._stems = {number: tuple(words) for number, words in kept["stems"]}
        self._told = {number: tuple(words) for number, words in kept["told"]}
        self._surnames = {number: frozenset(words) for number, words in kept["surnames"]}
        self._spellings = set(kept["spellings"])
        self.korean.restore(kept["korean"])
        self.initials.restore(kept["initials"])

    def find(self, text: Text) -> Iterator[Found]:
        """Give the stretches of a text that are another spelling of a watched name."""
        if not text.reads:
            return
        yield from self.korean.find(text)
        if not self._first:
            return
        words = whole_words(text)
        for at, word in enumerate(words):
            if word.text[0].isalpha() and word.text.isascii():
                yield from self._in_latin(text, words, at)
        yield from self._spelled_out(text, words)
        yield from self.initials.find(text, words)

    @property
    def rows(self) -> Iterable[Row]:
        """The rows of keys of all names in Latin letters."""
        return self._first.keys() | self._last.keys()

    def has_row(self, told: Row) -> bool:
        """Say whether a row of keys is that of a name."""
        return told in self._first or told in self._last

    def may_be(self, words: Sequence[Said]) -> bool:
        """Say whether words that stand side by side can be a name: its row, with its capitals."""
        told = row(key_of(one.text) for one in words)
        first, last = self._first.get(told), self._last.get(told)
        if first is None and last is None:
            return False
        lists = (
            (first, words[0], words),
            (last, words[-1], (words[-1], *words[:-1])),
        )
        return any(
            numbers is not None
            and self._may_head(surname, alone=len(words) == 1)
            and self._are_like(numbers, order)
            for numbers, surname, order in lists
        )

    def _may_head(self, word: Said | Word, *, alone: bool) -> bool:
        """Say whether a word is written like a surname; alone, it may begin like one."""
        if word.capital or word.text in self._spellings:
            return True
        return alone and len(word.text) >= _LEAST_JOINED and self._begins_with_surname(word.text)

    def _are_like(self, numbers: Iterable[int], order: Sequence[Said]) -> bool:
        """Say whether words, surname first, are a spelling of a name or as big as one."""
        letters = "".join(one.text for one in order)
        if len(letters) < LEAST_LETTERS:
            return False
        if all(one.big for one in order):
            return True
        names = (name for number in numbers for name in self._members.get(number, ()))
        if any(_is_spelling(letters, name) for name in names):
            return True
        return any(one in self._told and self._is_like_told(one, letters) for one in numbers)

    def __bool__(self) -> bool:
        """True where there is a name to look for."""
        return bool(self._first or self.korean)

    def _take(self, number: int, kind: WatchKind, told: str) -> None:
        letters = letters_of(told)
        if letters and all(is_syllable(char) for char in letters):
            self._take_korean(number, kind, letters)
        elif is_hanja(letters):
            self.korean.take_hanja(number, letters)
        elif kind is WatchKind.PERSON and _may_be_korean(told):
            self._take_latin(number, told)
        elif kind is WatchKind.PLACE:
            self._take_place(number, told)

    def _take_korean(self, number: int, kind: WatchKind, letters: str) -> None:
        self.korean.take_korean(number, kind, letters)
        stem = stem_of(letters) if kind is WatchKind.PLACE else ""
        for name, taken in ((letters, self._members), (stem, self._stems)):
            if len(key_of(name)) >= _KEY_LEAST:
                taken[number] = (*taken.get(number, ()), name)
                self._take_rows(kind, name, number)

    def _take_rows(self, kind: WatchKind, name: str, number: int) -> None:
        """Take the words in which a name in Korean letters is written in Latin ones."""
        if kind is WatchKind.PERSON:
            self._spellings.update(surnames_of(name))
            self.initials.take(number, name)
            self._add(self._first, rows_of_korean(name), number)
            self._add(self._first, (row((key_of(given_first(name)),)),), number)
            self._add(self._last, rows_surname_last(name, surname_of(name)), number)
            return
        for part in (name, name[:-1]):
            systems = (revised(part), mccune_reischauer(part), north(part))
            self._spellings.update(letters_of(written) for written in systems)
        # An ending apart has another key: -ri alone reads like a surname.
        stems = {name[:-1], stem_of(name) or name[:-1]}
        apart = (row((key_of(stem), key_of(name.removeprefix(stem)))) for stem in stems)
        whole = (row((key,)) for key in (key_of(name), key_apart(name)))
        self._add(self._first, (*whole, *apart), number)

    def _take_latin(self, number: int, told: str) -> None:
        words = _words_of(told)
        first, last = rows_of_latin(words)
        # Whose Korean letters are known needs no guess at them.
        told_in_korean = self._has_any(first, number)
        self._add(self._first, first, number)
        self._add(self._last, last, number)
        for order in (words, [words[-1], *words[:-1]]):
            letters = "".join(order)
            self._told[number] = (*self._told.get(number, ()), letters)
            key = key_of(" ".join(order))
            if len(key) < _KEY_LEAST:
                continue
            if not told_in_korean:
                self.korean.take_latin(number, key, key_of(order[0]), letters)
            spellings = surname_spellings(order[0])
            self._spellings.update(spellings)
            self._surnames[number] = self._surnames.get(number, frozenset()) | spellings

    def _add(self, rows: dict[Row, tuple[int, ...]], made: Iterable[Row], number: int) -> None:
        for one in made:
            known = rows.get(one, ())
            if number not in known and len(one.replace(END, "")) >= _KEY_LEAST:
                rows[one] = (*known, number)

    def _has_any(self, rows: Iterable[Row], number: int) -> bool:
        return any(number in self._first.get(one, ()) for one in rows)

    def _take_place(self, number: int, told: str) -> None:
        """Take a place told in Latin letters, for where it stands in Korean ones."""
        keys = {name: key_of(name) for name in (told, stem_of(told))}
        if self._has_any([row((key,)) for key in keys.values()], number):
            return
        for name, key in keys.items():
            letters = letters_of(name)
            if letters and is_sayable(letters) and len(key) >= _KEY_LEAST:
                self.korean.take_latin(number, key, key, letters)

    def _in_latin(self, text: Text, words: list[Word], at: int) -> Iterator[Found]:
        """Give the names that begin with a word, whichever of their words is the surname."""
        told, found = "", words[at : at + LONGEST]
        for count, word in enumerate(found, 1):
            if not is_sayable(word.text):
                return
            if count > 1 and not self._goes_on(text, found[count - 2], word):
                return
            told += key_of(word.text) + END
            window = found[:count]
            if told in self._first and self._may_be_surname(text, window[0], alone=count == 1):
                yield from self._compare(text, window, self._first[told], window)
            if told in self._last and self._may_be_surname(text, word, alone=False):
                order = [window[-1], *window[:-1]]
                yield from self._compare(text, window, self._last[told], order)

    def _may_be_surname(self, text: Text, word: Word, *, alone: bool) -> bool:
        return not text.prose or self._may_head(word, alone=alone)

    def _goes_on(self, text: Text, word: Word, following: Word) -> bool:
        """Say whether two words can be of one name: a blank, comma or hyphen between them."""
        if not (is_sayable(word.text) and is_sayable(following.text)):
            return False
        return not text.prose or joins(between(text, word, following))

    def _spelled_out(self, text: Text, words: list[Word]) -> Iterator[Found]:
        """Look for names whose letters stand apart: K i m  C h o l s u, K.i.m.C.h.o.l.s.u."""
        run: list[Word] = []
        for word in words:
            if len(word.text) == 1 and word.text.isascii() and word.text.isalpha():
                run.append(word)
            else:
                yield from self._in_letters(text, run)
                run = []
        yield from self._in_letters(text, run)

    def _in_letters(self, text: Text, run: list[Word]) -> Iterator[Found]:
        for first in range(len(run) - LEAST_LETTERS + 1):
            for last in range(first + LEAST_LETTERS, min(first + _MOST_SPELLED, len(run)) + 1):
                start, end = run[first].start, run[last - 1].end
                letters = text.letters[start:end]
                for number in self._first.get(row((key_of(letters),)), ()):
                    names = self._members.get(number, ())
                    known = any(_is_spelling(letters, name) for name in names)
                    if known or self._is_like_told(number, letters):
                        yield start, end, number, _BLOCK if known else _REVIEW

    def _begins_with_surname(self, word: str) -> bool:
        return any(word[:length] in self._spellings for length in range(2, 6)) and is_sayable(word)

    def _compare(
        self, text: Text, window: list[Word], numbers: Iterable[int], order: list[Word]
    ) -> Iterator[Found]:
        letters = "".join(word.text for word in order)
        if len(letters) < LEAST_LETTERS:
            return
        for number in numbers:
            cls = self._worth(number, letters, text, window)
            if cls is not None:
                yield window[0].start, window[-1].end, number, cls

    def _worth(
        self, number: int, letters: str, text: Text, window: list[Word]
    ) -> FindingClass | None:
        """Judge a stretch with the key of a name: a known spelling of it, or as big as a name."""
        names = self._members.get(number, ())
        # Small words with blanks between them ("you suck my") are spelled as the lists have it.
        known = spellings_of if text.prose and _has_blank(text, window) else None
        if any(letters in known(name) if known else _is_spelling(letters, name) for name in names):
            return _BLOCK
        if len(window) == 1 and self._is_stem(number, letters):
            return _REVIEW
        big = not text.prose or all(is_big(text, word) for word in window)
        alone = len(window) == 1 and text.prose
        if names:
            if not big or (alone and len(letters) < _LEAST_ALONE):
                return None
            usual = (spelling for name in names for spelling in spellings_of(name))
            near = any(can_spell(letters, name) for name in names)
            near = near or any(_is_near(letters, one) for one in usual)
            if alone:
                return _REVIEW if near else None
            return _BLOCK if near else _REVIEW
        if number not in self._told:
            return None
        near = self._is_like_told(number, letters)
        if alone or not big:
            return _REVIEW if near else None
        return _BLOCK if near or len(window) > 2 else _REVIEW

    def _is_stem(self, number: int, letters: str) -> bool:
        """Say whether a word is a place without its ending: 혜산시, Hyesan."""
        spellings = (spellings_of(stem) for stem in self._stems.get(number, ()))
        long = len(letters) >= _LEAST_ALONE
        return any(
            letters in known or (long and any(_is_near(letters, one) for one in known))
            for known in spellings
        )

    def _is_like_told(self, number: int, letters: str) -> bool:
        """Say whether letters with the key of a name are near to it, or have its surname.

        Without the Korean letters nobody can tell which spellings the name has.
        """
        if any(_is_near(letters, known) for known in self._told.get(number, ())):
            return True
        surnames = tuple(one for one in self._surnames.get(number, ()) if len(one) > 1)
        return letters.startswith(surnames) or letters.endswith(surnames)


def _has_blank(text: Text, window: Sequence[Word]) -> bool:
    pairs = pairwise(window)
    return any(" " in seen(between(text, *pair)) for pair in pairs)


def _is_spelling(letters: str, name: str) -> bool:
    """Say whether letters are a spelling of a name, however big they are written."""
    return letters in spellings_of(name) or (
        len(name) >= _SURE_SYLLABLES and can_spell(letters, name)
    )


@lru_cache(maxsize=1 << 16)
def _is_near(letters: str, known: str) -> bool:
    if abs(len(letters) - len(known)) > _MOST_APART:
        return False
    return SequenceMatcher(None, letters, known, autojunk=False).ratio() >= _NEAR


def _may_be_korean(told: str) -> bool:
    """Say whether a name in Latin letters can be Korean: two or three sayable parts."""
    words = _words_of(told)
    return 2 <= len(words) <= LONGEST and all(is_sayable(word) for word in words)


def _words_of(told: str) -> list[str]:
    """Give the words of a name in Latin letters, folded."""
    plain = "".join(char for char in readable(told).text if char not in APOSTROPHES)
    return [letters_of(word) for word in _WORDS_OF_NAME.findall(plain)]
