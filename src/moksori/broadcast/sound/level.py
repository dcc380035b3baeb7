"""A take made ready: silence trimmed at its ends, and one measured gain to the desk's level.

The gain is one number for the whole take. Nothing moves with the words, as a loudness normaliser
that listens while it plays would do: syllables keep their weight.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import scipy

from moksori.broadcast.sound.meter import measure
from moksori.broadcast.sound.peaks import limited
from moksori.broadcast.sound.wav import RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from moksori.broadcast.sound.wav import Samples

LEVEL: Final = -23.0
CEILING: Final = 10 ** (-2.0 / 20)
# A voice has nothing under this; a table that is knocked on and a lorry outside have.
RUMBLE: Final = 80.0
# Silence kept before the first word and after the last, and how long the ends fade.
BEFORE, AFTER, FADE = 0.08, 0.20, 0.01
FRAME = RATE // 100


@dataclass(frozen=True, slots=True, eq=False)
class Levelled:
    """A take that can be placed.

    Attributes:
        samples: 48 kHz, one channel, at the desk's level.
        gain: Decibels that were added.
        trimmed: Seconds of silence taken off, before and after.
    """

    samples: Samples
    gain: float
    trimmed: tuple[float, float]


def level(samples: Samples) -> Levelled:
    """Trim, take the rumble out, and bring to -23 LUFS with peaks under -2 dBTP.

    Args:
        samples: 48 kHz, one channel, of a take that was accepted.
    """
    clean = np.asarray(scipy.signal.sosfilt(_rumble(), samples), np.float32)
    start, stop = spoken(clean)
    kept = _faded(clean[start:stop])
    gain = LEVEL - measure([kept]).integrated
    loud = limited(kept * np.float32(10 ** (gain / 20)), CEILING)
    return Levelled(loud, gain, (start / RATE, (len(samples) - stop) / RATE))


def spoken(samples: Samples) -> tuple[int, int]:
    """First and last sample of what is said, with a breath of room to either side.

    What is said stands 12 dB above the room and within 45 dB of the loudest.
    """
    count = len(samples) // FRAME
    if count < 3:
        return 0, len(samples)
    power = np.mean(np.square(samples[: count * FRAME].reshape(-1, FRAME)), axis=1)
    shown = 10 * np.log10(np.maximum(_smooth(power), 1e-12))
    room = float(np.percentile(shown, 5))
    top = float(shown.max())
    # In a take without pauses the quietest part is speech, too; then nothing is trimmed by it.
    line = max(top - 45.0, min(room + 12.0, top - 25.0))
    loud = np.flatnonzero(shown >= line)
    start = max(0, int(loud[0]) * FRAME - round(BEFORE * RATE))
    stop = min(len(samples), (int(loud[-1]) + 1) * FRAME + round(AFTER * RATE))
    return start, stop


def _smooth(power: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.convolve(power, np.ones(3) / 3, "same")


def _faded(samples: Samples) -> Samples:
    out = samples.copy()
    size = min(round(FADE * RATE), len(out) // 2)
    if size:
        ramp = np.linspace(0, 1, size, dtype=np.float32)
        out[:size] *= ramp
        out[-size:] *= ramp[::-1]
    return out


def _rumble() -> NDArray[np.float64]:
    return np.asarray(scipy.signal.butter(2, RUMBLE, "highpass", fs=RATE, output="sos"))
