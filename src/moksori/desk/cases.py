"""Cases: begun, filled with accounts, restricted to their members, closed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from moksori.desk import audit
from moksori.records import trail
from moksori.records.models import AccountRecord, CaseRecord, GrantRecord, User
from moksori.terms.errors import InvalidError, MissingError

LONGEST = 200
"""Characters of a case's title."""


class NoCaseError(MissingError):
    """There is no such case, or it is not for you."""

    code = "cases.none"


class TitleInvalidError(InvalidError):
    """A case needs a short title of its own."""

    code = "cases.title"
    hint = "Say in a few words, without a name, what the case is about."


def begin(title: str, *, by: str, at: datetime) -> str:
    """Begin a case; return its id.

    Raises:
        TitleInvalidError: it says nothing, or too much.
    """
    told = " ".join(title.split())
    if not told or len(told) > LONGEST or not told.isprintable():
        raise TitleInvalidError("this is no title of a case")
    with transaction.atomic():
        case = CaseRecord.objects.create(title=told, by=by, at=at)
        audit.write_line("case.begun", by=by, at=at, subjects=[case.id])
    return case.id


def put_in(case_id: str, account_id: str, *, by: str, at: datetime) -> None:
    """Put an account into a case; who was given the case sees the account from now on.

    Raises:
        NoCaseError: there is no such case, or no such account.
    """
    with transaction.atomic():
        case, account = _both(case_id, account_id)
        if case.accounts.filter(pk=account_id).exists():
            return
        case.accounts.add(account)
        _note(case, "case.put_in", {}, {"account": account_id}, by=by, at=at)


def take_out(case_id: str, account_id: str, *, by: str, at: datetime) -> None:
    """Take an account out of a case.

    Raises:
        NoCaseError: there is no such case, or the account is not in it.
    """
    with transaction.atomic():
        case, account = _both(case_id, account_id)
        if not case.accounts.filter(pk=account_id).exists():
            raise NoCaseError("the account is not in this case")
        case.accounts.remove(account)
        _note(case, "case.taken_out", {"account": account_id}, {}, by=by, at=at)


def restrict(case_id: str, restricted: bool, *, by: str, at: datetime) -> None:
    """Close a case to all but its members, or open it again; who closes it becomes a member.

    Raises:
        NoCaseError: there is no such case.
    """
    with transaction.atomic():
        case = _case(case_id)
        if case.restricted == restricted:
            return
        user = User.objects.filter(pk=by).first()
        members = GrantRecord.objects.standing().filter(case=case)
        if restricted and user is not None and not members.filter(user=user).exists():
            # A case that nobody is a member of would be lost to everybody.
            GrantRecord.objects.create(user=user, case=case, by=by, at=at)
        case.restricted = restricted
        case.save(update_fields=["restricted"])
        verb = "case.restricted" if restricted else "case.opened"
        before, after = {"restricted": not restricted}, {"restricted": restricted}
        _note(case, verb, before, after, by=by, at=at)


def _case(case_id: str) -> CaseRecord:
    case = CaseRecord.objects.select_for_update().filter(pk=case_id).first()
    if case is None:
        raise NoCaseError("no case has this id")
    return case


def _both(case_id: str, account_id: str) -> tuple[CaseRecord, AccountRecord]:
    account = AccountRecord.objects.filter(pk=account_id).first()
    if account is None:
        raise NoCaseError("no account has this id")
    return _case(case_id), account


def _note(
    case: CaseRecord,
    verb: str,
    before: Mapping[str, object],
    after: Mapping[str, object],
    *,
    by: str,
    at: datetime,
) -> None:
    trail.note_change(case.id, verb, before=before, after=after, by=by, at=at)
    accounts = [str(side["account"]) for side in (before, after) if "account" in side]
    audit.write_line(verb, by=by, at=at, subjects=[case.id, *accounts])
