"""The letters of a long text as bytes, for engines that read bytes, and the way back.

The same letters as `fold.letters_of`, many times as fast where most characters are plain ones:
whole stretches are folded by one call, and only what changes its neighbours is folded by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

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
)
_SILENT = "".join(
    char
    for first, last in _PUNCTUATION
    for char in map(chr, range(first, last + 1))
    if not letters_of(char)
)
_SILENT_CHARS = frozenset(_SILENT)
_BETWEEN = rf"[\0-/:-@\[-`{{-\x7f{re.escape(_SILENT)}]*"
_ZONE = re.compile(rf"(?:[^\0-\x7f{_WIDE}{re.escape(_SILENT)}]{_BETWEEN})+")
"""Characters that change what stands beside them, and all up to the next letter."""
_BLOCK = 512
_LETTER = re.compile(f"[0-9A-Za-z{_WIDE}]")
_EASY = bytes([*range(0x80), *range(0x80, 0xC0), 0xEB, 0xEC, *range(0xE5, 0xEA)])
"""ASCII, all but the first bytes of other characters, and first bytes of letters of their own."""


def _after(lead: int, chars: Iterable[str]) -> bytes:
    """Give the pattern of what follows the first byte of any of these characters."""
    rests: dict[bytes, list[int]] = {}
    for char in chars:
        data = char.encode()
        if data[0] == lead:
            rests.setdefault(data[1:-1], []).append(data[-1])
    ways = (
        re.escape(middle) + b"[" + b"".join(b"\\x%02x" % last for last in lasts) + b"]"
        for middle, lasts in rests.items()
    )
    return b"(?:" + b"|".join(ways) + b")"


_KANA = map(chr, (*range(0x3041, 0x3097), *range(0x30A1, 0x30FB)))
_MARKS = {
    lead: re.compile(re.escape(bytes([lead])) + _after(lead, _SILENT))
    for lead in sorted({char.encode()[0] for char in _SILENT})
}
"""First byte → the characters beginning with it that are no letters and change nothing."""
_ODD = {
    0xC2: re.compile(rb"\xc2(?!" + _after(0xC2, _SILENT) + b")"),
    0xE2: re.compile(rb"\xe2(?!" + _after(0xE2, _SILENT) + b")"),
    0xE3: re.compile(rb"\xe3(?!" + _after(0xE3, (*_SILENT, *_KANA)) + b")"),
    0xE4: re.compile(rb"\xe4[\x80-\xb7]"),
    0xEA: re.compile(rb"\xea[\x80-\xaf]"),
    0xED: re.compile(rb"\xed(?:\x9e[\xa4-\xbf]|[\x9f-\xbf])"),
}
"""First byte → the characters beginning with it that change what stands beside them."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a text, and where its letters stand in the bytes."""

    start: int
    end: int
    first: int
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
        for start, end, plain in _pieces(text):
            stretch = text[start:end]
            part = _plain(stretch) if plain else _folded(stretch)
            self._pieces.append(_Piece(start, end, length, plain))
            parts.append(part)
            length += len(part)
        self.letters = b"".join(parts)

    def places(self, offsets: Iterable[int]) -> Iterator[int]:
        """Give, for offsets in `letters` in rising order, where in the text their letters stand.

        Args:
            offsets: Each the first byte of a letter.
        """
        wanted = iter(offsets)
        offset = next(wanted, None)
        for piece, start, first, made in self._blocks():
            standing: Sequence[int] = ()
            while offset is not None and offset < first + len(made):
                standing = standing or self._standing(piece, start)
                yield start + standing[len(made[: offset - first].decode())]
                offset = next(wanted, None)
            if offset is None:
                return

    def _blocks(self) -> Iterator[tuple[_Piece, int, int, bytes]]:
        """Give piece, start in the text, start in the letters, and letters, block after block."""
        for piece in self._pieces:
            first = piece.first
            step = _BLOCK if piece.plain else max(1, piece.end - piece.start)
            for start in range(piece.start, piece.end, step):
                stretch = self._text[start : min(start + step, piece.end)]
                made = _plain(stretch) if piece.plain else _folded(stretch)
                yield piece, start, first, made
                first += len(made)

    def _standing(self, piece: _Piece, start: int) -> Sequence[int]:
        """Give where in a block each of its letters stands."""
        if not piece.plain:
            return letters_only(self._text[piece.start : piece.end]).offsets
        stretch = self._text[start : min(start + _BLOCK, piece.end)]
        return [at for at, char in enumerate(stretch) if not _is_between(char)]


def _pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """Cut a text into plain stretches and those that have to be folded as a whole.

    A character that changes what stands beside it takes that along: an accent the letter under
    it, single Korean letters the syllable before them, however far apart.
    """
    at = 0
    for first, last in _blocks_of(text):
        if _is_plain(text[first:last]):
            continue
        for special in _ZONE.finditer(text, first, last):
            start = _reach_back(text, special.start(), at)
            if start > at:
                yield at, start, True
            yield start, special.end(), False
            at = special.end()
    if at < len(text):
        yield at, len(text), True


def _blocks_of(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text before letters that stand for themselves: nothing reaches over one."""
    start = 0
    while start < len(text):
        found = _LETTER.search(text, start + _BLOCK)
        end = found.start() if found else len(text)
        yield start, end
        start = end


def _is_plain(text: str) -> bool:
    """Say at once whether every character is a letter of its own, or none."""
    if text.isascii():
        return True
    data = text.encode("utf-8", "surrogatepass")
    leads = set(data.translate(None, _EASY))
    return leads <= _ODD.keys() and not any(_ODD[lead].search(data) for lead in leads)


def _reach_back(text: str, start: int, least: int) -> int:
    """Say where that begins which the characters at `start` may change."""
    if start == least:
        return start
    first = start - 1
    while first > least and _is_between(text[first]):
        first -= 1
    return first if is_syllable(text[first]) else start - 1


def _plain(stretch: str) -> bytes:
    """Fold characters that are letters of their own, or none."""
    data = stretch.encode().translate(_LOWER, _NO_LETTERS)
    for lead, marks in _MARKS.items():
        if lead in data:
            data = marks.sub(b"", data)
    return data


@lru_cache(maxsize=1 << 14)
def _folded(stretch: str) -> bytes:
    return letters_only(stretch).text.encode()


def _is_between(char: str) -> bool:
    return char in _SILENT_CHARS if char > "\x7f" else not char.isalnum()
