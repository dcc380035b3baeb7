"""A case: its accounts side by side, its acts, and what was judged to be the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from moksori.desk.seeing import acts, reach
from moksori.desk.seeing.accounts import head_of, heads
from moksori.desk.seeing.acts import Act
from moksori.records.models import (
    AccountRecord,
    ActRecord,
    CaseRecord,
    JudgementRecord,
    StatementRecord,
    User,
)
from moksori.records.states import AboutKind

PAGE = 100


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage as told."""

    number: int
    speaker: str
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """One account of a case."""

    id: str
    language: str
    received_on: date
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement that stands on two things of the case."""

    id: str
    one: str
    other: str
    verdict: str
    why: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """One case.

    Attributes:
        accounts: Id, language and day of each account that whoever asks may see.
        panes: The two of them that are read side by side, or fewer where there are fewer.
        acts: Acts told in them.
    """

    id: str
    title: str
    restricted: bool
    accounts: tuple[tuple[str, str, date], ...]
    panes: tuple[Told, ...]
    acts: tuple[Act, ...]
    judged: tuple[Judged, ...]
    heads: dict[str, str]


def cases(who: User) -> tuple[tuple[str, str, bool, int], ...]:
    """Return id, title, whether restricted, and how many accounts they may see, of each case."""
    seen = AccountRecord.objects.seen_by(who)
    rows = CaseRecord.objects.seen_by(who).order_by("-at", "id")[:PAGE]
    return tuple(
        (row.id, row.title, row.restricted, seen.filter(cases=row).count()) for row in rows
    )


def case(who: User, case_id: str, beside: tuple[str, str] = ("", "")) -> Case:
    """Return one case.

    Args:
        who: Who looks.
        case_id: The case.
        beside: Ids of the two accounts to read side by side; the first two where they are empty.

    Raises:
        NotReachedError: there is none, or it is not for them.
    """
    row = reach.case(who, case_id)
    accounts = list(
        AccountRecord.objects.seen_by(who).filter(cases=row).order_by("received_on", "id")
    )
    chosen = [one for one in accounts if one.id in beside] if any(beside) else accounts
    rest = [one for one in accounts if one not in chosen]
    ids = [one.id for one in accounts]
    found, first = acts.acts_of(who, _acts(who, ids)), heads(ids)
    return Case(
        row.id,
        row.title,
        row.restricted,
        tuple((one.id, one.language, one.received_on) for one in accounts),
        tuple(_told(one) for one in [*chosen, *rest][:2]),
        found,
        _judged({*ids, *(one.id for one in found)}),
        {one.id: head_of(one, first.get(one.id, "")) for one in accounts},
    )


def judgement_here(who: User, case_id: str, judgement_id: str) -> None:
    """See that a judgement is about two things of a case that somebody may see.

    Raises:
        NotReachedError: it is not, or the case is not for them.
    """
    if judgement_id not in {one.id for one in case(who, case_id).judged}:
        raise reach.NotReachedError("no such judgement is here for you")


def _acts(who: User, accounts: list[str]) -> QuerySet[ActRecord]:
    told = StatementRecord.objects.filter(
        about_kind=AboutKind.ACT.value, passage__account__in=accounts
    )
    return ActRecord.objects.seen_by(who).filter(pk__in=told.values("about_id"))


def _told(row: AccountRecord) -> Told:
    passages = tuple(
        Passage(one.number, one.speaker, one.text) for one in row.passages.order_by("number")
    )
    return Told(row.id, row.language, row.received_on, passages)


def _judged(known: set[str]) -> tuple[Judged, ...]:
    rows = list(JudgementRecord.objects.standing().filter(one__in=known, other__in=known))
    names = reach.names_of_staff(row.by for row in rows)
    return tuple(
        Judged(row.id, row.one, row.other, row.verdict, row.why, names.get(row.by, row.by), row.at)
        for row in rows
    )
