"""What a queue of the first screen is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

SHOWN = 5
"""So many things of a queue are named."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits.

    Attributes:
        head: What it is called.
        since: The day since when it waits, where that is known.
        language: Of its head.
        line: Of a programme, the item of its running order that waits.
        count: How much of it waits, where it is more than one thing.
    """

    id: str
    head: str = ""
    since: date | None = None
    language: str = ""
    line: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits at one stage.

    Attributes:
        name: Of the queue; the screen has words for it.
        stage: The entry of the rail it counts for.
        count: How many there are.
        since: The day the oldest of them came in, where that is known.
        items: The first of them.
    """

    name: str
    stage: str
    count: int
    since: date | None
    items: tuple[Item, ...]
