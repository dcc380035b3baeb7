"""Giving an account or a case to somebody, taking it back, and opening an account to the desk."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from moksori.desk import audit
from moksori.records import trail
from moksori.records.models import AccountRecord, CaseRecord, GrantRecord, User
from moksori.records.models.access import READS_ACCOUNTS
from moksori.terms.errors import InvalidError, MissingError


class NobodyToGiveToError(InvalidError):
    """Nobody at work has this id, or their role reads no accounts."""

    code = "giving.nobody"
    hint = "Choose somebody at work whose role reads accounts; the administrator sets roles."


class NotGivenError(MissingError):
    """There is no such account, case or grant, or it is not for you."""

    code = "giving.none"


ACCOUNT, CASE = "acc-", "case-"


def give(thing_id: str, user_id: str, *, by: str, at: datetime) -> str:
    """Give an account, or a case with all of its accounts, to somebody; return the grant's id.

    What they have already stays as it is.

    Raises:
        NotGivenError: there is no such account or case.
        NobodyToGiveToError: they are not at work, or their role reads no accounts.
    """
    with transaction.atomic():
        wanted = _thing(thing_id)
        user = User.objects.at_work().filter(pk=user_id).first()
        if user is None or not may_be_given(user):
            raise NobodyToGiveToError("this cannot be given to them")
        known = GrantRecord.objects.of(user).filter(**wanted).first()
        if known is not None:
            return known.id
        grant = GrantRecord.objects.create(user=user, by=by, at=at, **wanted)
        audit.write_line("access.given", by=by, at=at, subjects=[thing_id, user.id])
    return grant.id


def take_back(grant_id: str, *, by: str, at: datetime) -> None:
    """Take back what was given; who gave it and when stays on record.

    Raises:
        NotGivenError: nothing that stands has this id.
    """
    with transaction.atomic():
        grant = GrantRecord.objects.standing().filter(pk=grant_id).first()
        if grant is None:
            raise NotGivenError("no grant that stands has this id")
        grant.withdrawn_at, grant.withdrawn_by = at, by
        grant.save(update_fields=["withdrawn_at", "withdrawn_by"])
        thing = grant.account_id or grant.case_id or ""
        audit.write_line("access.taken", by=by, at=at, subjects=[thing, grant.user_id])


def open_to_desk(account_id: str, opened: bool, *, by: str, at: datetime) -> None:
    """Let every role that reads accounts see one, or only those who were named.

    Raises:
        NotGivenError: there is no such account.
    """
    with transaction.atomic():
        account = AccountRecord.objects.select_for_update().filter(pk=account_id).first()
        if account is None:
            raise NotGivenError("no account has this id")
        if account.open_to_desk == opened:
            return
        account.open_to_desk = opened
        account.save(update_fields=["open_to_desk"])
        trail.note_change(
            account_id,
            "access.opened" if opened else "access.closed",
            before={"open_to_desk": not opened},
            after={"open_to_desk": opened},
            by=by,
            at=at,
        )
        verb = "access.opened" if opened else "access.closed"
        audit.write_line(verb, by=by, at=at, subjects=[account_id])


def may_be_given(user: User) -> bool:
    """Say whether somebody's role reads accounts at all."""
    return user.is_active and user.has_role(*READS_ACCOUNTS)


def _thing(thing_id: str) -> dict[str, AccountRecord | CaseRecord]:
    if thing_id.startswith(ACCOUNT):
        account = AccountRecord.objects.filter(pk=thing_id).first()
        if account is not None:
            return {"account": account}
    elif thing_id.startswith(CASE):
        case = CaseRecord.objects.filter(pk=thing_id).first()
        if case is not None:
            return {"case": case}
    raise NotGivenError("no account and no case has this id")
