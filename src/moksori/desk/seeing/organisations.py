"""An organisation: what it belongs to, what belongs to it, who held a post in it, what they did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import get_language

from moksori.desk import organisations_merging
from moksori.desk.seeing import acts, history, postings, reach
from moksori.desk.seeing.acts import Act
from moksori.desk.seeing.calling import called
from moksori.desk.seeing.history import Change
from moksori.desk.seeing.postings import Words, name_of
from moksori.packs.loader import available, load
from moksori.records import trail
from moksori.records.models import (
    ActRecord,
    JudgementRecord,
    OrganisationRecord,
    PostingRecord,
    User,
)

DEEPEST = 20
PAGE = 100


@dataclass(frozen=True, slots=True)
class Held:
    """A post that somebody held there; times are EDTF."""

    id: str
    person: str
    label: str
    role: str
    rank: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form of an organisation starts from.

    Attributes:
        known: The organisation of a country pack: its code and id.
        seen: Number of the last change.
    """

    name_en: str
    name_ko: str
    short: str
    kind: str
    known: tuple[str, str]
    parent: str
    since: str
    until: str
    cited: str
    seen: int


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation.

    Attributes:
        other: What it is called in the other language.
        above: What it belongs to, the highest first.
        parts: What belongs to it.
        acts: Acts of people who held a post there while they held it, or at an unknown time.
        merged: Judgement, name and reason of those that were judged to be this one.
        withdrawn: Somebody withdrew it; why stands in the history.
    """

    id: str
    name: str
    other: str
    short: str
    kind: str
    since: date | None
    until: date | None
    above: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    held: tuple[Held, ...]
    acts: tuple[Act, ...]
    said: tuple[Words, ...]
    merged: tuple[tuple[str, str, str], ...]
    changes: tuple[Change, ...]
    typed: Typed
    withdrawn: bool

    @property
    def hangs(self) -> bool:
        """Say whether something still points at it, as far as whoever looks may see."""
        return bool(self.held or self.parts or self.merged)


def organisations(who: User) -> tuple[tuple[str, str, str, int], ...]:
    """Return id, name, kind and how many people held a post there, as far as one may see."""
    posted = _postings(who).values("organisation").annotate(people=Count("person", distinct=True))
    counts = dict(posted.values_list("organisation", "people"))
    rows = OrganisationRecord.objects.seen_by(who).standing().order_by("name", "id")
    return tuple((row.id, name_of(row), row.kind, counts.get(row.id, 0)) for row in rows[:PAGE])


def withdrawn(who: User) -> tuple[tuple[str, str], ...]:
    """Return id and name of organisations that somebody withdrew, as far as one may see."""
    rows = OrganisationRecord.objects.seen_by(who).known().filter(withdrawn_at__isnull=False)
    return tuple((row.id, name_of(row)) for row in rows.order_by("name", "id")[:PAGE])


def choices(who: User, *, but: str = "") -> tuple[tuple[str, str], ...]:
    """Return id and name of organisations to choose from, without one of them."""
    rows = OrganisationRecord.objects.seen_by(who).standing().exclude(pk=but)
    return tuple((row.id, name_of(row)) for row in rows.order_by("name", "id")[: postings.MOST])


def known() -> tuple[tuple[str, str, str, str, str], ...]:
    """Return what country packs know: pack, id, name on this screen, kind, names to search by."""
    language = "ko" if (get_language() or "en").startswith("ko") else "en"
    return tuple(
        (code, one.id, next(iter(one.names.get(language, ())), one.id), one.kind,
         " · ".join(names[0] for names in one.names.values() if names))
        for code in available()
        for one in load(code).organisations
    )  # fmt: skip


def names_known(pack: str, code: str) -> tuple[str, str]:
    """Return the names in English and Korean that a country pack prints of an organisation."""
    one = next(each for each in load(pack).organisations if each.id == code)
    en, ko = (next(iter(one.names.get(language, ())), "") for language in ("en", "ko"))
    return en, ko


def organisation(who: User, organisation_id: str) -> Organisation:
    """Return one organisation.

    Raises:
        NotReachedError: there is none, or nothing that they may see tells of it.
    """
    seen = OrganisationRecord.objects.seen_by(who)
    row = seen.known().filter(pk=organisation_id).select_related("parent").first()
    if row is None:
        raise reach.NotReachedError("no organisation of this id is here for you")
    rows = list(_postings(who).filter(organisation=row).select_related("person"))
    parts = seen.standing().filter(parent=row).order_by("name", "id")
    name = name_of(row)
    return Organisation(
        row.id,
        name,
        next((one for one in (row.name_en, row.name_ko) if one and one != name), ""),
        row.short,
        row.kind,
        row.since,
        row.until,
        _above(row, seen),
        tuple((one.id, name_of(one)) for one in parts),
        _held(rows),
        acts.acts_of(who, _acts(who, rows)),
        postings.said_of(who, row.id),
        _merged(row, seen),
        postings.named(who, history.of(row.id)),
        _typed(row, seen),
        row.withdrawn_at is not None,
    )


def judgement_of(one: Organisation, judgement_id: str) -> None:
    """Go on where a judgement made another organisation this one.

    Raises:
        NotReachedError: none of this id did.
    """
    if judgement_id not in {judgement for judgement, *_ in one.merged}:
        raise reach.NotReachedError("no such judgement is here for you")


def _postings(who: User) -> QuerySet[PostingRecord]:
    rows = PostingRecord.objects.seen_by(who).standing()
    return rows.filter(organisation__isnull=False).order_by("since", "id")


def _held(rows: list[PostingRecord]) -> tuple[Held, ...]:
    names = called([one.person for one in rows])
    return tuple(
        Held(
            one.id,
            one.person_id,
            names[one.person_id],
            one.role or one.title_told,
            one.rank,
            one.since_told or (one.since.isoformat() if one.since else ""),
            one.until_told or (one.until.isoformat() if one.until else ""),
        )
        for one in rows
    )


def _above(
    row: OrganisationRecord, seen: QuerySet[OrganisationRecord]
) -> tuple[tuple[str, str], ...]:
    """Return what stands above one, as far as whoever looks may see the next step."""
    chain: list[tuple[str, str]] = []
    parent_id = row.parent_id
    while parent_id is not None and len(chain) < DEEPEST:
        parent = seen.filter(pk=parent_id).first()
        if parent is None:
            break
        chain.append((parent.id, name_of(parent)))
        parent_id = parent.parent_id
    return tuple(reversed(chain))


def _merged(
    row: OrganisationRecord, seen: QuerySet[OrganisationRecord]
) -> tuple[tuple[str, str, str], ...]:
    names = {one.id: name_of(one) for one in seen.filter(merged_into=row)}
    found = []
    for judgement in JudgementRecord.objects.about(row.id).standing():
        gone = organisations_merging.moved_by(judgement.id).get("gone", "")
        if gone in names:
            found.append((judgement.id, names[gone], judgement.why))
    return tuple(found)


def _typed(row: OrganisationRecord, seen: QuerySet[OrganisationRecord]) -> Typed:
    parent = row.parent_id if row.parent_id and seen.filter(pk=row.parent_id).exists() else ""
    return Typed(
        row.name_en,
        row.name_ko,
        row.short,
        row.kind,
        (row.pack, row.code),
        parent,
        row.since_told,
        row.until_told,
        row.cited,
        trail.version_of(row.id),
    )


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
