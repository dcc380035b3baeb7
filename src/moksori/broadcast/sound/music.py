"""A calm bed and an ident, made by us from sums of tones: no licence is needed to air them.

Both are pure functions of this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from moksori.broadcast.sound.meter import measure
from moksori.broadcast.sound.wav import RATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from moksori.broadcast.sound.wav import Samples

BED_SECONDS: Final = 40
IDENT_SECONDS: Final = 4.0
BED_LEVEL, IDENT_LEVEL = -27.0, -25.0
# Four open chords on D, ten seconds each; every tone is rounded to whole turns of the loop, so that
# its end meets its beginning.
CHORDS = (
    (146.83, 220.0, 293.66),
    (130.81, 196.0, 329.63),
    (98.0, 196.0, 246.94),
    (110.0, 220.0, 261.63),
)
# Five notes that rise and come home: (seconds, hertz).
MELODY = ((0.0, 293.66), (0.55, 440.0), (1.1, 392.0), (1.65, 493.88), (2.2, 587.33))


def bed() -> Samples:
    """Forty seconds of slow chords that may be played round and round."""
    t = np.arange(BED_SECONDS * RATE) / RATE
    out = np.zeros(len(t))
    for number, chord in enumerate(CHORDS):
        # Each chord swells and goes; neighbours overlap, and their powers add up to a steady one.
        away = (t - (number + 0.5) * BED_SECONDS / len(CHORDS) + BED_SECONDS / 2) % BED_SECONDS
        swell = np.cos(np.clip((away - BED_SECONDS / 2) / 10.0, -1, 1) * np.pi / 2)
        out += swell * _held(chord, len(t))
    return _at_level(out, BED_LEVEL)


def ident() -> Samples:
    """Four seconds by which listeners know the programme."""
    t = np.arange(round(IDENT_SECONDS * RATE)) / RATE
    out = np.zeros(len(t))
    for start, hertz in MELODY:
        since = np.maximum(t - start, 0)
        bell = sum(
            np.sin(2 * np.pi * hertz * times * since) * np.exp(-since * (1.6 + times)) / times**1.5
            for times in (1, 2, 3)
        )
        out += np.where(t >= start, bell, 0.0) * np.minimum(1, since / 0.004)
    out *= np.minimum(1, (IDENT_SECONDS - t) / 0.6)
    return _at_level(out, IDENT_LEVEL)


def _held(chord: Sequence[float], frames: int) -> NDArray[np.float64]:
    """The chord for the length of the loop, with overtones, each tone thrice a little apart."""
    turns = np.zeros(frames // 2 + 1, np.complex128)
    for place, hertz in enumerate(chord):
        for times, weight in ((1, 1.0), (2, 0.25), (3, 0.08)):
            for apart in (-3, 0, 4):
                whole = round(hertz * BED_SECONDS) * times + apart
                turns[whole] += weight / (1 + place) * np.exp(1j * apart * times)
    return np.asarray(np.fft.irfft(turns, frames))


def _at_level(out: NDArray[np.float64], lufs: float) -> Samples:
    samples = np.asarray(out / np.abs(out).max(), np.float32)
    gain = 10 ** ((lufs - measure([samples]).integrated) / 20)
    return np.asarray(samples * gain, np.float32)
