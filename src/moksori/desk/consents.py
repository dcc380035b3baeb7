"""Which accounts a consent covers for one use, and for one body."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from moksori.language.fold import fold
from moksori.records.models import AccountRecord, ConsentRecord, PersonInAccountRecord
from moksori.terms.account import AccountState
from moksori.terms.consent import Use
from moksori.terms.people import PersonRole

_Speaker = tuple[str, bool]
"""A person, and whether a guardian speaks for them."""


@dataclass(frozen=True, slots=True)
class Covered:
    """What may be used.

    Attributes:
        accounts: Ids of accounts that consents cover, sorted.
        consents: Ids of those consents, sorted.
        left_out: How many coded accounts no consent covers.
    """

    accounts: tuple[str, ...]
    consents: tuple[str, ...]
    left_out: int


def covered(use: Use, to_whom: str, day: date) -> Covered:
    """Return the coded accounts that may be put to a use.

    Every source of an account must have allowed it, and nobody in it refused or withdrawn; the
    last word of each person counts. A consent that names a body holds for that body alone.

    Args:
        use: The use.
        to_whom: The body it goes to; empty where none is named.
        day: Consents that end before it are over.
    """
    coded = AccountRecord.objects.originals_only().filter(state=AccountState.CODED.value)
    ids = sorted(coded.exclude(passages=None).distinct().values_list("id", flat=True))
    kept: list[str] = []
    consents: set[str] = set()
    people = _people_of(ids)
    words = _words_on(use, to_whom)
    for account in ids:
        allowing = _allowing(account, people.get(account, {}), words, day)
        if allowing:
            kept.append(account)
            consents |= allowing
    return Covered(tuple(kept), tuple(sorted(consents)), len(ids) - len(kept))


def allowing(use: Use, account: str, day: date) -> frozenset[str]:
    """Return the consents by which every source of an account allows a use.

    Nothing where one source is silent, refused, withdrew, or their consent is over; nothing either
    where the account knows no source: nobody else can say it for them.

    Args:
        use: The use.
        account: Id of the account.
        day: Consents that end before it are over.
    """
    people = _people_of([account]).get(account, {})
    if PersonRole.SOURCE.value not in people.values():
        return frozenset()
    return frozenset(_allowing(account, people, _words_on(use, ""), day))


def sources_of(account: str) -> frozenset[str]:
    """Return the ids of those who told an account."""
    people = _people_of([account]).get(account, {})
    return frozenset(one for one, role in people.items() if role == PersonRole.SOURCE.value)


def refused(use: Use, accounts: list[str], day: date) -> set[str]:
    """Return the accounts that may not be put to a use: somebody's last word on it is no, or over.

    Args:
        use: The use.
        accounts: Ids of accounts.
        day: Consents that end before it are over.
    """
    people = _people_of(accounts)
    words = _words_on(use, "")
    return {
        account
        for account in accounts
        if not all(
            _holds(row, day)
            for row in _last_words(account, people.get(account, {}), words).values()
        )
    }


def guarded(use: Use, account: str, day: date) -> frozenset[str]:
    """Return the persons of an account for whom a guardian allowed a use.

    Args:
        use: The use.
        account: Id of the account.
        day: Consents that end before it are over.
    """
    people = _people_of([account]).get(account, {})
    last = _last_words(account, people, _words_on(use, ""))
    held = (person for (person, guardian), row in last.items() if guardian and _holds(row, day))
    return frozenset(held)


def _people_of(accounts: list[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    links = PersonInAccountRecord.objects.filter(account_id__in=accounts)
    for account, person, role in links.values_list("account_id", "person_id", "role"):
        found[account][person] = role
    return found


def _words_on(use: Use, to_whom: str) -> dict[str, list[ConsentRecord]]:
    """Return what everybody said about a use, the oldest first; of other bodies nothing."""
    said: dict[str, list[ConsentRecord]] = defaultdict(list)
    wanted = {"", fold(to_whom).text.casefold().strip()}
    for row in ConsentRecord.objects.for_use(use).order_by("at", "id"):
        if fold(row.to_whom).text.casefold().strip() in wanted:
            said[row.person_id].append(row)
    return said


def _allowing(
    account: str, people: dict[str, str], words: dict[str, list[ConsentRecord]], day: date
) -> set[str]:
    """Return the consents that allow the use of an account; none where one is missing."""
    last = _last_words(account, people, words)
    sources = {person for person, role in people.items() if role == PersonRole.SOURCE.value}
    in_force = all(_holds(row, day) for row in last.values())
    spoke = {person for person, by_guardian in last if not by_guardian}
    return {row.id for row in last.values()} if spoke and in_force and sources <= spoke else set()


def _last_words(
    account: str, people: dict[str, str], words: dict[str, list[ConsentRecord]]
) -> dict[_Speaker, ConsentRecord]:
    """Return the last word of each person, and of each guardian, on the use of an account."""
    last: dict[_Speaker, ConsentRecord] = {}
    for person in people:
        for row in words.get(person, ()):
            if row.account_id in {None, account}:
                last[person, row.by_guardian] = row
    # A consent may be signed by somebody whom no account names: it is about the account itself.
    for person, rows in words.items():
        for row in rows:
            if row.account_id == account and person not in people:
                last[person, row.by_guardian] = row
    return last


def _holds(row: ConsentRecord, day: date) -> bool:
    over = row.until is not None and row.until < day
    return row.allowed and row.withdrawn_at is None and not over
