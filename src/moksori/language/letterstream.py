"""The letters of a long text as bytes, for engines that read bytes, and the way back.

The same letters as `fold.letters_of`, many times as fast where most characters are plain ones:
whole stretches are folded by one call, and only what changes its neighbours is folded by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from moksori.language.fold import letters_of, letters_only
from moksori.language.hangul import is_syllable

_ASCII = [chr(code) for code in range(128)]
_LOWER = bytes(ord(letters_of(char)) if letters_of(char) else code
               for code, char in enumerate(_ASCII)) + bytes(range(128, 256))  # fmt: skip
_NO_LETTERS = bytes(code for code, char in enumerate(_ASCII) if not letters_of(char))
_WIDE = "가-힣一-鿿ぁ-ゖァ-ヺ"
_PUNCTUATION = (
    (0xA0, 0xBF),
    (0x2010, 0x2027),
    (0x2030, 0x205E),
    (0x2190, 0x2BFF),
    (0x3001, 0x3029),
    (0x1F300, 0x1FAFF),
)
_LATIN = {
    char: letters_of(char)
    for first, last in ((0xC0, 0x24F), (0x1E00, 0x1EFF))
    for char in map(chr, range(first, last + 1))
    if len(letters_of(char)) == 1 and letters_of(char).isascii()
}
"""Letters with an accent, each with the plain one that it comes to."""
_SILENT = "".join(
    char
    for first, last in _PUNCTUATION
    for char in map(chr, range(first, last + 1))
    if not letters_of(char)
)
_SILENT_CHARS = frozenset(_SILENT)
_BETWEEN = rf"[\0-/:-@\[-`{{-\x7f{re.escape(_SILENT)}]*"
_OWN_LETTERS = _WIDE + "".join(_LATIN)
_ZONE = re.compile(rf"(?:[^\0-\x7f{_OWN_LETTERS}{re.escape(_SILENT)}]{_BETWEEN})+")
"""Characters that change what stands beside them, and all up to the next letter."""
_MOST = 1 << 20
_ASCII_END, _WIDE_BYTES = 0x80, 3


def _kinds() -> NDArray[np.uint8]:
    """Give of every character whether it is a letter of its own, or none, or changes others."""
    kinds = np.full(0x110000, _CHANGES, np.uint8)
    kinds[[ord(char) for char in (*_ASCII, *_SILENT)]] = _NONE
    kinds[[ord(char) for char in _ASCII if letters_of(char)]] = _OWN
    kinds[[ord(char) for char in _LATIN]] = _OWN
    for first, last in re.findall("(.)-(.)", _WIDE):
        kinds[ord(first) : ord(last) + 1] = _OWN
    return kinds


_NONE, _OWN, _CHANGES = range(3)
_KINDS = _kinds()
_LOWERED = np.arange(0x10000, dtype=np.uint16)
_LOWERED[:_ASCII_END] = np.frombuffer(_LOWER[:_ASCII_END], np.uint8)
_LOWERED[[ord(char) for char in _LATIN]] = [ord(plain) for plain in _LATIN.values()]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a text, and where its letters stand in the bytes."""

    start: int
    end: int
    first: int
    last: int
    plain: bool


class LetterStream:
    """The letters and digits of a text in canonical form, without anything between them.

    Attributes:
        letters: UTF-8; decoded, the same as `fold.letters_of(text)`.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: list[_Piece] = []
        parts: list[bytes] = []
        length = 0
        for start, end, plain, part in _parts(text):
            self._pieces.append(_Piece(start, end, length, length + len(part), plain))
            parts.append(part)
            length += len(part)
        self.letters = b"".join(parts)

    def places(self, offsets: Iterable[int]) -> Iterator[int]:
        """Give, for offsets in `letters` in rising order, where in the text their letters stand.

        Args:
            offsets: Each the first byte of a letter.
        """
        wanted = np.fromiter(offsets, np.int64)
        for piece in self._pieces:
            inside = wanted[np.searchsorted(wanted, piece.first) :]
            inside = inside[: np.searchsorted(inside, piece.last)]
            if inside.size:
                yield from self._standing(piece, inside)

    def _standing(self, piece: _Piece, offsets: NDArray[np.int64]) -> Iterator[int]:
        """Give where in the text the letters of a piece stand."""
        if not piece.plain:
            folded = letters_only(self._text[piece.start : piece.end])
            made = folded.text.encode()
            for offset in (offsets - piece.first).tolist():
                yield piece.start + folded.offsets[len(made[:offset].decode())]
            return
        first = piece.first
        for start in range(piece.start, piece.end, _MOST):
            codes = _codes(self._text[start : min(start + _MOST, piece.end)])
            letters = (_KINDS.take(codes) == _OWN).nonzero()[0]
            ends = np.cumsum(np.where(_LOWERED[codes[letters]] < _ASCII_END, 1, _WIDE_BYTES))
            here = offsets[offsets >= first] - first
            last = int(ends[-1]) if ends.size else 0
            found = np.searchsorted(ends, here[here < last], side="right")
            yield from (start + letters[found]).tolist()
            first += last


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _parts(text: str) -> Iterator[tuple[int, int, bool, bytes]]:
    """Give stretches of a text, whether they are plain, and their letters."""
    if text.isascii():
        yield 0, len(text), True, text.encode().translate(_LOWER, _NO_LETTERS)
        return
    codes = _codes(text)
    kinds = _KINDS.take(codes)
    own = kinds == _OWN
    letters = _LOWERED.take(codes.compress(own))
    at = 0
    for start, end, plain in _pieces(text, (kinds == _CHANGES).nonzero()[0].tolist()):
        first, at = at, at + int(np.count_nonzero(own[start:end]))
        yield start, end, plain, _bytes(letters[first:at]) if plain else _folded(text[start:end])


def _pieces(text: str, changing: list[int]) -> Iterator[tuple[int, int, bool]]:
    """Cut a text into plain stretches and those that have to be folded as a whole.

    A character that changes what stands beside it takes that along: an accent the letter under
    it, single Korean letters the syllable before them, however far apart.
    """
    at = 0
    for found in changing:
        zone = _ZONE.match(text, found) if found >= at else None
        if zone is None:
            continue
        start = _reach_back(text, found, at)
        if start > at:
            yield at, start, True
        yield start, zone.end(), False
        at = zone.end()
    if at < len(text):
        yield at, len(text), True


def _reach_back(text: str, start: int, least: int) -> int:
    """Say where that begins which the characters at `start` may change."""
    if start == least:
        return start
    first = start - 1
    while first > least and _is_between(text[first]):
        first -= 1
    return first if is_syllable(text[first]) else start - 1


def _bytes(letters: NDArray[np.uint16]) -> bytes:
    if not letters.size or letters.max() < _ASCII_END:
        return letters.astype(np.uint8).tobytes()
    return letters.astype("<u2", copy=False).tobytes().decode("utf-16-le").encode()


@lru_cache(maxsize=1 << 14)
def _folded(stretch: str) -> bytes:
    return letters_only(stretch).text.encode()


def _is_between(char: str) -> bool:
    return char in _SILENT_CHARS if char > "\x7f" else not char.isalnum()
