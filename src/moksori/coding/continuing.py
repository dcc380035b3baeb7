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
from moksori.language.sentences import is_question
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span

_OPEN_TIME = re.compile(
    r"to this (?:very )?day|even now|until now|up to now"
    r"|지금까지도?|오늘까지도?|현재까지도?|지금도|아직도",
    re.IGNORECASE,
)


_DONE_TO = re.compile(
    r"찾아|[와가]서|들[르러렀]|불러|불려|다녀|드나|나타나|가져[가갑간]|[가-힣]아\s?[가간갑]|뜯"
    r"|바[치쳐쳤]|요구|협박|위협|때[리린려]"
    r"|감시|지키|지켜|따라|데려|데리|끌[고려]|갇[혀힌]|구류|숨어|앉아|서\s?있|비추|비춰|다그"
    r"|시[키킨켜]|괴롭|[묻물][는어]|열어|옴"
    r"|만나|전화|내놓|받[아는]|맡아|쥐고|넣어\s?[두둔]|돌려주지|내주지|퍼\s?[가간갑]|걷[어는]"
    r"|거두|챙기|챙긴|빼앗|뺏|캐[고는묻며내]|엿[듣보]"
)
"""What is done to somebody who can be reached."""
_DONE_KO = re.compile(
    r"[았었였했갔왔됐났졌렸셨섰겼쳤줬꿨켰뒀냈샀썼탔봤](?P<joint>(?:고|으며|지만|는데),? )"
    r"(?=(?:[가-힣]{1,8} ){0,2}\Z|[^,.!?]{0,16}\Z)"
)
_FEWEST_DONE = 3
_HELD = re.compile(
    r"(?:구류장|감방|\d호실|조사실|감옥)에\s(?:있|갇)|갇혀\s있|(?:그|같은|그때|살던)\s(?:집|동네"
    r"|마을|곳)에\s(?:그대로\s)?(?:살|삽|산|사[신시]|있)"
    r"|숨어\s(?:있|산|삽|사)"
)
"""Where somebody is held or hides now."""


def continuing_of(segment: Segment) -> list[Draft]:
    """Find sentences that tell of something that still goes on.

    Args:
        segment: A passage; a title tells of nothing that goes on.
    """
    if segment.part is not Part.PASSAGE:
        return []
    drafts: list[Draft] = []
    for one in find_continuing(segment.text):
        if is_question(segment.text[one.start : one.end]):
            continue
        first, last = one.detail.get("sentence") or (one.start, one.end)
        first = _clause_ko(segment.text, first, one)
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


def _clause_ko(text: str, first: int, one: Found) -> int:
    """Give where the clause begins that goes on, behind what was done: 쳤|고 지금도."""
    cue = one.detail.get("cue") or (first, first)
    before = list(_DONE_KO.finditer(text, first, cue[0]))
    if not before or len(text[first : before[-1].start("joint")].split()) < _FEWEST_DONE:
        return first
    return before[-1].start("joint")


def _detail(segment: Segment, one: Found) -> dict[str, Any]:
    """How strong the cue is; and where it stands, if it names a time without an end."""
    detail: dict[str, Any] = {
        "words": segment.text[one.start : one.end],
        "strength": one.detail.get("strength", "strong"),
    }
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
    held = _HELD.search(str(draft.detail.get("words", ""))) is not None
    return bool(found) or touched or held or (strong and _reaches(draft, refs, cast))


def _reaches(draft: Draft, refs: Sequence[Ref], cast: Cast) -> bool:
    """Say whether a Korean sentence that leaves people out tells what is done to somebody.

    Who comes, and to whom, is left out once it is known: 저녁이면 찾아온다.
    """
    if not _DONE_TO.search(str(draft.detail.get("words", ""))):
        return False
    inside = [
        ref for ref in refs if draft.span.overlaps(Span(ref.start, max(ref.end, ref.start + 1)))
    ]
    people = [cast.people[key] for ref in inside for key in ref.person]
    return not inside or not people or any(not one.plural for one in people)
