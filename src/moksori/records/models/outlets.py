"""What became of a released story: where it stands, what was put right, what was taken back."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from moksori.records.models.columns import (
    ID_LENGTH,
    Record,
    by_field,
    choice_field,
    has_id_of,
    id_field,
    is_one_of,
)
from moksori.records.states import CopyState, OutletKind, RecallReason


class OutletRecord(Record):
    """A place where something of ours stands or went.

    `name` is what the desk knows it by, `label` what its people call it. `settings` says how it is
    reached; a password is not in it. `brought_at` is when something was last brought there,
    `failed_at` and `error_code` say when and why that failed since.
    """

    id = id_field("out")
    kind = choice_field(OutletKind)
    name = models.CharField(max_length=500)
    label = models.CharField(max_length=80, blank=True, default="")
    settings = models.JSONField(default=dict, blank=True)
    by = by_field()
    at = models.DateTimeField()
    brought_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    error_code = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        constraints = [
            has_id_of("out", "outlet_id_is_an_outlet"),
            is_one_of("kind", OutletKind, "outlet_kind_is_known"),
            models.UniqueConstraint(fields=["kind", "name"], name="outlet_once"),
            models.CheckConstraint(condition=~Q(name=""), name="outlet_has_a_name"),
        ]


class CopyReads(models.QuerySet["CopyRecord"]):
    """Reads of copies."""

    def out(self) -> Self:
        """Return what stands somewhere today, as far as the desk knows."""
        return self.exclude(state__in=[CopyState.REPLACED.value, CopyState.GONE.value])

    def of_story(self, public_id: str) -> Self:
        """Return the copies of a story in all languages, the oldest first."""
        return self.filter(public_id=public_id).order_by("at", "id")


class CopyRecord(Record):
    """One story in one language at one outlet, as it was told there.

    `told` is the SHA-256 of the public text; where it differs from the text of today, the copy is
    stale. `files` are the paths of its own files there; `copies` counts the people who got it.
    """

    id = id_field("cop")
    outlet = models.ForeignKey(OutletRecord, on_delete=models.PROTECT, related_name="held")
    public_id = models.CharField(max_length=ID_LENGTH, db_index=True)
    language = models.CharField(max_length=16)
    told = models.CharField(max_length=64)
    files = models.JSONField(default=list, blank=True)
    copies = models.PositiveIntegerField(default=1)
    state = choice_field(CopyState, CopyState.OUT)
    by = by_field()
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = CopyReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("cop", "copy_id_is_a_copy"),
            is_one_of("state", CopyState, "copy_state_is_known"),
            models.CheckConstraint(condition=Q(copies__gte=1), name="copy_is_at_least_one"),
        ]


class CorrectionRecord(Record):
    """What was put right in a story after it was released; readers see it beneath the story."""

    id = id_field("cor")
    story = models.ForeignKey(
        "records.StoryRecord", on_delete=models.PROTECT, related_name="corrections"
    )
    month = models.CharField(max_length=7)
    text = models.TextField()
    by = by_field()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            has_id_of("cor", "correction_id_is_one"),
            models.CheckConstraint(condition=~Q(text=""), name="correction_says_something"),
        ]


class RecallReads(models.QuerySet["RecallRecord"]):
    """Reads of recalls."""

    def standing(self) -> Self:
        """Return the recalls that were not ended by a reissue."""
        return self.filter(ended_at__isnull=True).order_by("at", "id")


class RecallRecord(Record):
    """A story that the desk took back. Readers learn that it is gone and when, never why."""

    id = id_field("rec")
    public_id = models.CharField(max_length=ID_LENGTH, db_index=True)
    reason = choice_field(RecallReason)
    by = by_field()
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_field(blank=True)

    objects = RecallReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("rec", "recall_id_is_a_recall"),
            is_one_of("reason", RecallReason, "recall_reason_is_known"),
            models.UniqueConstraint(
                fields=["public_id"],
                condition=Q(ended_at__isnull=True),
                name="recall_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by="")
                | (Q(ended_at__isnull=False) & ~Q(ended_by="")),
                name="recall_end_is_signed",
            ),
        ]
