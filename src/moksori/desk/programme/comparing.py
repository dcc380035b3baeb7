"""Takes held against their lines by a machine, where the optional part for it is installed.

What comes of it is a verdict and two counts, for whoever listens. It never says that a take may be
used: a machine does not hear who else speaks in a room, and mistakes one word for another.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from moksori.broadcast.hearing import Heard, Verdict
from moksori.broadcast.sound.recognising import is_installed
from moksori.desk import audit
from moksori.records import jobs
from moksori.records.models import JobRecord, TakeRecord
from moksori.records.states import JobState, VoiceKind

COMPARE = "take.compare"
"""Kind of job: to hold a take against its line."""
RULES = "rules:hearing"
LONGEST = 5 * 60 * 1000
"""Milliseconds; a longer take would keep the worker for minutes, and is listened to only."""

WAITING, FAILED = "waiting", "failed"


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of a comparison.

    Attributes:
        state: `waiting`, `failed`, or the verdict.
        share: Hundredths of the line that were heard; 0 until it is known.
    """

    state: str
    share: int = 0

    @property
    def waits(self) -> bool:
        """True until there is a verdict."""
        return self.state == WAITING


def ask_comparing(take: TakeRecord, *, by: str, at: datetime) -> None:
    """Have a take compared in the background, where that can be done here.

    Args:
        take: A reading by a person.
        by: Who brought it.
        at: When.
    """
    if take.kind != VoiceKind.SCRATCH.value and take.length <= LONGEST and is_installed():
        jobs.enqueue(COMPARE, take.pk, key=f"{COMPARE}:{take.pk}", now=at, by=by)


def note(held: jobs.Claim, heard: Heard, *, at: datetime, lease: timedelta) -> None:
    """Write down what came of a comparison: a verdict, words heard, words in all; no place of any.

    Raises:
        LeaseLostError: somebody else compares it by now.
    """
    verdict = heard.verdict.value
    jobs.came_to(held, verdict, heard.heard, heard.units, until=at + lease)
    told = {"verdict": verdict, "heard": heard.heard, "units": heard.units}
    audit.write_line("take.compared", by=RULES, at=at, subjects=[held.subject], detail=told)


def compared(takes: Collection[str]) -> dict[str, Compared]:
    """Return id of a take → what came of its comparison, for those that were asked for."""
    rows = JobRecord.objects.filter(kind=COMPARE, subject__in=takes)
    found = {row.subject: _compared(row) for row in rows}
    return {take: one for take, one in found.items() if one is not None}


def _compared(row: JobRecord) -> Compared | None:
    """Return what a job says; nothing where its take was put aside or its line edited meanwhile."""
    if row.state == JobState.FAILED.value:
        return Compared(FAILED)
    if row.state != JobState.DONE.value:
        return Compared(WAITING)
    if row.doing not in set(Verdict):
        return None
    return Compared(row.doing, row.done * 100 // row.total if row.total else 0)
