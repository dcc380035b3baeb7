"""Lists of words, written as they would be said: one blank between two of them."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """Return the words of a list; an underscore stands for a blank inside one of them."""
    return frozenset(word.replace("_", " ") for word in listed.split())
