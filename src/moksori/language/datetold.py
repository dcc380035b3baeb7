"""A date as it was told, before anybody worked out which day is meant; and the working out."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

EARLY, MIDDLE, LATE = "early", "mid", "late"
FIRST_HALF, SECOND_HALF, START, END = "first half", "second half", "start", "end"

_MONTH_PARTS = {EARLY: (1, 10), MIDDLE: (11, 20), LATE: (21, 31), FIRST_HALF: (1, 15),
                SECOND_HALF: (16, 31), START: (1, 10), END: (21, 31), "week 1": (1, 7),
                "week 2": (8, 14), "week 3": (15, 21), "week 4": (22, 28),
                "week 5": (25, 31)}  # fmt: skip
_YEAR_PARTS = {EARLY: (1, 4), MIDDLE: (5, 8), LATE: (9, 12), FIRST_HALF: (1, 6),
               SECOND_HALF: (7, 12), START: (1, 2), END: (11, 12), "quarter 1": (1, 3),
               "quarter 2": (4, 6), "quarter 3": (7, 9), "quarter 4": (10, 12)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A date as told: only what the words say is set.

    Attributes:
        start: First character in the prepared text.
        end: One past the last character.
        year: The year, where it is told.
        year_shift: Years from the year of publication: -1 for `last year`.
        month: 1 to 12.
        month_shift: Months from the month of publication.
        day: 1 to 31.
        day_shift: Days from the day of publication.
        weekday: 0 (Monday) to 6.
        week_shift: Weeks from the week of publication; None for the nearest day of that name.
        part: Which part of the month, year or decade.
        season: 21 (spring) to 24 (winter).
        decade: The year stands for its decade.
        ahead: The next such day is meant, not the last.
        anaphoric: It hangs on another date of the telling (`the next day`).
        holiday: A feast, by name.
        lunar: Told by the lunar calendar.
        clock: `HH:MM` where an hour is told.
        day_to: Last day of a run of days in the same month.
        month_to: Last month of a run of months.
        year_to: Last year of a run of years.
        or_before: The day of that name a week earlier may be meant: `last Tuesday`.
        loose: About that day, not that very day (`three weeks ago`).
    """

    start: int
    end: int
    year: int | None = None
    year_shift: int | None = None
    month: int | None = None
    month_shift: int | None = None
    day: int | None = None
    day_shift: int | None = None
    weekday: int | None = None
    week_shift: int | None = None
    part: str = ""
    season: int | None = None
    decade: bool = False
    ahead: bool = False
    anaphoric: bool = False
    holiday: str = ""
    lunar: bool = False
    clock: str = ""
    day_to: int | None = None
    month_to: int | None = None
    year_to: int | None = None
    loose: int = 0
    or_before: bool = False

    def precision(self) -> str:
        """Say how fine the date is: time, day, third, month, season, year or decade."""
        if self.clock:
            return "time"
        if self.decade:
            return "decade"
        if self._is_day():
            return "third" if self.loose else "day"
        if self.week_shift is not None:
            return "third"
        if self.month is not None or self.month_shift is not None:
            return "third" if self.part else "month"
        return "season" if self.season or self.part else "year"

    def _is_day(self) -> bool:
        told = (self.day, self.day_shift, self.weekday)
        return any(value is not None for value in told) or self.anaphoric or bool(self.holiday)

    def is_relative(self) -> bool:
        """Say whether the words alone do not give the date."""
        return self.year is None


def resolve(told: Told, published: date | None) -> str:
    """Work out the EDTF date of what was told; empty where nobody can tell.

    A date without its year is the last such date before publication, or the next one where the
    words look ahead.
    """
    if told.anaphoric or (told.clock and not told._is_day() and told.month is None):
        return ""
    try:
        return _resolve(told, published)
    except (ValueError, OverflowError):
        return ""


def _resolve(told: Told, published: date | None) -> str:
    if told.day_shift is not None:
        return _shifted(told, published)
    if told.weekday is not None and told.day is None:
        return _weekday(told, published)
    if told.week_shift is not None:
        return _week(told, published)
    year = _year(told, published)
    if told.decade:
        return "" if year is None else f"{year // 10}X"
    month = told.month
    if told.month_shift is not None and published is not None:
        year, month = _add_months(published.year, published.month, told.month_shift)
    elif month is None and told.day is not None and published is not None:
        year, month = _month_of_day(told, published)
    if year is None:
        year = _nearest_year(told, month, published)
    if year is None or (told.day is not None and month is None):
        return ""
    if told.lunar:
        return _lunar(told, year)
    return _calendar(told, year, month)


def _shifted(told: Told, published: date | None) -> str:
    if published is None or told.day_shift is None:
        return ""
    year, month = _add_months(
        published.year + (told.year_shift or 0), published.month, told.month_shift or 0
    )
    day = published.replace(year=year, month=month) + timedelta(days=told.day_shift)
    if told.loose:
        first, last = day - timedelta(days=told.loose), day + timedelta(days=told.loose)
        return f"{first.isoformat()}/{last.isoformat()}"
    return day.isoformat() + (f"T{told.clock}" if told.clock else "")


def _weekday(told: Told, published: date | None) -> str:
    if published is None or told.weekday is None:
        return ""
    if told.week_shift is not None:
        monday = published - timedelta(days=published.weekday())
        return (monday + timedelta(days=told.weekday, weeks=told.week_shift)).isoformat()
    back = (published.weekday() - told.weekday) % 7 or 7
    if told.ahead:
        return (published + timedelta(days=7 - back % 7)).isoformat()
    return (published - timedelta(days=back)).isoformat()


def _week(told: Told, published: date | None) -> str:
    if published is None or told.week_shift is None:
        return ""
    monday = published - timedelta(days=published.weekday()) + timedelta(weeks=told.week_shift)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _year(told: Told, published: date | None) -> int | None:
    if told.year is not None:
        return told.year
    if told.year_shift is not None and published is not None:
        return published.year + told.year_shift
    return None


def _nearest_year(told: Told, month: int | None, published: date | None) -> int | None:
    """Give the year of the last such month, season or feast before publication."""
    if published is None or told.year_shift is not None:
        return None
    if told.season is not None:
        month = {21: 3, 22: 6, 23: 9, 24: 12}[told.season]
        if told.or_before and month <= published.month <= month + 2:
            # "Last summer", said in summer, is that of the year before.
            return published.year - 1
    if month is None:
        return published.year if told.month_shift is not None or told.part else None
    here = (month, told.day or 0)
    there = (published.month, published.day if told.day else 0)
    if told.ahead:
        return published.year + (here < there)
    return published.year - (here > there)


def _month_of_day(told: Told, published: date) -> tuple[int, int]:
    """Give year and month of the last (or next) day of that number."""
    day = told.day or 1
    shift = (0 if day >= published.day else 1) if told.ahead else 0 if day <= published.day else -1
    return _add_months(published.year, published.month, shift)


def _add_months(year: int, month: int, shift: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + shift
    return total // 12, total % 12 + 1


def _calendar(told: Told, year: int, month: int | None) -> str:
    """Write a date whose year is known."""
    if not 1 <= year <= 9999:
        return ""
    if month is None:
        return _part_of_year(told, year)
    base = f"{year:04}-{month:02}"
    last = calendar.monthrange(year, month)[1]
    if told.day is not None:
        if told.day > last:
            return base
        day = f"{base}-{told.day:02}"
        if told.day_to is not None and told.day < told.day_to <= last:
            return f"{day}/{base}-{told.day_to:02}"
        return day + (f"T{told.clock}" if told.clock else "")
    if told.part in _MONTH_PARTS:
        first, until = _MONTH_PARTS[told.part]
        return f"{base}-{first:02}/{base}-{min(until, last):02}"
    if told.month_to is not None and told.month_to != month:
        until_year = year + (told.month_to < month)
        return f"{base}/{until_year:04}-{told.month_to:02}"
    return base


def _part_of_year(told: Told, year: int) -> str:
    if told.season is not None:
        return f"{year:04}-{told.season}"
    if told.part in _YEAR_PARTS:
        first, last = _YEAR_PARTS[told.part]
        return f"{year:04}-{first:02}/{year:04}-{last:02}"
    if told.year_to is not None and told.year_to > year:
        return f"{year:04}/{told.year_to:04}"
    return f"{year:04}"


def _lunar(told: Told, year: int) -> str:
    """Give the months of our calendar in which a day of the lunar one can fall."""
    month, day = told.month or 1, told.day or 1
    first = date(year, 1, 21) + timedelta(days=29 * (month - 1) + day - 1)
    last_day = told.day or 30
    last = date(year, 2, 20) + timedelta(days=30 * (month - 1) + last_day)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04}-{first.month:02}"
    return f"{first.year:04}-{first.month:02}/{last.year:04}-{last.month:02}"
