"""Dates side by side that become the same: "from March 3 to March 5" is one month, told once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from moksori.protection.calendar_words import coarse_enough, days_of, english, precision
from moksori.protection.date_forms import is_weekday
from moksori.protection.place_chains import RungOf
from moksori.protection.stretches import Text
from moksori.terms.disguise import Rung
from moksori.terms.mention import Mention, MentionKind

_BETWEEN = re.compile(
    r"(?:,?[ \u00a0]+(?:to|and|or|until|till|through|then)[ \u00a0]+(?:again[ \u00a0]+)?"
    r"(?:(?:on|in|at|from|about|around)[ \u00a0]+)?|[ \u00a0]*[-–—~][ \u00a0]*|,[ \u00a0]+"
    r"|(?:부터|에서|과|와|이나|나|,|에)[ \u00a0]*(?:다시[ \u00a0]*)?|[ \u00a0]*·[ \u00a0]*)$"
)


_BESIDE = re.compile(r",?[ \u00a0]*[(（]?")


def twins(mentions: Sequence[Mention], text: Text, rung_of: RungOf) -> dict[int, bool]:
    """Give the starts of dates that become what the date before them becomes.

    Args:
        mentions: The mentions of one text, in order.
        text: The text they stand in.
        rung_of: The rung decided for a mention.

    Returns:
        By start: True where the two tell a span of time, False where one only adds the weekday.
    """
    found: dict[int, bool] = {}
    dates = [one for one in mentions if one.kind is MentionKind.DATE]
    for first, second in pairwise(dates):
        rung = rung_of(second)
        if rung is Rung.AS_TOLD or rung is not rung_of(first):
            continue
        between = text.words[first.span.end - text.offset : second.span.start - text.offset]
        if _BESIDE.fullmatch(between) and is_weekday(first) != is_weekday(second):
            found[second.span.start] = False
        elif _BETWEEN.fullmatch(between) and _same(first, second, rung):
            found[second.span.start] = True
    return found


def _fine(mention: Mention, rung: Rung) -> bool:
    return not coarse_enough(precision(mention.value, mention.told, mention.detail), rung)


def _same(first: Mention, second: Mention, rung: Rung) -> bool:
    """Say whether two dates, both told finer than the rung, become the same words."""
    if not (_fine(first, rung) and _fine(second, rung)):
        return False
    left, right = (days_of(one.value, one.told) for one in (first, second))
    if rung is Rung.NOTHING or (not left and not right):
        return True
    if len(left) != 1 or len(right) != 1:
        return False
    years = {day.year for day in (*left, *right) if day.told_year}
    words = {english(replace(day, told_year=False), rung) for day in (*left, *right)}
    return len(years) < 2 and len(words) == 1
