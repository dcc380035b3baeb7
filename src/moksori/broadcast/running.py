"""Running order: the items of a programme in their order, with lengths in milliseconds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from moksori.publishing.fingerprint import fingerprint


class ItemKind(StrEnum):
    """What an item is."""

    IDENT = "ident"
    MUSIC = "music"
    OPENING = "opening"
    LINK = "link"
    NOTE = "note"
    INTRODUCTION = "introduction"
    QUESTION = "question"
    ANSWER = "answer"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CONTEXT = "context"
    CORRECTION = "correction"
    NOTICE = "notice"
    CLOSING = "closing"
    HOLE = "hole"


TOLD = frozenset(
    {
        ItemKind.INTRODUCTION,
        ItemKind.QUESTION,
        ItemKind.ANSWER,
        ItemKind.PARAGRAPH,
        ItemKind.HEADING,
    }
)
"""Kinds whose text is a block of a story, word for word."""

PLAYED = frozenset({ItemKind.IDENT, ItemKind.MUSIC})
"""Kinds that have sound and no words."""


class Role(StrEnum):
    """Who reads an item; nobody is called by a name."""

    HOST = "host"
    REPORTER = "reporter"
    ANNOUNCER = "announcer"


class Voices(StrEnum):
    """Where the voices of a programme come from; said in its opening."""

    SCRATCH = "scratch"
    REVOICED = "revoiced"
    OBFUSCATED = "obfuscated"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is read or played; lengths in milliseconds.

    Attributes:
        id: Stands for the same place in every language of the programme.
        role: Who reads it; None where nothing is read.
        text: What is read, or the named hole.
        story: Public id of the story it belongs to, or empty.
        block: Which block of the story its text is, counted from 0; -1 where it is none.
        planned: Reading time, or the length that the clock gives to music.
        actual: Length of the take, once there is one.
        least: Shortest length of music.
        most: Longest length of music.
        fills: True for the music that takes what is left of the slot.
        required: May not be cut: what a listener is owed, such as a content note.
        spare: May be cut without losing anything that was told.
    """

    id: str
    kind: ItemKind
    text: str = ""
    role: Role | None = None
    story: str = ""
    block: int = -1
    planned: int = 0
    actual: int | None = None
    least: int = 0
    most: int = 0
    fills: bool = False
    required: bool = False
    spare: bool = False

    @property
    def length(self) -> int:
        """How long it is: its take, or the plan where there is none."""
        return self.planned if self.actual is None else self.actual

    @property
    def spoken(self) -> bool:
        """True where somebody reads it."""
        return self.role is not None

    @property
    def sounds(self) -> bool:
        """True where it takes time on air; a hole does not."""
        return self.kind is not ItemKind.HOLE


@dataclass(frozen=True, slots=True)
class Placed:
    """An item with the moment at which it starts; milliseconds from the start of the slot."""

    item: Item
    start: int

    @property
    def end(self) -> int:
        """The moment at which it is over."""
        return self.start + self.item.length


@dataclass(frozen=True, slots=True)
class RunningOrder:
    """A programme in one language, item by item; lengths in milliseconds.

    Attributes:
        month: `YYYY-MM`.
        template: Code of its programme template.
        voices: Where its voices come from; none where it is read as it stands.
        invented: True where the whole edition is an example.
        stories: Public ids and titles of the stories that stand in this language.
    """

    series: str
    publisher: str
    number: int
    month: str
    language: str
    template: str
    slot: int
    gap: int
    items: tuple[Item, ...]
    voices: tuple[Voices, ...] = ()
    invented: bool = False
    stories: tuple[tuple[str, str], ...] = ()

    @property
    def total(self) -> int:
        """How long the programme is, gaps included."""
        sounding = [item.length for item in self.items if item.sounds]
        return sum(sounding) + self.gap * max(0, len(sounding) - 1)

    @property
    def over(self) -> int:
        """By how much it is longer than its slot; below 0 it is shorter."""
        return self.total - self.slot

    @property
    def holes(self) -> tuple[Item, ...]:
        """Stories that are missing in this language."""
        return tuple(item for item in self.items if item.kind is ItemKind.HOLE)

    @property
    def fingerprint(self) -> str:
        """64 hexadecimal digits that change when anything that is heard, or its order, does."""
        heard = tuple(
            (item.id, script_fingerprint(item, self.language), item.length)
            for item in self.items
            if item.sounds
        )
        return fingerprint(heard, self.slot, self.gap)


def script_fingerprint(item: Item, language: str) -> str:
    """Return what a take of an item is made of: its words and who reads them.

    An edit, or a changed disguise, gives another one: the take is then stale.

    Args:
        item: Of a running order.
        language: In which it is read.
    """
    return fingerprint(language, item.kind.value, item.role or "", item.text)


def placed(order: RunningOrder) -> tuple[Placed, ...]:
    """Return every item with its start; a hole stands where it would have been, without time."""
    at = 0
    found: list[Placed] = []
    for item in order.items:
        found.append(Placed(item, at))
        if item.sounds:
            at += item.length + order.gap
    return tuple(found)


def with_takes(order: RunningOrder, lengths: Mapping[str, int]) -> RunningOrder:
    """Return the order with the lengths of the takes that match its words.

    Args:
        order: A running order.
        lengths: `script_fingerprint` → milliseconds; a take of other words is passed over.
    """
    items = tuple(
        replace(item, actual=lengths.get(script_fingerprint(item, order.language)))
        if item.spoken
        else item
        for item in order.items
    )
    return replace(order, items=items)
