"""Acts by hand: built from the words that say so, and changed without losing what stood there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from moksori.desk import acts, audit, learning
from moksori.desk.deciding import NoProposalError
from moksori.desk.mentions import day_of, stretch_of
from moksori.desk.persons import NoPersonError
from moksori.language.dates import bounds, find_dates
from moksori.packs.loader import load_common
from moksori.records import trail
from moksori.records.models import AccountRecord, ActRecord, StatementRecord
from moksori.records.states import Acceptance
from moksori.terms.act import ProposedAct, Standing
from moksori.terms.errors import InvalidError
from moksori.terms.span import Span

LONGEST_PLACE = 200
CHANGED, CORRECTED = "act.changed", "act.corrected"


class ActInvalidError(InvalidError):
    """An act that cannot be one: no type of the codebook, or a time that nobody can read."""

    code = "acts.invalid"
    hint = "Choose a type of the codebook; a time is like 2024-05-12, 2024-05, 2024 or words."


class NoEvidenceError(InvalidError):
    """An act needs the words that say so."""

    code = "acts.no_evidence"
    hint = "Select the words of the account that say so, then build the act."


@dataclass(frozen=True, slots=True)
class Building:
    """An act as somebody builds it.

    Attributes:
        type: Code of the codebook.
        victims: Keys of persons of the account; one act is made for each. None: not named.
        accused: Keys of persons, in the order of their part.
        when: A day, a month, a year (EDTF), or words that say one; empty where nothing is known.
        place: The place in the words of the account.
        evidence: The stretch that says so; None where an act is changed and keeps its own.
    """

    type: str
    victims: tuple[str, ...] = ()
    accused: tuple[str, ...] = ()
    when: str = ""
    place: str = ""
    evidence: Span | None = None
    standing: Standing = Standing.DONE


def build(account_id: str, building: Building, *, by: str, at: datetime) -> tuple[str, ...]:
    """Put an act on the record that no rule proposed: one for each victim; return their ids.

    Raises:
        NoEvidenceError: no words say so.
        MarkedInvalidError: the words are not in the account.
        ActInvalidError: the type is not in the codebook, or the time cannot be read.
        NoPersonError: a person named is not in the account.
    """
    if building.evidence is None:
        raise NoEvidenceError("no words of the account were selected")
    with transaction.atomic():
        account, _ = stretch_of(account_id, building.evidence)
        persons = _persons(account, building)
        when = time_of(account, building.when)
        check(building)
        proposed = ProposedAct(
            type=building.type,
            accused=building.accused,
            victims=building.victims,
            when=when,
            where=building.place.strip(),
            evidence=building.evidence,
            standing=building.standing,
        )
        passages = list(account.passages.order_by("number"))
        if not any(one.start <= building.evidence.start < one.end for one in passages):
            raise NoEvidenceError("the words stand in no passage")
        rows = acts.keep_one(account, proposed, persons, passages)
        for row in rows:
            row.when_told = "" if building.when == when else building.when.strip()
            row.status, row.by, row.at = Acceptance.ACCEPTED.value, by, at
            row.save()
        ids = [row.pk for row in rows]
        StatementRecord.objects.filter(about_id__in=ids).update(by=by, at=at)
        audit.write_line("act.built", by=by, at=at, subjects=[account_id, *ids])
    return tuple(ids)


def change(
    account_id: str,
    act_id: str,
    building: Building,
    *,
    by: str,
    at: datetime,
    seen: int | None = None,
) -> None:
    """Change an act and put it on the record; what stood there stays in the history.

    Args:
        account_id: The account whose keys of persons are meant.
        act_id: The act.
        building: What it should be; its first victim is meant, an act has one.
        by: Who does it.
        at: When.
        seen: The number of the last change that was seen; see `trail.version_of`.

    Raises:
        NoProposalError: there is no such act in the account.
        ConflictError: somebody changed it meanwhile.
        ActInvalidError: the type is not in the codebook, or the time cannot be read.
        NoPersonError: a person named is not in the account.
    """
    with transaction.atomic():
        told = ActRecord.objects.told_in(account_id).filter(pk=act_id)
        row = told.select_for_update().first()
        if row is None:
            raise NoProposalError("no act of the account has this id")
        if seen is not None:
            trail.require_version(act_id, seen)
        check(building)
        _change(row, AccountRecord.objects.get(pk=account_id), building, by=by, at=at)
        audit.write_line("act.changed", by=by, at=at, subjects=[account_id, act_id])


def _change(
    row: ActRecord, account: AccountRecord, building: Building, *, by: str, at: datetime
) -> None:
    persons = _persons(account, building)
    before = _told(row)
    # A rule that took the act for one of another type was wrong; a row by hand teaches nothing.
    wrong = row.type != building.type
    outcome = Acceptance.REFUSED if wrong else Acceptance.CORRECTED
    learning.keep([row], outcome, by=by, at=at)
    _fill(row, account, building, persons)
    row.status, row.by, row.at = Acceptance.ACCEPTED.value, by, at
    row.rule, row.confidence = "", 1.0
    row.save()
    acts.involve(row, [persons[key] for key in building.accused])
    StatementRecord.objects.filter(about_id=row.pk).update(by=by, at=at)
    trail.note_change(row.pk, CHANGED, before=before, after=_told(row), by=by, at=at)


def undo(act_id: str, *, by: str, at: datetime) -> None:
    """Put an act back as it stood before its last change; one built by hand is refused.

    Undoing is a change of its own, and can be undone.

    Raises:
        NoProposalError: there is no such act, or it never changed.
    """
    with transaction.atomic():
        row = ActRecord.objects.select_for_update().filter(pk=act_id).first()
        changes = [one for one in trail.changes_of(act_id) if one.verb == CHANGED]
        if row is None or not (changes or not row.rule):
            raise NoProposalError("nothing of this act can be undone")
        before = _told(row)
        if changes:
            _put_back(row, changes[-1].before)
        else:
            row.status = Acceptance.REFUSED.value
        row.by, row.at = by, at
        row.save()
        learning.keep([row], Acceptance.PROPOSED, by=by, at=at)
        trail.note_change(act_id, CHANGED, before=before, after=_told(row), by=by, at=at)
        audit.write_line("act.undone", by=by, at=at, subjects=[act_id])


def was_proposed(act: ActRecord) -> bool:
    """Say whether a rule proposed an act, whatever became of it."""
    return bool(act.rule or proposed_as(act).get("rule"))


def proposed_as(act: ActRecord) -> dict[str, Any]:
    """Return how an act stood before anybody changed it."""
    changes = [one for one in trail.changes_of(act.pk) if one.verb in {CHANGED, CORRECTED}]
    return _told(act) | (dict(changes[0].before) if changes else {})


def _put_back(row: ActRecord, told: dict[str, Any]) -> None:
    names = ("type", "standing", "when", "when_told", "place_told", "rule", "confidence", "status")
    for name in names:
        setattr(row, name, told[name])
    row.victim_id = told["victim"]
    days = acts.bounds_of(row.when)
    row.earliest, row.latest = days["earliest"], days["latest"]
    acts.involve(row, told["accused"])


def time_of(account: AccountRecord, told: str) -> str:
    """Return a time as EDTF: as it was given, or as the words say it.

    Raises:
        ActInvalidError: it is neither.
    """
    told = told.strip()
    if not told:
        return ""
    if bounds(told) is not None:
        return told
    found = [one.value for one in find_dates(told, day_of(account), account.language) if one.value]
    if not found or bounds(found[0]) is None:
        raise ActInvalidError("the time cannot be read")
    return str(found[0])


def _persons(account: AccountRecord, building: Building) -> dict[str, str]:
    known = dict(account.persons.values_list("key", "person_id"))
    if not {*building.victims, *building.accused} <= set(known):
        raise NoPersonError("nobody in the account has this key")
    return known


def check(building: Building) -> None:
    """Refuse an act of no type of the codebook.

    Raises:
        ActInvalidError: it has none.
    """
    if building.type not in {one.code for one in load_common().codebook}:
        raise ActInvalidError("the codebook has no such type")
    if len(building.place) > LONGEST_PLACE:
        raise ActInvalidError("the words of a place are short")


def _fill(
    row: ActRecord, account: AccountRecord, building: Building, persons: dict[str, str]
) -> None:
    row.type = building.type
    row.standing = building.standing.value
    row.when = time_of(account, building.when)
    row.when_told = "" if row.when == building.when.strip() else building.when.strip()
    days: dict[str, date | None] = acts.bounds_of(row.when)
    row.earliest, row.latest = days["earliest"], days["latest"]
    row.place_told = building.place.strip()
    if building.victims:
        row.victim_id = persons[building.victims[0]]


def _told(row: ActRecord) -> dict[str, Any]:
    """Return what the history keeps of an act, so that it can be shown and put back."""
    links = row.involvements.order_by("number", "id")
    return {
        "type": row.type,
        "victim": row.victim_id,
        "accused": [link.person_id for link in links],
        "standing": row.standing,
        "when": row.when,
        "when_told": row.when_told,
        "place_told": row.place_told,
        "rule": row.rule,
        "confidence": row.confidence,
        "status": row.status,
    }
