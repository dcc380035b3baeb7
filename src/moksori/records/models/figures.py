"""Tables of acts that were shown: what they counted, and which of their cells were withheld."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from moksori.records.models.columns import Record, by_field, has_id_of, id_field


class FiguresRecord(Record):
    """Tables that were shown at one time. Later ones are held against it, so it stays.

    `counts` is a list of [month, place, type, institution, how many]; `tables` one of
    {"axes": [...], "withheld": [[code, ...], ...]}; `acts` the ids that were counted.
    """

    id = id_field("fig")
    number = models.PositiveIntegerField(unique=True)
    counts = models.JSONField(default=list)
    tables = models.JSONField(default=list)
    acts = models.JSONField(default=list)
    threshold = models.PositiveSmallIntegerField()
    month = models.CharField(max_length=7)
    by = by_field()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            has_id_of("fig", "figures_id_is_one"),
            models.CheckConstraint(
                condition=Q(threshold__gte=3), name="figures_threshold_is_no_lower_than_three"
            ),
        ]
