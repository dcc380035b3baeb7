"""Editions as they are heard: programmes, the takes of their lines, and when they were on air."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from moksori.records.models.columns import (
    Record,
    by_field,
    choice_field,
    has_id_of,
    id_field,
    is_one_of,
)
from moksori.records.states import OwnVoiceState, ProgrammeState, VoiceKind


class ProgrammeReads(models.QuerySet["ProgrammeRecord"]):
    """Reads of programmes."""

    def unfinished(self) -> Self:
        """Return those with which somebody has something to do still, or may have.

        What was made, handed over since, and has no take to listen to, is done.
        """
        unheard = TakeRecord.objects.unheard().filter(language=models.OuterRef("language"))
        again = models.Exists(unheard.filter(at__gt=models.OuterRef("given_at")))
        done = Q(state=ProgrammeState.MADE.value, given_at__gte=models.F("made_at"))
        found = self.exclude(script={}).exclude(state=ProgrammeState.RECALLED.value)
        return found.filter(~done | again | Q(given_at__isnull=True))


class ProgrammeRecord(Record):
    """An edition in one language, as it is read.

    `script` is its running order as it was last made from what the gate let out, before anybody
    arranged it; `order` and `cuts` are what people decided, as ids of its items. `slot` is in
    milliseconds. `made` says of what its files were made and which there are; they stand in the
    folder of this id and number. `anew` counts how often they were made. `look_at` are ids of items
    whose words were edited in the other language. `station` says when and where it is played, and
    `readers` who reads which role, each by a code. `since` is when it came into its state, and
    `given_at` when a station last got it.
    """

    id = id_field("prg")
    edition = models.ForeignKey(
        "records.EditionRecord", on_delete=models.PROTECT, related_name="programmes"
    )
    language = models.CharField(max_length=16)
    template = models.CharField(max_length=64)
    code = models.CharField(max_length=12)
    slot = models.PositiveIntegerField()
    scratch = models.BooleanField(default=False)
    script = models.JSONField(default=dict, blank=True)
    order = models.JSONField(default=list, blank=True)
    cuts = models.JSONField(default=list, blank=True)
    look_at = models.JSONField(default=list, blank=True)
    station = models.JSONField(default=dict, blank=True)
    readers = models.JSONField(default=dict, blank=True)
    state = choice_field(ProgrammeState, ProgrammeState.PLANNED)
    since = models.DateTimeField(null=True, blank=True)
    made = models.JSONField(default=dict, blank=True)
    anew = models.PositiveIntegerField(default=0)
    by = by_field()
    at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)
    given_at = models.DateTimeField(null=True, blank=True)

    objects = ProgrammeReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("prg", "programme_id_is_a_programme"),
            is_one_of("state", ProgrammeState, "programme_state_is_known"),
            models.UniqueConstraint(
                fields=["edition", "language"], name="programme_once_a_language"
            ),
            models.CheckConstraint(condition=Q(slot__gte=1), name="programme_has_a_slot"),
        ]


class TakeReads(models.QuerySet["TakeRecord"]):
    """Reads of takes."""

    def standing(self) -> Self:
        """Return the takes that nobody put aside, the last one of each line last."""
        return self.filter(aside_at__isnull=True).order_by("at", "id")

    def unheard(self) -> Self:
        """Return the readings of people that wait for somebody to listen, the oldest first."""
        waiting = self.standing().filter(checked_at__isnull=True)
        return waiting.exclude(kind=VoiceKind.SCRATCH.value)


class TakeRecord(Record):
    """Somebody read a line. Who it was is a code; what was read is the fingerprint of its words.

    The sound is sealed under `sealed`, to a key of its own whose private half is `sealed_key`: with
    the row it can be opened no more. A take of other words than those of today is never used.
    """

    id = id_field("tak")
    language = models.CharField(max_length=16)
    script = models.CharField(max_length=64, db_index=True)
    reader = models.CharField(max_length=16)
    kind = choice_field(VoiceKind)
    length = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    sealed = models.CharField(max_length=32)
    cipher_sha256 = models.CharField(max_length=64)
    recipient = models.CharField(max_length=128)
    sealed_key = models.BinaryField()
    by = by_field()
    at = models.DateTimeField()
    checked_by = by_field(blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    aside_by = by_field(blank=True)
    aside_at = models.DateTimeField(null=True, blank=True)

    objects = TakeReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("tak", "take_id_is_a_take"),
            is_one_of("kind", VoiceKind, "take_kind_is_known"),
            models.CheckConstraint(condition=Q(length__gte=1), name="take_has_a_length"),
            models.CheckConstraint(condition=~Q(reader=""), name="take_has_a_reader"),
            models.CheckConstraint(
                condition=Q(checked_at__isnull=True, checked_by="")
                | (Q(checked_at__isnull=False) & ~Q(checked_by="")),
                name="take_is_checked_by_somebody",
            ),
        ]


class OwnVoiceReads(models.QuerySet["OwnVoiceRecord"]):
    """Reads of wishes that a source be heard in their own voice."""

    def waiting(self) -> Self:
        """Return those that nobody decided about, the oldest first."""
        return self.filter(state=OwnVoiceState.ASKED.value).order_by("at", "id")

    def approved(self) -> Self:
        """Return those that a protection officer approved."""
        return self.filter(state=OwnVoiceState.APPROVED.value)


class OwnVoiceRecord(Record):
    """Somebody wants a line of a programme heard in its source's own voice, changed.

    While it is asked, the untouched recording is sealed under `sealed`, to a key of its own whose
    private half is `sealed_key`; whatever is decided, the key goes with the decision. `take` is
    what was made of it, `consents` are those it rests on, and `reason` stays inside the desk. By
    what secret the voice was changed is written nowhere.
    """

    id = id_field("own")
    programme = models.ForeignKey(
        ProgrammeRecord, on_delete=models.PROTECT, related_name="own_voices"
    )
    language = models.CharField(max_length=16)
    script = models.CharField(max_length=64, db_index=True)
    story = models.CharField(max_length=32)
    length = models.PositiveIntegerField()
    sealed = models.CharField(max_length=32)
    cipher_sha256 = models.CharField(max_length=64)
    recipient = models.CharField(max_length=128)
    sealed_key = models.BinaryField()
    state = choice_field(OwnVoiceState, OwnVoiceState.ASKED)
    by = by_field()
    at = models.DateTimeField()
    decided_by = by_field(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True, default="")
    consents = models.JSONField(default=list, blank=True)
    take = models.OneToOneField(
        TakeRecord, null=True, blank=True, on_delete=models.PROTECT, related_name="own_voice"
    )

    objects = OwnVoiceReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("own", "own_voice_id_is_one"),
            is_one_of("state", OwnVoiceState, "own_voice_state_is_known"),
            models.CheckConstraint(condition=~Q(story=""), name="own_voice_is_of_a_story"),
            models.CheckConstraint(
                condition=Q(state="asked", decided_by="", decided_at__isnull=True)
                | (~Q(state="asked") & ~Q(decided_by="") & Q(decided_at__isnull=False)),
                name="own_voice_decision_is_signed",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "withdrawn"])
                | (~Q(reason="") & ~Q(decided_by=F("by"))),
                name="own_voice_is_decided_by_another",
            ),
            models.CheckConstraint(
                condition=Q(state="approved", take__isnull=False)
                | (~Q(state="approved") & Q(take__isnull=True)),
                name="own_voice_take_is_approved",
            ),
            models.UniqueConstraint(
                fields=["programme", "script"],
                condition=Q(state="asked"),
                name="own_voice_asked_once",
            ),
        ]


class AiringRecord(Record):
    """A programme was on air, as a station's log says or somebody wrote down."""

    id = id_field("air")
    programme = models.ForeignKey(ProgrammeRecord, on_delete=models.PROTECT, related_name="airings")
    station = models.CharField(max_length=120)
    start = models.DateTimeField()
    length = models.PositiveIntegerField(null=True, blank=True)
    stories = models.JSONField(default=list, blank=True)
    by = by_field()
    at = models.DateTimeField()

    class Meta:
        ordering = ["start", "id"]
        constraints = [
            has_id_of("air", "airing_id_is_an_airing"),
            models.CheckConstraint(condition=~Q(station=""), name="airing_has_a_station"),
            models.UniqueConstraint(
                fields=["programme", "station", "start"], name="airing_once_a_moment"
            ),
        ]
