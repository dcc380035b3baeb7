"""What somebody types into a record by hand: words made plain, and times with their days."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any

from moksori.language.edtf import bounds
from moksori.terms.errors import InvalidError

_KEPT = {"\u200c", "\u200d"}
"""Characters without width that some scripts are written with."""


class TimeInvalidError(InvalidError):
    """A time is no day, month or year that can be read.

    Attributes:
        part: `since` or `until`.
    """

    code = "typed.time"
    hint = "Write it like 2031-03-14, 2031-03, 2031, or 2031? where it is not sure."

    def __init__(self, part: str) -> None:
        super().__init__("a time cannot be read")
        self.part = part


class TimeOrderError(InvalidError):
    """Something is said to have ended before it began."""

    code = "typed.order"
    hint = "Look at both times: the end must not lie before the beginning."


@dataclass(frozen=True, slots=True)
class Lasting:
    """From when to when.

    Attributes:
        since, until: EDTF, or empty where nobody knows.
        first, last: The first day of the one and the last day of the other.
    """

    since: str = ""
    until: str = ""
    first: date | None = None
    last: date | None = None

    def columns(self) -> dict[str, Any]:
        """Return it as the columns of a row."""
        return {
            "since_told": self.since,
            "until_told": self.until,
            "since": self.first,
            "until": self.last,
        }


def lasting(since: str, until: str) -> Lasting:
    """Return from when to when, as somebody typed it.

    Raises:
        TimeInvalidError: one of them cannot be read.
        TimeOrderError: the end lies before the beginning, however both are read.
    """
    since, until = since.strip(), until.strip()
    begins, ends = _days("since", since), _days("until", until)
    if begins and ends and ends[1] < begins[0]:
        raise TimeOrderError("the end lies before the beginning")
    return Lasting(since, until, begins[0] if begins else None, ends[1] if ends else None)


def plain(words: str) -> str:
    """Return words on one line, without marks that turn the direction or cannot be seen."""
    seen = (one if one in _KEPT or unicodedata.category(one) != "Cf" else "" for one in words)
    return " ".join("".join(seen).split())


def is_word(words: str) -> bool:
    """Say whether there is anything to read in some words."""
    return any(one.isalnum() for one in words)


def _days(part: str, told: str) -> tuple[date, date] | None:
    if not told:
        return None
    found = bounds(told) if told.isascii() and len(told) <= 32 else None
    if found is None:
        raise TimeInvalidError(part)
    return found
