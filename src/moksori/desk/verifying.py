"""Verifying the log of a desk that is not open: no web framework, no records, only the chain."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from moksori.records.chain import FIRST, Entry, Head, read_entries, verify
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
    database = home / DATABASE
    if not database.is_file():
        message = "there is no desk in this folder"
        raise NoDeskError(message)
    folder = keys or home.with_name(home.name + ".keys")
    key = read_desk_key(folder / "desk.key", home).key_for("database")
    connection = open_keyed(str(database), key)
    try:
        last = [Head(0, FIRST)]
        broken = verify(_noting_last(read_entries(connection), last), _parse(told_head))
    finally:
        connection.close()
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
