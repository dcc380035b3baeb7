"""Editions as screens show them: the list, one with its order and its release, all that is out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from moksori.desk import approving, editions, rights, whereabouts
from moksori.desk.approving import Place
from moksori.desk.composing import NoStoryError, story_of
from moksori.desk.rights import Right
from moksori.desk.seeing.people_names import name_of
from moksori.desk.whereabouts import NoCopyError, Whereabout
from moksori.records import trail
from moksori.records.models import (
    CopyRecord,
    EditionRecord,
    JobRecord,
    ReleaseRecord,
    StoryRecord,
    User,
)
from moksori.records.states import EditionState, JobState


@dataclass(frozen=True, slots=True)
class Entry:
    """An edition in the list."""

    id: str
    series: str
    number: int
    month: str
    out: bool
    stories: int


@dataclass(frozen=True, slots=True)
class Ordered:
    """A story in the order of an edition, or one that may be put into it."""

    story: str
    title: str
    language: str
    place: Place
    ready: bool


@dataclass(frozen=True, slots=True)
class Work:
    """A job in the background: how far it came, and what to do where it failed.

    Attributes:
        doing: Code of what is being done.
        attempt: 2 and more: whoever did it before was stopped, and it is done again.
        last: How long the last one took, where there was one.
    """

    id: str
    state: str
    doing: str
    done: int
    total: int
    attempt: int
    error: str
    last: timedelta | None
    by: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of a release."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Released:
    """A release: by whom, when, what is in it, who approved, what the gate read."""

    id: str
    by: str
    at: datetime
    files: tuple[File, ...]
    channels: int
    unread: int
    approvals: tuple[tuple[str, str, str, str], ...]
    consents: int


@dataclass(frozen=True, slots=True)
class Page:
    """One edition."""

    id: str
    series: str
    number: int
    month: str
    publisher: str
    out: bool
    seen: int
    order: tuple[Ordered, ...]
    others: tuple[Ordered, ...]
    ready: bool
    work: Work | None
    release: Released | None


@dataclass(frozen=True, slots=True)
class Out:
    """A story that is out, with every copy of it that is known."""

    public_id: str
    story: str
    title: str
    language: str
    place: Place
    copies: tuple[Whereabout, ...]
    outlets: int


def listing(who: User) -> tuple[Entry, ...]:
    """Return the editions somebody may see, the newest first."""
    rights.require(who, Right.RELEASE)
    return tuple(
        Entry(
            row.pk,
            row.series,
            row.number,
            row.month,
            row.state == EditionState.RELEASED.value,
            row.places.count(),
        )
        for row in editions.seen_by(who)
    )


def page(who: User, edition_id: str, at: datetime) -> Page:
    """Return one edition.

    Raises:
        NoEditionError: there is none, or a story in it is not for them.
    """
    rights.require(who, Right.RELEASE)
    edition = editions.edition_of(who, edition_id)
    order = tuple(
        _place(one.story, at) for one in edition.places.select_related("story").order_by("number")
    )
    out = edition.state == EditionState.RELEASED.value
    return Page(
        id=edition.pk,
        series=edition.series,
        number=edition.number,
        month=edition.month,
        publisher=edition.publisher,
        out=out,
        seen=trail.version_of(edition.pk),
        order=order,
        others=() if out else _others(who, {one.story for one in order}, at),
        ready=bool(order) and all(one.ready for one in order) and not out,
        work=work(edition.pk),
        release=_release(edition),
    )


def work(subject: str, kind: str = editions.RELEASE, *others: str) -> Work | None:
    """Return the last job of some kinds about something; None where there was none."""
    rows = JobRecord.objects.filter(kind__in=(kind, *others), subject=subject).order_by("-number")
    job = rows.first()
    if job is None:
        return None
    before = JobRecord.objects.filter(
        kind=job.kind, state=JobState.DONE.value, started_at__isnull=False, ended_at__isnull=False
    ).exclude(pk=job.pk)
    last = before.order_by("-number").first()
    took = last.ended_at - last.started_at if last and last.ended_at and last.started_at else None
    return Work(
        job.id, job.state, job.doing, job.done, job.total, job.attempts, job.error_code, took,
        name_of(job.by),
    )  # fmt: skip


def out(who: User, at: datetime) -> tuple[Out, ...]:
    """Return every story that is out and that somebody may see, with all its known copies."""
    rights.require(who, Right.RELEASE)
    copies: dict[tuple[str, str], list[Whereabout]] = {}
    for one in whereabouts.standing(whereabouts.told_today()):
        copies.setdefault((one.story, one.language), []).append(one)
    released = ReleaseRecord.objects.values("edition__stories")
    rows = StoryRecord.objects.seen_by(who).order_by("-pk")
    seen = {(row.public_id, row.language): row for row in rows}
    told = set(rows.filter(pk__in=released).values_list("public_id", "language"))
    return tuple(
        _out(row, tuple(copies.get(key, ())), at)
        for key, row in seen.items()
        if key in copies or key in told
    )


def one_out(who: User, story_id: str, at: datetime) -> Out:
    """Return one story that is out, in one language.

    Raises:
        NoStoryError: there is none, it is not for them, or it never was out.
    """
    rights.require(who, Right.RELEASE)
    story = story_of(who, story_id)
    found = tuple(
        one
        for one in whereabouts.standing(whereabouts.told_today(), story.public_id)
        if one.language == story.language
    )
    if not found and not ReleaseRecord.objects.filter(edition__stories=story).exists():
        raise NoStoryError("the story was never out")
    return _out(story, found, at)


def copy_seen(who: User, copy_id: str) -> None:
    """See that a copy is of a story that somebody may see.

    Raises:
        NoCopyError: there is no such copy, or it is not for them.
    """
    row = CopyRecord.objects.out().filter(pk=copy_id).first()
    seen = StoryRecord.objects.seen_by(who)
    if row is None or not seen.filter(public_id=row.public_id).exists():
        raise NoCopyError("no copy of that id stands anywhere")


def _out(story: StoryRecord, copies: tuple[Whereabout, ...], at: datetime) -> Out:
    return Out(
        public_id=story.public_id,
        story=story.pk,
        title=str(story.draft.get("title", "")),
        language=story.language,
        place=approving.place_of(story, at),
        copies=copies,
        outlets=len({(one.kind, one.place) for one in copies}),
    )


def _place(story: StoryRecord, at: datetime) -> Ordered:
    title = str(story.draft.get("title", "") or story.composition.get("title", ""))
    return Ordered(
        story.pk,
        title,
        story.language,
        approving.place_of(story, at),
        editions.may_leave(story, at),
    )


def _others(who: User, inside: set[str], at: datetime) -> tuple[Ordered, ...]:
    rows = StoryRecord.objects.seen_by(who).exclude(pk__in=inside)
    placed = EditionRecord.objects.filter(state=EditionState.RELEASED.value)
    rows = rows.exclude(pk__in=placed.exclude(stories=None).values("stories"))
    return tuple(
        sorted(
            (_place(row, at) for row in rows.order_by("-pk")[:200]), key=lambda one: not one.ready
        )
    )


def _release(edition: EditionRecord) -> Released | None:
    row = edition.releases.order_by("-at").first()
    if row is None:
        return None
    titles = {one.pk: str(one.draft.get("title", "")) for one in edition.stories.all()}
    return Released(
        id=row.pk,
        by=name_of(row.by),
        at=row.at,
        files=tuple(
            File(one["path"], one["size"], one["sha256"]) for one in row.manifest.get("files", ())
        ),
        channels=row.seal.get("channels", 0),
        unread=row.seal.get("unread", 0),
        approvals=tuple(
            (one["story"], titles.get(one["story"], one["story"]), name_of(one["by"]), one["at"])
            for one in row.approvals
            if "story" in one
        ),
        consents=row.consents.count(),
    )
