"""Decoder of PDF: every object, every stream, every earlier revision, and the text of the pages."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from moksori.protection.decoders.channel import Kind, Sink
from moksori.protection.decoders.packed import has_packed, inflated, unpacked
from moksori.protection.decoders.pdf_streams import is_structure, structural
from moksori.protection.decoders.pdf_text import read_pages
from moksori.protection.decoders.raw import is_plain, read_strings

_REVISION_END = re.compile(rb"%%EOF")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_PICTURE_FILTERS = frozenset(
    {"/DCTDecode", "/DCT", "/JPXDecode", "/CCITTFaxDecode", "/CCF", "/JBIG2Decode"}
)
_DEFLATED = frozenset({"/FlateDecode", "/Fl"})
_FORMED = frozenset({"/DecodeParms", "/DP"})
"""Keys of a stream that say that its bytes were rearranged before they were packed."""
_PARTS = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"ID3", b"<?xml", b"<x:xmpmeta")
_CHECKSUMS = frozenset({"/ID", "/CheckSum"})
_DIGEST = 16
_JPEG = b"\xff\xd8\xff"
_STAMP = re.compile(
    r"D:(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)(\d\d))?(?:(Z)|([+-])(\d\d)'?(\d\d)?'?)?"
)


def read_pdf(untrusted: bytes, sink: Sink) -> None:
    """Read a PDF with all its revisions; an encrypted or damaged one is unread."""
    revisions = [end.end() for end in _REVISION_END.finditer(untrusted)]
    if not revisions or len(untrusted) - revisions[-1] > len("\r\n"):
        sink.lost(len(untrusted) - (revisions or [0])[-1], "after_the_end")
    with pikepdf.open(io.BytesIO(untrusted), suppress_warnings=True) as pdf:
        if pdf.is_encrypted:
            sink.lost(len(untrusted), "encrypted")
        _read_objects(pdf, sink)
        if pdf.get_warnings():
            sink.lost(len(untrusted), "damaged")
        read_pages(pdf, untrusted, sink)
    for end in revisions[:-1]:
        _read_revision(untrusted[:end], sink)
    _read_outside(untrusted, sink)


def _read_revision(untrusted: bytes, sink: Sink) -> None:
    """Read an earlier state of the file; what is none is read by its streams all the same."""
    try:
        with pikepdf.open(io.BytesIO(untrusted), suppress_warnings=True) as pdf:
            _read_objects(pdf, sink)
    except pikepdf.PdfError:
        read_strings(untrusted, sink)


def _read_objects(pdf: pikepdf.Pdf, sink: Sink) -> None:
    strings: dict[Kind, list[str]] = {Kind.METADATA: [], Kind.MARKUP: [], Kind.SOURCE: []}
    owned = structural(pdf)
    for held in pdf.objects:
        for kind, text in _strings(held):
            strings[kind].append(_readable_stamp(text))
        if isinstance(held, pikepdf.Stream):
            _read_stream(held, is_structure(held, owned), sink)
    for kind, texts in strings.items():
        sink.text(kind, "\n".join(texts))


def _strings(top: Any) -> Iterator[tuple[Kind, str]]:
    """Give all strings and names of one object, without going on to the objects it points at."""
    waiting = [top]
    while waiting:
        held = waiting.pop()
        if isinstance(held, pikepdf.Stream | pikepdf.Dictionary):
            for key, value in held.items():
                yield Kind.MARKUP, str(key)
                if key in _CHECKSUMS and _is_checksum(value):
                    yield from ((Kind.MARKUP, text) for _, text in _strings_of(value))
                    continue
                waiting.extend(() if _points_away(value) else (value,))
        elif isinstance(held, pikepdf.Array):
            waiting.extend(value for value in held if not _points_away(value))
        elif isinstance(held, pikepdf.Name):
            yield Kind.MARKUP, str(held)
        elif isinstance(held, pikepdf.String):
            yield from _readings(held)


def _strings_of(held: Any) -> Iterator[tuple[Kind, str]]:
    parts: list[Any] = list(held) if isinstance(held, pikepdf.Array) else [held]
    for one in parts:
        yield from _readings(one)


def _is_checksum(held: Any) -> bool:
    """Say whether this holds nothing but checksums: their bytes read like sums of money at times.

    Names are looked for in them all the same.
    """
    parts = list(held) if isinstance(held, pikepdf.Array) else [held]
    return bool(parts) and all(
        isinstance(one, pikepdf.String) and len(bytes(one)) == _DIGEST and not bytes(one).isascii()
        for one in parts
    )


def _points_away(value: Any) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect


def _readings(held: pikepdf.String) -> Iterator[tuple[Kind, str]]:
    """Give a string as PDF readers show it, and for the matcher in every other way of reading."""
    shown = str(held)
    yield Kind.METADATA, shown
    untrusted = bytes(held)
    if not untrusted.isascii():
        for encoding in ("utf-8", "utf-16-be", "cp949"):
            other = untrusted.decode(encoding, "ignore")
            if other != shown:
                yield Kind.SOURCE, other


def _readable_stamp(text: str) -> str:
    """Write a time stamp of a PDF as a date that the rules can read."""
    stamp = _STAMP.fullmatch(text)
    if stamp is None:
        return text
    year, month, day, hour, minute, second, zulu, sign, hours, minutes = stamp.groups()
    zone = "Z" if zulu or not sign or hours == "00" else f"{sign}{hours}:{minutes or '00'}"
    clock = f"{hour or '00'}:{minute or '00'}:{second or '00'}"
    return f"{year}-{month or '01'}-{day or '01'}T{clock}{zone}"


def _read_stream(held: pikepdf.Stream, known: bool, sink: Sink) -> None:
    filters = _filters(held)
    is_picture = held.get("/Subtype") == "/Image"
    if filters and filters[-1] in _PICTURE_FILTERS:
        untrusted = held.read_raw_bytes()
        if filters in (["/DCTDecode"], ["/DCT"]):
            sink.part("picture.jpg", untrusted)
        elif sink.is_new(untrusted):
            sink.opaque(untrusted, "pixels")
            read_strings(untrusted, sink)
        return
    plain = _plain_of(held, filters, sink)
    if held.get("/Type") == "/XRef":
        return
    if plain is not None and is_picture:
        sink.opaque(plain, "pixels")
        read_strings(plain, sink)
    elif plain is not None:
        _read_body(held, plain, known, sink)


def _plain_of(held: pikepdf.Stream, filters: list[str], sink: Sink) -> bytes | None:
    """Unpack a stream; one that does not come out whole is lost, whatever readers show of it."""
    raw = held.read_raw_bytes()
    if filters and filters[0] in _DEFLATED:
        lost = len(sink.unread)
        plain = unpacked(raw, sink, sink.limits.characters)
        if len(sink.unread) == lost and len(filters) == 1 and not _FORMED.intersection(held.keys()):
            return plain
    try:
        plain = held.read_bytes()
    except pikepdf.PdfError:
        sink.lost(len(raw), "packed_stream")
        return None
    sink.spend(len(plain))
    return plain


def _filters(held: pikepdf.Stream) -> list[str]:
    given = held.get("/Filter")
    if given is None:
        return []
    return [str(name) for name in given] if isinstance(given, pikepdf.Array) else [str(given)]


def _read_body(held: pikepdf.Stream, untrusted: bytes, known: bool, sink: Sink) -> None:
    """Read the content of a stream: a file of its own, XML, or strings."""
    kind = held.get("/Type")
    if kind == "/EmbeddedFile":
        sink.part("attachment", untrusted)
    elif kind == "/Metadata":
        sink.part("metadata.xmp", untrusted.strip())
    elif untrusted.startswith(_PARTS):
        sink.part("stream", untrusted)
    elif sink.is_new(untrusted):
        if not known and not is_plain(untrusted):
            sink.lost(len(untrusted), "unknown_stream")
        read_strings(untrusted, sink)


def _read_outside(untrusted: bytes, sink: Sink) -> None:
    """Read what no object of the file owns: remarks, orphaned objects and orphaned streams."""
    rest = _STREAM.sub(b"\n", untrusted)
    read_strings(rest, sink)
    if has_packed(rest, gzip_only=False):
        sink.lost(len(rest), "packed_stream")
    for stream in _STREAM.finditer(untrusted):
        packed = stream[1]
        if packed.startswith(_JPEG):
            # Most were read already, and are not read twice; the list of objects may pass one by.
            sink.part("picture.jpg", packed)
            continue
        body = inflated(packed, sink) or packed
        if sink.is_new(body):
            read_strings(body, sink)
