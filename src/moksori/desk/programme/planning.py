"""What an edition is as a programme: its running order, as it was made and as people arranged it.

The running order is made from what the gate lets out and kept as it was then; what people decided
is kept beside it as ids. Whenever everything is held against the gate anew it is made anew too, and
what was made of other words is stale.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from moksori.broadcast.arranging import arranged, stale_twins
from moksori.broadcast.fitting import CutError, shortest_slot, without
from moksori.broadcast.names import CODE, CodeError
from moksori.broadcast.order import running_order
from moksori.broadcast.order_data import from_data, to_data
from moksori.broadcast.running import RunningOrder, with_takes
from moksori.broadcast.template import LONGEST_SLOT, TemplateError, template
from moksori.desk import audit
from moksori.desk.editions_today import edition_today
from moksori.desk.programme.lines import (
    lengths,
    paces_of,
    playable,
    scripts_of,
    takes_of,
    usable,
    voices_of,
)
from moksori.records import trail
from moksori.records.models import EditionRecord, ProgrammeRecord, TakeRecord
from moksori.records.states import ProgrammeState, VoiceKind
from moksori.terms.cleared import Cleared
from moksori.terms.edition import EditionPlan

MINUTE = 60_000
SHORTEST = -1
"""Instead of a slot: the fewest whole minutes that the programme fits."""
PROGRAMMES = "programmes"
"""The folder of all of them inside the desk."""
KEPT, SEALED = "kept", "steps"
"""Where the steps of the work on a sound are: in clear while it is made, sealed else."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a programme is to be.

    Attributes:
        template: Code of its clock.
        code: What it is called in file names.
        slot: Milliseconds; 0 for the template's own, or `SHORTEST`.
        scratch: A machine may read what nobody has read, for trying.
    """

    template: str = "monthly-interview"
    code: str = "voice"
    slot: int = 0
    scratch: bool = False


@transaction.atomic
def begin(
    edition: EditionRecord,
    language: str,
    wish: Wish,
    cleared: Sequence[Cleared],
    *,
    by: str,
    at: datetime,
) -> ProgrammeRecord:
    """Plan the programme of an edition in one language; one that is there is planned anew.

    Args:
        edition: Whose stories are read.
        language: In which.
        wish: Its clock, its name in files, its slot.
        cleared: Every story that may leave now.
        by: Who plans it.
        at: When.

    Raises:
        NoTemplateError: there is no such clock.
        TemplateError: the slot is longer than six hours.
        CodeError: the name cannot stand in file names.
        PlanError: the edition has no such language.
    """
    slot = checked(wish)
    row = ProgrammeRecord.objects.filter(edition=edition, language=language).first()
    row = row or ProgrammeRecord(edition=edition, language=language, by=by, at=at)
    before = wished(row)
    row.template, row.code, row.scratch, row.slot = wish.template, wish.code, wish.scratch, slot
    order = _fresh(row, edition_today(edition, cleared))
    if wish.slot == SHORTEST:
        row.slot = shortest_slot(with_takes(arranged(order, row.order), lengths(row)), MINUTE)
        order = replace(order, slot=row.slot)
    row.script = to_data(order)
    stand(row, _state(row, order), at)
    row.save()
    note_wish(row, before, by=by, at=at)
    audit.write_line("programme.planned", by=by, at=at, subjects=[row.pk, edition.pk])
    return row


def wished(row: ProgrammeRecord) -> dict[str, Any]:
    """Return what a programme is to be, as it is saved; nothing for one that is not."""
    saved = ProgrammeRecord.objects.filter(pk=row.pk).first()
    if saved is None:
        return {}
    return {name: getattr(saved, name) for name in ("template", "code", "slot", "scratch")}


def note_wish(row: ProgrammeRecord, before: dict[str, Any], *, by: str, at: datetime) -> None:
    """Keep what a programme was to be before, so that whoever arranges it meanwhile is told."""
    after = wished(row)
    if before and before != after:
        trail.note_change(row.pk, "programme.wished", before=before, after=after, by=by, at=at)


def checked(wish: Wish) -> int:
    """Return the slot that a wish begins with, where all of it can be.

    Raises:
        NoTemplateError, TemplateError, CodeError: as `begin`.
    """
    if not CODE.fullmatch(wish.code):
        raise CodeError("the code of a programme is small letters and figures")
    if wish.slot > LONGEST_SLOT * 1000:
        raise TemplateError("a slot is not between 0 seconds and 6 hours")
    clock = template(wish.template)
    return wish.slot if wish.slot > 0 else clock.slot


@transaction.atomic
def arrange(
    row: ProgrammeRecord,
    order: Sequence[str],
    cuts: Sequence[str],
    *,
    seen: int,
    by: str,
    at: datetime,
) -> None:
    """Let a programme have its items in this order, without those that are cut.

    Args:
        row: The programme.
        order: Ids of its items.
        cuts: Ids of items that are not read.
        seen: Number of the last change that somebody saw.
        by: Who arranges it.
        at: When.

    Raises:
        ConflictError: somebody arranged it meanwhile; nothing was changed.
        CutError: something is cut that must be heard, or that is not there.
    """
    trail.require_version(row.pk, seen)
    made = from_data(row.script)
    told = arranged(made, order)
    without(told, list(cuts))
    before = {"order": row.order, "cuts": row.cuts}
    row.order, row.cuts = [item.id for item in told.items], list(dict.fromkeys(cuts))
    stand(row, _state(row, made), at)
    row.save(update_fields=["order", "cuts", "state", "since"])
    after = {"order": row.order, "cuts": row.cuts}
    trail.note_change(row.pk, "programme.arranged", before=before, after=after, by=by, at=at)
    audit.write_line(
        "programme.arranged", by=by, at=at, subjects=[row.pk], detail={"cuts": len(row.cuts)}
    )


def order_of(row: ProgrammeRecord) -> RunningOrder:
    """Return the running order as people arranged it, with the lengths of the takes there are.

    Raises:
        OrderDataError: no story of the edition stands in its language.
    """
    return with_takes(as_arranged(row, from_data(row.script)), lengths(row))


def as_arranged(row: ProgrammeRecord, order: RunningOrder) -> RunningOrder:
    """Put what people decided on top of a running order that was made anew.

    A cut of something that is gone, or that must be heard now, is passed over: it is heard.
    """
    order = arranged(replace(order, slot=row.slot), row.order)
    there = {item.id for item in order.items}
    cuts = [item_id for item_id in row.cuts if item_id in there]
    try:
        return without(order, cuts)
    except CutError:
        return without(order, [one for one in cuts if _may_go(order, one, cuts)])


def _may_go(order: RunningOrder, one: str, cuts: Sequence[str]) -> bool:
    """Say whether an item may be cut together with those that nothing forbids."""
    free = [item.id for item in order.items if item.id in cuts and not item.required]
    try:
        without(order, list(dict.fromkeys([*free, one])))
    except CutError:
        return False
    return True


def look_again(cleared: Sequence[Cleared], *, by: str, at: datetime) -> None:
    """Make every running order anew from what may leave now, and say what is stale or gone.

    Args:
        cleared: Every story that may leave now.
        by: For whom everything was held against the gate.
        at: When.
    """
    for row in ProgrammeRecord.objects.select_related("edition").order_by("edition_id", "language"):
        look_at_one(row, edition_today(row.edition, cleared), by=by, at=at)


@transaction.atomic
def look_at_one(row: ProgrammeRecord, plan: EditionPlan, *, by: str, at: datetime) -> None:
    """Make one running order anew.

    What was edited marks the same places in the other languages. Files with a story that may not
    leave any more are removed; where they were given, the list of what is out says.
    """
    here = any(one.story.language == row.language for one in plan.stories)
    order = _fresh(row, plan) if here else None
    if order is not None and row.script:
        _mark_twins(row, from_data(row.script), order)
    row.script = to_data(order) if order is not None else {}
    before = row.state
    stand(row, _state(row, order), at)
    if row.state == ProgrammeState.RECALLED.value:
        row.made = {"recalled": f"{at:%Y-%m}", **row.made, "scripts": []}
        shutil.rmtree(folder_of(row), ignore_errors=True)
    row.save(update_fields=["script", "state", "since", "made"])
    if row.state != before:
        audit.write_line(f"programme.{row.state}", by=by, at=at, subjects=[row.pk])


def stand(row: ProgrammeRecord, state: ProgrammeState, at: datetime) -> None:
    """Put a programme into a state, and keep since when it is in it; the caller saves the row."""
    if row.state != state.value or row.since is None:
        row.state, row.since = state.value, at


def looked_at(row: ProgrammeRecord, item_id: str) -> None:
    """Take an item off the list of those whose other language was edited."""
    row.look_at = [one for one in row.look_at if one != item_id]
    row.save(update_fields=["look_at"])


def is_as_made(row: ProgrammeRecord, order: RunningOrder) -> bool:
    """Say whether the files of a programme are of its words and takes, and of nothing else."""
    told, now = row.made.get("scripts"), as_arranged(row, order)
    if not told or told != scripts_of(now) or not _sounds_the_same(row, now):
        return False
    # Empty is a take that went with its limit; what was made of it stays as it was. Where the
    # recording that would be used is not on this machine, an older one is.
    return any(
        row.made["takes"] == [takes[one].sha256 if one in takes else "" for one in told]
        for takes in (usable(row), playable(row))
    )


def state_today(row: ProgrammeRecord) -> str:
    """Return how far a programme is: made with a voice that may not be heard today, it is stale.

    A consent may end by its day, when nobody does anything: so it is asked whenever it matters.
    """
    own = TakeRecord.objects.filter(language=row.language, kind=VoiceKind.OBFUSCATED.value)
    heard = set(own.values_list("sha256", flat=True)) & set(row.made.get("takes", ()))
    if row.state == ProgrammeState.MADE.value and heard:
        may = {take.sha256 for take in takes_of(row)}
        return row.state if heard <= may else ProgrammeState.STALE.value
    return row.state


def _sounds_the_same(row: ProgrammeRecord, now: RunningOrder) -> bool:
    """Say whether a programme was made to this length, under this name, with the same music."""
    made = from_data(row.made["order"])
    ids = [[item.id for item in order.items if item.sounds] for order in (made, now)]
    named = all(str(file["name"]).startswith(f"{row.code}_") for file in row.made["files"])
    return made.slot == row.slot and ids[0] == ids[1] and named


def state_after_making(row: ProgrammeRecord) -> ProgrammeState:
    """Return how what was made stands to what people decided by now, read anew.

    Args:
        row: A programme that was just made; what it was made of need not be saved yet.
    """
    row.refresh_from_db(fields=["script", "order", "cuts", "slot", "code", "template", "scratch"])
    return _state(row, from_data(row.script) if row.script else None)


def fresh_order(row: ProgrammeRecord, plan: EditionPlan) -> RunningOrder:
    """Return the running order as people arranged it, made anew from what may leave now."""
    return as_arranged(row, _fresh(row, plan))


def folder_of(row: ProgrammeRecord) -> Path:
    """Return where everything of a programme lies inside the desk."""
    return Path(settings.MOKSORI_HOME) / PROGRAMMES / row.pk


def forget_steps(row: ProgrammeRecord) -> None:
    """Remove what was kept of the work on a programme's sound; its files and takes stay."""
    for name in (KEPT, SEALED):
        shutil.rmtree(folder_of(row) / name, ignore_errors=True)


def _fresh(row: ProgrammeRecord, plan: EditionPlan) -> RunningOrder:
    order = running_order(plan, row.language, template(row.template), paces_of(row), voices_of(row))
    return replace(order, slot=row.slot)


def _state(row: ProgrammeRecord, order: RunningOrder | None) -> ProgrammeState:
    if not row.made:
        return ProgrammeState.PLANNED
    if order is None or not set(row.made["stories"]) <= {story for story, _ in order.stories}:
        return ProgrammeState.RECALLED
    return ProgrammeState.MADE if is_as_made(row, order) else ProgrammeState.STALE


def _mark_twins(row: ProgrammeRecord, before: RunningOrder, after: RunningOrder) -> None:
    """Mark what was edited in this language on the programmes of the same edition in others."""
    others = ProgrammeRecord.objects.filter(edition_id=row.edition_id).exclude(pk=row.pk)
    for other in others:
        if other.script:
            edited = stale_twins(before, after, from_data(other.script))
            if edited:
                other.look_at = list(dict.fromkeys([*other.look_at, *edited]))
                other.save(update_fields=["look_at"])
