"""Play lists for automation: M3U, the same with marks for Liquidsoap, and for AzuraCast.

One file a slot is handed over, exactly as long as the slot: nothing is left to decide on air.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from moksori.publishing.cleaning import line
from moksori.terms.errors import InvalidError

PATH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")


class PlayListError(InvalidError):
    """A file cannot stand in a play list as it is called."""

    code = "broadcast.play_list"
    hint = "Name files and folders in letters, figures, dots, hyphens and underscores."


@dataclass(frozen=True, slots=True)
class Track:
    """One finished file, as an automation lists it.

    Attributes:
        file: Its name; ASCII, without a folder.
        title: What listeners may read.
        artist: The series.
        length: Milliseconds.
    """

    file: str
    title: str
    artist: str
    length: int


def m3u(tracks: Sequence[Track]) -> bytes:
    """Return an extended M3U in UTF-8; files are named relative to it.

    Raises:
        PlayListError: a file name is more than ASCII.
    """
    return _listed([(track, _checked(track.file)) for track in tracks])


def annotated_m3u(tracks: Sequence[Track], folder: str = "") -> bytes:
    """Return an M3U for Liquidsoap: title, artist and cue points stand before each path.

    Args:
        tracks: What is played, in order.
        folder: Where the files lie on the station's machine; empty: beside the list.

    Raises:
        PlayListError: a file or folder name is more than ASCII.
    """
    root = "/" if folder.startswith("/") else ""
    base = root + _checked(folder.strip("/")) + "/" if folder.strip("/") else root
    return _listed(
        [(track, f"annotate:{_marks(track)}:{base}{_checked(track.file)}") for track in tracks]
    )


def azuracast_m3u(tracks: Sequence[Track], folder: str = "") -> bytes:
    """Return an M3U for AzuraCast: paths are relative to the station's media folder.

    AzuraCast passes over what it does not find there and says so by a count only.

    Args:
        tracks: What is played, in order.
        folder: The folder inside the station's media folder.

    Raises:
        PlayListError: a file or folder name is more than ASCII.
    """
    inside = folder.strip("/")
    base = PurePosixPath(_checked(inside)) if inside else PurePosixPath()
    return _listed([(track, str(base / _checked(track.file))) for track in tracks])


def _listed(entries: Sequence[tuple[Track, str]]) -> bytes:
    rows = ["#EXTM3U"]
    for track, path in entries:
        seconds = -(-track.length // 1000)
        rows += [f"#EXTINF:{seconds},{_label(track)}", path]
    return ("\n".join(rows) + "\n").encode()


def _label(track: Track) -> str:
    """Return what a player shows: artist and title in one line."""
    return " - ".join(part for part in (line(track.artist), line(track.title)) if part)


def _marks(track: Track) -> str:
    """Return the marks of a track; a quotation mark cannot end one early."""
    seconds = f"{track.length / 1000:.3f}"
    told = {
        "title": line(track.title),
        "artist": line(track.artist),
        "liq_cue_in": "0.",
        "liq_cue_out": seconds,
        "duration": seconds,
    }
    return ",".join(f'{name}="{_quoted(value)}"' for name, value in told.items())


def _quoted(value: str) -> str:
    return value.replace("\\", "/").replace('"', "'")


def _checked(path: str) -> str:
    """Return a path that is the same on every machine.

    Raises:
        PlayListError: it is not.
    """
    if not PATH.fullmatch(path) or ".." in path:
        raise PlayListError("a file of a play list has a name that is more than ASCII")
    return path
