"""What words mean that a person marked: the same readers as for the machine's own proposals.

Where the words are not understood the most careful reading stands: an unknown place is a
neighbourhood, marked speech was heard by two.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from moksori.coding.figures import figures_of
from moksori.coding.segments import Part, Segment
from moksori.packs.lookup import folded, organisation_by_name, place_by_name, post_by_name
from moksori.packs.model import Pack
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span

FIGURES = frozenset(
    {
        MentionKind.DATE,
        MentionKind.AMOUNT,
        MentionKind.QUANTITY,
        MentionKind.DURATION,
        MentionKind.AGE,
        MentionKind.SHARE,
    }
)


def meaning_of(
    kind: MentionKind, segment: Segment, span: Span, pack: Pack, day: date
) -> tuple[Any, dict[str, Any]]:
    """Return value and detail of a mention, as `terms.mention.Mention` has them.

    Args:
        kind: What a person says it is.
        segment: The passage that it stands in.
        span: Its stretch, in characters of the original.
        pack: The account's country pack.
        day: The day that relative dates are counted from.
    """
    told = segment.text[span.start - segment.start : span.end - segment.start]
    if kind in FIGURES:
        return _figure(kind, segment, span, pack, day)
    if kind is MentionKind.PLACE:
        return _place(told, pack)
    if kind is MentionKind.OCCUPATION:
        return _post(told, pack)
    if kind is MentionKind.ORGANISATION:
        found = organisation_by_name(pack).get(folded(told))
        return (found.id if found else ""), {}
    return None, _careful(kind, told, span)


def segment_of(text: str, start: int) -> Segment:
    """Return a passage as the readers take it."""
    return Segment(Part.PASSAGE, start, text)


def _figure(
    kind: MentionKind, segment: Segment, span: Span, pack: Pack, day: date
) -> tuple[Any, dict[str, Any]]:
    told = segment.text[span.start - segment.start : span.end - segment.start]
    # In its sentence first: words around a figure say what it is. Then the words by themselves.
    for read in (segment, Segment(Part.PASSAGE, span.start, told)):
        found = [one for one in figures_of(read, pack, day) if one.kind is kind]
        exact = [one for one in found if one.span == span]
        near = [one for one in found if one.span.overlaps(span)]
        for draft in exact or near:
            return draft.value, dict(draft.detail)
    return None, {}


def _place(told: str, pack: Pack) -> tuple[str, dict[str, Any]]:
    found = place_by_name(pack).get(folded(told))
    if found is None:
        return "", {"level": "neighbourhood", "place_id": "", "country": ""}
    return found.id, {"level": found.level, "place_id": found.id, "country": found.country}


def _post(told: str, pack: Pack) -> tuple[str, dict[str, Any]]:
    found = post_by_name(pack).get(folded(told))
    if found is None:
        return "", {"id": "", "official": False, "group": {}, "plural": False}
    group = dict(found.group)
    return found.id, {"id": found.id, "official": found.official, "group": group, "plural": False}


def _careful(kind: MentionKind, told: str, span: Span) -> dict[str, Any]:
    if kind is MentionKind.SPEECH:
        return {"heard_by": 2, "audience": "private", "marks": told[:1] in "\"'“‘「『"}
    if kind is MentionKind.CONTINUING:
        cue = [span.start, span.end]
        return {"words": told, "strength": "strong", "cue_span": cue, "harm": True}
    if kind is MentionKind.NICKNAME:
        return {"name": told}
    if kind is MentionKind.PERSON:
        return {"form": "description", "head": [span.start, span.end], "named": False}
    return {}
