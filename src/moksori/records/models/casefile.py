"""What belongs together: cases, and the judgements of persons that two things are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q

from moksori.records.models.access import READS_ACCOUNTS, GrantRecord, reads_of
from moksori.records.models.columns import (
    ID_LENGTH,
    Record,
    by_field,
    choice_field,
    has_id_of,
    id_field,
    is_one_of,
    is_withdrawn_by_somebody,
)
from moksori.records.states import Verdict

if TYPE_CHECKING:
    from moksori.records.models.staff import User


class CaseReads(models.QuerySet["CaseRecord"]):
    """Reads of cases."""

    def seen_by(self, user: User) -> Self:
        """Return the cases that somebody was given, began, or sees an account of."""
        given = Q(pk__in=GrantRecord.objects.of(user).filter(case__isnull=False).values("case_id"))
        accounts = reads_of("AccountRecord").seen_by(user)
        through = self.model.accounts.through._default_manager
        told = through.filter(accountrecord__in=accounts).values("caserecord_id")
        own = Q(by=user.pk) if user.has_role(*READS_ACCOUNTS) and user.is_active else Q(pk__in=[])
        return self.filter(
            (given & Q(pk__isnull=False)) | Q(restricted=False) & (Q(pk__in=told) | own)
        )


class CaseRecord(Record):
    """Accounts and acts judged to concern the same matter. Restricted: for its members alone."""

    id = id_field("case")
    title = models.TextField(blank=True, default="")
    restricted = models.BooleanField(default=False)
    accounts = models.ManyToManyField("records.AccountRecord", related_name="cases", blank=True)
    acts = models.ManyToManyField("records.ActRecord", related_name="cases", blank=True)
    by = by_field()
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = CaseReads.as_manager()

    class Meta:
        constraints = [has_id_of("case", "case_id_is_a_case")]


class JudgementReads(models.QuerySet["JudgementRecord"]):
    """Reads of judgements; the latest that stands is the one that counts."""

    def standing(self) -> Self:
        """Return what nobody withdrew, the oldest first."""
        return self.filter(withdrawn_at__isnull=True).order_by("at", "id")

    def about(self, thing_id: str) -> Self:
        """Return every judgement that names a thing, withdrawn ones too."""
        return self.filter(Q(one=thing_id) | Q(other=thing_id)).order_by("at", "id")

    def of_pair(self, first_id: str, second_id: str) -> Self:
        """Return every judgement on two things, in whichever order they are named."""
        one, other = sorted((first_id, second_id))
        return self.filter(one=one, other=other).order_by("at", "id")


class JudgementRecord(Record):
    """A person's decision that two things are the same, are not, or may be: signed, reversible.

    The two ids stand in alphabetical order, so that one pair is one pair.
    """

    id = id_field("jud")
    one = models.CharField(max_length=ID_LENGTH, db_index=True)
    other = models.CharField(max_length=ID_LENGTH, db_index=True)
    verdict = choice_field(Verdict)
    why = models.TextField(blank=True, default="")
    by = by_field()
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = by_field(blank=True)

    objects = JudgementReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("jud", "judgement_id_is_a_judgement"),
            is_one_of("verdict", Verdict, "judgement_verdict_is_known"),
            is_withdrawn_by_somebody("judgement_withdrawal_is_signed"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="judgement_pair_in_order"),
        ]
