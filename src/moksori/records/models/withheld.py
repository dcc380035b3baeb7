"""What a protection officer withheld of an account, word for word, and from whom."""

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
    is_withdrawn_by_somebody,
)
from moksori.terms.disguise import Audience

REACH = {
    Audience.DESK: (),
    Audience.PUBLIC: (Audience.PUBLIC, Audience.PARTNER, Audience.COURT),
    Audience.PARTNER: (Audience.PARTNER, Audience.COURT),
    Audience.COURT: (Audience.COURT,),
}
"""For whom something is made → what is withheld from them: from a court, so from all others too."""


class WithheldReads(models.QuerySet["WithheldRecord"]):
    """Reads of what was withheld."""

    def standing(self) -> Self:
        """Return what nobody took back."""
        return self.filter(withdrawn_at__isnull=True)

    def held_from(self, audience: Audience) -> Self:
        """Return what an audience must not read, in the order of the telling."""
        reach = [one.value for one in REACH[audience]]
        return self.filter(audience__in=reach).order_by("start", "id")


class WithheldRecord(Record):
    """A stretch of an account that leaves no door to an audience, nor to any that trusts less.

    `start` and `end` count characters of the decoded original. `why` is in words, and stays here.
    """

    id = id_field("whd")
    account = models.ForeignKey(
        "records.AccountRecord", on_delete=models.PROTECT, related_name="withheld"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    audience = choice_field(Audience, Audience.PUBLIC)
    why = models.TextField()
    by = by_field()
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = by_field(blank=True)

    objects = WithheldReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("whd", "withheld_id_is_one"),
            is_one_of("audience", Audience, "withheld_audience_is_known"),
            is_withdrawn_by_somebody("withheld_end_is_signed"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="withheld_is_something"),
            models.CheckConstraint(condition=~Q(why=""), name="withheld_has_a_reason"),
        ]
