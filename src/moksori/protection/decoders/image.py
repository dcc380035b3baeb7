"""Decoder of pictures: everything in them that is not pixels, down to the last byte.

Pixels pass only on a person's attestation of these very bytes.
"""

from __future__ import annotations

import re
import zlib

from moksori.protection.decoders.channel import Sink
from moksori.protection.decoders.makes import end_of_picture, is_of_pixels, may_deflate
from moksori.protection.decoders.packed import inflated, read_files_inside, unpacked
from moksori.protection.decoders.raw import as_text, read_strings
from moksori.protection.decoders.tags import exif_fields, guessed, iptc_fields, read_words

_PNG_PIXELS = frozenset(b"IDAT fdAT PLTE tRNS hIST".split())
_PNG_LONGEST = {
    b"IHDR": 13, b"IEND": 0, b"cHRM": 32, b"gAMA": 4, b"sRGB": 1, b"sBIT": 4, b"bKGD": 6,
    b"pHYs": 9, b"tIME": 7, b"acTL": 8, b"fcTL": 26, b"cICP": 4,
}  # fmt: skip
"""Chunks that hold numbers only, and how many bytes of them there can be."""
_PNG_TEXT = frozenset({b"tEXt", b"zTXt", b"iTXt", b"iCCP", b"eXIf"})
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_REMARK = 0xFE
_XMP = b"http://ns.adobe.com/xap/1.0/\x00"


def read_png(untrusted: bytes, sink: Sink) -> None:
    """Read a PNG chunk by chunk."""
    sink.opaque(untrusted, "pixels")
    at, name = 8, b""
    while at + 12 <= len(untrusted) and name != b"IEND":
        length = int.from_bytes(untrusted[at : at + 4], "big")
        name = untrusted[at + 4 : at + 8]
        body = untrusted[at + 8 : at + 8 + length]
        if len(body) < length:
            break
        checksum = untrusted[at + 8 + length : at + 12 + length]
        at += 12 + length
        if zlib.crc32(name + body).to_bytes(4, "big") != checksum:
            sink.lost(length, "damaged")
            read_strings(body + checksum, sink)
        if name in _PNG_TEXT:
            _read_chunk(name, body, sink)
        elif name not in _PNG_PIXELS:
            if length > _PNG_LONGEST.get(name, -1):
                sink.lost(length, "unknown_chunk")
            read_strings(name + b"\n" + body, sink)
    _read_rest(untrusted[at:], sink)


def _read_chunk(name: bytes, body: bytes, sink: Sink) -> None:
    """Read a chunk of words; what it holds instead of words is lost."""
    read_strings(body, sink)
    keyword, _, said = body.partition(b"\x00")
    if name == b"eXIf":
        read_words(exif_fields(body), sink)
        if not body.startswith((b"II*\x00", b"MM\x00*")):
            sink.lost(len(body), "not_text")
        return
    if name == b"iTXt":
        is_packed, (language, _, rest) = said[:1], said[2:].partition(b"\x00")
        translated, _, said = rest.partition(b"\x00")
        keyword += b"\n" + language + b"\n" + translated
        said = said if is_packed == b"\x00" else unpacked(said, sink)
        if as_text(said) is None:
            sink.lost(len(body), "not_text")
    elif name in (b"zTXt", b"iCCP"):
        said = unpacked(said[1:], sink)
        read_strings(said, sink)
    if name != b"iCCP":
        if _CONTROL.search(keyword + said):
            sink.lost(len(body), "not_text")
        read_words(map(guessed, (keyword, said)), sink)


def read_jpeg(untrusted: bytes, sink: Sink) -> None:
    """Read a JPEG segment by segment, and what follows its end."""
    sink.opaque(untrusted, "pixels")
    at = 2
    while at + 4 <= len(untrusted) and untrusted[at] == 0xFF:
        marker = untrusted[at + 1]
        if marker in (0xFF, 0x01) or 0xD0 <= marker <= 0xD8:
            at += 1 if marker == 0xFF else 2
            continue
        if marker == 0xD9:
            break
        length = int.from_bytes(untrusted[at + 2 : at + 4], "big")
        body = untrusted[at + 4 : at + 2 + length]
        at += 2 + max(length, 2)
        if marker >= 0xE0:
            _read_segment(marker, body, sink)
        else:
            if not is_of_pixels(marker, body):
                sink.lost(length, "unknown_segment")
            read_strings(body, sink)
        if marker == 0xDA:
            at = _end_of_scan(untrusted, at)
    ended = untrusted[at : at + 2] == b"\xff\xd9"
    if not ended:
        sink.lost(len(untrusted) - min(at, len(untrusted)), "cut_short")
    _read_rest(untrusted[at + 2 :] if ended else untrusted[at:], sink)


def _read_segment(marker: int, body: bytes, sink: Sink) -> None:
    """Read what a segment says: EXIF, XMP, IPTC, a remark; and its bytes whatever it is."""
    read_strings(body, sink)
    if marker == _REMARK:
        read_words(iter((guessed(body),)), sink)
    elif body.startswith(b"Exif\x00\x00"):
        read_words(exif_fields(body), sink)
    elif body.startswith(b"Photoshop 3.0\x00"):
        read_words(iptc_fields(body), sink)
    elif body.startswith(_XMP):
        sink.part("metadata.xmp", body[len(_XMP) :].strip(b"\x00 \r\n"))


def _end_of_scan(untrusted: bytes, at: int) -> int:
    """Find the next marker after entropy-coded data."""
    while True:
        at = untrusted.find(b"\xff", at)
        if at < 0 or at + 1 >= len(untrusted):
            return len(untrusted)
        if untrusted[at + 1] == 0x00 or 0xD0 <= untrusted[at + 1] <= 0xD7:
            at += 2
            continue
        return at


def read_picture(untrusted: bytes, sink: Sink) -> None:
    """Read a picture of another make: the strings in it; the rest passes attested or not at all."""
    sink.opaque(untrusted, "pixels")
    read_strings(untrusted, sink)
    read_words(exif_fields(untrusted), sink)
    read_files_inside(untrusted, sink, deflates=may_deflate(untrusted))
    end = end_of_picture(untrusted)
    if untrusted[end:].strip(b"\x00"):
        sink.lost(len(untrusted) - end, "after_the_end")


def _read_rest(rest: bytes, sink: Sink) -> None:
    """Read what follows the end of a picture: nothing should, but zeros that fill it up."""
    if rest.strip(b"\x00"):
        sink.lost(len(rest), "after_the_end")
        read_strings(rest, sink)
        read_strings(inflated(rest, sink), sink)
