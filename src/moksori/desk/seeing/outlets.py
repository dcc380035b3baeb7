"""Where what is out is brought, and what became of mail: as an editor sees it, without a secret."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from moksori.desk import delivery, editions, mail_list, outlet_jobs, rights, whereabouts
from moksori.desk.rights import Right
from moksori.desk.seeing.editions import Work, work
from moksori.records.models import MailSettingsRecord, OutletRecord, StoryRecord, User
from moksori.records.states import EditionState, MailState, OutletKind


@dataclass(frozen=True, slots=True)
class Place:
    """A place of ours where stories stand or should stand.

    Attributes:
        label: What people at the desk call it.
        place: Where it is, as somebody typed it.
        stories, stale: How many of the stories somebody may see stand there, and how many of those
            are told otherwise today.
        error: Code of why the last try failed; empty where it did not.
        reached: The desk can bring something there; else it is shown on this machine.
    """

    id: str
    kind: str
    label: str
    name: str
    place: str
    base_url: str
    stories: int
    stale: int
    brought_at: datetime | None
    failed_at: datetime | None
    error: str
    reached: bool
    work: Work | None


@dataclass(frozen=True, slots=True)
class Messages:
    """How many messages are in which state; `at` is when they were begun, where that is known."""

    sent: int
    waiting: int
    refused: int
    unknown: int
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Mailed:
    """An edition on its way to readers, and the notices about it, the newest first."""

    edition: str
    series: str
    number: int
    begun: bool
    messages: Messages
    notices: tuple[Messages, ...]
    work: Work | None


@dataclass(frozen=True, slots=True)
class Mail:
    """How the desk sends, and who reads: never an address of a reader, never a password.

    Attributes:
        ready: The desk can send by itself: it knows the server, and the password where one is
            needed.
        languages: Language → how many people read it.
    """

    known: bool
    ready: bool
    host: str
    sender: str
    languages: tuple[tuple[str, int], ...]
    left: int
    editions: tuple[Mailed, ...]

    @property
    def people(self) -> int:
        """How many people are on the list."""
        return sum(count for _, count in self.languages)


def places(who: User) -> tuple[Place, ...]:
    """Return the outlets of ours: sites on this machine, and where the site is brought."""
    rights.require(who, Right.RELEASE)
    reached = {one.id: one for one in delivery.outlets()}
    seen = set(StoryRecord.objects.seen_by(who).values_list("public_id", "language"))
    found: dict[tuple[OutletKind, str], list[bool]] = {}
    for one in whereabouts.standing(whereabouts.told_today()):
        if one.ours and (one.story, one.language) in seen:
            found.setdefault((one.kind, one.place), []).append(one.stale)
    rows = OutletRecord.objects.filter(pk__in=reached) | OutletRecord.objects.filter(
        kind=OutletKind.SITE.value
    )
    return tuple(
        _place(row, found.get((OutletKind(row.kind), row.name), []), row.pk in reached)
        for row in rows.order_by("kind", "name")
    )


def mail(who: User) -> Mail:
    """Return how far mail is, edition by edition, the newest first."""
    rights.require(who, Right.RELEASE)
    settings = MailSettingsRecord.objects.first()
    people = mail_list.standing()
    released = (one for one in editions.seen_by(who) if one.state == EditionState.RELEASED.value)
    return Mail(
        known=settings is not None,
        ready=settings is not None and bool(settings.password or not settings.user),
        host=settings.host if settings else "",
        sender=settings.sender if settings else "",
        languages=tuple(people.languages.items()),
        left=people.left,
        editions=tuple(_mailed(one.pk, one.series, one.number) for one in released),
    )


def _place(row: OutletRecord, copies: list[bool], reached: bool) -> Place:
    return Place(
        id=row.pk,
        kind=row.kind,
        label=row.label,
        name=row.name if reached else "",
        place=str(row.settings.get("place", "")) if reached else row.name,
        base_url=str(row.settings.get("base_url", "")),
        stories=len(copies),
        stale=sum(copies),
        brought_at=row.brought_at,
        failed_at=row.failed_at,
        error=row.error_code,
        reached=reached,
        work=work(row.pk, outlet_jobs.BRING) if reached else None,
    )


def _mailed(edition: str, series: str, number: int) -> Mailed:
    counts = outlet_jobs.waiting_for(edition)
    return Mailed(
        edition=edition,
        series=series,
        number=number,
        begun=bool(counts),
        messages=_messages(counts),
        notices=tuple(_messages(one.counts, one.at) for one in outlet_jobs.notices_of(edition)),
        work=work(edition, *outlet_jobs.LETTERS),
    )


def _messages(counts: Mapping[MailState, int], at: datetime | None = None) -> Messages:
    return Messages(
        sent=counts.get(MailState.SENT, 0),
        waiting=counts.get(MailState.WAITING, 0) + counts.get(MailState.LATER, 0),
        refused=counts.get(MailState.REFUSED, 0),
        unknown=counts.get(MailState.UNKNOWN, 0) + counts.get(MailState.SENDING, 0),
        at=at,
    )
