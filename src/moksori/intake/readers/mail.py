"""E-mail: the text part, or the page where there is none; attachments are counted here."""

from __future__ import annotations

import email
import re
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from itertools import islice

from moksori.intake.encodings import Read, decode
from moksori.intake.limits import Limits, Stopwatch
from moksori.intake.readers.webpage import read_webpage
from moksori.intake.refusals import BombError, DamagedError, EmptyError, HostileError
from moksori.intake.scribe import Scribe
from moksori.terms.account import Decoded

BROKEN = (MessageError, ValueError, LookupError, AttributeError, TypeError, IndexError)
"""What the standard library raises on headers and parts that no mail program writes."""


BOUNDARY = re.compile(rb"\bboundary\*?\d*\s*=", re.IGNORECASE)
MOST_BOUNDARIES = 200
"""Parts within parts; the parser looks at each line once for every one that is open."""


def read_mail(untrusted: bytes, limits: Limits, watch: Stopwatch) -> Decoded:
    """Read a message: its subject, then its text.

    Raises:
        EmptyError: it has neither subject nor text.
        HostileError, BombError, DamagedError: its parts are nested or broken beyond reason.
        TooLargeError, TooSlowError: as their names say.
    """
    message = parse(untrusted, limits)
    body = _body(message)
    text, encoding = _text(body, limits, watch) if body is not None else ("", "")
    subject = _header(message, "subject")
    scribe = Scribe(limits)
    scribe.write(subject)
    scribe.part(2)
    scribe.write(text.strip("\r\n"))
    if not scribe.length:
        refusal = "the message has neither subject nor text"
        raise EmptyError(refusal)
    metadata = {
        "title": subject,
        "sender": _header(message, "from"),
        "recipient": _header(message, "to"),
        "date": _day(message),
        "attachments": str(len(attachments(message)) or ""),
    }
    return scribe.decoded("eml", encoding, metadata)


def parse(untrusted: bytes, limits: Limits) -> EmailMessage:
    """Parse a message and check that it has a sane number of parts.

    Raises:
        HostileError: its parts are nested deeper than any mail program nests them.
        BombError: it has more parts than allowed.
        DamagedError: it cannot be parsed.
    """
    if sum(1 for _ in islice(BOUNDARY.finditer(untrusted), MOST_BOUNDARIES + 1)) > MOST_BOUNDARIES:
        refusal = f"more than {MOST_BOUNDARIES} parts announce parts of their own"
        raise HostileError(refusal)
    try:
        message = email.message_from_bytes(untrusted, policy=policy.default)
        count = sum(1 for _ in message.walk())
    except RecursionError as error:
        refusal = "the parts of the message are nested too deeply"
        raise HostileError(refusal) from error
    except BROKEN as error:
        refusal = "the message cannot be parsed"
        raise DamagedError(refusal) from error
    if count > limits.members:
        refusal = f"{count} parts, and {limits.members} are allowed"
        raise BombError(refusal)
    return message


def attachments(message: EmailMessage) -> list[Message]:
    """Return the parts that are files of their own: named, attached, or messages themselves."""
    body = _body(message)
    found: list[Message] = []
    inside: set[int] = set()
    for part in message.walk():
        if id(part) in inside:
            continue
        whole = part is not message and part.get_content_type() == "message/rfc822"
        if whole:
            inside |= {id(inner) for inner in part.walk()}
        if part is message or part is body or (part.is_multipart() and not whole):
            continue
        named = part.get_filename() or part.get_content_disposition() == "attachment"
        if whole or named or part.get_content_maintype() not in {"text", "multipart"}:
            found.append(part)
    return found


def without(message: EmailMessage, parts: list[Message]) -> bytes:
    """Return a message without some of its parts, as a file of its own.

    Raises:
        DamagedError: what is left of it cannot be written.
    """
    gone = {id(part) for part in parts}
    for holder in message.walk():
        held = holder.get_payload()
        if isinstance(held, list) and holder.get_content_type() != "message/rfc822":
            held[:] = [part for part in held if id(part) not in gone]
    try:
        return message.as_bytes()
    except (*BROKEN, RecursionError) as error:
        refusal = "the message without its attachments cannot be written"
        raise DamagedError(refusal) from error


def payload(part: Message) -> bytes:
    """Return the bytes of a part, its transfer encoding undone.

    Raises:
        DamagedError: they cannot be had.
    """
    try:
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0) if part.is_multipart() else part.get_payload()
            return inner.as_bytes() if isinstance(inner, Message) else b""
        data = part.get_payload(decode=True)
    except BROKEN as error:
        refusal = "a part of the message cannot be unfolded"
        raise DamagedError(refusal) from error
    return data if isinstance(data, bytes) else b""


def _body(message: EmailMessage) -> Message | None:
    try:
        return message.get_body(preferencelist=("plain", "html"))
    except BROKEN:
        return None


def _text(body: Message, limits: Limits, watch: Stopwatch) -> tuple[str, str]:
    data = payload(body)
    declared = body.get_content_charset() or ""
    if not data.strip():
        return "", ""
    if body.get_content_subtype() == "html":
        page = read_webpage(data, limits, watch, declared)
        return page.text, page.encoding
    read: Read = decode(data, declared)
    return read.text, read.encoding


def _header(message: EmailMessage, name: str) -> str:
    try:
        value = str(message.get(name) or "")
    except BROKEN:
        return ""
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split())


def _day(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(str(message["date"])).date().isoformat()
    except BROKEN:
        return ""
