"""Decoder of ZIP and of the office and book formats that are ZIP: every member, every byte."""

from __future__ import annotations

import contextlib
import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator

from moksori.protection.decoders.archive_directory import read_directory
from moksori.protection.decoders.channel import Kind, Sink, TooMuchError
from moksori.protection.decoders.packed import PLAIN, unpacked
from moksori.protection.decoders.raw import read_strings

_LARGE = 1_000_000
_SIGNATURE = b"PK\x07\x08"
_MEMBER = b"PK\x03\x04"
_ENCRYPTED, _DESCRIBED_LATER = 0x01, 0x08
_UNKNOWN = 0xFFFFFFFF
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
        read_directory(untrusted, archive.start_dir, sink)
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
    for start, end in [
        *((one.header_offset, _end_of(untrusted, one)) for one in members),
        (directory, 0),
    ]:
        if start != at:
            yield min(at, start), max(at, start)
        at = end
    last = untrusted.rfind(b"PK\x05\x06")
    end = last + 22 + int.from_bytes(untrusted[last + 20 : last + 22], "little")
    if end != len(untrusted):
        yield end, max(len(untrusted), end + 1)


def _end_of(untrusted: bytes, member: zipfile.ZipInfo) -> int:
    """Give where a member ends: behind its content, and behind what describes it later."""
    end = _start_of(untrusted, member) + member.compress_size
    if member.flag_bits & _DESCRIBED_LATER:
        sizes = member.CRC, member.compress_size, member.file_size
        for shape in ("<LLL", "<LQQ"):
            with contextlib.suppress(struct.error):
                described = struct.pack(shape, *sizes)
                for one in (_SIGNATURE + described, described):
                    if untrusted.startswith(one, end):
                        return end + len(one)
    return end


def _start_of(untrusted: bytes, member: zipfile.ZipInfo) -> int:
    """Give where the content of a member begins."""
    start = member.header_offset
    names, extra = struct.unpack("<HH", untrusted[start + 26 : start + 30])
    return int(start + 30 + names + extra)


def _read_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, untrusted: bytes, sink: Sink
) -> None:
    start = member.header_offset
    names = int.from_bytes(untrusted[start + 26 : start + 28], "little")
    local = untrusted[start + 30 : _start_of(untrusted, member)]
    read_strings(local[names:] + b"\n" + member.extra + b"\n" + member.comment, sink)
    if local[:names] != member.orig_filename.encode("utf-8", "replace"):
        read_strings(local[:names], sink)
    if member.orig_filename != member.filename:
        sink.text(Kind.NAME, member.orig_filename)
    if member.date_time != _UNTOUCHED_TIME:
        day = "{:04}-{:02}-{:02} {:02}:{:02}:{:02}".format(*member.date_time)
        sink.text(Kind.MARKUP, day)
    if stat.S_ISLNK(member.external_attr >> 16):
        sink.lost(member.file_size, "link")
    if member.flag_bits & _ENCRYPTED:
        sink.text(Kind.NAME, member.filename)
        sink.lost(member.file_size, "encrypted")
        return
    packed = max(member.compress_size, 1)
    if member.file_size > _LARGE and member.file_size > packed * sink.limits.ratio:
        raise TooMuchError("a member unfolds to far more than its packed size")
    content = _content_of(archive, member, untrusted, sink)
    if not _is_as_described(untrusted, member, content):
        sink.lost(member.compress_size, "damaged")
    if member.is_dir() and not content:
        sink.text(Kind.NAME, member.filename)
    else:
        sink.part(member.filename, content)


def _content_of(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, untrusted: bytes, sink: Sink
) -> bytes:
    """Unpack a member, and see to it that nothing stands behind what is packed."""
    start = _start_of(untrusted, member)
    body = untrusted[start : start + member.compress_size]
    if member.compress_type == zipfile.ZIP_DEFLATED:
        return unpacked(body, sink, member.file_size + 1, PLAIN)
    sink.spend(member.file_size)
    return body if member.compress_type == zipfile.ZIP_STORED else archive.read(member)


def _is_as_described(untrusted: bytes, member: zipfile.ZipInfo, content: bytes) -> bool:
    """Say whether a member is what the directory and its own header say of it, both the same.

    There are readers that go by the one, and readers that go by the other.
    """
    start = member.header_offset
    head = untrusted[start : start + 30]
    flags, way, _, checksum, packed, plain = struct.unpack("<HHLLLL", head[6:26])
    said = (way, checksum, packed, plain)
    known = (member.compress_type, member.CRC, member.compress_size, member.file_size)
    later = bool(flags & _DESCRIBED_LATER)
    return (
        head.startswith(_MEMBER)
        and (flags ^ member.flag_bits) & (_ENCRYPTED | _DESCRIBED_LATER) == 0
        and all(
            one in (other, _UNKNOWN) or (later and not one)
            for one, other in zip(said, known, strict=True)
        )
        and (len(content), zlib.crc32(content)) == (member.file_size, member.CRC)
    )
