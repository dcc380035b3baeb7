"""Listening: a programme made of an edition, as pages and feeds offer it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SoundFile:
    """One sound file of a programme.

    Attributes:
        path: Below the folder of the site, with forward slashes.
        type: Such as `audio/mpeg`.
        size: Bytes.
        sha384: Digest of its bytes, 96 hexadecimal digits.
        bitrate: Bits a second, or 0.
        codecs: As RFC 6381 names them, or empty.
    """

    path: str
    type: str
    size: int
    sha384: str
    bitrate: int = 0
    codecs: str = ""


@dataclass(frozen=True, slots=True)
class TranscriptFile:
    """One transcript: its path below the folder of the site, its type, whether it has times."""

    path: str
    type: str
    captions: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of a programme; milliseconds from its start.

    Attributes:
        story: Public id of the story that is told in it, or empty.
    """

    title: str
    start: int
    end: int
    story: str = ""


@dataclass(frozen=True, slots=True)
class Listening:
    """A programme in one language, as it may be heard.

    Attributes:
        language: In which it is read.
        length: Milliseconds.
        sounds: The first is the one that players take.
        transcripts: The one to be shown with the sound first.
        chapters: Over its whole length, in order.
        chapters_path: Of its JSON chapters, or empty.
        scratch: True where a machine read it for trying; a page says so.
        explicit: True where a story has a content note.
        changed: How often it was made anew since it first stood there.
    """

    language: str
    length: int
    sounds: tuple[SoundFile, ...]
    transcripts: tuple[TranscriptFile, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    chapters_path: str = ""
    scratch: bool = False
    explicit: bool = False
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Silenced:
    """A programme that could be heard and was taken back: its language, `YYYY-MM` of that."""

    language: str
    month: str
