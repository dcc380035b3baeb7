"""SRT and VTT captions: the spoken words without their timings, cue after cue.

A sentence runs over several cues, so the cues are joined; when each began is kept in metadata.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from moksori.intake.encodings import Read
from moksori.intake.limits import Limits
from moksori.intake.refusals import EmptyError
from moksori.intake.scribe import Scribe
from moksori.terms.account import Decoded

_CLOCK = r"(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMING = re.compile(rf"^\s*{_CLOCK}\s*-->\s*{_CLOCK}")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:v|c|i|b|u|s|lang|ruby|rt|font)\b[^>]*>|<[\d:.]+>|\{\\[^}]*\}", re.IGNORECASE
)
_NAME = re.compile(
    r"\s*(?:>>\s*|[-–]\s*)?"
    r"(?:([^\W\d_][^:：.?!,\[\]]{0,40}?)\s*[:：]|\[([^\]:]{1,40})\]\s*[:：]?)\s+(?=\S)"
)
_CHANGE = re.compile(r"\s*(?:>>|[-–—])\s*")
_ENDED = re.compile(r"[.?!。？！…][\"'”’)]*$")
_ASKED = re.compile(r"[?？][\"'”’)]*$")
PAUSE = 1.5
"""Seconds of silence after a finished sentence that begin a new paragraph."""
LONG = 400
"""Characters after which the next finished sentence begins a new paragraph."""


@dataclass(frozen=True, slots=True)
class _Cue:
    start: float
    end: float
    speaker: str
    words: str
    changes: bool


def read_captions(read: Read, container: str, limits: Limits) -> Decoded:
    """Read captions into running text, a line for each change of speaker or long pause.

    Args:
        read: The decoded file.
        container: `srt` or `vtt`.
        limits: How much text it may hold.

    Raises:
        EmptyError: no cue has any words.
        TooLargeError: it holds more text than allowed.
    """
    scribe = Scribe(limits)
    times: list[str] = []
    speaker = ""
    start = end = 0
    before: _Cue | None = None
    for cue in _cues(read.text):
        if before is None or _parts(before, cue, speaker, end - start):
            scribe.part(1)
            speaker = cue.speaker or ("" if before is None or cue.changes else speaker)
            scribe.write(f"{cue.speaker}: " if cue.speaker else "")
            span = scribe.write(cue.words)
            scribe.turn(speaker or None, span)
            start = span.start
        else:
            scribe.write(" ")
            span = scribe.write(cue.words)
            scribe.lengthen_turn(span.end)
        end = span.end
        times.append(f"{cue.start:.1f}@{span.start}")
        before = cue
    if not scribe.length:
        message = "no caption has any words"
        raise EmptyError(message)
    decoded = scribe.decoded(container, read.encoding, {"cue_times": " ".join(times)})
    named = any(speaker for speaker, _span in decoded.turns)
    return decoded if named else replace(decoded, turns=())


def _parts(before: _Cue, cue: _Cue, speaker: str, length: int) -> bool:
    """Say whether a new line begins between two cues."""
    if cue.changes or (cue.speaker and cue.speaker != speaker):
        return True
    if not _ENDED.search(before.words):
        return False
    return bool(cue.start - before.end >= PAUSE or length > LONG or _ASKED.search(before.words))


def _cues(text: str) -> Iterator[_Cue]:
    """Return one cue for each stretch of a caption that one person speaks."""
    timing: tuple[float, float] | None = None
    lines: list[str] = []
    for line in text.splitlines():
        match = _TIMING.match(line)
        if match:
            yield from _spoken(timing, lines)
            clock = [float(n or 0) for n in match.groups()]
            timing, lines = (_seconds(clock[:4]), _seconds(clock[4:])), []
        elif not line.strip():
            yield from _spoken(timing, lines)
            timing, lines = None, []
        else:
            lines.append(line)
    yield from _spoken(timing, lines)


def _seconds(clock: list[float]) -> float:
    return clock[0] * 3600 + clock[1] * 60 + clock[2] + clock[3] / 1000


def _spoken(timing: tuple[float, float] | None, lines: list[str]) -> Iterator[_Cue]:
    if timing is None:
        return
    turns: list[list[str]] = []
    for line in lines:
        if not turns or _CHANGE.match(line) or _VOICE.search(line) or _NAME.match(_plain(line)):
            turns.append([])
        turns[-1].append(line)
    for number, turn in enumerate(turns):
        joined = " ".join(turn)
        voice = _VOICE.search(joined)
        plain = _plain(joined)
        named = _NAME.match(plain)
        words = plain[named.end() :] if named else _CHANGE.sub("", plain, count=1)
        speaker = voice[1] if voice else (named[1] or named[2]) if named else ""
        changes = bool(number or named or _CHANGE.match(plain))
        if words.strip():
            yield _Cue(timing[0], timing[1], speaker.strip(), words.strip(), changes)


def _plain(line: str) -> str:
    return html.unescape(_TAG.sub("", line))
