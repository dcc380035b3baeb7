"""Acts on the record: one victim each, their accused, their statements, and the sums told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from moksori.desk import rates
from moksori.language.dates import bounds
from moksori.records.models import (
    AccountRecord,
    ActRecord,
    AmountRecord,
    InvolvementRecord,
    MentionRecord,
    PassageRecord,
    PersonRecord,
    StatementRecord,
)
from moksori.records.states import AboutKind, Acceptance
from moksori.terms.act import ProposedAct
from moksori.terms.mention import MentionKind
from moksori.terms.people import PersonRole
from moksori.terms.proposal import Proposal
from moksori.terms.span import Span

DIRECTLY = "0101"
"""HURIDOCS micro-thesaurus 18: directly carried out the act."""

SPOKE_FOR = {"reporter": ("witness", "source", "reporter"), "source": ("witness", "source")}
"""Who told whom, nearest to the event first, by the role of who speaks the passage."""


def keep_proposed(account: AccountRecord, proposal: Proposal, persons: Mapping[str, str]) -> None:
    """Keep proposed acts, one row a victim, each with the passage that says so."""
    passages = list(account.passages.order_by("number"))
    for proposed in proposal.acts:
        keep_one(account, proposed, persons, passages)


def keep_one(
    account: AccountRecord,
    proposed: ProposedAct,
    persons: Mapping[str, str],
    passages: list[PassageRecord],
) -> list[ActRecord]:
    """Keep one proposed act: a row for each victim, proposed, with who did it and who says so."""
    said_in = _passage_of(proposed, passages)
    rows = []
    for victim in _victims(proposed, persons, account):
        act = ActRecord.objects.create(
            type=proposed.type,
            victim_id=victim,
            standing=proposed.standing.value,
            when=proposed.when,
            place_told=proposed.where,
            rule=proposed.rule,
            confidence=proposed.confidence,
            **bounds_of(proposed.when),
        )
        involve(act, [persons[key] for key in proposed.accused if key in persons])
        if said_in is not None:
            _state(act, said_in, proposed, account)
        rows.append(act)
    return rows


def involve(act: ActRecord, accused: Sequence[str]) -> None:
    """Say who did an act, in this order; nobody else did then.

    What is known of the part of somebody who stays stays.
    """
    wanted = list(dict.fromkeys(accused))
    act.involvements.exclude(person_id__in=wanted).delete()
    known = {link.person_id: link for link in act.involvements.all()}
    for number, person in enumerate(wanted, start=1):
        link = known.get(person)
        if link is None:
            InvolvementRecord.objects.create(
                act=act, person_id=person, number=number, degree=DIRECTLY
            )
        elif link.number != number:
            link.number = number
            link.save(update_fields=["number"])


def proposed_of(account: AccountRecord, entities: Mapping[str, str]) -> tuple[ProposedAct, ...]:
    """Return the acts an account tells of, with its own keys of persons."""
    keys = {person: key for key, person in entities.items()}
    told = StatementRecord.objects.in_account(account.id).filter(about_kind=AboutKind.ACT.value)
    where = {row.about_id: row for row in told}
    standing = ActRecord.objects.told_in(account.id).exclude(status=Acceptance.REFUSED.value)
    return tuple(
        ProposedAct(
            type=act.type,
            accused=tuple(keys[one] for one in act.accused if one in keys),
            victims=(keys[act.victim],) if act.victim in keys else (),
            when=act.when,
            where=act.place,
            evidence=Span(where[act.id].start or 0, where[act.id].end or 0),
        )
        for act in standing.to_values()
    )


def accept(account: AccountRecord, *, by: str, at: datetime) -> int:
    """Accept the proposed acts of an account and sign their statements; return how many."""
    told = ActRecord.objects.told_in(account.id).filter(status=Acceptance.PROPOSED.value)
    ids = list(told.values_list("id", flat=True))
    StatementRecord.objects.filter(about_id__in=ids).update(by=by, at=at)
    return ActRecord.objects.filter(id__in=ids).update(
        status=Acceptance.ACCEPTED.value, by=by, at=at
    )


def keep_amounts(account: AccountRecord) -> None:
    """Keep every accepted sum as printed, with our conversion where a rate is on record."""
    if AmountRecord.objects.filter(passage__account=account).exists():
        return
    passages = list(account.passages.order_by("number"))
    sums = account.mentions.filter(kind=MentionKind.AMOUNT.value, status=Acceptance.ACCEPTED.value)
    for mention in sums.order_by("start"):
        passage = next((row for row in passages if row.start <= mention.start < row.end), None)
        told = _single(mention)
        if passage is None or told is None:
            continue
        value, currency = told
        ours = rates.convert(value, currency, account.received_on)
        AmountRecord.objects.create(
            passage=passage,
            mention=mention,
            as_told=mention.told,
            value=value,
            currency=currency,
            our_value=ours.value if ours else None,
            our_currency=ours.currency if ours else "",
            rate=ours.rate if ours else None,
            rate_on=ours.on if ours else None,
            rate_source=ours.source if ours else "",
        )


def tellers_of(account: AccountRecord, role: str) -> tuple[str, ...]:
    """Return who told whom in a passage, nearest to the event first, as codes.

    The words in which a note of a call says so stay in the account; a chain leaves the desk.
    """
    told = tuple(account.notes.get("tellers", "").split())
    return told or SPOKE_FOR.get(role, ("witness", "source"))


def _single(mention: MentionRecord) -> tuple[Decimal, str] | None:
    """Return sum and currency where it is one figure; a range or unread sum stays words."""
    value = mention.value
    if not isinstance(value, dict) or not value.get("currency"):
        return None
    try:
        figure = Decimal(str(value.get("value"))).quantize(Decimal("0.01"))
    except InvalidOperation:
        return None
    return (figure, str(value["currency"])) if abs(figure) < Decimal("1e13") else None


def _victims(
    proposed: ProposedAct, persons: Mapping[str, str], account: AccountRecord
) -> tuple[str, ...]:
    known = tuple(dict.fromkeys(persons[key] for key in proposed.victims if key in persons))
    if known:
        return known
    nobody = PersonRecord.objects.create(
        role=PersonRole.VICTIM.value, group=0, rule="victims_not_named", invented=account.invented
    )
    return (nobody.id,)


def bounds_of(when: str) -> dict[str, date | None]:
    """Return the first and the last day of an EDTF time, None where nothing is known."""
    first_and_last = bounds(when) if when else None
    if first_and_last is None:
        return {"earliest": None, "latest": None}
    return {"earliest": first_and_last[0], "latest": first_and_last[1]}


def _passage_of(proposed: ProposedAct, passages: list[PassageRecord]) -> PassageRecord | None:
    start = proposed.evidence.start
    return next((row for row in passages if row.start <= start < max(row.end, row.start + 1)), None)


def _state(
    act: ActRecord, passage: PassageRecord, proposed: ProposedAct, account: AccountRecord
) -> None:
    StatementRecord.objects.create(
        about_kind=AboutKind.ACT.value,
        about_id=act.id,
        passage=passage,
        start=proposed.evidence.start,
        end=proposed.evidence.end,
        tellers=list(tellers_of(account, passage.role)),
        agrees=proposed.standing.value != "negated",
        by="rules:coding",
        at=datetime.combine(account.received_on, datetime.min.time()).astimezone(),
    )
