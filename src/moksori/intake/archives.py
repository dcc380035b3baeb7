"""ZIP archives and the documents that are ZIP inside, opened with their size known beforehand."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from typing import Any

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from moksori.intake.limits import Limits, Stopwatch
from moksori.intake.refusals import BombError, DamagedError, EncryptedError, HostileError

RATIO_MATTERS = 4 * 1024 * 1024
"""A member smaller than this when unfolded is no bomb, however well it packs."""
BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError,
    RuntimeError, KeyError, OverflowError,
)  # fmt: skip
"""What the library raises on archives that are cut, garbled, or packed in ways it lacks."""
XML_ENDS = (".xml", ".rels", ".vml")


def open_archive(untrusted: bytes, limits: Limits) -> zipfile.ZipFile:
    """Open an archive whose directory promises no more than the desk allows.

    The library never unfolds a member beyond the size its directory states, so the directory is
    enough to tell.

    Raises:
        BombError: it promises too many members, too many bytes, or packs them too well.
        DamagedError: it has no readable directory.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(untrusted))
    except BROKEN as error:
        message = "the directory of the archive cannot be read"
        raise DamagedError(message) from error
    check_promises(archive.infolist(), limits)
    return archive


def check_promises(members: Sequence[zipfile.ZipInfo], limits: Limits) -> None:
    """Let the members of one archive pass if they unfold to something reasonable.

    Raises:
        BombError: they do not.
    """
    if len(members) > limits.members:
        message = f"{len(members)} members, and {limits.members} are allowed"
        raise BombError(message)
    total = sum(member.file_size for member in members)
    if total > limits.file_bytes:
        message = f"{len(members)} members of {total} bytes, and {limits.file_bytes} are allowed"
        raise BombError(message)
    for number, member in enumerate(members, start=1):
        packed = max(member.compress_size, 1)
        if member.file_size > RATIO_MATTERS and member.file_size > limits.ratio * packed:
            message = f"member {number} unfolds to more than {limits.ratio} times its size"
            raise BombError(message)


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Return the bytes of one member.

    Raises:
        EncryptedError: it is locked.
        DamagedError: it is cut or garbled.
    """
    if member.flag_bits & 0x1:
        message = "a member of the archive is locked with a password"
        raise EncryptedError(message)
    try:
        return archive.read(member)
    except BROKEN as error:
        message = "a member of the archive cannot be unfolded"
        raise DamagedError(message) from error


def check_parts(archive: zipfile.ZipFile, watch: Stopwatch) -> None:
    """Let a document pass whose XML declares no document type and no entity.

    Office programs never write one; it is the device of every XML attack.

    Raises:
        HostileError: a part declares one, or is in an encoding that could hide one.
        EncryptedError: a part is locked.
        DamagedError: a part is cut or garbled.
    """
    for number, member in enumerate(archive.infolist(), start=1):
        if not member.filename.lower().endswith(XML_ENDS):
            continue
        watch.look()
        if member.file_size:
            check_xml(read_member(archive, member), number)


def check_xml(untrusted: bytes, number: int) -> None:
    """Let one XML part pass that declares nothing.

    Args:
        untrusted: The part.
        number: Its place in the document, for the message.

    Raises:
        HostileError: it declares a document type or an entity.
        DamagedError: it is no XML.
    """
    try:
        for _event, element in _events(untrusted):
            element.clear()
    except DefusedXmlException as error:
        message = f"part {number} declares entities or a document type"
        raise HostileError(message) from error
    except (ElementTree.ParseError, ValueError, LookupError, RecursionError) as error:
        message = f"part {number} is no well-formed XML"
        raise DamagedError(message) from error


def _events(untrusted: bytes) -> Any:
    return ElementTree.iterparse(io.BytesIO(untrusted), events=("end",), forbid_dtd=True)
