"""How long the desk keeps what, and what two people agreed to remove."""

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
from moksori.records.states import Kept


class LimitReads(models.QuerySet["LimitRecord"]):
    """Reads of limits; the last one of a kind holds."""

    def holding(self) -> dict[str, int | None]:
        """Return kind → days, for the kinds of which somebody said it; None is without end."""
        return dict(self.order_by("number").values_list("kind", "days"))


class LimitRecord(Record):
    """Somebody said how many days the desk keeps a kind of thing; None is without end."""

    number = models.BigAutoField(primary_key=True)
    kind = choice_field(Kept)
    days = models.PositiveIntegerField(null=True, blank=True)
    by = by_field()
    at = models.DateTimeField()

    objects = LimitReads.as_manager()

    class Meta:
        constraints = [is_one_of("kind", Kept, "limit_kind_is_known")]


class RemovalReads(models.QuerySet["RemovalRecord"]):
    """Reads of what somebody asked to remove."""

    def waiting(self) -> Self:
        """Return what a second person has not answered, the oldest first."""
        return self.filter(agreed_at__isnull=True, ended_at__isnull=True).order_by("at", "id")


class RemovalRecord(Record):
    """Somebody asked to remove what is kept of a kind from before a moment; a second one agrees.

    `asked` is how many there were when it was asked, `removed` how many went. Neither row nor log
    says which.
    """

    id = id_field("rmv")
    kind = choice_field(Kept)
    before = models.DateTimeField()
    asked = models.PositiveIntegerField()
    by = by_field()
    at = models.DateTimeField()
    agreed_by = by_field(blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    removed = models.PositiveIntegerField(null=True, blank=True)
    ended_by = by_field(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = RemovalReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("rmv", "removal_id_is_one"),
            is_one_of("kind", Kept, "removal_kind_is_known"),
            models.CheckConstraint(
                condition=Q(agreed_by="", agreed_at__isnull=True, removed__isnull=True)
                | (~Q(agreed_by="") & Q(agreed_at__isnull=False, removed__isnull=False)),
                name="removal_is_agreed_by_somebody",
            ),
            # Two people: the database itself refuses an agreement by who asked.
            models.CheckConstraint(
                condition=Q(agreed_by="") | ~Q(agreed_by=F("by")), name="removal_needs_two"
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(agreed_at__isnull=True, ended_at__isnull=True),
                name="removal_of_a_kind_waits_once",
            ),
        ]
