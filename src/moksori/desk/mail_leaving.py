"""Reading the messages of people who want to leave the list."""

from __future__ import annotations

import mailbox
import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.errors import HeaderParseError, MessageError
from email.message import EmailMessage, Message
from email.parser import BytesParser
from pathlib import Path

from moksori.desk import mail_list
from moksori.publishing.mail import LENGTH, LETTERS
from moksori.terms.errors import InvalidError

LARGEST = 2_000_000
"""Bytes of a message that is read; nobody needs so many to say one word."""
_TOKEN = re.compile(rf"(?<![a-z])[{LETTERS}]{{{LENGTH}}}(?![a-z])", re.IGNORECASE)
_SHORT = 400
"""Characters of a body in which a token counts. A longer one may quote a letter of ours, and
whoever answers one does not ask to leave."""


class NotAMailboxError(InvalidError):
    """A path leads to no message, no mbox and no maildir."""

    code = "mail.not_a_mailbox"
    hint = "Name an .eml, an mbox or a maildir, or give one message on standard input as `-`."


@dataclass(frozen=True, slots=True)
class Read:
    """What the messages said.

    Attributes:
        messages: How many were read.
        left: How many people were taken off the list.
        without: How many messages hold no token: somebody has to read them.
    """

    messages: int
    left: int
    without: int


def leave_by(messages: Iterable[bytes], *, by: str, at: datetime) -> Read:
    """Take off the list whoever asked for it in these messages.

    The sender of a message proves nothing and is not looked at; only the token counts.

    Args:
        messages: As they came.
        by: Who reads them.
        at: When.
    """
    count = without = 0
    tokens: list[str] = []
    for untrusted in messages:
        count += 1
        token = token_in(untrusted)
        if token:
            tokens.append(token)
        else:
            without += 1
    return Read(count, mail_list.leave(tokens, by=by, at=at), without)


def token_in(untrusted: bytes) -> str:
    """Return the token in the subject of a message, or in a body that says nothing else."""
    if len(untrusted) > LARGEST:
        return ""
    try:
        message = BytesParser(policy=policy.default).parsebytes(untrusted)
        texts = [str(message.get("Subject", "")), _short_body(message)]
    except (MessageError, HeaderParseError, LookupError, ValueError, AttributeError):
        return ""
    found = next((hit for text in texts if (hit := _TOKEN.search(text))), None)
    return found[0].lower() if found else ""


def messages_in(path: Path) -> Iterator[bytes]:
    """Return the messages of an mbox, a maildir or a file that is one message.

    Raises:
        NotAMailboxError: it is none of them.
    """
    if path.is_dir() and (path / "cur").is_dir():
        return _all_of(mailbox.Maildir(path, create=False))
    if not path.is_file():
        raise NotAMailboxError("this path leads to no message")
    with path.open("rb") as file:
        is_mbox = file.read(5) == b"From "
    if is_mbox:
        return _all_of(mailbox.mbox(path, create=False))
    return iter([path.read_bytes()[: LARGEST + 1]])


def _all_of(box: mailbox.Maildir | mailbox.mbox) -> Iterator[bytes]:
    with closing(box):
        for key in box.iterkeys():
            yield box.get_bytes(key)


def _short_body(message: Message) -> str:
    if not isinstance(message, EmailMessage):
        return ""
    part = message.get_body(("plain",))
    told = str(part.get_content()) if part is not None else ""
    own = "\n".join(line for line in told.splitlines() if not line.startswith(">")).strip()
    return own if len(own) <= _SHORT else ""
