"""Sentences that a person withheld: they go whole, whatever else was decided inside them."""

from __future__ import annotations

from collections.abc import Sequence

from moksori.language.detect import has_hangul
from moksori.protection.stretches import Stretch, Text
from moksori.protection.withheld import EMPTY
from moksori.terms.account import Withheld
from moksori.terms.disguise import Disguise, Rung
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.span import Span

REASON = "withheld_by_decision"
"""Code of the reason that such a change bears."""


def with_kept_out(
    stretches: Sequence[Stretch], withheld: Sequence[Withheld], text: Text
) -> list[Stretch]:
    """Return the stretches of a text that change, with what was withheld as stretches of its own.

    What changes and stands in such a sentence, or begins or ends in it, goes with it.

    Args:
        stretches: What changes otherwise.
        withheld: What a person withheld, anywhere in the account.
        text: The title or passage.
    """
    spans = _joined(
        [_wider(_meet(one.span, text.span), stretches) for one in withheld if _is_in(one, text)],
        text,
    )
    if not spans:
        return list(stretches)
    others = [one for one in stretches if not any(one.span.overlaps(span) for span in spans)]
    gone = [
        Stretch(span, Mention(span, MentionKind.CONTINUING, text.told(span)), Rung.NOTHING, REASON)
        for span in spans
    ]
    return sorted([*others, *gone], key=lambda one: one.span.start)


def whole_title(
    withheld: Sequence[Withheld], text: Text
) -> tuple[str, tuple[Disguise, ...]] | None:
    """Return what is left of a title of which something is withheld: nothing; None for others."""
    if not text.title or not any(_is_in(one, text) for one in withheld):
        return None
    kind, rung = MentionKind.CONTINUING, Rung.NOTHING
    return "", (Disguise(text.span, kind, rung, text.words, "", REASON),)


def marker(told: str) -> str:
    """Return what stands for withheld words, in their language."""
    return EMPTY["ko" if has_hangul(told) else "en"]


def _is_in(one: Withheld, text: Text) -> bool:
    return one.span.overlaps(text.span)


def _meet(span: Span, other: Span) -> Span:
    return Span(max(span.start, other.start), min(span.end, other.end))


def _wider(span: Span, stretches: Sequence[Stretch]) -> Span:
    """Widen a stretch to the whole of everything that changes and that it cuts."""
    while True:
        met = [one.span for one in stretches if one.span.overlaps(span)]
        wider = Span(
            min([span.start, *(one.start for one in met)]),
            max([span.end, *(one.end for one in met)]),
        )
        if wider == span:
            return span
        span = wider


def _joined(spans: Sequence[Span], text: Text) -> list[Span]:
    """Put stretches together between which nothing stands: one marker is enough."""
    kept: list[Span] = []
    for one in sorted(spans):
        if kept and not text.told(Span(kept[-1].end, max(kept[-1].end, one.start))).strip():
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, one.end))
        else:
            kept.append(one)
    return kept
