"""Verifying the log of a desk that is not open: no web framework, no records, only the chain."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from moksori.records.chain import (
    FIRST,
    Entry,
    Head,
    entry_of,
    line_of,
    read_entries,
    verify,
)
from moksori.records.desk_key import read_desk_key
from moksori.records.sqlcipher.opening import open_keyed
from moksori.terms.errors import InvalidError, MissingError, RefusedError

DATABASE = "desk.sqlcipher"


class BrokenChainError(RefusedError):
    """The log of the desk is not as it was written."""

    code = "desk.broken_chain"
    hint = "Keep a copy of the desk as it is now, and compare it with the last backup."


class NoDeskError(MissingError):
    """The folder holds no desk."""

    code = "desk.no_desk"
    hint = "Name the data folder of a desk with --home."


class NoHeadError(InvalidError):
    """A head was not given as the number of a line and its hash."""

    code = "desk.no_head"
    hint = "Give it as it was printed: the number, a colon, the hash."


class NoLogError(InvalidError):
    """The file is no log that was exported."""

    code = "desk.no_log"
    hint = "Give a file that `moksori audit export` wrote."


def named(home: Path | None) -> Path:
    """Return the folder that was named.

    Raises:
        NoDeskError: none was.
    """
    if home is None:
        raise NoDeskError("no desk was named")
    return home


def verify_desk(home: Path, keys: Path | None, told_head: str | None) -> Head:
    """Check every line of a desk's log.

    Args:
        home: The data folder.
        keys: The folder of the keys; beside the data folder unless named.
        told_head: `SEQ:HASH` of a last line that was written down elsewhere.

    Returns:
        The last line, to be written down elsewhere.

    Raises:
        NoDeskError: there is no desk in the folder.
        BrokenChainError: a line was changed, removed or put elsewhere; the message has its number.
    """
    connection = _opened(home, keys)
    try:
        return _verified(read_entries(connection), told_head)
    finally:
        connection.close()


def verify_file(file: Path, told_head: str | None) -> Head:
    """Check every line of a log that was exported; neither a desk nor a key is needed.

    Args:
        file: Lines of JSON.
        told_head: `SEQ:HASH` of a last line that was written down elsewhere.

    Raises:
        NoLogError: it is no such file.
        BrokenChainError: a line was changed, removed or put elsewhere; the message has its number.
    """
    try:
        with file.open(encoding="ascii") as lines:
            return _verified((entry_of(line) for line in lines), told_head)
    except (OSError, UnicodeDecodeError):
        raise NoLogError("the file cannot be read as a log") from None


def exported(home: Path, keys: Path | None) -> Iterator[str]:
    """Return the log of a desk as lines of JSON, as they are and without judging them.

    Raises:
        NoDeskError: there is no desk in the folder.
    """
    connection = _opened(home, keys)
    try:
        yield from map(line_of, read_entries(connection))
    finally:
        connection.close()


def write_log(lines: Iterator[str], file: Path) -> None:
    """Write an exported log to a new file, for its owner alone.

    Raises:
        NoLogError: the file cannot be made, or exists.
    """
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        raise NoLogError("the file exists, or cannot be made") from None
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        out.writelines(lines)


def _opened(home: Path, keys: Path | None) -> Any:
    database = home / DATABASE
    if not database.is_file():
        message = "there is no desk in this folder"
        raise NoDeskError(message)
    folder = keys or home.with_name(home.name + ".keys")
    return open_keyed(str(database), read_desk_key(folder / "desk.key", home).key_for("database"))


def _verified(entries: Iterator[Entry], told_head: str | None) -> Head:
    last = [Head(0, FIRST)]
    broken = verify(_noting_last(entries, last), _parse(told_head))
    if broken is not None:
        message = f"line {broken} of the log is not as it was written"
        raise BrokenChainError(message)
    return last[0]


def _noting_last(entries: Iterator[Entry], last: list[Head]) -> Iterator[Entry]:
    for entry in entries:
        last[0] = Head(entry.seq, entry.hash)
        yield entry


def _parse(told: str | None) -> Head | None:
    if not told:
        return None
    number, _, line_hash = told.partition(":")
    if not number.isdigit() or len(line_hash) != len(FIRST):
        message = "the head is not a number and a hash"
        raise NoHeadError(message)
    return Head(int(number), line_hash)
