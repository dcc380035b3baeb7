"""Whether somebody is a man or a woman, where Korean words tell it plainly."""

from __future__ import annotations

import re
from collections.abc import Iterable

from moksori.coding.cast import Cast, Character
from moksori.coding.segments import Part, Segment
from moksori.terms.span import Span

_FEMALE = r"(?:여성|녀성|여자|녀자|처녀|아주머니|아줌마|녀인|여인|에미나이)"
_MALE = r"(?:남성|남자|사내|총각|아저씨|령감|영감)"
_BEFORE = re.compile(rf"(?:(?P<female>{_FEMALE})|(?P<male>{_MALE}))(?: ?)\Z")
_IS = (
    r"(?=입니다|인데|이고|이며|이다|이었|이였|였|예요|이에요|이라고|라고|이라는|라는"
    r"|이지|이요|로[ ,]"
    r"|으로[ ,]|$)"
)
_PREDICATE = re.compile(
    r"[은는이가도](?![가-힣]) ?(?:(?![가-힣]{1,8}(?:이|가|에게"
    r"|한테)(?![가-힣]))[가-힣0-9]+ ){0,5}?"
    rf"[가-힣0-9]{{0,8}}?(?:(?P<female>{_FEMALE})|(?P<male>{_MALE})){_IS}"
)
"""지도원은 중위 계급장을 단 여성이고요: nobody else may be the subject in between."""
_WORKS_AS = re.compile(
    r"(?:으로|로|을|를)? (?:일하는|있는|있던|일하던|근무하는|복무하는|하는|하던|맡은|맡고 있는) "
    rf"(?:[가-힣0-9]+ )?(?:(?P<female>{_FEMALE})|(?P<male>{_MALE}))(?![가-힣]* ?(?:수감"
    rf"|주민|구역|손님))"
)
_ALIAS_AFTER = re.compile(
    r"[\"'”’»》〉」』›`]? ?(?:씨)?[\"'”’»》〉」』›`]?(?:이라|라)(?:고|는)? ?(?:이름|가명"
    r"|불러|부르|하겠|하기로)"
)
_TOLD = re.compile(rf"(?P<female>{_FEMALE})|(?P<male>{_MALE})")
_FAR = 240


def tell_sexes(cast: Cast, segments: Iterable[Segment]) -> None:
    """Fill in the sex of those of whom it is plainly told, and of nobody of whom both are.

    Args:
        cast: Everybody in the account.
        segments: The account.
    """
    whole = [one for one in segments if one.part is Part.PASSAGE]
    for one in cast.people.values():
        if one.sex or one.plural:
            continue
        found = {sex for span in one.spans for sex in _told(span, whole, one)}
        if len(found) == 1:
            one.sex = found.pop()


def _told(span: Span, segments: Iterable[Segment], one: Character) -> Iterable[str]:
    """Give the sexes that the words around a mention of somebody tell."""
    for segment in segments:
        if not segment.start <= span.start < segment.start + len(segment.text):
            continue
        start, end = span.start - segment.start, span.end - segment.start
        text = segment.text
        named = text[start:end].strip() in one.names
        if not named and not text[start:end].endswith(one.label[-2:]):
            # Another word for somebody may be another's: only their own word is sure.
            return
        before = _BEFORE.search(text[max(0, start - 6) : start])
        at = end + len(" 씨") if text.startswith(" 씨", end) else end
        for match in (before, _PREDICATE.match(text, at), _WORKS_AS.match(text, end)):
            if match is not None:
                yield "female" if match["female"] else "male"
        if named and _ALIAS_AFTER.match(text, end):
            yield from _last_told(text[max(0, start - _FAR) : start])


def _last_told(before: str) -> Iterable[str]:
    """Give the sex told last before a name is given to whoever the passage speaks of."""
    told = list(_TOLD.finditer(before))
    if told:
        yield "female" if told[-1]["female"] else "male"
