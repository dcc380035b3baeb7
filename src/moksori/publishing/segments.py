"""A paragraph in pieces: plain words, words in brackets put in by the desk, explained terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from moksori.language.particles import strip_particle
from moksori.publishing.cleaning import reads_right_to_left
from moksori.terms.story import Term, Worth

BRACKETED = re.compile(r"\[[^\[\]\n]{1,80}\]")
"""What the desk put in or left out, such as `[words withheld]`; set small and calm."""

_RIGHT = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
RIGHT_TO_LEFT = re.compile(rf"[{_RIGHT}]+(?:[\s,.;:!?'\"-]{{1,4}}[{_RIGHT}]+)*")
"""Words written from right to left, which a line of the other way must not be turned round by."""

HANGUL = "\uac00-\ud7a3"
PLURAL = "들"
SENTENCE_START = re.compile(r"(?:^|[.!?…:]\W*|[\"“‘'(]\s*)$")
LARGER_SUM = re.compile(r"(?:\b(?:tens|dozens|hundreds|thousands|millions) (?:of|to|or) |[~–-] ?)$")
"""What makes the words of a sum the end of another: "tens of" before "thousands of yuan"."""
NAME_GOES_ON = re.compile(r"\s+[A-Z]")


class SegmentKind(StrEnum):
    """How a piece of a paragraph is set."""

    PLAIN = "plain"
    EDITORIAL = "editorial"
    TERM = "term"
    SUM = "sum"
    FOREIGN = "foreign"


NOTED = frozenset({SegmentKind.TERM, SegmentKind.SUM})
"""Kinds that a note belongs to."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a paragraph; a term carries the number of its note.

    Attributes:
        stands_for: The whole name, where the term is an abbreviation.
    """

    kind: SegmentKind
    text: str
    note: int = 0
    stands_for: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """An explanation of a term, or what a sum was worth, numbered through the story."""

    number: int
    word: str
    gloss: str
    stands_for: str = ""
    kind: SegmentKind = SegmentKind.TERM


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in pieces, with the notes for the terms that stand in it first.

    Attributes:
        mixed: True where most of it is written from right to left.
    """

    segments: tuple[Segment, ...]
    notes: tuple[Note, ...] = ()
    mixed: bool = False

    @property
    def plain(self) -> bool:
        """Whether nothing in it is set apart from the rest."""
        return len(self.segments) == 1 and self.segments[0].kind is SegmentKind.PLAIN

    @property
    def text(self) -> str:
        """The words without their dress."""
        return "".join(segment.text for segment in self.segments)


class Glosser:
    """Cuts the paragraphs of one story, in their order; a term is explained once."""

    def __init__(self, glossary: Sequence[Term], sums: Sequence[Worth] = ()) -> None:
        """Take the glossary of the story; longer terms are looked for before shorter ones.

        Args:
            glossary: What is explained.
            sums: What is converted, in the same way.
        """
        worth = [Term(one.word, one.worth) for one in sums]
        terms = (*reversed(glossary), *worth)
        known = {term.word: term for term in terms if term.word and term.gloss}
        self._sums = frozenset(term.word for term in worth)
        self._open = sorted(known.values(), key=lambda term: (-len(term.word), term.word))
        self._count = 0

    def cut(self, text: str) -> Paragraph:
        """Return one paragraph in pieces, with its notes."""
        notes: list[Note] = []
        segments: list[Segment] = []
        end = 0
        for bracketed in BRACKETED.finditer(text):
            segments.extend(self._gloss(text, end, bracketed.start(), notes))
            segments.append(Segment(SegmentKind.EDITORIAL, bracketed[0]))
            end = bracketed.end()
        segments.extend(self._gloss(text, end, len(text), notes))
        if not reads_right_to_left(text):
            return Paragraph(tuple(segments), tuple(notes))
        if _is_mostly_foreign(text):
            return Paragraph(tuple(segments), tuple(notes), mixed=True)
        return Paragraph(tuple(_parted(segments)), tuple(notes))

    def _gloss(self, text: str, start: int, end: int, notes: list[Note]) -> Iterable[Segment]:
        """Yield the pieces of `text[start:end]`; the words around it decide what is a term."""
        for word_start, word_end, note in self._take_terms(text, start, end):
            if start < word_start:
                yield Segment(SegmentKind.PLAIN, text[start:word_start])
            words = text[word_start:word_end]
            yield Segment(note.kind, words, note.number, note.stands_for)
            notes.append(note)
            start = word_end
        if start < end:
            yield Segment(SegmentKind.PLAIN, text[start:end])

    def _take_terms(self, text: str, start: int, end: int) -> list[tuple[int, int, Note]]:
        """Return the first places of terms not yet explained, in their order, none in another."""
        places: list[tuple[int, int, Term]] = []
        for term in tuple(self._open):
            if term not in self._open:
                continue
            is_sum = term.word in self._sums
            found = _first_place(term, text, start, end, is_sum=is_sum)
            if found is None or any(found[0] < b and a < found[1] for a, b, _ in places):
                continue
            places.append((*found, term))
            self._open = [other for other in self._open if other.gloss != term.gloss]
        taken: list[tuple[int, int, Note]] = []
        for word_start, word_end, term in sorted(places, key=lambda place: place[:2]):
            self._count += 1
            kind = SegmentKind.SUM if term.word in self._sums else SegmentKind.TERM
            note = Note(self._count, term.word, term.gloss, term.stands_for, kind)
            taken.append((word_start, word_end, note))
        return taken


def _is_mostly_foreign(text: str) -> bool:
    """Say whether most letters of a text with such letters are written from right to left."""
    foreign = "".join(RIGHT_TO_LEFT.findall(text))
    return 2 * sum(map(str.isalpha, foreign)) > sum(map(str.isalpha, text))


def _parted(segments: Iterable[Segment]) -> Iterable[Segment]:
    """Yield the pieces with words written from right to left as pieces of their own."""
    for segment in segments:
        if segment.kind is not SegmentKind.PLAIN:
            yield segment
            continue
        end = 0
        for found in RIGHT_TO_LEFT.finditer(segment.text):
            if end < found.start():
                yield Segment(SegmentKind.PLAIN, segment.text[end : found.start()])
            yield Segment(SegmentKind.FOREIGN, found[0])
            end = found.end()
        if end < len(segment.text):
            yield Segment(SegmentKind.PLAIN, segment.text[end:])


def _first_place(
    term: Term, text: str, start: int, end: int, *, is_sum: bool
) -> tuple[int, int] | None:
    """Return where a term first stands by itself in `text[start:end]`.

    An abbreviation before a capital may be part of a name, and is explained elsewhere; a sum is not
    the end of a larger one.
    """
    word, pattern = term.word, _pattern(term.word)
    korean = "ending" in pattern.groupindex
    for found in pattern.finditer(text, start, end):
        if is_sum and LARGER_SUM.search(text, max(0, found.start() - 16), found.start()):
            continue
        if korean:
            if _is_ending(word, found["ending"]):
                return found.start(), found.start() + len(word)
        elif term.stands_for:
            if NAME_GOES_ON.match(text, found.end()) is None:
                return found.span()
        elif found[0][0] == word[0] or _opens_sentence(text, *found.span()):
            return found.span()
    return None


def _is_ending(word: str, ending: str) -> bool:
    """Say whether the syllables that cling to a Korean word leave it that word."""
    if ending.startswith(PLURAL):
        word, ending = word + PLURAL, ending.removeprefix(PLURAL)
    stem = word[-2:]
    return not ending or strip_particle(stem + ending) == stem


def _opens_sentence(text: str, start: int, end: int) -> bool:
    """Say whether a capital there comes from its place in the sentence and not from a name."""
    opens = SENTENCE_START.search(text, 0, start) is not None
    return opens and NAME_GOES_ON.match(text, end) is None


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    """Return what finds `word` as a word of its own, never inside a longer word or a name.

    It looks back from behind the first letter: so a search goes from one such letter to the next.
    """
    korean = re.search(f"[{HANGUL}]$", word) is not None
    capital = not korean and word[0].islower()
    first = f"[{word[0]}{word[0].upper()}]" if capital else re.escape(word[0])
    start = rf"{first}(?<![\w-]{first}){re.escape(word[1:])}"
    if korean:
        return re.compile(rf"{start}(?P<ending>[{HANGUL}]*)(?![\w-])")
    plural = "(?:e?s)?" if word[-1].isascii() and word[-1].isalpha() else ""
    return re.compile(rf"{start}{plural}(?![\w-])")
