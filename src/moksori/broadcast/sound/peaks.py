"""True peaks: what lies between the samples, and a limiter that holds it under a ceiling."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
import scipy

from moksori.broadcast.sound.wav import RATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from moksori.broadcast.sound.wav import Samples

TIMES, TAPS = 4, 12
LOWEST = -120.0
# Looking this far ahead (and back) keeps the change of gain below hearing.
LOOK: Final = RATE // 100
CONTEXT: Final = 2 * LOOK + TAPS
PIECE = 4096


# Filters are made, and the library of them loaded, when sound is first looked at: every command and
# screen of the desk comes by here, and most have nothing to do with sound.
@cache
def _between() -> NDArray[np.float32]:
    """Three rows of twelve taps: the values at a quarter, half and three quarters of the way."""
    whole = scipy.signal.firwin(TIMES * TAPS + 1, 1 / TIMES, window=("kaiser", 6.0)) * TIMES
    return np.asarray(
        [whole[phase : phase + TIMES * TAPS : TIMES][::-1] for phase in (1, 2, 3)], "f4"
    )


@cache
def _reach() -> float:
    """No point between samples is higher than this times the highest sample around it."""
    return float(np.abs(_between()).sum(axis=1).max())


class TruePeak:
    """The highest true peak of blocks given in order.

    Only where the samples come near the highest peak so far is the way between them looked at: the
    taps cannot lift anything else above it.
    """

    def __init__(self) -> None:
        self._last: Samples = np.zeros(TAPS - 1, np.float32)
        self._peak = 0.0

    def feed(self, block: Samples) -> None:
        """Look at the next samples."""
        line = np.concatenate((self._last, block))
        self._last = line[-(TAPS - 1) :]
        self._peak = max(self._peak, float(np.abs(block).max(initial=0.0)))
        for start, stop in _near(line, self._peak / _reach()):
            between = _highest_between(line[start : stop + TAPS - 1])
            self._peak = max(self._peak, float(between.max(initial=0.0)))

    def decibel(self) -> float:
        """DBTP; the lowest that is told is -120."""
        return 20 * math.log10(self._peak) if self._peak > 1e-6 else LOWEST


def limited(samples: Samples, ceiling: float) -> Samples:
    """Hold the true peaks under `ceiling`, by a gain that moves smoothly and only where it must.

    Depends on no more than `CONTEXT` samples to either side, so that pieces can be limited by
    themselves if that much is given beyond their ends.

    Args:
        samples: 48 kHz, one channel.
        ceiling: Full scale is 1.
    """
    peak = np.abs(samples)
    line = np.pad(samples, (TAPS // 2 - 1, TAPS // 2))
    for start, stop in _near(line, ceiling / _reach()):
        between = _highest_between(line[start : stop + TAPS - 1])
        # What lies after a sample belongs to both its neighbours.
        np.maximum(peak[start:stop], between, out=peak[start:stop])
        after = peak[start + 1 : stop + 1]
        np.maximum(after, between[: len(after)], out=after)
    needed = ceiling / np.maximum(peak, np.float32(ceiling))
    if needed.min(initial=1.0) >= 1.0:
        return samples
    lowest = scipy.ndimage.minimum_filter1d(needed, 2 * LOOK + 1, mode="nearest").astype(np.float64)
    # Twice the mean over half the way is a triangle: it never leaves what the minimum allows.
    mean = scipy.ndimage.uniform_filter1d(lowest, LOOK + 1)
    smooth = scipy.ndimage.uniform_filter1d(mean, LOOK + 1)
    return np.asarray(samples * smooth, np.float32)


def limited_in_blocks(blocks: Iterable[Samples], ceiling: float) -> Iterator[Samples]:
    """As `limited`, for sound that comes in blocks; gives as many samples as it takes."""
    line: Samples = np.zeros(0, np.float32)
    given = 0
    for block in blocks:
        line = np.concatenate((line, block))
        stop = len(line) - CONTEXT
        if stop > given:
            yield limited(line, ceiling)[given:stop]
            start = max(0, stop - CONTEXT)
            line, given = line[start:], stop - start
    if len(line) > given:
        yield limited(line, ceiling)[given:]


def _near(line: Samples, height: float) -> list[tuple[int, int]]:
    """Stretches, in pieces, whose taps reach a sample that is at least this high."""
    count = len(line) - (TAPS - 1)
    if count <= 0:
        return []
    high = np.flatnonzero(np.abs(line) >= height)
    reached = np.zeros(count // PIECE + 2, np.int8)
    reached[np.minimum(high, count - 1) // PIECE] = 1
    reached[np.maximum(high - (TAPS - 1), 0) // PIECE] = 1
    reached[-1] = 0
    edges = np.flatnonzero(np.diff(reached, prepend=np.int8(0))) * PIECE
    return [
        (int(start), min(int(stop), count))
        for start, stop in zip(edges[::2], edges[1::2], strict=True)
    ]


def _highest_between(line: Samples) -> Samples:
    count = max(0, len(line) - (TAPS - 1))
    highest = np.zeros(count, np.float32)
    for start in range(0, count, PIECE):
        window = np.lib.stride_tricks.sliding_window_view(
            line[start : start + PIECE + TAPS - 1], TAPS
        )
        highest[start : start + PIECE] = np.abs(_between() @ window.T).max(axis=0)
    return highest
