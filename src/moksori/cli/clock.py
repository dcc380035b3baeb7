"""The time: procedures are given it, and a face alone looks it up."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """Return the time; procedures are given it and never look it up."""
    return datetime.now(UTC)  # noqa: TID251 - a face reads the clock
