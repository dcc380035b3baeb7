"""Act: one thing done by one or more accused to one victim, at a time and a place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from moksori.terms.span import Span


class Standing(StrEnum):
    """Whether the words say that the act happened."""

    DONE = "done"
    THREATENED = "threatened"
    NEGATED = "negated"
    HABITUAL = "habitual"


@dataclass(frozen=True, slots=True)
class ProposedAct:
    """An act as read from one account; several victims may stand in one row.

    Attributes:
        type: Code of the codebook (`packs/common/codebook.yaml`), such as `torture`.
        accused: Keys of persons of the same proposal.
        victims: Keys of persons; acceptance makes one act a victim.
        when: EDTF level 1, or an empty string.
        where: Words of the place as told, or an empty string.
        evidence: The stretch that says so.
    """

    type: str
    accused: tuple[str, ...]
    victims: tuple[str, ...]
    when: str
    where: str
    evidence: Span
    standing: Standing = Standing.DONE
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Act:
    """One act on the record: exactly one victim (a person, or a group of known size).

    Attributes:
        accused: Ids of persons, in the order of their involvement.
        earliest, latest: ISO days that bound the act; empty where nothing is known.
        every_day: True where it holds on every day between the bounds.
    """

    id: str
    type: str
    accused: tuple[str, ...]
    victim: str
    when: str
    earliest: str
    latest: str
    every_day: bool
    place: str
    passages: tuple[str, ...]
