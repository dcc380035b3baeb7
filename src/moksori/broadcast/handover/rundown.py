"""The rundown of a programme as CSV and as JSON, in the words of newsrooms.

The JSON has the shape that Superdesk gives to a rundown: a show, and items with technical title,
type, content, duration and planned duration in seconds.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from io import StringIO

from moksori.broadcast.running import Item, RunningOrder, placed, script_fingerprint
from moksori.broadcast.template import templates
from moksori.broadcast.wording import clock_time, wording

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a table programme reckon a cell instead of showing it."""

COLUMNS = ("order", "start", "kind", "role", "text", "planned", "actual")


def rundown_csv(order: RunningOrder) -> bytes:
    """Return the rundown as a table: UTF-8 with a mark, since offices read it so; CRLF."""
    words = wording(order.language)
    table = StringIO()
    writer = csv.writer(table)
    writer.writerow([words.say(f"column_{name}") for name in COLUMNS])
    writer.writerows([_safe(cell) for cell in row] for row in rows(order))
    return b"\xef\xbb\xbf" + table.getvalue().encode()


def rows(order: RunningOrder) -> Iterator[tuple[str, ...]]:
    """Yield the rundown row by row: number, start, kind, reader, text, planned, actual."""
    words = wording(order.language)
    for number, one in enumerate(placed(order), start=1):
        item = one.item
        yield (
            str(number),
            clock_time(one.start),
            words.say(f"kind_{item.kind}"),
            words.say(f"role_{item.role}") if item.role else "",
            item.text,
            clock_time(item.planned) if item.sounds else "",
            "" if item.actual is None else clock_time(item.actual),
        )


def balance(order: RunningOrder) -> str:
    """Return how the programme stands to its slot, to the second, in words."""
    words = wording(order.language)
    if clock_time(order.over) == "0:00":
        return words.say("exact")
    return words.say("over" if order.over > 0 else "under", time=clock_time(order.over))


def rundown_json(order: RunningOrder, code: str) -> bytes:
    """Return the rundown as JSON.

    Args:
        order: A running order.
        code: What the programme is called in file names.
    """
    name = templates().get(order.template)
    content = {
        "show": {
            "title": order.series,
            "shortcode": code,
            "planned_duration": order.slot / 1000,
        },
        "title": wording(order.language).say(
            "opening",
            series=order.series,
            number=order.number,
            month=wording(order.language).month(order.month),
        ),
        "template": name.names[wording(order.language).locale] if name else order.template,
        "language": order.language,
        "edition": order.number,
        "month": order.month,
        "voices": [voice.value for voice in order.voices],
        "invented": order.invented,
        "planned_duration": order.slot / 1000,
        "duration": order.total / 1000,
        "over": order.over / 1000,
        "fingerprint": order.fingerprint,
        "items": [_item(order, one.item, one.start) for one in placed(order)],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _item(order: RunningOrder, item: Item, start: int) -> dict[str, object]:
    """Return one item in Superdesk's words."""
    words = wording(order.language)
    return {
        "_id": item.id,
        "start_time": start / 1000,
        "item_type": item.kind.value,
        "technical_title": words.say(f"kind_{item.kind}"),
        "role": item.role.value if item.role else None,
        "content": item.text,
        "story": item.story or None,
        "planned_duration": item.planned / 1000,
        "duration": None if item.actual is None else item.actual / 1000,
        "script": script_fingerprint(item, order.language) if item.spoken else None,
        "missing": not item.sounds,
    }


def _safe(cell: str) -> str:
    """Return a cell that no table programme reckons: a mark stands before what looks like it."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
