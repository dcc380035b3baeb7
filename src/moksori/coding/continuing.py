"""Situations that still go on and point at people who can be reached."""

from __future__ import annotations

from collections.abc import Sequence

from moksori.coding.cast import Cast
from moksori.coding.reading import Draft
from moksori.coding.refs import PRONOUN, Ref
from moksori.coding.segments import Part, Segment
from moksori.language.continuing import find_continuing
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span


def continuing_of(segment: Segment) -> list[Draft]:
    """Find sentences that tell of something that still goes on.

    Args:
        segment: A passage; a title tells of nothing that goes on.
    """
    if segment.part is not Part.PASSAGE:
        return []
    drafts: list[Draft] = []
    for one in find_continuing(segment.text):
        first, last = one.detail.get("sentence") or (one.start, one.end)
        drafts.append(
            Draft(
                segment.span(first, last),
                MentionKind.CONTINUING,
                str(one.value or ""),
                {"found": [segment.start + one.start, segment.start + one.end]},
                rule="continuing",
                confidence=0.8,
            )
        )
    return drafts


def points_at_people(draft: Draft, refs: Sequence[Ref], cast: Cast, harm: bool) -> bool:
    """Say whether a continuing situation leads to somebody; fill in to whom.

    Args:
        draft: The situation.
        refs: What refers to people in its sentence.
        cast: Who they are.
        harm: The sentence tells of an act.
    """
    found: list[str] = []
    touched = harm
    for ref in refs:
        if not draft.span.overlaps(Span(ref.start, max(ref.end, ref.start + 1))):
            continue
        people = [cast.people[key] for key in ref.person]
        if ref.form == PRONOUN:
            touched = True
        for one in people:
            if one.specific and one.at_risk:
                found.append(one.key)
    draft.persons = tuple(dict.fromkeys(found))
    draft.detail["harm"] = harm
    return bool(found) or touched
