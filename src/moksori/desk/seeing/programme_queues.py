"""What waits of programmes: to be read, to be listened to, to be put right, to be handed over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from moksori.broadcast.fitting import least_total
from moksori.broadcast.order_data import from_data
from moksori.broadcast.running import RunningOrder, script_fingerprint, with_takes
from moksori.desk import rights
from moksori.desk.programme import planning, seen
from moksori.desk.programme.lines import chosen
from moksori.desk.rights import Right
from moksori.desk.seeing.queues import SHOWN, Item, Queue
from moksori.publishing.wording import base_language
from moksori.records.models import ProgrammeRecord, TakeRecord, User
from moksori.records.states import ProgrammeState, Role, VoiceKind

STAGE = "programmes"


@dataclass(frozen=True, slots=True)
class _Standing:
    """A programme as it stands: its order as arranged, and the takes of its lines.

    Attributes:
        order: With the lengths of the takes that are used.
        takes: Fingerprint of words → takes that stand, the last one last.
    """

    row: ProgrammeRecord
    order: RunningOrder
    takes: Mapping[str, Sequence[TakeRecord]]

    def lines(self) -> Iterator[tuple[str, Sequence[TakeRecord], bool]]:
        """Yield each line that is read: its item, its takes, whether one of them is used."""
        for item in self.order.items:
            if item.spoken:
                script = script_fingerprint(item, self.order.language)
                yield item.id, self.takes.get(script, ()), item.actual is not None


_Look = Callable[[User, _Standing], Item | None]


def page(who: User) -> tuple[Queue, ...]:
    """Return the queues of somebody who plans or reads programmes; of nobody else any."""
    mine = [(name, look) for name, right, look in QUEUES if rights.has(who, right)]
    if not mine:
        return ()
    found = _standing(seen.those_seen(who, _unfinished()))
    return tuple(_queue(name, [look(who, one) for one in found]) for name, look in mine)


def _to_read(who: User, one: _Standing) -> Item | None:
    """Return a programme with lines of which there is no take; readers see their own language."""
    language = base_language(one.row.language)
    if who.has_role(Role.READER) and language != base_language(who.language):
        return None
    return _item(
        one, [item for item, takes, used in one.lines() if not takes and not used], one.row.at
    )


def _to_hear(_who: User, one: _Standing) -> Item | None:
    """Return a programme with takes of people to which nobody has listened."""
    unheard = [
        (item, take.at)
        for item, takes, _used in one.lines()
        for take in takes
        if take.checked_at is None and take.kind != VoiceKind.SCRATCH.value
    ]
    since = min((at for _, at in unheard), default=None)
    return _item(one, [item for item, _ in unheard], since)


def _to_put_right(_who: User, one: _Standing) -> Item | None:
    """Return a programme that is stale, or longer than its slot even with the shortest music."""
    too_long = least_total(one.order) > one.order.slot
    if one.row.state != ProgrammeState.STALE.value and not too_long:
        return None
    return _item(one, None, one.row.since or one.row.at)


def _to_hand_over(_who: User, one: _Standing) -> Item | None:
    """Return a programme that was made and not given since; what a machine read is for trying."""
    row = one.row
    given = row.given_at is not None and row.made_at is not None and row.given_at >= row.made_at
    if row.state != ProgrammeState.MADE.value or given or row.scratch:
        return None
    return _item(one, None, row.made_at)


QUEUES: tuple[tuple[str, Right, _Look], ...] = (
    ("to_read", Right.VOICE, _to_read),
    ("to_hear", Right.PRODUCE, _to_hear),
    ("to_put_right", Right.PRODUCE, _to_put_right),
    ("to_hand_over", Right.PRODUCE, _to_hand_over),
)
"""The queues in the order of the way: name, whose they are, what of a programme is in them."""


def _unfinished() -> Sequence[ProgrammeRecord]:
    rows = ProgrammeRecord.objects.unfinished().select_related("edition")
    return list(rows.order_by("at", "id"))


def _standing(rows: Sequence[ProgrammeRecord]) -> list[_Standing]:
    """Return programmes with their takes, which are asked for once."""
    orders = [planning.as_arranged(row, from_data(row.script)) for row in rows]
    scripts = {
        script_fingerprint(item, order.language)
        for order in orders
        for item in order.items
        if item.spoken
    }
    takes: dict[tuple[str, str], list[TakeRecord]] = {}
    for take in TakeRecord.objects.standing().filter(script__in=scripts).defer("sealed_key"):
        takes.setdefault((take.language, take.script), []).append(take)
    found = []
    for row, order in zip(rows, orders, strict=True):
        own = {script: told for (tag, script), told in takes.items() if tag == row.language}
        used = chosen(row, [take for told in own.values() for take in told])
        lengths = {script: take.length for script, take in used.items()}
        found.append(_Standing(row, with_takes(order, lengths), own))
    return found


def _item(one: _Standing, lines: Sequence[str] | None, since: datetime | None) -> Item | None:
    """Return a programme as it is named; None where lines are asked for and none waits."""
    edition = one.row.edition
    item = Item(
        one.row.pk,
        f"{edition.series} {edition.number}",
        since.date() if since else None,
        one.row.language,
    )
    if lines is None:
        return item
    return replace(item, line=lines[0], count=len(lines)) if lines else None


def _queue(name: str, found: Sequence[Item | None]) -> Queue:
    items = [one for one in found if one is not None]
    days: list[date] = [one.since for one in items if one.since]
    return Queue(name, STAGE, len(items), min(days, default=None), tuple(items[:SHOWN]))
