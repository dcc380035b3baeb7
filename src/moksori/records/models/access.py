"""Who may see what: grants, and the one condition by which accounts are read for somebody.

Closed by default: an account is seen by whoever received it and by whom it was given to, by name
or with a case. What is open to the desk is seen by every role that reads accounts; a protection
officer answers for all that leaves and sees all of it. A restricted case is seen by its members
alone, whatever their role and whoever received its accounts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Q

from moksori.records.models.columns import (
    Record,
    by_field,
    has_id_of,
    id_field,
    is_withdrawn_by_somebody,
)
from moksori.records.states import Role

if TYPE_CHECKING:
    from moksori.records.models.staff import User

READS_ACCOUNTS = frozenset(
    {Role.REPORTER, Role.CODER, Role.EDITOR, Role.TRANSLATOR, Role.PROTECTION_OFFICER}
)
"""Roles that read accounts; an administrator keeps the desk and reads nobody's words."""


class GrantReads(models.QuerySet["GrantRecord"]):
    """Reads of grants."""

    def standing(self) -> Self:
        """Return what nobody took back."""
        return self.filter(withdrawn_at__isnull=True)

    def of(self, user: User) -> Self:
        """Return what was given to one person and stands."""
        return self.standing().filter(user_id=user.pk)


class GrantRecord(Record):
    """Somebody was given one account, or a case with all of its; and when it was taken back."""

    id = id_field("gra")
    user = models.ForeignKey("records.User", on_delete=models.PROTECT, related_name="grants")
    account = models.ForeignKey(
        "records.AccountRecord",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="grants",
    )
    case = models.ForeignKey(
        "records.CaseRecord", null=True, blank=True, on_delete=models.PROTECT, related_name="grants"
    )
    by = by_field()
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = by_field(blank=True)

    objects = GrantReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("gra", "grant_id_is_a_grant"),
            is_withdrawn_by_somebody("grant_withdrawal_is_signed"),
            models.CheckConstraint(
                condition=Q(account__isnull=True) ^ Q(case__isnull=True),
                name="grant_is_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["user", "account"],
                condition=Q(withdrawn_at__isnull=True, account__isnull=False),
                name="grant_of_account_once",
            ),
            models.UniqueConstraint(
                fields=["user", "case"],
                condition=Q(withdrawn_at__isnull=True, case__isnull=False),
                name="grant_of_case_once",
            ),
        ]


def accounts_seen_by(user: User) -> Q:
    """Return the condition under which somebody sees an account.

    Args:
        user: Somebody at work; of others, and of roles that read no accounts, nothing is seen.
    """
    if not user.is_active or not user.has_role(*READS_ACCOUNTS):
        return Q(pk__in=[])
    grants = GrantRecord.objects.of(user)
    given = Q(pk__in=grants.filter(account__isnull=False).values("account_id"))
    with_case = Q(pk__in=_in_cases(Q(pk__in=grants.filter(case__isnull=False).values("case_id"))))
    closed_in = Q(pk__in=_in_cases(Q(restricted=True)))
    open_to_them = Q(open_to_desk=True) | Q(received_by=user.pk)
    if user.has_role(Role.PROTECTION_OFFICER):
        open_to_them = Q(pk__isnull=False)  # an empty condition would be swallowed by "or"
    return with_case | (~closed_in & (given | open_to_them))


def reads_of(model: str) -> Any:
    """Return the reads of a table by its name: for tables that point back at the one that asks."""
    return apps.get_model("records", model)._default_manager.all()


def _in_cases(which: Q) -> Any:
    cases = reads_of("CaseRecord").filter(which)
    return cases.filter(accounts__isnull=False).values_list("accounts", flat=True)
