"""EDTF level 1 dates: their first and last day, their month."""

from __future__ import annotations

import calendar
import re
from datetime import date

_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_FORM = re.compile(r"(\d{3}[\dX]|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?")


def bounds(edtf: str) -> tuple[date, date] | None:
    """Give the first and the last day of an EDTF date or interval; None where it has none."""
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        left, right = bounds(first), bounds(last)
        return (left[0], right[1]) if left and right and left[0] <= right[1] else None
    match = _FORM.fullmatch(re.sub("[~?%]", "", edtf.split("T")[0]))
    if match is None:
        return None
    year, month, day = match.groups()
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if low < 1:
        return None
    try:
        if day and day != "XX":
            one = date(low, int(month), int(day))
            return one, one
        if month and month != "XX":
            return _months(low, int(month))
    except (ValueError, KeyError):
        return None
    return date(low, 1, 1), date(high, 12, 31)


def _months(year: int, month: int) -> tuple[date, date]:
    first, last = _SEASONS[month] if month > 12 else (month, month)
    end_year = year + (last < first)
    return date(year, first, 1), date(end_year, last, calendar.monthrange(end_year, last)[1])


def month_of(edtf: str) -> str | None:
    """Give `YYYY-MM` of a date that lies within one month; None where it does not."""
    span = bounds(edtf)
    if span is None or (span[0].year, span[0].month) != (span[1].year, span[1].month):
        return None
    return f"{span[0].year:04}-{span[0].month:02}"


def without_seasons(edtf: str) -> str:
    """Write a season (`2018-21`) as its months (`2018-03/2018-05`), any other date as it is.

    Seasons are EDTF level 1, intervals of months level 0, which more programs can read.
    """
    if re.fullmatch(r"\d{4}-2[1-4][~?%]?", edtf) is None or (span := bounds(edtf)) is None:
        return edtf
    return "/".join(f"{day.year:04}-{day.month:02}" for day in span)
