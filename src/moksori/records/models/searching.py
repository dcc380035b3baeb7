"""What is found by words: one row a thing, and beside it the index of its terms.

Both are derived: `desk.searching` makes them anew from the record, and nothing else reads them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from moksori.records.models.access import reads_of
from moksori.records.models.columns import ID_LENGTH, Record, choice_field, is_one_of
from moksori.records.states import AboutKind, Findable

if TYPE_CHECKING:
    from datetime import date

    from django.db.backends.base.base import BaseDatabaseWrapper

    from moksori.records.models.staff import User
    from moksori.terms.account import AccountState

    AnyField = models.Field[Any, Any]
    AnyLookup = models.Lookup[Any]
else:  # the classes take their types for the checker only
    AnyField, AnyLookup = models.Field, models.Lookup

TERMS = "records_searchterms"
"""Table of the index, and the name of its one column that is asked."""


class TermsField(AnyField):
    """The terms of a thing; in SQLite the table is a virtual one, in PostgreSQL a tsvector."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """Return the type of the column where it is a column."""
        return "tsvector" if connection.vendor == "postgresql" else "text"


@TermsField.register_lookup
class Match(AnyLookup):
    """The terms answer what was asked, in the form of the database in use."""

    lookup_name = "match"

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        """Write the condition down for one kind of database."""
        left, first = self.process_lhs(compiler, connection)
        if connection.vendor == "postgresql":
            return f"{left} @@ %s::tsquery", [*first, self.rhs]
        return f"{left} MATCH %s", [*first, self.rhs]

    def get_prep_lookup(self) -> Any:
        """Take the question as it is written."""
        return self.rhs


class SearchReads(models.QuerySet["SearchRecord"]):
    """Reads of what can be found; each within what somebody may see."""

    def stale(self) -> Self:
        """Return the rows whose terms are to be made anew, the oldest first."""
        return self.filter(stale=True).order_by("number")

    def received_between(self, since: date | None, until: date | None) -> Self:
        """Return the rows received from one day to another, both included."""
        found = self
        if since:
            found = found.filter(day__gte=since)
        if until:
            found = found.filter(day__lte=until)
        # The first and the last number too: the index of words knows nothing else of the time.
        ends = SearchRecord.objects.filter(kind=Findable.ACCOUNT.value)
        ends = ends.filter(day__gte=since) if since else ends
        ends = ends.filter(day__lte=until) if until else ends
        bounds = ends.aggregate(first=models.Min("number"), last=models.Max("number"))
        if bounds["first"] is None:
            return self.none()
        return found.filter(number__range=(bounds["first"], bounds["last"]))

    def in_state(self, state: AccountState) -> Self:
        """Return the rows of accounts that have come so far."""
        of = reads_of("AccountRecord").filter(pk=OuterRef("subject"), state=state.value)
        return self.filter(Exists(of))

    def accounts_for(self, user: User) -> Self:
        """Return the rows of accounts that somebody may see."""
        return self.filter(_sees(user, "subject"), kind=Findable.ACCOUNT.value)

    def persons_for(self, user: User) -> Self:
        """Return the rows of persons that `PersonRecord.objects.seen_by` gives."""
        # Asked row by row: a list of everybody that is seen would be made for every search.
        named = reads_of("PersonInAccountRecord").filter(
            _sees(user, "account_id"), person_id=OuterRef("subject")
        )
        suffered = reads_of("ActRecord").filter(
            Exists(_statements("pk").filter(_sees(user, "passage__account_id"))),
            victim_id=OuterRef("subject"),
        )
        return self.filter(Exists(named) | Exists(suffered), kind=Findable.PERSON.value)

    def acts_for(self, user: User) -> Self:
        """Return the rows of acts that `ActRecord.objects.seen_by` gives."""
        told = _statements("subject").filter(_sees(user, "passage__account_id"))
        return self.filter(Exists(told), kind=Findable.ACT.value)


def _sees(user: User, account: str) -> Exists:
    return Exists(reads_of("AccountRecord").seen_by(user).filter(pk=OuterRef(account)))


def _statements(about: str) -> models.QuerySet[Any]:
    found: models.QuerySet[Any] = reads_of("StatementRecord").filter(
        about_kind=AboutKind.ACT.value, about_id=OuterRef(about)
    )
    return found


class SearchRecord(Record):
    """One thing that can be found. `number` grows with the day it was received.

    `stale` says that its terms are to be made anew: the line of a deed that names it marks it in
    the same transaction, and the worker does the rest.
    """

    number = models.BigAutoField(primary_key=True)
    kind = choice_field(Findable)
    subject = models.CharField(max_length=ID_LENGTH, unique=True)
    day = models.DateField()
    language = models.CharField(max_length=16, blank=True, default="")
    medium = models.CharField(max_length=32, blank=True, default="")
    stale = models.BooleanField(default=True)

    objects = SearchReads.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["kind", "day", "number"], name="search_by_day"),
            models.Index(fields=["kind", "number"], name="search_by_kind"),
            models.Index(fields=["number"], condition=Q(stale=True), name="search_stale"),
        ]
        constraints = [is_one_of("kind", Findable, "search_kind_is_known")]


class SearchTermsRecord(Record):
    """The terms of one row; its table is made by a migration, a different one in each database."""

    record = models.OneToOneField(
        SearchRecord,
        primary_key=True,
        db_column="rowid",
        on_delete=models.DO_NOTHING,
        related_name="found",
    )
    terms = TermsField(db_column=TERMS)

    class Meta:
        managed = False
        db_table = TERMS
