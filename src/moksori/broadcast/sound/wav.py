"""Takes as they come in: bytes of a recording to samples at 48 kHz, one channel."""

from __future__ import annotations

import hashlib
import re
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import soxr

from moksori.broadcast.sound import ffmpeg
from moksori.broadcast.sound.refusals import (
    ClippedTakeError,
    NoSoundError,
    SilentTakeError,
    TooLongTakeError,
    UnreadableSoundError,
    VideoError,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

RATE: Final = 48_000
MAX_SECONDS: Final = 30 * 60.0
# Under this no word is heard, even turned up.
SILENT = 10 ** (-60 / 20)
# A peak that is cut off stays at the top for some samples; a peak that only touches it does not.
CUT_OFF, FLAT = 0.995, 3
PCM, FLOAT, EXTENSIBLE = 1, 3, 0xFFFE
SIZES = {PCM: {8, 16, 24, 32}, FLOAT: {32, 64}}


@dataclass(frozen=True, slots=True, eq=False)
class Take:
    """One reading of lines.

    Attributes:
        samples: 48 kHz, one channel, float32, full scale 1.
        sha256: Of the bytes that came in.
        kind: How it was read: `wav`, or `other` by way of ffmpeg.
        rate: Samples a second as it came in; 0 where not known.
        cut_short: The file ends before its own end, as when a recorder was stopped hard.
    """

    samples: Samples
    sha256: str
    kind: str
    rate: int
    cut_short: bool = False

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.samples) / RATE


def read_take(untrusted: bytes, *, longest: float = MAX_SECONDS) -> Take:
    """Read a recording of any usual kind, and refuse one that no programme can use.

    WAV is read here (8 to 32 bits, float, extensible, unfinished); every other kind by ffmpeg.

    Args:
        untrusted: The file.
        longest: Seconds that a take may have.

    Raises:
        UnreadableSoundError: it is no sound that can be read.
        NoSoundError: it is a sound file without sound.
        VideoError: it has moving pictures.
        SilentTakeError: nothing is heard.
        ClippedTakeError: it was recorded too loud.
        TooLongTakeError: it is longer than `longest`.
        TooSlowSoundError: reading did not end in time.
    """
    found = _wave(untrusted, longest)
    if found is None:
        read, kind, rate, cut_short = _by_ffmpeg(untrusted, longest), "other", 0, False
    else:
        samples, rate, cut_short = found
        read, kind = _at_our_rate(samples, rate), "wav"
    take = Take(read, hashlib.sha256(untrusted).hexdigest(), kind, rate, cut_short)
    _check(take)
    return take


def _check(take: Take) -> None:
    if not len(take.samples):
        msg = "There is no sound in the file."
        raise NoSoundError(msg)
    if not np.isfinite(take.samples).all():
        msg = "The file holds samples that are no numbers."
        raise UnreadableSoundError(msg)
    if loudest_part(take.samples) < SILENT:
        msg = f"Nothing is heard in {take.seconds:.0f} seconds."
        raise SilentTakeError(msg)
    events = cut_off_peaks(take.samples)
    if events > max(5.0, take.seconds / 2):
        msg = (
            f"The recording is too loud: {events} peaks are cut off in {take.seconds:.0f} seconds."
        )
        raise ClippedTakeError(msg)


def loudest_part(samples: Samples) -> float:
    """The highest root mean square of 50 milliseconds."""
    size = RATE // 20
    whole = len(samples) // size * size
    parts = samples[:whole].reshape(-1, size) if whole else samples.reshape(1, -1)
    return float(np.sqrt(np.max(np.mean(np.square(parts, dtype=np.float64), axis=1))))


def cut_off_peaks(samples: Samples) -> int:
    """How many times the sound stays at the top for three samples or more."""
    at_top = np.abs(samples) >= CUT_OFF
    if not at_top.any():
        return 0
    edges = np.flatnonzero(np.diff(np.concatenate(([False], at_top, [False])).astype(np.int8)))
    return int(np.count_nonzero(edges[1::2] - edges[::2] >= FLAT))


def _by_ffmpeg(untrusted: bytes, longest: float) -> Samples:
    read = ffmpeg.read_untrusted(untrusted, rate=RATE, seconds=longest + 1)
    streams = re.findall(r"Stream #0:\d+[^\n]*?: (Audio|Video)(: [^\n]*)", read.told)
    # The picture of a cover is told as video, too; it is left out with everything else.
    if any(kind == "Video" and "attached pic" not in more for kind, more in streams):
        msg = "The file has moving pictures."
        raise VideoError(msg)
    if not streams:
        msg = "The file is of no kind of sound that can be read."
        raise UnreadableSoundError(msg)
    if not any(kind == "Audio" for kind, _ in streams):
        msg = "The file has no sound track."
        raise NoSoundError(msg)
    samples = np.frombuffer(read.sound[: len(read.sound) // 4 * 4], "<f4")
    _not_too_long(len(samples), RATE, longest)
    return samples


def _not_too_long(count: int, rate: int, longest: float) -> None:
    if count > longest * rate:
        msg = f"The take is longer than {longest / 60:.0f} minutes."
        raise TooLongTakeError(msg)


def _at_our_rate(samples: Samples, rate: int) -> Samples:
    if rate == RATE or not len(samples):
        return samples
    return np.asarray(soxr.resample(samples, rate, RATE, "HQ"), np.float32)


def _wave(data: bytes, longest: float) -> tuple[Samples, int, bool] | None:
    """Samples, rate and whether it is cut short; None where ffmpeg should look at it."""
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        return None
    form = b""
    place = 12
    while place + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, place)
        place += 8
        if name == b"fmt ":
            form = data[place : place + size]
        if name == b"data":
            return _samples(form, data, place, size, longest)
        place += size + size % 2
    msg = "The WAV file ends before its sound begins."
    raise NoSoundError(msg)


def _samples(
    form: bytes, data: bytes, place: int, size: int, longest: float
) -> tuple[Samples, int, bool] | None:
    if len(form) < 16:
        msg = "The WAV file does not say how its sound is kept."
        raise UnreadableSoundError(msg)
    kind, channels, rate, _, frame, bits = struct.unpack_from("<HHIIHH", form)
    if kind == EXTENSIBLE and len(form) >= 26:
        kind = struct.unpack_from("<H", form, 24)[0]
    if kind not in SIZES or bits not in SIZES[kind]:
        return None
    if not (1 <= channels <= 32 and 4_000 <= rate <= 384_000 and frame == channels * bits // 8):
        msg = "The WAV file contradicts itself about how its sound is kept."
        raise UnreadableSoundError(msg)
    # A recorder that was stopped hard leaves 0, the greatest number, or more than there is.
    open_end = size in {0, 0xFFFFFFFF} and place < len(data)
    there = len(data) - place if open_end else min(size, len(data) - place)
    frames = there // frame
    _not_too_long(frames, rate, longest)
    raw = data[place : place + frames * frame]
    mixed = _to_float(raw, kind, bits).reshape(-1, channels).mean(axis=1, dtype=np.float32)
    return mixed, rate, open_end or there < size


def _to_float(raw: bytes, kind: int, bits: int) -> Samples:
    if kind == FLOAT:
        return np.frombuffer(raw, f"<f{bits // 8}").astype(np.float32)
    if bits == 8:
        return ((np.frombuffer(raw, np.uint8).astype(np.float32) - 128) / 128).astype(np.float32)
    if bits == 24:
        wide = np.zeros((len(raw) // 3, 4), np.uint8)
        wide[:, 1:] = np.frombuffer(raw, np.uint8).reshape(-1, 3)
        return (wide.view("<i4").reshape(-1) / float(1 << 31)).astype(np.float32)
    whole = np.frombuffer(raw, f"<i{bits // 8}")
    return (whole / float(1 << (bits - 1))).astype(np.float32)
