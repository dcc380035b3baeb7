"""Where every item of a programme stands, to the sample; only music gives way."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from moksori.broadcast.sound.refusals import Cut, SlotTooShortError
from moksori.broadcast.sound.wav import RATE

if TYPE_CHECKING:
    from collections.abc import Sequence

OFFERED: Final = 3


@dataclass(frozen=True, slots=True)
class Length:
    """What the plan needs to know of an item, in samples.

    Attributes:
        frames: Its natural length.
        gap: Silence after it.
        shortest: Music may be cut down to this; for speech, its length.
        stays: It is not offered as a cut: the opening, a notice.
    """

    frames: int
    gap: int
    shortest: int
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """An item in the programme: its first sample, and how many of its samples are played."""

    start: int
    frames: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole programme.

    Attributes:
        places: One for each item, in order.
        frames: Its exact length.
        post_roll: First sample of what is left at the end for music; `frames` if nothing is.
    """

    places: tuple[Place, ...]
    frames: int
    post_roll: int


def place(items: Sequence[Length], slot: int | None) -> Plan:
    """Place the items one after the other, so that the programme fills its slot exactly.

    Too short: music goes on at the end. Too long: music is shortened, from the last to the first.

    Args:
        items: In order.
        slot: Samples of the slot; without one the programme is as long as its items.

    Raises:
        SlotTooShortError: the speech alone is longer; it says by how much and what could go.
    """
    gaps = [item.gap for item in items]
    if gaps:
        gaps[-1] = 0
    played = [item.frames for item in items]
    over = sum(played) + sum(gaps) - slot if slot is not None else 0
    for number in reversed(range(len(items))):
        if over > 0:
            give = min(over, played[number] - items[number].shortest)
            played[number] -= give
            over -= give
    if over > 0:
        raise SlotTooShortError(over / RATE, cheapest_cuts(items, over))
    places, now = [], 0
    for frames, gap in zip(played, gaps, strict=True):
        places.append(Place(now, frames))
        now += frames + gap
    return Plan(tuple(places), now if slot is None else slot, now)


def cheapest_cuts(items: Sequence[Length], over: int) -> list[Cut]:
    """At most three ways to save `over` samples, the one that loses least first.

    One item or two where that is enough; else the longest ones, until it is.
    """
    free = [(item.frames + item.gap, number) for number, item in enumerate(items) if not item.stays]
    ways: list[tuple[tuple[int, ...], int]] = [((number,), size) for size, number in free]
    ways += [
        ((first, second), one + two)
        for (one, first), (two, second) in itertools.combinations(free, 2)
        if one < over and two < over
    ]
    enough = sorted((size, len(parts), parts) for parts, size in ways if size >= over)
    if enough:
        return [Cut(parts, size / RATE) for size, _, parts in enough[:OFFERED]]
    gone, saved = [], 0
    for size, number in sorted(free, reverse=True):
        gone.append(number)
        saved += size
        if saved >= over:
            return [Cut(tuple(sorted(gone)), saved / RATE)]
    return []
