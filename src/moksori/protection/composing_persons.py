"""The persons of several accounts in one story: those judged to be one are one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from moksori.terms.people import ProposedPerson
from moksori.terms.proposal import Proposal


class HasPersons(Protocol):
    """An account with its own keys of persons, and the ids that they stand for."""

    @property
    def id(self) -> str:
        """Id of the account."""

    @property
    def proposal(self) -> Proposal:
        """What was found in it."""

    @property
    def entities(self) -> Mapping[str, str]:
        """Its keys of persons with their ids."""


def keys_of(sources: Sequence[HasPersons]) -> dict[tuple[str, str], tuple[str, str]]:
    """Return account and key → the key in the story and the id: one key for one person."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    by_entity: dict[str, str] = {}
    for number, source in enumerate(sources, start=1):
        for person in source.proposal.persons:
            entity = source.entities.get(person.key, f"{source.id}/{person.key}")
            key = by_entity.setdefault(entity, f"a{number}{person.key}")
            found[source.id, person.key] = (key, entity)
    return found


def joined(first: ProposedPerson | None, second: ProposedPerson) -> ProposedPerson:
    """Make one of two that are judged to be one person."""
    if first is None:
        return second
    return replace(
        first,
        names=tuple(sorted({*first.names, *second.names}, key=lambda name: (-len(name), name))),
        nicknames=tuple(dict.fromkeys([*first.nicknames, *second.nicknames])),
        sex=first.sex or second.sex,
        age=first.age or second.age,
    )
