"""What a coder decides, put where it belongs: on the record, or beside it for a blind second coder.

`coding` is the id of an open blind coding, or empty for whoever works on the record.
"""

from __future__ import annotations

from datetime import datetime

from moksori.desk import act_building, coders, deciding, mentions
from moksori.desk.act_building import Building
from moksori.desk.coders import ACT_UNIT, Coded, unit_of
from moksori.desk.mentions import Marked
from moksori.records.models import ActRecord, MentionRecord, StatementRecord
from moksori.terms.span import Span

ACT_KIND = "act."


def accept(item_id: str, coding: str = "", *, by: str, at: datetime) -> None:
    """Accept a proposed mention or act.

    Raises:
        NoProposalError: there is none of this id.
        CorrectedBeforeError: a correction stands in its place.
        NoCodingError: the blind coding has ended.
    """
    if coding:
        coders.decide(coding, _as_proposed(item_id), at=at)
    else:
        deciding.accept(item_id, by=by, at=at)


def refuse(item_id: str, coding: str = "", *, by: str, at: datetime) -> None:
    """Refuse a proposed mention or act.

    Raises:
        NoProposalError: there is none of this id.
        CorrectedBeforeError: a correction stands in its place.
        NoCodingError: the blind coding has ended.
    """
    if coding:
        proposed = _as_proposed(item_id)
        coders.decide(coding, Coded(item_id, "", proposed.span), at=at)
    else:
        deciding.refuse(item_id, by=by, at=at)


def undo(item_id: str, coding: str = "", *, by: str, at: datetime) -> None:
    """Take the last decision back: a proposal waits again, what was put by hand goes.

    Raises:
        NoProposalError: there is nothing to take back.
    """
    if coding:
        coders.undo(coding, item_id, at=at)
    elif item_id.startswith(deciding.MENTION):
        row = MentionRecord.objects.filter(pk=item_id).first()
        by_hand = row is not None and not row.rule
        (mentions.undo if by_hand else deciding.take_back)(item_id, by=by, at=at)
    else:
        act = ActRecord.objects.filter(pk=item_id).first()
        by_hand = act is not None and not act.rule
        (act_building.undo if by_hand else deciding.take_back)(item_id, by=by, at=at)


def mark(account_id: str, marked: Marked, coding: str = "", *, by: str, at: datetime) -> str:
    """Mark words that the machine missed; return the id of the mention.

    Raises:
        MarkedInvalidError: it is no stretch of a passage, or stands there already.
        NoPersonError: a person named is not in the account.
    """
    if not coding:
        return mentions.add(account_id, marked, by=by, at=at)
    mentions.stretch_of(account_id, marked.span)
    unit = unit_of(marked.span)
    detail = {"persons": [key for key in marked.persons if key != "new"]}
    coders.decide(coding, Coded(unit, marked.kind.value, marked.span, detail), at=at)
    return unit


def correct(item_id: str, marked: Marked, coding: str = "", *, by: str, at: datetime) -> str:
    """Say what a mention should have been; return the id of what stands in its place.

    Raises:
        NoProposalError: there is none of this id.
        MarkedInvalidError: it is no stretch of a passage.
        NoPersonError: a person named is not in the account.
    """
    if not coding:
        return mentions.correct(item_id, marked, by=by, at=at)
    _as_proposed(item_id)
    coders.decide(coding, Coded(item_id, marked.kind.value, marked.span), at=at)
    return item_id


def build(account_id: str, building: Building, coding: str = "", *, by: str, at: datetime) -> str:
    """Build an act for each victim; return the id of the first.

    Raises:
        NoEvidenceError: no words say so.
        ActInvalidError: the type is not in the codebook, or the time cannot be read.
        NoPersonError: a person named is not in the account.
    """
    if not coding:
        return act_building.build(account_id, building, by=by, at=at)[0]
    if building.evidence is None:
        raise act_building.NoEvidenceError("no words of the account were selected")
    mentions.stretch_of(account_id, building.evidence)
    act_building.check(building)
    detail = {
        "type": building.type, "victims": list(building.victims), "when": building.when,
        "accused": list(building.accused), "place": building.place,
        "standing": building.standing.value,
    }  # fmt: skip
    unit = unit_of(building.evidence, ACT_UNIT)
    kind = f"{ACT_KIND}{building.type}"
    coders.decide(coding, Coded(unit, kind, building.evidence, detail), at=at)
    return unit


def _as_proposed(item_id: str) -> Coded:
    """Return what a rule took a unit for, whatever became of it on the record.

    Raises:
        NoProposalError: no rule proposed anything of this id.
    """
    row = MentionRecord.objects.filter(pk=item_id).exclude(rule="").first()
    if row is not None:
        return Coded(item_id, row.kind, Span(row.start, row.end))
    act = ActRecord.objects.filter(pk=item_id).first()
    said = StatementRecord.objects.about(item_id).first()
    if act is None or said is None or not act_building.was_proposed(act):
        raise deciding.NoProposalError("no proposal has this id")
    kind = f"{ACT_KIND}{act_building.proposed_as(act)['type']}"
    return Coded(item_id, kind, Span(said.start or 0, said.end or 0))


def retype(act_id: str, type_: str, coding: str, *, at: datetime) -> None:
    """Say, blind, which type an act is of.

    Raises:
        NoProposalError: no rule proposed such an act.
        ActInvalidError: the type is not in the codebook.
        NoCodingError: the blind coding has ended.
    """
    act_building.check(Building(type_))
    proposed = _as_proposed(act_id)
    coders.decide(coding, Coded(act_id, f"{ACT_KIND}{type_}", proposed.span), at=at)
