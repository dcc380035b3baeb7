"""Voices of machines, and voices that are changed."""

import numpy as np
import pytest

from moksori.broadcast.sound import voices
from moksori.broadcast.sound.obfuscate import LEAST, MOST, Way, coefficients, obfuscate
from moksori.broadcast.sound.refusals import (
    MissingProgramError,
    NoVoiceError,
    PitchOnlyError,
    WeakSecretError,
)
from tests.broadcast.sound.sounds import RATE, voice

SECRET = bytes(range(32))


@pytest.mark.parametrize(("language", "text"), [("en", "Good evening."), ("ko", "안녕하십니까.")])
def test_a_machine_reads_the_lines_by_role(needs, language, text):
    needs("espeak-ng")
    host = voices.scratch_voice(text, language, "host")
    assert 0.3 < host.seconds < 5
    assert voices.scratch_voice(text, language, "host").seconds == pytest.approx(
        host.seconds, abs=0.2
    )
    assert voices.scratch_voice(text * 3, language, "host").seconds > 1.5 * host.seconds
    assert voices.scratch_voice(text, language, "reporter").sha256 != host.sha256


def test_a_missing_voice_says_what_to_do(monkeypatch):
    monkeypatch.setattr(voices.shutil, "which", lambda _name: None)
    with pytest.raises(MissingProgramError) as caught:
        voices.scratch_voice("Good evening.", "en")
    assert "apt-get install espeak-ng" in caught.value.hint
    with pytest.raises(NoVoiceError):
        voices.scratch_voice("Good evening.", "xx")


def centre(samples):
    spectrum = np.abs(np.fft.rfft(samples)) ** 2
    return float(np.sum(spectrum * np.arange(len(spectrum))) / np.sum(spectrum))


def test_an_obfuscated_voice_is_another_sound_of_the_same_length():
    said = voice(2)
    changed = obfuscate(said, SECRET)
    assert len(changed) == len(said)
    assert np.isfinite(changed).all()
    assert 0.3 < np.std(changed) / np.std(said) < 3
    assert abs(np.corrcoef(said, changed)[0, 1]) < 0.9
    assert centre(changed) != pytest.approx(centre(said), rel=0.05)


def test_the_secret_decides_how_and_it_wanders():
    said = voice(1)
    np.testing.assert_array_equal(obfuscate(said, SECRET), obfuscate(said, SECRET))
    assert np.abs(obfuscate(said, SECRET) - obfuscate(said, SECRET[::-1])).max() > 1e-3
    path = coefficients(SECRET, 1000)
    assert path.min() >= LEAST
    assert path.max() <= MOST
    assert path.std() > 0.02
    assert np.abs(np.diff(path)).max() < 0.01


def test_a_bare_pitch_shift_and_a_weak_secret_are_refused():
    with pytest.raises(PitchOnlyError, match=r"0\.98"):
        obfuscate(voice(1), SECRET, Way.PITCH)
    with pytest.raises(WeakSecretError):
        obfuscate(voice(1), b"short")


def test_silence_stays_silence():
    assert np.abs(obfuscate(np.zeros(RATE // 2, np.float32), SECRET)).max() < 1e-6
