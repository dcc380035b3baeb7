"""Ladders for the fields of a record: a date, an age, a place, where no sentence stands around."""

from __future__ import annotations

import re
from datetime import date

from moksori.language.dates import bounds
from moksori.packs.model import LEVELS, Place
from moksori.protection.ages import TENS
from moksori.protection.bands import already, band
from moksori.protection.gazetteer import Gazetteer, level_rank
from moksori.protection.places import finest_shown
from moksori.terms.bundle import BundleTime, TwoNames
from moksori.terms.disguise import Rung

_SEASONS = {3: 21, 4: 21, 5: 21, 6: 22, 7: 22, 8: 22, 9: 23, 10: 23, 11: 23, 12: 24}
"""EDTF level 1: spring, summer, autumn and winter; January and February are the winter before."""
_ADULT, _TEN, _HUNDRED = 18, 10, 109
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MARKS = re.compile(r"[~?%]$")
_LEVEL = {
    Rung.CITY: "city",
    Rung.PROVINCE: "province",
    Rung.REGION: "region",
    Rung.COUNTRY: "country",
}


def coarse_time(edtf: str, told: str, rung: Rung, *, every_day: bool = False) -> BundleTime:
    """Put a date no finer than a rung; bounds are those of the coarser date.

    Args:
        edtf: EDTF level 1 as coded, or empty.
        told: The words of the account.
        rung: How far it may be told.
        every_day: It holds on every day between its bounds.
    """
    if rung is Rung.AS_TOLD:
        return _timed(edtf, told, every_day=every_day)
    if rung is Rung.NOTHING or bounds(edtf) is None:
        return BundleTime()
    first, slash, last = edtf.partition("/")
    ends = [_coarse(one, rung) for one in ((first, last) if slash else (first,))]
    if not all(ends):
        return BundleTime()
    return _timed("/".join(dict.fromkeys(ends)), "", every_day=False)


def _timed(edtf: str, told: str, *, every_day: bool) -> BundleTime:
    span = bounds(edtf) if edtf else None
    days = ":".join(one.isoformat() for one in span) if span else ""
    return BundleTime(edtf, days, told, every_day and bool(edtf))


def _coarse(edtf: str, rung: Rung) -> str:
    """Put one date of an EDTF form no finer than a rung."""
    span = bounds(edtf)
    if span is None:
        return ""
    mark = found.group() if (found := _MARKS.search(edtf)) else ""
    start, end = span
    if (start.year, start.month) == (end.year, end.month) and rung in {
        Rung.THIRD_OF_MONTH,
        Rung.MONTH,
    }:
        # A third of a month has no form in EDTF: the month is the next coarser one.
        return f"{start.year:04}-{start.month:02}{mark}"
    if rung is not Rung.YEAR and (season := _season(start)) == _season(end):
        return f"{season}{mark}"
    if start.year == end.year:
        return f"{start.year:04}{mark}"
    return edtf if not _DAY.search(edtf) else ""


def _season(day: date) -> str:
    year = day.year - (day.month < min(_SEASONS))
    return f"{year:04}-{_SEASONS.get(day.month, 24)}"


def age_words(years: tuple[int, int] | None, told: str, rung: Rung) -> TwoNames:
    """Put an age into words no finer than a rung, in both languages; empty where nothing may be.

    Args:
        years: The first and the last year told; None where nobody could read it.
        told: The words of the account.
        rung: How far it may be told.
    """
    if rung is Rung.AS_TOLD and told:
        return TwoNames(told, told)
    if years is None or rung in {Rung.NOTHING, Rung.AS_TOLD}:
        return TwoNames()
    if rung is Rung.ADULT or already(years, Rung.ADULT):
        return TwoNames("adult", "성인") if years[0] >= _ADULT else TwoNames("minor", "미성년")
    low, high = years if already(years, rung) else band(years, rung)
    if high < _TEN:
        return TwoNames("a small child", "어린아이")
    if rung is Rung.DECADE:
        tens = range(max(low // 10 * 10, _TEN), min(high, _HUNDRED) + 1, 10)
        return TwoNames(
            "in their " + " or ".join(TENS[ten] for ten in tens),
            ", ".join(f"{ten}대" for ten in tens),
        )
    return TwoNames(f"aged {low} to {high}", f"{low}~{high}세")


def coarse_place(place: Place | None, rung: Rung, gazetteer: Gazetteer) -> Place | None:
    """Give the place that may be named instead of a place; None where none may.

    Args:
        place: A place of the pack, or None where the words were not found in it.
        rung: How far it may be told.
        gazetteer: The places of the pack.
    """
    if place is None or rung is Rung.NOTHING:
        return None
    if rung is Rung.AS_TOLD:
        return place
    if level_rank(place.level) >= finest_shown(rung):
        return place
    target = gazetteer.holder(place, _LEVEL[rung])
    allowed = LEVELS.index(_LEVEL[rung]) - (rung is Rung.CITY)
    return target if target is not None and level_rank(target.level) >= allowed else None
