"""The identity vault: who a person really is. One module alone may import its tables."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Max
from django.db.models.functions import Length

from moksori.records.models.columns import (
    ID_LENGTH,
    Record,
    by_field,
    choice_field,
    has_id_of,
    id_field,
    is_one_of,
)
from moksori.records.states import Acceptance, VaultKind


class VaultReads(models.QuerySet["VaultRecord"]):
    """Reads of the vault."""

    def of_person(self, person_id: str) -> Self:
        """Return the values of one person, the longest first."""
        return self.filter(person_id=person_id).order_by("kind", -Length("value"), "id")


class VaultRecord(Record):
    """One value by which a person can be found: a name, a nickname, a number, a document."""

    id = id_field("vau")
    person = models.ForeignKey("records.PersonRecord", on_delete=models.PROTECT, related_name="+")
    kind = choice_field(VaultKind)
    value = models.TextField()
    by = by_field()
    at = models.DateTimeField()

    objects = VaultReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("vau", "vault_id_is_one"),
            is_one_of("kind", VaultKind, "vault_kind_is_known"),
            models.UniqueConstraint(
                fields=["person", "kind", "value"], name="vault_value_once_a_person"
            ),
            models.CheckConstraint(condition=~models.Q(value=""), name="vault_value_is_one"),
        ]


class ReadyListRecord(Record):
    """The watch list as the gate works with it: every spelling of every name, made once.

    `name` is a keyed code of the list and of the code that made it; only the newest is kept.
    """

    name = models.CharField(max_length=64, primary_key=True)
    data = models.BinaryField()
    at = models.DateTimeField()


class LessonReads(models.QuerySet["LessonRecord"]):
    """Reads of what was decided about proposals."""

    def kept(self) -> Self:
        """Return the decisions that were not forgotten."""
        kept = self
        for forgotten in ForgettingRecord.objects.order_by("number"):
            kept = kept.exclude(forgotten.covers())
        return kept

    def standing(self) -> Self:
        """Return the last decision about each proposal, of those that were not forgotten."""
        last = self.kept().order_by().values("subject").annotate(last=Max("number")).values("last")
        return self.filter(number__in=last)


class LessonRecord(Record):
    """What somebody decided about one proposal. It only grows: who decides anew adds a row.

    `word` is a keyed code of the word; the word itself stands nowhere here. `own` is what the rule
    had said of itself. `kind` is a kind of mention, or `act.` and a type of the codebook.
    """

    number = models.BigAutoField(primary_key=True)
    subject = models.CharField(max_length=ID_LENGTH, db_index=True)
    rule = models.CharField(max_length=64)
    kind = models.CharField(max_length=80)
    word = models.CharField(max_length=64, blank=True, default="", db_index=True)
    outcome = choice_field(Acceptance)
    own = models.FloatField()
    by = by_field()
    at = models.DateTimeField()

    objects = LessonReads.as_manager()

    class Meta:
        indexes = [models.Index(fields=["rule", "kind"], name="lesson_by_rule")]
        constraints = [
            is_one_of("outcome", Acceptance, "lesson_outcome_is_known"),
            models.CheckConstraint(condition=~models.Q(rule=""), name="lesson_has_a_rule"),
            models.CheckConstraint(
                condition=models.Q(own__gte=0, own__lte=1), name="lesson_own_bounded"
            ),
        ]


class ForgettingRecord(Record):
    """What the desk no longer learns from: lessons up to a number, of one rule, or since a time.

    The lessons themselves stay where they are.
    """

    number = models.BigAutoField(primary_key=True)
    upto = models.BigIntegerField()
    rule = models.CharField(max_length=64, blank=True, default="")
    since = models.DateTimeField(null=True, blank=True)
    by = by_field()
    at = models.DateTimeField()

    def covers(self) -> models.Q:
        """Return which lessons are forgotten."""
        covered = models.Q(number__lte=self.upto)
        if self.rule:
            covered &= models.Q(rule=self.rule)
        if self.since is not None:
            covered &= models.Q(at__gte=self.since)
        return covered
