"""The audit chain: one line for every verb, and the check that none was changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from moksori.records import trail
from moksori.records.chain import Head, line_of

write_line = trail.write_line
"""Append one line, in the transaction of what it tells of; ids, codes and counts only."""


def verify_chain(head: Head | None = None) -> tuple[int, int | None]:
    """Return how many lines there are, and the number of the first broken one or None.

    Args:
        head: A last line written down elsewhere; with it a chain cut short is found too.
    """
    last = trail.head()
    return (last.seq if last else 0), trail.first_broken(head)


def last_line() -> Head | None:
    """Return the last line, to be written down elsewhere."""
    return trail.head()


def exported(*, by: str, at: datetime) -> Iterator[str]:
    """Return the log as lines of JSON, as `moksori audit export` writes them.

    That it was exported is written down first, and is the last line given: what is added while
    somebody reads is not.

    Args:
        by: Who takes it.
        at: When.
    """
    last = write_line("log.exported", by=by, at=at)
    return (line_of(entry) for entry in trail.entries(upto=last.seq))
