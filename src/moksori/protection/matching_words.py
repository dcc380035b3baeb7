"""The words of a text as names are compared, and what stands between them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from moksori.language.fold import fold
from moksori.protection.matching_text import Text, Word

_WITHIN_NAME = frozenset(",-'_·")
APOSTROPHES = frozenset("'`\u00b4\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201b")
_HYPHENS = frozenset(("-", "'", ""))
_WIDEST = 4


class Said(NamedTuple):
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
    return tuple(Said(word.text, word.capital, is_big(text, word)) for word in whole_words(text))


def between(text: Text, word: Word, following: Word) -> str:
    """Give what stands between two words, as it was given."""
    ends, starts = text.folded.ends, text.folded.offsets
    return text.original[ends[word.end - 1] : starts[following.start]]


@lru_cache(maxsize=4096)
def seen(gap: str) -> str:
    """Give what is seen of what stands between two words."""
    return fold(gap).text


@lru_cache(maxsize=4096)
def joins(gap: str) -> bool:
    """Say whether what stands between two words can stand inside of a name."""
    shown = seen(gap)
    marks = shown.replace(" ", "")
    return marks == "" or set(marks) <= _WITHIN_NAME or shown == "."


def whole_words(text: Text) -> list[Word]:
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
    gap = between(text, before, word)
    return gap in APOSTROPHES or seen(gap) == "'"


def is_big(text: Text, word: Word) -> bool:
    """Say whether a word begins with a capital, or hangs by a hyphen on the word before."""
    if word.capital or not word.start:
        return word.capital
    ends, starts = text.folded.ends, text.folded.offsets
    gap = text.original[ends[word.start - 1] : starts[word.start]]
    return 0 < len(gap) <= _WIDEST and seen(gap) in _HYPHENS
