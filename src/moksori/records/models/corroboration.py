"""Statements: the one table of provenance. What supports what is worked out, never stored."""

from __future__ import annotations

from typing import Self

from django.db import models

from moksori.records.models.columns import (
    ID_LENGTH,
    Record,
    by_field,
    choice_field,
    has_id_of,
    id_field,
    is_a_span,
    is_one_of,
)
from moksori.records.states import AboutKind
from moksori.terms.errors import InvalidError
from moksori.terms.statement import Credibility, Reliability, Statement

KIND_OF_ID = {
    "act": AboutKind.ACT,
    "per": AboutKind.PERSON,
    "pos": AboutKind.POSTING,
    "org": AboutKind.ORGANISATION,
    "pla": AboutKind.PLACE,
    "amt": AboutKind.AMOUNT,
}


class UnknownSubjectError(InvalidError):
    """A statement can only be about something that is on the record."""

    code = "records.unknown_subject"
    hint = "Give the id of an act, a person, a posting, an organisation, a place or an amount."


class StatementReads(models.QuerySet["StatementRecord"]):
    """Reads of statements."""

    def about(self, subject_id: str) -> Self:
        """Return what passages say of one thing, account by account."""
        return self.filter(about_id=subject_id).order_by("passage__account_id", "passage__number")

    def in_account(self, account_id: str) -> Self:
        """Return what the passages of one account say, in the order of the telling."""
        return self.filter(passage__account_id=account_id).order_by("passage__number", "id")

    def ungraded(self) -> Self:
        """Return what nobody has graded, neither the source nor the information."""
        return self.filter(reliability=Reliability.F.value, credibility=Credibility.UNJUDGED.value)


class StatementRecord(Record):
    """This passage says that: about what, who told whom, and two independent grades.

    `tellers` is nearest to the event first. `start` and `end` are the stretch that says so, in
    characters of the decoded original, where it is finer than the passage.
    """

    id = id_field("sta")
    about_kind = choice_field(AboutKind)
    about_id = models.CharField(max_length=ID_LENGTH, db_index=True)
    passage = models.ForeignKey(
        "records.PassageRecord", on_delete=models.PROTECT, related_name="statements"
    )
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    tellers = models.JSONField(default=list, blank=True)
    reliability = choice_field(Reliability, Reliability.F)
    credibility = choice_field(Credibility, Credibility.UNJUDGED)
    agrees = models.BooleanField(default=True)
    by = by_field()
    at = models.DateTimeField()
    why = models.TextField(blank=True, default="")

    objects = StatementReads.as_manager()

    class Meta:
        constraints = [
            has_id_of("sta", "statement_id_is_a_statement"),
            is_one_of("about_kind", AboutKind, "statement_about_is_known"),
            is_one_of("reliability", Reliability, "statement_reliability_is_known"),
            is_one_of("credibility", Credibility, "statement_credibility_is_known"),
            is_a_span("start", "end", "statement_is_a_span"),
        ]

    @classmethod
    def from_value(cls, statement: Statement) -> StatementRecord:
        """Return the row of a statement, not yet saved; `by` and `at` are the caller's to set.

        Raises:
            UnknownSubjectError: it is about something that has no place on the record.
        """
        kind = KIND_OF_ID.get(statement.about.partition("-")[0])
        if kind is None:
            raise UnknownSubjectError("the statement is about no thing of the record")
        return cls(
            id=statement.id,
            about_kind=kind.value,
            about_id=statement.about,
            passage_id=statement.passage,
            tellers=list(statement.tellers),
            reliability=statement.reliability.value,
            credibility=statement.credibility.value,
            agrees=statement.agrees,
        )

    def to_value(self) -> Statement:
        """Return the statement as the rules read it."""
        return Statement(
            id=self.id,
            about=self.about_id,
            passage=self.passage_id,
            tellers=tuple(self.tellers),
            reliability=Reliability(self.reliability),
            credibility=Credibility(self.credibility),
            agrees=self.agrees,
        )
