"""Editions: begun, arranged, released in the background; and what is put right afterwards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from moksori.desk import audit, rights
from moksori.desk.approving import Place, approvals_needed, place_of
from moksori.desk.composing import NoStoryError
from moksori.desk.rights import Right
from moksori.records import jobs, trail
from moksori.records.models import (
    EditionRecord,
    JobRecord,
    StoryInEditionRecord,
    StoryRecord,
    User,
)
from moksori.records.states import EditionState, JobState
from moksori.terms.errors import InvalidError, MissingError, RefusedError

RELEASE, SHOW = "edition.release", "site.show"
"""Kinds of jobs: to release an edition, to show everything anew wherever it stands."""
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
LONGEST = 120


class NoEditionError(MissingError):
    """There is no such edition, or it is not for you."""

    code = "editions.no_edition"


class EditionError(InvalidError):
    """An edition cannot be made as it was described."""

    code = "editions.edition"
    hint = "Give the series a name and the edition a month; nothing was changed."


class EditionOutError(RefusedError):
    """The edition is out: what is in it does not change any more."""

    code = "editions.out"
    hint = "Put the story into the next edition, or correct or recall what is out."


class NotReadyError(RefusedError):
    """Something in the edition is not approved, or it is empty."""

    code = "editions.not_ready"
    hint = "Take out what is not approved, or have two people approve it, and release again."


class ReleasingError(RefusedError):
    """The edition is being released already."""

    code = "editions.releasing"
    hint = "Wait until the release that is under way has ended; its progress is on the page."


def edition_of(who: User, edition_id: str) -> EditionRecord:
    """Return an edition somebody may see: all its stories are for them.

    Raises:
        NoEditionError: there is none, or a story in it is not for them.
    """
    edition = EditionRecord.objects.filter(pk=edition_id).first()
    if edition is None or not _is_seen(who, edition):
        raise NoEditionError("no such edition")
    return edition


def seen_by(who: User) -> list[EditionRecord]:
    """Return the editions somebody may see, the newest first."""
    hidden = _hidden(who)
    rows = EditionRecord.objects.exclude(places__story_id__in=hidden)
    return list(rows.order_by("-month", "series", "-number"))


@transaction.atomic
def begin(who: User, series: str, month: str, publisher: str, *, at: datetime) -> str:
    """Begin an edition of a series; return its id.

    Args:
        who: Who makes it.
        series: The public name of the series.
        month: `YYYY-MM` in which it comes out.
        publisher: Who is named as publisher; may be empty.
        at: When.

    Raises:
        EditionError: a name is missing or too long, or the month is none.
    """
    rights.require(who, Right.RELEASE)
    series, publisher = " ".join(series.split()), " ".join(publisher.split())
    printable = all(text.isprintable() and len(text) <= LONGEST for text in (series, publisher))
    if not series or not printable or not _MONTH.fullmatch(month):
        raise EditionError("the edition has no series, or no month")
    edition = EditionRecord.objects.create(
        series=series,
        number=EditionRecord.objects.next_number(series),
        month=month,
        publisher=publisher,
    )
    trail.note_change(edition.pk, "edition.begun", before={}, after={"order": []}, by=who.pk, at=at)
    audit.write_line("edition.begun", by=who.pk, at=at, subjects=[edition.pk])
    return edition.pk


@transaction.atomic
def arrange(who: User, edition_id: str, stories: Sequence[str], *, seen: int, at: datetime) -> None:
    """Let an edition hold these stories in this order, each once.

    `stories` are ids, the first first; `seen` is the number of the last change they saw.

    Raises:
        NoEditionError: there is no such edition, or it is not for them.
        NoStoryError: a story is not there, or not for them.
        EditionOutError: the edition is out.
        ConflictError: somebody arranged it meanwhile; nothing was changed.
    """
    rights.require(who, Right.RELEASE)
    edition = _open_edition(who, edition_id)
    trail.require_version(edition.pk, seen)
    order = list(dict.fromkeys(stories))
    found = set(StoryRecord.objects.seen_by(who).filter(pk__in=order).values_list("pk", flat=True))
    if found != set(order):
        raise NoStoryError("no such story")
    before = list(edition.places.order_by("number").values_list("story_id", flat=True))
    edition.places.all().delete()
    StoryInEditionRecord.objects.bulk_create(
        StoryInEditionRecord(edition=edition, story_id=id_, number=number)
        for number, id_ in enumerate(order, start=1)
    )
    trail.note_change(
        edition.pk,
        "edition.arranged",
        before={"order": before},
        after={"order": order},
        by=who.pk,
        at=at,
    )
    audit.write_line(
        "edition.arranged",
        by=who.pk,
        at=at,
        subjects=[edition.pk],
        detail={"stories": len(order)},
    )


@transaction.atomic
def ask_release(who: User, edition_id: str, *, at: datetime) -> str:
    """Have an edition released in the background; return the id of the job.

    Args:
        who: Who releases it.
        edition_id: The edition.
        at: When.

    Raises:
        NoEditionError: there is no such edition, or it is not for them.
        EditionOutError: it is out.
        NotReadyError: it is empty, or a story in it is not approved.
        ReleasingError: it is being released already.
    """
    rights.require(who, Right.RELEASE)
    edition = _open_edition(who, edition_id)
    stories = [place.story for place in edition.places.select_related("story")]
    if not stories or any(not may_leave(story, at) for story in stories):
        raise NotReadyError("the edition is empty, or a story in it is not approved")
    before = JobRecord.objects.filter(kind=RELEASE, subject=edition.pk)
    if before.exclude(state__in=[JobState.DONE.value, JobState.FAILED.value]).exists():
        raise ReleasingError("the edition is being released")
    key = jobs.fresh_key(RELEASE, edition.pk)
    job = jobs.enqueue(RELEASE, edition.pk, key=key, now=at, by=who.pk)
    audit.write_line("edition.release_asked", by=who.pk, at=at, subjects=[edition.pk, job.id])
    return job.id


def ask_showing(*, by: str, at: datetime) -> str:
    """Have everything shown anew wherever it stands, in the background; return the job's id."""
    waiting = JobRecord.objects.filter(kind=SHOW).waiting().order_by("number").first()
    if waiting is not None:
        return waiting.id
    return jobs.enqueue(SHOW, "", key=jobs.fresh_key(SHOW), now=at, by=by).id


def may_leave(story: StoryRecord, at: datetime) -> bool:
    """Say whether a story may be in a release: in a real desk two people approved it."""
    place = place_of(story, at)
    if place is Place.RECALLED:
        return False
    return place in {Place.APPROVED, Place.RELEASED} or not approvals_needed()


def _open_edition(who: User, edition_id: str) -> EditionRecord:
    edition = edition_of(who, edition_id)
    if edition.state != EditionState.OPEN.value:
        raise EditionOutError("the edition is out")
    return edition


def _hidden(who: User) -> list[str]:
    seen = StoryRecord.objects.seen_by(who).values("pk")
    return list(StoryRecord.objects.exclude(pk__in=seen).values_list("pk", flat=True))


def _is_seen(who: User, edition: EditionRecord) -> bool:
    return not edition.places.filter(story_id__in=_hidden(who)).exists()
