"""The audit chain: one line for every verb, and the check that none was changed."""

from __future__ import annotations

from moksori.records import trail
from moksori.records.chain import Head

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
