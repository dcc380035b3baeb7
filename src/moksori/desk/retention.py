"""Removing what is over its limit: shown first, by a person's deed; of people, by two.

What goes is told in the log as a number, never as a word. The record and its sealed originals are
no part of this. What a deletion does not reach is in `docs/howto/say-how-long.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from moksori.desk import audit, backups, limits, outdated, rights
from moksori.desk.limits import LIMITS, Limit
from moksori.desk.outdated import Amount
from moksori.desk.rights import Right
from moksori.records.models import RemovalRecord, User
from moksori.records.states import Kept
from moksori.terms.errors import MissingError, RefusedError


class NotDueError(RefusedError):
    """What should go is not over its limit, or somebody changed the limit meanwhile."""

    code = "retention.not_due"
    hint = "Look at the page again: it shows what is over its limit now. Nothing was removed."


class TwoNeededError(RefusedError):
    """What tells who people are is removed by two people of two roles."""

    code = "retention.two_needed"
    hint = "Ask on the screen; an administrator and a protection officer remove it together."


class NoRemovalError(MissingError):
    """No such removal waits."""

    code = "retention.no_removal"
    hint = "Look at the page again: somebody may have answered meanwhile."


class AskedBeforeError(RefusedError):
    """Somebody asked to remove this already, and a second person has not answered."""

    code = "retention.asked_before"
    hint = "Let a second person of another role agree or refuse first."


@dataclass(frozen=True, slots=True)
class Waiting:
    """A removal that waits for a second person.

    Attributes:
        asked: How many there were when it was asked.
        yours: You asked, or work in the role of who asked: you cannot agree.
    """

    id: str
    by: str
    at: datetime
    asked: int
    yours: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """One kind: its limit, how much is kept, how much of it is due, and from before when.

    Attributes:
        days: None is without end.
    """

    kind: Kept
    limit: Limit
    days: int | None
    kept: int
    due: Amount
    before: datetime
    waiting: Waiting | None = None


def standing(at: datetime, who: User | None = None) -> tuple[Standing, ...]:
    """Return every kind with what is due of it.

    Args:
        at: When.
        who: Who looks, so that it is known what they may agree to.
    """
    waits = {row.kind: row for row in RemovalRecord.objects.waiting()}
    return tuple(_standing(kind, at, waits.get(kind.value), who) for kind in Kept)


@transaction.atomic
def remove(kind: Kept, before: datetime, *, by: str, at: datetime) -> int:
    """Remove what one person may remove; return how much that was.

    Args:
        kind: What.
        before: From before when, as it was shown.
        by: Who.
        at: When.

    Raises:
        TwoNeededError: it takes two.
        NotDueError: it is not over its limit.
    """
    if LIMITS[kind].two:
        raise TwoNeededError("this is removed by two people")
    _require_due(kind, before, at)
    return _removed(kind, before, by=by, at=at)


def tidy_backups(made: Path, *, by: str, at: datetime) -> int:
    """Remove backups over their limit, now that a new one was written and read again.

    Args:
        made: The new one. Where it stands in another folder than the desk's own nothing goes.
        by: Who made it.
        at: When.

    Returns:
        How many went; the log says so.

    Raises:
        NoneGoodError: the newest one is not what was written.
    """
    before = limits.before(Kept.BACKUPS, at)
    if made.parent != backups.folder() or not outdated.due(Kept.BACKUPS, before).count:
        return 0
    return remove(Kept.BACKUPS, before, by=by, at=at)


@transaction.atomic
def ask(kind: Kept, before: datetime, *, who: User, at: datetime) -> str:
    """Ask to remove what two people remove; return the id of the request.

    Raises:
        NotYourRoleError: the role of who asks keeps no limits.
        NotDueError: nothing of it is over its limit.
        AskedBeforeError: somebody asked already.
    """
    rights.require(who, Right.RETAIN)
    _require_due(kind, before, at)
    count = outdated.due(kind, before).count
    if not count:
        raise NotDueError("nothing of this is over its limit")
    if RemovalRecord.objects.waiting().filter(kind=kind.value).exists():
        raise AskedBeforeError("this was asked before")
    row = RemovalRecord.objects.create(
        kind=kind.value, before=before, asked=count, by=who.pk, at=at
    )
    detail = {"kind": kind.value, "count": count}
    audit.write_line("retention.asked", by=who.pk, at=at, subjects=[row.pk], detail=detail)
    return row.pk


@transaction.atomic
def agree(removal_id: str, *, who: User, at: datetime) -> int:
    """Agree, as the second of two; it is removed at once. Return how much that was.

    Raises:
        NotYourRoleError: the role of who agrees keeps no limits.
        NoRemovalError: no such removal waits.
        TwoNeededError: who agrees asked, or works in the same role as who did.
        NotDueError: somebody made the limit longer meanwhile.
    """
    rights.require(who, Right.RETAIN)
    row = _waiting(removal_id)
    if _is_yours(row, who):
        raise TwoNeededError("this is removed by two people of two roles")
    kind = Kept(row.kind)
    _require_due(kind, row.before, at)
    row.removed = _removed(kind, row.before, by=who.pk, at=at, subject=row.pk)
    row.agreed_by, row.agreed_at = who.pk, at
    row.save(update_fields=["removed", "agreed_by", "agreed_at"])
    return row.removed


@transaction.atomic
def refuse(removal_id: str, *, who: User, at: datetime) -> None:
    """Let it stay: by who asked, or by the second person.

    Raises:
        NotYourRoleError: the role keeps no limits.
        NoRemovalError: no such removal waits.
    """
    rights.require(who, Right.RETAIN)
    row = _waiting(removal_id)
    row.ended_by, row.ended_at = who.pk, at
    row.save(update_fields=["ended_by", "ended_at"])
    audit.write_line("retention.refused", by=who.pk, at=at, subjects=[row.pk])


def _standing(kind: Kept, at: datetime, row: RemovalRecord | None, who: User | None) -> Standing:
    before = limits.before(kind, at)
    waiting = None
    if row is not None:
        asked = User.objects.filter(pk=row.by).first()
        yours = who is None or _is_yours(row, who)
        waiting = Waiting(row.pk, asked.desk_name if asked else row.by, row.at, row.asked, yours)
    return Standing(
        kind,
        LIMITS[kind],
        limits.days(kind),
        outdated.kept(kind),
        outdated.due(kind, before),
        before,
        waiting,
    )


def _require_due(kind: Kept, before: datetime, at: datetime) -> None:
    if before > limits.before(kind, at):
        raise NotDueError("this is not over its limit")


def _removed(kind: Kept, before: datetime, *, by: str, at: datetime, subject: str = "") -> int:
    count = outdated.remove(kind, before, by=by, at=at)
    detail = {"kind": kind.value, "count": count}
    subjects = [subject] if subject else []
    audit.write_line("retention.removed", by=by, at=at, subjects=subjects, detail=detail)
    return count


def _waiting(removal_id: str) -> RemovalRecord:
    row = RemovalRecord.objects.waiting().select_for_update().filter(pk=removal_id).first()
    if row is None:
        raise NoRemovalError("no such removal waits")
    return row


def _is_yours(row: RemovalRecord, who: User) -> bool:
    asked = User.objects.at_work().filter(pk=row.by).first()
    return asked is None or asked.pk == who.pk or asked.role == who.role
