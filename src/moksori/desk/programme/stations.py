"""Programmes at stations: handed over as files, and known to have been on air from a log."""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import Path

from django.db import transaction

from moksori.broadcast.handover.as_run import Aired, AsRun, read_as_run, stories_on_air
from moksori.broadcast.handover.folder import StationError, track
from moksori.broadcast.names import names
from moksori.desk import audit, whereabouts
from moksori.desk.programme.hearing import as_made, made_in
from moksori.desk.programme.jobs import is_at_work
from moksori.desk.programme.making import digest_of
from moksori.desk.programme.planning import forget_steps, state_today
from moksori.desk.whereabouts import Item
from moksori.publishing.showing import flush, put_in_place
from moksori.records.models import AiringRecord, ProgrammeRecord, StoryRecord
from moksori.records.states import OutletKind, ProgrammeState
from moksori.terms.errors import InvalidError, RefusedError
from moksori.terms.ids import new_id

LONGEST = 120
MANIFEST = "files.json"


class NotMadeError(RefusedError):
    """The programme was not made, or its words or takes are others since."""

    code = "programmes.not_made"
    hint = "Make the programme again; what was handed over before is on the list of what is out."


class HandOverError(InvalidError):
    """A station has no name, or the folder holds something else."""

    code = "programmes.hand_over"
    hint = "Name the station, and a new folder or one into which this programme was given before."


@dataclass(frozen=True, slots=True)
class Log:
    """A station's log of what it played.

    Attributes:
        station: What the desk calls the station.
        zone: Of its clock.
        day: Of a report that gives hours only.
    """

    station: str
    zone: tzinfo
    day: date | None = None


@transaction.atomic
def set_station(
    row: ProgrammeRecord,
    starts: Sequence[datetime],
    *,
    cart: int = 0,
    folder: str = "",
    by: str,
    at: datetime,
) -> None:
    """Write down when and where a programme is played; lists for automations are made of it.

    Raises:
        StationError: an hour has no time zone.
    """
    if any(start.tzinfo is None for start in starts):
        raise StationError("an hour of broadcast has no time zone")
    told = [start.isoformat(timespec="seconds") for start in sorted(starts)]
    row.station = {"starts": told, "cart": cart, "folder": folder}
    row.save(update_fields=["station"])
    audit.write_line(
        "programme.hours", by=by, at=at, subjects=[row.pk], detail={"hours": len(told)}
    )


def hand_over(row: ProgrammeRecord, station: str, out: Path, *, by: str, at: datetime) -> int:
    """Copy a programme for a station, each file as the gate read it; return how many.

    Beside them stands a list with their digests. What was given stands on the list of what is out.

    Args:
        row: A programme that was made.
        station: What the desk calls the station.
        out: A folder; what was given there of this programme before is replaced.
        by: Who gives it.
        at: When.

    Raises:
        NotMadeError: it was not made, or something of it is stale or was taken back.
        HandOverError: the station has no name, or the folder holds something else.
        OSError: the disk is full or cannot be written; what was there before still is.
    """
    station = _named(station)
    copy_to(row, out)
    note_handed_over(row, station, by=by, at=at)
    return len(row.made["files"])


def note_handed_over(row: ProgrammeRecord, station: str, *, by: str, at: datetime) -> None:
    """Write down that a station got a programme as it was made."""
    outlet = whereabouts.outlet(OutletKind.STATION, _named(station), by=by, at=at)
    whereabouts.note_given(outlet, _items(row), by=by, at=at)
    row.given_at = at
    row.save(update_fields=["given_at"])
    audit.write_line("programme.handed_over", by=by, at=at, subjects=[row.pk, outlet.pk])
    # While it is made anew, the steps are those of the next one.
    if not is_at_work(row):
        forget_steps(row)


def copy_to(row: ProgrammeRecord, out: Path) -> None:
    """Copy the files of a programme, each compared with what the gate read, all of them or none.

    Raises:
        NotMadeError: it is not as it was made, or a file was changed meanwhile.
        HandOverError: the folder holds something else.
        OSError: the disk is full or cannot be written; what was there before still is.
    """
    require_made(row)
    out = out.resolve()
    if out.exists() and any(out.iterdir()) and not (out / MANIFEST).is_file():
        raise HandOverError("the folder holds something else")
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = out.with_name(f".{out.name}.{new_id('new')}")
    try:
        shutil.copytree(made_in(row), fresh)
        for file in row.made["files"]:
            copy = fresh / file["name"]
            if not copy.is_file() or digest_of(copy) != file["sha384"]:
                raise NotMadeError("a file of the programme is not as it was made")
        (fresh / MANIFEST).write_text(json.dumps(row.made["files"], indent=1) + "\n", "utf-8")
        flush(fresh)
        put_in_place(fresh, out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def require_made(row: ProgrammeRecord) -> None:
    """Go on where the files of a programme are there, of the words and takes of today.

    Raises:
        NotMadeError: it was not made, or something of it is stale or was taken back.
    """
    row.refresh_from_db(fields=["state", "made"])
    if state_today(row) != ProgrammeState.MADE.value or not made_in(row).is_dir():
        raise NotMadeError("the programme is not as it was made")


def on_air(
    untrusted: bytes, log: Log, *, by: str, at: datetime, among: Collection[str] | None = None
) -> tuple[AsRun, int]:
    """Read a station's log and write down when programmes of ours were on air.

    Args:
        untrusted: The log, as LibreTime, Rivendell or our Liquidsoap script writes it.
        log: Whose it is.
        by: Who brings it.
        at: When.
        among: Ids of the programmes that whoever brings it may know; all of them without.

    Returns:
        What the log says, and how many of its airings were not known before.

    Raises:
        AsRunError: it cannot be read as any known log.
        HandOverError: the station has no name.
    """
    station = _named(log.station)
    found = ProgrammeRecord.objects.exclude(made={})
    rows = {row.pk: row for row in (found if among is None else found.filter(pk__in=among))}
    told = read_as_run(untrusted, _known(rows.values()), log.zone, log.day)
    new = sum(_note(rows[one.programme], one, station, by, at) for one in told.aired)
    return told, new


def note_on_air(
    row: ProgrammeRecord, station: str, start: datetime, *, by: str, at: datetime
) -> bool:
    """Write down by hand that a programme was on air; return False where that was known."""
    if start.tzinfo is None:
        raise HandOverError("the hour has no zone")
    return _note(row, Aired(row.pk, start), _named(station), by, at)


@transaction.atomic
def _note(row: ProgrammeRecord, aired: Aired, station: str, by: str, at: datetime) -> bool:
    heard = stories_on_air(as_made(row), aired) if row.made else {}
    _, new = AiringRecord.objects.get_or_create(
        programme=row,
        station=station,
        start=aired.start,
        defaults={"length": aired.length, "stories": sorted(heard), "by": by, "at": at},
    )
    if new:
        detail = {"stories": len(heard)}
        audit.write_line("programme.on_air", by=by, at=at, subjects=[row.pk], detail=detail)
    return new


def _known(rows: Iterable[ProgrammeRecord]) -> dict[str, str]:
    """Return by what a log may name our programmes: file, title, number of the cart."""
    found: dict[str, str] = {}
    for row in rows:
        order = as_made(row)
        called = names(row.code, order)
        found |= {called.stem: row.pk, track(called, order).title: row.pk}
        if cart := int(row.station.get("cart", 0)):
            found[str(cart)] = row.pk
    return found


def _items(row: ProgrammeRecord) -> tuple[Item, ...]:
    told = StoryRecord.objects.filter(public_id__in=row.made["stories"], language=row.language)
    return tuple(Item(one.public_id, one.language, one.told) for one in told)


def _named(station: str) -> str:
    told = " ".join(station.split())
    if not told or len(told) > LONGEST or not told.isprintable():
        raise HandOverError("the station has no name")
    return told
