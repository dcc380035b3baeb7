"""Postings as screens show them: who, where, from when to when, what says so, what was changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import get_language

from moksori.desk import postings, rights
from moksori.desk.postings import HOLDERS
from moksori.desk.rights import Right
from moksori.desk.seeing import history, reach
from moksori.desk.seeing.calling import called
from moksori.desk.seeing.history import Change
from moksori.records import trail
from moksori.records.models import (
    AccountRecord,
    OrganisationRecord,
    PersonInAccountRecord,
    PersonRecord,
    PostingRecord,
    StatementRecord,
    User,
)

MOST = 500
"""Things that a form lets choose from; who is missing has a page to begin at."""


@dataclass(frozen=True, slots=True)
class Posting:
    """A person held a role and a rank somewhere over a time.

    Attributes:
        organisation: Id and name; empty where nobody says where.
        since_told, until_told: EDTF, or the day where only that is known.
    """

    id: str
    person: str
    role: str
    rank: str
    organisation: tuple[str, str]
    since: date | None
    until: date | None
    since_told: str
    until_told: str
    cited: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an account that say so."""

    account: str
    language: str
    passage: int
    words: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Page:
    """One posting, to be changed.

    Attributes:
        label: What the person is called.
        said: The words that say so, of accounts that may be seen.
        seen: Number of the last change.
    """

    one: Posting
    label: str
    said: tuple[Words, ...]
    changes: tuple[Change, ...]
    seen: int


@dataclass(frozen=True, slots=True)
class Holder:
    """A person whose posting is entered.

    Attributes:
        accounts: Id, language and day of the accounts that speak of them.
        told: What those accounts call their occupation or post.
    """

    id: str
    label: str
    accounts: tuple[tuple[str, str, date], ...]
    told: tuple[tuple[str, str], ...]


def may_enter(who: User) -> bool:
    """Say whether somebody's role puts organisations and postings on the record."""
    return rights.has(who, Right.CODE)


def of_person(who: User, person_id: str) -> tuple[Posting, ...]:
    """Return the postings of a person that somebody may see, withdrawn ones too."""
    return _shown(PostingRecord.objects.seen_by(who).filter(person_id=person_id))


def page(who: User, posting_id: str) -> Page:
    """Return one posting.

    Raises:
        NotReachedError: there is none, or it is not for whoever asks.
    """
    found = _shown(PostingRecord.objects.seen_by(who).filter(pk=posting_id))
    if not found:
        raise reach.NotReachedError("no posting of this id is here for you")
    one = found[0]
    label = called([reach.person(who, one.person)])[one.person]
    changes = named(who, history.of(posting_id))
    return Page(one, label, said_of(who, posting_id), changes, trail.version_of(posting_id))


def new_holder(who: User, person_id: str) -> Holder:
    """Return a person whose posting is entered.

    Raises:
        NotReachedError: there is none, or they are not for whoever asks.
        NotAHolderError: they are a source or a victim, who have no postings here.
    """
    postings.require_holder(reach.person(who, person_id), who)
    return holder(who, person_id)


def holder(who: User, person_id: str) -> Holder:
    """Return a person who has a posting.

    Raises:
        NotReachedError: there is none, or they are not for whoever asks.
    """
    row = reach.person(who, person_id)
    seen = AccountRecord.objects.seen_by(who).values("pk")
    links = PersonInAccountRecord.objects.filter(person=row, account__in=seen)
    rows = list(links.select_related("account").order_by("account__received_on", "account_id"))
    accounts = tuple(
        (one.account_id, one.account.language, one.account.received_on) for one in rows
    )
    return Holder(row.id, called([row])[row.id], accounts, _told(rows))


def holders(who: User) -> tuple[tuple[str, str, str], ...]:
    """Return id, label and role of people whose postings can be entered, the accused first."""
    roles = [one.value for one in HOLDERS]
    rows = list(
        PersonRecord.objects.seen_by(who).filter(role__in=roles).order_by("role", "id")[:MOST]
    )
    names = called(rows)
    return tuple((row.id, names[row.id], row.role) for row in rows)


def said_of(who: User, subject: str) -> tuple[Words, ...]:
    """Return the words that say something of a posting or an organisation, as far as one may."""
    seen = AccountRecord.objects.seen_by(who).values("pk")
    rows = list(
        StatementRecord.objects.about(subject)
        .filter(passage__account__in=seen)
        .select_related("passage__account")
    )
    names = reach.names_of_staff(row.by for row in rows)
    return tuple(
        Words(
            row.passage.account_id,
            row.passage.account.language,
            row.passage.number,
            row.passage.account.text[row.start or 0 : row.end or 0],
            names.get(row.by, row.by),
            row.at,
        )
        for row in rows
    )


def name_of(row: OrganisationRecord) -> str:
    """Return what an organisation is called in the language of the screen."""
    korean = (get_language() or "en").startswith("ko")
    return (row.name_ko if korean else row.name_en) or row.name


def named(who: User, changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return changes with organisations by name; those that are not for whoever looks stay out."""
    seen = OrganisationRecord.objects.seen_by(who)
    ids = {word for one in changes for part in one.parts for word in part[1:]}
    names = {row.id: name_of(row) for row in seen.filter(pk__in=ids)}
    return tuple(replace(one, parts=tuple(_parts(one, names))) for one in changes)


def _parts(one: Change, names: dict[str, str]) -> Iterable[tuple[str, str, str]]:
    for part, before, after in one.parts:
        if part not in {"parent", "organisation"}:
            yield part, before, after
        elif before in names or after in names:
            yield part, names.get(before, ""), names.get(after, "")


def _shown(rows: QuerySet[PostingRecord]) -> tuple[Posting, ...]:
    return tuple(
        Posting(
            row.id,
            row.person_id,
            row.role or row.title_told,
            row.rank,
            (row.organisation.id, name_of(row.organisation)) if row.organisation else ("", ""),
            row.since,
            row.until,
            row.since_told or (row.since.isoformat() if row.since else ""),
            row.until_told or (row.until.isoformat() if row.until else ""),
            row.cited,
            row.withdrawn_at is not None,
        )
        for row in rows.select_related("organisation").order_by("since", "id")
    )


def _told(links: Sequence[PersonInAccountRecord]) -> tuple[tuple[str, str], ...]:
    """Return (account, words) of what accounts say a person is."""
    found: dict[tuple[str, str], None] = {}
    for link in links:
        mentions = link.account.mentions.standing().filter(kind="occupation").order_by("start")
        for row in mentions:
            if link.key in row.persons:
                found[link.account_id, row.told] = None
    return tuple(found)
