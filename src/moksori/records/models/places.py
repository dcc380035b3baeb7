"""Where things happened: places in their hierarchy, with the time each holds."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from moksori.records.models.columns import (
    Record,
    choice_field,
    has_id_of,
    id_field,
    is_in_order,
    is_one_of,
)
from moksori.records.states import PlaceLevel


class PlaceReads(models.QuerySet["PlaceRecord"]):
    """Reads of places."""

    def standing_on(self, day: date) -> Self:
        """Return places that were so named and so placed on a day."""
        begun = Q(since__isnull=True) | Q(since__lte=day)
        not_over = Q(until__isnull=True) | Q(until__gte=day)
        return self.filter(begun & not_over)


class PlaceRecord(Record):
    """A place, its level, and the place that holds it. `code` is its id in the pack's gazetteer."""

    id = id_field("pla")
    pack = models.CharField(max_length=16, blank=True, default="")
    code = models.CharField(max_length=96, blank=True, default="", db_index=True)
    name = models.TextField()
    level = choice_field(PlaceLevel)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    objects = PlaceReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("pla", "place_id_is_a_place"),
            is_one_of("level", PlaceLevel, "place_level_is_known"),
            is_in_order("since", "until", "place_time_in_order"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="place_is_no_part_of_itself",
            ),
        ]
