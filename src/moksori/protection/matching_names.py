"""Names across scripts: one name in Korean letters and in every Latin spelling of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from moksori.language.fold import letters_of
from moksori.language.hangul import is_syllable
from moksori.language.romanise import (
    mccune_reischauer,
    name_forms,
    north,
    revised,
    skeleton,
)
from moksori.protection.matching_judge import ends_as_word
from moksori.protection.matching_text import Text, Word
from moksori.terms.finding import FindingClass
from moksori.terms.watch import WatchKind, WatchValue

_SYLLABLES = re.compile(
    r"(?:(?:kk|tt|pp|ss|jj|tch|ch|kh|th|ph|sh|hw|kw|gw|[bcdghjklmnprstwyfv])?"
    r"(?:[aeiou]{1,3}|y[aeiou]{1,3}|w[aeiou]{1,2}|ee|oo|y)[hw]?"
    r"(?:ng|ck|[nmlkptrgbds](?![aeiou]))?){1,5}"
)
_LONGEST = 4
_LEAST_LETTERS = 5
_LEAST_JOINED = 7
_KEY_LEAST = 4
_NEAR = 0.8
_MOST_APART = 3
_WITHIN_NAME = frozenset(
    ("", ",", "-", "\u2010", "\u2011", "\u2012", "\u2013", "'", "’", "_", "\u00b7")
)
_APOSTROPHES = frozenset("'`\u00b4\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201b")
_HYPHENS = frozenset("-\u00ad\u2010\u2011\u2012\u2013'’")
_WORDS_OF_NAME = re.compile(r"[^\W\d_]+")

Found = tuple[int, int, int, FindingClass]


@dataclass(frozen=True, slots=True)
class Said:
    """One word of a text as names are compared: folded; begun with a capital; written big."""

    text: str
    capital: bool
    big: bool

    @property
    def latin(self) -> bool:
        """True for a word of Latin letters."""
        return self.text[0].isalpha() and self.text.isascii()


def said(text: Text) -> tuple[Said, ...]:
    """Give the words of a text as names are compared."""
    return tuple(Said(word.text, word.capital, _is_big(text, word)) for word in _whole_words(text))


class NameKeys:
    """The names of a watch list by a key that all spellings of one name share."""

    def __init__(self, values: Iterable[tuple[int, WatchValue]]) -> None:
        self._latin: dict[str, set[int]] = {}
        self._korean: dict[str, set[int]] = {}
        self._members: dict[int, tuple[str, ...]] = {}
        self._told: dict[int, tuple[str, ...]] = {}
        self._heads: set[str] = set()
        self._spellings: set[str] = set()
        for number, value in values:
            if value.kind in (WatchKind.PERSON, WatchKind.PLACE):
                for told in value.forms:
                    self._take(number, value.kind, told)

    def find(self, text: Text) -> Iterator[Found]:
        """Give the stretches of a text that are another spelling of a watched name."""
        if not self._latin or text.rough:
            return
        words = _whole_words(text)
        for at, word in enumerate(words):
            if is_syllable(word.text[0]):
                yield from self._in_korean(text, word)
            elif word.text[0].isalpha() and word.text.isascii():
                yield from self._in_latin(text, words, at)

    def __bool__(self) -> bool:
        """True where there is a name to look for."""
        return bool(self._latin)

    def is_head(self, word: str, capital: bool) -> bool:
        """Say whether a word of Latin letters can be a name, or begin one or end one with others.

        Args:
            word: Folded.
            capital: It begins with a capital.
        """
        if not capital and word not in self._spellings:
            return len(word) >= _LEAST_JOINED and self._begins_with_surname(word)
        if not is_sayable(word):
            return False
        key = _key(word)
        return key in self._heads or (len(word) >= _LEAST_LETTERS and key in self._latin)

    def may_head(self, words: Sequence[Said], at: int) -> bool:
        """Say whether a name can stand there with word `at` as its surname, first or last."""
        head = words[at]
        if not head.latin or not self.is_head(head.text, head.capital):
            return False
        if _key(head.text) not in self._heads:
            return False
        return self._may_go_on(words, at) or self._may_come_last(words, at)

    def _may_go_on(self, words: Sequence[Said], at: int) -> bool:
        for last in range(at + 1, min(at + _LONGEST, len(words))):
            if not (words[last].latin and is_sayable(words[last].text)):
                return False
            if self._may_be(words[at : last + 1]):
                return True
        return False

    def _may_come_last(self, words: Sequence[Said], at: int) -> bool:
        for first in range(at - 1, max(at - _LONGEST, -1), -1):
            if not (words[first].latin and is_sayable(words[first].text)):
                return False
            if self._may_be((words[at], *words[first:at])):
                return True
        return False

    def _may_be(self, order: Sequence[Said]) -> bool:
        """Say whether words, surname first, are a spelling of a name or as big as one."""
        letters = "".join(one.text for one in order)
        if len(letters) < _LEAST_LETTERS:
            return False
        numbers = self._latin.get(_key(" ".join(one.text for one in order)), ())
        if not numbers or all(one.big for one in order):
            return bool(numbers)
        names = (name for number in numbers for name in self._members.get(number, ()))
        return any(letters in _spellings(name) for name in names)

    def _take(self, number: int, kind: WatchKind, told: str) -> None:
        letters = letters_of(told)
        if letters and all(is_syllable(char) for char in letters):
            self._take_korean(number, kind, letters)
        elif kind is WatchKind.PERSON and _may_be_korean(told):
            self._take_latin(number, told)

    def _take_korean(self, number: int, kind: WatchKind, letters: str) -> None:
        key = _key(letters)
        if len(key) < _KEY_LEAST:
            return
        self._latin.setdefault(key, set()).add(number)
        self._members[number] = (*self._members.get(number, ()), letters)
        heads = (letters[:1], letters[:2]) if kind is WatchKind.PERSON else (letters[:-1],)
        for head in heads:
            self._heads.add(_key(head))
        if kind is WatchKind.PERSON:
            self._spellings.update(_surnames(letters))
        else:
            systems = (revised(letters[:-1]), mccune_reischauer(letters[:-1]), north(letters[:-1]))
            self._spellings.update(letters_of(written) for written in systems)

    def _take_latin(self, number: int, told: str) -> None:
        words = _WORDS_OF_NAME.findall(told)
        for order in (words, [words[-1], *words[:-1]]):
            key = _key(" ".join(order))
            letters = letters_of("".join(order))
            self._told[number] = (*self._told.get(number, ()), letters)
            if len(key) >= _KEY_LEAST:
                self._latin.setdefault(key, set()).add(number)
                self._korean.setdefault(key, set()).add(number)
                self._heads.add(_key(order[0]))

    def _in_korean(self, text: Text, word: Word) -> Iterator[Found]:
        """Look for names that the list has in Latin letters only."""
        if not self._korean:
            return
        letters = text.letters
        if _key(letters[word.start]) not in self._heads and (
            _key(letters[word.start : min(word.start + 2, word.end)]) not in self._heads
        ):
            return
        for length in (2, 3, 4):
            end = word.start + length
            if end > word.end:
                break
            name = letters[word.start : end]
            numbers = self._korean.get(_key(name), ())
            if not numbers or not ends_as_word(text, word.start, end):
                continue
            cls = FindingClass.BLOCK if length > 2 else FindingClass.REVIEW
            for number in numbers:
                if not _spellings(name).isdisjoint(self._told[number]):
                    yield word.start, end, number, cls

    def _in_latin(self, text: Text, words: list[Word], at: int) -> Iterator[Found]:
        word = words[at]
        big = word.capital or not text.prose
        if not big and word.text not in self._spellings:
            if len(word.text) >= _LEAST_JOINED and self._begins_with_surname(word.text):
                yield from self._compare(text, words, at, at + 1)
            return
        if not is_sayable(word.text):
            return
        if len(word.text) >= _LEAST_LETTERS:
            yield from self._compare(text, words, at, at + 1)
        if _key(word.text) not in self._heads:
            return
        for last in range(at + 1, min(at + _LONGEST, len(words))):
            if not self._goes_on(text, words[last - 1], words[last]):
                break
            yield from self._compare(text, words, at, last + 1)
        for first in range(at - 1, max(at - _LONGEST, -1), -1):
            if not self._goes_on(text, words[first], words[first + 1]):
                break
            yield from self._compare(text, words, first, at + 1, surname_last=True)

    def _goes_on(self, text: Text, word: Word, following: Word) -> bool:
        """Say whether two words can be of one name: a blank, comma or hyphen between them."""
        if not (is_sayable(word.text) and is_sayable(following.text)):
            return False
        between = text.original[
            text.folded.ends[word.end - 1] : text.folded.offsets[following.start]
        ]
        return not text.prose or between.strip() in _WITHIN_NAME

    def _begins_with_surname(self, word: str) -> bool:
        return any(word[:length] in self._spellings for length in range(2, 6)) and is_sayable(word)

    def _compare(
        self, text: Text, words: list[Word], first: int, last: int, *, surname_last: bool = False
    ) -> Iterator[Found]:
        window = words[first:last]
        order = [window[-1], *window[:-1]] if surname_last else window
        start, end = window[0].start, window[-1].end
        letters = "".join(word.text for word in order)
        if len(letters) < _LEAST_LETTERS:
            return
        said = " ".join(word.text for word in order)
        for number in self._latin.get(_key(said), ()):
            cls = self._worth(number, letters, text, window)
            if cls is not None:
                yield start, end, number, cls

    def _worth(
        self, number: int, letters: str, text: Text, window: list[Word]
    ) -> FindingClass | None:
        """Judge a stretch with the key of a name: a known spelling of it, or as big as a name."""
        names = self._members.get(number, ())
        if any(letters in _spellings(name) for name in names):
            return FindingClass.BLOCK
        big = not text.prose or all(_is_big(text, word) for word in window)
        if not big or (names and len(window) == 1 and text.prose):
            return None
        if not names and len(window) == 1 and text.prose:
            alike = any(_is_near(letters, known) for known in self._told.get(number, ()))
            return FindingClass.REVIEW if alike else None
        if names:
            near = any(_is_near(letters, known) for name in names for known in _spellings(name))
        else:
            # Without the Korean letters nobody can tell which spellings the name has.
            near = len(window) > 2 or any(
                _is_near(letters, known) for known in self._told.get(number, ())
            )
        return FindingClass.BLOCK if near else FindingClass.REVIEW


def _whole_words(text: Text) -> list[Word]:
    """Give the words of a text, those with an apostrophe inside as one: Ch'ol, but not Chol's."""
    words: list[Word] = []
    for word in text.words:
        if words and word.text != "s" and _is_after_apostrophe(text, words[-1], word):
            last = words.pop()
            joined = last.text + word.text
            words.append(Word(last.start, word.end, joined, last.capital))
        else:
            words.append(word)
    return words


def _is_after_apostrophe(text: Text, before: Word, word: Word) -> bool:
    ends, starts = text.folded.ends, text.folded.offsets
    between = text.original[ends[before.end - 1] : starts[word.start]]
    return len(between) == 1 and between in _APOSTROPHES


def _is_big(text: Text, word: Word) -> bool:
    """Say whether a word begins with a capital, or hangs by a hyphen on the word before."""
    start = text.folded.offsets[word.start]
    return word.capital or (start > 0 and text.original[start - 1] in _HYPHENS)


@lru_cache(maxsize=1 << 16)
def _is_near(letters: str, known: str) -> bool:
    if abs(len(letters) - len(known)) > _MOST_APART:
        return False
    return SequenceMatcher(None, letters, known, autojunk=False).ratio() >= _NEAR


@lru_cache(maxsize=1 << 17)
def _key(said: str) -> str:
    return skeleton(said)


@lru_cache(maxsize=1 << 16)
def is_sayable(word: str) -> bool:
    """Say whether Latin letters can be Korean syllables at all."""
    return _SYLLABLES.fullmatch(word) is not None


@lru_cache(maxsize=4096)
def _spellings(name: str) -> frozenset[str]:
    systems = (revised(name), mccune_reischauer(name), north(name))
    return frozenset(letters_of(form) for form in (*name_forms(name), *systems))


def _surnames(letters: str) -> set[str]:
    """Give the customary spellings of the surname of a name in Korean letters, folded."""
    return {letters_of(form.split()[0]) for form in name_forms(letters[:1] + "가")[::4]}


def _may_be_korean(told: str) -> bool:
    """Say whether a name in Latin letters can be Korean: two or three sayable parts."""
    words = _WORDS_OF_NAME.findall(letters_and_blanks(told))
    return 2 <= len(words) <= _LONGEST and all(is_sayable(word) for word in words)


def letters_and_blanks(told: str) -> str:
    """Fold a name word by word."""
    return " ".join(letters_of(word) for word in _WORDS_OF_NAME.findall(told))
