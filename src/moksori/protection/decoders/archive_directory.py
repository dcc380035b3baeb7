"""What the directory of a ZIP says beside names and lengths: every byte of it is read or refused.

Sources: APPNOTE.TXT of PKWARE, 4.3 and 4.4.
"""

from __future__ import annotations

import stat
import struct
from typing import NamedTuple

from moksori.protection.decoders.channel import Kind, Sink

_LOCAL = struct.Struct("<4s2B4H3L2H")
_ENTRY = struct.Struct("<4s4B4H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_ENDS = (b"PK\x05\x06", b"PK\x06\x06")
_UNKNOWN_COUNT, _UNKNOWN_LENGTH = 0xFFFF, 0xFFFFFFFF
_SYSTEMS = 20
"""Systems that a member may be made on: 0 to 19."""
_NEWEST = 63
_FLAGS = 0x0001 | 0x0006 | 0x0008 | 0x0800
"""Encrypted, how hard it was packed, described later, names in UTF-8."""
_ATTRIBUTES = 0x3F
_TYPES = frozenset({0, stat.S_IFREG, stat.S_IFDIR, stat.S_IFLNK})


class _Entry(NamedTuple):
    """An entry of the directory, in the order of its fields."""

    mark: bytes
    made: int
    system: int
    needs: int
    reserved: int
    flags: int
    way: int
    time: int
    day: int
    checksum: int
    packed: int
    plain: int
    name: int
    extra: int
    remark: int
    disk: int
    internal: int
    external: int
    start: int


def read_directory(untrusted: bytes, start: int, sink: Sink) -> None:
    """Read the fields of the directory that say how members were made and kept.

    Args:
        untrusted: The archive.
        start: Where its directory begins.
        sink: Where they go; a field that holds what it never holds makes the directory unread.
    """
    said: dict[str, None] = {}
    at, count, odd = start, 0, False
    while untrusted[at : at + 4] == b"PK\x01\x02" and at + _ENTRY.size <= len(untrusted):
        entry = _Entry(*_ENTRY.unpack_from(untrusted, at))
        name = untrusted[at + _ENTRY.size : at + _ENTRY.size + entry.name]
        odd = odd or not (_is_plain(entry) and _is_told_twice(untrusted, entry, name))
        said.setdefault(_in_words(entry))
        at += _ENTRY.size + entry.name + entry.extra + entry.remark
        count += 1
    if odd or not _is_ended(untrusted, start, at, count):
        sink.lost(max(at - start, 1), "directory")
    sink.text(Kind.MARKUP, "\n".join(said))


def _is_plain(entry: _Entry) -> bool:
    """Say whether an entry holds only what writers put there."""
    return (
        entry.system < _SYSTEMS
        and entry.made <= _NEWEST
        and entry.needs <= _NEWEST
        and entry.reserved == 0
        and not entry.flags & ~_FLAGS
        and entry.disk == 0
        and entry.internal in (0, 1)
        and not entry.external & 0xFFFF & ~_ATTRIBUTES
        and stat.S_IFMT(entry.external >> 16) in _TYPES
    )


def _is_told_twice(untrusted: bytes, entry: _Entry, name: bytes) -> bool:
    """Say whether the header of a member tells what the directory tells."""
    if entry.start == _UNKNOWN_LENGTH:  # told elsewhere, as in archives of more than four gigabytes
        return True
    if entry.start + _LOCAL.size > len(untrusted):
        return False
    _, needs, reserved, flags, _, time, day, *_, length, _ = _LOCAL.unpack_from(
        untrusted, entry.start
    )
    behind = entry.start + _LOCAL.size
    told = (needs, reserved, flags, time, day, untrusted[behind : behind + length])
    return told == (entry.needs, 0, entry.flags, entry.time, entry.day, name)


def _in_words(entry: _Entry) -> str:
    """Write the fields down so that no two of them read as one number."""
    return (
        f"system {entry.system} version {entry.made} needs {entry.needs} flags {entry.flags} "
        f"internal {entry.internal} attributes {entry.external & 0xFFFF} "
        f"{stat.filemode(entry.external >> 16)}"
    )


def _is_ended(untrusted: bytes, start: int, at: int, count: int) -> bool:
    """Say whether the directory ends where it says, with as many entries as it says."""
    last = untrusted.rfind(_ENDS[0])
    if untrusted[at : at + 4] not in _ENDS or last + _END.size > len(untrusted):
        return False
    _, disk, first_disk, here, every, length, where, _ = _END.unpack_from(untrusted, last)
    return (
        (disk, first_disk) == (0, 0)
        and here == every
        and every in (count, _UNKNOWN_COUNT)
        and length in (at - start, _UNKNOWN_LENGTH)
        and where in (start, _UNKNOWN_LENGTH)
    )
