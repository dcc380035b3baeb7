"""A protection officer decides how far something may be told, and takes a decision back.

A decision about one mention goes before one about a person, and that before one about all
mentions of a kind. A new decision about the same thing takes the place of the one that stood; the
earlier one stays in the table, withdrawn, with who withdrew it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from moksori.desk import audit, coding
from moksori.desk.originals import naming_key
from moksori.packs.loader import load
from moksori.protection.decisions import UndecidedError
from moksori.protection.disguise import disguise
from moksori.protection.pseudonyms import Naming
from moksori.protection.reasons import REASONS
from moksori.records import trail
from moksori.records.models import AccountRecord, DecisionRecord, PersonInAccountRecord
from moksori.records.models.protection import DecisionReads
from moksori.records.trail import ConflictError
from moksori.terms.disguise import LADDERS, Audience, PseudonymScope, Rung
from moksori.terms.errors import InvalidError, MissingError
from moksori.terms.mention import MentionKind

PERSON = "per-"
OWN_WORDS = "own_words"
"""Code of a reason that somebody wrote down themselves."""


class NoDecisionError(MissingError):
    """There is no such decision that stands, or nothing to decide about."""

    code = "decisions.none"
    hint = "Open the account's protection page: every decision that stands is listed there."


class DecisionInvalidError(InvalidError):
    """A decision names no rung of the ladder, no known reason, or gives no reason in words."""

    code = "decisions.invalid"
    hint = "Choose a rung and a reason; a reason of your own and a wider pseudonym need words."


class DecidedMeanwhileError(ConflictError):
    """Somebody else decided about the same thing while the form was open; nothing was changed."""

    code = "decisions.meanwhile"
    hint = "Look at what they decided; send yours again if it should stand instead."


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody wants to decide.

    Attributes:
        entity: Id of a person, a kind (`age`), or `<kind>:<start>` for one mention.
        reason: Code of a reason; `own_words` where `why` says it.
        why: In words; needed for `own_words` and for a pseudonym that holds beyond one story.
    """

    entity: str
    kind: MentionKind
    rung: Rung
    reason: str
    why: str = ""
    audience: Audience = Audience.PUBLIC
    scope: PseudonymScope = PseudonymScope.STORY


def standing_on(account_id: str, choice: Choice) -> DecisionRecord | None:
    """Return the decision that stands on the very same thing, for the same audience."""
    return _same_thing(account_id, choice.entity, choice.kind, choice.audience).last()


def decide(account_id: str, choice: Choice, *, seen: str | None, by: str, at: datetime) -> str:
    """Decide how far something may be told; return the id of the decision.

    Args:
        account_id: The account it stands in; a decision about a person holds in every account.
        choice: What is decided.
        seen: Id of the decision that stood when the form was made, empty for none; None where
            nobody could have seen one.
        by: Who decides.
        at: When.

    Raises:
        NoDecisionError: there is no such account, mention or person.
        DecisionInvalidError: the rung is not on the ladder, or a reason is missing.
        DecidedMeanwhileError: somebody else decided about it since.
        InvalidError, RefusedError: nothing could be told any more as decided.
    """
    _check(choice)
    with transaction.atomic():
        account = AccountRecord.objects.select_for_update().filter(pk=account_id).first()
        if account is None or not _is_there(account, choice):
            raise NoDecisionError("there is nothing here to decide about")
        standing = list(_same_thing(account_id, choice.entity, choice.kind, choice.audience))
        last = standing[-1] if standing else None
        if seen is not None and seen != (last.id if last else ""):
            raise DecidedMeanwhileError("somebody else decided about this meanwhile")
        for row in standing:
            _end(row, by=by, at=at)
        new = _row_of(account_id, choice, by=by, at=at)
        _note(new, last, new, by=by, at=at)
        _see_that_it_can_be_told(account)
        audit.write_line(
            "decision.taken",
            by=by,
            at=at,
            subjects=[account_id, new.id],
            detail={"kind": choice.kind.value, "rung": choice.rung.value},
        )
    return new.id


def withdraw(decision_id: str, *, within: str = "", by: str, at: datetime) -> None:
    """Take a decision back: what it had taken the place of stands again.

    Args:
        decision_id: The decision.
        within: The account from whose page it is asked; of others none is taken back there.
        by: Who.
        at: When.

    Raises:
        NoDecisionError: no such decision stands.
    """
    with transaction.atomic():
        row = DecisionRecord.objects.select_for_update().filter(pk=decision_id).first()
        if row is None or row.withdrawn_at is not None or not _is_of(row, within):
            raise NoDecisionError("no such decision stands")
        _end(row, by=by, at=at)
        before = _replaced_by(row)
        again = _copy_of(before, by=by, at=at) if before else None
        _note(row, row, again, by=by, at=at)
        subjects = [row.id, *([again.id] if again else []), *filter(None, [row.account_id])]
        audit.write_line("decision.withdrawn", by=by, at=at, subjects=subjects)


def _is_of(row: DecisionRecord, account_id: str) -> bool:
    if not account_id or row.account_id == account_id:
        return True
    links = PersonInAccountRecord.objects.filter(account_id=account_id, person_id=row.entity)
    return row.account_id is None and links.exists()


def _check(choice: Choice) -> None:
    if choice.rung not in LADDERS.get(choice.kind, ()):
        raise DecisionInvalidError("the ladder of this kind has no such rung")
    if choice.reason != OWN_WORDS and choice.reason not in REASONS:
        raise DecisionInvalidError("no reason has this code")
    wider = choice.kind is MentionKind.PERSON and choice.scope is not PseudonymScope.STORY
    if (choice.reason == OWN_WORDS or wider) and not choice.why.strip():
        raise DecisionInvalidError("this needs a reason in words")


def _is_there(account: AccountRecord, choice: Choice) -> bool:
    if choice.entity.startswith(PERSON):
        links = PersonInAccountRecord.objects.filter(account=account, person_id=choice.entity)
        return links.exists()
    kind, _, start = choice.entity.partition(":")
    if kind != choice.kind.value:
        return False
    if not start:
        return True
    mentions = account.mentions.standing().filter(kind=kind)
    return start.isdigit() and mentions.filter(start=int(start)).exists()


def _same_thing(
    account_id: str, entity: str, kind: MentionKind, audience: Audience
) -> DecisionReads:
    rows = DecisionRecord.objects.standing().for_audience(audience)
    rows = rows.filter(entity=entity, kind=kind.value)
    return rows if entity.startswith(PERSON) else rows.filter(account_id=account_id)


def _row_of(account_id: str, choice: Choice, *, by: str, at: datetime) -> DecisionRecord:
    return DecisionRecord.objects.create(
        account_id=None if choice.entity.startswith(PERSON) else account_id,
        entity=choice.entity,
        kind=choice.kind.value,
        rung=choice.rung.value,
        reason=choice.reason,
        why=choice.why.strip(),
        audience=choice.audience.value,
        scope=choice.scope.value,
        by=by,
        at=at,
    )


def _copy_of(row: DecisionRecord, *, by: str, at: datetime) -> DecisionRecord:
    """Let a decision stand again, signed by who took the later one back."""
    return DecisionRecord.objects.create(
        account_id=row.account_id,
        entity=row.entity,
        kind=row.kind,
        rung=row.rung,
        reason=row.reason,
        why=row.why,
        audience=row.audience,
        scope=row.scope,
        by=by,
        at=at,
    )


def _end(row: DecisionRecord, *, by: str, at: datetime) -> None:
    row.withdrawn_at, row.withdrawn_by = at, by
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])


def _replaced_by(row: DecisionRecord) -> DecisionRecord | None:
    earlier = DecisionRecord.objects.filter(
        account_id=row.account_id,
        entity=row.entity,
        kind=row.kind,
        audience=row.audience,
        withdrawn_at=row.at,
        withdrawn_by=row.by,
    )
    return earlier.exclude(pk=row.pk).order_by("at", "id").last()


def _note(
    about: DecisionRecord,
    before: DecisionRecord | None,
    after: DecisionRecord | None,
    *,
    by: str,
    at: datetime,
) -> None:
    subject = about.account_id or about.entity
    told = [
        {"entity": row.entity, "rung": row.rung, "audience": row.audience, "why": row.why}
        if row
        else {}
        for row in (before, after)
    ]
    trail.note_change(subject, "decision", before=told[0], after=told[1], by=by, at=at)


def _see_that_it_can_be_told(account: AccountRecord) -> None:
    """Let what cannot be carried out fail now, and not at the next release of everything."""
    rows = DecisionRecord.objects.for_account(account.id).for_audience(Audience.PUBLIC).standing()
    naming = Naming(
        key=naming_key(),
        pack=load(account.pack),
        protected=frozenset(),
        story=account.id,
        series="",
        entities=coding.entities_of(account),
    )
    title = account.text[account.title.start : account.title.end] if account.title else ""
    try:
        disguise(
            account.to_structure(),
            coding.proposal_of(account),
            [row.to_value() for row in rows],
            naming,
            title=title,
        )
    except UndecidedError:
        return  # something else still waits for a decision; that is no reason to refuse this one
