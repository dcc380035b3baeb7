"""Running orders as people arrange them, and what an edit makes stale.

A running order is made anew each time; what a person decided is kept as ids, and put on top.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from moksori.broadcast.running import Item, ItemKind, RunningOrder, script_fingerprint
from moksori.terms.errors import MissingError


class NoItemError(MissingError):
    """There is no such item in the programme, or it is there no more."""

    code = "broadcast.no_item"
    hint = "Look at the running order again: somebody may have changed it."


class ItemState(StrEnum):
    """What became of an item between two states of a programme."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What became of one item; `stale` is the fingerprint of takes that must not be used."""

    id: str
    state: ItemState
    stale: str = ""


def arranged(order: RunningOrder, ids: Sequence[str]) -> RunningOrder:
    """Return the order with its items as a person put them.

    Items that the person did not know stand after the one that they followed; ids of items that
    are gone are passed over. A note never leaves the passage that it stands before.

    Args:
        order: As it was made from the edition.
        ids: Ids in the order that was decided.
    """
    units = _units(order.items)
    known = {unit[-1].id: unit for unit in units}
    decided = [item_id for item_id in dict.fromkeys(ids) if item_id in known]
    wanted = set(decided)
    before = ""
    for unit in units:
        name = unit[-1].id
        if name not in wanted:
            place = decided.index(before) + 1 if before else 0
            decided.insert(place, name)
        before = name
    return replace(order, items=tuple(item for name in decided for item in known[name]))


def moved(order: RunningOrder, item_id: str, before: str | None) -> RunningOrder:
    """Return the order with one item put before another, or at the end.

    Args:
        order: A running order.
        item_id: What is moved; a note before a passage moves with it.
        before: What it is put before; None for the end.

    Raises:
        NoItemError: one of them is not there.
    """
    ids = [item.id for item in order.items]
    if item_id not in ids or (before is not None and before not in ids):
        raise NoItemError("an item of the running order is not there")
    if item_id == before:
        return order
    ids.remove(item_id)
    ids.insert(len(ids) if before is None else ids.index(before), item_id)
    return arranged(order, ids)


def stepped(order: RunningOrder, item_id: str, *, down: bool) -> RunningOrder:
    """Return the order with one item a place further up or down, with the notes before it.

    Args:
        order: A running order.
        item_id: What is moved; at the end of the programme it stays.
        down: Towards the end.

    Raises:
        NoItemError: it is not there.
    """
    units = _units(order.items)
    at = next((n for n, unit in enumerate(units) if any(one.id == item_id for one in unit)), None)
    if at is None:
        raise NoItemError("an item of the running order is not there")
    to = at + 1 if down else at - 1
    if 0 <= to < len(units):
        units[at], units[to] = units[to], units[at]
    return replace(order, items=tuple(item for unit in units for item in unit))


def compare(before: RunningOrder, after: RunningOrder) -> tuple[ItemChange, ...]:
    """Return what became of every item that is read, between two states in one language."""
    old, new = _scripts(before), _scripts(after)
    alive = set(new.values())
    found: list[ItemChange] = []
    for item_id, script in new.items():
        if item_id not in old:
            found.append(ItemChange(item_id, ItemState.NEW))
        elif old[item_id] == script:
            found.append(ItemChange(item_id, ItemState.SAME))
        else:
            stale = "" if old[item_id] in alive else old[item_id]
            found.append(ItemChange(item_id, ItemState.CHANGED, stale))
    for item_id, script in old.items():
        if item_id not in new:
            stale = "" if script in alive else script
            found.append(ItemChange(item_id, ItemState.GONE, stale))
    return tuple(found)


def stale_twins(before: RunningOrder, after: RunningOrder, other: RunningOrder) -> tuple[str, ...]:
    """Return the ids in another language that must be looked at after an edit in this one."""
    edited = {one.id for one in compare(before, after) if one.state is not ItemState.SAME}
    return tuple(item.id for item in other.items if item.id in edited and item.story)


def stale_takes(takes: Mapping[str, str], order: RunningOrder) -> tuple[str, ...]:
    """Return the takes whose words are not in the programme any more.

    Args:
        takes: Id of a take → `script_fingerprint` that it was made of.
        order: As it is now.
    """
    alive = set(_scripts(order).values())
    return tuple(take for take, script in takes.items() if script not in alive)


def _scripts(order: RunningOrder) -> dict[str, str]:
    return {
        item.id: script_fingerprint(item, order.language) for item in order.items if item.spoken
    }


def _units(items: Sequence[Item]) -> list[list[Item]]:
    """Return the items, each with the notes that belong before it."""
    units: list[list[Item]] = []
    waiting: list[Item] = []
    for item in items:
        waiting.append(item)
        if item.kind is not ItemKind.NOTE:
            units.append(waiting)
            waiting = []
    return [*units, *([[one] for one in waiting])]
