"""Programmes handed over through the browser: one file of another, all in one ZIP, or a folder."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

from django.conf import settings

from moksori.desk.programme import stations
from moksori.desk.programme.hearing import made_in
from moksori.desk.programme.making import digest_of
from moksori.desk.programme.stations import MANIFEST, HandOverError, NotMadeError
from moksori.records.models import ProgrammeRecord
from moksori.terms.errors import MissingError

PIECE = 1 << 20
FIRST = (1980, 1, 1, 0, 0, 0)
"""The hour of every file in a ZIP: when something was made is nobody's business."""


class NoFileError(MissingError):
    """The programme has no such file."""

    code = "programmes.no_file"
    hint = "Look at the list of its files again: it may have been made anew."


def file_of(row: ProgrammeRecord, name: str) -> Path:
    """Return where a file of a made programme lies, as the gate read it.

    Raises:
        NotMadeError: something of it is stale or was taken back, or the file was changed.
        NoFileError: there is no file of that name.
    """
    stations.require_made(row)
    told = {str(one["name"]): str(one["sha384"]) for one in row.made["files"]}
    if name not in told:
        raise NoFileError("no such file")
    path = made_in(row) / name
    if not path.is_file() or digest_of(path) != told[name]:
        raise NotMadeError("a file of the programme is not as it was made")
    return path


def hand_over(row: ProgrammeRecord, station: str, folder: str, *, by: str, at: datetime) -> int:
    """Copy a programme for a station into a folder of this machine; return how many files.

    Raises:
        HandOverError: the folder is none, or belongs to the desk itself.
        NotMadeError: as `stations.hand_over`.
    """
    out = Path(folder)
    if not out.is_absolute() or not out.parent.is_dir() or (out.exists() and not out.is_dir()):
        raise HandOverError("there is no such folder")
    own = [Path(settings.MOKSORI_HOME).resolve(), Path(settings.IDENTITY_FILE).resolve().parent]
    if any(out.resolve().is_relative_to(one) for one in own):
        raise HandOverError("the folder belongs to the desk itself")
    try:
        return stations.hand_over(row, station, out, by=by, at=at)
    except OSError:
        raise HandOverError("the folder cannot be written, or the disk is full") from None


def parcel(row: ProgrammeRecord, station: str, *, by: str, at: datetime) -> Iterator[bytes]:
    """Return a programme as one ZIP, piece by piece; every file is compared before the first piece.

    Raises:
        NotMadeError: it was not made, or something of it is stale or was taken back.
        HandOverError: the station has no name.
    """
    files = [file_of(row, str(one["name"])) for one in row.made.get("files", ())]
    if not files:
        raise NotMadeError("the programme is not as it was made")
    stations.note_handed_over(row, station, by=by, at=at)
    return _zipped(files, json.dumps(row.made["files"], indent=1).encode() + b"\n")


def _zipped(files: list[Path], manifest: bytes) -> Iterator[bytes]:
    """Yield a ZIP that nobody keeps: not in memory, not in a temporary file."""
    out = _Pieces()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as bundle:
        for path in files:
            info = zipfile.ZipInfo(path.name, FIRST)
            with path.open("rb") as source, bundle.open(info, "w", force_zip64=True) as target:
                while piece := source.read(PIECE):
                    target.write(piece)
                    yield out.taken()
        bundle.writestr(zipfile.ZipInfo(MANIFEST, FIRST), manifest)
    yield out.taken()


class _Pieces(BytesIO):
    """What was written since somebody took it; a ZIP is told that it cannot go back in it."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError

    def taken(self) -> bytes:
        data = self.getvalue()
        self.seek(0)
        self.truncate()
        return data
