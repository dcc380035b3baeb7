"""Restoring a desk from a backup: nothing is said to be done before everything was looked at.

No web framework is loaded: the backup is opened, every file held against its hash, every page of
the database against its seal, the audit log line by line, every original against the record, and
one original is opened.
"""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from moksori.desk.verifying import BrokenChainError
from moksori.records import archive
from moksori.records.chain import Head, read_entries, verify
from moksori.records.desk_key import read_desk_key, read_identity
from moksori.records.originals import SEALED, Originals
from moksori.records.sqlcipher.opening import check_integrity, open_keyed
from moksori.terms.errors import InvalidError, RefusedError

DATABASE = "desk.sqlcipher"


class PlaceTakenError(RefusedError):
    """A desk is restored to a new folder only: what is there is not written over."""

    code = "backup.place_taken"
    hint = "Name a folder that does not exist yet with --home."


class BackupIncompleteError(InvalidError):
    """The backup does not hold what its own record points at."""

    code = "backup.incomplete"
    hint = "Take another backup, and keep this one for whoever looks into it."


@dataclass(frozen=True, slots=True)
class Restored:
    """A desk that stands again.

    Attributes:
        home: Its data folder.
        accounts: How many accounts it has, each with its original.
        lines: Lines of its audit log, none changed.
        head: Number and hash of the last of them.
        day: The day on which the backup was made.
    """

    home: Path
    accounts: int
    lines: int
    head: str
    day: str


def restore(file: Path, home: Path, keys: Path, recovery_key: Path) -> Restored:
    """Restore a backup to a new folder.

    Args:
        file: The backup.
        home: The new data folder.
        keys: The folder of the desk's keys, which are in no backup.
        recovery_key: The private half of the key that the backup was sealed to.

    Raises:
        PlaceTakenError: the folder exists.
        WrongRecoveryKeyError: the recovery key is another one.
        ArchiveDamagedError, DamagedError, BrokenChainError, BackupIncompleteError: the backup is
            not what was written; nothing is left of it in the folder.
        RefusedError: a key can be read by others, or does not open what it should.
    """
    if home.exists():
        raise PlaceTakenError("the folder exists already")
    unfinished = home.with_name(home.name + ".restoring")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700, parents=True)
    try:
        identity = read_identity(recovery_key, unfinished)
        said = archive.unseal(file, identity, unfinished)
        restored = _checked(unfinished, home, keys, said)
        unfinished.rename(home)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return restored


def _checked(folder: Path, home: Path, keys: Path, said: dict[str, Any]) -> Restored:
    """Look at everything that was restored."""
    desk_key = read_desk_key(keys / "desk.key", folder)
    database = open_keyed(str(folder / DATABASE), desk_key.key_for("database"))
    try:
        check_integrity(database)
        told = str(said.get("head", ""))
        number, _, line = told.partition(":")
        head = Head(int(number), line) if number else None
        entries = list(read_entries(database))
        if verify(entries, head) is not None or (head and len(entries) != head.seq):
            raise BrokenChainError("the log of the backup is not as it was written")
        rows = database.execute("SELECT sealed_file, cipher_sha256 FROM records_accountrecord")
        sealed = dict(rows.fetchall())
    finally:
        database.close()
    _check_originals(folder, keys, sealed, desk_key.key_for("doubles"))
    return Restored(home, len(sealed), len(entries), told, str(said.get("day", "")))


def _check_originals(folder: Path, keys: Path, sealed: dict[str, str], doubles: bytes) -> None:
    originals = folder / "originals"
    for name, digest in sealed.items():
        path = originals / f"{name}{SEALED}"
        if not path.is_file():
            message = f"the original {name} is missing"
            raise BackupIncompleteError(message)
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                message = f"the original {name} is not the one on record"
                raise BackupIncompleteError(message)
    identity = read_identity(keys / "originals.identity", folder)
    recipient = (originals / "recipient.txt").read_text("ascii")
    if identity.recipient != recipient.strip():
        raise BackupIncompleteError("the key of the originals is another desk's")
    for name, digest in list(sealed.items())[:1]:
        store = Originals(originals, recipient, doubles)
        store.open_original(name, identity, cipher_sha256=digest)
        (originals / ".sealing").unlink(missing_ok=True)
