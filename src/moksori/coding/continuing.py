"""Situations that still go on and point at people who can be reached."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from moksori.coding.cast import Cast
from moksori.coding.reading import Draft
from moksori.coding.refs import PRONOUN, Ref
from moksori.coding.segments import Part, Segment
from moksori.language.continuing import find_continuing
from moksori.language.found import Found
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span

_OPEN_TIME = re.compile(
    r"to this (?:very )?day|even now|until now|up to now"
    r"|지금까지도?|오늘까지도?|현재까지도?|지금도|아직도",
    re.IGNORECASE,
)


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
                _detail(segment, one),
                rule="continuing",
                confidence=0.8,
            )
        )
    return drafts


def _detail(segment: Segment, one: Found) -> dict[str, Any]:
    """How strong the cue is; and where it stands, if it names a time without an end."""
    detail: dict[str, Any] = {"strength": one.detail.get("strength", "strong")}
    first, last = one.detail.get("cue") or (one.start, one.start)
    if _OPEN_TIME.fullmatch(segment.text, first, last):
        detail["cue_span"] = [segment.start + first, segment.start + last]
    return detail


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
    strong = draft.detail.get("strength") != "weak"
    for ref in refs:
        if not draft.span.overlaps(Span(ref.start, max(ref.end, ref.start + 1))):
            continue
        people = [cast.people[key] for key in ref.person]
        if ref.form == PRONOUN:
            touched = True
        for one in people:
            # "A guard still visits a widow": she is somebody, though nothing is told of her.
            one.specific = one.specific or (strong and not one.plural and one.at_risk)
        found.extend(one.key for one in people if one.specific and one.at_risk)
    draft.persons = tuple(dict.fromkeys(found))
    draft.detail["harm"] = harm
    return bool(found) or touched
