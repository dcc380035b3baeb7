"""Why sound is not taken, mixed or given out. Messages give seconds, sizes and kinds only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moksori.terms.errors import InvalidError, MissingError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence


class UnreadableSoundError(InvalidError):
    """The bytes are of no kind of sound that can be read, or are broken."""

    code = "sound.unreadable"
    hint = (
        "Save the recording as WAV, FLAC or MP3 and hand it in again; nothing was kept of this one."
    )


class NoSoundError(InvalidError):
    """The file opens, but there is no sound in it."""

    code = "sound.none"
    hint = "Choose the file with the recording; nothing was kept of this one."


class VideoError(InvalidError):
    """A take is sound alone; this file has moving pictures."""

    code = "sound.video"
    hint = "Save its sound track alone as WAV and hand that in; a picture may show the reader."


class SilentTakeError(InvalidError):
    """Nothing is heard in the take."""

    code = "sound.silent"
    hint = "Check that the microphone is on and chosen, then read the lines again."


class ClippedTakeError(InvalidError):
    """The take was recorded too loud: its peaks are cut off, and no gain brings them back."""

    code = "sound.clipped"
    hint = "Turn the microphone down or sit further from it, then read the lines again."


class TooLongTakeError(InvalidError):
    """The take is longer than one take may be."""

    code = "sound.too_long"
    hint = "Hand it in as one take for each turn of the script, or divide it."


class TooSlowSoundError(InvalidError):
    """Reading the file took longer than the desk allows."""

    code = "sound.too_slow"
    hint = "Save the recording as WAV and hand that in."


class MissingProgramError(MissingError):
    """A program that makes or reads sound is not on this machine."""

    code = "sound.no_program"
    hint = "Install it and run the step again; what was made before is kept."


class ToolFailedError(InvalidError):
    """A program that makes sound ended with an error."""

    code = "sound.tool_failed"
    hint = "Run the step again; what was made before is kept."


class DiskFullError(RefusedError):
    """There is no room left on the disk for the sound."""

    code = "sound.disk_full"
    hint = "Free room and run the step again: it goes on where it stopped. No half file was left."


class CancelledError(RefusedError):
    """Somebody stopped the work on the sound."""

    code = "sound.cancelled"
    hint = "Start it again when you like: it goes on where it stopped."


class StepsGoneError(RefusedError):
    """Steps of the work on the sound were deleted while they were needed."""

    code = "sound.steps_gone"
    hint = "A take was put aside meanwhile. Run the step again: it is made of the takes there are."


class NoVoiceError(MissingError):
    """There is no machine voice for this language."""

    code = "sound.no_voice"
    hint = "Have the lines read by a person; their length is estimated until then."


class NoRecogniserError(MissingError):
    """The optional part that writes down speech is not installed, or is not the one measured."""

    code = "sound.no_recogniser"
    hint = "Listen to the take and tick it; or have an administrator run: bin/extra asr"


class RecogniserFailedError(InvalidError):
    """The machine that writes down speech gave up over a take."""

    code = "sound.recogniser_failed"
    hint = "The take is kept. Listen to it and tick it, as without the machine."


class WeakSecretError(InvalidError):
    """The secret that an obfuscation is drawn from is too short to be one."""

    code = "sound.weak_secret"
    hint = "Take sixteen random bytes or more, from the vault."


class PitchOnlyError(RefusedError):
    """A pitch shift alone is no obfuscation: it is undone by shifting back."""

    code = "sound.pitch_only"
    hint = "Have the words read by somebody else, or use the obfuscation that the desk offers."


@dataclass(frozen=True, slots=True)
class Cut:
    """Parts that could be left out of a programme that is too long.

    Attributes:
        parts: Their places in the running order, from 0.
        seconds: What leaving them out saves, with the gaps behind them.
    """

    parts: tuple[int, ...]
    seconds: float


class SlotTooShortError(RefusedError):
    """There is more speech than the slot holds; speech is never cut by the desk.

    Attributes:
        over: Seconds to save.
        cuts: What could be left out, the smallest loss first.
    """

    code = "sound.slot_too_short"
    hint = "Leave out one of the cuts that are offered, shorten the lines, or take a longer slot."

    def __init__(self, over: float, cuts: Sequence[Cut]) -> None:
        super().__init__(f"The speech is {over:.1f} seconds longer than the slot.")
        self.over = over
        self.cuts = tuple(cuts)
