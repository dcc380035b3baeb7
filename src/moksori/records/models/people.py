"""Who speaks or is spoken of. Names are not here: they are in the vault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from moksori.records.models.access import reads_of
from moksori.records.models.columns import (
    Record,
    by_field,
    choice_field,
    has_id_of,
    id_field,
    is_one_of,
)
from moksori.records.states import ContactWay, Risk
from moksori.terms.people import AT_RISK, PersonRole
from moksori.terms.statement import Reliability

if TYPE_CHECKING:
    from moksori.records.models.staff import User


class PersonReads(models.QuerySet["PersonRecord"]):
    """Reads of persons."""

    def seen_by(self, user: User) -> Self:
        """Return persons of accounts that somebody may see, and who suffered acts told there."""
        accounts = reads_of("AccountRecord").seen_by(user)
        named = PersonInAccountRecord.objects.filter(account__in=accounts.values("pk"))
        acts = reads_of("ActRecord").seen_by(user)
        return self.filter(Q(pk__in=named.values("person_id")) | Q(pk__in=acts.values("victim_id")))

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
    says that the account itself calls the name one; `name_withheld` that it names none. `minor` is
    what a person said, None where the age told decides. `contact_on` is the next day on which it is
    safe to speak with them, `contact_way` how.
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
    minor = models.BooleanField(null=True, blank=True)
    risk = choice_field(Risk, Risk.UNJUDGED)
    risk_why = models.TextField(blank=True, default="")
    contact_on = models.DateField(null=True, blank=True)
    contact_way = choice_field(ContactWay, blank=True)

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
            is_one_of("risk", Risk, "person_risk_is_known"),
            is_one_of("contact_way", ContactWay, "person_contact_way_is_known", blank=True),
            models.CheckConstraint(
                condition=Q(risk=Risk.UNJUDGED.value) | ~Q(risk_why=""),
                name="person_risk_has_a_reason",
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


class GradeReads(models.QuerySet["GradeRecord"]):
    """Reads of grades; the latest counts."""

    def of_person(self, person_id: str) -> Self:
        """Return every grade a person was given, the latest first."""
        return self.filter(person_id=person_id).order_by("-at", "-id")


class GradeRecord(Record):
    """How far a source can be relied upon: by whom, when and why. Rows are only added."""

    id = id_field("grd")
    person = models.ForeignKey(PersonRecord, on_delete=models.PROTECT, related_name="grades")
    reliability = choice_field(Reliability)
    why = models.TextField()
    by = by_field()
    at = models.DateTimeField()

    objects = GradeReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("grd", "grade_id_is_a_grade"),
            is_one_of("reliability", Reliability, "grade_is_known"),
            models.CheckConstraint(condition=~Q(why=""), name="grade_has_a_reason"),
        ]
