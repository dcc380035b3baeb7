"""Who speaks or is spoken of. Names are not here: they are in the vault."""

from __future__ import annotations

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
from moksori.terms.people import AT_RISK, PersonRole


class PersonReads(models.QuerySet["PersonRecord"]):
    """Reads of persons."""

    def at_risk(self) -> Self:
        """Return those whom somebody may reach who harmed them."""
        return self.filter(role__in=[role.value for role in AT_RISK])

    def in_account(self, account_id: str) -> Self:
        """Return the persons of one account, in the order of their keys."""
        return self.filter(in_accounts__account_id=account_id).order_by("in_accounts__key")

    def groups(self) -> Self:
        """Return those that are more than one person, or an unknown number."""
        return self.exclude(group=1)


class PersonRecord(Record):
    """Someone who speaks or is spoken of, named or not.

    `group` is how many they are: 1 for one person, 0 for a group of unknown size. `pseudonym`
    says that the account itself calls the name one; `name_withheld` that it names none.
    """

    id = id_field("per")
    role = choice_field(PersonRole)
    label = models.TextField(blank=True, default="")
    sex = models.CharField(max_length=8, blank=True, default="")
    age_told = models.TextField(blank=True, default="")
    pseudonym = models.BooleanField(default=False)
    name_withheld = models.BooleanField(default=False)
    group = models.PositiveIntegerField(default=1)
    rule = models.CharField(max_length=64, blank=True, default="")
    confidence = models.FloatField(default=1.0)
    notes = models.JSONField(default=dict, blank=True)
    invented = models.BooleanField(default=False)

    objects = PersonReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("per", "person_id_is_a_person"),
            is_one_of("role", PersonRole, "person_role_is_known"),
            models.CheckConstraint(
                condition=Q(sex__in=["", "male", "female"]), name="person_sex_is_known"
            ),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="person_confidence_bounded"
            ),
        ]


class PersonInAccountRecord(Record):
    """A person as one account knows them: the account's own key, role and stretches."""

    id = id_field("pia")
    person = models.ForeignKey(PersonRecord, on_delete=models.PROTECT, related_name="in_accounts")
    account = models.ForeignKey(
        "records.AccountRecord", on_delete=models.PROTECT, related_name="persons"
    )
    key = models.CharField(max_length=32)
    role = choice_field(PersonRole)
    spans = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            is_one_of("role", PersonRole, "person_in_account_role_is_known"),
            models.UniqueConstraint(fields=["account", "key"], name="person_key_once_an_account"),
        ]


class OrganisationRecord(Record):
    """A ministry, bureau, unit or facility, with what it belongs to, from when to when."""

    id = id_field("org")
    pack = models.CharField(max_length=16, blank=True, default="")
    code = models.CharField(max_length=96, blank=True, default="")
    name = models.TextField()
    kind = models.CharField(max_length=32, blank=True, default="")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            has_id_of("org", "organisation_id_is_one"),
            is_in_order("since", "until", "organisation_time_in_order"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="organisation_is_no_part_of_itself",
            ),
        ]


class PostingRecord(Record):
    """A person held a role and a rank in an organisation over a time."""

    id = id_field("pos")
    person = models.ForeignKey(PersonRecord, on_delete=models.PROTECT, related_name="postings")
    organisation = models.ForeignKey(
        OrganisationRecord,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="postings",
    )
    role = models.TextField(blank=True, default="")
    rank = models.TextField(blank=True, default="")
    title_told = models.TextField(blank=True, default="")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            has_id_of("pos", "posting_id_is_a_posting"),
            is_in_order("since", "until", "posting_time_in_order"),
        ]
