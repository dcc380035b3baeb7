"""Persons of an account as the screens of coding show them: as the account tells of them.

No name is taken from the vault for these screens; a label is words of the account.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from moksori.desk import persons
from moksori.desk.seeing import accounts, reach
from moksori.records.models import (
    AccountRecord,
    MentionRecord,
    PersonInAccountRecord,
    PersonRecord,
    User,
)
from moksori.terms.errors import MissingError

MOST_CANDIDATES = 200


class NoPersonHereError(MissingError):
    """There is no such person in the account, or they are not for you."""

    code = "seeing.no_person"


@dataclass(frozen=True, slots=True)
class PersonItem:
    """A person of an account.

    Attributes:
        keys: The account's keys of them, the first the one that counts; several where merged.
        merged: (judgement, label) of whom was merged into them.
    """

    key: str
    id: str
    label: str
    role: str
    sex: str
    group: int
    mentions: int
    keys: tuple[str, ...] = ()
    merged: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Their:
    """A mention of a person: its id, words and passage."""

    id: str
    told: str
    around: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person of an account with all that can be done about who they are."""

    account: str
    language: str
    person: PersonItem
    mentions: tuple[Their, ...]
    here: tuple[tuple[str, str], ...]
    elsewhere: tuple[tuple[str, str], ...]


def people(account: AccountRecord) -> tuple[PersonItem, ...]:
    """Return the persons of an account in the order they are met; merged ones once."""
    links = sorted(
        account.persons.select_related("person"), key=lambda one: (len(one.key), one.key)
    )
    keys: dict[str, list[str]] = {}
    first: dict[str, PersonInAccountRecord] = {}
    for link in links:
        keys.setdefault(link.person_id, []).append(link.key)
        first.setdefault(link.person_id, link)
    counts: Counter[str] = Counter()
    for told in account.mentions.standing().values_list("persons", flat=True):
        counts.update(told)
    return tuple(
        PersonItem(
            key=link.key,
            id=person,
            label=accounts.short(link.person.label or "-"),
            role=link.role,
            sex=link.person.sex,
            group=link.person.group,
            mentions=sum(counts[key] for key in keys[person]),
            keys=tuple(keys[person]),
        )
        for person, link in first.items()
    )


def keys_and_labels(account: AccountRecord) -> dict[str, tuple[str, str]]:
    """Return, by id of the person, the key and the label an account has of them."""
    return by_id(people(account))


def by_id(found: Sequence[PersonItem]) -> dict[str, tuple[str, str]]:
    """Return, by id, the key and the label of some persons."""
    return {one.id: (one.key, one.label) for one in found}


def page(who: User, account_id: str, key: str) -> PersonPage:
    """Return a person of an account.

    Raises:
        NotReachedError: the account is not there, or not for them.
        NoPersonHereError: nobody in it has this key.
    """
    account = reach.account(who, account_id)
    everybody = people(account)
    found = next((one for one in everybody if key in one.keys), None)
    if found is None:
        raise NoPersonHereError("nobody in the account has this key")
    merged = tuple((judgement, _label(gone)) for judgement, gone in persons.merged_into(found.id))
    person = PersonItem(
        found.key, found.id, found.label, found.role, found.sex, found.group, found.mentions,
        found.keys, merged,
    )  # fmt: skip
    rows = MentionRecord.objects.in_account(account_id).standing()
    theirs = [row for row in rows if set(row.persons) & set(found.keys)]
    return PersonPage(
        account=account.id,
        language=account.language,
        person=person,
        mentions=tuple(_their(row, account) for row in theirs),
        here=tuple((one.id, one.label) for one in everybody if one.id != found.id),
        elsewhere=_elsewhere(who, account, found.id),
    )


def reach_person(who: User, person_id: str) -> str:
    """Return the id of a person of any account that somebody may see.

    Raises:
        NoPersonHereError: they are not there, or not for them.
    """
    if not PersonRecord.objects.seen_by(who).filter(pk=person_id).exists():
        raise NoPersonHereError("there is no such person")
    return person_id


def reach_merging(who: User, account_id: str, judgement_id: str) -> str:
    """Return the id of a merging into a person of an account that somebody may see.

    Raises:
        NotReachedError: the account is not there, or not for them.
        NoPersonHereError: nobody in it was merged by this judgement.
    """
    account = reach.account(who, account_id)
    for person in set(account.persons.values_list("person_id", flat=True)):
        if judgement_id in {judgement for judgement, _ in persons.merged_into(person)}:
            return judgement_id
    raise NoPersonHereError("nobody of the account was merged so")


def _elsewhere(who: User, account: AccountRecord, person_id: str) -> tuple[tuple[str, str], ...]:
    """Return persons of the other accounts of its cases, as far as whoever looks sees them."""
    seen = AccountRecord.objects.seen_by(who)
    others = AccountRecord.objects.of_one_case_with(account.id).filter(pk__in=seen.values("pk"))
    links = PersonInAccountRecord.objects.filter(account__in=others.values("pk"))
    rows = links.exclude(person_id=person_id).select_related("person").order_by("account_id", "key")
    known = set(account.persons.values_list("person_id", flat=True))
    return tuple(
        dict.fromkeys(
            (row.person_id, f"{accounts.short(row.person.label)} · {row.account_id}")
            for row in rows[:MOST_CANDIDATES]
            if row.person_id not in known
        )
    )


def _label(person_id: str) -> str:
    person = PersonRecord.objects.filter(pk=person_id).first()
    return accounts.short(person.label) if person else ""


def _their(row: MentionRecord, account: AccountRecord) -> Their:
    start = account.text.rfind(" ", 0, max(0, row.start - 40)) + 1
    end = account.text.find(" ", row.end + 40)
    around = account.text[start : end if end > 0 else len(account.text)]
    return Their(row.pk, row.told, " ".join(around.split()))
