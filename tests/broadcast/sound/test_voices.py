"""Voices of machines, and voices that are changed."""

import sys
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest

from moksori.broadcast.sound import piper_voice, voices
from moksori.broadcast.sound.obfuscate import LEAST, MOST, Way, coefficients, obfuscate
from moksori.broadcast.sound.refusals import (
    MissingProgramError,
    NoSoundError,
    NoVoiceError,
    PitchOnlyError,
    ToolFailedError,
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


class Piper:
    """An engine of the same shape as Piper: says how it was asked, and buzzes."""

    asked = ()

    @classmethod
    def load(cls, model):
        assert model.name == "voice.onnx"
        return cls()

    def synthesize(self, text, settings):
        self.asked.append((text, settings))
        if "breaks" in text:
            raise RuntimeError(text)
        for word in text.split():
            sound = np.rint(voice(0.3 * settings.length_scale, seed=len(word))[::2] * 32767)
            yield SimpleNamespace(
                sample_rate=24_000, audio_int16_bytes=sound.astype("<i2").tobytes()
            )


@pytest.fixture
def piper(monkeypatch, tmp_path):
    (tmp_path / "voice_of_a_test").mkdir()
    for name in ("__init__.py", "voice.onnx"):
        (tmp_path / "voice_of_a_test" / name).touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    engine = ModuleType("piper")
    engine.PiperVoice, engine.SynthesisConfig = Piper, SimpleNamespace
    engine.__spec__ = SimpleNamespace(name="piper")
    monkeypatch.setitem(sys.modules, "piper", engine)
    monkeypatch.setattr(piper_voice, "VOICE", "voice_of_a_test")
    monkeypatch.setattr(Piper, "asked", [])
    piper_voice._voice.cache_clear()
    yield Piper
    piper_voice._voice.cache_clear()
    sys.modules.pop("voice_of_a_test", None)


def test_english_is_read_by_piper_where_it_is_installed(piper, monkeypatch):
    monkeypatch.setattr(voices.shutil, "which", lambda _name: None)
    host, reporter = (
        voices.scratch_voice("Good evening to you.", "en", role) for role in ("host", "reporter")
    )
    assert host.seconds == pytest.approx(reporter.seconds, rel=0.02)
    assert host.sha256 != reporter.sha256
    assert voices.scratch_voice("Good evening to you.", "en", "host").sha256 == host.sha256
    assert voices.scratch_voice("Good evening to you.", "en", "").sha256 == reporter.sha256
    for _, settings in piper.asked:
        assert (settings.noise_scale, settings.noise_w_scale) == (0.0, 0.0)
    with pytest.raises(MissingProgramError):
        voices.scratch_voice("안녕하십니까.", "ko")


def test_a_piper_that_fails_repeats_no_word(piper):
    with pytest.raises(ToolFailedError) as caught:
        voices.scratch_voice("This breaks.", "en")
    assert "breaks" not in caught.value.message
    with pytest.raises(NoSoundError):
        voices.scratch_voice("", "en")
