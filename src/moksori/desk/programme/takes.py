"""Takes: lines as somebody read them, sealed each to a key of its own, used once somebody checked.

What was recorded around the voice is not kept: a take is written anew as plain samples, without
the tags that a recorder or a telephone put into it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction

from moksori.broadcast.reading import READER
from moksori.broadcast.rendering import Recorded
from moksori.broadcast.sound.level import level
from moksori.broadcast.sound.voices import scratch_voice
from moksori.broadcast.sound.wav import RATE, read_take
from moksori.broadcast.spelt import spell
from moksori.desk import audit
from moksori.desk.programme import sealing
from moksori.desk.programme.comparing import ask_comparing
from moksori.desk.programme.lines import playable, spoken
from moksori.desk.programme.planning import forget_steps, stand
from moksori.records.models import ProgrammeRecord, TakeRecord
from moksori.records.states import ProgrammeState, VoiceKind
from moksori.terms.errors import InvalidError, MissingError, RefusedError

if TYPE_CHECKING:
    from moksori.broadcast.sound.wav import Samples

MACHINE, OWN = "machine", "OWN"
"""Codes that stand for no reader: a machine, and the source's own voice, changed."""
POLICY = "policy:scratch"
Progress = Callable[[str, int, int], None]


class NoTakeError(MissingError):
    """There is no such take, or it was put aside."""

    code = "programmes.no_take"
    hint = "Look at the running order again: somebody may have put the take aside."


class OtherWordsError(RefusedError):
    """The line was edited after it was shown: what was read are not its words any more."""

    code = "programmes.other_words"
    hint = "Open the line again and read it as it stands there now; other takes are kept."


class ReaderError(InvalidError):
    """A reader was named by something that is no code."""

    code = "programmes.reader"
    hint = "A reader is a code of up to 16 letters and figures such as R2, never a name."


def add_take(
    row: ProgrammeRecord, script: str, untrusted: bytes, reader: str, *, by: str, at: datetime
) -> TakeRecord:
    """Keep a reading of a line; it is used when somebody has listened to it.

    Where the optional part for it is installed, a machine compares it in the background.

    Args:
        row: The programme.
        script: Fingerprint of the words that were read.
        untrusted: The recording, in any usual format.
        reader: The reader's code.
        by: Who brings it.
        at: When.

    Raises:
        OtherWordsError: the line says something else now, or is gone.
        ReaderError: the reader's code is none.
        SoundError and its kin: it cannot be used; `sound.wav.read_take` says why.
    """
    if script not in spoken(row):
        raise OtherWordsError("the words of this line are others now")
    require_code(reader)
    samples = read_take(untrusted).samples
    take = keep(row, script, samples, (reader, VoiceKind.REVOICED), by=by, at=at)
    audit.write_line("take.added", by=by, at=at, subjects=[take.pk, row.pk])
    ask_comparing(take, by=by, at=at)
    return take


def require_code(reader: str) -> None:
    """Go on where a reader is named by a code of a person.

    Raises:
        ReaderError: it is none.
    """
    if not READER.fullmatch(reader) or reader in {MACHINE, OWN}:
        raise ReaderError("a reader is named by a code of letters and figures")


@transaction.atomic
def check_take(take_id: str, *, by: str, at: datetime) -> None:
    """Write down that somebody listened to a take and that it says what the script says.

    Raises:
        NoTakeError: there is no such take.
    """
    take = _standing(take_id)
    if take.checked_at is None:
        TakeRecord.objects.filter(pk=take.pk).update(checked_by=by, checked_at=at)
        audit.write_line("take.checked", by=by, at=at, subjects=[take.pk])


def put_aside(take_id: str, *, by: str, at: datetime) -> None:
    """Use a take no more, and destroy its key: nobody can hear it again, not from a backup either.

    What was made of it for a mix goes too; a programme that was made with it is stale.

    Raises:
        NoTakeError: there is no such take.
    """
    with transaction.atomic():
        take = _standing(take_id)
        TakeRecord.objects.filter(pk=take.pk).update(aside_by=by, aside_at=at, sealed_key=b"")
        rows = list(ProgrammeRecord.objects.filter(language=take.language))
        stale = [row for row in rows if take.sha256 in row.made.get("takes", ())]
        for row in stale:
            stand(row, ProgrammeState.STALE, at)
            row.save(update_fields=["state", "since"])
        told = [take.pk, *[row.pk for row in stale]]
        audit.write_line("take.put_aside", by=by, at=at, subjects=told)
        transaction.on_commit(partial(sealing.remove, take.sealed))
        for row in rows:
            transaction.on_commit(partial(forget_steps, row))


def read_by_machine(
    row: ProgrammeRecord, progress: Progress, *, at: datetime, most: int | None = None
) -> int:
    """Have a machine read every line that nobody has read, for trying; return how many.

    Args:
        row: A programme whose voices may be a machine's.
        progress: Told after each line.
        at: When.
        most: No more lines than these, the first of them.

    Raises:
        MissingProgramError: espeak-ng is not installed; it says what to install.
        NoVoiceError: it does not read that language.
    """
    lines, known = spoken(row), playable(row)
    missing = [script for script in lines if script not in known][:most]
    for done, script in enumerate(missing, start=1):
        item = lines[script]
        said = spell(item.text, row.language).text
        samples = scratch_voice(said, row.language, item.role or "").samples
        take = keep(row, script, samples, (MACHINE, VoiceKind.SCRATCH), by=POLICY, at=at)
        TakeRecord.objects.filter(pk=take.pk).update(checked_by=POLICY, checked_at=at)
        progress("scratch", done, len(missing))
    if missing:
        audit.write_line(
            "takes.by_machine", by=POLICY, at=at, subjects=[row.pk], detail={"lines": len(missing)}
        )
    return len(missing)


def recorded(row: ProgrammeRecord) -> dict[str, Recorded]:
    """Return fingerprint of words → the take of it, opened only when its samples are asked for."""
    return {
        script: Recorded(take.sha256, partial(samples_of, take))
        for script, take in playable(row).items()
    }


def samples_of(take: TakeRecord) -> Samples:
    """Return the samples of a take: 48 kHz, one channel."""
    return read_take(sound_of(take)).samples


def sound_of(take: TakeRecord) -> bytes:
    """Return a take as a WAV file, to be listened to.

    Raises:
        NoTakeError: its key was destroyed.
        RecordingGoneError: its file is not there.
    """
    if not take.sealed_key:
        raise NoTakeError("this take was put aside")
    return sealing.opened(take)


def keep(
    row: ProgrammeRecord,
    script: str,
    samples: Samples,
    voice: tuple[str, VoiceKind],
    *,
    by: str,
    at: datetime,
) -> TakeRecord:
    """Seal a take as plain samples, and write down how long it is when made ready.

    Args:
        row: The programme.
        script: Fingerprint of the words that are heard in it.
        samples: 48 kHz, one channel.
        voice: The reader's code, and whose voice it is.
        by: Who brought it.
        at: When.
    """
    sealed = sealing.seal(samples)
    return TakeRecord.objects.create(
        language=row.language,
        script=script,
        reader=voice[0],
        kind=voice[1].value,
        length=-(-len(level(samples).samples) * 1000 // RATE),
        sha256=sealed.sha256,
        sealed=sealed.name,
        cipher_sha256=sealed.cipher_sha256,
        recipient=sealed.recipient,
        sealed_key=sealed.key,
        by=by,
        at=at,
    )


def _standing(take_id: str) -> TakeRecord:
    take = TakeRecord.objects.standing().filter(pk=take_id).first()
    if take is None:
        raise NoTakeError("there is no such take")
    return take
