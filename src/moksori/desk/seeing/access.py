"""Who may see an account, and its cases, as the screens of accounts show it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from moksori.desk import giving, rights
from moksori.desk.rights import Right
from moksori.records.models import AccountRecord, CaseRecord, GrantRecord, User


@dataclass(frozen=True, slots=True)
class Given:
    """Somebody whom an account, or a case of it, was given to."""

    grant: str
    name: str
    role: str
    case: str = ""


@dataclass(frozen=True, slots=True)
class InCase:
    """A case that an account is in."""

    id: str
    title: str
    restricted: bool


@dataclass(frozen=True, slots=True)
class Access:
    """Who may see an account, and its cases, as far as whoever looks may know.

    Attributes:
        givable: Whom it can be given to: (id, name, role).
        more: Cases it is not in: (id, title).
    """

    given: tuple[Given, ...]
    givable: tuple[tuple[str, str, str], ...]
    cases: tuple[InCase, ...]
    more: tuple[tuple[str, str], ...]


NOTHING = Access((), (), (), ())


def access(who: User, row: AccountRecord) -> Access:
    """Return who may see an account, as far as whoever looks may know."""
    seen = CaseRecord.objects.seen_by(who).filter(accounts=row).order_by("at")
    inside = tuple(InCase(one.id, one.title, one.restricted) for one in seen)
    known = {one.id for one in inside}
    may_give = rights.has(who, Right.RECEIVE)
    return Access(
        given=_given(who, row) if may_give else (),
        givable=_givable(row) if may_give else (),
        cases=inside,
        more=tuple(one for one in cases(who) if one[0] not in known),
    )


def cases(who: User) -> tuple[tuple[str, str], ...]:
    """Return the open cases that somebody may see: (id, title)."""
    rows = CaseRecord.objects.seen_by(who).filter(closed_at__isnull=True).order_by("title", "id")
    return tuple(rows.values_list("id", "title"))


def _given(who: User, row: AccountRecord) -> tuple[Given, ...]:
    grants = GrantRecord.objects.standing().select_related("user", "case").order_by("at", "id")
    cases = CaseRecord.objects.seen_by(who).filter(accounts=row)
    found = grants.filter(Q(account=row) | Q(case__in=cases.values("pk"))).distinct()
    return tuple(
        Given(one.id, one.user.desk_name, one.user.role, one.case.title if one.case else "")
        for one in found
    )


def _givable(row: AccountRecord) -> tuple[tuple[str, str, str], ...]:
    has = GrantRecord.objects.standing().filter(account=row).values("user_id")
    people = User.objects.at_work().exclude(pk__in=has).exclude(pk=row.received_by)
    return tuple(
        (one.id, one.desk_name, one.role)
        for one in people.order_by("desk_name")
        if giving.may_be_given(one)
    )
