"""Working off the queue: take a job, do it, say how it went."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from moksori.records import jobs
from moksori.records.states import JobState
from moksori.terms.errors import MoksoriError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta

CRASHED = "jobs.crashed"


def work_one(
    book: jobs.TaskBook, worker: str, clock: Callable[[], datetime], lease: timedelta
) -> JobState | None:
    """Do the job that waits longest and say how it went; None where there was nothing to do.

    An error of ours ends the job with its code. A fault of the programme ends it too, and leaves
    behind where it lay and not what it said: the words of a fault may be words of an account.

    Raises:
        LeaseLostError: the job took longer than its lease, and somebody else has it by now.
    """
    held = jobs.claim(worker, clock(), lease, book.kinds)
    if held is None:
        return None
    try:
        book.handler_of(held.kind)(held)
    except MoksoriError as error:
        jobs.failed(held, error.code, clock())
        return JobState.FAILED
    except Exception as error:  # noqa: BLE001 - one bad job must not stop the others
        jobs.failed(held, CRASHED, clock(), crash=where(error))
        return JobState.FAILED
    except BaseException:
        jobs.give_back(held)
        raise
    jobs.done(held, clock())
    return JobState.DONE


def work_off(
    book: jobs.TaskBook, worker: str, clock: Callable[[], datetime], lease: timedelta
) -> int:
    """Work until nothing waits, and return how many jobs that were.

    Raises:
        LeaseLostError: a job took longer than its lease, and somebody else has it by now.
    """
    count = 0
    while work_one(book, worker, clock, lease) is not None:
        count += 1
    return count


def where(error: BaseException) -> str:
    """Return the class of a fault and the place it came from, such as `KeyError@moksori.cli:41`."""
    frames = list(traceback.walk_tb(error.__traceback__))
    ours = [
        (frame.f_globals.get("__name__", "?"), line)
        for frame, line in frames
        if str(frame.f_globals.get("__name__", "")).startswith("moksori.")
    ]
    module, line = ours[-1] if ours else ("?", 0)
    return f"{type(error).__name__}@{module}:{line}"[:160]
