"""How much two tellings share word for word: doubles and copies, found without a database."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from zlib import crc32

from moksori.language.fold import letters_of

SHINGLE = 12
"""Letters in a shingle: long enough that two people telling one thing share few of them."""

SKETCH = 400
"""Smallest shingle hashes kept per text; the estimate is then right to about one in twenty."""


BANDS = 16
"""Codes by which a near-double is looked up. Of texts that share four fifths of their shingles all
but one in a million share a code, of texts that share a tenth one in seven."""

_BINS = 2 * BANDS
_FEWEST = 2 * _BINS
"""A text of fewer shingles has no codes: two short notes are alike by chance."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text to compare it by.

    Attributes:
        hashes: The smallest hashes of its shingles, at most `SKETCH` of them.
        size: How many different shingles it has.
    """

    hashes: frozenset[int]
    size: int


def sketch(text: str) -> Sketch:
    """Return the bottom-k sketch of a text.

    Letters and digits only, folded, so that line ends, blanks and look-alikes make no difference.
    Source: A. Broder, On the resemblance and containment of documents (1997).

    Args:
        text: The decoded words of an account.
    """
    letters = letters_of(text)
    if not letters:
        return Sketch(frozenset(), 0)
    pieces = {letters[i : i + SHINGLE] for i in range(max(1, len(letters) - SHINGLE + 1))}
    hashes = sorted(
        int.from_bytes(blake2b(piece.encode("utf-8", "surrogatepass"), digest_size=8).digest())
        for piece in pieces
    )
    return Sketch(frozenset(hashes[:SKETCH]), len(pieces))


def resemblance(one: Sketch, other: Sketch) -> float:
    """Estimate which share of all shingles of two texts stands in both, from 0 to 1."""
    if not one.size or not other.size:
        return 0.0
    smallest = sorted(one.hashes | other.hashes)[:SKETCH]
    both = sum(1 for value in smallest if value in one.hashes and value in other.hashes)
    return both / len(smallest)


def shared(one: Sketch, other: Sketch) -> float:
    """Estimate which share of the shorter text's shingles stands in the other too, from 0 to 1.

    A report that copies a telling adds to it and rewrites it; what it took over still shows here
    when the resemblance of the whole texts is small.
    """
    alike = resemblance(one, other)
    smaller = min(one.size, other.size)
    return min(1.0, alike * (one.size + other.size) / ((1 + alike) * smaller)) if alike else 0.0


def bands(text: str) -> tuple[int, ...]:
    """Return the codes of a text, 48 bits each; near-doubles have one or more in common.

    Shingles fall into bins by their hash, the smallest of each bin is kept, and two bins make a
    code. Source: P. Li, A. Owen, C.-H. Zhang, One permutation hashing (2012).

    Args:
        text: The decoded words of an account.
    """
    letters = letters_of(text)
    data = [letters[i : i + SHINGLE] for i in range(max(0, len(letters) - SHINGLE + 1))]
    smallest: dict[int, int] = {}
    pieces = set(data)
    if len(pieces) < _FEWEST:
        return ()
    for piece in pieces:
        # Multiplied, so that neighbours do not fall together (D. Knuth's constant).
        value = crc32(piece.encode("utf-8", "surrogatepass")) * 2654435761 & 0xFFFFFFFF
        place = value % _BINS
        if value < smallest.get(place, 1 << 32):
            smallest[place] = value
    return tuple(
        int.from_bytes(
            blake2b(
                f"{band}:{smallest[2 * band]}:{smallest[2 * band + 1]}".encode(), digest_size=6
            ).digest()
        )
        for band in range(BANDS)
        if 2 * band in smallest and 2 * band + 1 in smallest
    )
