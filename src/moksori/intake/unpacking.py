"""Files within files: ZIP archives and the attachments of e-mails, one bounded member at a time.

The name of a member is kept to show it, cut to its last part; it is never used as a path.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from moksori.intake.archives import check_promises, open_archive, read_member
from moksori.intake.limits import LIMITS, Limits, check_bytes
from moksori.intake.readers import mail
from moksori.intake.refusals import BombError, DamagedError, EncryptedError
from moksori.intake.sniffing import binary_kind
from moksori.terms.errors import InvalidError

JUNK = re.compile(r"(?:^|/)(?:__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Member:
    """A file that came inside another.

    Attributes:
        name: The last part of its name, to show it; no path, and not unique.
        data: Its bytes.
    """

    name: str
    data: bytes


@dataclass(slots=True)
class _Budget:
    """What is left of the limits while archives within archives are opened."""

    limits: Limits
    files: int = 0
    bytes: int = 0
    locked: int = 0
    broken: int = 0

    def spend(self, size: int) -> None:
        """Take one more file of `size` bytes.

        Raises:
            BombError: that is more than the limits allow.
        """
        self.files += 1
        self.bytes += size
        if self.files > self.limits.members or self.bytes > self.limits.file_bytes:
            message = f"more than {self.files - 1} members or {self.limits.file_bytes} bytes"
            raise BombError(message)


def is_container(untrusted: bytes, name: str = "") -> bool:
    """Say whether the file holds other files: a ZIP, or an e-mail with attachments.

    Args:
        untrusted: The bytes.
        name: Not looked at: the content decides.
    """
    del name
    try:
        kind = binary_kind(untrusted, LIMITS)
        if kind == "eml":
            return bool(mail.attachments(mail.parse(untrusted, LIMITS)))
    except InvalidError:
        return untrusted.startswith(b"PK\x03\x04") and _plain_zip(untrusted)
    return kind == "zip"


def _plain_zip(untrusted: bytes) -> bool:
    """Say whether a ZIP that must not be opened is at least no document."""
    return b"word/document.xml" not in untrusted and b"xl/workbook.xml" not in untrusted


def unpack(untrusted: bytes, name: str = "", limits: Limits = LIMITS) -> Iterator[Member]:
    """Return the files inside a file; archives within archives are opened too.

    An e-mail gives itself without its attachments first, then each attachment. What can be read
    is given before any refusal is raised, so a caller that keeps each member loses nothing.

    Args:
        untrusted: The bytes of a container.
        name: Its name, given to the message itself when it is an e-mail.
        limits: What all members together may take.

    Raises:
        BombError: it unfolds to more than allowed, or archives are nested too deeply.
        EncryptedError: some member is locked.
        DamagedError: some member is cut or garbled.
    """
    check_bytes(len(untrusted), limits)
    budget = _Budget(limits)
    yield from _members(untrusted, name, budget, depth=0)
    if budget.locked:
        message = f"{budget.locked} of {budget.files + budget.locked} members are locked"
        raise EncryptedError(message)
    if budget.broken:
        message = f"{budget.broken} of {budget.files + budget.broken} members are broken"
        raise DamagedError(message)


def _members(untrusted: bytes, name: str, budget: _Budget, depth: int) -> Iterator[Member]:
    if depth > budget.limits.depth:
        message = f"archives nested more than {budget.limits.depth} deep"
        raise BombError(message)
    if untrusted[:2] == b"PK":
        yield from _zip_members(untrusted, budget, depth)
    else:
        yield from _mail_members(untrusted, name, budget, depth)


def _zip_members(untrusted: bytes, budget: _Budget, depth: int) -> Iterator[Member]:
    with open_archive(untrusted, budget.limits) as archive:
        files = [m for m in archive.infolist() if not m.is_dir() and not JUNK.search(m.filename)]
        check_promises(files, budget.limits)
        for member in files:
            try:
                data = read_member(archive, member)
            except EncryptedError:
                budget.locked += 1
                continue
            except DamagedError:
                budget.broken += 1
                continue
            yield from _one(data, _shown_name(member), budget, depth)


def _mail_members(untrusted: bytes, name: str, budget: _Budget, depth: int) -> Iterator[Member]:
    message = mail.parse(untrusted, budget.limits)
    attached = mail.attachments(message)
    parts = [(part, mail.payload(part)) for part in attached]
    bare = mail.without(message, attached)
    budget.spend(len(bare))
    yield Member(_last_part(name) or "message.eml", bare)
    for number, (part, data) in enumerate(parts, start=1):
        yield from _one(data, _attachment_name(part, number), budget, depth)


def _one(data: bytes, name: str, budget: _Budget, depth: int) -> Iterator[Member]:
    """Give a member, or what is inside it if it is a container itself."""
    if is_container(data):
        yield from _members(data, name, budget, depth + 1)
        return
    budget.spend(len(data))
    yield Member(name, data)


def _attachment_name(part: Message, number: int) -> str:
    try:
        name = part.get_filename() or ""
    except mail.BROKEN:
        name = ""
    return _last_part(name) or f"attachment-{number}"


def _shown_name(member: zipfile.ZipInfo) -> str:
    """Return the last part of a member's name, its Korean put right where old tools garbled it."""
    name = member.filename
    if not member.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("cp949")
        except UnicodeError:
            name = member.filename
    return _last_part(name) or "member"


def _last_part(name: str) -> str:
    last = re.split(r"[/\\]", name.rstrip("/\\"))[-1]
    shown = "".join(c for c in last if c.isprintable()).strip(" .")
    stem, dot, ending = shown.rpartition(".")
    if len(shown) > LONGEST_NAME and dot and len(ending) <= 8:
        return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"
    return shown[:LONGEST_NAME]
