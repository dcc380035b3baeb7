"""Lists of words written as one string: they are read, and checked, more easily so."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """Give the words of a string as a set."""
    return frozenset(words.split())
