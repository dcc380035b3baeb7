"""What each coder decided by themselves: so that a second one can be blind, and both compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Max, Q

from moksori.records.models.columns import (
    ID_LENGTH,
    Record,
    by_field,
    choice_field,
    has_id_of,
    id_field,
    is_a_span,
    is_one_of,
)
from moksori.records.states import Acceptance

if TYPE_CHECKING:
    from moksori.records.models.staff import User


class CodingReads(models.QuerySet["CodingRecord"]):
    """Reads of who codes what."""

    def of(self, user: User) -> Self:
        """Return the accounts that one person codes."""
        return self.filter(coder_id=user.pk)

    def blind(self) -> Self:
        """Return codings by a second coder, who sees nothing of the first."""
        return self.filter(blind=True)

    def open_of(self, user: User) -> Self:
        """Return what somebody was asked to code blind and has not ended."""
        return self.of(user).blind().filter(ended_at__isnull=True).order_by("at", "id")


class CodingRecord(Record):
    """One coder at one account. A blind one decides on the side: the record does not change.

    Without a coder it is what the record held when two codings were compared, and `coders` are the
    ids of those who had decided about it until then.
    """

    id = id_field("cod")
    account = models.ForeignKey(
        "records.AccountRecord", on_delete=models.PROTECT, related_name="codings"
    )
    coder = models.ForeignKey(
        "records.User", null=True, blank=True, on_delete=models.PROTECT, related_name="codings"
    )
    coders = models.JSONField(default=list, blank=True)
    blind = models.BooleanField(default=False)
    by = by_field()
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = CodingReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("cod", "coding_id_is_a_coding"),
            models.UniqueConstraint(fields=["account", "coder"], name="coding_once_a_coder"),
        ]


class CodedReads(models.QuerySet["CodedRecord"]):
    """Reads of what a coder decided."""

    def standing(self) -> Self:
        """Return the last decision of each coding about each unit."""
        last = self.order_by().values("coding", "unit").annotate(last=Max("number")).values("last")
        return self.filter(number__in=last)


class CodedRecord(Record):
    """One decision of one coder. It only grows: who decides anew adds a row.

    `unit` is the id of what was proposed, or names a stretch that the coder added. `kind` is what
    the coder takes it for: a kind of mention, or `act.` and a type of the codebook; empty where it
    is refused.
    """

    number = models.BigAutoField(primary_key=True)
    coding = models.ForeignKey(CodingRecord, on_delete=models.PROTECT, related_name="decisions")
    unit = models.CharField(max_length=ID_LENGTH)
    outcome = choice_field(Acceptance)
    kind = models.CharField(max_length=80, blank=True, default="")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    detail = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField()

    objects = CodedReads.as_manager()

    class Meta:
        indexes = [models.Index(fields=["coding", "unit"], name="coded_by_unit")]
        constraints = [
            is_one_of("outcome", Acceptance, "coded_outcome_is_known"),
            is_a_span("start", "end", "coded_is_a_span"),
            models.CheckConstraint(condition=~Q(unit=""), name="coded_has_a_unit"),
        ]


class SettlementRecord(Record):
    """A word on a difference between two coders: settled by a third, or when both say the same."""

    number = models.BigAutoField(primary_key=True)
    account = models.ForeignKey(
        "records.AccountRecord", on_delete=models.PROTECT, related_name="settlements"
    )
    unit = models.CharField(max_length=ID_LENGTH)
    kind = models.CharField(max_length=80, blank=True, default="")
    by = by_field()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["account", "unit"], name="settlement_by_unit")]
        constraints = [models.CheckConstraint(condition=~Q(unit=""), name="settlement_has_a_unit")]


class UploadRecord(Record):
    """A file on its way in, in pieces that are sealed one by one; it is an account at the end.

    `pieces` are names of sealed files in the folder of uploads, in their order. They are sealed to
    `recipient`, a key of this upload alone; its private half is `sealed_key`, itself sealed to the
    desk. Where the row is gone, no piece can be opened, wherever a copy of one is left.
    """

    id = id_field("upl")
    by = by_field()
    told_name = models.TextField()
    size = models.PositiveBigIntegerField()
    got = models.PositiveBigIntegerField(default=0)
    pieces = models.JSONField(default=list, blank=True)
    recipient = models.CharField(max_length=80, blank=True, default="")
    sealed_key = models.BinaryField(blank=True, default=b"")
    arrival = models.JSONField(default=dict, blank=True)
    account = models.CharField(max_length=ID_LENGTH, blank=True, default="")
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            has_id_of("upl", "upload_id_is_an_upload"),
            models.CheckConstraint(condition=Q(got__lte=models.F("size")), name="upload_fits"),
        ]
