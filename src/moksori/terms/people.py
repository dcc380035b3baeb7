"""Person: someone who speaks or is spoken of, named or not."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from moksori.terms.span import Span


class PersonRole(StrEnum):
    """What a person is in an account. *Accused*, never perpetrator, on screen."""

    SOURCE = "source"
    VICTIM = "victim"
    WITNESS = "witness"
    ACCUSED = "accused"
    OFFICIAL = "official"
    REPORTER = "reporter"
    HOST = "host"
    EDITOR = "editor"
    PUBLIC_FIGURE = "public_figure"
    OTHER = "other"


AT_RISK = frozenset({PersonRole.SOURCE, PersonRole.VICTIM, PersonRole.WITNESS, PersonRole.OTHER})
"""Roles whose bearers may be reachable by those who harmed them."""


@dataclass(frozen=True, slots=True)
class ProposedPerson:
    """A person as read from one account, before anybody accepted it.

    Attributes:
        key: Local to the account: `p1`, `p2` …
        label: How the account introduces them ("a resident of Hyesan in his forties").
        role: Their role in the account.
        spans: Every stretch that names or describes them.
        names: Surfaces that are their name ("Yeom Seung Cheol", "Yeom"), longest first.
        nicknames: Surfaces that are a nickname.
        sex: `male`, `female` or an empty string.
        age: The words of the age as told, or an empty string.
        pseudonym: The account itself says that the name is one.
        name_withheld: The account names no name, on purpose or not.
        group: How many they are: 1 for one person, 0 for a group of unknown size.
    """

    key: str
    label: str
    role: PersonRole
    spans: tuple[Span, ...]
    names: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    sex: str = ""
    age: str = ""
    pseudonym: bool = False
    name_withheld: bool = False
    group: int = 1
    rule: str = ""
    confidence: float = 1.0
    notes: dict[str, str] = field(default_factory=dict)
