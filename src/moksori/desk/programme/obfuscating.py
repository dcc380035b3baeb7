"""A source's own voice, changed: asked for, listened to, decided; the untouched recording goes.

The recording waits sealed until somebody decides, and for no longer: with the decision its key is
destroyed, whatever was decided. What stays of it is in the account's originals. By what secret the
voice was changed is drawn, used and forgotten: nobody, of the desk either, can undo it by that.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
from django.db import transaction

from moksori.broadcast.sound.obfuscate import Way, obfuscate, require_more_than_pitch
from moksori.broadcast.sound.wav import RATE, read_take
from moksori.desk import audit, rights
from moksori.desk.programme import own_voice, sealing, takes
from moksori.desk.programme.lines import spoken, stories_of
from moksori.desk.programme.own_voice import LONGEST_REASON, USE
from moksori.desk.programme.takes import OWN, OtherWordsError
from moksori.desk.rights import Right
from moksori.records.models import OwnVoiceRecord, ProgrammeRecord, User
from moksori.records.states import OwnVoiceState, VoiceKind
from moksori.terms.consent import Use

if TYPE_CHECKING:
    from moksori.broadcast.sound.wav import Samples

LONGEST = 5 * 60.0
"""Seconds of one line."""
POLICY = "policy:consent"
"""Who acts where a consent was withdrawn."""
LOUDEST = 0.97


def ask(
    row: ProgrammeRecord, script: str, untrusted: bytes, way: Way, *, by: str, at: datetime
) -> OwnVoiceRecord:
    """Ask that a line be heard in its source's own voice; a protection officer decides.

    Args:
        row: The programme.
        script: Fingerprint of the words that the recording says.
        untrusted: The recording, in any usual format; it waits sealed until somebody decides.
        way: How the voice would be changed; a bare pitch shift is refused.
        by: Who brings it.
        at: When.

    Raises:
        OtherWordsError: the line says something else now, or is gone.
        NoStoryLineError: it does not belong to one story.
        ConsentLackingError: not every source of that story allows it.
        PitchOnlyError: a pitch shift is no obfuscation.
        AskedBeforeError: another recording of it waits.
        SoundError and its kin: it cannot be used; `sound.wav.read_take` says why.
    """
    story = _story(row, script)
    found = own_voice.required_consents(story, at.date())
    require_more_than_pitch(way)
    samples = read_take(untrusted, longest=LONGEST).samples
    sealed = sealing.seal(samples)
    try:
        with transaction.atomic():
            _require_none_waits(row, script)
            own = OwnVoiceRecord.objects.create(
                programme=row, language=row.language, script=script, story=story,
                length=-(-len(samples) * 1000 // RATE), sealed=sealed.name,
                cipher_sha256=sealed.cipher_sha256, recipient=sealed.recipient,
                sealed_key=sealed.key, consents=list(found), by=by, at=at,
            )  # fmt: skip
            audit.write_line("own_voice.asked", by=by, at=at, subjects=[own.pk, row.pk])
    except BaseException:
        sealing.remove(sealed.name)
        raise
    return own


def heard(own_id: str, who: User, *, at: datetime) -> bytes:
    """Return the untouched recording as a WAV file, for whoever decides about it; nobody else.

    Raises:
        NoOwnVoiceError: it is decided, or whoever asks for it brought it.
        NotYourRoleError: they do not decide about protection.
    """
    rights.require(who, Right.PROTECT)
    own = _asked(own_id)
    if own.by == who.pk:
        raise own_voice.NoOwnVoiceError("no such own voice waits for you")
    audit.write_line("own_voice.heard", by=who.pk, at=at, subjects=[own.pk, own.programme_id])
    return sealing.opened(own)


def approve(own_id: str, who: User, reason: str, *, read: bool, at: datetime) -> str:
    """Let a line be heard in its source's own voice, changed; return the id of the take.

    It still has to be listened to like any take. The untouched recording is destroyed.

    Args:
        own_id: What was asked.
        who: A protection officer, not the one who asked.
        reason: Why; it stays inside the desk.
        read: They confirm that they read how little the change protects.
        at: When.

    Raises:
        NotYourRoleError: they do not decide about protection.
        NoOwnVoiceError: nothing of this id waits.
        SamePersonError: they asked for it.
        UndecidedError: there is no reason, or the strengths were not read.
        OtherWordsError: the line was edited since.
        ConsentLackingError: not every source allows it any more.
        RecordingGoneError: the recording is not there; it can only be refused.
    """
    own, _consents = _approvable(own_id, who, reason, read=read, at=at)
    changed = _changed(sealing.opened(own))
    with transaction.atomic():
        # Asked again: an edit, a withdrawal or another decision may have come meanwhile.
        own, found = _approvable(own_id, who, reason, read=read, at=at)
        voice = (OWN, VoiceKind.OBFUSCATED)
        take = takes.keep(own.programme, own.script, changed, voice, by=own.by, at=at)
        own.take, own.consents = take, list(found)
        _decide(own, OwnVoiceState.APPROVED, reason, by=who.pk, at=at)
    sealing.remove(own.sealed)
    return take.pk


def refuse(own_id: str, who: User, reason: str, *, at: datetime) -> None:
    """Refuse that a line be heard in its source's own voice; the recording is destroyed.

    Raises:
        NotYourRoleError, NoOwnVoiceError, SamePersonError: as `approve`.
        UndecidedError: there is no reason.
    """
    with transaction.atomic():
        own = _decidable(own_id, who, reason)
        _decide(own, OwnVoiceState.REFUSED, reason, by=who.pk, at=at)
    sealing.remove(own.sealed)


def take_back(own_id: str, *, by: str, at: datetime) -> None:
    """Take a wish back before anybody decided; the recording is destroyed.

    Raises:
        NoOwnVoiceError: nothing of this id waits.
    """
    with transaction.atomic():
        own = _asked(own_id)
        _decide(own, OwnVoiceState.WITHDRAWN, "", by=by, at=at)
    sealing.remove(own.sealed)


def settle(use: Use, *, at: datetime) -> None:
    """End what no consent carries any more, after somebody withdrew or refused a use.

    What waits is taken back. Takes are put aside with their keys; programmes made with them are
    stale.
    """
    if use is not USE:
        return
    rows = OwnVoiceRecord.objects.filter(state=OwnVoiceState.ASKED.value)
    made = OwnVoiceRecord.objects.approved().filter(take__aside_at__isnull=True)
    for own in [*rows, *made]:
        if own_voice.consents_for(own.story, at.date()):
            continue
        if own.take_id is not None:
            takes.put_aside(own.take_id, by=POLICY, at=at)
        else:
            take_back(own.pk, by=POLICY, at=at)


def _story(row: ProgrammeRecord, script: str) -> str:
    if script not in spoken(row):
        raise OtherWordsError("the words of this line are others now")
    return own_voice.story_of(script, stories_of(row))


def _require_none_waits(row: ProgrammeRecord, script: str) -> None:
    if OwnVoiceRecord.objects.waiting().filter(programme=row, script=script).exists():
        raise own_voice.AskedBeforeError("a recording of this line waits for a decision")


def _approvable(
    own_id: str, who: User, reason: str, *, read: bool, at: datetime
) -> tuple[OwnVoiceRecord, Sequence[str]]:
    """Return what may be approved, with the consents on which it rests."""
    own = _decidable(own_id, who, reason)
    if not read:
        raise own_voice.UndecidedError("the strengths were not confirmed as read")
    if _story(own.programme, own.script) != own.story:
        raise OtherWordsError("the words of this line are others now")
    return own, own_voice.required_consents(own.story, at.date())


def _decidable(own_id: str, who: User, reason: str) -> OwnVoiceRecord:
    rights.require(who, Right.PROTECT)
    own = _asked(own_id)
    if own.by == who.pk:
        raise own_voice.SamePersonError("who asked for an own voice does not decide about it")
    if not reason.strip() or len(reason) > LONGEST_REASON:
        raise own_voice.UndecidedError("a decision needs a reason")
    return own


def _asked(own_id: str) -> OwnVoiceRecord:
    rows = OwnVoiceRecord.objects.waiting().select_related("programme")
    own = rows.filter(pk=own_id).first()
    if own is None:
        raise own_voice.NoOwnVoiceError("no such own voice waits")
    return own


def _decide(
    own: OwnVoiceRecord, state: OwnVoiceState, reason: str, *, by: str, at: datetime
) -> None:
    """Write down a decision, and destroy the key of the untouched recording with it."""
    fresh = OwnVoiceRecord.objects.waiting().filter(pk=own.pk)
    told = {"reason": reason.strip(), "take": own.take, "consents": own.consents}
    signed = {"state": state.value, "decided_by": by, "decided_at": at}
    if not fresh.update(sealed_key=b"", **told, **signed):
        raise own_voice.NoOwnVoiceError("no such own voice waits")
    made = [own.take_id] if own.take_id else []
    subjects = [own.pk, own.programme_id, *made]
    audit.write_line(f"own_voice.{state}", by=by, at=at, subjects=subjects)


def _changed(sound: bytes) -> Samples:
    """Return a voice changed by a secret that nobody ever sees."""
    changed = obfuscate(read_take(sound, longest=LONGEST + 1).samples, secrets.token_bytes(32))
    peak = float(np.max(np.abs(changed), initial=0.0))
    return changed if peak <= LOUDEST else np.asarray(changed * (LOUDEST / peak), np.float32)
