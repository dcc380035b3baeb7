"""Decoder of ZIP and of the office and book formats that are ZIP: every member, every byte."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Iterator

from moksori.protection.decoders.channel import Kind, Sink, TooMuchError
from moksori.protection.decoders.raw import read_strings

_LARGE = 1_000_000
_LONGEST_DESCRIPTOR = 24
_UNTOUCHED_TIME = (1980, 1, 1, 0, 0, 0)


def read_zip(untrusted: bytes, sink: Sink) -> None:
    """Read an archive: members, names, remarks, and what lies between the members.

    Raises:
        TooMuchError: It unfolds to more than the gate reads.
    """
    with zipfile.ZipFile(io.BytesIO(untrusted)) as archive:
        members = sorted(archive.infolist(), key=lambda member: member.header_offset)
        if archive.comment:
            read_strings(archive.comment, sink)
        for start, end in _gaps(untrusted, members, archive.start_dir):
            sink.lost(end - start, "between_members")
            read_strings(untrusted[start:end], sink)
        for member in members:
            _read_member(archive, member, untrusted, sink)


def _gaps(
    untrusted: bytes, members: list[zipfile.ZipInfo], directory: int
) -> Iterator[tuple[int, int]]:
    """Find the stretches of an archive that belong to no member and to no directory."""
    at = 0
    loose = 0
    for member in members:
        if member.header_offset - at > loose or member.header_offset < at:
            yield min(at, member.header_offset), max(at, member.header_offset)
        at = _end_of(untrusted, member)
        loose = _LONGEST_DESCRIPTOR if member.flag_bits & 0x08 else 0
    if directory - at > loose or directory < at:
        yield min(at, directory), max(at, directory)
    last = untrusted.rfind(b"PK\x05\x06")
    end = last + 22 + int.from_bytes(untrusted[last + 20 : last + 22], "little")
    if end != len(untrusted):
        yield end, max(len(untrusted), end + 1)


def _end_of(untrusted: bytes, member: zipfile.ZipInfo) -> int:
    start = member.header_offset
    names, extra = struct.unpack("<HH", untrusted[start + 26 : start + 30])
    return int(start + 30 + names + extra + member.compress_size)


def _read_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, untrusted: bytes, sink: Sink
) -> None:
    start = member.header_offset
    names, extra = struct.unpack("<HH", untrusted[start + 26 : start + 30])
    local = untrusted[start + 30 : start + 30 + names + extra]
    read_strings(local[names:] + b"\n" + member.extra + b"\n" + member.comment, sink)
    if local[:names] != member.orig_filename.encode("utf-8", "replace"):
        read_strings(local[:names], sink)
    if member.date_time != _UNTOUCHED_TIME:
        day = "{:04}-{:02}-{:02} {:02}:{:02}:{:02}".format(*member.date_time)
        sink.text(Kind.MARKUP, day)
    if stat.S_ISLNK(member.external_attr >> 16):
        sink.lost(member.file_size, "link")
    if member.flag_bits & 0x01:
        sink.text(Kind.NAME, member.filename)
        sink.lost(member.file_size, "encrypted")
    elif member.is_dir() and not member.file_size:
        sink.text(Kind.NAME, member.filename)
    else:
        packed = max(member.compress_size, 1)
        if member.file_size > _LARGE and member.file_size > packed * sink.limits.ratio:
            raise TooMuchError("a member unfolds to far more than its packed size")
        sink.spend(member.file_size)
        sink.part(member.filename, archive.read(member))
