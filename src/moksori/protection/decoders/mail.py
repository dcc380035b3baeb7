"""Decoder of e-mail: headers decoded, every part, what stands before and after the parts."""

from __future__ import annotations

import re
from email import policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.parser import BytesParser

from moksori.protection.decoders.channel import Kind, Sink
from moksori.protection.decoders.raw import as_text, read_strings

_ENDINGS = {
    "text/plain": "txt",
    "text/html": "html",
    "text/calendar": "txt",
    "message/rfc822": "eml",
    "message/delivery-status": "txt",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
_HEADER = re.compile(rb"^[!-9;-~]+:[^\n]*(?:\n[ \t][^\n]*)*", re.MULTILINE)
_SPECIAL = re.compile(rb'["<>()\[\];,@=]')
_LONGEST_HEADER, _MOST_STEPS = 32_768, 20_000_000
_STEPS_OF_EACH = 4_000
_WAYS = frozenset({"", "7bit", "8bit", "binary", "quoted-printable", "base64"})
_READ_HEADERS = frozenset(
    {"subject", "from", "to", "cc", "bcc", "reply-to", "sender", "date", "comments", "keywords"}
)


def read_mail(untrusted: bytes, sink: Sink) -> None:
    """Read a message with all its parts."""
    if _is_slow(untrusted):
        sink.lost(len(untrusted), "long_header")
        read_strings(untrusted, sink)
        return
    message = BytesParser(policy=policy.default).parsebytes(untrusted)
    if not message.keys():
        sink.lost(len(untrusted), "damaged")
    source = as_text(untrusted)
    if source is None:
        read_strings(untrusted, sink)
    else:
        sink.text(Kind.SOURCE, source)
    _read_message(message, sink)


def _is_slow(untrusted: bytes) -> bool:
    """Say whether headers, or what may be some, would take the library seconds to read.

    It goes back to the beginning at every quotation mark, bracket and separator.
    """
    steps = 0
    for header in _HEADER.finditer(untrusted):
        length = header.end() - header.start()
        if length > _LONGEST_HEADER:
            return True
        steps += _STEPS_OF_EACH + length * (1 + len(_SPECIAL.findall(header[0])))
    return steps > _MOST_STEPS


def _read_message(message: EmailMessage, sink: Sink) -> None:
    for part in message.walk():
        # Headers are decoded here: names in them are written in encoded words.
        for kind in (Kind.METADATA, Kind.MARKUP):
            lines = (f"{name}: {value}" for name, value in part.items() if _kind(name) is kind)
            sink.text(kind, "\n".join(lines))
            # The reader above puts blanks between encoded words of an address; nobody sees them.
            raw = ((name, value) for name, value in part.raw_items() if _kind(name) is kind)
            again = (f"{name}: {_decoded(value)}" for name, value in raw if "=?" in value)
            sink.text(kind, "\n".join(again))
        for around in (part.preamble, part.epilogue):
            sink.text(Kind.TEXT, around or "")
        if not part.is_multipart():
            _read_part(part, sink)


def _decoded(value: str) -> str:
    """Decode the encoded words of a header; those that stand beside each other are one."""
    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, UnicodeError):
        return ""  # the source itself is read too


def _kind(name: str) -> Kind:
    return Kind.METADATA if name.lower() in _READ_HEADERS else Kind.MARKUP


def _is_known(way: str) -> bool:
    """Say whether a way of writing bytes in a letter is one that is undone here."""
    return str(way).strip().lower() in _WAYS


def _read_part(part: EmailMessage, sink: Sink) -> None:
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes):
        sink.lost(1, "damaged")
        return
    if part.defects or not _is_known(part.get("Content-Transfer-Encoding", "")):
        sink.lost(len(body), "damaged")
    media = part.get_content_type()
    if media.startswith("text/") and not body.isascii():
        body = body.decode(part.get_content_charset("utf-8"), "surrogateescape").encode(
            "utf-8", "surrogateescape"
        )
    ending = _ENDINGS.get(media, media.rpartition("/")[2])
    sink.part(part.get_filename() or f"part.{ending}", body)
