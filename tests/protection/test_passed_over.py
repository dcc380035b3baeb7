"""No byte of a file is passed over: whatever is changed in it, something else is read or refused."""

import io
import random
import zipfile

import pytest
from benchmarks.gating import skipped as measure
from benchmarks.gating.skipped import read, share, skipped
from benchmarks.planting import containers
from benchmarks.planting.drawing import drawn

ARCHIVES = (containers.zip_values, containers.zip_comment, containers.epub, containers.zip_zip)
KNOWN = 0.005
"""The last bits of packed data that no unpacker looks at: less than one byte a stream."""


@pytest.mark.parametrize("container", ARCHIVES, ids=lambda one: one.__name__)
def test_no_byte_of_an_archive_is_passed_over(container):
    name, data, _ = container("somebody")
    known = read(name, data, frozenset())
    unseen = []
    for at in range(len(data)):
        changed = bytearray(data)
        changed[at] ^= 0x41
        if read(name, bytes(changed), frozenset()) == known:
            unseen.append(at)
    assert unseen == []


def test_the_measure_sees_what_nobody_reads(monkeypatch):
    name, data, attested = containers.zip_values("somebody")
    assert skipped(random.Random(1), name, data, frozenset(attested), 20) == 0
    monkeypatch.setattr(measure, "read", lambda name, data, attested: data[: len(data) // 2])
    assert 0.2 < skipped(random.Random(1), name, data, frozenset(attested), 10_000) < 0.8


@pytest.mark.slow
def test_hardly_a_byte_of_any_container_is_passed_over():
    passed_over, by_container = share(drawn(400, 20261101), 7, 10)
    assert len(by_container) > 90
    assert passed_over < KNOWN


def test_archives_as_others_write_them_are_read():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo("a/", (1980, 1, 1, 0, 0, 0)), b"")
        member = zipfile.ZipInfo("a/b.txt", (2026, 11, 1, 0, 0, 0))
        member.external_attr = 0o100644 << 16 | 0x20
        member.internal_attr, member.create_system = 1, 0
        archive.writestr(member, "Nothing.")
    _, unread = read("a.zip", out.getvalue(), frozenset())
    assert unread == ()


@pytest.mark.parametrize(("at", "what"), [(38, "internal"), (34, "disk"), (9, "flags")])
def test_a_field_that_holds_what_it_never_holds_makes_an_archive_unread(at, what):
    name, data, _ = containers.zip_values("somebody")
    changed = bytearray(data)
    changed[data.index(b"PK\x01\x02") + at] = 0x40
    _, unread = read(name, bytes(changed), frozenset())
    assert unread, what
