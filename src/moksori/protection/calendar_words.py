"""What a date says at each rung, and the words for it in English and Korean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from moksori.language.dates import bounds, find_dates
from moksori.terms.disguise import Rung

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SHORT = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}
_SEASONS = (("spring", "봄"), ("summer", "여름"), ("autumn", "가을"), ("winter", "겨울"))
_THIRDS = (("early", "초순"), ("mid-", "중순"), ("late", "하순"))

_PRECISION = {
    "time": 0, "hour": 0, "day": 1, "week": 1, "weekend": 1, "third": 2, "month": 3, "quarter": 4,
    "season": 4, "half": 4, "year": 5, "years": 6, "decade": 6, "century": 7,
}  # fmt: skip
_ASKED = {Rung.THIRD_OF_MONTH: 2, Rung.MONTH: 3, Rung.SEASON: 4, Rung.YEAR: 5}
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_MONTH_WORD = re.compile(r"\b(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b", re.I)
_MONTH_KO = re.compile(r"(?<!\d)(1[0-2]|[1-9]) ?월")
_DAY_TOLD = re.compile(
    r"월\s?(?:\d{1,2}|[이삼]?십?[일이삼사오육칠팔구]|[이삼]?십)\s?일|월\s?(?:초|열|스무)[가-힣]{1,2}"
    r"|월\s?(?:보름|그믐)"
)
"""A month and a day of it, whatever the value says: 이듬해 1월 20일 has none."""
_EDTF = re.compile(r"^([\dX]{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Day:
    """What is known of a date: each part may be missing (0)."""

    year: int
    month: int
    day: int
    told_year: bool

    @property
    def season(self) -> int:
        """Give 0 to 3 for spring to winter."""
        return (self.month - 3) % 12 // 3 if self.month < 13 else self.month - 21

    @property
    def third(self) -> int:
        """Give 0 to 2 for the thirds of a month."""
        return min((max(self.day, 1) - 1) // 10, 2)


def days_of(value: Any, told: str) -> tuple[Day, ...]:
    """Read a date's value, or its words where the value says nothing; two for an interval."""
    text = value if isinstance(value, str) else ""
    told_year = _YEAR.search(told) is not None
    if not text:
        text = next((str(found.value) for found in find_dates(told) if found.value), "")
    parts = [part for part in text.replace("..", "").split("/") if part]
    days = [day for part in parts if (day := _day(part, told_year)) is not None]
    if not any(day.month for day in days) and (month := told_month(told)):
        year = days[0].year if days else int(found.group()) if (found := _YEAR.search(told)) else 0
        return (Day(year, month, 0, told_year),)
    return tuple(days)


def _day(edtf: str, told_year: bool) -> Day | None:
    match = _EDTF.match(edtf)
    if not match:
        return None
    year = int(match.group(1)) if match.group(1).isdigit() else 0
    return Day(year, int(match.group(2) or 0), int(match.group(3) or 0), told_year)


def told_month(told: str) -> int:
    """Give the month that words name, 0 where they name none."""
    english = _MONTH_WORD.search(told)
    if english:
        return _SHORT[english.group(1).lower()]
    korean = _MONTH_KO.search(told)
    return int(korean.group(1)) if korean else 0


def precision(value: Any, told: str, detail: dict[str, Any]) -> int:
    """Say how fine a date is told: 0 a time, 1 a day, 2 a third of a month, 3 a month, and on."""
    named = detail.get("precision")
    if isinstance(named, str) and named in _PRECISION:
        return _PRECISION[named]
    days = days_of(value, told)
    span = bounds(value) if isinstance(value, str) else None
    if span and (span[1] - span[0]).days < 27:
        return 1 if (span[1] - span[0]).days < 8 else 2
    if not days or _DAY_TOLD.search(told):
        return 1
    return 1 if days[0].day else 3 if 0 < days[0].month < 13 else 4 if days[0].month else 5


def coarse_enough(fine: int, rung: Rung) -> bool:
    """Say whether a date told with this precision is no finer than a rung."""
    return rung in _ASKED and fine >= _ASKED[rung]


def english(day: Day, rung: Rung) -> str:
    """Give a date at a rung in English; empty where the rung needs more than is known."""
    year = f" {day.year}" if day.told_year and day.year else ""
    if rung is Rung.YEAR or (rung in _ASKED and not day.month):
        return str(day.year) if day.year else ""
    if rung is Rung.SEASON or day.month > 12:
        return f"the {_SEASONS[day.season][0]}" + (f" of{year}" if year else "")
    month = MONTHS[day.month - 1] + year
    if rung is Rung.THIRD_OF_MONTH and day.day:
        return "mid-" + month if day.third == 1 else f"{_THIRDS[day.third][0]} {month}"
    return month


def korean(day: Day, rung: Rung) -> str:
    """Give a date at a rung in Korean; empty where the rung needs more than is known."""
    year = f"{day.year}년" if day.year and (day.told_year or rung is Rung.YEAR) else ""
    if rung is Rung.YEAR or not day.month:
        return year
    if rung is Rung.SEASON or day.month > 12:
        return f"{year} {_SEASONS[day.season][1]}".strip()
    third = f" {_THIRDS[day.third][1]}" if rung is Rung.THIRD_OF_MONTH and day.day else ""
    return f"{year} {day.month}월{third}".strip()
