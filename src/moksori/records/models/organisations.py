"""Organisations and postings: what belongs to what, and who held which post there, from when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import F, Q

from moksori.records.models.access import READS_ACCOUNTS, reads_of
from moksori.records.models.columns import (
    Record,
    by_field,
    has_id_of,
    id_field,
    is_in_order,
    is_withdrawn_by_somebody,
)
from moksori.records.models.people import PersonRecord
from moksori.records.states import AboutKind

if TYPE_CHECKING:
    from moksori.records.models.staff import User


def _told_in(kind: AboutKind, accounts: Any) -> Q:
    """Return the condition of what is told in accounts, or stands in something published."""
    said = reads_of("StatementRecord").filter(
        about_kind=kind.value, passage__account__in=accounts.values("pk")
    )
    return ~Q(cited="") | Q(pk__in=said.values("about_id"))


class OrganisationReads(models.QuerySet["OrganisationRecord"]):
    """Reads of organisations."""

    def known(self) -> Self:
        """Return those that were not judged to be another one, withdrawn ones too."""
        return self.filter(merged_into__isnull=True)

    def standing(self) -> Self:
        """Return what nobody withdrew, of those that were not judged to be another one."""
        return self.known().filter(withdrawn_at__isnull=True)

    def told_in(self, accounts: Any) -> Self:
        """Return those that accounts tell of, and those of which something published does.

        Args:
            accounts: Reads of accounts.
        """
        return self.filter(_told_in(AboutKind.ORGANISATION, accounts))

    def seen_by(self, user: User) -> Self:
        """Return those of which an account somebody may see tells, or something published.

        So does a posting there that they may see. What a country pack knows is no reason: it knows
        kinds of offices, and which one somebody spoke of is told by them alone.
        """
        if not user.is_active or not user.has_role(*READS_ACCOUNTS):
            return self.none()
        every = reads_of("OrganisationRecord")
        told = every.told_in(reads_of("AccountRecord").seen_by(user))
        posts = reads_of("PostingRecord").seen_by(user).standing()
        return self.filter(
            Q(pk__in=told.values("pk"))
            | Q(pk__in=told.filter(merged_into__isnull=False).values("merged_into_id"))
            | Q(pk__in=posts.filter(organisation__isnull=False).values("organisation_id"))
        )


class OrganisationRecord(Record):
    """A ministry, bureau, unit or facility, with what it belongs to, from when to when.

    `name` is what it is called where only one name fits, `short` its abbreviation. `since_told` and
    `until_told` are EDTF; `since` is the first day of the one and `until` the last of the other.
    `cited` is where something published speaks of it; what accounts say are statements.
    `withdrawn_why` is in words, and stays inside the desk.
    """

    id = id_field("org")
    pack = models.CharField(max_length=16, blank=True, default="")
    code = models.CharField(max_length=96, blank=True, default="")
    name = models.TextField()
    name_en = models.TextField(blank=True, default="")
    name_ko = models.TextField(blank=True, default="")
    short = models.TextField(blank=True, default="")
    kind = models.CharField(max_length=32, blank=True, default="")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    since_told = models.CharField(max_length=32, blank=True, default="")
    until_told = models.CharField(max_length=32, blank=True, default="")
    cited = models.TextField(blank=True, default="")
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = by_field(blank=True)
    withdrawn_why = models.TextField(blank=True, default="")

    objects = OrganisationReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("org", "organisation_id_is_one"),
            is_in_order("since", "until", "organisation_time_in_order"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="organisation_is_no_part_of_itself",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="organisation_is_not_merged_into_itself",
            ),
            is_withdrawn_by_somebody("organisation_withdrawal_is_signed"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_why=""),
                name="organisation_withdrawal_has_a_reason",
            ),
        ]


class PostingReads(models.QuerySet["PostingRecord"]):
    """Reads of postings."""

    def standing(self) -> Self:
        """Return what nobody withdrew."""
        return self.filter(withdrawn_at__isnull=True)

    def told_in(self, accounts: Any) -> Self:
        """Return those that accounts tell of, and those of which something published does.

        Args:
            accounts: Reads of accounts.
        """
        return self.filter(_told_in(AboutKind.POSTING, accounts))

    def seen_by(self, user: User) -> Self:
        """Return postings of people somebody may see, told in what they may see or published."""
        people = PersonRecord.objects.seen_by(user)
        told = self.told_in(reads_of("AccountRecord").seen_by(user))
        return told.filter(person__in=people.values("pk"))


class PostingRecord(Record):
    """A person held a role and a rank in an organisation over a time.

    Times, `cited` and `withdrawn_why` are as those of an organisation.
    """

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
    since_told = models.CharField(max_length=32, blank=True, default="")
    until_told = models.CharField(max_length=32, blank=True, default="")
    cited = models.TextField(blank=True, default="")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = by_field(blank=True)
    withdrawn_why = models.TextField(blank=True, default="")

    objects = PostingReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("pos", "posting_id_is_a_posting"),
            is_in_order("since", "until", "posting_time_in_order"),
            is_withdrawn_by_somebody("posting_withdrawal_is_signed"),
        ]
