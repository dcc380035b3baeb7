"""Logs of what was really aired, read back: LibreTime, AzuraCast, Rivendell, our own script.

A row is taken where it names a programme of ours; every other row belongs to the station and is
counted, not kept. No message quotes a row.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from io import StringIO
from pathlib import PurePosixPath

from moksori.broadcast.running import RunningOrder, placed
from moksori.publishing.cleaning import line
from moksori.terms.errors import InvalidError

LARGEST = 20_000_000
"""Bytes of a log; a year of a station is smaller."""

RIVENDELL = re.compile(
    r"^ ?(?P<at>\d{1,2}:\d\d:\d\d(?: [AP]M)?)  +(?P<cart>\d{1,6})  (?P<cut>\d{3}|rml|   )  "
    r"(?P<title>.{23})  (?P<length>[ \d]?\d?:?\d\d(?:\.\d)?)(?=  )"
)
OURS = re.compile(
    r"^(?P<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d),(?P<file>[^,]+)(?:,(?P<seconds>[\d.]+))?$"
)
CLOCK = re.compile(r"(\d{1,2}):(\d\d) ?([AP]M)")
LIBRETIME = {"startdate", "starttime", "title"}
AZURACAST = {"date", "time", "track", "playlist"}


class AsRunError(InvalidError):
    """A log cannot be read as one of the shapes that are known."""

    code = "broadcast.as_run"
    hint = (
        "Give LibreTime's CSV of the playout history, AzuraCast's of the song playback timeline, "
        "Rivendell's text or technical report with its day, or the log of our Liquidsoap script."
    )


class LogKind(StrEnum):
    """Where a log comes from."""

    LIBRETIME = "libretime"
    AZURACAST = "azuracast"
    RIVENDELL = "rivendell"
    LIQUIDSOAP = "liquidsoap"


@dataclass(frozen=True, slots=True)
class Aired:
    """A programme was on air.

    Attributes:
        programme: What the desk calls it; a value of `known`.
        start: In UTC.
        length: Milliseconds, where the log says it.
    """

    programme: str
    start: datetime
    length: int | None = None


@dataclass(frozen=True, slots=True)
class AsRun:
    """What a log says.

    Attributes:
        aired: Our programmes, in the order of time.
        others: Rows that name something else.
        unread: Numbers of lines that could not be read.
    """

    kind: LogKind
    aired: tuple[Aired, ...]
    others: int
    unread: tuple[int, ...]


Row = tuple[int, datetime | None, tuple[str, ...], int | None]
"""Line, start on the station's clock, by what it may be known, milliseconds."""


def read_as_run(
    untrusted: bytes, known: Mapping[str, str], zone: tzinfo = UTC, day: date | None = None
) -> AsRun:
    """Return what a log says of our programmes.

    Args:
        untrusted: The file as it came.
        known: File name without ending, title or cart number → what the desk calls the programme.
        zone: The zone of the station's clock.
        day: The day of a Rivendell report, whose lines have hours only.

    Raises:
        AsRunError: it is too large, no text, or of no known shape.
    """
    if len(untrusted) > LARGEST:
        raise AsRunError("the log is too large to be read")
    try:
        text = untrusted.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise AsRunError("the log is no text in UTF-8") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # a lone return is no part of a row
    try:
        return _read(text, known, zone, day)
    except csv.Error:
        raise AsRunError("a row of the log is no row of a table") from None


def _read(text: str, known: Mapping[str, str], zone: tzinfo, day: date | None) -> AsRun:
    kind = _kind(text)
    if kind is LogKind.RIVENDELL and day is None:
        raise AsRunError("a report of Rivendell was given without its day")
    rows = _rivendell(text, day) if kind is LogKind.RIVENDELL else _READERS[kind](text)
    keys = {_key(name): programme for name, programme in known.items()}
    aired: list[Aired] = []
    others, unread = 0, []
    for number, start, names, length in rows:
        found = next((keys[name] for name in map(_key, names) if name in keys), None)
        if start is None:
            unread.append(number)
        elif found is None:
            others += 1
        else:
            moment = start.replace(tzinfo=zone).astimezone(UTC)
            aired.append(Aired(found, moment, length))
    aired.sort(key=lambda one: (one.start, one.programme))
    return AsRun(kind, tuple(dict.fromkeys(aired)), others, tuple(unread))


def stories_on_air(order: RunningOrder, aired: Aired) -> dict[str, tuple[datetime, bool]]:
    """Return when each story of a programme was on air, and whether to its end.

    A story that had not begun when the station went over to something else was not aired.

    Args:
        order: The running order of what was played.
        aired: That it was.
    """
    over = order.total if aired.length is None else aired.length
    found: dict[str, tuple[datetime, bool]] = {}
    for one in placed(order):
        if one.item.story and one.item.spoken and one.start < over:
            begin = aired.start + timedelta(milliseconds=one.start)
            first, whole = found.get(one.item.story, (begin, True))
            found[one.item.story] = (first, whole and one.end <= over)
        elif one.item.story in found and one.item.spoken:
            found[one.item.story] = (found[one.item.story][0], False)
    return found


def _kind(text: str) -> LogKind:
    """Return where a log comes from, by its first lines."""
    rows = [row for row in text.splitlines()[:50] if row.strip()]
    head = {name.strip().lower() for name in next(csv.reader(rows[:1]), [])}
    if LIBRETIME.issubset(head):
        return LogKind.LIBRETIME
    if AZURACAST.issubset(head):
        return LogKind.AZURACAST
    if any(OURS.fullmatch(row.strip()) for row in rows):
        return LogKind.LIQUIDSOAP
    if any(RIVENDELL.match(row) for row in rows):
        return LogKind.RIVENDELL
    raise AsRunError("the log is of no known shape")


def _table(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a table with their lines, each by the names in its head."""
    reader = csv.reader(StringIO(text))
    head = [name.strip().lower() for name in next(reader)]
    for row in reader:
        if any(row):
            yield reader.line_num, dict(zip(head, row, strict=False))


def _libretime(text: str) -> Iterator[Row]:
    """Yield the rows of LibreTime's CSV: startDate, startTime, endDate, endTime, title, artist."""
    for number, told in _table(text):
        start = _moment(f"{told.get('startdate', '')} {told.get('starttime', '')}")
        end = _moment(f"{told.get('enddate', '')} {told.get('endtime', '')}")
        length = None
        if start and end and end > start:
            length = round((end - start).total_seconds() * 1000)
        yield number, start, (told.get("title", ""), _stem(told.get("title", ""))), length


def _azuracast(text: str) -> Iterator[Row]:
    """Yield the rows of AzuraCast's timeline: Date, Time (to the minute), …, Track, Artist, ….

    It says when something began and not for how long.
    """
    for number, told in _table(text):
        hour = CLOCK.fullmatch(told.get("time", "").strip().upper())
        start = _moment(f"{told.get('date', '')} 00:00")
        if start and hour and 1 <= int(hour[1]) <= 12 and int(hour[2]) < 60:
            hours = int(hour[1]) % 12 + (12 if hour[3] == "PM" else 0)
            start = start.replace(hour=hours, minute=int(hour[2]))
        else:
            start = None
        track = told.get("track", "")
        yield number, start, (track, _stem(track)), None


def _liquidsoap(text: str) -> Iterator[Row]:
    """Yield the rows of our script's log: moment, file, and seconds where somebody added them."""
    for number, row in enumerate(text.splitlines(), start=1):
        found = OURS.fullmatch(row.strip())
        if found:
            length = _milliseconds(found["seconds"]) if found["seconds"] else None
            yield number, _moment(found["at"]), (_stem(found["file"]),), length
        elif row.strip():
            yield number, None, (), None


def _rivendell(text: str, day: date | None) -> Iterator[Row]:
    """Yield the lines of Rivendell's text and technical reports; headings are passed over.

    Lengths there are cut to five characters: an hour is lost, so a length is not taken from them.
    """
    for number, row in enumerate(text.splitlines(), start=1):
        found = RIVENDELL.match(row)
        if found and day:
            yield number, _hour(day, found["at"]), (str(int(found["cart"])), found["title"]), None
        elif row.lstrip()[:8].count(":") == 2:
            yield number, None, (), None


_READERS = {
    LogKind.LIBRETIME: _libretime,
    LogKind.AZURACAST: _azuracast,
    LogKind.LIQUIDSOAP: _liquidsoap,
}


def _moment(told: str) -> datetime | None:
    try:
        return datetime.fromisoformat(told.strip()).replace(tzinfo=None)
    except ValueError:
        return None


def _hour(day: date, told: str) -> datetime | None:
    """Return an hour of a day, on a clock of 24 hours or of 12."""
    hours, minutes, seconds = (int(part) for part in told.split(" ")[0].split(":"))
    if told.endswith("M"):
        hours = hours % 12 + (12 if told.endswith("PM") else 0)
    if hours > 23 or minutes > 59 or seconds > 59:
        return None
    return datetime(day.year, day.month, day.day, hours, minutes, seconds)  # noqa: DTZ001


def _milliseconds(told: str) -> int | None:
    try:
        return round(float(told) * 1000)
    except ValueError:
        return None


def _stem(file: str) -> str:
    return PurePosixPath(file.replace("\\", "/")).stem


def _key(name: str) -> str:
    """Return a name as it is compared: one line, small letters, a cart without leading zeros."""
    plain = line(name).casefold()
    return str(int(plain)) if plain.isascii() and plain.isdigit() else plain
