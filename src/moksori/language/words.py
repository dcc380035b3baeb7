"""Sets of words, written down as running text so that they stay readable."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Give the words of a text, parted by blanks, as a set."""
    return frozenset(text.split())
