"""A coder decides about one proposal: accept it, correct it, refuse it, or take that back.

One verb is one transaction: the row, the audit line and what the desk learns from it. What was
decided can be decided anew; the last decision stands, and the earlier ones stay in the history.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from moksori.coding.learning import Learnt, doubted_last
from moksori.desk import audit, learning
from moksori.records import trail
from moksori.records.models import AccountRecord, ActRecord, MentionRecord, StatementRecord
from moksori.records.states import Acceptance
from moksori.terms.errors import InvalidError, MissingError, RefusedError
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span

ACT = "act-"
MENTION = "men-"


class NoProposalError(MissingError):
    """There is no such proposal, or it is not for you."""

    code = "desk.no_proposal"


class CorrectedBeforeError(RefusedError):
    """A correction stands in the place of this mention; there is nothing to decide about it."""

    code = "desk.corrected_before"
    hint = "Decide about the row that stands in its place."


class CorrectionInvalidError(InvalidError):
    """A correction does not fit the account, or says what stood there before."""

    code = "desk.correction_invalid"
    hint = "Give a stretch inside the account, a known kind or act type, and change something."


@dataclass(frozen=True, slots=True)
class Waiting:
    """One proposal that waits for a coder.

    Attributes:
        id: Of the mention or the act.
        kind: A kind of mention, or `act.` and a type of the codebook.
        own: What the rule says of itself.
        learnt: What this desk's decisions make of it; `doubted` is shown as a mark.
    """

    id: str
    kind: str
    rule: str
    own: float
    learnt: Learnt


@dataclass(frozen=True, slots=True)
class MentionCorrection:
    """What a mention should have been.

    Attributes:
        span: In characters of the decoded original.
        value, detail: As the kind has them; see `terms.mention.Mention`.
    """

    span: Span
    kind: MentionKind
    value: Any = None
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ActCorrection:
    """What an act should have been; None leaves a field as it is."""

    type: str | None = None
    when: str | None = None
    earliest: date | None = None
    latest: date | None = None
    place_told: str | None = None


def waiting(account_id: str) -> tuple[Waiting, ...]:
    """Return what waits in an account: mentions, then acts; what this desk doubts comes last.

    Nothing is left out: what was refused often may be right this time.
    """
    account = AccountRecord.objects.get(pk=account_id)
    told = ActRecord.objects.told_in(account_id).filter(status=Acceptance.PROPOSED.value)
    rows: list[MentionRecord | ActRecord] = [
        *account.mentions.awaiting_a_decision().order_by("start", "end", "id"),
        *told.order_by("id"),
    ]
    known = learning.standing(rows)
    found = [
        Waiting(row.pk, learning.kind_of(row), row.rule, row.confidence, known.worth(row))
        for row in rows
    ]
    return tuple(doubted_last(found, lambda one: one.learnt))


def accept(proposal_id: str, *, by: str, at: datetime) -> None:
    """Put a proposed mention or act on the record.

    Raises:
        NoProposalError: there is none of this id.
        CorrectedBeforeError: a correction stands in its place.
    """
    _decide(proposal_id, Acceptance.ACCEPTED, by=by, at=at)


def refuse(proposal_id: str, *, by: str, at: datetime) -> None:
    """Keep a proposed mention or act off the record; its row stays, marked as refused.

    A person whose mention is refused stays protected: the vault forgets no name by this.

    Raises:
        NoProposalError: there is none of this id.
        CorrectedBeforeError: a correction stands in its place.
    """
    _decide(proposal_id, Acceptance.REFUSED, by=by, at=at)


def take_back(proposal_id: str, *, by: str, at: datetime) -> None:
    """Let a proposal wait again, as if nothing had been decided; nothing is learnt from it then.

    Raises:
        NoProposalError: there is none of this id.
        CorrectedBeforeError: a correction stands in its place.
    """
    _decide(proposal_id, Acceptance.PROPOSED, by=by, at=at)


def correct_mention(
    mention_id: str, correction: MentionCorrection, *, by: str, at: datetime
) -> str:
    """Put another mention in the place of a proposed one, accepted; return its id.

    A rule that found the right words as the wrong kind was wrong: it learns a refusal.

    Raises:
        NoProposalError: there is none of this id.
        CorrectedBeforeError: a correction stands in its place.
        CorrectionInvalidError: the stretch is not in the account.
    """
    with transaction.atomic():
        row = _row_of(mention_id)
        if not isinstance(row, MentionRecord):
            raise NoProposalError("no proposed mention has this id")
        new = _corrected(row, correction, by=by, at=at)
        _sign(row, Acceptance.CORRECTED, by=by, at=at)
        kept = correction.kind.value == row.kind
        outcome = Acceptance.CORRECTED if kept else Acceptance.REFUSED
        _write(row, "proposal.corrected", outcome, by=by, at=at)
    return new.pk


def correct_act(act_id: str, correction: ActCorrection, *, by: str, at: datetime) -> None:
    """Change a proposed act and put it on the record; what stood there stays in the history.

    A rule that took the act for one of another type was wrong: it learns a refusal.

    Raises:
        NoProposalError: there is none of this id.
        CorrectionInvalidError: nothing would change.
    """
    with transaction.atomic():
        row = _row_of(act_id)
        if not isinstance(row, ActRecord):
            raise NoProposalError("no proposed act has this id")
        new = {name: value for name in _ACT if (value := getattr(correction, name)) is not None}
        old = {name: getattr(row, name) for name in new}
        if new == old:
            raise CorrectionInvalidError("the correction changes nothing")
        outcome = Acceptance.REFUSED if new.get("type", row.type) != row.type else None
        learning.keep([row], outcome or Acceptance.CORRECTED, by=by, at=at)
        # From here on a person says so, and no rule.
        old |= {"rule": row.rule, "confidence": row.confidence}
        new |= {"rule": "", "confidence": 1.0}
        told = [{name: str(each[name] or "") for name in new} for each in (old, new)]
        trail.note_change(row.pk, "act.corrected", before=told[0], after=told[1], by=by, at=at)
        for name, value in new.items():
            setattr(row, name, value)
        _sign(row, Acceptance.ACCEPTED, by=by, at=at)
        audit.write_line("proposal.corrected", subjects=[row.pk], by=by, at=at)


_ACT = ("type", "when", "earliest", "latest", "place_told")


def _decide(proposal_id: str, outcome: Acceptance, *, by: str, at: datetime) -> None:
    with transaction.atomic():
        row = _row_of(proposal_id)
        before = row.status
        _sign(row, outcome, by=by, at=at)
        if before != outcome.value:
            trail.note_change(
                row.pk,
                f"proposal.{outcome.value}",
                before={"status": before},
                after={"status": outcome.value},
                by=by,
                at=at,
            )
            _write(row, f"proposal.{outcome.value}", outcome, by=by, at=at)


def _row_of(proposal_id: str) -> MentionRecord | ActRecord:
    row: MentionRecord | ActRecord | None = None
    if proposal_id.startswith(MENTION):
        row = MentionRecord.objects.select_for_update().filter(pk=proposal_id).first()
    elif proposal_id.startswith(ACT):
        row = ActRecord.objects.select_for_update().filter(pk=proposal_id).first()
    if row is None:
        raise NoProposalError("no proposal has this id")
    if row.status == Acceptance.CORRECTED.value:
        raise CorrectedBeforeError("a correction stands in the place of this mention")
    return row


def _sign(row: MentionRecord | ActRecord, outcome: Acceptance, *, by: str, at: datetime) -> None:
    row.status = outcome.value
    row.by, row.at = by, at
    row.save()
    if isinstance(row, ActRecord) and outcome is Acceptance.ACCEPTED:
        StatementRecord.objects.filter(about_id=row.pk).update(by=by, at=at)


def _write(
    row: MentionRecord | ActRecord, verb: str, outcome: Acceptance, *, by: str, at: datetime
) -> None:
    learning.keep([row], outcome, by=by, at=at)
    audit.write_line(verb, subjects=[row.pk], by=by, at=at)


def _corrected(
    row: MentionRecord, correction: MentionCorrection, *, by: str, at: datetime
) -> MentionRecord:
    account, span = row.account, correction.span
    told = account.text[span.start : span.end]
    if not told.strip() or span.end > len(account.text):
        raise CorrectionInvalidError("the stretch is not in the account")
    return MentionRecord.objects.create(
        account=account,
        start=span.start,
        end=span.end,
        kind=correction.kind.value,
        told=told,
        value=correction.value,
        detail=dict(correction.detail),
        persons=list(row.persons),
        status=Acceptance.ACCEPTED.value,
        by=by,
        at=at,
        corrects=row,
    )
