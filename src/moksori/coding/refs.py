"""A stretch that refers to somebody, before anybody knows to whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

NAME = "name"
DESCRIPTION = "description"
PRONOUN = "pronoun"

INDEFINITE = "indefinite"
DEFINITE = "definite"
POSSESSED = "possessed"
BARE = "bare"
COUNTED = "counted"
ANOTHER = "another"
GENERIC = "generic"


@dataclass(slots=True)
class Ref:
    """One reference to a person or a group.

    Attributes:
        start, end: The whole phrase, in the decoded original.
        head_start, head_end: The noun, name or pronoun itself.
        form: `NAME`, `DESCRIPTION` or `PRONOUN`.
        lemma: The head noun in the singular, or the pronoun, in small letters.
        also: Further heads of the phrase ("buyers and sellers"), and what they are called besides.
        det: How the phrase is opened: one of this module's constants, or empty.
        count: How many; 0 for several of unknown number.
        sex: `male`, `female` or empty.
        age: Words of the age, where the phrase holds one.
        names: Names the phrase holds.
        owner: The pronoun or phrase whose person this is ("her" mother).
        case: What it is in its clause: `subject`, `object`, `dative`, `agent`, `genitive`, `of`.
        post: Id of the pack's post that the head is, or empty.
        distinct: The phrase tells this person from others of the kind.
        nested: It stands inside the phrase of somebody else.
        person: Keys of the persons it was resolved to.
    """

    start: int
    end: int
    head_start: int
    head_end: int
    form: str
    lemma: str
    det: str = ""
    count: int = 1
    sex: str = ""
    age: str = ""
    names: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    owner: Ref | None = None
    case: str = ""
    post: str = ""
    official: bool = False
    kin: bool = False
    distinct: bool = False
    nested: bool = False
    withheld: bool = False
    pseudonym: bool = False
    organisation: str = ""
    token: int = 0
    notes: dict[str, Any] = field(default_factory=dict)
    person: tuple[str, ...] = ()

    @property
    def plural(self) -> bool:
        """True where several are meant."""
        return self.count != 1
