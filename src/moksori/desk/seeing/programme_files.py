"""A made programme as screens show it: its files, what a meter says of them, its outline."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from moksori.broadcast.chapters import Chapter, chapters
from moksori.desk import rights
from moksori.desk.programme import hearing, seen
from moksori.desk.programme.finding import NoProgrammeError
from moksori.desk.programme.planning import state_today
from moksori.desk.rights import Right
from moksori.records.models import ProgrammeRecord, User
from moksori.records.states import ProgrammeState

MASTERS = {"wav": ".wav", "mp3": ".mp3", "opus": ".opus", "shortwave": "_sw.wav", "flac": ".flac"}


@dataclass(frozen=True, slots=True)
class File:
    """A file of a programme.

    Attributes:
        loudness: LUFS and dBTP, measured as it was encoded; None of what is not heard.
        heard: A browser can play it.
        here: It is on this machine.
    """

    name: str
    size: int
    loudness: tuple[float, float] | None
    heard: bool
    here: bool


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a programme.

    Attributes:
        current: It is of the words and takes of today.
        whole: All of its files are on this machine: if it is current it may be handed over.
        outline: Height of its sound, column by column, 0 to 100.
        length: Milliseconds.
        listen: Name of the file that a browser plays.
        rundown: Name of the paper.
    """

    current: bool
    whole: bool
    files: tuple[File, ...]
    outline: tuple[int, ...]
    length: int
    chapters: tuple[Chapter, ...]
    listen: str
    rundown: str


def made(who: User, programme_id: str) -> Made:
    """Return what was made of a programme.

    Raises:
        NoProgrammeError: nothing was made, it was taken back, or a story in it is not for them.
    """
    rights.require(who, Right.PRODUCE)
    row = made_one(who, programme_id)
    told = hearing.as_made(row)
    gone = hearing.not_here(row)
    files = tuple(_file(one, row.made["loudness"], gone) for one in row.made["files"])
    names = [one.name for one in files if one.here]
    return Made(
        current=state_today(row) == ProgrammeState.MADE.value,
        whole=not gone,
        files=files,
        outline=tuple(row.made.get("outline", ())),
        length=told.total,
        chapters=chapters(told),
        listen=next((name for name in names if name.endswith(".mp3")), ""),
        rundown=next((name for name in names if name.endswith("_rundown.pdf")), ""),
    )


def made_one(who: User, programme_id: str) -> ProgrammeRecord:
    """Return a programme that was made and not taken back.

    Raises:
        NoProgrammeError: nothing was made, it was taken back, or a story in it is not for them.
    """
    row = seen.programme_of(who, programme_id)
    if not row.made or row.state == ProgrammeState.RECALLED.value:
        raise NoProgrammeError("nothing of this programme is there")
    return row


def _file(
    told: Mapping[str, object], loudness: Mapping[str, list[float]], gone: Collection[str]
) -> File:
    name = str(told["name"])
    kind = next((kind for kind, ending in MASTERS.items() if _is(name, ending)), "")
    measured = loudness.get(kind)
    return File(
        name=name,
        size=int(str(told["size"])),
        loudness=(measured[0], measured[1]) if measured else None,
        heard=bool(kind),
        here=name not in gone,
    )


def _is(name: str, ending: str) -> bool:
    """Say whether a file is the master of an ending: `_sw.wav` is another one than `.wav`."""
    return name.endswith(ending) and (ending != ".wav" or not name.endswith("_sw.wav"))
