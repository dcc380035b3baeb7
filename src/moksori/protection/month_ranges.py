"""Ranges from the first to the last day of months: they name a month, not two days."""

from __future__ import annotations

import re
from calendar import monthrange

_RANGE = re.compile(r"(?<!\d)(\d{4})-(\d\d)-01:(\d{4})-(\d\d)-(\d\d)(?!\d)")


def without_month_ranges(text: str) -> str:
    """Blank the ranges of a text that begin on a first and end on a last day of a month.

    Databases that know nothing but days are given a month so. The first and the last day are
    nobody's; every other day, and a first or last day that stands alone, is read as it is.
    """
    return _RANGE.sub(_blank, text) if ":" in text else text


def _blank(found: re.Match[str]) -> str:
    year, month, end_year, end_month, day = (int(part) for part in found.groups())
    if not (1 <= month <= 12 and 1 <= end_month <= 12 and min(year, end_year) >= 1):
        return found.group()
    last = monthrange(end_year, end_month)[1]
    whole = day == last and (year, month) <= (end_year, end_month)
    return " " * len(found.group()) if whole else found.group()
