"""What the columns of several tables have in common: fresh ids, choices, checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.deconstruct import deconstructible

from moksori.terms.ids import new_id

if TYPE_CHECKING:
    from enum import StrEnum

ID_LENGTH = 32


@deconstructible
class FreshId:
    """The default of a key: a random id of one kind. An object, so that a migration can name it."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __call__(self) -> str:
        """Draw an id."""
        return new_id(self.kind)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FreshId) and other.kind == self.kind

    def __hash__(self) -> int:
        return hash(self.kind)


class Record(models.Model):
    """A row of the desk. It shows its id and nothing else of itself, in logs as in errors."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)


def id_field(kind: str) -> models.CharField[str, str]:
    """Return the key of a table: a random id such as `acc-9f2c41d07b3e5a66`."""
    return models.CharField(
        primary_key=True, max_length=ID_LENGTH, default=FreshId(kind), editable=False
    )


def choice_field(
    choices: type[StrEnum], default: StrEnum | None = None, *, blank: bool = False
) -> models.CharField[str, str]:
    """Return a column that takes the values of one enumeration."""
    told = [(member.value, member.value) for member in choices]
    if default is not None:
        return models.CharField(max_length=32, choices=told, default=default.value, blank=blank)
    if blank:
        return models.CharField(max_length=32, choices=told, blank=True, default="")
    return models.CharField(max_length=32, choices=told)


def by_field(*, blank: bool = False) -> models.CharField[str, str]:
    """Return the column that says who did it: a user's id, or a policy such as `policy:demo`."""
    if blank:
        return models.CharField(max_length=64, blank=True, default="")
    return models.CharField(max_length=64)


def is_one_of(
    field: str, choices: type[StrEnum], name: str, *, blank: bool = False
) -> models.CheckConstraint:
    """Let the database itself hold a column to the values of an enumeration."""
    values = [member.value for member in choices] + ([""] if blank else [])
    return models.CheckConstraint(condition=Q(**{f"{field}__in": values}), name=name)


def is_in_order(first: str, second: str, name: str) -> models.CheckConstraint:
    """Let the database refuse a second value before the first; either may be missing."""
    in_order = Q(**{f"{first}__lte": F(second)})
    missing = Q(**{f"{first}__isnull": True}) | Q(**{f"{second}__isnull": True})
    return models.CheckConstraint(condition=missing | in_order, name=name)


def is_a_span(start: str, end: str, name: str) -> models.CheckConstraint:
    """Let the database refuse a stretch that ends before it starts, or has one end only."""
    # A missing end makes a comparison neither true nor false, and a check lets that pass.
    whole = Q(**{f"{start}__isnull": False, f"{end}__isnull": False, f"{start}__lte": F(end)})
    return models.CheckConstraint(
        condition=Q(**{f"{start}__isnull": True, f"{end}__isnull": True}) | whole, name=name
    )


def has_id_of(kind: str, name: str, field: str = "id") -> models.CheckConstraint:
    """Let the database refuse an id of another kind in a column."""
    return models.CheckConstraint(condition=Q(**{f"{field}__startswith": f"{kind}-"}), name=name)


def is_withdrawn_by_somebody(name: str) -> models.CheckConstraint:
    """Let the database refuse a withdrawal that nobody signed."""
    return models.CheckConstraint(
        condition=Q(withdrawn_at__isnull=True, withdrawn_by="")
        | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by="")),
        name=name,
    )
