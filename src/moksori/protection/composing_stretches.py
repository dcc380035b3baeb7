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


def pieces(
    stretch: Span, left_out: Sequence[Span], passage: Span, mentions: Sequence[Mention]
) -> tuple[Span, ...]:
    """Return what is told of a stretch where some of it is left out.

    What is left out takes the whole of every mention that it cuts with it.
    """
    found, at = [], stretch.start
    for one in sorted(whole_mentions(one, passage, mentions) for one in left_out):
        if at < one.start:
            found.append(Span(at, min(one.start, stretch.end)))
        at = max(at, one.end)
    if at < stretch.end:
        found.append(Span(at, stretch.end))
    return tuple(one for one in found if len(one))


def meet(one: Span, other: Span) -> Span:
    """Return what two stretches share."""
    return Span(max(one.start, other.start), min(one.end, other.end))
