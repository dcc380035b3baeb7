"""What a form of a running order says: the order, what is left out, and one button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.http import QueryDict


@dataclass(frozen=True, slots=True)
class Sent:
    """A running order as a form has it.

    Attributes:
        order: Ids of the items.
        cuts: Ids of what is left out.
        seen: Number of the last change that whoever sends it saw; -1 where it is none.
        button: `save`, `up:…`, `down:…`, `out:…`, `in:…` with an id; `take:…` with several.
    """

    order: tuple[str, ...]
    cuts: tuple[str, ...]
    seen: int
    button: str


def sent_in(told: QueryDict) -> Sent:
    """Return what a form says."""
    seen = told.get("seen", "")
    return Sent(
        tuple(told.getlist("item")),
        tuple(dict.fromkeys(told.getlist("cut"))),
        int(seen) if seen.isdecimal() and len(seen) < 15 else -1,
        told.get("do", "save"),
    )


def after(sent: Sent, step: Callable[[str, bool], tuple[str, ...]]) -> Sent:
    """Return a running order after its button; of an unknown button nothing comes.

    Args:
        sent: As it was sent.
        step: Gives the order after an item went one place; True for down.
    """
    verb, _colon, which = sent.button.partition(":")
    if verb == "out":
        return replace(sent, cuts=tuple(dict.fromkeys((*sent.cuts, which))))
    if verb == "in":
        return replace(sent, cuts=tuple(one for one in sent.cuts if one != which))
    if verb == "take":
        return replace(sent, cuts=tuple(dict.fromkeys((*sent.cuts, *which.split(",")))))
    if verb in {"up", "down"}:
        return replace(sent, order=step(which, verb == "down"))
    return sent
