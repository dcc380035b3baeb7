"""What a screen may reach: one answer for "not there" and "not yours"."""

from __future__ import annotations

from collections.abc import Iterable

from moksori.records.models import (
    AccountRecord,
    CaseRecord,
    GrantRecord,
    PersonRecord,
    User,
)
from moksori.terms.errors import MissingError


class NotReachedError(MissingError):
    """It is not there, or it is not for you."""

    code = "seeing.not_reached"
    hint = "Go back to the list: what you may see stands there."


def account(who: User, account_id: str) -> AccountRecord:
    """Return an account that somebody may see.

    Raises:
        NotReachedError: there is none, or it is not for them.
    """
    row = AccountRecord.objects.seen_by(who).filter(pk=account_id).first()
    if row is None:
        raise NotReachedError("no account of this id is here for you")
    return row


def person(who: User, person_id: str) -> PersonRecord:
    """Return a person that somebody may see.

    Raises:
        NotReachedError: there is none, or they are not for them.
    """
    row = PersonRecord.objects.seen_by(who).filter(pk=person_id).first()
    if row is None:
        raise NotReachedError("no person of this id is here for you")
    return row


def case(who: User, case_id: str) -> CaseRecord:
    """Return a case that somebody may see.

    Raises:
        NotReachedError: there is none, or it is not for them.
    """
    row = CaseRecord.objects.seen_by(who).filter(pk=case_id).first()
    if row is None:
        raise NotReachedError("no case of this id is here for you")
    return row


def passage_id(who: User, account_id: str, passage: str) -> str:
    """Return the id of a passage of an account that somebody may see.

    Raises:
        NotReachedError: there is none, or it is not for them.
    """
    if not account(who, account_id).passages.filter(pk=passage).exists():
        raise NotReachedError("no passage of this id is here for you")
    return passage


def grant_id(who: User, account_id: str, grant: str) -> str:
    """Return the id of a grant of an account that somebody may see.

    Raises:
        NotReachedError: there is none, or it is not for them.
    """
    grants = GrantRecord.objects.standing().filter(account=account(who, account_id))
    if not grants.filter(pk=grant).exists():
        raise NotReachedError("no grant of this id is here for you")
    return grant


def names_of_staff(ids: Iterable[str]) -> dict[str, str]:
    """Return what people of the desk call themselves; policies and rules are not among them."""
    wanted = {one for one in ids if one.startswith("usr-")}
    return dict(User.objects.filter(pk__in=wanted).values_list("pk", "desk_name"))
