"""How much gain a sound needs to read so loud when a limiter holds its peaks.

A limiter takes of every decibel that is added, and the more, the harder it holds. What it takes is
found on a quarter of the sound, before anything is encoded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from moksori.broadcast.sound.meter import Meter, measure
from moksori.broadcast.sound.peaks import limited_in_blocks
from moksori.broadcast.sound.wav import RATE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from moksori.broadcast.sound.wav import Samples

QUARTERS: Final = 4
PROBES: Final = 6
CLOSE: Final = 0.05
# So much of a decibel that is added is heard at the least; nobody is given more gain than that.
LEAST_HEARD: Final = 0.15
MOST_GAIN: Final = 60.0


class Held:
    """A sound whose loudness under a limiter can be asked.

    Args:
        blocks: The sound in order, before gain and limiter; a quarter of it is kept in memory.
    """

    def __init__(self, blocks: Iterable[Samples]) -> None:
        meter = Meter(peaks=False)
        self._some: list[Samples] = []
        for block in blocks:
            meter.feed(block)
            quarter = len(block) // QUARTERS
            self._some.append(block[quarter : 2 * quarter] if quarter >= RATE else block)
        self._whole = meter.loudness().integrated
        self._part = measure(self._some, peaks=False).integrated

    def gain(self, wanted: float, ceiling: float) -> float:
        """Decibels to add so that the sound reads `wanted` LUFS with peaks under `ceiling` dBTP."""
        gain, slope = wanted - self._whole, 1.0
        before = self._after(gain, ceiling)
        for _ in range(PROBES):
            off = wanted - before
            if abs(off) <= CLOSE:
                break
            more = min(off / slope, MOST_GAIN - gain)
            after = self._after(gain + more, ceiling)
            if more:
                slope = float(np.clip((after - before) / more, LEAST_HEARD, 1.0))
            gain, before = gain + more, after
        return gain

    def _after(self, gain: float, ceiling: float) -> float:
        """Tell how loud the whole reads with a gain and held, judged by the part."""
        factor = np.float32(10 ** (gain / 20))
        held = limited_in_blocks((block * factor for block in self._some), 10 ** (ceiling / 20))
        lost = self._part + gain - measure(held, peaks=False).integrated
        return self._whole + gain - lost
