"""Loudness and true peak, block by block: ITU-R BS.1770-4, EBU R 128, EBU Tech 3341 and 3342.

Memory does not grow with the length of the programme. Checked in the tests against pyloudnorm and
the meter of ffmpeg, two implementations by other people.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy

from moksori.broadcast.sound.peaks import TruePeak
from moksori.broadcast.sound.wav import RATE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from moksori.broadcast.sound.wav import Samples

# The K weighting at 48 kHz, as printed in BS.1770-4, tables 1 and 2.
SHELF = (1.53512485958697, -2.69169618940638, 1.19839281085285)
SHELF_BACK = (1.0, -1.69065929318241, 0.73248077421585)
PASS = (1.0, -2.0, 1.0)
PASS_BACK = (1.0, -1.99004745483398, 0.99007225036621)
K_WEIGHTING = np.array([SHELF + SHELF_BACK, PASS + PASS_BACK])
STEP = RATE // 10
MOMENTARY, SHORT_TERM = 4, 30
FLOOR = -70.0
OFFSET = -0.691


@dataclass(frozen=True, slots=True)
class Loudness:
    """What a meter shows at the end.

    Attributes:
        integrated: LUFS over the whole, gated; -70 where nothing is above the gate.
        spread: Loudness range in LU.
        true_peak: dBTP.
        momentary: The loudest 400 milliseconds, LUFS.
        short_term: The loudest 3 seconds, LUFS.
        frames: Samples measured.
    """

    integrated: float
    spread: float
    true_peak: float
    momentary: float
    short_term: float
    frames: int


class Meter:
    """Takes blocks of one channel at 48 kHz, in order; `loudness` may be asked at any time.

    Without `peaks` it is quicker, and what it says of true peaks means nothing.
    """

    def __init__(self, *, peaks: bool = True) -> None:
        self._peaks = peaks
        self._state = np.zeros((2, 2))
        self._rest: NDArray[np.float64] = np.zeros(0)
        self._steps: list[NDArray[np.float64]] = []
        self._peak = TruePeak()
        self._frames = 0

    def feed(self, block: Samples) -> None:
        """Measure the next samples."""
        if self._peaks:
            self._peak.feed(block)
        self._frames += len(block)
        heard, self._state = scipy.signal.sosfilt(K_WEIGHTING, block, zi=self._state)
        heard = np.concatenate((self._rest, heard))
        whole = len(heard) // STEP * STEP
        self._steps.append(np.square(heard[:whole]).reshape(-1, STEP).sum(axis=1))
        self._rest = heard[whole:]

    def loudness(self) -> Loudness:
        """What was measured so far; sound under 400 milliseconds counts as one block."""
        steps = np.concatenate(self._steps) if self._steps else np.zeros(0)
        momentary = _mean_power(steps, MOMENTARY)
        if not len(momentary):
            momentary = np.array(
                [(steps.sum() + np.square(self._rest).sum()) / max(1, self._frames)]
            )
        short = _mean_power(steps, SHORT_TERM)
        if not len(short):
            short = momentary
        return Loudness(
            integrated=_gated(momentary, -10.0),
            spread=_spread(short),
            true_peak=self._peak.decibel(),
            momentary=_lufs(float(momentary.max())),
            short_term=_lufs(float(short.max())),
            frames=self._frames,
        )


def measure(blocks: Iterable[Samples], *, peaks: bool = True) -> Loudness:
    """The loudness of sound given in blocks."""
    meter = Meter(peaks=peaks)
    for block in blocks:
        meter.feed(block)
    return meter.loudness()


def _mean_power(steps: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    if len(steps) < count:
        return np.zeros(0)
    return np.convolve(steps, np.ones(count), "valid") / (count * STEP)


def _lufs(power: float) -> float:
    return max(FLOOR, OFFSET + 10 * math.log10(power)) if power > 0 else FLOOR


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - OFFSET) / 10))


def _gated(power: NDArray[np.float64], relative: float) -> float:
    loud = power[power > _power(FLOOR)]
    if not len(loud):
        return FLOOR
    gate = _power(_lufs(float(loud.mean())) + relative)
    return _lufs(float(loud[loud > gate].mean()))


def _spread(power: NDArray[np.float64]) -> float:
    loud = power[power > _power(FLOOR)]
    if len(loud) < 2:
        return 0.0
    loud = loud[loud > _power(_lufs(float(loud.mean())) - 20.0)]
    low, high = np.percentile(loud, [10, 95])
    return _lufs(float(high)) - _lufs(float(low))
