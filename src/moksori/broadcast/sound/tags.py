"""Words inside MP3, Opus and FLAC: title, chapters, the note on the voices; and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutagen.flac import FLAC
from mutagen.id3 import (
    CHAP,
    COMM,
    CTOC,
    ID3,
    TCON,
    TDRC,
    TIT2,
    TLAN,
    TPE1,
    CTOCFlags,
    ID3NoHeaderError,
)
from mutagen.oggopus import OggOpus

from moksori.broadcast.sound.wav import RATE

if TYPE_CHECKING:
    from pathlib import Path

    from moksori.broadcast.sound.bwf import Facts

NO_OFFSET = 0xFFFFFFFF
UTF16 = 1


def tag_mp3(path: Path, facts: Facts, frames: int) -> None:
    """ID3v2.3 with chapters; players and automation read 2.3 where they do not read 2.4."""
    try:
        tags = ID3(path)
        tags.clear()
    except ID3NoHeaderError:
        tags = ID3()
    tags.add(TIT2(encoding=UTF16, text=facts.title))
    tags.add(TPE1(encoding=UTF16, text=facts.programme))
    tags.add(TLAN(encoding=UTF16, text=facts.language))
    tags.add(TCON(encoding=UTF16, text=facts.category))
    tags.add(TDRC(encoding=UTF16, text=facts.day.isoformat()))
    if facts.note:
        tags.add(COMM(encoding=UTF16, lang=facts.language, desc="", text=facts.note))
    chapters = _chapters(facts, frames)
    if chapters:
        names = [f"chp{number}" for number, _ in enumerate(chapters)]
        flags = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
        tags.add(CTOC(element_id="toc", flags=flags, child_element_ids=names, sub_frames=[]))
        for name, (start, end, title) in zip(names, chapters, strict=True):
            tags.add(
                CHAP(
                    element_id=name,
                    start_time=round(start * 1000),
                    end_time=round(end * 1000),
                    start_offset=NO_OFFSET,
                    end_offset=NO_OFFSET,
                    sub_frames=[TIT2(encoding=UTF16, text=title)],
                )
            )
    tags.save(path, v1=0, v2_version=3, padding=_no_padding)


def tag_opus(path: Path, facts: Facts, frames: int) -> None:
    """Vorbis comments, with chapters as players of Opus expect them."""
    file = OggOpus(path)
    _comment(file, facts, frames)
    file.save(padding=_no_padding)


def tag_flac(path: Path, facts: Facts, frames: int) -> None:
    """Vorbis comments of the archive's copy."""
    file = FLAC(path)
    _comment(file, facts, frames)
    file.save(padding=_no_padding)


def _comment(file: OggOpus | FLAC, facts: Facts, frames: int) -> None:
    file.delete()
    if file.tags is None:
        file.add_tags()  # type: ignore[no-untyped-call]
    told = {
        "TITLE": facts.title,
        "ARTIST": facts.programme,
        "DATE": facts.day.isoformat(),
        "LANGUAGE": facts.language,
        "GENRE": facts.category,
        "COMMENT": facts.note,
    }
    for number, (start, _, title) in enumerate(_chapters(facts, frames), 1):
        told[f"CHAPTER{number:03}"] = _clock(start)
        told[f"CHAPTER{number:03}NAME"] = title
    for name, text in told.items():
        if text:
            file[name] = text


def _chapters(facts: Facts, frames: int) -> list[tuple[float, float, str]]:
    marks = [mark for mark in facts.marks if mark.start < frames]
    ends = [mark.start for mark in marks[1:]] + [frames]
    return [
        (mark.start / RATE, end / RATE, mark.title) for mark, end in zip(marks, ends, strict=True)
    ]


def _clock(seconds: float) -> str:
    whole = round(seconds * 1000)
    hours, rest = divmod(whole, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def _no_padding(_info: object) -> int:
    return 0
