"""Takes and music to one programme: placed to the sample, with a soft bed, in blocks that are kept.

Every step is a pure function of its inputs and is kept under their hash. A run that was killed or
stopped goes on with what it has; a changed take makes anew its own levelling and the blocks that it
is heard in.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from moksori.broadcast.sound import music
from moksori.broadcast.sound.bwf import Mark
from moksori.broadcast.sound.files import key_of
from moksori.broadcast.sound.level import level
from moksori.broadcast.sound.plan import Length, Place, Plan, place
from moksori.broadcast.sound.refusals import (
    CancelledError,
    DiskFullError,
    NoSoundError,
    StepsGoneError,
    TooLongTakeError,
)
from moksori.broadcast.sound.wav import RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from moksori.broadcast.sound.files import Kept
    from moksori.broadcast.sound.wav import Samples

GAP: Final = 0.4
BLOCK: Final = 20 * RATE
NO_BED = np.zeros(1, np.float32)
LONGEST_SLOT: Final = 6 * 3600.0
# Under speech the bed lies this many decibels lower; it comes and goes in these seconds.
DUCKED, SILENT, RISE, FALL, LAST_FALL = -18.0, -80.0, 0.6, 1.5, 3.0
# A shorter rest at the end of a slot stays silent: music would be a blot.
LEAST_POST_ROLL: Final = 2 * RATE
# For each sample: of the mix; of the masters, the shortwave's band, two WAV and a FLAC, the others.
BYTES_OF_MIX, BYTES_OF_MASTERS = 4, 12


@dataclass(frozen=True, slots=True)
class Speech:
    """Something said.

    Attributes:
        title: Of the chapter that begins here; empty where none does.
        sha256: Of the take.
        load: Gives the take's samples; asked only where the levelled take is not kept.
        bed: Music lies softly under it.
        gap: Seconds of silence behind it.
        stays: Not offered as a cut where the slot is too short.
    """

    title: str
    sha256: str
    load: Callable[[], Samples]
    bed: bool = False
    gap: float = GAP
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Ident:
    """The programme's own few notes; shortened, with a fade, where the slot wants it."""

    title: str = ""
    shortest: float = 1.5
    gap: float = GAP


@dataclass(frozen=True, slots=True)
class Music:
    """The bed alone, for exactly this long.

    Attributes:
        seconds: Its length; it swells and goes at its ends.
        title: Of the chapter that begins here; empty where none does.
        gap: Seconds behind it in which it dies away.
    """

    seconds: float
    title: str = ""
    gap: float = GAP


Part = Speech | Ident | Music


@dataclass(frozen=True, slots=True)
class Work:
    """Where a run keeps its steps, whom it tells how far it is, and who may stop it.

    Attributes:
        folder: Where the steps are kept.
        kept: What is in there.
        tell: Called with 0 to 1 and the name of the step.
        stopped: Asked between blocks.
    """

    folder: Path
    kept: Kept
    tell: Callable[[float, str], None] = field(default=lambda _done, _step: None)
    stopped: Callable[[], bool] = field(default=lambda: False)

    def go_on(self, done: float, step: str) -> None:
        """Tell how far it is.

        Raises:
            CancelledError: somebody stopped it; what is made is kept.
        """
        self.tell(done, step)
        if self.stopped():
            msg = "The work on the sound was stopped."
            raise CancelledError(msg)


@dataclass(frozen=True, slots=True)
class Mix:
    """A programme at its exact length, in blocks.

    Attributes:
        frames: Samples of all blocks.
        marks: Chapters.
        plan: Where each part stands.
        key: Hash of everything it was made of.
        keys: Of the blocks.
    """

    frames: int
    marks: tuple[Mark, ...]
    plan: Plan
    key: str
    keys: tuple[str, ...]
    kept: Kept

    def blocks(self) -> Iterator[Samples]:
        """The sound in order, about twenty seconds at a time."""
        for key in self.keys:
            yield self.kept.sound(key, not_there)


def mix(parts: Sequence[Part], work: Work, slot: float | None = None) -> Mix:
    """Level, place and mix.

    Args:
        parts: In the order of the programme.
        work: Where steps are kept.
        slot: Seconds that the programme must fill, to the sample.

    Raises:
        SlotTooShortError: there is more speech than that; with the cheapest cuts.
        NoSoundError: there are no parts.
        TooLongTakeError: the slot is longer than six hours.
        CancelledError, StepsGoneError: stopped; go on by calling it again.
        DiskFullError: no room; go on by calling it again.
    """
    if not parts:
        msg = "There is nothing in the running order."
        raise NoSoundError(msg, hint="Add at least one part that is heard.")
    if slot is not None and slot > LONGEST_SLOT:
        msg = "A programme is no longer than six hours."
        raise TooLongTakeError(msg, hint="Divide it into programmes of their own.")
    sounds = [_ready(part, work, number / len(parts)) for number, part in enumerate(parts)]
    lengths = [_length(part, len(sound)) for part, (_, sound) in zip(parts, sounds, strict=True)]
    plan = place(lengths, None if slot is None else round(slot * RATE))
    envelope = _envelope(parts, plan)
    bed = work.kept.sound(key_of("bed", _of_music()), music.bed) if envelope else NO_BED
    keys = _mixed(_Scene(plan, sounds, envelope, bed), work)
    titled = zip(parts, plan.places, strict=True)
    marks = tuple(Mark(where.start, part.title) for part, where in titled if part.title)
    return Mix(plan.frames, marks, plan, key_of("mix", keys), keys, work.kept)


def _mixed(scene: _Scene, work: Work) -> tuple[str, ...]:
    """Make the blocks that are not kept, and return the names of all of them."""
    frames = scene.plan.frames
    spans = [(start, min(start + BLOCK, frames)) for start in range(0, frames, BLOCK)]
    keys = tuple(key_of("block", scene.told(*span)) for span in spans)
    missing = sum(
        stop - start
        for key, (start, stop) in zip(keys, spans, strict=True)
        if not work.kept.has(key)
    )
    _room_for(missing, frames, work)
    for key, (start, stop) in zip(keys, spans, strict=True):
        work.go_on(start / frames, "mix")
        work.kept.sound(key, partial(scene.render, start, stop))
    work.go_on(1.0, "mix")
    return keys


@dataclass(frozen=True, slots=True)
class _Scene:
    plan: Plan
    sounds: list[tuple[str, Samples]]
    envelope: list[tuple[int, float]]
    bed: Samples

    def heard(self, start: int, stop: int) -> Iterator[tuple[str, Samples, Place]]:
        for (key, sound), where in zip(self.sounds, self.plan.places, strict=True):
            if key and where.start < stop and where.start + where.frames > start:
                yield key, sound, where

    def told(self, start: int, stop: int) -> list[object]:
        """All that a block depends on."""
        parts = [
            (key, where.start - start, where.frames) for key, _, where in self.heard(start, stop)
        ]
        points = [(at - start, level) for at, level in self.around(start, stop)]
        silent = all(level <= SILENT for _, level in points)
        return [stop - start, parts, [] if silent else [start % len(self.bed), _of_music(), points]]

    def around(self, start: int, stop: int) -> list[tuple[int, float]]:
        """The points of the bed's envelope within the block, and the one to either side."""
        inside = [number for number, (at, _) in enumerate(self.envelope) if start < at < stop]
        after = sum(1 for at, _ in self.envelope if at <= start)
        first, last = (inside[0], inside[-1]) if inside else (after, after - 1)
        return self.envelope[max(0, first - 1) : last + 2]

    def render(self, start: int, stop: int) -> Samples:
        out = np.zeros(stop - start, np.float32)
        for _, sound, where in self.heard(start, stop):
            first, last = max(start, where.start), min(stop, where.start + where.frames)
            piece = np.array(sound[first - where.start : last - where.start])
            if where.frames < len(sound):
                piece *= _fade_at_end(np.arange(first, last) - where.start, where.frames)
            out[first - start : last - start] += piece
        points = self.around(start, stop)
        if any(level > SILENT for _, level in points):
            at = np.arange(start, stop)
            level = np.interp(at, [time for time, _ in points], [value for _, value in points])
            gain = np.where(level > SILENT, 10 ** (level / 20), 0.0).astype(np.float32)
            out += self.bed[at % len(self.bed)] * gain
        return out


def _ready(part: Part, work: Work, done: float) -> tuple[str, Samples]:
    work.go_on(done, "level")
    if isinstance(part, Music):
        return "", NO_BED
    if isinstance(part, Ident):
        key = key_of("ident", _of_music())
        return key, work.kept.sound(key, music.ident)
    return levelled(part.sha256, part.load, work)


def levelled(sha256: str, load: Callable[[], Samples], work: Work) -> tuple[str, Samples]:
    """Return a take made ready, and the name of that step; it is made where it is not kept.

    Args:
        sha256: Of the take.
        load: Gives its samples.
        work: Where steps are kept.
    """
    key = key_of("level", sha256)
    return key, work.kept.sound(key, lambda: level(load()).samples)


def _length(part: Part, frames: int) -> Length:
    gap = round(part.gap * RATE)
    if isinstance(part, Music):
        whole = round(part.seconds * RATE)
        return Length(whole, gap, whole, stays=True)
    if isinstance(part, Ident):
        return Length(frames, gap, min(frames, round(part.shortest * RATE)), stays=True)
    return Length(frames, gap, frames, stays=part.stays)


def _envelope(parts: Sequence[Part], plan: Plan) -> list[tuple[int, float]]:
    """Points (sample, decibels) between which the bed's level goes in straight lines."""
    spans: list[tuple[int, int, float]] = []
    for part, where in zip(parts, plan.places, strict=True):
        if isinstance(part, Speech) and part.bed:
            spans.append((where.start, where.start + where.frames, DUCKED))
        elif isinstance(part, Music):
            spans.append((where.start, where.start + where.frames, 0.0))
    if plan.frames - plan.post_roll >= LEAST_POST_ROLL:
        spans.append((plan.post_roll + round(RISE * RATE), plan.frames, 0.0))
    points: list[tuple[int, float]] = []
    for start, stop, level_there in spans:
        near = points and start - points[-1][0] <= round((RISE + FALL) * RATE)
        if not near:
            if points:
                points.append((points[-1][0] + round(FALL * RATE), SILENT))
            points.append((max(0, start - round(RISE * RATE)), SILENT))
        ends = plan.frames - round(LAST_FALL * RATE) if stop == plan.frames else stop
        points += [(start, level_there), (max(start, ends), level_there)]
    if points:
        fall = LAST_FALL if spans[-1][1] == plan.frames else FALL
        points.append((min(plan.frames, points[-1][0] + round(fall * RATE)), SILENT))
    return points


def _fade_at_end(at: NDArray[np.int64], frames: int) -> Samples:
    return np.clip((frames - at) / (0.5 * RATE), 0, 1).astype(np.float32)


def _of_music() -> list[object]:
    return [music.BED_SECONDS, music.BED_LEVEL, music.IDENT_LEVEL, music.CHORDS, music.MELODY]


def _room_for(missing: int, frames: int, work: Work) -> None:
    needed = missing * BYTES_OF_MIX + frames * BYTES_OF_MASTERS
    if shutil.disk_usage(work.folder).free < needed:
        msg = f"The disk is full: the programme needs {needed >> 20} MB."
        raise DiskFullError(msg)


def not_there() -> Samples:
    """Asked for a kept block that must be there.

    Raises:
        StepsGoneError: somebody deleted it meanwhile.
    """
    msg = "A block of the mix was deleted while it was needed."
    raise StepsGoneError(msg)
