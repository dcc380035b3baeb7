"""What people are called on the screens: how an account introduces them, unless that is a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from moksori.desk import vault
from moksori.language.fold import fold
from moksori.records.models import PersonInAccountRecord, PersonRecord
from moksori.terms.people import PersonRole

BY_NAME = frozenset({PersonRole.REPORTER.value, PersonRole.HOST.value, PersonRole.EDITOR.value})
"""Roles whose bearers stand on pages under the name they chose."""


def called(people: Iterable[PersonRecord]) -> dict[str, str]:
    """Return id → what a person is called: the label, or nothing where it holds somebody's name.

    Many accounts introduce somebody by name, or as somebody's daughter. The screens then show the
    id; who it is opens for two people of two roles, and is written down.

    Args:
        people: Rows. The vault is asked once for all of them, and nothing of it is given back.
    """
    rows = {one.id: one for one in people}
    beside = _in_the_same_accounts(rows)
    held = {
        person: [_plain(name) for names in kinds.values() for name in names]
        for person, kinds in vault.names_of(set(rows).union(*beside.values())).items()
    }
    return {
        id_: row.label
        if row.role in BY_NAME
        else _without_names(row.label, (held.get(one, []) for one in {id_, *beside[id_]}))
        for id_, row in rows.items()
    }


def called_by_id(ids: Iterable[str]) -> dict[str, str]:
    """Return the same for people of whom only the ids are known."""
    return called(PersonRecord.objects.filter(pk__in=set(ids)))


def _in_the_same_accounts(ids: Iterable[str]) -> defaultdict[str, set[str]]:
    links = PersonInAccountRecord.objects.filter(person__in=list(ids))
    told_in = list(links.values_list("person_id", "account_id"))
    everybody: defaultdict[str, set[str]] = defaultdict(set)
    rows = PersonInAccountRecord.objects.filter(account__in={account for _, account in told_in})
    for account, person in rows.values_list("account_id", "person_id"):
        everybody[account].add(person)
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for person, account in told_in:
        beside[person] |= everybody[account]
    return beside


def _without_names(label: str, held: Iterable[list[str]]) -> str:
    told = _plain(label)
    return "" if any(name and name in told for names in held for name in names) else label


def _plain(words: str) -> str:
    return "".join(fold(words).text.split())
