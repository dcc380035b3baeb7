"""Decoders of plain text: notes, tables, style sheets, scripts, subtitles, values of JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any
from urllib.parse import unquote_to_bytes

from moksori.protection.decoders.channel import Kind, Sink
from moksori.protection.decoders.packed import has_packed
from moksori.protection.decoders.raw import WIDE_MARKS, as_text, read_narrow, read_strings

_TIMING = re.compile(
    r"^WEBVTT.*$|^(?:\d{1,7}\r?\n)?[\d:.,]{4,20}[ \t]+-->[ \t]+[\d:.,]{4,20}.*$", re.MULTILINE
)
_CUE_TAG = re.compile(r"<[^<>\n]{0,200}>")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_DATA_ADDRESS = re.compile(
    r"data:([A-Za-z0-9.+/;=\"' _-]{0,200}?)(;base64)?,([A-Za-z0-9+/=_%.~!$&*:@?\\#;,-]*)",
    re.IGNORECASE,
)
_SEPARATORS = (",", ";", "\t", "|")


def read_text(untrusted: bytes, sink: Sink) -> None:
    """Read plain text; what is written as values of JSON is read as these too."""
    text = source_of(untrusted, sink, Kind.TEXT)
    if text is None:
        return
    read_data_addresses(text, sink)
    if text.lstrip().startswith(("{", "[")) and _values(text) is not None:
        sink.part("values.json", untrusted)


def read_subtitles(untrusted: bytes, sink: Sink) -> None:
    """Read SRT or WebVTT: the cues one after the other, so that words cut in two are found."""
    text = source_of(untrusted, sink)
    if text is not None:
        cues = _CUE_TAG.sub("", _TIMING.sub("", text))
        sink.text(Kind.TEXT, cues)
        sink.text(Kind.MARKUP, _CUE_TAG.sub("", "\n".join(_TIMING.findall(text))))
        sink.text(Kind.JOINED, "".join(cues.splitlines()))


def read_table(untrusted: bytes, sink: Sink) -> None:
    """Read CSV or TSV: as it stands, and cell after cell."""
    text = source_of(untrusted, sink)
    if text is None:
        return
    first = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    sink.text(Kind.TEXT, "\n".join(" ".join(row) for row in rows))


def read_style(untrusted: bytes, sink: Sink) -> None:
    """Read a style sheet."""
    text = source_of(untrusted, sink)
    if text is not None:
        style(text, sink)


def style(text: str, sink: Sink) -> None:
    """Take in the text of a style sheet: its comments, the rest, what its addresses hold."""
    sink.text(Kind.COMMENT, "\n".join(_COMMENT.findall(text)))
    sink.text(Kind.STYLE, _COMMENT.sub("", text))
    read_data_addresses(text, sink)


def read_script(untrusted: bytes, sink: Sink) -> None:
    """Read a script: everything in it counts."""
    text = source_of(untrusted, sink)
    if text is not None:
        sink.text(Kind.SCRIPT, text)
        read_data_addresses(text, sink)


def json_text(text: str, sink: Sink) -> list[str]:
    """Take in the text of a JSON value, and give it: all keys and all strings, in their order."""
    values = _values(text)
    if values is None:
        sink.lost(len(text), "damaged")
        return []
    strings: list[str] = []
    numbers: list[str] = []
    waiting: list[Any] = list(reversed(values))
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            strings.append(value)
        elif isinstance(value, dict):
            waiting.extend(part for pair in reversed(value.items()) for part in reversed(pair))
        elif isinstance(value, list):
            waiting.extend(reversed(value))
        elif value is not None:
            numbers.append(str(value))
    sink.text(Kind.TEXT, "\n".join(strings))
    sink.text(Kind.MARKUP, "\n".join(numbers))
    read_data_addresses("\n".join(strings), sink)
    return strings


def read_data_addresses(text: str, sink: Sink) -> None:
    """Read the files that stand inside of a text as `data:` addresses."""
    for hit in _DATA_ADDRESS.finditer(text):
        media, packed, body = hit.groups()
        if not body or not (packed or media):
            continue
        untrusted = unquote_to_bytes(body)
        if packed:
            untrusted = _unpacked(untrusted)
        sink.part(_name_of(media), untrusted)


def source_of(untrusted: bytes, sink: Sink, kind: Kind = Kind.SOURCE) -> str | None:
    """Take in the text of a file as it stands; bytes that are no text are lost."""
    text = as_text(untrusted)
    if text is None:
        sink.lost(len(untrusted), "not_text")
        read_strings(untrusted, sink)
        return None
    sink.text(kind, text)
    read_narrow(untrusted, sink)
    if untrusted.startswith(WIDE_MARKS) and has_packed(untrusted, gzip_only=False):
        sink.lost(len(untrusted), "file_inside")
    return text


def _values(text: str) -> list[Any] | None:
    """Read a JSON value with doubled keys kept, or one value a line."""
    try:
        return [json.loads(text, object_pairs_hook=_pairs)]
    except (ValueError, RecursionError):
        pass
    try:
        return [json.loads(line, object_pairs_hook=_pairs) for line in text.splitlines() if line]
    except (ValueError, RecursionError):
        return None


def _pairs(pairs: list[tuple[str, Any]]) -> list[Any]:
    return [part for pair in pairs for part in pair]


def _unpacked(body: bytes) -> bytes:
    import base64

    packed = re.sub(rb"[^A-Za-z0-9+/]", b"", body.translate(bytes.maketrans(b"-_", b"+/")))
    packed = packed[: len(packed) - 1] if len(packed) % 4 == 1 else packed
    return base64.b64decode(packed + b"=" * (-len(packed) % 4))


def _name_of(media: str) -> str:
    """Name a part after its media type, so that it is read as what it says it is."""
    subtype = media.split(";")[0].strip().lower().rpartition("/")[2]
    return f"data.{subtype.partition('+')[0] or 'txt'}"
