"""Scratch voices: a machine reads the lines, so that a programme can be timed and tried.

They are for trying, never for the air; Korean by espeak-ng cannot be understood and gives the
length only. English is read by Piper where that optional part is installed. `NOTES` is what tags
and the spoken opening say of either. The samples of espeak-ng differ a little each time, since it
lets the voice waver by chance: a reading is made once and kept as a take.
"""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Final

from moksori.broadcast.sound import piper_voice
from moksori.broadcast.sound.refusals import (
    MissingProgramError,
    NoVoiceError,
    ToolFailedError,
    TooSlowSoundError,
)
from moksori.broadcast.sound.wav import Take, read_take

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PROGRAM: Final = "espeak-ng"
PATIENCE: Final = 60.0
# One voice for each who speaks; the same role has the same voice in every programme.
VARIANTS: Mapping[str, str] = {"host": "f2", "reporter": "m3", "source": "m7", "notice": "f4"}
LANGUAGES: Mapping[str, tuple[str, int]] = {
    "en": ("en-us", 155),
    "ko": ("ko", 150),
    "my": ("my", 150),
    "ar": ("ar", 150),
}
NOTES: Mapping[str, str] = {
    "en": "Trial reading by machine voices. Not for broadcast.",
    "ko": "기계 음성으로 읽은 시험 낭독입니다. 방송용이 아닙니다.",
}


def scratch_voice(text: str, language: str, role: str = "reporter") -> Take:
    """Have a machine read public words.

    Args:
        text: Lines of a script that was cleared.
        language: `en`, `ko`, `my` or `ar`.
        role: Who speaks; an unknown role has the reporter's voice.

    Raises:
        MissingProgramError: espeak-ng is not installed; it says what to install.
        NoVoiceError: it has no voice for the language.
        TooSlowSoundError, ToolFailedError: it did not read.
        SilentTakeError, NoSoundError: there was nothing to read.
    """
    if language in piper_voice.LANGUAGES and piper_voice.is_installed():
        return read_take(piper_voice.read_aloud(text, role))
    return espeak_voice(text, language, role)


def espeak_voice(text: str, language: str, role: str = "reporter") -> Take:
    """Have espeak-ng read public words; arguments and errors as of `scratch_voice`."""
    if language not in LANGUAGES:
        msg = f"There is no machine voice for the language {language}."
        raise NoVoiceError(msg)
    voice, speed = LANGUAGES[language]
    variant = VARIANTS.get(role, VARIANTS["reporter"])
    # The words go in by a pipe: what stands in an argument, every user of the machine can read.
    settings = ("-v", f"{voice}+{variant}", "-s", str(speed), "-b", "1", "--stdin", "--stdout")
    return read_take(_read_aloud(text, settings))


def _read_aloud(text: str, settings: Sequence[str]) -> bytes:
    program = shutil.which(PROGRAM)
    if program is None:
        msg = f"{PROGRAM} is not on this machine: there is no scratch voice."
        hint = "Install it (sudo apt-get install espeak-ng), or have the lines read by a person."
        raise MissingProgramError(msg, hint=hint)
    try:
        return subprocess.run(
            [program, *settings],
            input=text.encode(),
            capture_output=True,
            check=True,
            timeout=PATIENCE,
        ).stdout
    except subprocess.TimeoutExpired as error:
        msg = f"The machine voice took more than {PATIENCE:.0f} seconds."
        raise TooSlowSoundError(msg, hint="Divide the lines.") from error
    except subprocess.CalledProcessError as error:
        msg = "The machine voice could not read the lines."
        raise ToolFailedError(msg) from error
