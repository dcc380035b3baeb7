"""Support: what corroboration has to say about an act."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SupportKind(StrEnum):
    """How one account bears on what another account tells."""

    INDEPENDENT = "independent"
    COPIED = "copied"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class Support:
    """One thing a rule says about two tellings; it points, and judges nothing.

    Attributes:
        rule: Code of the rule that says so.
        here, there: Ids of the two accounts.
        act: Id of the act of `here` that is meant, or an empty string for the whole account.
        other: Id of the act of `there`, or an empty string.
    """

    kind: SupportKind
    rule: str
    here: str
    there: str
    act: str = ""
    other: str = ""
