"""The stretches of an account that are read one by one: title, turns, labels and furniture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from moksori.language.sentences import sentences
from moksori.terms.account import Decoded, Structure
from moksori.terms.passage import Passage
from moksori.terms.span import Span

LONGEST = 4000
"""A sentence longer than this is read in pieces, so that no rule ever sees an endless one."""


PIECE = 8_000
"""A passage longer than this is read in pieces: the time to read grows with the length only."""


class Part(StrEnum):
    """What a stretch is on the page."""

    TITLE = "title"
    PASSAGE = "passage"
    LABEL = "label"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of the decoded original.

    Attributes:
        start: Where it begins in the decoded original.
        text: Its words.
        passage: The passage it is, for `Part.PASSAGE`.
    """

    part: Part
    start: int
    text: str
    passage: Passage | None = None

    @property
    def end(self) -> int:
        """Where it ends in the decoded original."""
        return self.start + len(self.text)

    def span(self, start: int, end: int) -> Span:
        """Turn a stretch of this segment's text into a stretch of the original."""
        return Span(self.start + start, self.start + end)

    def sentences(self) -> list[tuple[int, int]]:
        """Give the sentences of this segment, long ones cut, in characters of its text."""
        found: list[tuple[int, int]] = []
        for start, end in sentences(self.text):
            found.extend((at, min(at + LONGEST, end)) for at in range(start, end, LONGEST))
        return found


def segments_of(decoded: Decoded, structure: Structure) -> list[Segment]:
    """Give the title, then the passages, then the labels and furniture between them.

    Args:
        decoded: The decoded original.
        structure: Who speaks where in it.
    """
    found: list[Segment] = []
    if structure.title is not None:
        found.append(_cut(decoded, structure.title, Part.TITLE))
    for passage in structure.passages:
        found.extend(_pieces(decoded, passage))
    taken = [segment.span(0, len(segment.text)) for segment in found]
    furniture = [_clip(span, decoded) for span in structure.furniture]
    found.extend(_cut(decoded, span, Part.FURNITURE) for span in furniture)
    gaps = _gaps(sorted([*taken, *furniture]), len(decoded.text))
    found.extend(_cut(decoded, span, Part.LABEL) for span in gaps)
    return [segment for segment in found if segment.text.strip()]


def _pieces(decoded: Decoded, passage: Passage) -> Iterator[Segment]:
    """Give a passage whole, or in pieces cut at blanks where it is very long."""
    span = _clip(passage.span, decoded)
    at = span.start
    while at < span.end:
        end = min(at + PIECE, span.end)
        if end < span.end:
            blank = max(decoded.text.rfind(mark, at, end) for mark in ("\n", ". ", " "))
            end = blank + 1 if blank > at else end
        yield _cut(decoded, Span(at, end), Part.PASSAGE, passage)
        at = end


def _clip(span: Span, decoded: Decoded) -> Span:
    length = len(decoded.text)
    return Span(min(span.start, length), min(span.end, length))


def _cut(decoded: Decoded, span: Span, part: Part, passage: Passage | None = None) -> Segment:
    span = _clip(span, decoded)
    return Segment(part, span.start, decoded.text[span.start : span.end], passage)


def _gaps(taken: list[Span], length: int) -> Iterator[Span]:
    """Give what lies between the stretches taken: the speakers' labels."""
    at = 0
    for span in taken:
        if span.start > at:
            yield Span(at, span.start)
        at = max(at, span.end)
    if at < length:
        yield Span(at, length)
