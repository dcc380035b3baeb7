"""How much two tellings share word for word: doubles and copies, found without a database."""

from __future__ import annotations

from hashlib import blake2b

from moksori.language.fold import letters_of

SHINGLE = 12
"""Letters in a shingle: long enough that two people telling one thing share few of them."""

SKETCH = 400
"""Smallest shingle hashes kept per text; the estimate is then right to about one in twenty."""

Sketch = frozenset[int]


def sketch(text: str) -> Sketch:
    """Return the bottom-k sketch of a text.

    Letters and digits only, folded, so that line ends, blanks and look-alikes make no difference.
    Source: A. Broder, On the resemblance and containment of documents (1997).

    Args:
        text: The decoded words of an account.
    """
    letters = letters_of(text)
    if not letters:
        return frozenset()
    pieces = {letters[i : i + SHINGLE] for i in range(max(1, len(letters) - SHINGLE + 1))}
    hashes = sorted(
        int.from_bytes(blake2b(piece.encode("utf-8", "surrogatepass"), digest_size=8).digest())
        for piece in pieces
    )
    return frozenset(hashes[:SKETCH])


def resemblance(one: Sketch, other: Sketch) -> float:
    """Estimate which share of all shingles of two texts stands in both, from 0 to 1."""
    if not one or not other:
        return 0.0
    smallest = sorted(one | other)[: min(SKETCH, len(one | other))]
    return sum(1 for value in smallest if value in one and value in other) / len(smallest)
