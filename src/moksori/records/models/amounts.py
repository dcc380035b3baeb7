"""Sums as printed, and the rates by which we may convert them; no rate, no conversion."""

from __future__ import annotations

from datetime import date
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
from moksori.records.states import RateKind


class RateReads(models.QuerySet["RateRecord"]):
    """Reads of rates."""

    def standing(self) -> Self:
        """Return rates that nobody withdrew."""
        return self.filter(withdrawn_at__isnull=True)

    def for_pair(self, base: str, quote: str, day: date) -> Self:
        """Return standing rates of two currencies up to a day, the nearest first."""
        return self.standing().filter(base=base, quote=quote, on__lte=day).order_by("-on", "id")


class RateRecord(Record):
    """How much of `quote` one unit of `base` bought on a day, and who says so."""

    id = id_field("rat")
    base = models.CharField(max_length=8)
    quote = models.CharField(max_length=8)
    rate = models.DecimalField(max_digits=15, decimal_places=6)
    on = models.DateField()
    kind = choice_field(RateKind, RateKind.MARKET)
    place_told = models.TextField(blank=True, default="")
    source = models.TextField()
    by = by_field()
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = by_field(blank=True)

    objects = RateReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("rat", "rate_id_is_a_rate"),
            is_one_of("kind", RateKind, "rate_kind_is_known"),
            is_withdrawn_by_somebody("rate_withdrawal_is_signed"),
            models.CheckConstraint(condition=Q(rate__gt=0), name="rate_is_positive"),
            models.CheckConstraint(condition=~Q(source=""), name="rate_names_its_source"),
        ]


class AmountRecord(Record):
    """A sum: the words as told, what they come to, a conversion printed beside it, and ours.

    The printed conversion is kept as printed and compared, never overwritten. Ours stands only
    with its rate, the day of the rate and its source; all four or none.
    """

    id = id_field("amt")
    passage = models.ForeignKey(
        "records.PassageRecord", on_delete=models.PROTECT, related_name="amounts"
    )
    mention = models.ForeignKey(
        "records.MentionRecord",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="amounts",
    )
    as_told = models.TextField()
    value = models.DecimalField(max_digits=15, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=8, blank=True, default="")
    printed_told = models.TextField(blank=True, default="")
    printed_value = models.DecimalField(max_digits=15, decimal_places=2, null=True, blank=True)
    printed_currency = models.CharField(max_length=8, blank=True, default="")
    our_value = models.DecimalField(max_digits=15, decimal_places=2, null=True, blank=True)
    our_currency = models.CharField(max_length=8, blank=True, default="")
    rate = models.DecimalField(max_digits=15, decimal_places=6, null=True, blank=True)
    rate_on = models.DateField(null=True, blank=True)
    rate_source = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            has_id_of("amt", "amount_id_is_an_amount"),
            models.CheckConstraint(
                condition=Q(
                    our_value__isnull=True,
                    our_currency="",
                    rate__isnull=True,
                    rate_on__isnull=True,
                    rate_source="",
                )
                | (
                    Q(our_value__isnull=False, rate__isnull=False, rate_on__isnull=False)
                    & Q(rate__gt=0)
                    & ~Q(our_currency="")
                    & ~Q(rate_source="")
                ),
                name="amount_converted_with_a_rate_or_not",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | ~Q(currency=""),
                name="amount_value_has_a_currency",
            ),
        ]
