"""Two independent grades: how far a source can be relied upon, how far a statement is believed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from moksori.desk import audit
from moksori.records import trail
from moksori.records.models import GradeRecord, PersonRecord, StatementRecord
from moksori.records.trail import ConflictError
from moksori.terms.errors import InvalidError, MissingError
from moksori.terms.statement import Credibility, Reliability


class NothingToGradeError(MissingError):
    """There is no such source or statement."""

    code = "grades.nothing"
    hint = "Open the person's page and grade from there."


class GradeWithoutReasonError(InvalidError):
    """A grade says why it was given; a letter alone helps nobody a year later."""

    code = "grades.no_reason"
    hint = "Write why: how long they are known, what proved right, who confirmed it."


class GradedMeanwhileError(ConflictError):
    """Somebody else graded the same while the form was open; nothing was changed."""

    code = "grades.meanwhile"
    hint = "Look at their grade and reason; send yours again if it should stand instead."


@transaction.atomic
def grade_source(
    person_id: str, reliability: Reliability, why: str, *, seen: str | None, by: str, at: datetime
) -> str:
    """Say how far a source can be relied upon; earlier grades stay beneath. Return the row's id.

    Args:
        person_id: The source.
        reliability: A to F.
        why: In words.
        seen: Id of the grade that stood when the form was made, empty for none; None where
            nobody could have seen one.
        by: Who.
        at: When.

    Raises:
        NothingToGradeError: there is no such person.
        GradeWithoutReasonError: no reason is given.
        GradedMeanwhileError: somebody else graded them since.
    """
    if not why.strip():
        raise GradeWithoutReasonError("a grade needs a reason")
    if not PersonRecord.objects.filter(pk=person_id).exists():
        raise NothingToGradeError("no person has this id")
    last = GradeRecord.objects.of_person(person_id).first()
    if seen is not None and seen != (last.id if last else ""):
        raise GradedMeanwhileError("somebody else graded this source meanwhile")
    row = GradeRecord.objects.create(
        person_id=person_id, reliability=reliability.value, why=why.strip(), by=by, at=at
    )
    audit.write_line(
        "source.graded",
        by=by,
        at=at,
        subjects=[person_id, row.id],
        detail={"grade": reliability.value},
    )
    return row.id


@transaction.atomic
def grade_statement(
    statement_id: str,
    grades: tuple[Reliability, Credibility],
    why: str,
    *,
    by: str,
    at: datetime,
) -> None:
    """Grade one statement: its source's reliability here, and the information by itself.

    Args:
        statement_id: The statement.
        grades: A to F, and 1 to 6.
        why: In words.
        by: Who.
        at: When.

    Raises:
        NothingToGradeError: there is no such statement.
        GradeWithoutReasonError: no reason is given.
    """
    if not why.strip():
        raise GradeWithoutReasonError("a grade needs a reason")
    row = StatementRecord.objects.select_for_update().filter(pk=statement_id).first()
    if row is None:
        raise NothingToGradeError("no statement has this id")
    before = {"grade": row.reliability + row.credibility, "why": row.why}
    row.reliability, row.credibility = grades[0].value, grades[1].value
    row.why, row.by, row.at = why.strip(), by, at
    row.save(update_fields=["reliability", "credibility", "why", "by", "at"])
    after = {"grade": row.reliability + row.credibility, "why": row.why}
    trail.note_change(row.id, "statement.graded", before=before, after=after, by=by, at=at)
    audit.write_line(
        "statement.graded", by=by, at=at, subjects=[row.id], detail={"grade": after["grade"]}
    )
