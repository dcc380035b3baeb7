"""Programmes planned and made in the background, as somebody at the desk asked for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from moksori.broadcast import hearing
from moksori.broadcast.spelt import spell
from moksori.desk import audit, protection
from moksori.desk.job_progress import telling
from moksori.desk.programme import comparing, lines, making, planning, takes
from moksori.desk.programme.planning import Wish
from moksori.publishing.wording import LANGUAGES
from moksori.records import jobs, trail
from moksori.records.models import EditionRecord, JobRecord, ProgrammeRecord, TakeRecord
from moksori.records.states import JobState
from moksori.terms.errors import InvalidError, RefusedError

MAKE, LOOK = "programme.make", "programme.look"
"""Kinds of jobs: to make a programme, to make every running order anew."""
PLAN, PLAN_SHORTEST = "programme.plan", "programme.plan_shortest"
"""To plan a programme, in its slot or in the shortest one that it fits."""
COMPARE = comparing.COMPARE
"""To hold a take against its line by a machine."""

Clock = Callable[[], datetime]


class BeingMadeError(RefusedError):
    """The programme is being planned or made already."""

    code = "programmes.being_made"
    hint = "Wait until it has ended, or stop it; the page says how far it came."


class NoSuchLanguageError(InvalidError):
    """A programme was asked for in a language that the desk does not speak."""

    code = "programmes.language"
    hint = "Choose one of the languages of the form; nothing was changed."


@transaction.atomic
def ask_planning(
    edition: EditionRecord,
    language: str,
    wish: Wish,
    *,
    by: str,
    at: datetime,
    seen: int | None = None,
) -> ProgrammeRecord:
    """Have a programme planned in the background; return it, without its lines where it is new.

    Args:
        edition: Whose stories are read.
        language: In which.
        wish: Its clock, its name in files, its slot.
        by: Who plans it.
        at: When.
        seen: Number of the last change that somebody saw, where it is planned anew.

    Raises:
        NoSuchLanguageError: the desk has no words in that language.
        BeingMadeError, ConflictError: somebody plans or makes it, or changed it meanwhile.
        NoTemplateError, TemplateError, CodeError: as `planning.begin`.
    """
    if language not in LANGUAGES:
        raise NoSuchLanguageError("there is no such language")
    slot = planning.checked(wish)
    row = ProgrammeRecord.objects.filter(edition=edition, language=language).first()
    row = row or ProgrammeRecord(edition=edition, language=language, by=by, at=at)
    require_rest(row)
    if seen is not None:
        trail.require_version(row.pk, seen)
    before = planning.wished(row)
    row.template, row.code, row.scratch, row.slot = wish.template, wish.code, wish.scratch, slot
    row.save()
    planning.note_wish(row, before, by=by, at=at)
    kind = PLAN_SHORTEST if wish.slot == planning.SHORTEST else PLAN
    job = jobs.enqueue(kind, row.pk, key=jobs.fresh_key(kind, row.pk), now=at, by=by)
    audit.write_line("programme.plan_asked", by=by, at=at, subjects=[row.pk, job.id])
    return row


def require_rest(row: ProgrammeRecord) -> None:
    """Go on where nothing is done with a programme in the background.

    Raises:
        BeingMadeError: it is being planned or made.
    """
    if is_at_work(row):
        raise BeingMadeError("the programme is being planned or made")


def is_at_work(row: ProgrammeRecord) -> bool:
    """Say whether somebody asked for a programme to be planned or made, and it has not ended."""
    ended = [JobState.DONE.value, JobState.FAILED.value]
    asked = JobRecord.objects.filter(kind__in=[PLAN, PLAN_SHORTEST, MAKE], subject=row.pk)
    return asked.exclude(state__in=ended).exists()


@transaction.atomic
def ask_making(row: ProgrammeRecord, *, by: str, at: datetime) -> str:
    """Have a programme made in the background; return the id of the job.

    Raises:
        BeingMadeError: it is being made.
    """
    require_rest(row)
    job = jobs.enqueue(MAKE, row.pk, key=jobs.fresh_key(MAKE, row.pk), now=at, by=by)
    audit.write_line("programme.make_asked", by=by, at=at, subjects=[row.pk, job.id])
    return job.id


def ask_looking(*, by: str, at: datetime) -> str:
    """Have every running order made anew in the background; return the id of the job."""
    waiting = JobRecord.objects.filter(kind=LOOK).waiting().order_by("number").first()
    if waiting is not None:
        return waiting.id
    return jobs.enqueue(LOOK, "", key=jobs.fresh_key(LOOK), now=at, by=by).id


def plan(held: jobs.Claim, by: str, clock: Clock, lease: timedelta) -> None:
    """Plan the programme that a job is about, in the slot that it has.

    Raises:
        PlanError: no story of the edition stands in its language.
    """
    _plan(held, by, clock, lease, shortest=False)


def plan_shortest(held: jobs.Claim, by: str, clock: Clock, lease: timedelta) -> None:
    """Plan the programme that a job is about, in the fewest whole minutes that it fits.

    Raises:
        PlanError: no story of the edition stands in its language.
    """
    _plan(held, by, clock, lease, shortest=True)


def _plan(held: jobs.Claim, by: str, clock: Clock, lease: timedelta, *, shortest: bool) -> None:
    row = ProgrammeRecord.objects.select_related("edition").get(pk=held.subject)
    at = clock()
    standing = protection.clear_all(by, at, telling(held, clock, lease))
    slot = planning.SHORTEST if shortest else row.slot
    wish = Wish(row.template, row.code, slot, row.scratch)
    planning.begin(row.edition, row.language, wish, standing.plan.stories, by=by, at=at)


def make(held: jobs.Claim, by: str, clock: Clock, lease: timedelta) -> None:
    """Make the programme that a job is about; whoever was killed in it goes on with its steps.

    Raises:
        MoksoriError: as `making.make`; what was made before stays.
    """
    row = ProgrammeRecord.objects.select_related("edition").get(pk=held.subject)
    at, progress = clock(), telling(held, clock, lease)
    standing = protection.clear_all(by, at, progress)
    making.make(row, standing, progress, by=by, at=at)


def compare(held: jobs.Claim, by: str, clock: Clock, lease: timedelta) -> None:
    """Hold the take that a job is about against its line.

    Nothing is done where the take was put aside meanwhile, or the line says other words.

    Raises:
        NoRecogniserError: the optional part for it is not here any more.
        RecogniserFailedError: the machine gave up; whoever listens is told.
    """
    take = TakeRecord.objects.standing().filter(pk=held.subject).first()
    item = None if take is None else lines.item_of(take)
    if take is None or item is None:
        return
    said = spell(item.text, take.language).text
    heard = hearing.compare(takes.samples_of(take), said, take.language)
    comparing.note(held, heard, at=clock(), lease=lease)


def look(held: jobs.Claim, by: str, clock: Clock, lease: timedelta) -> None:
    """Hold everything against the gate anew and make every running order of it."""
    at = clock()
    standing = protection.clear_all(by, at, telling(held, clock, lease))
    planning.look_again(standing.plan.stories, by=by, at=at)
