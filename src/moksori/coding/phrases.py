"""Looking many known words up in a text at once: Latin words by the word, Hangul by the prefix."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

_CHUNK = re.compile(r"[^\W_]+")
_HANGUL = re.compile(r"[가-힣]+")
_GAP = re.compile(r"[\s\-–'’.·]{0,3}")
_SYLLABLE = re.compile(r"[가-힣]")


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A known word where it stands.

    Attributes:
        start: First character, in the text searched.
        end: One past the last character.
        entry: What was stored for the word.
        tail: For Hangul: the letters that follow without a blank (particles, another word).
        plural: For Latin words: an ending stands after the known form ("majors", "Citys").
    """

    start: int
    end: int
    entry: T
    tail: str = ""
    plural: bool = False


class Phrases(Generic[T]):
    """A set of known words, each with what is stored for it.

    Latin words are compared without regard to case, hyphens, apostrophes and kinds of blanks;
    Hangul without regard to blanks. Where several begin at one place the longest wins.
    """

    __slots__ = ("_hangul", "_heads", "_latin", "_longest")

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._latin: dict[str, list[tuple[tuple[str, ...], str, T]]] = {}
        self._hangul: dict[str, tuple[str, T]] = {}
        for surface, entry in entries:
            if _SYLLABLE.search(surface):
                self._hangul.setdefault("".join(_HANGUL.findall(surface)), (surface, entry))
            else:
                self._add_latin(surface, entry)
        for known in self._latin.values():
            known.sort(key=lambda item: -len(item[0]))
        self._heads = frozenset(word[:2] for word in self._hangul)
        self._longest = max((len(word) for word in self._hangul), default=0)

    def _add_latin(self, surface: str, entry: T) -> None:
        words = tuple(chunk.casefold() for chunk in _CHUNK.findall(surface))
        if not words:
            return
        self._latin.setdefault(words[0], []).append((words, surface, entry))
        if "s" in words[1:]:
            # "People's" also stands as "Peoples" where an apostrophe was lost on the way.
            at = words.index("s", 1)
            joined = (*words[: at - 1], words[at - 1] + "s", *words[at + 1 :])
            self._latin.setdefault(joined[0], []).append((joined, surface, entry))

    def find(self, text: str) -> list[Hit[T]]:
        """Give every known word of a text in its order, without overlaps."""
        hits = [*self._find_latin(text), *self._find_hangul(text)]
        return sorted(hits, key=lambda hit: hit.start)

    def _find_latin(self, text: str) -> Iterator[Hit[T]]:
        if not self._latin:
            return
        chunks = _chunks(text)
        # A chat typed without a single capital still names places.
        all_small = text.lower() == text
        at = 0
        while at < len(chunks):
            hit, used = self._latin_at(text, chunks, at, all_small)
            if hit is not None:
                yield hit
            at += used

    def _latin_at(
        self, text: str, chunks: list[tuple[int, int, str]], at: int, all_small: bool
    ) -> tuple[Hit[T] | None, int]:
        first = chunks[at][2]
        for stem, ending in _stems(first):
            for words, surface, entry in self._latin.get(stem, ()):
                if ending and len(words) > 1:
                    continue
                plural = _matches(text, chunks, at, words, first_is_stem=bool(ending))
                last = at + len(words) - 1
                if plural is None:
                    continue
                start, end = chunks[at][0], chunks[last][1]
                if not (all_small or _same_case(text[start:end], surface)):
                    continue
                return Hit(start, end, entry, plural=plural), len(words)
        return None, 1

    def _find_hangul(self, text: str) -> Iterator[Hit[T]]:
        if not self._hangul:
            return
        for run in _HANGUL.finditer(text):
            at = run.start()
            while at < run.end():
                found = self._hangul_at(text, at)
                if found is None:
                    break
                end, entry = found
                last = _HANGUL.match(text, end)
                yield Hit(at, end, entry, tail=last.group() if last else "")
                if end > run.end():
                    break
                at = end

    def _hangul_at(self, text: str, at: int) -> tuple[int, T] | None:
        # Most places begin no known word: two letters tell.
        head = text[at : at + 3]
        if head[:2] not in self._heads and head[:1] + head[2:] not in self._heads:
            return None
        letters: list[str] = []
        ends: list[tuple[int, int]] = []
        blanks = 0
        place = at
        while place < len(text) and len(letters) < self._longest:
            char = text[place]
            if _SYLLABLE.match(char):
                letters.append(char)
                ends.append((place + 1, blanks))
            elif char in "  " and letters and text[place - 1] not in "  ":
                blanks += 1
            else:
                break
            place += 1
        word = "".join(letters)
        for length in range(len(word), 1, -1):
            known = self._hangul.get(word[:length])
            # Across a blank only words that are long, or are written with a blank themselves.
            if known and (ends[length - 1][1] == 0 or length >= 4 or " " in known[0]):
                return ends[length - 1][0], known[1]
        return None


@lru_cache(maxsize=16)
def _chunks(text: str) -> list[tuple[int, int, str]]:
    """Cut a text into words; several sets of words look through one text after another."""
    return [(m.start(), m.end(), m.group().casefold()) for m in _CHUNK.finditer(text)]


def _stems(word: str) -> Iterator[tuple[str, bool]]:
    """Give a word and what it may be a plural or a damaged possessive of."""
    yield word, False
    if word.endswith("ies") and len(word) > 4:
        yield word[:-3] + "y", True
    if word.endswith("men") and len(word) > 3:
        yield word[:-3] + "man", True
    if word.endswith("es") and len(word) > 4:
        yield word[:-2], True
    if word.endswith("s") and len(word) > 3:
        yield word[:-1], True


def _matches(
    text: str,
    chunks: list[tuple[int, int, str]],
    at: int,
    words: tuple[str, ...],
    *,
    first_is_stem: bool,
) -> bool | None:
    """Say whether the words stand here: None if not, else whether in a plural form."""
    if at + len(words) > len(chunks):
        return None
    for step in range(1, len(words)):
        before, here = chunks[at + step - 1], chunks[at + step]
        if not _GAP.fullmatch(text, before[1], here[0]):
            return None
        if here[2] != words[step]:
            last = step == len(words) - 1
            if last and any(stem == words[step] for stem, _ in _stems(here[2])):
                return True
            return None
    return first_is_stem


def _same_case(told: str, surface: str) -> bool:
    """A word we know with a capital must have one here; the reverse does not matter."""
    if surface.isupper():
        return told[: len(surface)].isupper()
    return not surface[:1].isupper() or not told[:1].islower()
