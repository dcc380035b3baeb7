"""What the desk keeps in mind of somebody: the danger they are in, when to speak with them, age."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from moksori.desk import audit
from moksori.records import trail
from moksori.records.models import PersonRecord
from moksori.records.states import ContactWay, Risk
from moksori.terms.errors import InvalidError, MissingError


class NoPersonHereError(MissingError):
    """There is no such person, or they are not for you."""

    code = "caring.no_person"
    hint = "Open the person from the list of people."


class RiskWithoutReasonError(InvalidError):
    """A level of risk says why; and a day of contact has a way."""

    code = "caring.no_reason"
    hint = "Write what speaks for it; choose a way where you give a day. Never write a number."


def judge_risk(person_id: str, risk: Risk, why: str, *, by: str, at: datetime) -> None:
    """Say how near somebody is to being found, and why.

    Raises:
        NoPersonHereError: there is no such person.
        RiskWithoutReasonError: no reason is given.
    """
    if risk is not Risk.UNJUDGED and not why.strip():
        raise RiskWithoutReasonError("a level of risk needs a reason")
    _change(person_id, "person.risk", {"risk": risk.value, "risk_why": why.strip()}, by=by, at=at)


def plan_contact(
    person_id: str, on: date | None, way: ContactWay | None, *, by: str, at: datetime
) -> None:
    """Say on which day it is safe to speak with somebody next, and how; None for neither.

    Raises:
        NoPersonHereError: there is no such person.
        RiskWithoutReasonError: a day without a way, or a way without a day.
    """
    if (on is None) != (way is None):
        raise RiskWithoutReasonError("a day of contact needs a way")
    new = {"contact_on": on, "contact_way": way.value if way else ""}
    _change(person_id, "person.contact", new, by=by, at=at)


def say_minor(person_id: str, minor: bool | None, *, by: str, at: datetime) -> None:
    """Say that somebody is under eighteen, or is not; None lets the age that was told decide.

    Raises:
        NoPersonHereError: there is no such person.
    """
    _change(person_id, "person.minor", {"minor": minor}, by=by, at=at)


@transaction.atomic
def _change(person_id: str, verb: str, new: dict[str, Any], *, by: str, at: datetime) -> None:
    row = PersonRecord.objects.select_for_update().filter(pk=person_id).first()
    if row is None:
        raise NoPersonHereError("no person has this id")
    old = {name: getattr(row, name) for name in new}
    if old == new:
        return
    for name, value in new.items():
        setattr(row, name, value)
    row.save(update_fields=list(new))
    told = [{name: _plain(value) for name, value in each.items()} for each in (old, new)]
    trail.note_change(person_id, verb, before=told[0], after=told[1], by=by, at=at)
    audit.write_line(verb, by=by, at=at, subjects=[person_id])


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
