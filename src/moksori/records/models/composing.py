"""What is said and decided about a story before it leaves: remarks, checks, approvals."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from moksori.records.models.columns import (
    Record,
    by_field,
    choice_field,
    has_id_of,
    id_field,
    is_one_of,
    is_withdrawn_by_somebody,
)
from moksori.records.models.publishing import StoryRecord
from moksori.records.states import CheckKind, CheckOutcome, Role


class ApprovalReads(models.QuerySet["ApprovalRecord"]):
    """Reads of approvals."""

    def standing(self) -> Self:
        """Return what nobody took back, the oldest first."""
        return self.filter(withdrawn_at__isnull=True).order_by("at", "id")


class ApprovalRecord(Record):
    """Somebody approved a story as it stood.

    `inputs` and `told` stand for what it was made of and for its public text: where either is
    another one now, nothing is approved any more. `role` is the role in which it was given.
    """

    id = id_field("apr")
    story = models.ForeignKey(StoryRecord, on_delete=models.PROTECT, related_name="approvals")
    inputs = models.CharField(max_length=64)
    told = models.CharField(max_length=64)
    role = choice_field(Role)
    by = by_field()
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = by_field(blank=True)

    objects = ApprovalReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("apr", "approval_id_is_an_approval"),
            is_one_of("role", Role, "approval_role_is_known"),
            is_withdrawn_by_somebody("approval_withdrawal_is_signed"),
            models.UniqueConstraint(
                fields=["story", "by"],
                condition=Q(withdrawn_at__isnull=True),
                name="approval_once_a_person",
            ),
        ]


class CheckReads(models.QuerySet["CheckRecord"]):
    """Reads of checks."""

    def of_story(self, story_id: str) -> Self:
        """Return the checks of a story, the oldest first; the last of a kind counts."""
        return self.filter(story_id=story_id).order_by("at", "id")


class CheckRecord(Record):
    """A right of reply or a legal check: for whom, by whom, when, and what came of it."""

    id = id_field("chk")
    story = models.ForeignKey(StoryRecord, on_delete=models.PROTECT, related_name="checks")
    kind = choice_field(CheckKind)
    outcome = choice_field(CheckOutcome)
    person = models.ForeignKey(
        "records.PersonRecord",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="checks",
    )
    note = models.TextField(blank=True, default="")
    by = by_field()
    at = models.DateTimeField()

    objects = CheckReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("chk", "check_id_is_a_check"),
            is_one_of("kind", CheckKind, "check_kind_is_known"),
            is_one_of("outcome", CheckOutcome, "check_outcome_is_known"),
        ]


class RemarkReads(models.QuerySet["RemarkRecord"]):
    """Reads of remarks."""

    def open(self) -> Self:
        """Return what nobody resolved."""
        return self.filter(resolved_at__isnull=True)

    def of_story(self, story_id: str) -> Self:
        """Return the remarks on a story, the oldest first."""
        return self.filter(story_id=story_id).order_by("at", "id")


class RemarkRecord(Record):
    """What somebody at the desk says about a story, and who settled it. `part` counts from 1."""

    id = id_field("rmk")
    story = models.ForeignKey(StoryRecord, on_delete=models.PROTECT, related_name="remarks")
    part = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField()
    by = by_field()
    at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = by_field(blank=True)

    objects = RemarkReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("rmk", "remark_id_is_a_remark"),
            models.CheckConstraint(condition=~Q(text=""), name="remark_says_something"),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_by="")
                | (Q(resolved_at__isnull=False) & ~Q(resolved_by="")),
                name="remark_resolution_is_signed",
            ),
        ]
