"""What was done: the chain of audit lines, and what stood in a record before a change.

Both tables only grow. The database itself refuses to change or remove a row of either.
"""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from moksori.records.chain import Entry
from moksori.records.models.columns import ID_LENGTH, FreshId, Record, by_field, has_id_of


class AuditReads(models.QuerySet["AuditRecord"]):
    """Reads of the audit chain."""

    def about(self, subject_id: str) -> Self:
        """Return the lines that name a thing, the oldest first."""
        # The ids stand in a JSON list; no id is part of another, and none needs escaping.
        return self.filter(subjects__icontains=f'"{subject_id}"').order_by("seq")

    def by_whom(self, by: str) -> Self:
        """Return what one user or policy did."""
        return self.filter(by=by).order_by("seq")

    def in_order(self) -> Self:
        """Return the whole chain."""
        return self.order_by("seq")


class AuditRecord(Record):
    """One line: who did what to which things, with the hash of the line before it."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    by = by_field()
    verb = models.CharField(max_length=64)
    subjects = models.JSONField(default=list)
    detail = models.JSONField(default=dict)
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects = AuditReads.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(seq__gte=1), name="audit_from_one")]

    def to_value(self) -> Entry:
        """Return the line as the verifier reads it."""
        return Entry(
            seq=self.seq,
            at=self.at,
            by=self.by,
            verb=self.verb,
            subjects=tuple(self.subjects),
            detail=dict(self.detail),
            prev=self.prev,
            hash=self.hash,
        )


class HistoryReads(models.QuerySet["HistoryRecord"]):
    """Reads of history."""

    def of(self, subject_id: str) -> Self:
        """Return every change of one thing, the oldest first."""
        return self.filter(subject=subject_id).order_by("number")


class HistoryRecord(Record):
    """What stood in a record before a change, and after it."""

    number = models.BigAutoField(primary_key=True)
    id = models.CharField(max_length=ID_LENGTH, unique=True, default=FreshId("his"))
    subject = models.CharField(max_length=ID_LENGTH, db_index=True)
    verb = models.CharField(max_length=64)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    by = by_field()
    at = models.DateTimeField()

    objects = HistoryReads.as_manager()

    class Meta:
        constraints = [has_id_of("his", "history_id_is_one")]

    def __str__(self) -> str:
        return self.id


class LogCheckRecord(Record):
    """The whole log was verified: up to which line, with which hash, and what was broken.

    `mac` is made of all of it with the desk's key: a row that somebody wrote by hand counts for
    nothing.
    """

    number = models.BigAutoField(primary_key=True)
    upto = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    broken = models.BigIntegerField(null=True, blank=True)
    mac = models.CharField(max_length=64)
    by = by_field()
    at = models.DateTimeField()
