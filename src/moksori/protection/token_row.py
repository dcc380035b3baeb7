"""The words of a text as blanks part them, each with a number that stands for it.

Made with arrays: a text has a hundred thousand words in a few megabytes, and nearly all of them are
words that were met before. Only of the others a string is made.
"""

from __future__ import annotations

from functools import cached_property
from secrets import randbits

import numpy as np
from numpy.typing import NDArray

Stretch = tuple[int, int]
Numbers = NDArray[np.uint64]
Places = NDArray[np.int64]

_PLAIN, _BLANK, _LEAD = range(3)
_LEADS = frozenset((0xC2, 0xE1, 0xE2, 0xE3))
"""The first bytes of every blank that is not ASCII: of two bytes the first, of three the others."""
_KINDS = bytes(
    _LEAD if code in _LEADS else _BLANK if code < 0x80 and chr(code).isspace() else _PLAIN
    for code in range(256)
)
_IS_BLANK = np.array([chr(code).isspace() for code in range(0x4000)])
_AROUND = bytes(8)
_WINDOW, _TWO, _FOUR = 8, 16, 32
_FIRST = np.array([(1 << 8 * min(size, _WINDOW)) - 1 for size in range(_TWO + 1)], np.uint64)
_LAST = np.array([0 if size <= _WINDOW else (1 << 64) - 1 for size in range(_TWO + 1)], np.uint64)
_ODD = [np.uint64(randbits(64) | 1) for _ in range(6)]
"""Other ones in every process: nobody can write two words that have one number."""
_HIGH, _MIDDLE, _ONE = np.uint64(32), np.uint64(29), np.uint64(1)
_WHOLE = (1 << 64) - 1


class TokenRow:
    """The words of a text, as `str.split` parts it.

    Attributes:
        hashes: The number of each word: 64 bits, never 0; the same for the same word.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._data = text.encode("utf-8", "surrogatepass")
        blank = _blanks(self._data)
        edges = (blank[1:] != blank[:-1]).nonzero()[0]
        self._starts: Places = edges[0::2]
        self._ends: Places = edges[1::2]
        self.hashes = self._hashed()

    def __len__(self) -> int:
        """Give how many words there are."""
        return len(self.hashes)

    def word(self, number: int) -> str:
        """Give one word."""
        told = self._data[self._starts[number] : self._ends[number]]
        return told.decode("utf-8", "surrogatepass")

    def words(self, first: int, last: int) -> list[str]:
        """Give the words from number `first` to number `last`, as many of them as there are."""
        return [self.word(number) for number in range(max(first, 0), min(last + 1, len(self)))]

    def stretch(self, first: int, last: int) -> Stretch:
        """Give where in the text the words from number `first` to number `last` stand."""
        start = int(self._starts[max(first, 0)])
        end = int(self._ends[min(last, len(self) - 1)])
        if len(self._data) == len(self._text):
            return start, end
        return int(self._letters[start]), int(self._letters[end])

    @cached_property
    def _letters(self) -> NDArray[np.int32]:
        """How many letters begin before each byte."""
        begins = (np.frombuffer(self._data, np.uint8) & 0xC0) != 0x80
        return np.concatenate((np.zeros(1, np.int32), np.cumsum(begins, dtype=np.int32)))

    def _hashed(self) -> Numbers:
        """Mix the first and the last bytes of each word, and of longer ones those between."""
        starts, ends = self._starts, self._ends
        padded = _AROUND + self._data + _AROUND
        windows: Numbers = np.ndarray((len(padded) - 7,), np.uint64, padded, strides=(1,))
        size = ends - starts
        short = np.minimum(size, _TWO)
        made: Numbers = (windows[starts + _WINDOW] & _FIRST[short]) * _ODD[0]
        made ^= made >> _HIGH
        made += (windows[ends] & _LAST[short]) * _ODD[1]
        made += size.view(np.uint64) * _ODD[2]
        long = (size > _TWO).nonzero()[0]
        if long.size:
            made[long] ^= made[long] >> _HIGH
            made[long] += windows[starts[long] + _TWO] * _ODD[3]
            made[long] ^= made[long] >> _MIDDLE
            made[long] += windows[ends[long] - _WINDOW] * _ODD[4]
            for number in long[size[long] > _FOUR].tolist():
                made[number] = hash(self._data[starts[number] : ends[number]]) & _WHOLE
        made ^= made >> _MIDDLE
        made *= _ODD[5]
        made ^= made >> _HIGH
        made |= _ONE
        return made


def _blanks(data: bytes) -> NDArray[np.bool_]:
    """Say of each byte whether it is of a blank; one blank more stands before and after all."""
    kinds = np.frombuffer(b"\1" + data.translate(_KINDS) + b"\1", np.uint8)
    blank: NDArray[np.bool_] = kinds == _BLANK
    leads = (kinds == _LEAD).nonzero()[0]
    if leads.size:
        told = np.frombuffer(data + bytes(2), np.uint8)
        first, second, third = (told[leads + at].astype(np.int32) for at in (-1, 0, 1))
        wide = first != 0xC2
        code = ((first & 15) << 12) | ((second & 63) << 6) | (third & 63)
        found = leads[_IS_BLANK[np.where(wide, code, second)]]
        blank[found] = blank[found + 1] = True
        blank[found[told[found - 1] != 0xC2] + 2] = True
    return blank
