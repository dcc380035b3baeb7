"""Backing a desk up while people work at it: everything but the keys, sealed to a recovery key."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from moksori import __version__
from moksori.desk import audit
from moksori.desk.programme.hearing import FOR_LISTENERS
from moksori.desk.programme.planning import PROGRAMMES
from moksori.records import archive, desk_key
from moksori.records.originals import SEALED
from moksori.records.sqlcipher.opening import check_integrity, open_keyed
from moksori.records.states import ProgrammeState
from moksori.terms.errors import MissingError, RefusedError

DATABASE = "desk.sqlcipher"
ENDING = ".moksori-backup"
TRIES = 3
NOTE = ".sha256"
"""Ending of the file beside a backup that holds its hash."""
FOLDERS = ("editions",)
"""Folders of the desk that are in a backup beside the database and the originals."""


class NotThisDatabaseError(RefusedError):
    """Only an encrypted desk is backed up by the desk itself."""

    code = "backup.not_this_database"
    hint = "Back PostgreSQL up by its own programs; never keep a real desk in clear."


class ChangedMeanwhileError(RefusedError):
    """An edition or a programme was made anew each time while it was read for a backup."""

    code = "backup.changed_meanwhile"
    hint = "Make the backup again when nothing is released or made; earlier backups are kept."


class OriginalLostError(MissingError):
    """The record points at a sealed original that is not there."""

    code = "backup.original_lost"
    hint = "Restore the file of this id from an earlier backup, then make this one."


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that is whole and on the disk.

    Attributes:
        path: The file.
        size: Its bytes.
        originals: How many originals are in it.
        head: Number and hash of the last line of its audit log, to be written down elsewhere.
        new_key: The file of the recovery key, where this backup was the first to need one.
    """

    path: Path
    size: int
    originals: int
    head: str
    new_key: Path | None = None


def make(to: Path | None = None, recipient: str = "", *, by: str, at: datetime) -> Backup:
    """Make a backup of the open desk; others may go on working.

    Args:
        to: The file to write; in a folder beside the data folder unless named.
        recipient: The public key it is sealed to; the desk's own recovery key unless named.
        by: Who makes it.
        at: When; only the day is in the file's name.

    Raises:
        NotThisDatabaseError: the database is not SQLCipher.
        OriginalLostError: an original that the record points at is not there.
        ChangedMeanwhileError: files were made anew each time while they were read.
        NoRoomError: the disk is full; nothing is left of the attempt.
        DamagedError: the database is not as it was written; nothing is left of the attempt.
        ArchiveDamagedError: the disk does not give back what was written; nothing is left of it.
    """
    new_key = None
    if not recipient:
        recipient, new_key = recovery_recipient()
    target = to or _place(at)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    audit.write_line("backup.made", by=by, at=at)
    for _ in range(TRIES):
        # An edition or a programme may be made anew while it is read: then all is read once more.
        with suppress(FileNotFoundError):
            held, sealed = _sealed(target, recipient, at)
            _note(target, sealed.sha256)
            return Backup(target, sealed.size, len(held.originals), held.said["head"], new_key)
    raise ChangedMeanwhileError("files were made anew while they were read")


def _sealed(target: Path, recipient: str, at: datetime) -> tuple[_Held, archive.Sealed]:
    """Seal the desk as it stands at one moment; return what its database points at, too."""
    home = Path(settings.MOKSORI_HOME)
    with snapshot(target.parent) as copy:
        held = _read(copy)
        said = held.said | {"version": __version__, "day": at.date().isoformat()}
        originals = Path(settings.ORIGINALS_FOLDER)
        lost = [one for one in held.originals if not (originals / f"{one}{SEALED}").is_file()]
        if lost:
            message = f"{len(lost)} originals are not there, the first is {lost[0]}"
            raise OriginalLostError(message)
        members = [(DATABASE, copy), ("originals/recipient.txt", Path(settings.RECIPIENT_FILE))]
        members += [
            (f"originals/{one}{SEALED}", originals / f"{one}{SEALED}") for one in held.originals
        ]
        members += _folders(home)
        members += [(one, home / one) for one in held.heard if (home / one).is_file()]
        return held, archive.seal(target, recipient, members, said)


def folder() -> Path:
    """Return the folder of the backups that nobody asked to be anywhere else."""
    home = Path(settings.MOKSORI_HOME)
    return home.with_name(home.name + ".backups")


def is_good(path: Path) -> bool:
    """Say whether a backup is, byte for byte, what was written and read again when it was made."""
    try:
        told = path.with_name(path.name + NOTE).read_text("ascii").split()
        return told[:1] == [archive.read_again(path).sha256]
    except (OSError, UnicodeDecodeError):
        return False


def _note(path: Path, sha256: str) -> None:
    """Write the hash of a backup beside it, as `sha256sum --check` reads it."""
    note = path.with_name(path.name + NOTE)
    descriptor = os.open(note, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.write(f"{sha256}  {path.name}\n")


def recovery_recipient() -> tuple[str, Path | None]:
    """Return the public half of the desk's recovery key; make the key where there is none.

    Returns:
        The public half, and the file of the private half where it was made just now.
    """
    keys = Path(settings.KEYS_FOLDER)
    public = keys / "recovery.recipient"
    if public.is_file():
        return desk_key.check_recipient(public.read_text("ascii")), None
    private = keys / "recovery.identity"
    if private.is_file():
        identity, made = desk_key.read_identity(private, settings.MOKSORI_HOME), None
    else:
        identity, made = desk_key.make_identity(private), private
    public.write_text(identity.recipient + "\n", "ascii")
    return identity.recipient, made


@contextmanager
def snapshot(folder: Path) -> Iterator[Path]:
    """Copy the database as it stands at one moment, encrypted as it is, and remove it afterwards.

    Args:
        folder: On whose disk the copy lies meanwhile.

    Raises:
        NotThisDatabaseError: the database is not SQLCipher.
    """
    if settings.UNSAFE_PLAIN_DATABASE or connection.vendor != "sqlite":
        raise NotThisDatabaseError("only an encrypted database of one file is copied")
    place = Path(tempfile.mkdtemp(prefix=".moksori-", dir=folder))
    try:
        copy = place / DATABASE
        copy_database(copy)
        yield copy
    finally:
        shutil.rmtree(place, ignore_errors=True)


def copy_database(copy: Path) -> None:
    """Write the database as it stands at one moment into a new file, encrypted with its key."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(copy)])
    copy.chmod(0o600)
    descriptor = os.open(copy, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@dataclass(frozen=True, slots=True)
class _Held:
    """What a copy of the database points at.

    Attributes:
        originals: Their names.
        heard: What listeners get of programmes, as paths inside the desk.
        said: What is said of the backup inside it.
    """

    originals: list[str]
    heard: list[str]
    said: dict[str, Any]


def _read(copy: Path) -> _Held:
    """Return what a copy of the database points at, and its last audit line."""
    opened = open_keyed(str(copy), settings.KEY_SOURCE())
    try:
        check_integrity(opened)
        rows = opened.execute("SELECT sealed_file FROM records_accountrecord ORDER BY sealed_file")
        needed = [name for (name,) in rows.fetchall()]
        last = opened.execute(
            "SELECT seq, hash FROM records_auditrecord ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        said = {"head": f"{last[0]}:{last[1]}" if last else "", "accounts": len(needed)}
        rows = opened.execute(
            "SELECT id, made FROM records_programmerecord WHERE state = ? ORDER BY id",
            (ProgrammeState.MADE.value,),
        )
        return _Held(needed, [one for row in rows.fetchall() for one in _heard(*row)], said)
    finally:
        opened.close()
        for ending in ("-wal", "-shm"):
            copy.with_name(copy.name + ending).unlink(missing_ok=True)


def _heard(programme: str, made: str) -> list[str]:
    """Return what listeners get of a programme; what stations get is made again, once it is read.

    What is stale is not heard, so it is not kept either: a voice in it may have been withdrawn.
    """
    told = json.loads(made)
    names = sorted(str(file["name"]) for file in told.get("files", ()))
    folder = f"{PROGRAMMES}/{programme}/{told.get('folder', '')}"
    return [f"{folder}/{name}" for name in names if FOR_LISTENERS.search(name)]


def _folders(home: Path) -> list[tuple[str, Path]]:
    found = []
    for folder in FOLDERS:
        for path in sorted((home / folder).rglob("*")):
            if path.is_file() and not path.is_symlink():
                found.append((path.relative_to(home).as_posix(), path))  # noqa: PERF401 - reads better
    return found


def _place(at: datetime) -> Path:
    day = at.date().isoformat()
    number = 1
    while (folder() / f"{day}-{number}{ENDING}").exists():
        number += 1
    return folder() / f"{day}-{number}{ENDING}"
