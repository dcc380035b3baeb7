"""Which accounts share their words: codes to look near-doubles up by, and those that were found."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from moksori.records.models.columns import Record


class BandRecord(Record):
    """One code of an account; another account with the same code may be nearly the same.

    The codes are keyed: without the desk's key nobody can hold a text of his own against them.
    """

    number = models.BigAutoField(primary_key=True)
    account = models.ForeignKey(
        "records.AccountRecord", on_delete=models.PROTECT, related_name="bands"
    )
    code = models.BigIntegerField(db_index=True)


class NearDoubleReads(models.QuerySet["NearDoubleRecord"]):
    """Reads of near-doubles."""

    def of(self, account_id: str) -> Self:
        """Return the near-doubles of an account, the likest first."""
        return self.filter(Q(account_id=account_id) | Q(other_id=account_id)).order_by("-share")


class NearDoubleRecord(Record):
    """An account says nearly word for word what an earlier one says. Nobody has judged it yet.

    `share` is the estimated share of all their shingles that both have, from 0 to 1.
    """

    number = models.BigAutoField(primary_key=True)
    account = models.ForeignKey(
        "records.AccountRecord", on_delete=models.PROTECT, related_name="near_earlier"
    )
    other = models.ForeignKey(
        "records.AccountRecord", on_delete=models.PROTECT, related_name="near_later"
    )
    share = models.FloatField()

    objects = NearDoubleReads.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "other"], name="near_double_once"),
            models.CheckConstraint(
                condition=Q(share__gte=0, share__lte=1), name="near_double_share_bounded"
            ),
        ]
