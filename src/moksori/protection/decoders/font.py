"""Decoder of fonts: their tables are known structure; names in them are read."""

from __future__ import annotations

from moksori.protection.decoders.channel import Sink
from moksori.protection.decoders.packed import gaps, has_packed, read_files_inside, unpacked
from moksori.protection.decoders.raw import read_strings

_NAMES = (
    "avar BASE CBDT CBLC CFF CFF2 cmap COLR CPAL cvar cvt DSIG EBDT EBLC EBSC fpgm fvar gasp GDEF"
    " glyf GPOS GSUB gvar hdmx head hhea hmtx HVAR JSTF kern loca LTSH MATH maxp MERG meta MVAR"
    " name OS/2 PCLT post prep sbix STAT SVG VDMX vhea vmtx VORG VVAR FFTM"
)
_TABLES = frozenset(f"{name:4}".encode("ascii") for name in _NAMES.split())
_PACKED = b"\x1f\x8b"
_PICTURES = frozenset({b"CBDT", b"sbix", b"EBDT"})


def read_font(untrusted: bytes, sink: Sink) -> None:
    """Read an OpenType or TrueType font."""
    count = int.from_bytes(untrusted[4:6], "big")
    known = [(0, 12 + 16 * count)]
    for entry in range(count):
        record = untrusted[12 + 16 * entry : 28 + 16 * entry]
        start, length = (int.from_bytes(record[at : at + 4], "big") for at in (8, 12))
        if record[:4] not in _TABLES or start + length > len(untrusted):
            sink.lost(length, "unknown_table")
            break
        if record[:4] == b"name":
            read_strings(untrusted[start : start + length], sink)
        _read_drawings(record[:4], untrusted[start : start + length], sink)
        known.append((start, start + length))
    rest = gaps(known, untrusted)
    if not count or rest:
        sink.lost(max(len(rest), 1), "between_tables")
    read_strings(untrusted, sink)


def _read_drawings(name: bytes, table: bytes, sink: Sink) -> None:
    """Refuse letters that are packed drawings; those that are pictures have to be attested."""
    if (name == b"SVG " and _PACKED in table) or has_packed(table):
        sink.lost(len(table), "packed_table")
    elif name in _PICTURES:
        sink.opaque(table, "pixels")


def read_woff(untrusted: bytes, sink: Sink) -> None:
    """Read a WOFF font: its tables and its blocks of metadata are deflated one by one."""
    count = int.from_bytes(untrusted[12:14], "big")
    known = [(0, 44 + 20 * count)]
    read_strings(untrusted[: 44 + 20 * count], sink)
    for entry in range(count):
        record = untrusted[44 + 20 * entry : 64 + 20 * entry]
        start, packed, plain = (int.from_bytes(record[at : at + 4], "big") for at in (4, 8, 12))
        body = untrusted[start : start + packed]
        if record[:4] not in _TABLES or len(body) < packed:
            sink.lost(packed, "unknown_table")
            break
        table = unpacked(body, sink, plain) if packed < plain else body
        read_strings(table, sink)
        _read_drawings(record[:4], table, sink)
        known.append((start, start + packed))
    known.extend(_read_blocks(untrusted, sink))
    rest = gaps(known, untrusted)
    if not count or rest:
        sink.lost(max(len(rest), 1), "between_tables")
        read_strings(rest, sink)


def _read_blocks(untrusted: bytes, sink: Sink) -> tuple[tuple[int, int], tuple[int, int]]:
    """Read the metadata and the private block of a WOFF font; give where they stand."""
    start, packed = (int.from_bytes(untrusted[at : at + 4], "big") for at in (24, 28))
    if packed:
        read_strings(unpacked(untrusted[start : start + packed], sink), sink)
    private, length = (int.from_bytes(untrusted[at : at + 4], "big") for at in (36, 40))
    read_strings(untrusted[private : private + length], sink)
    return (start, start + packed), (private, private + length)


def read_woff2(untrusted: bytes, sink: Sink) -> None:
    """Read a WOFF2 font: it is packed in a way that is not opened here, so it must be attested."""
    sink.opaque(untrusted, "packed_font")
    read_strings(untrusted, sink)
    read_files_inside(untrusted, sink)
    if int.from_bytes(untrusted[8:12], "big") != len(untrusted):
        sink.lost(len(untrusted), "after_the_end")
