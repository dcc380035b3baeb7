"""How much two tellings share word for word: doubles and copies, found without a database."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from zlib import crc32

import numpy as np
import numpy.typing as npt

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

_SPREAD, _NONE = np.uint64(2654435761), np.uint64(2**32 - 1)
_TIMES = np.uint64(0x9E3779B97F4A7C15)
"""An odd number with its bits well spread (D. Knuth, The Art of Computer Programming 3, 6.4)."""


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
    hashes = _sorted_hashes(letters_of(text))
    return Sketch(frozenset(hashes[:SKETCH].tolist()), len(hashes))


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
    sums = _checksums(letters_of(text))
    if len(set(sums)) < _FEWEST:
        return ()
    # Multiplied, so that neighbours do not fall together (D. Knuth's constant).
    hashes = np.array(sums, np.uint64) * _SPREAD & _NONE
    smallest = np.full(_BINS, _NONE)
    np.minimum.at(smallest, (hashes % _BINS).astype(np.intp), hashes)
    pairs = smallest.reshape(BANDS, 2).tolist()
    return tuple(
        int.from_bytes(blake2b(f"{band}:{one}:{other}".encode(), digest_size=6).digest())
        for band, (one, other) in enumerate(pairs)
        if _NONE not in (one, other)
    )


def _checksums(letters: str) -> list[int]:
    """Return the CRC-32 of the UTF-8 of each shingle, one after another."""
    points = _points(letters)
    lengths = 1 + (points > 0x7F).astype(np.intp) + (points > 0x7FF) + (points > 0xFFFF)
    starts = [0, *np.cumsum(lengths).tolist()]
    data = letters.encode("utf-8", "surrogatepass")
    return [crc32(data[start:end]) for start, end in zip(starts, starts[SHINGLE:], strict=False)]


def _points(letters: str) -> npt.NDArray[np.uint32]:
    """Return the numbers of the letters in Unicode."""
    return np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), np.dtype("<u4"))


def _sorted_hashes(letters: str) -> npt.NDArray[np.uint64]:
    """Return a hash for each different shingle, in order; all shingles at once, letter by letter.

    A text that is shorter than a shingle is one itself.
    """
    points = _points(letters).astype(np.uint64)
    width = min(SHINGLE, len(points))
    hashes = np.zeros(len(points) - width + 1 if width else 0, np.uint64)
    for at in range(width):
        hashes = hashes * _TIMES + points[at : at + len(hashes)]
    # What follows carries the last letters into the high bits, by which the smallest are chosen.
    hashes ^= hashes >> np.uint64(32)
    return np.unique(hashes * _TIMES)
