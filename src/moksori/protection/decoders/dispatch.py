"""Which decoder reads a file: told by its first bytes, and for text by its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from moksori.protection.decoders.archive import read_zip
from moksori.protection.decoders.channel import (
    LIMITS,
    Channel,
    Kind,
    Limits,
    Sink,
    TooMuchError,
    Unread,
)
from moksori.protection.decoders.font import read_font, read_woff, read_woff2
from moksori.protection.decoders.html import read_html, read_json, read_marked_text
from moksori.protection.decoders.image import read_jpeg, read_picture, read_png
from moksori.protection.decoders.mail import read_mail
from moksori.protection.decoders.pdf import read_pdf
from moksori.protection.decoders.plain import (
    read_script,
    read_style,
    read_subtitles,
    read_table,
    read_text,
)
from moksori.protection.decoders.raw import as_text, read_strings
from moksori.protection.decoders.sound import read_mp3, read_sound, read_wave
from moksori.protection.decoders.xml import read_xml

Decoder = Callable[[bytes, Sink], None]

BY_FIRST_BYTES: tuple[tuple[bytes, Decoder], ...] = (
    (b"%PDF-", read_pdf),
    (b"PK\x03\x04", read_zip),
    (b"PK\x05\x06", read_zip),
    (b"\x89PNG\r\n\x1a\n", read_png),
    (b"\xff\xd8\xff", read_jpeg),
    (b"GIF8", read_picture),
    (b"BM", read_picture),
    (b"II*\x00", read_picture),
    (b"MM\x00*", read_picture),
    (b"\x00\x00\x01\x00", read_picture),
    (b"ID3", read_mp3),
    (b"\xff\xfb", read_mp3),
    (b"\xff\xf3", read_mp3),
    (b"OggS", read_sound),
    (b"fLaC", read_sound),
    (b"OTTO", read_font),
    (b"\x00\x01\x00\x00", read_font),
    (b"true", read_font),
    (b"wOFF", read_woff),
    (b"wOF2", read_woff2),
)

_XML_ENDINGS = "xml atom rss svg opf ncx rels xmp rdf xsl tei opml kml smil ttml fodt"
BY_ENDING: dict[str, Decoder] = {
    **dict.fromkeys(("html", "htm", "xhtml"), read_html),
    **dict.fromkeys(_XML_ENDINGS.split(), read_xml),
    **dict.fromkeys(("json", "jsonl", "ndjson", "jsonld", "webmanifest", "geojson"), read_json),
    **dict.fromkeys(("csv", "tsv", "tab"), read_table),
    **dict.fromkeys(("srt", "vtt"), read_subtitles),
    **dict.fromkeys(("js", "mjs", "javascript", "ecmascript"), read_script),
    **dict.fromkeys(("txt", "text", "log", "yaml", "yml"), read_text),
    **dict.fromkeys(("md", "markdown"), read_marked_text),
    "css": read_style,
    **dict.fromkeys(("eml", "rfc822"), read_mail),
}

_BINARY_ENDINGS_WORDS = (
    "pdf zip docx odt xlsx ods odp pptx epub png jpg jpeg gif webp tif tiff bmp ico wav mp3 ogg"
    " opus flac m4a mp4 woff woff2 otf ttf"
)
_BINARY_ENDINGS = frozenset(_BINARY_ENDINGS_WORDS.split())
_RICH_TEXT = "{\\rt"
_HEADER = re.compile(r"[A-Za-z][A-Za-z-]{0,60}:[ \t]")
_LETTER = "\ncontent-transfer-encoding:"
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_XML = re.compile(r"\s*(?:<\?xml\b|<!--|<[A-Za-z][\w.-]*(?::[\w.-]+)?[\s/>])")


@dataclass(frozen=True, slots=True)
class Decoded:
    """All the text of one file, and what could not be read."""

    channels: tuple[Channel, ...]
    unread: tuple[Unread, ...]


def decode(
    name: str,
    untrusted: bytes,
    attested: frozenset[str] = frozenset(),
    limits: Limits = LIMITS,
) -> Decoded:
    """Take a file apart into all the text it carries; what cannot be read is said, never skipped.

    Args:
        name: Its name; of text, the ending says what it is.
        untrusted: Its bytes.
        attested: SHA-256 of pictures, sounds and packed fonts that a person looked at and allowed.
        limits: How much it may unfold to.
    """
    sink = Sink(_open, attested, limits)
    try:
        sink.spend(len(untrusted))
        _open(name, untrusted, sink)
    except TooMuchError:
        sink.lost(len(untrusted), "too_much")
    return Decoded(tuple(sink.channels), tuple(sink.unread))


def _open(name: str, untrusted: bytes, sink: Sink) -> None:
    """Read one file or part; a decoder that fails has not read it."""
    if not untrusted:
        return
    decoder = _decoder_for(name, untrusted)
    try:
        decoder(untrusted, sink)
    except TooMuchError:
        raise
    except Exception:  # noqa: BLE001 - whatever a broken file does to a parser, it was not read
        sink.lost(len(untrusted), "damaged")
        read_strings(untrusted, sink)


def _decoder_for(name: str, untrusted: bytes) -> Decoder:
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if untrusted.startswith(b"RIFF"):
        return read_wave if untrusted[8:12] == b"WAVE" else read_picture
    if untrusted[4:8] == b"ftyp":
        return read_sound
    text = as_text(untrusted)
    if text is None or ending in _BINARY_ENDINGS or untrusted.startswith(b"%PDF-"):
        for first, decoder in BY_FIRST_BYTES:
            if untrusted.startswith(first):
                return decoder
        return _read_unknown
    if ending == "rtf" or text.lstrip().startswith(_RICH_TEXT):
        return _read_unknown  # what it says depends on code pages, fonts and hidden groups
    return BY_ENDING.get(ending) or _by_look(text)


def _by_look(text: str) -> Decoder:
    """Tell what a text without a telling name is: a page, XML or words."""
    if _HTML.match(text):
        return read_html
    if _XML.match(text):
        return _read_markup
    return read_mail if _HEADER.match(text) and _LETTER in text.lower() else read_marked_text


def _read_markup(untrusted: bytes, sink: Sink) -> None:
    """Read what looks like XML, and where it is none, as a piece of a page."""
    before = len(sink.channels)
    try:
        read_xml(untrusted, sink)
    except SyntaxError:
        del sink.channels[before:]
        read_html(untrusted, sink)


def _read_unknown(untrusted: bytes, sink: Sink) -> None:
    """Read the strings of bytes of unknown make; as a whole they are unread."""
    sink.lost(len(untrusted), "unknown_format")
    read_strings(untrusted, sink)


__all__ = ["BY_ENDING", "BY_FIRST_BYTES", "Decoded", "Kind", "decode"]
