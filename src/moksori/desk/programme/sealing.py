"""Voices as the desk keeps them: plain samples, sealed each to a key of its own.

What a recorder or a telephone wrote around the voice is not kept. With the key goes the sound: no
copy of the sealed file opens without it.
"""

from __future__ import annotations

import hashlib
import io
import wave
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from django.conf import settings

from moksori.broadcast.sound.bwf import quantised
from moksori.broadcast.sound.wav import RATE
from moksori.desk.originals import fresh_key, identity, opened_key, originals
from moksori.records.models import OwnVoiceRecord, TakeRecord
from moksori.records.originals import SEALED, OriginalMissingError
from moksori.terms.errors import MissingError

if TYPE_CHECKING:
    from moksori.broadcast.sound.wav import Samples


class RecordingGoneError(MissingError):
    """A recording is not on this machine: no backup holds one."""

    code = "programmes.recording_gone"
    hint = (
        "Bring the folder `takes` of the desk back, or put it aside and have the line read again."
    )


@dataclass(frozen=True, slots=True)
class Sealed:
    """A voice that is sealed.

    Attributes:
        name: Of its file.
        cipher_sha256: Of the sealed file.
        recipient: Public half of its key.
        key: Private half, itself sealed to the desk.
        sha256: Of the clear sound.
    """

    name: str
    cipher_sha256: str
    recipient: str
    key: bytes
    sha256: str


def seal(samples: Samples) -> Sealed:
    """Seal a voice as a WAV of 24 bits.

    Raises:
        NoRoomError: the disk is full; nothing is left of the attempt.
    """
    sound = plain_sound(samples)
    recipient, key = fresh_key()
    done = originals(_folder(), recipient).seal(sound, {})
    return Sealed(done.id, done.cipher_sha256, recipient, key, hashlib.sha256(sound).hexdigest())


def opened(row: TakeRecord | OwnVoiceRecord) -> bytes:
    """Return a voice as a WAV file.

    Raises:
        KeyMalformedError: its key was destroyed.
        RecordingGoneError: its file is not there.
    """
    opens = opened_key(bytes(row.sealed_key), identity())
    store = originals(_folder(), row.recipient)
    try:
        return store.open_original(row.sealed, opens, cipher_sha256=row.cipher_sha256).data
    except OriginalMissingError:
        raise RecordingGoneError("the recording is not on this machine") from None


def is_here(row: TakeRecord | OwnVoiceRecord) -> bool:
    """Say whether the sealed file of a voice lies on this machine."""
    return (_folder() / f"{row.sealed}{SEALED}").is_file()


def remove(name: str) -> None:
    """Remove a sealed file whose key is destroyed."""
    (_folder() / f"{name}{SEALED}").unlink(missing_ok=True)


def plain_sound(samples: Samples) -> bytes:
    """Return samples of 48 kHz, one channel, as a WAV file without any tag."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(3)
        file.setframerate(RATE)
        file.writeframes(quantised(np.asarray(samples), 24)[0])
    return out.getvalue()


def _folder() -> Path:
    return Path(settings.MOKSORI_HOME) / "takes"
