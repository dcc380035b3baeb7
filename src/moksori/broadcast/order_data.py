"""Running orders as data that a desk can keep, and read back to the same order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from moksori.broadcast.running import Item, ItemKind, Role, RunningOrder, Voices
from moksori.terms.errors import InvalidError


class OrderDataError(InvalidError):
    """What is kept of a running order cannot be read."""

    code = "broadcast.order_data"
    hint = "Have the running order made anew; takes are kept."


def to_data(order: RunningOrder) -> dict[str, Any]:
    """Return a running order as lists, texts and numbers; what is at its default is left out."""
    told = asdict(order)
    told["items"] = [_item_data(item) for item in order.items]
    told["voices"] = [voice.value for voice in order.voices]
    told["stories"] = [list(story) for story in order.stories]
    return told


def from_data(told: Mapping[str, Any]) -> RunningOrder:
    """Return the running order that was kept.

    Raises:
        OrderDataError: it is no such thing.
    """
    try:
        return RunningOrder(
            **{
                **told,
                "items": tuple(_item(one) for one in told["items"]),
                "voices": tuple(Voices(one) for one in told["voices"]),
                "stories": tuple((str(id_), str(title)) for id_, title in told["stories"]),
            }
        )
    except (KeyError, TypeError, ValueError):
        raise OrderDataError("a running order cannot be read back") from None


def _item_data(item: Item) -> dict[str, Any]:
    return {
        field.name: value
        for field in fields(Item)
        if (value := getattr(item, field.name)) != field.default
    }


def _item(told: Mapping[str, Any]) -> Item:
    role = told.get("role")
    kind = ItemKind(told["kind"])
    return Item(**{**told, "kind": kind, "role": Role(role) if role else None})
