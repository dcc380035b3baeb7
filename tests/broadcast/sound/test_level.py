"""A take trimmed and brought to the desk's level."""

import numpy as np
import pytest

from moksori.broadcast.sound.level import level, spoken
from moksori.broadcast.sound.meter import measure
from tests.broadcast.sound.sounds import RATE, tone, voice


def room(seconds, level=1e-4):
    return (np.random.default_rng(7).standard_normal(round(seconds * RATE)) * level).astype("f4")


@pytest.mark.parametrize("loud", [0.003, 0.05, 0.5])
def test_every_take_comes_to_the_same_level(loud):
    done = level(voice(5, level=loud))
    heard = measure([done.samples])
    assert heard.integrated == pytest.approx(-23, abs=0.2)
    assert heard.true_peak <= -1.9


def test_the_ends_are_trimmed_and_the_words_are_not():
    said = voice(3)
    words = np.concatenate([room(2), said + room(3), room(1.5)])
    done = level(words)
    assert done.trimmed[0] == pytest.approx(2 - 0.08, abs=0.15)
    assert done.trimmed[1] == pytest.approx(1.5 - 0.2, abs=0.3)
    start, stop = spoken(words)
    loudest = np.abs(said) > 0.01
    first, last = np.flatnonzero(loudest)[[0, -1]]
    assert start <= 2 * RATE + first
    assert stop >= 2 * RATE + last


def test_the_pause_between_two_sentences_stays():
    words = np.concatenate([voice(1), room(2), voice(1, seed=2)])
    done = level(words)
    assert len(done.samples) >= 3.5 * RATE


def test_a_take_without_pauses_is_not_cut():
    done = level(tone(2))
    assert sum(done.trimmed) < 0.05


def test_the_gain_is_one_number():
    said = voice(4, level=0.02)
    done = level(said)
    start = round(done.trimmed[0] * RATE)
    middle = slice(RATE, 2 * RATE)
    ratio = np.sqrt(np.mean(done.samples[middle] ** 2) / np.mean(said[start:][middle] ** 2))
    assert 20 * np.log10(ratio) == pytest.approx(done.gain, abs=0.5)


def test_a_very_short_word_is_levelled_too():
    assert len(level(voice(0.25, seed=0)).samples) > 0.1 * RATE
