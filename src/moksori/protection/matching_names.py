"""Names across scripts: one name in Korean letters and in every Latin spelling of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from moksori.language.fold import fold, letters_of
from moksori.language.hangul import is_syllable
from moksori.language.romanise import mccune_reischauer, north, revised, skeleton
from moksori.language.romanised_names import given_first, surname_spellings
from moksori.protection.matching_initials import InitialNames, surnames_of
from moksori.protection.matching_korean import Found, KoreanNames, is_hanja, spellings_of
from moksori.protection.matching_text import Text, Word
from moksori.protection.place_stems import stem_of
from moksori.terms.finding import FindingClass
from moksori.terms.watch import WatchKind, WatchValue

_SYLLABLES = re.compile(
    r"(?:(?:kk|tt|pp|ss|jj|tch|ch|kh|th|ph|sh|rh|wh|hw|kw|gw|[bcdghjklmnprstwyfv])?"
    r"(?:[aeiou]{1,3}|y[aeiou]{1,3}|w[aeiou]{1,2}|ee|oo|y)[hw]?"
    r"(?:ng|ck|rk|[nmlkptrgbds](?![aeiou]))?){1,5}"
)
_LONGEST = 4
_LEAST_LETTERS = 5
_LEAST_JOINED = 7
_LEAST_ALONE = 8
_KEY_LEAST = 4
_NEAR = 0.8
_MOST_APART = 3
_MOST_SPELLED = 16
_WITHIN_NAME = frozenset(",-'_·")
_APOSTROPHES = frozenset("'`\u00b4\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201b")
_HYPHENS = frozenset("-\u00ad\u2010\u2011\u2012\u2013'’")
_WORDS_OF_NAME = re.compile(r"[^\W\d_]+")
_BLOCK, _REVIEW = FindingClass.BLOCK, FindingClass.REVIEW


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
        self._members: dict[int, tuple[str, ...]] = {}
        self._stems: dict[int, tuple[str, ...]] = {}
        self._told: dict[int, tuple[str, ...]] = {}
        self._surnames: dict[int, frozenset[str]] = {}
        self._heads: set[str] = set()
        self._spellings: set[str] = set()
        self.korean = KoreanNames()
        self.initials = InitialNames()
        for number, value in values:
            if value.kind in (WatchKind.PERSON, WatchKind.PLACE):
                for told in value.forms:
                    self._take(number, value.kind, told)

    def find(self, text: Text) -> Iterator[Found]:
        """Give the stretches of a text that are another spelling of a watched name."""
        if not text.reads:
            return
        yield from self.korean.find(text)
        if not self._latin:
            return
        words = _whole_words(text)
        for at, word in enumerate(words):
            if word.text[0].isalpha() and word.text.isascii():
                yield from self._in_latin(text, words, at)
        yield from self._spelled_out(text, words)
        yield from self.initials.find(text, words)

    def __bool__(self) -> bool:
        """True where there is a name to look for."""
        return bool(self._latin or self.korean)

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
        if any(letters in spellings_of(name) for name in names):
            return True
        return any(one in self._told and self._is_like_told(one, letters) for one in numbers)

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
            key = _key(name)
            if len(key) >= _KEY_LEAST:
                self._latin.setdefault(key, set()).add(number)
                taken[number] = (*taken.get(number, ()), name)
                self._take_heads(kind, name, number)

    def _take_heads(self, kind: WatchKind, name: str, number: int) -> None:
        """Take what a name in Korean letters may begin with in Latin ones."""
        if kind is WatchKind.PERSON:
            self._heads.update((_key(name[:1]), _key(name[:2])))
            self._spellings.update(surnames_of(name))
            self.initials.take(number, name)
            self._latin.setdefault(_key(given_first(name)), set()).add(number)
            return
        self._heads.update((_key(name[:-1]), _key(name)))
        for part in (name, name[:-1]):
            systems = (revised(part), mccune_reischauer(part), north(part))
            self._spellings.update(letters_of(written) for written in systems)
        for system in (revised, mccune_reischauer, north):
            # An ending apart has another key: -ri alone reads like a surname.
            key = _key(f"{letters_of(system(name[:-1]))} {letters_of(system(name[-1]))}")
            if len(key) >= _KEY_LEAST:
                self._latin.setdefault(key, set()).add(number)

    def _take_latin(self, number: int, told: str) -> None:
        words = _WORDS_OF_NAME.findall(told)
        for order in (words, [words[-1], *words[:-1]]):
            key = _key(" ".join(order))
            letters = letters_of("".join(order))
            self._told[number] = (*self._told.get(number, ()), letters)
            if len(key) >= _KEY_LEAST:
                self._latin.setdefault(key, set()).add(number)
                self._latin.setdefault(_key("".join([*order[1:], order[0]])), set()).add(number)
                self.korean.take_latin(number, key, _key(order[0]), letters)
                self._heads.add(_key(order[0]))
                spellings = surname_spellings(order[0])
                self._spellings.update(spellings)
                self._surnames[number] = self._surnames.get(number, frozenset()) | spellings

    def _take_place(self, number: int, told: str) -> None:
        """Take a place told in Latin letters, for where it stands in Korean ones."""
        for name in (told, stem_of(told)):
            letters, key = letters_of(name), _key(name)
            if letters and is_sayable(letters) and len(key) >= _KEY_LEAST:
                self.korean.take_latin(number, key, key, letters)

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
        return not text.prose or _joins(_between(text, word, following))

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
        for first in range(len(run) - _LEAST_LETTERS + 1):
            for last in range(first + _LEAST_LETTERS, min(first + _MOST_SPELLED, len(run)) + 1):
                start, end = run[first].start, run[last - 1].end
                letters = text.letters[start:end]
                for number in self._latin.get(_key(letters), ()):
                    names = self._members.get(number, ())
                    known = any(letters in spellings_of(name) for name in names)
                    if known or self._is_like_told(number, letters):
                        yield start, end, number, _BLOCK if known else _REVIEW

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
        if any(letters in spellings_of(name) for name in names):
            return _BLOCK
        if len(window) == 1 and self._is_stem(number, letters):
            return _REVIEW
        big = not text.prose or all(_is_big(text, word) for word in window)
        alone = len(window) == 1 and text.prose
        if names:
            if not big or (alone and len(letters) < _LEAST_ALONE):
                return None
            known = (spelling for name in names for spelling in spellings_of(name))
            near = any(_is_near(letters, one) for one in known)
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


def _between(text: Text, word: Word, following: Word) -> str:
    ends, starts = text.folded.ends, text.folded.offsets
    return text.original[ends[word.end - 1] : starts[following.start]]


@lru_cache(maxsize=4096)
def _seen(between: str) -> str:
    return fold(between).text


@lru_cache(maxsize=4096)
def _joins(between: str) -> bool:
    """Say whether what stands between two words can stand inside of a name."""
    seen = _seen(between)
    marks = seen.replace(" ", "")
    return marks == "" or set(marks) <= _WITHIN_NAME or seen == "."


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
    between = _between(text, before, word)
    return between in _APOSTROPHES or _seen(between) == "'"


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


def _may_be_korean(told: str) -> bool:
    """Say whether a name in Latin letters can be Korean: two or three sayable parts."""
    words = _WORDS_OF_NAME.findall(letters_and_blanks(told))
    return 2 <= len(words) <= _LONGEST and all(is_sayable(word) for word in words)


def letters_and_blanks(told: str) -> str:
    """Fold a name word by word."""
    return " ".join(letters_of(word) for word in _WORDS_OF_NAME.findall(told))
