"""Ending a coding, and putting on the record what two coders came to agree on."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from moksori.desk import act_building, coders, coding, deciding, mentions
from moksori.desk.act_building import Building
from moksori.desk.coders import ACT_UNIT, Difference
from moksori.records.models import (
    ActRecord,
    InvolvementRecord,
    MentionRecord,
    PersonInAccountRecord,
    StatementRecord,
)
from moksori.records.states import Acceptance
from moksori.terms.act import Standing
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span

_ACT = "act."


def finish(account_id: str, rest: coding.Rest | None, *, by: str, at: datetime) -> int:
    """Say that coding is done; see `coding.finish`. A second coding that ended is compared now."""
    with transaction.atomic():
        waited = coding.finish(account_id, rest, by=by, at=at)
        coders.freeze(account_id, by=by, at=at)
    return waited


def settle(account_id: str, unit: str, kind: str, *, by: str, at: datetime) -> bool:
    """Say what holds of a difference, and put it on the record where that settles it.

    Args:
        account_id: The account.
        unit: The unit that the coders differ in.
        kind: What one of the two took it for; empty where it is none.
        by: A third, or one of the two.
        at: When.

    Returns:
        True where it is settled now.

    Raises:
        NotComparedYetError: one of the codings has not ended.
        NoCodingError: the coders do not differ in this.
    """
    with transaction.atomic():
        difference = coders.say(account_id, unit, kind, by=by, at=at)
        if difference.settled is None:
            return False
        put = _act if unit.startswith((ACT_UNIT, deciding.ACT)) else _mention
        put(account_id, difference, difference.settled, by, at)
    return True


def _mention(account_id: str, told: Difference, kind: str, by: str, at: datetime) -> None:
    rows = MentionRecord.objects.in_account(account_id)
    old = rows.filter(pk=told.unit).first()
    standing = (
        rows.filter(corrects=old, status=Acceptance.ACCEPTED.value).first()
        if old is not None
        else rows.filter(start=told.span.start, end=told.span.end, rule="", corrects=None,
                         status=Acceptance.ACCEPTED.value).first()
    )  # fmt: skip
    if standing is not None and standing.kind == kind:
        return
    if standing is not None:
        mentions.undo(standing.pk, by=by, at=at)
    if old is not None and kind == old.kind:
        deciding.accept(old.pk, by=by, at=at)
    elif old is not None and not kind:
        deciding.refuse(old.pk, by=by, at=at)
    elif kind:
        keys = tuple(old.persons if old is not None else (told.detail or {}).get("persons", ()))
        marked = mentions.Marked(told.span, MentionKind(kind), keys)
        if old is not None:
            mentions.correct(old.pk, marked, by=by, at=at)
        else:
            mentions.add(account_id, marked, by=by, at=at)


def _act(account_id: str, told: Difference, kind: str, by: str, at: datetime) -> None:
    row = _act_of(account_id, told)
    if row is not None and not kind:
        deciding.refuse(row.pk, by=by, at=at)
    elif row is not None and f"{_ACT}{row.type}" == kind:
        deciding.accept(row.pk, by=by, at=at)
    elif row is not None:
        building = _as_it_is(account_id, row, kind.removeprefix(_ACT))
        act_building.change(account_id, row.pk, building, by=by, at=at)
    elif kind:
        building = building_from(told.detail or {}, told.span)
        act_building.build(account_id, building, by=by, at=at)


def _act_of(account_id: str, told: Difference) -> ActRecord | None:
    acts = ActRecord.objects.told_in(account_id)
    if told.unit.startswith(deciding.ACT):
        return acts.filter(pk=told.unit).first()
    said = StatementRecord.objects.in_account(account_id)
    same = said.filter(start=told.span.start, end=told.span.end).values("about_id")
    by_hand = [act for act in acts.filter(pk__in=same) if not act_building.was_proposed(act)]
    return by_hand[0] if by_hand else None


def _as_it_is(account_id: str, row: ActRecord, type_: str) -> Building:
    links = PersonInAccountRecord.objects.filter(account_id=account_id)
    keys = {link.person_id: link.key for link in links.order_by("-key")}
    accused = InvolvementRecord.objects.filter(act=row).order_by("number")
    return Building(
        type=type_,
        victims=(keys[row.victim_id],) if row.victim_id in keys else (),
        accused=tuple(keys[one.person_id] for one in accused if one.person_id in keys),
        when=row.when,
        place=row.place_told,
        standing=Standing(row.standing),
    )


def building_from(told: dict[str, object], span: Span) -> Building:
    """Return the act that a blind coder built, from what was kept of it."""
    return Building(
        type=str(told.get("type", "")),
        victims=_keys(told.get("victims")),
        accused=_keys(told.get("accused")),
        when=str(told.get("when", "")),
        place=str(told.get("place", "")),
        evidence=span,
        standing=Standing(str(told.get("standing", Standing.DONE.value))),
    )


def _keys(told: object) -> tuple[str, ...]:
    return tuple(str(one) for one in told) if isinstance(told, list | tuple) else ()
