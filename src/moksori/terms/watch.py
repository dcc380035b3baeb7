"""The desk's values that must not leave, as the gate takes them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class WatchKind(StrEnum):
    """What a watched value is; it decides how its forms are folded and found."""

    PERSON = "person"
    PLACE = "place"
    PHONE = "phone"
    DATE = "date"
    AMOUNT = "amount"
    AGE = "age"
    ID = "id"
    TEXT = "text"


class Scope(StrEnum):
    """Where a value is looked for: in everything, or in what touches its subject."""

    EVERYWHERE = "everywhere"
    TOUCHING = "touching"


@dataclass(frozen=True, slots=True)
class WatchValue:
    """One value: its forms as told (variants are the gate's business).

    Attributes:
        id: Random id; the only thing a finding may show of the value.
        subjects: Ids of the persons or acts it belongs to; read for scope `touching`.
    """

    id: str
    kind: WatchKind
    scope: Scope
    forms: tuple[str, ...]
    subjects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Watch:
    """All values of the desk, and a version that names this very list."""

    values: tuple[WatchValue, ...]
    version: str = ""
