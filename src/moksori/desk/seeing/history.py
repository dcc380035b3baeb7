"""What became of a thing, change by change, as a difference that can be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from moksori.records import trail
from moksori.records.models import HistoryRecord, User

LATEST = 50
"""Changes that are shown; older ones stay on record."""
_NOT_SHOWN = frozenset({"rule", "confidence", "victim", "accused"})
"""What says nothing by itself: ids of persons, figures of rules."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what was done, by whom, when, and what stood where before and after.

    Attributes:
        parts: (name of the part, before, after); empty where nothing stood there.
        people: True where the persons of an act changed too.
    """

    verb: str
    by: str
    at: datetime
    parts: tuple[tuple[str, str, str], ...]
    people: bool = False


def of(subject: str) -> tuple[Change, ...]:
    """Return the changes of a thing, the latest first; the caller sees to the rights."""
    rows = list(reversed(trail.changes_of(subject)))[:LATEST]
    names = dict(User.objects.filter(pk__in={row.by for row in rows}).values_list(
        "pk", "desk_name"
    ))  # fmt: skip
    return tuple(_change(row, names) for row in rows)


def _change(row: HistoryRecord, names: Mapping[str, str]) -> Change:
    before, after = dict(row.before), dict(row.after)
    differing = [key for key in (before | after) if before.get(key) != after.get(key)]
    shown = [key for key in differing if key not in _NOT_SHOWN]
    return Change(
        row.verb,
        names.get(row.by, row.by),
        row.at,
        tuple((key, _told(before.get(key)), _told(after.get(key))) for key in shown),
        bool({"victim", "accused"} & set(differing)),
    )


def _told(value: Any) -> str:
    """Return a value in a word; passages by their number and who speaks them."""
    if isinstance(value, list):
        return ", ".join(_passage(one) if isinstance(one, dict) else str(one) for one in value)
    return "" if value is None else str(value)


def _passage(one: Mapping[str, Any]) -> str:
    speaker = one.get("speaker") or "–"
    return f"{one.get('number')}: {speaker} ({one.get('role')})"
