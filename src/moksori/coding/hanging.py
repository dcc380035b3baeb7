"""Weeks, months, seasons and years that hang on another day of the telling.

"The next spring", "a year later", "the month after", "that winter", "the end of that month": the
words give no day by themselves. What day they come to is worked out in the timeline.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta

from moksori.coding import hanging_ko
from moksori.coding.hanging_ko import Step
from moksori.coding.reading import Draft
from moksori.coding.segments import Segment
from moksori.language.numbers import read_number
from moksori.language.numbers_en import SMALL_WORDS
from moksori.terms.mention import MentionKind

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_FIRST_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
_ENDS = r"(?=[ \u00a0]*(?:[,.;:!?)–—]|$))"
_CLAUSE = r"(?=[ \u00a0](?:he|she|they|we|I)[ \u00a0][^,;:.!?]{3,120}[.!?])"
"""Somebody who does something, up to the end: "the month after he had them evicted." Where a comma
comes first, the month is that after something else: "the month after he left, …"."""
_SAME = r"(?P<same>(?:the (?:very )?same|that(?: very| same)?))"
_STEP = r"the (?P<step>following|next|very next|previous|preceding)"
_SEASON = r"(?P<season>spring|summer|autumn|winter)"
_FEW = r"(?:just )?(?:a few|(?:a )?couple of|some|several)"
_HANGING = re.compile(
    r"(?<![\w’'-])(?<!\bof )(?:"
    rf"(?:{_SAME}|{_STEP}) (?:(?P<unit>week|month|year)|{_SEASON})"
    rf"|the (?:(?P<unit2>week|month|year)|(?P<season2>spring|summer|autumn|winter))"
    rf" (?P<side>after|before)(?:{_ENDS}|{_CLAUSE})"
    rf"|(?P<number>\d{{1,3}}|an?|half a|{_FEW}|{SMALL_WORDS})"
    r" (?P<unit3>day|night|week|month|year)s?"
    r" (?P<way>later|afterwards?|after that|thereafter|earlier|before that)"
    r"|(?:(?:in |during )?the )(?P<season4>spring|summer|autumn|fall|winter)"
    r" of (?P<whose>that|the same|the following|the next) year"
    r"|(?:the )(?P<part>beginning|start|middle|end) of (?:that|the|the same) (?P<unit5>month|year)"
    r")(?![\w’'-])",
    re.IGNORECASE,
)
_BACK = frozenset({"previous", "preceding", "before", "earlier", "before that"})
_WEEK = 7
_YEAR = 12
_HALF = 6
_DAYS = frozenset({"day", "night", "week"})
_LOOSE = 6
"""From so many months on, "eight months later" is about that month."""
_THIRDS = {"beginning": (1, 10), "start": (1, 10), "middle": (11, 20), "end": (21, 31)}
_PARTS = {"beginning": (1, 2), "start": (1, 2), "middle": (5, 8), "end": (11, 12)}
_DAY, _MONTH = len("2000-01-01"), len("2000-01")
_AT_LEAST, _AT_MOST = 2, {"day": 9, "night": 9, "week": 8, "month": 8}
"""How many "a few" of them may be."""


def with_hanging(segment: Segment, drafts: Sequence[Draft]) -> list[Draft]:
    """Add the dates of a passage that only hang on others; they have no value yet.

    Args:
        segment: The passage.
        drafts: Figures found in it. A season or a stretch of time that such a date holds gives
            way to it; whatever else stands there stays.
    """
    kept = list(drafts)
    text = segment.text.replace("\u00a0", " ").replace("\n", " ")
    for match in (*_HANGING.finditer(text), *hanging_ko.HANGING.finditer(text)):
        span = segment.span(*match.span())
        here = [one for one in kept if one.span.overlaps(span)]
        gives_way = (MentionKind.DATE, MentionKind.DURATION, MentionKind.QUANTITY)
        if any(not span.holds(one.span) or one.kind not in gives_way for one in here):
            continue
        if any(one.kind is MentionKind.DATE and one.span == span for one in here):
            continue
        kept = [one for one in kept if one not in here]
        detail = {"precision": "third", "relative": True, "anaphoric": True}
        kept.append(Draft(span, MentionKind.DATE, "", detail, rule="dates.hanging", confidence=0.7))
    return sorted(kept, key=lambda one: one.span)


def hanging_value(told: str, at: str, year: int, months: int = 1) -> str:
    """Work out what hangs on the day told before; empty where that day is not told well enough.

    Args:
        told: The words.
        at: The month or day that the telling is at, as EDTF, or empty.
        year: The last year told, or 0.
        months: How many months from `at` on the telling may be at: twelve, if a year was told.
    """
    step = hanging_ko.step_of(told)
    if step is not None:
        return _stepped(step, at, year, months)
    match = _HANGING.fullmatch(" ".join(told.split()))
    if match is None:
        return ""
    groups = match.groupdict()
    season = groups["season"] or groups["season2"] or groups["season4"]
    if season:
        return _season(_SEASONS[season.lower()], groups, at, year)
    unit = next(groups[name] for name in ("unit", "unit2", "unit3", "unit5") if groups[name])
    if groups["part"]:
        return _part(groups["part"].lower(), unit.lower(), at, year)
    number = (groups["number"] or "").lower()
    vague = re.fullmatch(_FEW, number) is not None
    return _stepped(Step(unit.lower(), _steps(groups), vague, bool(number)), at, year, months)


def _stepped(step: Step, at: str, year: int, months: int) -> str:
    """Give what a step leads to: months, where nobody counted or no day is known to count from."""
    if at and (step.vague or (step.unit in _DAYS and len(at) == _MONTH)):
        return _about(step.unit, step.number, step.vague, at, months)
    if step.vague:
        return ""
    return _shifted(step, at, year)


def _steps(groups: dict[str, str | None]) -> float:
    """Say how many units on, or back, the words lead."""
    way = (groups["step"] or groups["side"] or groups["way"] or "").lower()
    if not way:
        return 0
    said = (groups["number"] or "one").lower()
    number = {"a": 1.0, "an": 1.0, "half a": 0.5}.get(said) or read_number(said) or 1
    return -number if way in _BACK else number


def _shifted(step: Step, at: str, year: int) -> str:
    unit, steps = step.unit, step.number
    if unit in _DAYS:
        return _by_days(unit, int(steps), step.counted, at)
    if unit == "year" and not step.counted:
        return str(int(at[:4] or year) + int(steps)) if at or year else ""
    if not at:
        return str(year + int(steps)) if year and unit == "year" and steps == int(steps) else ""
    months = int(steps * _YEAR) if unit == "year" else int(steps)
    if abs(months) < _LOOSE:
        return _month(at, months)
    return f"{_month(at, months - 1)}/{_month(at, months + 1)}"


def _about(unit: str, steps: float, vague: bool, at: str, months: int) -> str:
    """Give the months of some days, weeks or months after or before a month, or a day, or a year.

    Of a year alone nothing is known but that it is most likely still the same.
    """
    if unit not in _AT_MOST:
        return ""
    if months == _YEAR and not (unit == "month" and abs(steps) >= _HALF):
        return at[:4]
    way = -1 if steps < 0 else 1
    ends = sorted(way * one for one in (_AT_LEAST, _AT_MOST[unit])) if vague else [steps, steps]
    first, last = at[:7], _month(at, months - 1)
    if unit == "month":
        first, last = _month(first, int(ends[0])), _month(last, int(ends[1]))
    else:
        days = [int(one) * (_WEEK if unit == "week" else 1) for one in ends]
        early = date.fromisoformat(at if len(at) == _DAY else f"{first}-01")
        late = early if len(at) == _DAY else _last_day(last)
        first = (early + timedelta(days[0])).isoformat()[:7]
        last = (late + timedelta(days[1])).isoformat()[:7]
    return first if first == last else f"{first}/{last}"


def _last_day(month: str) -> date:
    return date.fromisoformat(f"{_month(month, 1)}-01") - timedelta(1)


def _by_days(unit: str, steps: int, counted: bool, at: str) -> str:
    if len(at) != _DAY:
        return ""
    day = date.fromisoformat(at)
    if unit != "week":
        return (day + timedelta(steps)).isoformat()
    if counted:
        return (day + timedelta(steps * _WEEK)).isoformat()
    monday = day - timedelta(day.weekday()) + timedelta(steps * _WEEK)
    return f"{monday.isoformat()}/{(monday + timedelta(_WEEK - 1)).isoformat()}"


def _month(at: str, steps: int) -> str:
    months = int(at[:4]) * _YEAR + int(at[5:7]) - 1 + steps
    return f"{months // _YEAR:04}-{months % _YEAR + 1:02}"


def _season(season: int, groups: dict[str, str | None], at: str, year: int) -> str:
    """Give the season of a year told, or the one after or before the month the telling is at."""
    told = int(at[:4]) if at else year
    whose = (groups["whose"] or "").lower()
    if whose:
        return f"{told + ('next' in whose or 'following' in whose)}-{season}" if told else ""
    if not at:
        return ""
    first, month = _FIRST_MONTHS[season], int(at[5:7])
    way = (groups["step"] or groups["side"] or "").lower()
    if way in _BACK:
        return f"{told - (first + 2 >= month)}-{season}"
    if way:
        return f"{told + (first <= month)}-{season}"
    return f"{told + (first + 2 < month)}-{season}"


def _part(part: str, unit: str, at: str, year: int) -> str:
    if unit == "year":
        told = int(at[:4]) if at else year
        first, last = _PARTS[part]
        return f"{told}-{first:02}/{told}-{last:02}" if told else ""
    if not at:
        return ""
    first, last = _THIRDS[part]
    last = min(last, calendar.monthrange(int(at[:4]), int(at[5:7]))[1])
    return f"{at[:7]}-{first:02}/{at[:7]}-{last:02}"
