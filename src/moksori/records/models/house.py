"""The desk itself: how it was made, invitations to it, and what was sent in once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Max, Q

from moksori.records.models.columns import Record, by_field, choice_field, has_id_of, id_field
from moksori.records.states import Invitation

if TYPE_CHECKING:
    from datetime import datetime


class DeskRecord(Record):
    """How this desk was made: one row, of the id `desk`. A demo's desk says so for good."""

    id = models.CharField(primary_key=True, max_length=8, default="desk", editable=False)
    name = models.CharField(max_length=64, blank=True, default="")
    made_by_demo = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id="desk"), name="desk_is_one")]


class InvitationReads(models.QuerySet["InvitationRecord"]):
    """Reads of invitations."""

    def open_at(self, now: datetime) -> Self:
        """Return what nobody used and what is not over."""
        return self.filter(used_at__isnull=True, until__gt=now)


class InvitationRecord(Record):
    """A link that works once: to choose a password, or (in a demo's desk alone) to come in.

    `code` is a hash of the link's secret; the secret itself is shown once and kept nowhere.
    """

    id = id_field("ivt")
    code = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="invitations")
    kind = choice_field(Invitation)
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    by = by_field()
    at = models.DateTimeField()

    objects = InvitationReads.as_manager()

    class Meta:
        constraints = [has_id_of("ivt", "invitation_id_is_one")]


class OnceRecord(Record):
    """A form that was sent in: the same form sent again does nothing and leads to the same page."""

    token = models.CharField(primary_key=True, max_length=64)
    answer = models.CharField(max_length=200, blank=True, default="")
    at = models.DateTimeField(db_index=True)


class AboutReads(models.QuerySet["AboutRecord"]):
    """Reads of what the desk says of itself."""

    def standing(self) -> Self:
        """Return the newest words of each language."""
        newest = self.values("language").annotate(newest=Max("number")).values("newest")
        return self.filter(number__in=newest).order_by("language")


class AboutRecord(Record):
    """What the desk said of itself on its site in a language, from a moment on; empty: nothing.

    The newest of a language stands, those before it stay.
    """

    number = models.BigAutoField(primary_key=True)
    language = models.CharField(max_length=16)
    words = models.TextField(blank=True)
    by = by_field()
    at = models.DateTimeField()

    objects = AboutReads.as_manager()
