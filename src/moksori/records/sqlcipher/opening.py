"""Opening an encrypted database file; knows no Django, so that a verifier needs none either."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from moksori.terms.errors import InvalidError, MissingError, RefusedError

KEY_BYTES = 32
SETTINGS = (
    "PRAGMA foreign_keys = ON",
    # A REPLACE deletes rows; only so do the triggers of the append-only tables see it.
    "PRAGMA recursive_triggers = ON",
    "PRAGMA legacy_alter_table = OFF",
    "PRAGMA temp_store = MEMORY",
    # What is deleted is written over in its page; no later reader of the file finds it.
    "PRAGMA secure_delete = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    # In KiB: what a search goes through again and again is deciphered once.
    "PRAGMA cache_size = -32768",
)
"""What holds on every connection: nothing in clear on the disk, nothing told is lost."""


class NoHomeError(MissingError):
    """The folder that should hold the database is not there."""

    code = "store.no_home"
    hint = "Make the desk first, or name its data folder in MOKSORI_HOME."


class WrongKeyError(RefusedError):
    """The key does not open this file."""

    code = "store.wrong_key"
    hint = "Give the key this database was made with; without it nobody can read the file."


class DamagedError(InvalidError):
    """The database was opened, and parts of it are not what was written."""

    code = "store.damaged"
    hint = "Stop working, keep a copy of the data folder, and restore the last backup."


def open_keyed(name: str, key: bytes, **connecting: Any) -> Any:
    """Open (or make) the encrypted database `name` and return its connection.

    Args:
        name: A path, `:memory:` or a `file:` address.
        key: The 32 raw bytes; they go to the library by a call, never in the text of a statement.
        connecting: What `sqlcipher3.dbapi2.connect` takes beside the name.

    Raises:
        NoHomeError: the folder of the file does not exist.
        WrongKeyError: the file is no database, or has another key.
    """
    if len(key) != KEY_BYTES:
        raise WrongKeyError("the key of a database has 32 bytes")
    if not connecting.get("uri") and name != ":memory:":
        _make_private(Path(name))
    connection = dbapi2.connect(name, **connecting)
    try:
        # Before the key: the library would print a failed page to standard error.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.set_key(f"x'{key.hex()}'")
        _prove_key(connection)
        for setting in SETTINGS:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


def check_integrity(connection: Any) -> None:
    """Read every page and hold it against its seal, then let the database check itself.

    Raises:
        DamagedError: a page was changed behind the programme's back, or the structure is broken.
    """
    try:
        # The first statement gives one row for each page that fails, and none if all is well.
        bad_pages = len(connection.execute("PRAGMA cipher_integrity_check").fetchall())
        sound = connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except dbapi2.DatabaseError:
        raise DamagedError("the database cannot be read to its end") from None
    if bad_pages:
        raise DamagedError(f"{bad_pages} pages are not what was written")
    if not sound:
        raise DamagedError("the structure of the database is broken")


def _prove_key(connection: Any) -> None:
    """Read something; only now does a wrong key show."""
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") != "SQLITE_NOTADB":
            raise
        raise WrongKeyError("the database does not open with this key") from None


def _make_private(path: Path) -> None:
    """Let the file come into being for its owner alone; its companions take over the mode."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return
    except FileNotFoundError:
        raise NoHomeError("the data folder does not exist") from None
