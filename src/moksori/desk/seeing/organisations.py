"""An organisation: what it belongs to, what belongs to it, who held a post in it, what they did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from moksori.desk.seeing import acts, reach
from moksori.desk.seeing.acts import Act
from moksori.desk.seeing.calling import called
from moksori.records.models import (
    ActRecord,
    OrganisationRecord,
    PersonRecord,
    PostingRecord,
    User,
)

DEEPEST = 20
PAGE = 100


@dataclass(frozen=True, slots=True)
class Held:
    """A post that somebody held there."""

    person: str
    label: str
    role: str
    rank: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation.

    Attributes:
        above: What it belongs to, the highest first.
        parts: What belongs to it.
        acts: Acts of people who held a post there while they held it, or at an unknown time.
    """

    id: str
    name: str
    kind: str
    since: date | None
    until: date | None
    above: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    held: tuple[Held, ...]
    acts: tuple[Act, ...]


def organisations(who: User) -> tuple[tuple[str, str, str, int], ...]:
    """Return id, name, kind and how many people held a post there; those of nobody are left out."""
    posted = _postings(who).values("organisation").annotate(people=Count("person", distinct=True))
    counts = dict(posted.values_list("organisation", "people"))
    rows = OrganisationRecord.objects.filter(pk__in=list(counts)).order_by("name", "id")
    return tuple((row.id, row.name, row.kind, counts[row.id]) for row in rows[:PAGE])


def organisation(who: User, organisation_id: str) -> Organisation:
    """Return one organisation.

    Raises:
        NotReachedError: there is none, or nobody whom they may see held a post in it or its parts.
    """
    row = OrganisationRecord.objects.filter(pk=organisation_id).select_related("parent").first()
    if row is None or not _is_for(who, row):
        raise reach.NotReachedError("no organisation of this id is here for you")
    postings = list(_postings(who).filter(organisation=row).select_related("person"))
    names = called([one.person for one in postings])
    held = tuple(
        Held(one.person_id, names[one.person_id], one.role or one.title_told, one.rank, one.since,
             one.until)
        for one in postings
    )  # fmt: skip
    parts = row.parts.order_by("name", "id")
    return Organisation(
        row.id,
        row.name,
        row.kind,
        row.since,
        row.until,
        _above(row),
        tuple((one.id, one.name) for one in parts if _is_for(who, one)),
        held,
        acts.acts_of(who, _acts(who, postings)),
    )


def _is_for(who: User, row: OrganisationRecord) -> bool:
    """Say whether a country pack knows it, or somebody seen held a post in it."""
    return bool(row.code) or _postings(who).filter(organisation=row).exists()


def _postings(who: User) -> QuerySet[PostingRecord]:
    seen = PersonRecord.objects.seen_by(who)
    rows = PostingRecord.objects.filter(person__in=seen.values("pk"), organisation__isnull=False)
    return rows.order_by("since", "id")


def _above(row: OrganisationRecord) -> tuple[tuple[str, str], ...]:
    chain: list[tuple[str, str]] = []
    parent = row.parent
    while parent is not None and len(chain) < DEEPEST:
        chain.append((parent.id, parent.name))
        parent = parent.parent
    return tuple(reversed(chain))


def _acts(who: User, postings: list[PostingRecord]) -> QuerySet[ActRecord]:
    """Return acts of those people that may fall into the time of their post."""
    wanted = Q(pk__in=[])
    for one in postings:
        of_them = Q(involvements__person_id=one.person_id)
        if one.since:
            of_them &= Q(latest__isnull=True) | Q(latest__gte=one.since)
        if one.until:
            of_them &= Q(earliest__isnull=True) | Q(earliest__lte=one.until)
        wanted |= of_them
    return ActRecord.objects.seen_by(who).filter(wanted).distinct()
