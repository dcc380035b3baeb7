"""Stretches of passages on their way into a story: whose they are, and where they may be cut."""

from __future__ import annotations

from collections.abc import Sequence

from moksori.terms.composition import StoryForm
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.passage import Passage, SpeakerRole
from moksori.terms.span import Span


def speaker(told: Passage, form: StoryForm) -> tuple[str | None, SpeakerRole]:
    """Say who is shown to speak: an article has no turns, a testimony only those of the host."""
    if form is StoryForm.ARTICLE:
        return None, SpeakerRole.OTHER
    if form is StoryForm.TESTIMONY and told.role is not SpeakerRole.HOST:
        return None, SpeakerRole.SOURCE
    return told.speaker, told.role


def whole_mentions(stretch: Span, passage: Span, mentions: Sequence[Mention]) -> Span:
    """Widen a stretch to the whole of every mention it cuts: half of a sum is no sum of a ladder.

    Speech may be cut: what is left of it is withheld all the same.
    """
    cut = [
        meet(one.span, passage)
        for one in mentions
        if one.kind is not MentionKind.SPEECH and one.span.overlaps(passage)
    ]
    while True:
        touched = [one for one in cut if one.overlaps(stretch)]
        wider = Span(
            min([stretch.start, *(one.start for one in touched)]),
            max([stretch.end, *(one.end for one in touched)]),
        )
        if wider == stretch:
            return stretch
        stretch = wider


def meet(one: Span, other: Span) -> Span:
    """Return what two stretches share."""
    return Span(max(one.start, other.start), min(one.end, other.end))
