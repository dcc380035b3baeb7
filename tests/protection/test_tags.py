"""What the tags of pictures and sounds say is read as words; all of it is invented."""

import struct

import pytest
from benchmarks.planting import media
from hypothesis import given, settings
from hypothesis import strategies as st

from moksori.protection.decoders import tags
from moksori.protection.decoders.channel import Kind
from moksori.protection.decoders.dispatch import decode

SAID = "리은하, 485 000 won"


def words_in(name, data):
    return [one.text for one in decode(name, data).channels if one.kind is Kind.METADATA]


def size_of(length):
    return bytes((length >> shift) & 0x7F for shift in (21, 14, 7, 0))


def tag(version, frames, flags=0):
    return b"ID3" + bytes([version, 0, flags]) + size_of(len(frames)) + frames


def frame(name, body, *, version=3, flags=b"\x00\x00"):
    if version == 2:
        return name + len(body).to_bytes(3, "big") + body
    length = size_of(len(body)) if version == 4 else struct.pack(">I", len(body))
    return name + length + flags + body


UTF_16 = b"\x01" + SAID.encode("utf-16")
TAGS = {
    "v2.3 UTF-16": tag(3, frame(b"TPE1", UTF_16)),
    "v2.3 Korean letters": tag(3, frame(b"TIT2", b"\x00" + SAID.encode("cp949"))),
    "v2.3 as a whole with zeros put in": tag(
        3, frame(b"TPE1", UTF_16).replace(b"\xff", b"\xff\x00"), 0x80
    ),
    "v2.3 with a longer header": tag(
        3, bytes([0, 0, 0, 6]) + bytes(6) + frame(b"TIT2", UTF_16), 64
    ),
    "v2.4 UTF-8": tag(4, frame(b"TXXX", b"\x03who\x00" + SAID.encode(), version=4)),
    "v2.4 UTF-16 without a mark": tag(
        4, frame(b"TIT3", b"\x02" + SAID.encode("utf-16-be"), version=4)
    ),
    "v2.4 with zeros put in": tag(
        4, frame(b"TIT2", UTF_16.replace(b"\xff", b"\xff\x00"), version=4, flags=b"\x00\x02")
    ),
    "v2.2": tag(2, frame(b"TT2", UTF_16, version=2)),
    "a remark": tag(3, frame(b"COMM", b"\x01eng\xff\xfe\x00\x00" + SAID.encode("utf-16"))),
    "a chapter": tag(3, frame(b"CHAP", b"one\x00" + bytes(16) + frame(b"TIT2", UTF_16))),
    "contents": tag(3, frame(b"CTOC", b"c\x00\x03\x01one\x00" + frame(b"TIT2", UTF_16))),
}


@pytest.mark.parametrize("made", TAGS.values(), ids=TAGS)
def test_tags_of_sounds_are_read(made):
    found = words_in("a.mp3", made + b"\xff\xfb\x90\x00" + bytes(413))
    assert any(SAID in text for text in found)


def test_an_old_tag_is_read():
    said = "리은하".encode("cp949").ljust(30, b"\x00")
    old = b"TAG" + said + bytes(60) + b"2026" + bytes(31)
    assert "리은하" in words_in("a.mp3", b"\xff\xfb\x90\x00" + bytes(413) + old)[0]


def test_a_moment_in_a_tag_is_no_day_that_is_told():
    made = tag(3, frame(b"TDRC", b"\x032026-11-03T10:00") + frame(b"TIT2", UTF_16))
    assert words_in("a.mp3", made + b"\xff\xfb\x90\x00" + bytes(413)) == [SAID]


CHUNKS = {
    "LIST": b"INFO" + b"ICMT" + struct.pack("<I", len(SAID.encode())) + SAID.encode(),
    "LIST of labels": b"adtllabl" + struct.pack("<I", len(SAID.encode()) + 4) + bytes(4) + SAID.encode(),
    "bext": SAID.encode().ljust(602, b"\x00"),
    "bext history": bytes(602) + SAID.encode(),
    "cart": b"0101" + SAID.encode().ljust(1020, b"\x00"),
    "DISP": struct.pack("<I", 1) + SAID.encode(),
    "iXML": f"<BWFXML><NOTE>{SAID}</NOTE></BWFXML>".encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", CHUNKS)
def test_chunks_of_sounds_are_read(name):
    body = CHUNKS[name] + b"\x00" * (len(CHUNKS[name]) % 2)
    chunk = name[:4].encode() + struct.pack("<I", len(body)) + body
    found = decode("a.wav", media.resized(media.silence() + chunk)).channels
    assert any(SAID in one.text for one in found if one.kind in (Kind.METADATA, Kind.TEXT))


def comments(*said):
    held = struct.pack("<I", 3) + b"us!" + struct.pack("<I", len(said))
    for one in said:
        text = b"TITLE=" + one.encode()
        held += struct.pack("<I", len(text)) + text
    return held


def ogg(packet):
    pages = [packet[at : at + 200] for at in range(0, len(packet), 200)]
    return b"".join(
        b"OggS\x00\x02" + bytes(20) + b"\x01" + bytes([len(page)]) + page for page in pages
    )


def box(name, body):
    return struct.pack(">I", len(body) + 8) + name + body


OTHERS = {
    "a.ogg": ogg(b"\x03vorbis" + comments("x" * 300, SAID)),
    "a.opus": ogg(b"OpusTags" + comments(SAID)),
    "a.flac": b"fLaC\x84" + len(comments(SAID)).to_bytes(3, "big") + comments(SAID) + b"\xff\xf8\xc9",
    "a.m4a": box(b"ftyp", b"M4A " + bytes(4)) + box(b"moov", box(b"udta", box(b"meta", bytes(4) + box(
        b"ilst", box(b"\xa9nam", box(b"data", bytes(8) + SAID.encode())))))),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_comments_of_other_sounds_are_read(name):
    assert any(SAID in text for text in words_in(name, OTHERS[name]))


@pytest.mark.parametrize(
    "container",
    [
        media.jpeg_exif, media.jpeg_artist, media.jpeg_user_comment, media.jpeg_caption,
        media.jpeg_comment, media.png_exif, media.png_packed_text, media.png_plain_text,
        media.png_text,
    ],
    ids=lambda one: one.__name__,
)  # fmt: skip
def test_tags_of_pictures_are_read(container):
    name, data, _ = container(SAID)
    assert any(SAID in text for text in words_in(name, data))


def test_a_packet_of_a_picture_is_read_as_xml():
    name, data, _ = media.jpeg_xmp(SAID)
    assert any(SAID in one.text and one.kind is Kind.TEXT for one in decode(name, data).channels)


def test_directories_that_point_at_each_other_end():
    loop = b"II*\x00\x08\x00\x00\x00" + b"\x01\x00" + struct.pack("<HHII", 0x8769, 4, 1, 8)
    assert list(tags.exif_fields(loop + struct.pack("<I", 8))) == []
    deep = b"II*\x00\x08\x00\x00\x00" + struct.pack("<HHII", 0x014A, 4, 1, 9) * 5_000
    assert len(list(tags.exif_fields(deep))) < 100_000


READERS = (
    tags.exif_fields, tags.iptc_fields, tags.ogg_fields, tags.flac_fields, tags.mp4_fields,
    tags.vorbis_fields, tags.old_id3_fields,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(READERS), st.sampled_from((b"", b"II*\x00", b"8BIM\x04\x04", b"OggS", b"fLaC")),
       st.binary(max_size=400))  # fmt: skip
def test_no_bytes_are_too_much_for_a_reader_of_tags(reader, first, untrusted):
    assert all(isinstance(one, str) for one in reader(first + untrusted))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from((2, 3, 4)), st.integers(0, 255), st.binary(min_size=1, max_size=300))
def test_no_frames_are_too_much(version, flags, untrusted):
    made = tag(version, b"TIT2" + untrusted, flags)
    assert all(isinstance(one, str) for one in tags.id3_fields(made))
