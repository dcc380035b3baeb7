"""Broadcast WAV: bext version 2, cart (AES46), cue points with labels; Korean in a sidecar.

The chunks stand in the order bext, fmt, cart, cue, LIST, data. They hold ASCII alone: automation
systems read them byte by byte and make nonsense, or a broken file, of anything else. What a title
says in its own script stands in the sidecar. Nothing tells of the machine, the time of the work or
the program: the same sound and the same facts give the same bytes.
"""

from __future__ import annotations

import json
import struct
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from moksori.broadcast.sound.files import whole_or_nothing
from moksori.broadcast.sound.meter import Loudness, Meter
from moksori.broadcast.sound.wav import RATE
from moksori.language.romanise import revised

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from moksori.broadcast.sound.wav import Samples

PLAIN = str.maketrans("‘’“”–—…·「」『』〈〉《》", '\'\'""--.-""""""""')
MOST = {16: 1 << 15, 24: 1 << 23}
UNKNOWN_LOUDNESS = 0x7FFF
ALWAYS = ("1900-01-01", "00:00:00", "2099-12-31", "23:59:59")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the sound that has a title: an item of the running order.

    Attributes:
        start: Its first sample.
        title: As listeners read it, in any script.
    """

    start: int
    title: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the files of a programme say about it. Public words only.

    Attributes:
        title: Of the edition, in any script.
        programme: Who presents it.
        language: ISO 639-2, such as `kor`.
        code: ASCII; the number under which automation keeps it.
        day: When it is meant for.
        marks: Items, by their first samples.
        note: Said in every file's tags, such as that the voices are machines'; may be empty.
        category: ASCII; the kind of programme.
    """

    title: str
    programme: str
    language: str
    code: str
    day: date
    marks: tuple[Mark, ...] = ()
    note: str = ""
    category: str = "Documentary"


def ascii_of(text: str, instead: str = "") -> str:
    """The text in plain Latin letters; Korean is romanised, what cannot be written is left out.

    Args:
        text: In any script.
        instead: Given where nothing of it can be written.
    """
    plain = unicodedata.normalize("NFKD", revised(text).translate(PLAIN))
    kept = "".join(letter for letter in plain if " " <= letter <= "~")
    return " ".join(kept.split()) if any(map(str.isalnum, kept)) else instead


def write_bwf(
    target: Path, blocks: Iterable[Samples], facts: Facts, *, frames: int, bits: int = 24
) -> Loudness:
    """Write the sound as broadcast WAV, with the loudness of what was written.

    Args:
        target: Appears only when whole.
        blocks: 48 kHz, one channel.
        facts: What the chunks say.
        frames: Samples that `blocks` give together.
        bits: 16 or 24.

    Raises:
        DiskFullError: no room; nothing is left.
        CancelledError: whoever gives the blocks stopped; nothing is left.
    """
    meter = Meter()
    with whole_or_nothing(target) as file:
        file.write(header(facts, None, frames=frames, bits=bits))
        for block in blocks:
            raw, heard = quantised(block, bits)
            meter.feed(heard)
            file.write(raw)
        measured = meter.loudness()
        file.write(b"\0" * (frames * bits // 8 % 2))
        file.seek(0)
        file.write(header(facts, measured, frames=frames, bits=bits))
    return measured


def quantised(block: Samples, bits: int) -> tuple[bytes, Samples]:
    """The samples as they stand in the file, and what is heard of them there."""
    most = MOST[bits]
    whole = np.clip(np.rint(block * np.float64(most)), -most, most - 1).astype("<i4")
    heard = (whole / most).astype(np.float32)
    if bits == 16:
        return whole.astype("<i2").tobytes(), heard
    return whole.view(np.uint8).reshape(-1, 4)[:, :3].tobytes(), heard


def sidecar(facts: Facts, file_name: str) -> bytes:
    """What the chunks cannot say: titles in their own script, JSON in UTF-8."""
    told = {
        "file": file_name,
        "title": facts.title,
        "programme": facts.programme,
        "language": facts.language,
        "code": facts.code,
        "month": f"{facts.day:%Y-%m}",
        "note": facts.note,
        "sample_rate": RATE,
        "marks": [
            {"sample": mark.start, "seconds": round(mark.start / RATE, 3), "title": mark.title}
            for mark in facts.marks
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def header(facts: Facts, measured: Loudness | None, *, frames: int, bits: int) -> bytes:
    """Everything before the samples; its length does not depend on the loudness."""
    size = frames * bits // 8
    form = struct.pack("<HHIIHH", 1, 1, RATE, RATE * bits // 8, bits // 8, bits)
    marks = [mark for mark in facts.marks if 0 <= mark.start < frames]
    chunks = (
        _chunk(b"bext", _bext(facts, measured, bits))
        + _chunk(b"fmt ", form)
        + _chunk(b"cart", _cart(facts, frames, bits))
        + (_chunk(b"cue ", _cue(marks)) + _chunk(b"LIST", _labels(marks)) if marks else b"")
        + struct.pack("<4sI", b"data", size)
    )
    return struct.pack("<4sI4s", b"RIFF", 4 + len(chunks) + size + size % 2, b"WAVE") + chunks


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack("<4sI", name, len(body)) + body + b"\0" * (len(body) % 2)


def _text(text: str, size: int, instead: str = "") -> bytes:
    # One byte stays free: some readers look for the end of the words.
    return ascii_of(text, instead)[: size - 1].encode("ascii").ljust(size, b"\0")


def _bext(facts: Facts, measured: Loudness | None, bits: int) -> bytes:
    values = (
        [UNKNOWN_LOUDNESS] * 5
        if measured is None
        else [
            round(value * 100)
            for value in (
                measured.integrated,
                measured.spread,
                measured.true_peak,
                measured.momentary,
                measured.short_term,
            )
        ]
    )
    description = ". ".join(filter(None, (ascii_of(facts.title), ascii_of(facts.note))))
    return (
        _text(description, 256, facts.code)
        + _text(facts.programme, 32, facts.code)
        + _text(facts.code, 32)
        + facts.day.isoformat().encode("ascii")
        + b"00:00:00"
        + struct.pack("<QH", 0, 2)
        + bytes(64)
        + struct.pack("<5h", *values)
        + bytes(180)
        + f"A=PCM,F={RATE},W={bits},M=mono\r\n".encode("ascii")
    )


def _cart(facts: Facts, frames: int, bits: int) -> bytes:
    last = max(0, frames - 1)
    start_day, start, end_day, end = (part.encode("ascii") for part in ALWAYS)
    out_cue = facts.marks[-1].title if facts.marks else ""
    timers = struct.pack("<4sI4sI", b"EOD ", last, b"AUDe", last)
    return (
        b"0101"
        + _text(facts.title, 64, facts.code)
        + _text(facts.programme, 64, facts.code)
        + _text(facts.code, 64)
        + bytes(64)
        + _text(facts.category, 64)
        + _text(facts.language, 64)
        + _text(out_cue, 64)
        + start_day
        + start
        + end_day
        + end
        + bytes(128)
        + _text(facts.note, 64)
        + struct.pack("<i", MOST[16] if bits == 16 else MOST[24])
        + timers
        + bytes(48)
        + bytes(276)
        + bytes(1024)
    )


def _cue(marks: list[Mark]) -> bytes:
    points = b"".join(
        struct.pack("<II4sIII", number, mark.start, b"data", 0, 0, mark.start)
        for number, mark in enumerate(marks, 1)
    )
    return struct.pack("<I", len(marks)) + points


def _labels(marks: list[Mark]) -> bytes:
    return b"adtl" + b"".join(
        _chunk(
            b"labl", struct.pack("<I", number) + ascii_of(mark.title, str(number)).encode() + b"\0"
        )
        for number, mark in enumerate(marks, 1)
    )
