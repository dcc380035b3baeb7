"""Sets of words, written down as running text so that they stay readable."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Give the words of a text, parted by blanks, as a set."""
    return frozenset(text.split())


SMALL_NAMES = words("an no so in on do o u he we ye am as ran sang sun hung won song")
"""Small words of English that are also names: Sergeant An, No Kwang Chol."""
