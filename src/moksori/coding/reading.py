"""What the rules share while one account is read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from moksori.coding.lexicon import Lexicon
from moksori.coding.segments import Segment
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.span import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """The account that is read, and what everything in it is measured against.

    Attributes:
        text: The decoded original.
        day: The day that relative dates are counted from.
    """

    text: str
    segments: tuple[Segment, ...]
    lexicon: Lexicon
    day: date


@dataclass(slots=True)
class Draft:
    """A mention that is still being worked on: persons are known only when all is read."""

    span: Span
    kind: MentionKind
    value: Any = None
    detail: dict[str, Any] = field(default_factory=dict)
    persons: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0

    @property
    def start(self) -> int:
        """First character, in the decoded original."""
        return self.span.start

    @property
    def end(self) -> int:
        """One past the last character."""
        return self.span.end

    def mention(self, text: str) -> Mention:
        """Give the finished mention, with the words as told."""
        return Mention(
            span=self.span,
            kind=self.kind,
            told=text[self.span.start : self.span.end],
            value=self.value,
            detail=self.detail,
            persons=self.persons,
            rule=self.rule,
            confidence=self.confidence,
        )


class Shelf:
    """Drafts in the order of the text, from which those of a sentence are quickly taken."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._drafts = sorted(drafts, key=lambda draft: draft.span)
        self._starts = [draft.span.start for draft in self._drafts]

    def within(self, span: Span) -> list[Draft]:
        """Give the drafts that lie wholly inside a stretch, in order."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [draft for draft in self._drafts[first:last] if draft.span.end <= span.end]


def without_overlaps(drafts: Iterable[Draft]) -> list[Draft]:
    """Keep the longest of drafts that overlap, in the order of the text.

    Args:
        drafts: Drafts of one kind, or of kinds that exclude each other.
    """
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda one: (one.start, -one.end)):
        if not kept or draft.start >= kept[-1].end:
            kept.append(draft)
        elif len(draft.span) > len(kept[-1].span):
            kept[-1] = draft
    return kept


def clear_of(drafts: Iterable[Draft], taken: Iterable[Span]) -> list[Draft]:
    """Give the drafts that overlap none of the stretches taken.

    Args:
        drafts: In any order.
        taken: In any order.
    """
    spans = sorted(taken)
    kept: list[Draft] = []
    at = 0
    for draft in sorted(drafts, key=lambda one: one.start):
        while at < len(spans) and spans[at].end <= draft.start:
            at += 1
        if not any(span.overlaps(draft.span) for span in spans[at : at + 4]):
            kept.append(draft)
    return kept
