"""Packed bytes: unfolded with a bound, and told when they do not come out whole."""

from __future__ import annotations

import contextlib
import re
import zlib

from moksori.protection.decoders.channel import Sink
from moksori.protection.decoders.raw import read_strings

ZLIB, PLAIN = zlib.MAX_WBITS, -zlib.MAX_WBITS
"""Deflated with a header and a checksum (PNG, PDF, WOFF, ID3), and without (ZIP)."""
_MOST_UNFOLDED = 16_000_000
_GZIP = re.compile(rb"\x1f\x8b\x08")
_GZIP_OR_ZLIB = re.compile(rb"\x1f\x8b\x08|x[\x01\x5e\x9c\xda]")
_TELLING = 65_536
_PNG, _PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND"
_FILES = (b"PK\x03\x04", b"%PDF-", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\xfd7zXZ\x00")


def inflated(packed: bytes, sink: Sink) -> bytes:
    """Unfold what may be deflated bytes as far as they go; nothing where they are none."""
    engine = zlib.decompressobj()
    try:
        plain = engine.decompress(packed, _MOST_UNFOLDED)
    except zlib.error:
        return b""
    sink.spend(len(plain))
    if engine.unconsumed_tail:
        sink.lost(len(engine.unconsumed_tail), "too_much")
    return plain


def read_files_inside(untrusted: bytes, sink: Sink, *, deflates: bool = False) -> None:
    """Read the pictures in a picture, sound or font that passes attested; refuse other files in it.

    Strings of it are read elsewhere: this is about what is packed and says nothing as it stands.

    Args:
        untrusted: The whole file.
        sink: Where its pictures go.
        deflates: Whether a file of this make may itself hold deflated bytes, as TIFF does.
    """
    rest, at = [], 0
    while (start := untrusted.find(_PNG, max(at, 1))) > 0:
        end = untrusted.find(_PNG_END, start)
        end = len(untrusted) if end < 0 else end + len(_PNG_END) + 4
        sink.part("picture.png", untrusted[start:end])
        rest.append(untrusted[at:start])
        at = end
    beside = b"".join((*rest, untrusted[at:])) if rest else untrusted
    if any(beside.find(first, 1) > 0 for first in _FILES) or has_packed(beside, deflates):
        sink.lost(len(untrusted), "file_inside")


def has_packed(untrusted: bytes, gzip_only: bool = True) -> bool:
    """Say whether something packed by itself stands in these bytes: the first two alone may err."""
    view = memoryview(untrusted)
    for found in (_GZIP if gzip_only else _GZIP_OR_ZLIB).finditer(untrusted):
        engine = zlib.decompressobj(zlib.MAX_WBITS | 32)
        with contextlib.suppress(zlib.error):
            if engine.decompress(view[found.start() :], _TELLING) and (gzip_only or engine.eof):
                return True
    return False


def gaps(stretches: list[tuple[int, int]], untrusted: bytes) -> bytes:
    """Give the bytes that none of these stretches covers, but the zeros that fill up to four."""
    kept, at = [], 0
    for start, end in sorted(stretches):
        kept.append(untrusted[at:start])
        at = max(at, (end + 3) // 4 * 4)
    return b"\n".join(one for one in (*kept, untrusted[at:]) if one.strip(b"\x00"))


def unpacked(packed: bytes, sink: Sink, most: int = _MOST_UNFOLDED, way: int = ZLIB) -> bytes:
    """Unfold what is said to be deflated bytes; what does not come out whole is lost.

    Args:
        packed: The whole stream, which may end in blanks and zeros that fill it up.
        sink: Told of what is damaged, too large, or stands behind the end.
        most: How many bytes it may unfold to.
        way: `ZLIB` or `PLAIN`.
    """
    engine = zlib.decompressobj(way)
    try:
        plain = engine.decompress(packed, max(most, 1))
    except zlib.error:
        sink.lost(len(packed), "packed_stream")
        return b""
    sink.spend(len(plain))
    if not engine.eof:
        sink.lost(len(packed), "too_much" if engine.unconsumed_tail else "cut_short")
    elif engine.unused_data.strip(b"\x00\r\n "):
        sink.lost(len(engine.unused_data), "after_the_end")
        read_strings(engine.unused_data, sink)
    return plain
