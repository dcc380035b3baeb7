"""A programme made to fit its slot: only music is padded or trimmed; else cuts are proposed.

Speech is never cut by the house. What does not fit is refused, with the seconds to cut and the
cheapest ways to cut them; a person chooses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from moksori.broadcast.running import TOLD, Item, ItemKind, RunningOrder
from moksori.terms.errors import InvalidError, RefusedError

STEP = 100
"""Milliseconds to which cuts are weighed against each other."""


class CutKind(StrEnum):
    """What a proposed cut takes away."""

    NOTHING_TOLD = "nothing_told"
    LEAST_TOLD = "least_told"
    ONE_EXCHANGE = "one_exchange"
    STORIES = "stories"


@dataclass(frozen=True, slots=True)
class Cut:
    """A way to make a programme shorter.

    Attributes:
        kind: What is taken away.
        items: Ids of the items to cut.
        saved: Milliseconds that this saves, gaps included.
        told: Milliseconds of what was told that are lost.
    """

    kind: CutKind
    items: tuple[str, ...]
    saved: int
    told: int


class SlotTooShortError(RefusedError):
    """The speech of a programme is longer than its slot.

    Attributes:
        seconds: How many seconds must be cut.
        cuts: Ways to cut them, the cheapest first.
    """

    code = "broadcast.slot"
    hint = "Choose one of the proposed cuts, or a longer slot; nothing was cut."

    def __init__(self, seconds: int, cuts: tuple[Cut, ...]) -> None:
        super().__init__(f"{seconds} seconds must be cut before the programme fits its slot")
        self.seconds = seconds
        self.cuts = cuts


class NothingToSayError(RefusedError):
    """No story of the edition stands in the language of the programme."""

    code = "broadcast.empty"
    hint = "Translate a story into this language, or make the programme in another."


class CutError(InvalidError):
    """Something was to be cut that must be heard, or that is not there."""

    code = "broadcast.cut"
    hint = "Opening, content notes, corrections, notices and closing stay; cut other items."


def fitted(order: RunningOrder) -> RunningOrder:
    """Return the order with its music padded or trimmed so that it meets the slot exactly.

    Raises:
        NothingToSayError: there is no story in it.
        SlotTooShortError: speech and the shortest music are longer than the slot.
    """
    if not any(item.kind in TOLD for item in order.items):
        raise NothingToSayError("there is no story in this programme")
    missing = least_total(order) - order.slot
    if missing > 0:
        raise SlotTooShortError(-(-missing // 1000), cheapest_cuts(order, missing))
    slack = order.slot - least_total(order)
    lengths: dict[str, int] = {}
    for item in order.items:
        if item.kind is ItemKind.MUSIC and not item.fills:
            more = min(item.planned - item.least, slack)
            lengths[item.id] = item.least + more
            slack -= more
    items = tuple(
        replace(item, planned=item.least + slack if item.fills else lengths[item.id])
        if item.kind is ItemKind.MUSIC
        else item
        for item in order.items
    )
    return replace(order, items=items)


def least_total(order: RunningOrder) -> int:
    """Return the length of a programme with all its music as short as it may be."""
    spare = sum(item.length - item.least for item in order.items if item.kind is ItemKind.MUSIC)
    return order.total - spare


def shortest_slot(order: RunningOrder, step: int = 60_000) -> int:
    """Return the shortest slot in whole steps that a programme fits with its music as planned.

    Args:
        order: A running order.
        step: Milliseconds; slots are given out in whole minutes.
    """
    filling = sum(item.length - item.least for item in order.items if item.fills)
    return -(-(order.total - filling) // step) * step


def without(order: RunningOrder, ids: Sequence[str]) -> RunningOrder:
    """Return the order without some items.

    Raises:
        CutError: one of them must be heard, or is not there.
    """
    known = {item.id: item for item in order.items}
    for item_id in ids:
        item = known.get(item_id)
        if item is None:
            raise CutError("an item to be cut is not in this programme")
        if item.fills or (item.required and not _story_goes(order, item, ids)):
            raise CutError("an item to be cut must be heard")
    gone = set(ids)
    return replace(order, items=tuple(item for item in order.items if item.id not in gone))


def cheapest_cuts(order: RunningOrder, missing: int) -> tuple[Cut, ...]:
    """Return ways to save `missing` milliseconds, those that lose least of what was told first.

    Args:
        order: A running order.
        missing: How much it is too long with its music at the shortest.
    """
    spares = sorted((item for item in order.items if item.spare), key=lambda item: -item.length)
    free: list[Item] = []
    for item in spares:
        if _saved(order, free) < missing:
            free.append(item)
    saved = _saved(order, free)
    if saved >= missing:
        yielded = [_cut(order, CutKind.NOTHING_TOLD, free)]
    else:
        yielded = list(_told_cuts(order, missing, spares))
    return tuple(sorted(yielded, key=lambda cut: (cut.told, len(cut.items))))


def _told_cuts(order: RunningOrder, missing: int, spares: Sequence[Item]) -> Iterator[Cut]:
    """Yield cuts that lose something that was told, beside everything that can be spared."""
    exchanges = _exchanges(order)
    rest = missing - _saved(order, spares)
    chosen = _lightest(order, exchanges, rest)
    if chosen:
        yield _cut(order, CutKind.LEAST_TOLD, [*spares, *chosen])
    alone = [one for one in exchanges if _saved(order, one) >= missing]
    if alone:
        yield _cut(order, CutKind.ONE_EXCHANGE, min(alone, key=lambda one: _saved(order, one)))
    stories = _whole_stories(order)
    around = [item for item in spares if not any(item in story for story in stories)]
    chosen = _lightest(order, stories, missing - _saved(order, around))
    if chosen and len({item.story for item in chosen}) < len(stories):
        yield _cut(order, CutKind.STORIES, [*around, *chosen])


def _lightest(order: RunningOrder, exchanges: Sequence[Sequence[Item]], missing: int) -> list[Item]:
    """Return the exchanges that save `missing` with the fewest seconds lost; none if they cannot.

    Weighs sums of lengths, to a tenth of a second: `best` keeps the first way found to every sum.
    """
    goal = -(-missing // STEP)
    limit = goal + max((_saved(order, one) // STEP for one in exchanges), default=0)
    best: dict[int, tuple[int, ...]] = {0: ()}
    for place, exchange in enumerate(exchanges):
        size = _saved(order, exchange) // STEP
        if not size:
            continue
        for reached, way in list(best.items()):
            total = reached + size
            # What already saves enough is not made longer.
            if reached < goal and total <= limit and total not in best:
                best[total] = (*way, place)
    enough = [total for total in best if total >= goal]
    return [item for place in best[min(enough)] for item in exchanges[place]] if enough else []


def _exchanges(order: RunningOrder) -> list[list[Item]]:
    """Return every question with all that follows it, up to the next question of its story.

    The last exchange of a story is left alone where it is the only one: a story without any would
    be no story.
    """
    by_story: dict[str, list[list[Item]]] = {}
    waiting: list[Item] = []
    for item in order.items:
        if not item.story or item.kind in (ItemKind.MUSIC, ItemKind.LINK, ItemKind.HOLE):
            continue
        groups = by_story.setdefault(item.story, [])
        if item.kind is ItemKind.NOTE and item.id != f"{item.story}.note":
            waiting.append(item)
        elif item.kind is ItemKind.QUESTION:
            groups.append([*waiting, item])
            waiting = []
        elif item.kind in TOLD or _explains(item):
            if groups:
                groups[-1] += [*waiting, item]
            waiting = []
    return [
        [item for item in group if not item.spare]
        for groups in by_story.values()
        if len(groups) > 1
        for group in groups
    ]


def _explains(item: Item) -> bool:
    return item.kind is ItemKind.CONTEXT and item.spare


def _whole_stories(order: RunningOrder) -> list[list[Item]]:
    """Return the items of each story, where there is more than one."""
    names = [story for story, _ in order.stories]
    groups = [[item for item in order.items if item.story == name] for name in names]
    groups = [group for group in groups if any(item.kind in TOLD for item in group)]
    return groups if len(groups) > 1 else []


def _story_goes(order: RunningOrder, item: Item, ids: Sequence[str]) -> bool:
    """Say whether what an item warns of or speaks of is cut with it."""
    if not item.story:
        return False
    stays = [
        other
        for other in order.items
        if other.story == item.story and other.kind in TOLD and other.id not in ids
    ]
    if item.kind is ItemKind.NOTE and item.id.endswith(".note") and item.id != f"{item.story}.note":
        return all(other.id != item.id.removesuffix(".note") for other in stays)
    return not stays


def _saved(order: RunningOrder, items: Sequence[Item]) -> int:
    """Return what cutting some items saves: their length and the gap beside each."""
    lengths = [item.least if item.kind is ItemKind.MUSIC else item.length for item in items]
    return sum(lengths) + order.gap * len(lengths)


def _cut(order: RunningOrder, kind: CutKind, items: Sequence[Item]) -> Cut:
    told = sum(item.length for item in items if item.kind in TOLD)
    return Cut(kind, tuple(item.id for item in items), _saved(order, items), told)
