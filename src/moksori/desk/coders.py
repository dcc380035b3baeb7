"""Two coders at one account: the second is blind, both are compared, differences are settled.

Who codes first works on the record. A second coder is asked by name and decides on the side,
seeing what was proposed and nothing of what became of it. When both have ended, what the record
held is frozen beside it: a comparison is of what each found alone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from moksori.coding.intercoder import REFUSED, Agreement, agreement_of
from moksori.desk import audit, giving
from moksori.desk.act_building import was_proposed
from moksori.desk.learning import kind_of
from moksori.records.models import (
    AccountRecord,
    ActRecord,
    CodedRecord,
    CodingRecord,
    MentionRecord,
    SettlementRecord,
    StatementRecord,
    User,
)
from moksori.records.states import Acceptance
from moksori.terms.account import AccountState
from moksori.terms.errors import MissingError, RefusedError
from moksori.terms.span import Span

ADDED, ACT_UNIT = "add-", "adact-"


def unit_of(span: Span, prefix: str = ADDED) -> str:
    """Return the unit of a stretch that a coder marked, or (`ACT_UNIT`) built an act on."""
    return f"{prefix}{span.start:08x}{span.end:08x}"


class NoCodingError(MissingError):
    """There is no such coding, or it is not yours."""

    code = "coders.none"


class CannotCodeTwiceError(RefusedError):
    """Somebody who coded an account cannot be its second coder."""

    code = "coders.twice"
    hint = "Ask somebody who has not decided about anything in this account."


class NotComparedYetError(RefusedError):
    """Two codings are compared when both have ended."""

    code = "coders.not_yet"
    hint = "Wait until both coders have said that coding is done."


class BlindError(RefusedError):
    """Who codes an account blind decides about mentions and acts, beside the record."""

    code = "coders.blind"
    hint = "Say that your second coding is done; then you may work on the record like others."


@dataclass(frozen=True, slots=True)
class Coded:
    """What a coder took a unit for.

    Attributes:
        unit: Id of what was proposed, or `unit_of` what was added.
        kind: A kind of mention, `act.` and a type, or empty where it is refused.
        span: Its stretch.
    """

    unit: str
    kind: str
    span: Span | None = None
    detail: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A unit that two coders took for different things.

    Attributes:
        first, second: What each took it for; empty where they refused it or did not mark it.
        words: What was said to settle it: (who, kind), the latest of each.
        settled: What holds, or None while it is open.
        detail: What the one who added it said beside: whose it is, the parts of an act.
    """

    unit: str
    span: Span
    first: str
    second: str
    words: tuple[tuple[str, str], ...] = ()
    settled: str | None = None
    detail: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two codings of one account beside each other.

    Attributes:
        first: Ids of who coded on the record; empty where a policy did.
        second: Id of the blind coder.
    """

    first: tuple[str, ...]
    second: str
    all: Agreement
    mentions: Agreement
    acts: Agreement
    differences: tuple[Difference, ...]


def ask_second(account_id: str, user_id: str, *, by: str, at: datetime) -> str:
    """Ask somebody to code an account again, blind; gives them the account. Return the coding.

    Raises:
        CannotCodeTwiceError: they decided about something in it before.
        NobodyToGiveToError: they are not at work, or their role reads no accounts.
    """
    with transaction.atomic():
        known = CodingRecord.objects.filter(account_id=account_id, coder_id=user_id).first()
        if known is not None and known.blind:
            return known.id
        if known is not None or user_id in first_coders(account_id):
            raise CannotCodeTwiceError("they coded this account themselves")
        giving.give(account_id, user_id, by=by, at=at)
        row = CodingRecord.objects.create(
            account_id=account_id, coder_id=user_id, blind=True, by=by, at=at
        )
        audit.write_line("coding.second", by=by, at=at, subjects=[account_id, user_id, row.id])
    return row.id


def blind_coding(account_id: str, user: User) -> CodingRecord | None:
    """Return the open coding of somebody who is blind to an account, None where they are not."""
    return CodingRecord.objects.open_of(user).filter(account_id=account_id).first()


def require_eyes(account_id: str, user: User) -> None:
    """Let somebody change what both coders share: who is who, who speaks.

    Raises:
        BlindError: they code the account blind and have not ended.
    """
    if blind_coding(account_id, user) is not None:
        raise BlindError("you code this account blind")


def decide(coding_id: str, coded: Coded, *, at: datetime) -> None:
    """Keep what a blind coder took a unit for; nothing on the record changes.

    Raises:
        NoCodingError: there is no such open coding.
    """
    coding = CodingRecord.objects.blind().filter(pk=coding_id, ended_at__isnull=True).first()
    if coding is None:
        raise NoCodingError("no open coding has this id")
    _keep(coding, coded, at)


def undo(coding_id: str, unit: str, *, at: datetime) -> None:
    """Let a unit wait again for a blind coder."""
    row = CodedRecord.objects.standing().filter(coding_id=coding_id, unit=unit).first()
    if row is not None:
        CodedRecord.objects.create(
            coding_id=coding_id, unit=unit, outcome=Acceptance.PROPOSED.value,
            start=row.start, end=row.end, at=at,
        )  # fmt: skip


def decided(coding_id: str) -> dict[str, Coded]:
    """Return what a coder took each unit for; what waits is not in it."""
    rows = CodedRecord.objects.standing().filter(coding_id=coding_id)
    return {
        row.unit: Coded(row.unit, row.kind, _span(row), dict(row.detail))
        for row in rows.exclude(outcome=Acceptance.PROPOSED.value).order_by("number")
    }


def end(coding_id: str, *, by: str, at: datetime) -> None:
    """Say that a second coding is done.

    Raises:
        NoCodingError: there is no such open coding.
    """
    with transaction.atomic():
        coding = CodingRecord.objects.blind().filter(pk=coding_id, ended_at__isnull=True).first()
        if coding is None:
            raise NoCodingError("no open coding has this id")
        coding.ended_at = at
        coding.save(update_fields=["ended_at"])
        audit.write_line("coding.ended", by=by, at=at, subjects=[coding.account_id, coding.id])
        freeze(coding.account_id, by=by, at=at)


def freeze(account_id: str, *, by: str, at: datetime) -> None:
    """Keep what the record holds as the first coding, once, where both codings have ended."""
    codings = CodingRecord.objects.filter(account_id=account_id)
    ended = codings.blind().filter(ended_at__isnull=False).exists()
    coded = AccountRecord.objects.filter(pk=account_id, state=AccountState.CODED.value).exists()
    if not (ended and coded) or codings.filter(coder__isnull=True).exists():
        return
    who = sorted(first_coders(account_id))
    first = CodingRecord.objects.create(
        account_id=account_id, coders=who, by=by, at=at, ended_at=at
    )
    for coded_unit in _on_record(account_id):
        _keep(first, coded_unit, at)


def compare(account_id: str) -> Comparison:
    """Return two codings of an account beside each other.

    Raises:
        NotComparedYetError: one of them has not ended.
    """
    codings = CodingRecord.objects.filter(account_id=account_id, ended_at__isnull=False)
    first = codings.filter(coder__isnull=True).first()
    second = codings.blind().order_by("ended_at").first()
    if first is None or second is None:
        raise NotComparedYetError("one of the codings has not ended")
    one, other = _beside(decided(first.id), decided(second.id))
    kinds = [{unit: each.kind for unit, each in side.items()} for side in (one, other)]
    acts = [{unit: kind for unit, kind in side.items() if _is_act(unit)} for side in kinds]
    mentions = [{unit: kind for unit, kind in side.items() if not _is_act(unit)} for side in kinds]
    words = _words(account_id)
    coders = {second.coder_id or "", *first.coders}
    differing = [unit for unit in one if unit in other and kinds[0][unit] != kinds[1][unit]]
    found = [_difference(one[unit], other[unit], words.get(unit, {}), coders) for unit in differing]
    return Comparison(
        tuple(first.coders),
        second.coder_id or "",
        agreement_of(*kinds),
        agreement_of(*mentions),
        agreement_of(*acts),
        tuple(sorted(found, key=lambda each: (each.span, each.unit))),
    )


def say(account_id: str, unit: str, kind: str, *, by: str, at: datetime) -> Difference:
    """Say what holds of a difference: one word of a third settles it, or both saying the same.

    Returns:
        The difference as it stands now; `desk.settling` puts on the record what is settled.

    Raises:
        NotComparedYetError: one of the codings has not ended.
        NoCodingError: the coders do not differ in this unit.
    """
    known = {one.unit: one for one in compare(account_id).differences}
    if unit not in known or kind not in {known[unit].first, known[unit].second}:
        raise NoCodingError("the coders do not differ in this")
    with transaction.atomic():
        SettlementRecord.objects.create(account_id=account_id, unit=unit, kind=kind, by=by, at=at)
        audit.write_line("coding.settled", by=by, at=at, subjects=[account_id])
    return next(one for one in compare(account_id).differences if one.unit == unit)


def first_coders(account_id: str) -> frozenset[str]:
    """Return who decided on the record of an account; a policy is nobody."""
    mentions = MentionRecord.objects.in_account(account_id).exclude(by="")
    acts = ActRecord.objects.told_in(account_id).exclude(by="")
    told = {*mentions.values_list("by", flat=True), *acts.values_list("by", flat=True)}
    return frozenset(one for one in told if one.startswith("usr-"))


def _keep(coding: CodingRecord, coded: Coded, at: datetime) -> None:
    CodedRecord.objects.create(
        coding=coding,
        unit=coded.unit,
        outcome=(Acceptance.ACCEPTED if coded.kind else Acceptance.REFUSED).value,
        kind=coded.kind,
        start=coded.span.start if coded.span else None,
        end=coded.span.end if coded.span else None,
        detail=coded.detail or {},
        at=at,
    )


def _span(row: CodedRecord) -> Span | None:
    return None if row.start is None or row.end is None else Span(row.start, row.end)


def _is_act(unit: str) -> bool:
    return unit.startswith((ACT_UNIT, "act-"))


def _on_record(account_id: str) -> list[Coded]:
    """Return what the record took each unit for: what was proposed and decided, what was added."""
    found: list[Coded] = []
    rows = list(MentionRecord.objects.in_account(account_id))
    standing = {row.corrects_id: row for row in rows if row.corrects_id and _stands(row)}
    for row in rows:
        span = Span(row.start, row.end)
        if row.rule and row.status != Acceptance.PROPOSED.value:
            now = standing.get(row.pk)
            kind = now.kind if now else row.kind if _stands(row) else REFUSED
            found.append(Coded(row.pk, kind, span))
        elif not row.rule and row.corrects_id is None and _stands(row):
            found.append(Coded(unit_of(span), row.kind, span))
    return found + _acts_on_record(account_id)


def _acts_on_record(account_id: str) -> list[Coded]:
    said = StatementRecord.objects.in_account(account_id)
    where = {one.about_id: Span(one.start or 0, one.end or 0) for one in said}
    found = []
    for act in ActRecord.objects.told_in(account_id).order_by("id"):
        if act.status == Acceptance.PROPOSED.value:
            continue
        span = where[act.pk]
        kind = kind_of(act) if act.status == Acceptance.ACCEPTED.value else REFUSED
        unit = act.pk if was_proposed(act) else unit_of(span, ACT_UNIT)
        if kind or unit == act.pk:
            found.append(Coded(unit, kind, span))
    return found


def _stands(row: MentionRecord) -> bool:
    return row.status == Acceptance.ACCEPTED.value


def _beside(
    first: dict[str, Coded], second: dict[str, Coded]
) -> tuple[dict[str, Coded], dict[str, Coded]]:
    """Count what one coder added and the other did not mark as refused by the other."""
    one, other = dict(first), dict(second)
    for mine, theirs in ((one, other), (other, one)):
        for unit, coded in list(mine.items()):
            if unit not in theirs and not unit.startswith(("men-", "act-")):
                theirs[unit] = Coded(unit, REFUSED, coded.span)
    return one, other


def _words(account_id: str) -> dict[str, dict[str, str]]:
    """Return, by unit, the last word of each who spoke on it."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in SettlementRecord.objects.filter(account_id=account_id).order_by("number"):
        found[row.unit][row.by] = row.kind
    return found


def _difference(one: Coded, other: Coded, words: dict[str, str], coders: set[str]) -> Difference:
    third = [kind for by, kind in words.items() if by not in coders]
    both = {kind for by, kind in words.items() if by in coders}
    agreed = len([by for by in words if by in coders]) > 1 and len(both) == 1
    settled = third[-1] if third else next(iter(both)) if agreed else None
    span = one.span or other.span or Span(0, 0)
    detail = one.detail or other.detail
    return Difference(one.unit, span, one.kind, other.kind, tuple(words.items()), settled, detail)
