"""Decoder of sound files: their tags. Sound passes only on a person's attestation."""

from __future__ import annotations

from moksori.protection.decoders.channel import Sink
from moksori.protection.decoders.frames import (
    end_of_flac_metadata,
    mpeg_sound,
    ogg_without_sound,
)
from moksori.protection.decoders.packed import read_files_inside
from moksori.protection.decoders.raw import read_strings
from moksori.protection.decoders.tags import (
    end_of_sound,
    flac_fields,
    id3_fields,
    is_plain_tag,
    mp4_fields,
    ogg_fields,
    old_id3_fields,
    read_words,
    riff_fields,
)

_TAG_HEADER = 10
_LAST_TAG = 128
_RIFF_NUMBERS = frozenset({b"fmt ", b"fact", b"cue ", b"PEAK"})
_TAGS_AFTER, _FILE_AFTER = 1_024, 65_536
"""How much of the end of a FLAC is read for tags of other makes, and for files behind it."""
_BEFORE = 256
"""How far a tag is read beyond its end, or what is behind it before that: a length may be wrong."""
_RIFF_TEXT = frozenset(
    {b"LIST", b"id3 ", b"ID3 ", b"bext", b"cart", b"iXML", b"axml", b"_PMX", b"aXML", b"DISP"}
)
_XML = frozenset({b"iXML", b"axml", b"aXML", b"_PMX"})


def read_wave(untrusted: bytes, sink: Sink) -> None:
    """Read a WAV chunk by chunk."""
    sink.opaque(untrusted, "sound")
    at = 12
    while at + 8 <= len(untrusted):
        name = untrusted[at : at + 4]
        length = int.from_bytes(untrusted[at + 4 : at + 8], "little")
        end = at + 8 + length
        if end > len(untrusted):
            break
        if name != b"data":  # samples are most of a file: they are attested, and not copied here
            _read_chunk(name, untrusted[at + 8 : end], sink)
        at = end + length % 2
    _read_rest(untrusted[at:], sink)


def _read_chunk(name: bytes, body: bytes, sink: Sink) -> None:
    """Read a chunk of a WAV that holds no samples."""
    if name in (b"id3 ", b"ID3 "):
        _read_tag(body, sink)
    elif name in _RIFF_TEXT or name in (b"JUNK", b"PAD "):
        read_strings(body, sink)
        read_words(riff_fields(name, body), sink)
        if name in _XML and body.strip(b"\x00 \r\n").startswith(b"<"):
            sink.part("metadata.xml", body.strip(b"\x00 \r\n"))
    else:
        if name not in _RIFF_NUMBERS:
            sink.lost(len(body), "unknown_chunk")
        read_strings(body, sink)


def read_mp3(untrusted: bytes, sink: Sink) -> None:
    """Read the tags at both ends of an MP3."""
    sink.opaque(untrusted, "sound")
    start = 0
    while untrusted[start : start + 3] == b"ID3":
        length = _tag_length(untrusted[start + 6 : start + 10])
        _read_tag(untrusted[start : start + _TAG_HEADER + length], sink)
        start += _TAG_HEADER + length
    if start > len(untrusted):
        sink.lost(start - len(untrusted), "cut_short")
    if untrusted[-_LAST_TAG:-125] == b"TAG":
        read_strings(untrusted[-_LAST_TAG:], sink)
        read_words(old_id3_fields(untrusted[-_LAST_TAG:]), sink)
    # Other tags (APE, Lyrics3) stand behind the sound: whatever is no frame of it is read.
    first, end = mpeg_sound(untrusted, start)
    rest = max(start - _BEFORE, 0)
    parts = [untrusted[rest:first], untrusted[end - 1 :]] if end > first else [untrusted[rest:]]
    for part in parts:
        read_files_inside(part, sink)
        read_strings(part, sink)


def read_sound(untrusted: bytes, sink: Sink) -> None:
    """Read a sound or film of another make: strings; it passes attested or not at all."""
    sink.opaque(untrusted, "sound")
    if untrusted.startswith(b"fLaC"):
        _read_flac(untrusted, sink)
        return
    around = ogg_without_sound(untrusted) if untrusted.startswith(b"OggS") else untrusted
    read_strings(around, sink)
    read_files_inside(around, sink)
    if untrusted.startswith(b"OggS"):
        read_words(ogg_fields(untrusted), sink)
    else:
        read_words(mp4_fields(untrusted), sink)
    end = end_of_sound(untrusted)
    if end != len(untrusted):
        sink.lost(max(len(untrusted) - end, 1), "after_the_end")


def _read_flac(untrusted: bytes, sink: Sink) -> None:
    """Read the metadata of a FLAC, and where other tags hang on its end.

    Samples are most of it: like those of a WAV they are attested, and no string is looked for.
    """
    read_words(flac_fields(untrusted), sink)
    start = end_of_flac_metadata(untrusted)
    if start > len(untrusted):
        sink.lost(start - len(untrusted), "cut_short")
    # What a length says may be wrong by a few bytes, in the middle of a word.
    head = untrusted[: start + _BEFORE]
    read_strings(head, sink)
    read_strings(untrusted[max(start, len(untrusted) - _TAGS_AFTER) :], sink)
    read_files_inside(head, sink)
    read_files_inside(untrusted[max(start, len(untrusted) - _FILE_AFTER) :], sink)


def _tag_length(figures: bytes) -> int:
    length = 0
    for figure in figures:
        length = length << 7 | (figure & 0x7F)
    return length


def _read_tag(untrusted: bytes, sink: Sink) -> None:
    """Read an ID3v2 tag; with `unsynchronisation` a zero byte follows each 0xFF."""
    read_strings(untrusted, sink)
    if len(untrusted) > _TAG_HEADER and untrusted[5] & 0x80:
        read_strings(untrusted.replace(b"\xff\x00", b"\xff"), sink)
    if len(untrusted) > _TAG_HEADER and untrusted.startswith(b"ID3"):
        read_words(id3_fields(untrusted), sink)
        if not is_plain_tag(untrusted):
            sink.lost(len(untrusted), "packed_tag")


def _read_rest(rest: bytes, sink: Sink) -> None:
    if rest:
        sink.lost(len(rest), "after_the_end")
        read_strings(rest, sink)
