"""Where in a sound file the sound itself lies: MPEG frames, pages of Ogg, frames of FLAC.

Compressed sound is as good as chance, and in megabytes of chance every short word stands somewhere.
It is no channel: it passes by its digest, attested, or not at all. What is around it is read.
"""

from __future__ import annotations

import re

_MPEG_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_MPEG_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
"""Kilobits a second of layer III, by index (ISO/IEC 11172-3, 13818-3)."""
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_PAGE = b"OggS"
_HEAD = 27
_HEADS = re.compile(rb"[\x01\x03\x05]vorbis|Opus(?:Head|Tags)|fLaC")
"""How a packet begins that says what the sound is, or holds words."""


def mpeg_frame(untrusted: bytes, at: int) -> int:
    """Give the length of the layer III frame at a place; 0 where none begins or it is cut."""
    head = untrusted[at : at + 4]
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, bits, rate = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or bits in (0, 15) or rate == 3:
        return 0
    per_frame, table = (144_000, _MPEG_1) if version == 3 else (72_000, _MPEG_2)
    length = per_frame * table[bits] // _RATES[version][rate] + (head[2] >> 1 & 1)
    return length if at + length <= len(untrusted) else 0


def mpeg_sound(untrusted: bytes, start: int) -> tuple[int, int]:
    """Give from where to where frames of sound follow each other without a gap.

    The first frame is left out: encoders write words into it.
    """
    first = start + mpeg_frame(untrusted, start)
    at = first
    while first > start and (length := mpeg_frame(untrusted, at)):
        at += length
    return first, at


def ogg_without_sound(untrusted: bytes) -> bytes:
    """Give what of an Ogg is no sound: the pages of its heads and comments, and what is no page.

    Heads have the granule position 0 (RFC 3533, RFC 7845). A page counts as sound only where it
    goes on with the stream that the first page began; whatever else there is, is read.
    """
    at, number, kept = 0, 0, list[bytes]()
    serial = untrusted[14:18]
    while untrusted[at : at + 4] == _PAGE and at + _HEAD <= len(untrusted):
        table = untrusted[at + _HEAD : at + _HEAD + untrusted[at + 26]]
        end = at + _HEAD + len(table) + sum(table)
        page = untrusted[at:end]
        goes_on = page[14:22] == serial + number.to_bytes(4, "little") and not page[4]
        if not number or not goes_on or not any(page[6:14]) or _HEADS.search(page):
            kept.append(page)
        at, number = end, number + 1
    return b"".join([*kept, untrusted[at:]])


def end_of_flac_metadata(untrusted: bytes) -> int:
    """Give where the samples of a FLAC begin; beyond its end where it is cut short."""
    at, last = 4, False
    while not last and at + 4 <= len(untrusted):
        last = bool(untrusted[at] & 0x80)
        at += 4 + int.from_bytes(untrusted[at + 1 : at + 4], "big")
    return at
