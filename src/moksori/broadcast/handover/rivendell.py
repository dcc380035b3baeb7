"""Lines that Rivendell imports as a log, in its `Rivendell Standard Import` template. ASCII.

Hours stand at 0, minutes at 3, seconds at 6; the cart at 10 (6 figures); the title at 25 (34
letters); the length at 60, 63 and 66; what else is known of it at 69 (32 letters).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from moksori.broadcast.names import ascii_line
from moksori.terms.errors import InvalidError

CARTS = range(1, 1_000_000)
DAY = 24 * 3600


class CartError(InvalidError):
    """A line for Rivendell cannot be written as it is told."""

    code = "broadcast.cart"
    hint = "A cart has a number from 1 to 999999; what it plays is shorter than a day."


@dataclass(frozen=True, slots=True)
class Event:
    """What is to be played when.

    Attributes:
        at: Hour of the day on the station's clock.
        cart: Its number in the station's library.
        title: In any language; it is romanised here.
        length: Milliseconds.
        data: A code that comes back in the station's log.
    """

    at: time
    cart: int
    title: str
    length: int
    data: str = ""


def import_lines(events: Sequence[Event]) -> bytes:
    """Return the lines of a log, in the order of the day.

    Raises:
        CartError: a cart or a length is none.
    """
    return "".join(_line(event) for event in sorted(events, key=lambda one: one.at)).encode("ascii")


def _line(event: Event) -> str:
    seconds = -(-event.length // 1000)
    if event.cart not in CARTS or not 0 < seconds < DAY:
        raise CartError("a cart has no such number, or no length")
    hours, rest = divmod(seconds, 3600)
    row = [" "] * 101
    _put(row, 0, f"{event.at:%H:%M:%S}")
    _put(row, 10, f"{event.cart:06}")
    _put(row, 25, ascii_line(event.title)[:34])
    _put(row, 60, f"{hours:02}:{rest // 60:02}:{rest % 60:02}")
    _put(row, 69, ascii_line(event.data)[:32])
    return "".join(row).rstrip() + "\n"


def _put(row: list[str], place: int, text: str) -> None:
    row[place : place + len(text)] = text
