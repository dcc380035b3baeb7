"""Obfuscation of a voice, where a source asked to be heard; re-voicing is the rule, this is not.

The formants are moved by McAdams' coefficient, which wanders as a secret of the vault says.
It does not make a voice unrecognisable, and `STRENGTHS` and `PUBLISHED` say how little it does:
whoever approves it sees them first. Accent, pace, words and the room behind the voice stay.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np
import scipy
import soxr

from moksori.broadcast.sound.refusals import PitchOnlyError, WeakSecretError
from moksori.broadcast.sound.wav import RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from moksori.broadcast.sound.wav import Samples

    Floats = NDArray[np.float64]

LOW_RATE: Final = 16_000
ORDER: Final = 20
FRAME, HOP = 320, 160
# Under 0.6 a fifth of the words are lost; over 0.8 the voice is nearly the same.
LEAST, MOST, KNOT = 0.6, 0.8, 0.7
SECRET_BYTES: Final = 16


class Way(StrEnum):
    """How a voice could be changed."""

    MCADAMS = "mcadams"
    PITCH = "pitch"


@dataclass(frozen=True, slots=True)
class Strength:
    """What a way does to a voice; 1 is the same speaker, another person reads about 0.53.

    Attributes:
        way: In words.
        words_lost: Share of words that a machine no longer understands; None if not measured.
        before: Likeness of the voice to another recording of itself: the control.
        after: Likeness when changed.
        undone: Likeness after the obvious way back.
    """

    way: str
    words_lost: float | None
    before: float
    after: float
    undone: float


# One synthetic speaker, 27 seconds, cosine of Resemblyzer 0.1.4: indicative only.
STRENGTHS = (
    Strength("pitch 0.8, resampled", 0.08, 0.985, 0.71, 0.98),
    Strength("pitch 0.8, rubberband", 0.09, 0.985, 0.69, 0.94),
    Strength("McAdams 0.8", 0.08, 0.985, 0.68, 0.87),
    Strength("McAdams 0.7", 0.09, 0.985, 0.56, 0.45),
    Strength("McAdams 0.6", 0.22, 0.985, 0.50, 0.39),
)
# VoicePrivacy 2024, baseline B2: equal error rate in per cent of an attacker who knows the way and
# learns it, women and men; 50 would be perfect, and the untouched voice has 8.76 and 0.42.
PUBLISHED = {"untouched": (8.76, 0.42), "mcadams": (7.48, 1.56)}


def require_more_than_pitch(way: Way) -> None:
    """Go on where a voice is changed by more than a shift of its pitch.

    Raises:
        PitchOnlyError: shifting the pitch back gives the voice back (0.98 of 1).
    """
    if way is Way.PITCH:
        msg = "A pitch shift alone was undone to 0.98 of the same voice."
        raise PitchOnlyError(msg)


def obfuscate(samples: Samples, secret: bytes, way: Way = Way.MCADAMS) -> Samples:
    """Change a voice as far as it goes. Only after consent for this use and a named approval.

    Args:
        samples: 48 kHz, one channel.
        secret: From the vault; the same secret gives the same sound, another one another.
        way: A bare pitch shift is refused.

    Raises:
        PitchOnlyError: shifting the pitch back gives the voice back (0.98 of 1).
        WeakSecretError: the secret is shorter than sixteen bytes.
    """
    require_more_than_pitch(way)
    if len(secret) < SECRET_BYTES:
        msg = f"The secret has {len(secret)} bytes of at least {SECRET_BYTES}."
        raise WeakSecretError(msg)
    low = np.asarray(soxr.resample(samples, RATE, LOW_RATE, "HQ"), np.float64)
    frames = _frames(low)
    changed = _changed(frames, coefficients(secret, len(frames)))
    out = _joined(changed, len(low))
    back = np.asarray(soxr.resample(out, LOW_RATE, RATE, "HQ"), np.float32)
    return np.pad(back, (0, max(0, len(samples) - len(back))))[: len(samples)]


def coefficients(secret: bytes, count: int) -> Floats:
    """McAdams' coefficient for each ten milliseconds: a secret path between two bounds."""
    seed = int.from_bytes(hashlib.sha256(b"mcadams" + secret).digest())
    steps = HOP / LOW_RATE * np.arange(count)
    drawn = np.random.Generator(np.random.PCG64(seed))
    knots = np.cumsum(
        drawn.uniform(0.5 * KNOT, 1.5 * KNOT, int(count * HOP / LOW_RATE / KNOT * 2) + 4)
    )
    path = np.interp(steps, knots - knots[0], drawn.uniform(LEAST, MOST, len(knots)))
    return np.asarray(path)


def _frames(low: Floats) -> Floats:
    padded = np.pad(low, (HOP, FRAME))
    windows = np.lib.stride_tricks.sliding_window_view(padded, FRAME)[::HOP]
    return windows * np.sqrt(np.hanning(FRAME + 1)[:-1])


def _changed(frames: Floats, alphas: Floats) -> Floats:
    filters = _predictors(frames)
    moved = _moved(filters, alphas)
    out = np.zeros_like(frames)
    for number, (frame, old, new) in enumerate(zip(frames, filters, moved, strict=True)):
        heard = scipy.signal.lfilter([1.0], new, scipy.signal.lfilter(old, [1.0], frame))
        power = float(np.sum(heard * heard))
        if power > 0:
            out[number] = heard * np.sqrt(np.sum(frame * frame) / power)
    return out


def _predictors(frames: Floats) -> Floats:
    """Linear prediction of each frame, by Levinson and Durbin over all of them at once."""
    spectrum = np.abs(np.fft.rfft(frames, 2 * FRAME)) ** 2
    auto = np.fft.irfft(spectrum)[:, : ORDER + 1]
    auto[:, 0] = auto[:, 0] * 1.0001 + 1e-9
    filters = np.zeros((len(frames), ORDER + 1))
    filters[:, 0] = 1.0
    error = auto[:, 0].copy()
    for order in range(1, ORDER + 1):
        turn = -np.sum(filters[:, :order] * auto[:, order:0:-1], axis=1) / error
        filters[:, 1 : order + 1] += turn[:, None] * filters[:, order - 1 :: -1][:, :order]
        error *= 1 - turn**2
    return filters


def _moved(filters: Floats, alphas: Floats) -> Floats:
    """The same filters with the angle of every pair of poles raised to the coefficient."""
    companion = np.zeros((len(filters), ORDER, ORDER))
    companion[:, 0] = -filters[:, 1:]
    companion[:, np.arange(1, ORDER), np.arange(ORDER - 1)] = 1.0
    poles = np.linalg.eigvals(companion)
    angle, radius = np.angle(poles), np.minimum(np.abs(poles), 0.995)
    paired = np.abs(poles.imag) > 1e-9
    turned = np.sign(angle) * np.minimum(np.abs(angle) ** alphas[:, None], np.pi)
    poles = radius * np.exp(1j * np.where(paired, turned, angle))
    out = np.zeros((len(filters), ORDER + 1), np.complex128)
    out[:, 0] = 1.0
    for number in range(ORDER):
        out[:, 1:] -= poles[:, number : number + 1] * out[:, :-1]
    return np.asarray(out.real)


def _joined(frames: Floats, count: int) -> Floats:
    window = np.sqrt(np.hanning(FRAME + 1)[:-1])
    out = np.zeros(HOP * (len(frames) + 1) + FRAME)
    for number, frame in enumerate(frames):
        out[number * HOP : number * HOP + FRAME] += frame * window
    return out[HOP : HOP + count]
