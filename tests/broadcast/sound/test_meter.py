"""The meter against the standard's own signals and two meters by other people."""

import math
import re
import subprocess

import numpy as np
import pyloudnorm
import pytest

from moksori.broadcast.sound.ffmpeg import program
from moksori.broadcast.sound.meter import FLOOR, measure
from moksori.broadcast.sound.peaks import CONTEXT, limited
from tests.broadcast.sound.sounds import RATE, tone, voice, wav_bytes


def test_the_tone_of_the_standard_reads_as_it_must():
    # BS.1770: 0 dBFS at 997 Hz in one channel reads -3.01.
    assert measure([tone(5, 997, level=1.0)]).integrated == pytest.approx(-3.01, abs=0.02)


def test_the_pauses_are_gated_out():
    said = tone(5, 997, level=0.1)
    alone = measure([said]).integrated
    paused = measure([said, np.zeros(10 * RATE, np.float32), said]).integrated
    assert paused == pytest.approx(alone, abs=0.2)


def test_the_range_of_two_levels_is_their_distance():
    # EBU Tech 3342, case 1: 20 s at -20 and 20 s at -30 is a range of 10.
    steps = [tone(20, 1000, level=10 ** (level / 20)) for level in (-17, -27)]
    assert measure(steps).spread == pytest.approx(10, abs=1)


def test_what_lies_between_the_samples_is_found():
    t = np.arange(RATE)
    quarter = (0.5 * np.sin(2 * np.pi * t / 4 + np.pi / 4)).astype(np.float32)
    assert np.abs(quarter).max() < 0.36
    assert measure([quarter]).true_peak == pytest.approx(20 * math.log10(0.5), abs=0.2)


def test_how_the_sound_is_cut_into_blocks_does_not_matter():
    said = voice(6)
    whole = measure([said])
    pieces = measure(np.array_split(said, 31))
    assert pieces.integrated == pytest.approx(whole.integrated, abs=1e-9)
    assert pieces.true_peak == pytest.approx(whole.true_peak, abs=1e-4)
    assert pieces.frames == whole.frames == len(said)


def test_silence_and_hardly_anything_have_a_figure():
    assert measure([np.zeros(RATE, np.float32)]).integrated == FLOOR
    assert measure([]).integrated == FLOOR
    assert measure([tone(0.2, 997, level=1.0)]).integrated == pytest.approx(-3.0, abs=0.3)


def test_two_other_meters_agree():
    said = np.concatenate([voice(8, level=0.2), voice(6, level=0.05, seed=3)])
    ours = measure([said])
    assert pyloudnorm.Meter(RATE).integrated_loudness(said) == pytest.approx(
        ours.integrated, abs=0.1
    )
    told = subprocess.run(
        [program(), "-hide_banner", "-nostats", "-i", "pipe:0", "-af", "ebur128=peak=true", "-f", "null", "-"],
        input=wav_bytes(said, bits=24), capture_output=True, check=True,
    ).stderr.decode()  # fmt: skip
    summary = told[told.index("Summary:") :]
    shown = {
        name: float(re.search(rf"{name}:\s+(-?[\d.]+)", summary).group(1))
        for name in ("I", "LRA", "Peak")
    }
    assert shown["I"] == pytest.approx(ours.integrated, abs=0.11)
    assert shown["LRA"] == pytest.approx(ours.spread, abs=1.0)
    assert shown["Peak"] == pytest.approx(ours.true_peak, abs=0.2)


def test_the_limiter_holds_the_ceiling_and_leaves_the_rest_alone():
    said = voice(4, level=0.3)
    loud = said.copy()
    loud[RATE : RATE + RATE // 2] *= 5
    held = limited(loud, 0.8)
    assert measure([held]).true_peak <= 20 * math.log10(0.8) + 0.1
    np.testing.assert_array_equal(held[2 * RATE :], loud[2 * RATE :])
    assert limited(said * 0.1, 0.8) is not None


def test_pieces_are_limited_as_the_whole_is():
    loud = voice(3, level=0.8)
    whole = limited(loud, 0.5)
    middle = limited(loud[RATE - CONTEXT : 2 * RATE + CONTEXT], 0.5)[CONTEXT:-CONTEXT]
    np.testing.assert_allclose(middle, whole[RATE : 2 * RATE], atol=2e-6)
