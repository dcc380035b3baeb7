"""The identity vault: who a person really is. One module alone may import its tables."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models.functions import Length

from moksori.records.models.columns import (
    Record,
    by_field,
    choice_field,
    has_id_of,
    id_field,
    is_one_of,
)
from moksori.records.states import VaultKind


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
