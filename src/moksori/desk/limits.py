"""How long the desk keeps what it does not have to keep: the limits, and what somebody set.

The record and its sealed originals are evidence: they have no limit and stand in no list here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from moksori.desk import audit
from moksori.records.models import LimitRecord
from moksori.records.states import Kept
from moksori.terms.errors import InvalidError


class LimitError(InvalidError):
    """A limit is shorter or longer than the desk can do with."""

    code = "retention.limit"
    hint = "Give a number of days between those that the page names; nothing was changed."


@dataclass(frozen=True, slots=True)
class Limit:
    """What may be set of one kind.

    Attributes:
        days: Until somebody says otherwise; None is without end.
        least, most: The fewest and the most days that can be set.
        two: Two people of two roles are needed to remove it.
        endless: It may be kept without end.
    """

    days: int | None
    least: int
    most: int
    two: bool = False
    endless: bool = False


LIMITS: dict[Kept, Limit] = {
    Kept.UPLOADS: Limit(1, 1, 30),
    Kept.SESSIONS: Limit(1, 1, 30),
    Kept.FORMS: Limit(7, 1, 90),
    Kept.LINKS: Limit(90, 7, 3650, endless=True),
    Kept.JOBS: Limit(90, 7, 3650, endless=True),
    Kept.CONTACTS: Limit(30, 1, 3650),
    Kept.READERS: Limit(None, 30, 3650, two=True, endless=True),
    Kept.TAKES: Limit(90, 7, 3650, endless=True),
    Kept.BACKUPS: Limit(90, 7, 3650, endless=True),
    Kept.IDENTITIES: Limit(365, 30, 3650, two=True, endless=True),
}

NEVER = datetime(1, 1, 1, tzinfo=UTC)
"""Before this nothing was: what has no limit is never due."""


def days(kind: Kept) -> int | None:
    """Return for how many days a kind is kept; None is without end."""
    return LimitRecord.objects.holding().get(kind.value, LIMITS[kind].days)


def before(kind: Kept, at: datetime) -> datetime:
    """Return the moment before which what is kept of a kind is over its limit."""
    limit = days(kind)
    return NEVER if limit is None else at - timedelta(days=limit)


def say(kind: Kept, limit: int | None, *, by: str, at: datetime) -> None:
    """Say for how many days a kind is kept; nothing is removed by this.

    Args:
        kind: What.
        limit: Days; None is without end, where that may be.
        by: Who says so.
        at: When.

    Raises:
        LimitError: it is too short or too long for this kind.
    """
    bounds = LIMITS[kind]
    if limit is None and not bounds.endless:
        raise LimitError("this is not kept without end")
    if limit is not None and not bounds.least <= limit <= bounds.most:
        raise LimitError(f"this is kept for {bounds.least} to {bounds.most} days")
    if limit == days(kind):
        return
    LimitRecord.objects.create(kind=kind.value, days=limit, by=by, at=at)
    audit.write_line(
        "retention.set", by=by, at=at, detail={"kind": kind.value, "days": limit or "endless"}
    )
