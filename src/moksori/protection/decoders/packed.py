"""Packed bytes: unfolded with a bound, and told when they do not come out whole."""

from __future__ import annotations

import zlib

from moksori.protection.decoders.channel import Sink
from moksori.protection.decoders.raw import read_strings

ZLIB, PLAIN = zlib.MAX_WBITS, -zlib.MAX_WBITS
"""Deflated with a header and a checksum (PNG, PDF, WOFF, ID3), and without (ZIP)."""
_MOST_UNFOLDED = 16_000_000


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
