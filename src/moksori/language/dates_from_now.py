"""Dates that two steps from now give: a week ago yesterday, last week on Monday, 작년 오늘."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.language.dates_en import MONTH, NOT_DAYS, WEEKDAY, WEEKDAYS, day_number, month_number
from moksori.language.datetold import Told
from moksori.language.numbers import read_number
from moksori.language.numbers_en import SMALL_WORDS

_B = r"[ \n]"
_COUNT = rf"(?P<n>\d{{1,3}}|an?|one|{SMALL_WORDS})"
_AGO = re.compile(
    rf"(?=[\da-z])(?<![\w.,’'-])(?P<exact>(?:exactly|precisely){_B})?{_COUNT}{_B}"
    rf"(?P<unit>week|fortnight|month|year)s?{_B}ago"
    rf"(?:,?{_B}(?P<day>today|yesterday|this (?:morning|afternoon|evening)|tonight|last night))?"
    r"(?![\w-])",
    re.IGNORECASE,
)
_WEEK = r"(?P<week>(?:last|this|next)[ \n]week|the[ \n]week[ \n]before[ \n]last)"
_WEEK_ON = re.compile(
    rf"(?=[a-z])(?<![\w’'-]){_WEEK},?{_B}(?:on{_B})?{WEEKDAY}(?![\w-])", re.IGNORECASE
)
_DAY_OF_WEEK = re.compile(
    rf"(?=[a-z])(?<![\w’'-]){WEEKDAY},?{_B}(?:(?:of|in){_B})?"
    r"(?P<week>the[ \n]week[ \n]before[ \n]last)(?![\w-])",
    re.IGNORECASE,
)
_DAY = r"(?P<day>[0-3]?\d(?:st|nd|rd|th)?)(?!\d|[.,:]\d)"
_YEAR_ON = re.compile(
    rf"(?=[a-z])(?<![\w’'-])(?P<year>last|this|next){_B}year,?{_B}on{_B}(?:the{_B})?"
    rf"(?:{MONTH}{_B}(?:the{_B})?{_DAY}|"
    rf"{_DAY.replace('<day>', '<day2>')}{_B}(?:of{_B})?{MONTH.replace('<mon>', '<mon2>')})(?!\w)",
    re.IGNORECASE,
)
_LAST_MONTH_DAY = re.compile(
    rf"(?=[a-z])(?<![\w’'-])(?P<lead>last|this past|past|next){_B}{MONTH}{_B}(?:the{_B})?{_DAY}"
    rf"(?!\w){NOT_DAYS}",
    re.IGNORECASE,
)
_NIGHT = re.compile(r"(?<!\w)the night before last(?!\w)", re.IGNORECASE)
_KOREAN = re.compile(
    r"(?<![가-힣\d.])(?:(?P<n>\d{1,2}|일|한|이|두|삼|세|석|사|네|넉) ?"
    r"(?P<unit>주일|주|달|개월|년|해) ?전"
    r"|(?P<year>작년|지난해|재작년)) ?(?P<day>오늘|어제)"
)
_BACK = {"작년": 1, "지난해": 1, "재작년": 2}
_WEEKS = {"last week": -1, "this week": 0, "next week": 1}


def tolds(text: str) -> Iterator[Told]:
    """Find such dates in a prepared text, English or Korean."""
    for match in _AGO.finditer(text):
        yield from _ago(match)
    for pattern in (_WEEK_ON, _DAY_OF_WEEK):
        for match in pattern.finditer(text):
            week = " ".join(match["week"].lower().split())
            weekday = WEEKDAYS.index(match["wd"][:3].lower())
            yield Told(*match.span(), weekday=weekday, week_shift=_WEEKS.get(week, -2))
    for match in _YEAR_ON.finditer(text):
        yield from _on(match, {"last": -1, "this": 0, "next": 1}[match["year"].lower()])
    for match in _LAST_MONTH_DAY.finditer(text):
        yield from _on(match, None)
    for match in _NIGHT.finditer(text):
        yield Told(*match.span(), day_shift=-2)
    for match in _KOREAN.finditer(text):
        yield _korean(match)


def _ago(match: re.Match[str]) -> Iterator[Told]:
    said, unit = match["n"].lower().replace("\n", " "), match["unit"].lower()
    number = 1 if said in ("a", "an") else read_number(said)
    if number is None or not (match["exact"] or match["day"]):
        return
    back = -int(number)
    days = -1 if (match["day"] or "").lower() in ("yesterday", "last night") else 0
    if unit in ("week", "fortnight"):
        days += back * (14 if unit == "fortnight" else 7)
        yield Told(*match.span(), day_shift=days)
    elif unit == "month":
        yield Told(*match.span(), month_shift=back, day_shift=days)
    else:
        yield Told(*match.span(), year_shift=back, day_shift=days)


def _on(match: re.Match[str], shift: int | None) -> Iterator[Told]:
    groups = match.groupdict()
    day = day_number(groups["day"] or groups["day2"])
    month = month_number(groups["mon"] or groups["mon2"])
    if day is not None:
        ahead = (groups.get("lead") or "").lower() == "next"
        yield Told(*match.span(), month=month, day=day, year_shift=shift, ahead=ahead)


def _korean(match: re.Match[str]) -> Told:
    days = -1 if match["day"] == "어제" else 0
    if match["year"]:
        return Told(*match.span(), year_shift=-_BACK[match["year"]], day_shift=days)
    back = -int(read_number(match["n"]) or 1)
    if match["unit"] in ("주", "주일"):
        return Told(*match.span(), day_shift=7 * back + days)
    if match["unit"] in ("달", "개월"):
        return Told(*match.span(), month_shift=back, day_shift=days)
    return Told(*match.span(), year_shift=back, day_shift=days)
