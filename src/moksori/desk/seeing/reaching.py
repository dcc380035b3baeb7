"""From an id in an address to a thing that somebody may see; one answer for all else."""

from __future__ import annotations

from moksori.records.models import AccountRecord, CaseRecord, GrantRecord, User
from moksori.terms.errors import MissingError


class NotSeenError(MissingError):
    """There is no such thing, or it is not for you."""

    code = "seeing.none"


def account(who: User, account_id: str) -> AccountRecord:
    """Return an account that somebody may see; the way of every verb on one.

    Raises:
        NotSeenError: it is not there, or not for them.
    """
    row = AccountRecord.objects.seen_by(who).filter(pk=account_id).first()
    if row is None:
        raise NotSeenError("there is no such account")
    return row


def reach(who: User, account_id: str) -> str:
    """Return the id of an account that somebody may see.

    Raises:
        NotSeenError: it is not there, or not for them.
    """
    return account(who, account_id).pk


def passage(who: User, account_id: str, passage_id: str) -> str:
    """Return the id of a passage of an account that somebody may see.

    Raises:
        NotSeenError: it is not there, or not for them.
    """
    if not account(who, account_id).passages.filter(pk=passage_id).exists():
        raise NotSeenError("there is no such passage")
    return passage_id


def grant(who: User, account_id: str, grant_id: str) -> str:
    """Return the id of a grant of an account that somebody may see.

    Raises:
        NotSeenError: it is not there, or not for them.
    """
    grants = GrantRecord.objects.standing().filter(account_id=reach(who, account_id))
    if not grants.filter(pk=grant_id).exists():
        raise NotSeenError("there is no such grant")
    return grant_id


def case(who: User, case_id: str) -> str:
    """Return the id of a case that somebody may see.

    Raises:
        NotSeenError: it is not there, or not for them.
    """
    if not CaseRecord.objects.seen_by(who).filter(pk=case_id).exists():
        raise NotSeenError("there is no such case")
    return case_id
