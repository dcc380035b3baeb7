"""Dates as people tell them, and what they mean."""

from __future__ import annotations

import re
from datetime import date

from moksori.language.edtf import bounds, month_of
from moksori.language.fold import readable
from moksori.language.found import Found, longest, relocate

__all__ = ["bounds", "find_dates", "month_of"]

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")
_M = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    rf"(?P<m1>{_M}) (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{_M})(?: (?P<y2>\d{{4}}))?"
    rf"|(?P<m3>{_M})(?:,? (?P<y3>\d{{4}}))?"
    r"|(?P<y4>\d{4})[-./](?P<m4>\d{1,2})[-./](?P<d4>\d{1,2})"
    r"|(?:(?P<y5>\d{4})년 ?)?(?P<m5>\d{1,2})월(?: ?(?P<d5>\d{1,2})일)?"
)


def find_dates(text: str, published: date | None = None, lang: str = "") -> list[Found]:
    """Find dates: `value` in EDTF, empty where it cannot be told."""
    view = readable(text)
    found: list[Found] = []
    for match in _DATE.finditer(view.text):
        parts = match.groupdict()
        year = next((parts[f"y{k}"] for k in range(1, 6) if parts.get(f"y{k}")), None)
        month = next(parts[f"m{k}"] for k in range(1, 6) if parts.get(f"m{k}"))
        day = next((parts[f"d{k}"] for k in (1, 2, 4, 5) if parts.get(f"d{k}")), None)
        number = int(month) if month.isdigit() else _MONTHS.index(month.lower()) + 1
        year = year or (str(published.year) if published else None)
        value = "" if year is None else f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")
        detail = {"precision": "day" if day else "month", "relative": False, "clock": False}
        found.append(Found(match.start(), match.end(), value, detail))
    return relocate(longest(found), view)
