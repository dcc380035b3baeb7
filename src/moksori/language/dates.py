"""Dates as people tell them in English and Korean, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from moksori.language import (
    clocks,
    dates_en,
    dates_from_now,
    dates_ko,
    dates_numeric,
    dates_relative_en,
    holidays,
)
from moksori.language.dates_relative_en import ANY
from moksori.language.datetold import Told, resolve
from moksori.language.detect import wants_korean
from moksori.language.edtf import bounds, month_of
from moksori.language.fold import readable
from moksori.language.found import Found, longest, relocate

__all__ = ["bounds", "find_dates", "month_of"]


def find_dates(
    text: str,
    published: date | None = None,
    lang: str = "",
    feasts: Sequence[holidays.Feast] = (),
) -> list[Found]:
    """Find dates: `value` is EDTF level 1, empty where nobody can work it out.

    `detail` holds `precision` (time, day, third, month, season, year or decade), `relative` (the
    words alone do not give the date), `clock` (an hour of the day is told), `time` (that hour),
    `holiday` (a feast, by name), `lunar`, `anaphoric` (it hangs on another date of the telling,
    such as `the next day`), `part` (early, mid, late …), `deictic` (today, 오늘) and `weekday` (a
    day of the week and nothing else; without a value where no one day is meant: `on Sundays`) and
    `also` (another day that the words may mean: `last Tuesday`, told on a Friday, may be either).

    Args:
        text: Any text.
        published: The day from which `yesterday` and `in March` are counted.
        lang: `ko` reads Korean dates even where the text has no Korean letters.
        feasts: Holidays of the country beside those that are known everywhere.
    """
    view = readable(text)
    tolds: list[Told] = []
    readers = (dates_numeric, dates_en, dates_relative_en, dates_from_now, clocks, holidays)
    for reader in readers:
        tolds.extend(reader.tolds(view.text))
    tolds.extend(holidays.own(view.text, feasts))
    if wants_korean(view.text, lang):
        tolds.extend(dates_ko.tolds(view.text))
    found = [_found(told, published, view.text) for told in tolds if told.end > told.start >= 0]
    return relocate(longest(found), view)


def _week_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=7)).isoformat()


_DEICTIC = re.compile(r"(?:오늘|금일|지금|today|now)", re.IGNORECASE)


def _found(told: Told, published: date | None, text: str) -> Found:
    no_one_day = told.weekday is not None and told.part == ANY
    detail = {
        "precision": told.precision(),
        "relative": told.is_relative(),
        "clock": bool(told.clock),
        "time": told.clock,
        "holiday": told.holiday,
        "lunar": told.lunar,
        "anaphoric": told.anaphoric,
        "part": "" if no_one_day else told.part,
        "deictic": _DEICTIC.fullmatch(text, told.start, told.end) is not None,
        "weekday": told.weekday is not None and told.day is None and told.week_shift is None,
    }
    value = "" if no_one_day else resolve(told, published)
    detail["also"] = _week_before(value) if told.or_before and value and told.season is None else ""
    return Found(told.start, told.end, value, detail)
