"""Packed streams, found by their first bytes wherever they stand: no decoder says where to look."""

import struct
import zlib

GZIP, MEMBER = b"\x1f\x8b\x08", b"PK\x03\x04"
ONE_PIECE = (b"ID3", b"\xff\xfb", b"\xff\xf3", b"OggS", b"fLaC", b"GIF8", b"BM", b"II*", b"MM\x00*",
             b"\x00\x00\x01\x00", b"wOF2")  # fmt: skip
SHORTEST = 12
MOST = 64
MOST_UNFOLDED = 1_000_000


def streams_in(data):
    """Give where zlib, gzip and ZIP streams begin and end, and what tells whether one is whole."""
    hidden = hidden_in(data)
    for start, ways in starts(data):
        plain, used, whole = unpacked(data[start:], ways)
        if whole and used >= SHORTEST and plain and not any(a <= start < b for a, b in hidden):
            yield start, start + used, ways


def starts(data):
    """Give the places where a packed stream may begin, and how to open it."""
    for at in range(len(data) - 2):
        two = data[at] << 8 | data[at + 1]
        if (
            data[at] & 0x0F == 8
            and data[at] >> 4 <= 7
            and two % 31 == 0
            and not data[at + 1] & 0x20
        ):
            yield at, zlib.MAX_WBITS
        elif data[at : at + 3] == GZIP:
            yield at, zlib.MAX_WBITS | 16
        elif data[at : at + 4] == MEMBER and len(data) >= at + 30:
            method, names, extra = struct.unpack("<H", data[at + 8 : at + 10]) + struct.unpack(
                "<HH", data[at + 26 : at + 30]
            )
            if method == 8:
                yield at + 30 + names + extra, -zlib.MAX_WBITS


def unpacked(packed, ways):
    """Open a stream as far as it goes: what came out, how much went in, whether it is whole."""
    engine = zlib.decompressobj(ways)
    plain = []
    for at in range(0, len(packed), 16):
        try:
            plain.append(engine.decompress(packed[at : at + 16], MOST_UNFOLDED))
        except zlib.error:
            return b"".join(plain), at, False
        if engine.eof or sum(map(len, plain)) > MOST_UNFOLDED:
            break
    used = min(len(packed), at + 16) - len(engine.unused_data) if packed else 0
    return b"".join(plain), used, engine.eof


def contents_of(data):
    """Give what every packed stream says as far as it can be opened, broken ones too.

    In the pixels and samples of makes that are attested as one piece only whole streams count.
    """
    one_piece = data.startswith(ONE_PIECE) or data[4:8] == b"ftyp"
    given = 0
    for start, ways in starts(data):
        plain, _, whole = unpacked(data[start:], ways)
        if len(plain) >= SHORTEST // 2 and (whole or not one_piece):
            yield plain
            given += 1
        if given >= MOST:
            return


def hidden_in(data):
    """Give where pixels and samples stand in a picture or sound: a person attests them."""
    if data.startswith(b"\x89PNG"):
        return tuple(_chunks(data, 8, "big", (b"IDAT", b"fdAT", b"PLTE", b"tRNS", b"hIST")))
    if data.startswith(b"RIFF"):
        return tuple(_chunks(data, 12, "little", (b"data",)))
    if data.startswith(b"\xff\xd8"):
        return tuple(_scans(data))
    return ()


def _chunks(data, at, order, names):
    little = order == "little"
    while at + 8 <= len(data):
        first, second = data[at : at + 4], data[at + 4 : at + 8]
        name, length = (first, second) if little else (second, first)
        size = int.from_bytes(length, order)
        if name in names:
            yield at, at + 8 + size
        at += 8 + size + (size % 2 if little else 4)


def _scans(data):
    """From each start of a scan to the next marker that is none of the scan's own."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF or marker == 0x01 or 0xD0 <= marker <= 0xD8:
            at += 1 if marker == 0xFF else 2
            continue
        if marker == 0xD9:
            return
        at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
        if marker == 0xDA:
            start = at
            while 0 <= (at := data.find(b"\xff", at)) < len(data) - 1 and (
                data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7
            ):
                at += 2
            at = len(data) if at < 0 else at
            yield start, at
