"""What an administrator sees: people, the log, keys, packs, the codebook, the desk's health."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.conf import settings

from moksori import __version__
from moksori.desk import log_checks, staff
from moksori.desk.log_checks import EVERY, Verified
from moksori.desk.rights import Right, require
from moksori.packs.loader import available, load_common
from moksori.records import jobs
from moksori.records.models import AuditRecord, InvitationRecord, JobRecord, User
from moksori.records.states import JobState, Role

PAGE = 100
LATE = 2 * EVERY
"""After this the whole log should have been verified again."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody at the desk, as an administrator sees them."""

    id: str
    name: str
    role: str
    language: str
    at_work: bool
    factor: bool
    invited: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the log, by a name at the desk, a policy or a part of the programme.

    `subjects` are ids: who may not see a thing learns no more by one.
    """

    seq: int
    at: datetime
    by: str
    verb: str
    subjects: tuple[str, ...]
    detail: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Log:
    """A page of the log, the newest line first."""

    lines: tuple[Line, ...]
    count: int
    before: int | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact about the desk's health: its name, its value, and whether it is as it should be."""

    name: str
    value: str
    good: bool


def members(who: User, at: datetime) -> tuple[Member, ...]:
    """Return everybody who works or worked at the desk."""
    require(who, Right.ADMINISTER)
    invited = set(User.objects.filter(pk__in=_open_invitations(at)).values_list("pk", flat=True))
    return tuple(
        Member(
            one.id,
            one.desk_name,
            one.role,
            one.language,
            one.is_active,
            staff.has_second_factor(one),
            one.id in invited,
        )
        for one in User.objects.order_by("-is_active", "desk_name")
    )


def member(who: User, user_id: str, at: datetime) -> Member:
    """Return one of them.

    Raises:
        NoSuchPersonError: nobody has this id.
    """
    found = next((one for one in members(who, at) if one.id == user_id), None)
    if found is None:
        raise staff.NoSuchPersonError("nobody at the desk has this id")
    return found


def log(who: User, *, word: str = "", before: int | None = None) -> Log:
    """Return lines of the audit chain.

    Args:
        who: An administrator or a protection officer.
        word: An id, a verb or a person's id; all lines where it is empty.
        before: Only lines with a smaller number: the next page.
    """
    require(who, Right.LOG)
    rows = AuditRecord.objects.order_by("-seq")
    word = word.strip()
    if word:
        rows = (
            rows.filter(subjects__icontains=f'"{word}"')
            | rows.filter(verb__istartswith=word)
            | rows.filter(by=word)
        )
    count = rows.count()
    if before is not None:
        rows = rows.filter(seq__lt=before)
    shown = list(rows[: PAGE + 1])
    names = dict(User.objects.values_list("id", "desk_name"))
    lines = tuple(_line(row, names) for row in shown[:PAGE])
    more = len(shown) > PAGE
    return Log(lines, count, lines[-1].seq if more and lines else None)


def codebook(language: str) -> tuple[tuple[str, str, str, str], ...]:
    """Return the act types: code, label, definition, HURIDOCS code."""
    return tuple(
        (
            one.code,
            one.labels.get(language, one.labels["en"]),
            one.definitions.get(language, one.definitions["en"]),
            one.huridocs,
        )
        for one in load_common().codebook
    )


def packs() -> tuple[str, ...]:
    """Return the codes of the country packs that are installed."""
    return available()


def health(who: User, at: datetime) -> tuple[Fact, ...]:
    """Return the facts about how the desk does; each says whether it is as it should be.

    Args:
        who: Who looks.
        at: When.
    """
    require(who, Right.ADMINISTER)
    counts = JobRecord.objects.counts()
    room = shutil.disk_usage(settings.MOKSORI_HOME)
    free = room.free / room.total
    encrypted = not settings.UNSAFE_PLAIN_DATABASE
    log = log_checks.look()
    administrators = User.objects.in_role(Role.ADMINISTRATOR).count()
    return (
        Fact("version", __version__, True),
        Fact("encrypted", "yes" if encrypted else "no", encrypted),
        Fact("room", f"{room.free / 1e9:.1f} GB ({free:.0%})", room.free > 2e9 and free > 0.05),
        Fact("waiting", str(counts[JobState.WAITING]), True),
        Fact("running", str(counts[JobState.RUNNING]), True),
        Fact("failed", str(counts[JobState.FAILED]), counts[JobState.FAILED] == 0),
        Fact("chain", str(log.lines), log.broken is None),
        Fact("head", log.head if log.lines else "", log.broken is None),
        _verified(log, at),
        Fact("administrators", str(administrators), administrators > 1),
    )


def verify_log(who: User, at: datetime) -> Verified:
    """Verify the whole log now.

    Raises:
        NotYourRoleError: the role of who asks does not keep the desk.
    """
    require(who, Right.ADMINISTER)
    return log_checks.verify_whole(by=who.pk, at=at)


def _verified(log: Verified, at: datetime) -> Fact:
    """Return when the whole log was verified: at this look, where it never was before."""
    whole_at = log.whole_at or at
    told = f"{whole_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC · {log.whole_upto}"
    return Fact("verified", told, at - whole_at < LATE and log.broken is None)


def failed_jobs(who: User) -> tuple[tuple[str, str, str, str], ...]:
    """Return what failed in the background: job, kind, code of the error, where it lay."""
    require(who, Right.ADMINISTER)
    rows = JobRecord.objects.failed().order_by("number")
    return tuple((row.id, row.kind, row.error_code, row.crash) for row in rows[:PAGE])


def try_again(who: User, job_id: str, at: datetime) -> None:
    """Let a failed job wait again.

    Raises:
        MissingError: there is no failed job of this id.
    """
    require(who, Right.ADMINISTER)
    jobs.retry(job_id, at)


def _line(row: AuditRecord, names: dict[str, str]) -> Line:
    detail = tuple((str(key), str(value)) for key, value in sorted(row.detail.items()))
    by = names.get(row.by, row.by)
    return Line(row.seq, row.at, by, row.verb, tuple(row.subjects), detail)


def _open_invitations(at: datetime) -> Any:
    return InvitationRecord.objects.open_at(at).values("user_id")
