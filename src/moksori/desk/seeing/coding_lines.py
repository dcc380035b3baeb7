"""A passage with what is marked in it, as the screens of coding show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from moksori.records.models import PassageRecord
from moksori.records.states import Acceptance


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage inside which nothing begins or ends.

    Attributes:
        ids: Mentions that it is part of, the shortest first.
        kind: Of the shortest of them; empty where nothing is marked.
        state: Of that one.
    """

    text: str
    ids: tuple[str, ...] = ()
    kind: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A passage with what is marked in it."""

    number: int
    start: int
    speaker: str
    role: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A mention that is proposed, decided about, or was marked by hand.

    Attributes:
        state: `proposed`, `accepted` or `refused`.
        persons: Keys and labels of whom it belongs to.
        doubted: This desk often refused what is like it.
        by_hand: A person marked or corrected it.
    """

    id: str
    kind: str
    told: str
    state: str
    start: int
    end: int
    passage: int
    persons: tuple[tuple[str, str], ...] = ()
    value: str = ""
    doubted: bool = False
    by_hand: bool = False
    named: bool = False

    @property
    def gone(self) -> bool:
        """True where a person put it and took it back: then it is shown no more."""
        return self.by_hand and self.state == Acceptance.REFUSED.value


def line_of(row: PassageRecord, items: Sequence[Item]) -> Line:
    """Return a passage cut where a mention begins or ends."""
    inside = [
        one
        for one in items
        if one.start < row.end and one.end > row.start and one.state != Acceptance.REFUSED.value
    ]
    cuts = {row.start, row.end}
    for one in inside:
        cuts |= {max(one.start, row.start), min(one.end, row.end)}
    ordered = sorted(cuts)
    pieces = [
        _piece(row.text[a - row.start : b - row.start], a, b, inside) for a, b in pairwise(ordered)
    ]
    return Line(row.number, row.start, row.speaker, row.role, tuple(pieces))


def _piece(text: str, start: int, end: int, inside: Sequence[Item]) -> Piece:
    over = [one for one in inside if one.start <= start and end <= one.end]
    if not over:
        return Piece(text)
    shortest = sorted(over, key=lambda one: (one.end - one.start, one.id))
    return Piece(text, tuple(one.id for one in shortest), shortest[0].kind, shortest[0].state)
