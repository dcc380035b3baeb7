"""How far a job of the background came, written down no oftener than worth a row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from moksori.records import jobs

EVERY = 0.5
"""Seconds between two words on how far a job came: a row is written for each."""

Clock = Callable[[], datetime]
Progress = Callable[[str, int, int], None]


def telling(held: jobs.Claim, clock: Clock, lease: timedelta) -> Progress:
    """Return what writes down how far a job came, no oftener than worth a row."""
    last: dict[str, datetime] = {}

    def tell(doing: str, done: int, total: int) -> None:
        now = clock()
        before = last.get(doing)
        if before is None or done >= total or (now - before).total_seconds() >= EVERY:
            last[doing] = now
            jobs.came_to(held, doing, done, total, until=now + lease)

    return tell
