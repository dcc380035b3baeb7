"""Everything of a programme that is words, file by file: transcripts, rundown, lists, scripts.

The same running order gives the same bytes on every machine. Sound files are made elsewhere; here
they are only named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from moksori.broadcast import transcript
from moksori.broadcast.chapters import chapters_json
from moksori.broadcast.handover.libretime import requests
from moksori.broadcast.handover.liquidsoap import script
from moksori.broadcast.handover.playlists import Track, annotated_m3u, azuracast_m3u, m3u
from moksori.broadcast.handover.rivendell import Event, import_lines
from moksori.broadcast.handover.rundown import rundown_csv, rundown_json
from moksori.broadcast.handover.rundown_paper import rundown_paper
from moksori.broadcast.names import Names, names
from moksori.broadcast.running import RunningOrder
from moksori.broadcast.script import script_text
from moksori.broadcast.wording import wording
from moksori.terms.errors import InvalidError

Artefact = tuple[str, Callable[[], bytes]]
"""A file name, and how its bytes are made."""


class StationError(InvalidError):
    """An hour of broadcast was given without its time zone."""

    code = "broadcast.station"
    hint = "Give hours of broadcast with their time zone; they are kept in UTC."


@dataclass(frozen=True, slots=True)
class Station:
    """What is known of the station that plays a programme.

    Attributes:
        starts: When it is played; with time zones.
        cart: Number of its cart in Rivendell, or 0 where there is none.
        folder: Folder of its files inside the station's media folder, or empty.
    """

    starts: tuple[datetime, ...] = ()
    cart: int = 0
    folder: str = ""


def programme_files(order: RunningOrder, code: str, station: Station) -> Iterator[Artefact]:
    """Yield every file of words that belongs to a programme.

    Lists and scripts of automations are made where the station's hours are known.

    Args:
        order: A running order, fitted to its slot.
        code: What the desk calls the programme in file names.
        station: What is known of it.

    Raises:
        CodeError: the code is none.
        StationError: an hour has no time zone.
    """
    if any(start.tzinfo is None for start in station.starts):
        raise StationError("an hour of broadcast has no time zone")
    called = names(code, order)
    yield called.file("vtt"), partial(transcript.vtt, order)
    yield called.file("srt"), partial(transcript.srt, order)
    yield called.file("html"), partial(transcript.html, order, called.file("mp3"))
    yield called.file("txt"), partial(transcript.text, order)
    yield called.file("json", "transcript"), partial(transcript.transcript_json, order)
    yield called.file("json", "chapters"), partial(chapters_json, order)
    yield called.file("txt", "script"), partial(script_text, order)
    yield called.file("csv", "rundown"), partial(rundown_csv, order)
    yield called.file("json", "rundown"), partial(rundown_json, order, code)
    yield called.file("pdf", "rundown"), partial(rundown_paper, order)
    yield from _lists(called, track(called, order), station)


def track(called: Names, order: RunningOrder) -> Track:
    """Return the master of a programme as automations list it."""
    words = wording(order.language)
    title = words.say(
        "opening", series=order.series, number=order.number, month=words.month(order.month)
    ).rstrip(".")
    return Track(called.file("wav"), title, order.series, order.total)


def _lists(called: Names, master: Track, station: Station) -> Iterator[Artefact]:
    """Yield what automations read."""
    yield called.file("m3u"), partial(m3u, [master])
    yield called.file("m3u", "liquidsoap"), partial(annotated_m3u, [master])
    yield called.file("m3u", "azuracast"), partial(azuracast_m3u, [master], station.folder)
    yield called.file("json", "libretime"), partial(requests, master, station.starts)
    if not station.starts:
        return
    hours = sorted({start.astimezone(UTC).time() for start in station.starts})
    yield called.file("liq"), partial(script, master, hours)
    if station.cart:
        yield called.file("txt", "rivendell"), partial(_rivendell, called, master, station)


def _rivendell(called: Names, master: Track, station: Station) -> bytes:
    """Return the lines of a log, on the station's own clock."""
    events: Sequence[Event] = [
        Event(start.time(), station.cart, master.title, master.length, called.stem)
        for start in station.starts
    ]
    return import_lines(events)
