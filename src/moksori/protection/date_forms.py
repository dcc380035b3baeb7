"""How a date is told: by its month, the day alone, the weekday, from today, or again and again.

What a date says depends on it: "the 15th" is a day of the month the story speaks of, not of the
month in which it is published, and to put a wrong month in its place would be to invent one.
"""

from __future__ import annotations

import re
from enum import StrEnum

from moksori.protection.calendar_words import told_month
from moksori.protection.scene import Scene
from moksori.terms.disguise import Rung
from moksori.terms.mention import Mention

_NUMERIC = re.compile(r"(?:1[89]|20)\d\d|\d{1,2}[./-]\d{1,2}")
_DAY_NAMES = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_WEEKDAY = re.compile(
    rf"(?:on )?{_DAY_NAMES}(?: (?:morning|afternoon|evening|night))?"
    r"|[월화수목금토일]요일(?: ?(?:새벽|아침|오전|낮|오후|저녁|밤))?",
    re.IGNORECASE,
)
_DAY_ONLY = re.compile(
    r"(?:on )?(?:the )?(?:\d{1,2}(?:st|nd|rd|th)"
    r"|(?:twenty-|thirty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|[a-z]{3,6}teenth|tenth|eleventh|twelfth|twentieth|thirtieth)\b(?! of)"
    r"|(?<![\d월])\d{1,2} ?일(?![가-힣]*간)",
    re.IGNORECASE,
)
_FROM_TODAY_KO = re.compile(r"지난|이달|이번|오는|다음|내달|올해|작년|금월")
_AGAIN = re.compile(
    rf"\b(?:every|each)\b|{_DAY_NAMES}s\b|of (?:the|each|every) month\b|매[주달월일년]", re.I
)
_AGAIN_BEFORE = re.compile(
    r"\b(?:every|each)(?: (?:second|other|first|last))?[ \u00a0]+$|매[주달월년]\s?$", re.I
)
_AGAIN_AFTER = re.compile(r"\s?(?:새벽|아침|오전|낮|오후|저녁|밤)?\s?마다")
_COMING = re.compile(
    r"\b(?:tomorrow|next|coming)\b|내일|모레|글피|다음|오는|내주|내달", re.IGNORECASE
)
_TODAY = re.compile(r"today|tonight|this (?:morning|evening|week)|오늘|이 ?시간|이번 ?주", re.I)
_IS_NOW = re.compile(r"\b(?:is|are|am|would be|['’]s|['’]re)\b[^.!?\n]{0,60}$", re.IGNORECASE)
"""Somebody is somewhere "today": that is the day on which the story is read."""
_PROGRAMME = re.compile(
    r"(?:은|도|의)?\s[^.!?\n]{0,60}?(?:이야기|소식|사연|말씀|시간|소개|준비|모시|모셨|나와"
    r"|함께|만난 분|나눠|들어)"
)
"""What a programme says of itself: 오늘은 … 이야기를 준비했습니다."""
_THAT = {
    Rung.SEASON: ("that season", "그 계절"),
    Rung.YEAR: ("that year", "그해"),
}


class DateForm(StrEnum):
    """How a date is told."""

    WHOLE = "whole"
    DAY_ONLY = "day_only"
    WEEKDAY = "weekday"
    FROM_TODAY = "from_today"
    AGAIN = "again"
    HANGING = "hanging"
    GREETING = "greeting"


_OF_ITS_YEAR = re.compile(
    r"(?:같은 ?해|그 ?해|이듬해|다음 ?해)[ \u00a0]?(?:\d{1,2}|[가-힣]{1,2})월 ?[\d가-힣]"
)


def form_of(scene: Scene) -> DateForm:
    """Say how a date is told."""
    mention, told = scene.mention, scene.told
    if mention.detail.get("anaphoric") and not mention.value and not _OF_ITS_YEAR.match(told):
        return DateForm.HANGING
    if scene.host and _TODAY.fullmatch(told.strip()):
        return DateForm.GREETING
    if told.strip().lower() == "today" and (
        scene.after.lstrip().startswith("?") or _IS_NOW.search(scene.before)
    ):
        return DateForm.GREETING
    if told.strip() == "오늘" and _PROGRAMME.match(scene.after):
        return DateForm.GREETING
    again = _AGAIN_BEFORE.search(scene.before) or _AGAIN_AFTER.match(scene.after)
    if _AGAIN.search(told) or again:
        return DateForm.AGAIN
    if told_month(told) or _NUMERIC.search(told) or mention.detail.get("holiday"):
        return DateForm.WHOLE
    if is_weekday(mention):
        return DateForm.WEEKDAY
    if _DAY_ONLY.search(told) and not _FROM_TODAY_KO.search(told):
        return DateForm.DAY_ONLY
    return DateForm.FROM_TODAY


def is_weekday(mention: Mention) -> bool:
    """Say whether a date is told as a day of the week and nothing else."""
    return _WEEKDAY.fullmatch(mention.told.strip()) is not None


def names_month(mention: Mention) -> bool:
    """Say whether a date names its month, so that "the 15th" after it is a day of that month."""
    return told_month(mention.told) > 0 or _NUMERIC.search(mention.told) is not None


def may_resolve(scene: Scene, form: DateForm) -> bool:
    """Say whether the month that a date was resolved to can be relied on.

    From today counts from the day the text itself bears; a day alone belongs to the month named
    before it, if one was.
    """
    if form is DateForm.WHOLE:
        return True
    if form is DateForm.FROM_TODAY:
        return scene.dated
    return form is DateForm.DAY_ONLY and scene.dated and not scene.month_named


def is_coming(told: str) -> bool:
    """Say whether a date counted from today lies ahead."""
    return _COMING.search(told) is not None


def that_time(rung: Rung, korean: bool) -> str:
    """Give the words for the month, season or year that the story speaks of already."""
    return _THAT.get(rung, ("that month", "그달"))[1 if korean else 0]
