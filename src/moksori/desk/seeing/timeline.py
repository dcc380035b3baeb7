"""A time line as numbers that a picture is drawn from; the table beneath it says the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

WIDTH, LEFT, ROW, TOP = 900, 12, 44, 34
LEAST = 6
"""Units of the picture: how wide it is, the margins, how high a row, the narrowest bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What stands on a time line: a posting, or an act; open ends where days are missing."""

    words: str
    since: date | None
    until: date | None
    act: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A bar in its place, in units of the picture."""

    words: str
    act: bool
    x: int
    y: int
    width: int
    text_x: int
    text_y: int
    open_start: bool
    open_end: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the line."""

    year: int
    x: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture: its size, its bars and its years."""

    width: int
    height: int
    bars: tuple[Placed, ...]
    ticks: tuple[Tick, ...]
    bottom: int


def drawn(bars: Sequence[Bar]) -> Timeline | None:
    """Return the picture of some bars; None where nothing has a day.

    Args:
        bars: In any order; what has no day at all stands in the table alone.
    """
    dated = [one for one in bars if one.since or one.until]
    days = [day for one in dated for day in (one.since, one.until) if day is not None]
    if not days:
        return None
    first, last = date(min(days).year, 1, 1), date(max(days).year, 12, 31)
    span = (last - first).days

    def place(day: date) -> int:
        return LEFT + round((day - first).days / span * (WIDTH - 2 * LEFT))

    ordered = sorted(dated, key=lambda one: (one.since or one.until or first, one.act))
    placed = tuple(_placed(one, row, place, (first, last)) for row, one in enumerate(ordered))
    step = max(1, (last.year - first.year + 1) // 10)
    years = range(first.year, last.year + 1, step)
    ticks = tuple(Tick(year, place(date(year, 1, 1))) for year in years)
    height = TOP + ROW * len(placed) + LEFT
    return Timeline(WIDTH, height, placed, ticks, height - LEFT)


def _placed(one: Bar, row: int, place: Callable[[date], int], ends: tuple[date, date]) -> Placed:
    start, end = place(one.since or ends[0]), place(one.until or ends[1])
    width = max(LEAST, end - start)
    start = min(start, WIDTH - LEFT - width)
    y = TOP + ROW * row
    # Words stand over their bar, and begin early enough to end within the picture.
    text_x = min(start, round(WIDTH * 0.6))
    return Placed(
        one.words,
        one.act,
        start,
        y + 22,
        width,
        text_x,
        y + 16,
        one.since is None,
        one.until is None,
    )
