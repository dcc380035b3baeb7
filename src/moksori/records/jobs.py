"""Jobs in a leased table, behind one task interface.

A worker takes a job for a while. If it is killed, the while runs out and the job is taken once
more; if it dies over the job again, the job has failed and says so. Nothing is done twice at the
same time: who finishes must still hold what he took.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from moksori.records.chain import check_code
from moksori.records.models.jobs import JobRecord
from moksori.records.states import JobState
from moksori.terms.errors import MissingError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime

    Handler = Callable[["Claim"], None]

GIVEN_UP = "jobs.given_up"


class LeaseLostError(RefusedError):
    """The job was taken by another worker while this one was at it."""

    code = "jobs.lease_lost"
    hint = "Extend the lease more often, or take jobs for longer."


class UnknownKindError(MissingError):
    """Nobody said how a job of this kind is done."""

    code = "jobs.unknown_kind"
    hint = "Register a handler of this kind in the task book of the desk."


class NoSuchJobError(MissingError):
    """There is no failed job of this id."""

    code = "jobs.no_such_job"
    hint = "Only a job that failed can be tried again."


@dataclass(frozen=True, slots=True)
class Claim:
    """A job somebody holds.

    Attributes:
        subject: Id of what it is about.
        attempt: 1 the first time; the same job at a higher number is another claim.
    """

    id: str
    kind: str
    subject: str
    worker: str
    attempt: int


class TaskBook:
    """How each kind of job is done; the desk fills it, the records only look things up."""

    def __init__(self) -> None:
        self._handlers: dict[str, Handler] = {}

    def task(self, kind: str) -> Callable[[Handler], Handler]:
        """Register the decorated function for one kind of job.

        Raises:
            ValueError: there is a handler of this kind already.
        """

        def register(handler: Handler) -> Handler:
            if kind in self._handlers:
                message = f"two handlers for jobs of kind {kind}"
                raise ValueError(message)
            self._handlers[kind] = handler
            return handler

        return register

    def handler_of(self, kind: str) -> Handler:
        """Return how a kind of job is done.

        Raises:
            UnknownKindError: nobody said so.
        """
        try:
            return self._handlers[kind]
        except KeyError:
            raise UnknownKindError(f"no handler for jobs of kind {kind}") from None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds this book knows."""
        return tuple(sorted(self._handlers))


def enqueue(
    kind: str, subject: str, *, key: str, now: datetime, max_attempts: int = 2, by: str = ""
) -> JobRecord:
    """Put a job in the queue, once; call it inside the transaction that makes the job needed.

    Args:
        kind: Which handler does it.
        subject: Id of what it is about; never a word.
        key: Two calls with the same key are one job.
        now: When; what waits longest is done first.
        max_attempts: How often a worker may die over it.
        by: Who asked for it, where somebody did.

    Raises:
        NotACodeError: one of the texts could be a word of somebody.
    """
    for text in (kind, subject, key):
        check_code(text)
    row, _ = JobRecord.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "subject": subject,
            "run_after": now,
            "queued_at": now,
            "max_attempts": max_attempts,
            "by": by,
        },
    )
    return row


def fresh_key(kind: str, subject: str = "") -> str:
    """Return a key for a job that is asked for once more, whatever became of those before it.

    Args:
        kind: Which handler does it.
        subject: Id of what it is about.
    """
    last = JobRecord.objects.order_by("-number").values_list("number", flat=True).first() or 0
    return f"{kind}:{subject}:again-{last}"


def enqueue_held(
    kind: str, subjects: Sequence[str], worker: str, now: datetime, lease: timedelta
) -> list[Claim]:
    """Put jobs in the queue that are in hand already; killed, they are taken up one by one.

    Args:
        kind: Which handler does them.
        subjects: Ids of what they are about, one job each.
        worker: Who has them in hand.
        now: When.
        lease: For how long.

    Raises:
        NotACodeError: one of the texts could be a word of somebody.
    """
    for text in (kind, *subjects):
        check_code(text)
    rows = JobRecord.objects.bulk_create(
        [
            JobRecord(
                kind=kind,
                subject=subject,
                key=f"{kind}:{subject}",
                state=JobState.RUNNING.value,
                attempts=1,
                worker=worker,
                lease_until=now + lease,
                run_after=now,
                queued_at=now,
            )
            for subject in subjects
        ],
        batch_size=500,
    )
    return [Claim(row.id, kind, row.subject, worker, 1) for row in rows]


def enqueue_many(kind: str, subjects: Sequence[str], now: datetime) -> None:
    """Put jobs in the queue, one a subject; what is there already stays as it is.

    Raises:
        NotACodeError: one of the texts could be a word of somebody.
    """
    for text in (kind, *subjects):
        check_code(text)
    JobRecord.objects.bulk_create(
        [
            JobRecord(
                kind=kind, subject=subject, key=f"{kind}:{subject}", run_after=now, queued_at=now
            )
            for subject in subjects
        ],
        batch_size=500,
        ignore_conflicts=True,
    )


def done_many(held: Sequence[Claim], now: datetime) -> None:
    """Say that jobs of one worker, each taken for the first time, are done.

    Raises:
        LeaseLostError: somebody else has one of them by now; none is changed.
    """
    if not held:
        return
    still_held = JobRecord.objects.filter(
        id__in=[one.id for one in held],
        state=JobState.RUNNING.value,
        worker=held[0].worker,
        attempts=1,
    )
    with transaction.atomic():
        changed = still_held.update(state=JobState.DONE.value, lease_until=None, ended_at=now)
        if changed != len(held):
            raise LeaseLostError("some of these jobs are no longer held by this worker")


def give_back_many(held: Sequence[Claim]) -> None:
    """Put jobs back as if they had not been taken.

    Raises:
        LeaseLostError: somebody else has one of them by now.
    """
    for one in held:
        give_back(one)


def claim(
    worker: str, now: datetime, lease: timedelta, kinds: Collection[str] | None = None
) -> Claim | None:
    """Take the job that waits longest, for a while; None where there is nothing to do."""
    # Looking first keeps an idle worker from taking the write lock again and again.
    if not (JobRecord.objects.to_be_taken(now) | JobRecord.objects.abandoned(now)).exists():
        return None
    with transaction.atomic():
        _give_up_on_the_hopeless(now)
        due = JobRecord.objects.to_be_taken(now)
        row = (due if kinds is None else due.filter(kind__in=kinds)).first()
        if row is None:
            return None
        JobRecord.objects.filter(pk=row.pk).update(
            state=JobState.RUNNING.value,
            worker=worker,
            attempts=row.attempts + 1,
            lease_until=now + lease,
            started_at=now,
            doing="",
            done=0,
            total=0,
        )
        return Claim(row.id, row.kind, row.subject, worker, row.attempts + 1)


def extend(held: Claim, now: datetime, lease: timedelta) -> None:
    """Keep a job for longer, in the middle of it.

    Raises:
        LeaseLostError: somebody else has it by now.
    """
    _change(held, lease_until=now + lease)


def came_to(held: Claim, doing: str, done: int, total: int, *, until: datetime) -> None:
    """Say how far a job came, and keep it until then.

    Args:
        held: The job.
        doing: What is being done, as a code.
        done: How many of it.
        total: Of how many.
        until: When its lease ends now.

    Raises:
        LeaseLostError: somebody else has it by now.
    """
    check_code(doing)
    _change(held, doing=doing, done=done, total=total, lease_until=until)


def done(held: Claim, now: datetime) -> None:
    """Say that a job is done.

    Raises:
        LeaseLostError: somebody else has it by now.
    """
    _change(held, state=JobState.DONE.value, lease_until=None, ended_at=now)


def failed(held: Claim, error_code: str, now: datetime, crash: str = "") -> None:
    """Say that a job cannot be done, by the code of the error and no word more.

    Raises:
        LeaseLostError: somebody else has it by now.
    """
    _change(
        held,
        state=JobState.FAILED.value,
        lease_until=None,
        ended_at=now,
        error_code=error_code,
        crash=crash,
    )


def give_back(held: Claim) -> None:
    """Put a job back as if it had not been taken: the worker was asked to stop.

    Raises:
        LeaseLostError: somebody else has it by now.
    """
    _change(
        held,
        state=JobState.WAITING.value,
        lease_until=None,
        worker="",
        attempts=F("attempts") - 1,
    )


def take_back_all(now: datetime) -> int:
    """Let every lease run out at once and return how many there were.

    Only for who knows that no worker lives, such as a desk that starts and holds its lock.
    """
    # A lease is over when its end lies before now, so the end goes back by a moment.
    held = JobRecord.objects.running().filter(lease_until__gte=now)
    return held.update(lease_until=now - timedelta(microseconds=1))


def retry(job_id: str, now: datetime) -> JobRecord:
    """Put a failed job back in the queue, with all its attempts before it.

    Raises:
        NoSuchJobError: there is no failed job of this id.
    """
    changed = (
        JobRecord.objects.failed()
        .filter(id=job_id)
        .update(
            state=JobState.WAITING.value,
            attempts=0,
            worker="",
            run_after=now,
            ended_at=None,
            error_code="",
            crash="",
        )
    )
    if not changed:
        raise NoSuchJobError(f"{job_id} is no failed job")
    return JobRecord.objects.get(id=job_id)


def _change(held: Claim, **columns: object) -> None:
    """Change a job only if the one who asks still holds it."""
    still_held = JobRecord.objects.filter(
        id=held.id, state=JobState.RUNNING.value, worker=held.worker, attempts=held.attempt
    )
    if not still_held.update(**columns):
        raise LeaseLostError(f"{held.id} is no longer held by this worker")


def _give_up_on_the_hopeless(now: datetime) -> None:
    """Fail what a worker died over as often as it may."""
    JobRecord.objects.abandoned(now).filter(attempts__gte=F("max_attempts")).update(
        state=JobState.FAILED.value, lease_until=None, ended_at=now, error_code=GIVEN_UP
    )
