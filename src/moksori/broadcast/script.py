"""The script as readers get it: each line with its time, how it is said, what to look out for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from moksori.broadcast.lint import Remark, lint_text
from moksori.broadcast.running import Item, Role, RunningOrder, placed, script_fingerprint
from moksori.broadcast.spelt import Change, spell
from moksori.broadcast.wording import clock_time, wording


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """One item as it is read.

    Attributes:
        item: It stands in the running order.
        start: Milliseconds from the start of the slot.
        said: Its text with figures and signs in words.
        changes: Where that differs from the text.
        remarks: What a reader would stumble over.
        fingerprint: What a take of it is made of.
    """

    item: Item
    start: int
    said: str
    changes: tuple[Change, ...]
    remarks: tuple[Remark, ...]
    fingerprint: str


def script_lines(order: RunningOrder, role: Role | None = None) -> Iterator[ScriptLine]:
    """Yield what is read, in order.

    Args:
        order: A running order.
        role: Only what this one reads; all of it where none is given.
    """
    for one in placed(order):
        item = one.item
        if item.role is None or (role is not None and item.role is not role):
            continue
        spelt = spell(item.text, order.language)
        yield ScriptLine(
            item=item,
            start=one.start,
            said=spelt.text,
            changes=spelt.changes,
            remarks=lint_text(item.text, order.language, item.id),
            fingerprint=script_fingerprint(item, order.language),
        )


def script_text(order: RunningOrder, role: Role | None = None) -> bytes:
    """Return the script as plain text: time, length and role, then the words as they are said.

    Where a line must still be put right, the way out stands under it.
    """
    words = wording(order.language)
    parts = [f"{order.series}, {words.month(order.month)}"]
    for one in script_lines(order, role):
        head = f"[{clock_time(one.start)} +{clock_time(one.item.length)}] "
        parts.append(head + words.say(f"role_{one.item.role}") + f"\n{one.said}")
        for remark in one.remarks:
            if remark.say and not remark.grave and remark.rule == "name":
                parts[-1] += f"\n  ({one.item.text[remark.start : remark.end]}: {remark.say})"
            elif remark.grave:
                parts[-1] += f"\n  ! {remark.way_out(order.language)}"
    return ("\n\n".join(parts) + "\n").encode()
