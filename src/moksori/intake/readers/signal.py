"""Signal Desktop exports: its own JSON lines, and what the usual export programs write."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

from moksori.intake.encodings import Read
from moksori.intake.limits import Limits
from moksori.intake.readers.chatlog import MARKS, Dialect
from moksori.intake.refusals import DamagedError, EmptyError
from moksori.intake.scribe import Scribe
from moksori.terms.account import Decoded
from moksori.terms.span import Span

_NAME = r"([^:\n]{1,80}?)"
SIGNAL = Dialect(
    container="signal",
    message=re.compile(
        rf"[{MARKS}]*(?:\[\d{{4}}-\d\d-\d\d(?:, \d\d:\d\d| \d\d:\d\d(?::\d\d)?)\] {_NAME}"
        rf"|\d{{4}}-\d\d-\d\d \d\d:\d\d {_NAME}):(?: |$)"
    ),
    notice=re.compile(r"\(- .* -\)\s*$|\(\( .* \)\)\s*$"),
    system=re.compile(r"\s*(?:\[[\w-]+ message\]|\(This message was deleted\))\s*$"),
)
_BLOCK = re.compile(
    r"^From: (?P<name>.+)\r?\nType: (?:incoming|outgoing)\r?\n(?:[A-Z][\w -]*: .*\r?\n)*\r?\n",
    re.MULTILINE,
)
MESSAGE_KEYS = ("body", "sender", "chatItem", "recipient", "conversationId", "backupTimeMs")


def looks_like_blocks(text: str) -> bool:
    """Say whether messages stand as blocks of `From`, `Type`, `Sent` and their words."""
    return _BLOCK.search(text, 0, 20_000) is not None


def read_blocks(read: Read) -> Decoded:
    """Return an export written as blocks as it is, with the stretch and speaker of each message.

    Args:
        read: The decoded file.
    """
    heads = list(_BLOCK.finditer(read.text))
    ends = [head.start() for head in heads[1:]] + [len(read.text)]
    turns = []
    for head, end in zip(heads, ends, strict=True):
        words = read.text[head.end() : end]
        start = head.end() + len(words) - len(words.lstrip())
        if words.strip():
            name = re.sub(r"\s*\([^)]*\)\s*$", "", head["name"]).strip()
            turns.append((name, Span(start, start + len(words.strip()))))
    return Decoded(read.text, "signal", read.encoding, turns=tuple(turns))


def looks_like_json(text: str) -> bool:
    """Say whether the file begins as a JSON export of messages does."""
    head = text[:4096].lstrip("\ufeff \t\r\n")
    return head[:1] in ("{", "[") and any(f'"{key}"' in head for key in MESSAGE_KEYS)


def read_json(read: Read, limits: Limits) -> Decoded:
    """Read a JSON or JSON-lines export into one line a message.

    Args:
        read: The decoded file.
        limits: How much text it may hold.

    Raises:
        DamagedError: it is no JSON.
        EmptyError: no message has words.
        TooLargeError: it holds more text than allowed.
    """
    records, broken = _records(read.text)
    names = _names(records)
    scribe = Scribe(limits)
    for record in records:
        message = _backup_message(record, names) or _program_message(record)
        if message is None:
            continue
        day, speaker, words = message
        speaker, words = _whole(speaker), _whole(words)
        scribe.part(1)
        scribe.write(f"[{day}] {speaker}: " if day else f"{speaker}: ")
        scribe.turn(speaker, scribe.write(words.strip()))
    if not scribe.length:
        refusal = "no message has words"
        raise EmptyError(refusal)
    return scribe.decoded("signal", read.encoding, {"broken_lines": str(broken or "")})


def _records(text: str) -> tuple[list[dict[str, Any]], int]:
    """Return the objects of the file, and how many of its lines are broken.

    Raises:
        DamagedError: not one object can be read.
    """
    broken = 0
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        whole, broken = _lines(text)
    if isinstance(whole, dict):
        held = whole.get("messages") or whole.get("messsages") or [whole]
        whole = held if isinstance(held, list) else [whole]
    records = [
        record for record in (whole if isinstance(whole, list) else ()) if isinstance(record, dict)
    ]
    if not records:
        refusal = f"the file begins as JSON and {broken} of its lines are broken"
        raise DamagedError(refusal)
    return records, broken


def _lines(text: str) -> tuple[list[Any], int]:
    """Return what stands on each line; a line that was cut does not stop the others."""
    found: list[Any] = []
    broken = 0
    for line in text.splitlines():
        try:
            found.extend([json.loads(line)] if line.strip() else [])
        except (ValueError, RecursionError):
            broken += 1
    return found, broken


def _whole(words: str) -> str:
    """Return words with half characters, which JSON can spell, put together or replaced."""
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _names(records: list[dict[str, Any]]) -> dict[str, str]:
    """Return what the export calls each recipient."""
    names: dict[str, str] = {}
    for record in records:
        recipient = record.get("recipient")
        if not isinstance(recipient, dict):
            continue
        contact = recipient.get("contact")
        contact = contact if isinstance(contact, dict) else {}
        parts = (
            [contact.get("nickname")],
            [contact.get("systemGivenName"), contact.get("systemFamilyName")],
            [contact.get("profileGivenName"), contact.get("profileFamilyName")],
            [contact.get("e164")],
        )
        spelt = (" ".join(p for p in pair if isinstance(p, str) and p) for pair in parts)
        name = "Me" if "self" in recipient else next((s for s in spelt if s), "")
        names[str(recipient.get("id"))] = name or "?"
    return names


def _backup_message(record: dict[str, Any], names: dict[str, str]) -> tuple[str, str, str] | None:
    """Return day, speaker and words of a message in Signal's own export."""
    item = record.get("chatItem")
    if not isinstance(item, dict):
        return None
    standard = item.get("standardMessage")
    text = standard.get("text") if isinstance(standard, dict) else None
    words = text.get("body") if isinstance(text, dict) else None
    if not isinstance(words, str) or not words.strip():
        return None
    speaker = "Me" if "outgoing" in item else names.get(str(item.get("authorId")), "?")
    return _day(item.get("dateSent")), speaker, words


def _program_message(record: dict[str, Any]) -> tuple[str, str, str] | None:
    """Return day, speaker and words of a message as export programs write it."""
    words = record.get("body")
    if not isinstance(words, str) or not words.strip():
        return None
    sent = record.get("type") == "outgoing"
    speaker = record.get("sender") or record.get("sourceName") or record.get("source")
    stamp = record.get("date") or record.get("sent_at") or record.get("timestamp")
    name = "Me" if sent else speaker if isinstance(speaker, str) else "?"
    return _day(stamp), name, words


def _day(stamp: Any) -> str:
    """Return the minute of a time in milliseconds or as ISO text, or nothing."""
    if isinstance(stamp, str) and not stamp.isdigit():
        return stamp[:16].replace("T", " ") if re.match(r"\d{4}-\d\d-\d\d", stamp) else ""
    try:
        moment = datetime.fromtimestamp(int(stamp) / 1000, UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return ""
    return moment.strftime("%Y-%m-%d %H:%M")
