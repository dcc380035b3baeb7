"""Compression for the web and for shortwave: a gain that follows the words, worked out beforehand.

The gain is computed every five milliseconds from the power of the sound and drawn in straight lines
between; so a whole programme's gain is a small array, and the sound itself streams past it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import scipy

from moksori.broadcast.sound.wav import RATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from moksori.broadcast.sound.wav import Samples

    Curve = NDArray[np.float64]

HOP: Final = RATE // 200
QUIETEST: Final = -90.0


@dataclass(frozen=True, slots=True)
class Compressor:
    """How strongly it holds and how fast it follows.

    Attributes:
        threshold: Decibels of full scale from which it holds.
        ratio: So many decibels in for one out.
        attack: Seconds to take hold.
        release: Seconds to let go.
    """

    threshold: float
    ratio: float
    attack: float
    release: float

    def curve(self, shown: Curve) -> Curve:
        """The gain in decibels for levels in decibels, one for every five milliseconds."""
        target = np.minimum(0.0, (self.threshold - shown) * (1 - 1 / self.ratio))
        down, up = (math.exp(-HOP / RATE / time) for time in (self.attack, self.release))
        out, now = [], 0.0
        for wanted in target.tolist():
            keep = down if wanted < now else up
            now = keep * now + (1 - keep) * wanted
            out.append(now)
        return np.asarray(out)


class Powers:
    """Collects the power of every five milliseconds of a stream."""

    def __init__(self) -> None:
        self._rest: Samples = np.zeros(0, np.float32)
        self._found: list[NDArray[np.float32]] = []

    def feed(self, block: Samples) -> None:
        """Look at the next samples."""
        line = np.concatenate((self._rest, block))
        whole = len(line) // HOP * HOP
        self._found.append(np.mean(np.square(line[:whole]).reshape(-1, HOP), axis=1))
        self._rest = line[whole:]

    def shown(self) -> Curve:
        """Decibels, one for every five milliseconds; what is left over counts as one more."""
        rest = [np.mean(np.square(self._rest), keepdims=True)] if len(self._rest) else []
        power = np.concatenate([*self._found, *rest, np.zeros(0)]).astype(np.float64)
        return 10 * np.log10(np.maximum(power, 10 ** (QUIETEST / 10)))


def with_gain(blocks: Iterable[Samples], curve: Curve, more: float = 0.0) -> Iterator[Samples]:
    """The sound with a gain in decibels that is given every five milliseconds, and `more`."""
    now = 0
    middles = (np.arange(len(curve)) + 0.5) * HOP
    factors = 10 ** ((curve + more) / 20)
    for block in blocks:
        first = max(0, now // HOP - 1)
        last = (now + len(block)) // HOP + 2
        here = np.interp(np.arange(now, now + len(block)), middles[first:last], factors[first:last])
        yield np.asarray(block * here, np.float32)
        now += len(block)


def shortwave_band(blocks: Iterable[Samples]) -> Iterator[Samples]:
    """The band that an AM transmitter carries, with the consonants lifted that noise covers first.

    Under 60 Hz and over 4.5 kHz nothing is left; around 2.2 kHz there are 5 dB more.
    """
    filters = np.vstack(
        [
            scipy.signal.butter(2, 60, "highpass", fs=RATE, output="sos"),
            _lift(2200.0, 5.0, 1.0),
            scipy.signal.ellip(9, 0.3, 60, 4300, "lowpass", fs=RATE, output="sos"),
        ]
    )
    state = np.zeros((len(filters), 2))
    for block in blocks:
        heard, state = scipy.signal.sosfilt(filters, block, zi=state)
        yield np.asarray(heard, np.float32)


def _lift(hertz: float, decibel: float, width: float) -> NDArray[np.float64]:
    """A bell of the usual shape (Bristow-Johnson's cookbook), as one section."""
    strength = 10 ** (decibel / 40)
    turn = 2 * math.pi * hertz / RATE
    side = math.sin(turn) / (2 * width)
    row = [
        *(1 + side * strength, -2 * math.cos(turn), 1 - side * strength),
        *(1 + side / strength, -2 * math.cos(turn), 1 - side / strength),
    ]
    return np.asarray([row]) / row[3]
