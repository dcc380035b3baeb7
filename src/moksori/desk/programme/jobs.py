"""Programmes planned and made in the background, as somebody at the desk asked for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from moksori.desk import audit, protection
from moksori.desk.job_progress import telling
from moksori.desk.programme import making, planning
from moksori.records import jobs
from moksori.records.models import JobRecord, ProgrammeRecord
from moksori.records.states import JobState
from moksori.terms.errors import RefusedError

MAKE, LOOK = "programme.make", "programme.look"
"""Kinds of jobs: to make a programme, to make every running order anew."""

Clock = Callable[[], datetime]


class BeingMadeError(RefusedError):
    """The programme is being made already."""

    code = "programmes.being_made"
    hint = "Wait until it has ended, or stop it; the page says how far it came."


@transaction.atomic
def ask_making(row: ProgrammeRecord, *, by: str, at: datetime) -> str:
    """Have a programme made in the background; return the id of the job.

    Raises:
        BeingMadeError: it is being made.
    """
    before = JobRecord.objects.filter(kind=MAKE, subject=row.pk)
    if before.exclude(state__in=[JobState.DONE.value, JobState.FAILED.value]).exists():
        raise BeingMadeError("the programme is being made")
    job = jobs.enqueue(MAKE, row.pk, key=jobs.fresh_key(MAKE, row.pk), now=at, by=by)
    audit.write_line("programme.make_asked", by=by, at=at, subjects=[row.pk, job.id])
    return job.id


def ask_looking(*, by: str, at: datetime) -> str:
    """Have every running order made anew in the background; return the id of the job."""
    waiting = JobRecord.objects.filter(kind=LOOK).waiting().order_by("number").first()
    if waiting is not None:
        return waiting.id
    return jobs.enqueue(LOOK, "", key=jobs.fresh_key(LOOK), now=at, by=by).id


def make(held: jobs.Claim, by: str, clock: Clock, lease: timedelta) -> None:
    """Make the programme that a job is about; whoever was killed in it goes on with its steps.

    Raises:
        MoksoriError: as `making.make`; what was made before stays.
    """
    row = ProgrammeRecord.objects.select_related("edition").get(pk=held.subject)
    at, progress = clock(), telling(held, clock, lease)
    standing = protection.clear_all(by, at, progress)
    making.make(row, standing, progress, by=by, at=at)


def look(held: jobs.Claim, by: str, clock: Clock, lease: timedelta) -> None:
    """Hold everything against the gate anew and make every running order of it."""
    at = clock()
    standing = protection.clear_all(by, at, telling(held, clock, lease))
    planning.look_again(standing.plan.stories, by=by, at=at)
