"""Work in the background: what each job does, and one worker that does them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

from moksori.desk import (
    coding,
    editions,
    indexing,
    intake,
    log_checks,
    outlet_jobs,
    protection,
    releasing,
)
from moksori.desk.alone import DeskBusyError, alone
from moksori.desk.programme import jobs as programme_jobs
from moksori.desk.programme import steps
from moksori.records import jobs, working
from moksori.records.models import AccountRecord, DeskRecord, JobRecord, User
from moksori.records.room import NoRoomError
from moksori.records.states import JobState
from moksori.terms.account import AccountState

CODE = intake.CODE
PROTECT = coding.PROTECT
STAGES = (intake.READ, CODE, PROTECT)
"""The kinds of job in the order of the way of an account."""
_AS_ASKED = {
    editions.RELEASE: releasing.release,
    editions.SHOW: releasing.show,
    outlet_jobs.BRING: outlet_jobs.bring,
    **dict.fromkeys(outlet_jobs.LETTERS, outlet_jobs.mail),
    programme_jobs.PLAN: programme_jobs.plan,
    programme_jobs.PLAN_SHORTEST: programme_jobs.plan_shortest,
    programme_jobs.MAKE: programme_jobs.make,
    programme_jobs.LOOK: programme_jobs.look,
    programme_jobs.COMPARE: programme_jobs.compare,
}
ASKED = tuple(_AS_ASKED)
"""The kinds of job that somebody at the desk asked for: none of them is tried again unasked."""
PATIENT = frozenset({programme_jobs.COMPARE})
"""Kinds of which nobody waits for the end: one at a time is done, then a look at all the others."""

LEASE = timedelta(minutes=30)
"""How long a job may take before another worker takes it for abandoned."""

PAUSE = 0.4
"""Seconds between two looks at the queue."""

Clock = Callable[[], datetime]
Progress = Callable[[str, int, int], None]


@contextmanager
def sole_worker(now: datetime) -> Iterator[str]:
    """Be the one worker of this desk, and take up at once what a killed one had in hand.

    Yields:
        The worker's name.

    Raises:
        DeskBusyError: there is one already.
    """
    with alone():
        # The lock is ours, so whoever had these jobs is dead: their leases end now.
        jobs.take_back_all(now)
        steps.put_all_away()
        # What failed may have failed for want of room or of a newer version: a start tries again.
        for job in JobRecord.objects.failed().exclude(kind__in=ASKED):
            jobs.retry(job.id, now)
        yield f"worker:{os.getpid()}"


def work_off(worker: str, clock: Clock, progress: Progress, stages: Sequence[str] = STAGES) -> None:
    """Do every job that waits, stage by stage.

    Args:
        worker: Name from `sole_worker`.
        clock: Gives the time.
        progress: Told after each job: the stage, how many of it are done, how many there are.
        stages: Which stages; intake by itself only reads and leaves coding to people.
    """
    for kind in stages:
        book = jobs.TaskBook()
        book.task(kind)(_handler(kind, clock))
        progress(kind, 0, _open_jobs(kind))
        done = 0
        while working.work_one(book, worker, clock, LEASE) is not None:
            done += 1
            progress(kind, done, done + _open_jobs(kind))
            if kind in PATIENT:
                break
        indexing.catch_up()


def work_on(clock: Clock, stop: Callable[[], bool]) -> None:
    """Be the desk's worker until told to stop: do what waits, and look again in a moment.

    Args:
        clock: Gives the time.
        stop: Asked between jobs.
    """
    while not stop():
        try:
            with sole_worker(clock()) as worker:
                again = clock()
                while not stop():
                    work_off(worker, clock, lambda *_: None, (*STAGES, *ASKED))
                    if clock() >= again:
                        again = log_checks.verify_daily(clock())
                    time.sleep(PAUSE)
        except (DeskBusyError, NoRoomError):
            # On a full disk not even a failure can be written down: what was begun is taken up
            # again when there is room.
            time.sleep(PAUSE * 10)


def _handler(kind: str, clock: Clock) -> Callable[[jobs.Claim], None]:
    """Return how one kind of job is done; every one of them may be done twice."""

    def read(claim: jobs.Claim) -> None:
        now = clock()
        state = intake.read_account(claim.subject, by="rules:intake", at=now)
        if state is AccountState.READ:
            jobs.enqueue(CODE, claim.subject, key=f"{CODE}:{claim.subject}", now=now)

    def code(claim: jobs.Claim) -> None:
        now = clock()
        coding.propose_account(claim.subject, by="rules:coding", at=now)
        # Nothing is accepted in a real desk but by a person, who then says that coding is done.
        if policy_codes(claim.subject):
            coding.accept_proposals(claim.subject, by=protection.POLICY, at=now)
            jobs.enqueue(PROTECT, claim.subject, key=f"{PROTECT}:{claim.subject}", now=now)

    def protect(claim: jobs.Claim) -> None:
        protection.decide_by_policy(claim.subject, at=clock())

    def do_as_asked(claim: jobs.Claim) -> None:
        _AS_ASKED[kind](claim, _asked_by(claim), clock, LEASE)

    return {intake.READ: read, CODE: code, PROTECT: protect}.get(kind, do_as_asked)


def _asked_by(claim: jobs.Claim) -> str:
    return JobRecord.objects.get(id=claim.id).by


def is_real() -> bool:
    """Say whether people decide at this desk; in one that a demo made, a policy does."""
    return DeskRecord.objects.filter(made_by_demo=False).exists()


def policy_codes(account: str) -> bool:
    """Say whether the demo's policy codes an account: what somebody of the desk received waits."""
    if is_real():
        return False
    received_by = AccountRecord.objects.values_list("received_by", flat=True).get(pk=account)
    return not User.objects.filter(pk=received_by).exists()


def _open_jobs(kind: str) -> int:
    waiting = [JobState.WAITING.value, JobState.RUNNING.value]
    return JobRecord.objects.filter(kind=kind, state__in=waiting).count()


def failures() -> list[tuple[str, str, str]]:
    """Return what could not be done: (id of the account, stage, code of the error)."""
    unreadable = [
        (account.id, intake.READ, account.error_code)
        for account in AccountRecord.objects.unreadable().order_by("received_on", "id")
    ]
    failed = JobRecord.objects.failed().exclude(kind__in=ASKED).order_by("number")
    return unreadable + [(job.subject, job.kind, job.error_code) for job in failed]
