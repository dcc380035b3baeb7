"""Statement: this passage says that; with the chain of who told whom, and two grades."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reliability(StrEnum):
    """How far the source can be relied upon (Admiralty code, first letter)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """How far the information itself can be believed (Admiralty code, digit)."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    UNJUDGED = "6"


@dataclass(frozen=True, slots=True)
class Statement:
    """What one passage says about one thing.

    Attributes:
        about: Id of the act, person or posting.
        passage: Id of the passage that says it.
        tellers: Who told whom, nearest to the event first (`witness`, `source`, `reporter`).
        agrees: False where the passage denies what `about` states.
    """

    id: str
    about: str
    passage: str
    tellers: tuple[str, ...]
    reliability: Reliability = Reliability.F
    credibility: Credibility = Credibility.UNJUDGED
    agrees: bool = True
