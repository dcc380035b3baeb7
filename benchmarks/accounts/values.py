"""When a proposed stretch, day or sum is the one that was asked for."""

import re
from datetime import date, timedelta
from typing import Any

Span = tuple[int, int]

_UNSURE = re.compile(r"[~?%]")
_DECADE = re.compile(r"(\d{3})[Xx]")
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""Seasons of EDTF, and the month with which each begins."""
_OF_DAYS = 0.2
"""Two stretches of days are one date from this share of their union on."""
_OF_SUMS = 0.01


def blanked(text: str) -> str:
    """Return the text with every white space a plain blank; no place moves."""
    return re.sub(r"\s", " ", text)


def places_of(words: str, text: str) -> list[Span]:
    """Return where words stand, however wide the blanks between them are."""
    parts = [re.escape(word) for word in words.split()]
    if not parts:
        return []
    return [found.span() for found in re.finditer(r"\s+".join(parts), text)]


def same_span(one: Span, other: Span) -> bool:
    """Say whether two stretches share at least half of what they cover together."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    union = max(one[1], other[1]) - min(one[0], other[0])
    return shared > 0 and shared * 2 >= union


def days_of(edtf: Any) -> tuple[date, date] | None:
    """Return the first and the last day of a date; None where it is none."""
    if not isinstance(edtf, str):
        return None
    words = _UNSURE.sub("", edtf.split("T")[0])
    if "/" in words:
        ends = [days_of(part) for part in words.split("/", 1)]
        return (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None
    if decade := _DECADE.fullmatch(words):
        return date(int(decade[1] + "0"), 1, 1), date(int(decade[1] + "9"), 12, 31)
    try:
        return _whole([int(part) for part in words.split("-")])
    except (ValueError, TypeError):
        return None


def _whole(parts: list[int]) -> tuple[date, date] | None:
    if len(parts) == 3:
        day = date(*parts)
        return day, day
    if len(parts) == 2:
        year, month = parts
        if month in _SEASONS:
            first = _SEASONS[month]
            last = date(year + (first + 2) // 12, (first + 2) % 12 + 1, 1) - timedelta(1)
            return date(year, first, 1), last
        after = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), after - timedelta(1)
    return (date(parts[0], 1, 1), date(parts[0], 12, 31)) if len(parts) == 1 else None


def same_date(one: Any, other: Any) -> bool:
    """Say whether two dates share at least a fifth of the days they cover together."""
    first, second = days_of(one), days_of(other)
    if first is None or second is None:
        return False
    shared = (min(first[1], second[1]) - max(first[0], second[0])).days + 1
    union = (max(first[1], second[1]) - min(first[0], second[0])).days + 1
    return shared > 0 and shared >= _OF_DAYS * union


def same_sum(gold: dict[str, Any], said: Any) -> bool:
    """Say whether a proposed sum has the currency and the figures of the gold's."""
    if not isinstance(said, dict) or said.get("currency") != gold.get("currency"):
        return False
    try:
        wanted, given = (sorted(_figures(one["value"])) for one in (gold, said))
    except (TypeError, ValueError, KeyError):
        return False
    return len(wanted) == len(given) and all(
        abs(one - other) <= _OF_SUMS * max(1, abs(one))
        for one, other in zip(wanted, given, strict=True)
    )


def _figures(value: Any) -> list[float]:
    return [float(one) for one in (value if isinstance(value, list) else [value])]
