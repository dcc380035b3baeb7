"""Judging that two things are the same, are not, or may be: signed, and taken back when wrong."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from moksori.desk import audit
from moksori.records.models import JudgementRecord
from moksori.records.states import Verdict
from moksori.terms.errors import InvalidError, MissingError


class NothingJudgedError(MissingError):
    """No such judgement stands."""

    code = "judging.none"
    hint = "Open the case: every judgement that stands is listed there."


class JudgementInvalidError(InvalidError):
    """Two different things of one kind are judged, and why is said."""

    code = "judging.invalid"
    hint = "Choose two accounts or two acts, and write what speaks for it."


@transaction.atomic
def judge(one: str, other: str, verdict: Verdict, why: str, *, by: str, at: datetime) -> str:
    """Judge of two things whether they are the same; return the id of the judgement.

    What was judged of them before is withdrawn; it stays in the table.

    Args:
        one: Id of an account or an act.
        other: Id of another of the same kind.
        verdict: Same, not the same, or maybe.
        why: In words.
        by: Who.
        at: When.

    Raises:
        JudgementInvalidError: it is one thing, two kinds, or no reason is given.
    """
    first, second = sorted((one, other))
    alike = first.partition("-")[0] == second.partition("-")[0]
    if first == second or not alike or not why.strip():
        raise JudgementInvalidError("two things of one kind and a reason are needed")
    for row in JudgementRecord.objects.of_pair(first, second).standing():
        _end(row, by=by, at=at)
    row = JudgementRecord.objects.create(
        one=first, other=second, verdict=verdict.value, why=why.strip(), by=by, at=at
    )
    audit.write_line(
        "judgement.made",
        by=by,
        at=at,
        subjects=[first, second, row.id],
        detail={"verdict": verdict.value},
    )
    return row.id


@transaction.atomic
def take_back(judgement_id: str, *, by: str, at: datetime) -> None:
    """Let a judgement stand no longer.

    Raises:
        NothingJudgedError: none of that id stands.
    """
    row = JudgementRecord.objects.standing().filter(pk=judgement_id).first()
    if row is None:
        raise NothingJudgedError("no such judgement stands")
    _end(row, by=by, at=at)
    audit.write_line("judgement.taken_back", by=by, at=at, subjects=[row.one, row.other, row.id])


def _end(row: JudgementRecord, *, by: str, at: datetime) -> None:
    row.withdrawn_at, row.withdrawn_by = at, by
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
