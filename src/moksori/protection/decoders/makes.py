"""How pictures of several makes are built: what of them is pixels, and where they end.

Sources: ITU-T T.81 (JPEG), GIF89a, the headers of BMP, of RIFF and of ICO.
"""

from __future__ import annotations

from collections.abc import Callable

_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_HUFFMAN, _ARITHMETIC, _SCAN, _QUANTA = 0xC4, 0xCC, 0xDA, 0xDB
_OF_LENGTH = {0xDC: 2, 0xDD: 2}
_GIF_HEAD, _GIF_EXTENSION, _GIF_PICTURE, _GIF_END = 13, 0x21, 0x2C, 0x3B
_ICO_HEAD, _ICO_ENTRY = 6, 16


def is_of_pixels(marker: int, body: bytes) -> bool:
    """Say whether a segment of a JPEG is a table that drawing needs, of just the length it says."""
    if marker in _FRAMES:
        return len(body) > 5 and len(body) == 6 + 3 * body[5]
    if marker == _SCAN:
        return bool(body) and len(body) == 4 + 2 * body[0]
    if marker == _HUFFMAN:
        return _is_cut(body, lambda at: 17 + sum(body[at + 1 : at + 17]))
    if marker == _QUANTA:
        return _is_cut(body, lambda at: 129 if body[at] >> 4 else 65)
    if marker == _ARITHMETIC:
        return len(body) % 2 == 0 and len(body) <= 64
    return len(body) == _OF_LENGTH.get(marker, -1)


def _is_cut(body: bytes, length: Callable[[int], int]) -> bool:
    """Say whether tables follow each other without a rest, each as long as it says."""
    at = 0
    while at < len(body):
        at += length(at)
    return at == len(body)


def end_of_picture(untrusted: bytes) -> int:
    """Give where a GIF, BMP, WebP or ICO ends by its own account; else the end of the bytes.

    A TIFF does not say where it ends: what is attested of it is all of it.
    """
    if untrusted.startswith(b"GIF8"):
        return _end_of_gif(untrusted)
    if untrusted.startswith(b"BM"):
        return int.from_bytes(untrusted[2:6], "little")
    if untrusted.startswith(b"RIFF"):
        return 8 + int.from_bytes(untrusted[4:8], "little")
    if untrusted.startswith(b"\x00\x00\x01\x00"):
        return _end_of_icon(untrusted)
    return len(untrusted)


def may_deflate(untrusted: bytes) -> bool:
    """Say whether this is a TIFF with a field that says that its pixels are deflated."""
    way = (8, 32_946)  # TIFF Technical Note of 2002; the second is an older number of the same
    if untrusted.startswith(b"II*\x00"):
        fields = [b"\x03\x01\x03\x00\x01\x00\x00\x00" + one.to_bytes(2, "little") for one in way]
    elif untrusted.startswith(b"MM\x00*"):
        fields = [b"\x01\x03\x00\x03\x00\x00\x00\x01" + one.to_bytes(2, "big") for one in way]
    else:
        return False
    return any(field in untrusted for field in fields)


def _end_of_gif(untrusted: bytes) -> int:
    """Go from block to block; a block of unknown make is the end."""
    at = _GIF_HEAD + _colours(untrusted[10:11])
    while at < len(untrusted):
        kind = untrusted[at]
        if kind == _GIF_PICTURE:
            at += 11 + _colours(untrusted[at + 9 : at + 10])
        elif kind == _GIF_EXTENSION:
            at += 2
        else:
            return at + (kind == _GIF_END)
        while at < len(untrusted) and untrusted[at]:
            at += 1 + untrusted[at]
        at += 1
    return at


def _colours(flags: bytes) -> int:
    """Give the length of the table of colours that these flags tell of."""
    return 3 << ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0


def _end_of_icon(untrusted: bytes) -> int:
    count = int.from_bytes(untrusted[4:6], "little")
    ends = [_ICO_HEAD + _ICO_ENTRY * count]
    for at in range(_ICO_HEAD, min(ends[0], len(untrusted)), _ICO_ENTRY):
        length, start = (int.from_bytes(untrusted[at + n : at + n + 4], "little") for n in (8, 12))
        ends.append(start + length)
    return max(ends)
