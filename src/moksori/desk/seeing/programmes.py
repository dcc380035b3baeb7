"""Programmes as screens show them: the list, and one with its running order and its balance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from moksori.broadcast.arranging import arranged
from moksori.broadcast.arranging import stepped as step
from moksori.broadcast.fitting import Cut, cheapest_cuts, least_total, without
from moksori.broadcast.order_data import from_data
from moksori.broadcast.running import Item, ItemKind, RunningOrder, placed, with_takes
from moksori.desk import editions, rights, whereabouts
from moksori.desk.programme import ageing, jobs, lines, planning, seen
from moksori.desk.programme.finding import NoProgrammeError
from moksori.desk.rights import Right
from moksori.desk.seeing.editions import Work, work
from moksori.records import trail
from moksori.records.models import EditionRecord, ProgrammeRecord, User
from moksori.records.states import OutletKind

DONE = ("done", "failed")


@dataclass(frozen=True, slots=True)
class Entry:
    """A programme in the list; of one that was taken back, only that.

    Attributes:
        over: Milliseconds by which it is too long with its music at the shortest; 0 where it fits.
        open: Lines that nobody read, or that nobody listened to.
        aired: When it was last on air, and where.
        busy: Something is done with it in the background.
    """

    id: str
    series: str
    number: int
    month: str
    language: str
    state: str
    whole: bool
    slot: int = 0
    over: int = 0
    lines: int = 0
    open: int = 0
    look_at: int = 0
    aired: tuple[datetime, str] | None = None
    busy: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """An item of the running order, where it stands; lengths in milliseconds.

    Attributes:
        reader: Code of who reads its role, where somebody said so.
        start: From the beginning of the slot; None where it is left out.
        out: It is left out.
        may_go: It may be left out by itself.
        look: Its other language was edited since somebody looked at it.
    """

    id: str
    kind: str
    role: str
    reader: str
    text: str
    start: int | None
    planned: int
    actual: int | None
    spoken: bool
    out: bool
    may_go: bool
    look: bool
    hole: bool


@dataclass(frozen=True, slots=True)
class Balance:
    """How a programme stands to its slot; lengths in milliseconds.

    Attributes:
        total: Its length as planned and read.
        over: By how much it is longer than its slot with its music at the shortest; below 0, what
            music fills.
        cuts: Ways to make it fit, the cheapest first, where it is too long.
    """

    slot: int
    total: int
    over: int
    lines: int
    open: int
    holes: int
    cuts: tuple[Cut, ...]

    @property
    def beyond(self) -> int:
        """By how much it is longer than its slot as it stands; below 0 it is shorter."""
        return self.total - self.slot


@dataclass(frozen=True, slots=True)
class Order:
    """A running order as it is saved, or as somebody tries it."""

    rows: tuple[Row, ...]
    balance: Balance


@dataclass(frozen=True, slots=True)
class Given:
    """A station that has the programme, and since when."""

    station: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Page:
    """A programme, without its running order.

    Attributes:
        whole: Its words may be seen; of one that was taken back they may not.
        planned: It has a running order.
        readers: Role → code of who reads it, where somebody said so.
        seen: Number of its last change.
        given: Stations that have it.
        aired: When and where it was on air, the last first.
        planning: How far the planning is, where somebody asked for it.
        making: How far the making is.
        own_voices: How many lines wait for a decision about their source's own voice.
    """

    id: str
    edition: str
    series: str
    number: int
    month: str
    language: str
    template: str
    code: str
    slot: int
    scratch: bool
    state: str
    whole: bool
    planned: bool
    readers: Mapping[str, str]
    seen: int
    starts: tuple[datetime, ...]
    cart: int
    folder: str
    made_at: datetime | None
    given: tuple[Given, ...]
    aired: tuple[tuple[datetime, str], ...]
    planning: Work | None
    making: Work | None
    own_voices: int
    lost: int


def listing(who: User) -> tuple[Entry, ...]:
    """Return the programmes somebody may see, the newest edition first."""
    rights.require(who, Right.VOICE)
    return tuple(_entry(row, whole) for row, whole in seen.programmes_seen(who))


def plannable(who: User) -> tuple[EditionRecord, ...]:
    """Return the editions with stories that somebody may have read, the newest first."""
    rights.require(who, Right.PRODUCE)
    return tuple(row for row in editions.seen_by(who) if row.places.exists())


def edition_to_plan(who: User, edition_id: str) -> EditionRecord:
    """Return one of `plannable`.

    Raises:
        NoEditionError: there is none, or a story in it is not for them.
    """
    rights.require(who, Right.PRODUCE)
    return editions.edition_of(who, edition_id)


def page(who: User, programme_id: str) -> Page:
    """Return a programme.

    Raises:
        NoProgrammeError: there is none, or nothing of it is for them.
    """
    rights.require(who, Right.VOICE)
    row, whole = seen.programme_or_recall(who, programme_id)
    station = row.station
    return Page(
        id=row.pk,
        edition=row.edition_id,
        series=row.edition.series,
        number=row.edition.number,
        month=row.edition.month,
        language=row.language,
        template=row.template,
        code=row.code,
        slot=row.slot,
        scratch=row.scratch,
        state=planning.state_today(row),
        whole=whole,
        planned=bool(row.script) and whole,
        readers=dict(row.readers),
        seen=trail.version_of(row.pk),
        starts=tuple(datetime.fromisoformat(one) for one in station.get("starts", ())),
        cart=int(station.get("cart", 0)),
        folder=str(station.get("folder", "")),
        made_at=row.made_at,
        given=_given(row),
        aired=tuple((one.start, one.station) for one in row.airings.order_by("-start", "id")),
        planning=work(row.pk, jobs.PLAN, jobs.PLAN_SHORTEST),
        making=work(row.pk, jobs.MAKE),
        own_voices=row.own_voices.waiting().count(),
        lost=len(ageing.lost(row)) if whole else 0,
    )


def saved(who: User, programme_id: str) -> Order:
    """Return a running order as it is saved.

    Raises:
        NoProgrammeError: there is none, or a story in it is not for them.
    """
    row = planned_one(who, programme_id)
    return _order(row, _whole(row, row.order), planning.order_of(row))


def tried(who: User, programme_id: str, order: Sequence[str], cuts: Sequence[str]) -> Order:
    """Return a running order as somebody would have it; nothing is kept of it.

    Raises:
        NoProgrammeError: there is none, or a story in it is not for them.
        CutError: something is left out that must be heard, or that is not there.
    """
    row = planned_one(who, programme_id)
    whole = _whole(row, order)
    there = {item.id for item in whole.items}
    heard = without(whole, [one for one in dict.fromkeys(cuts) if one in there])
    return _order(row, whole, heard)


def stepped(
    who: User, programme_id: str, order: Sequence[str], item_id: str, *, down: bool
) -> tuple[str, ...]:
    """Return ids of items after one of them went a place up or down; nothing is kept of it.

    Raises:
        NoProgrammeError: there is none, or a story in it is not for them.
        NoItemError: there is no such item.
    """
    whole = _whole(planned_one(who, programme_id), order)
    return tuple(item.id for item in step(whole, item_id, down=down).items)


def planned_one(who: User, programme_id: str) -> ProgrammeRecord:
    """Return a programme that has a running order.

    Raises:
        NoProgrammeError: there is none, it has none, or a story in it is not for them.
    """
    rights.require(who, Right.VOICE)
    row = seen.programme_of(who, programme_id)
    if not row.script:
        raise NoProgrammeError("the programme has no running order")
    return row


def balance(order: RunningOrder) -> Balance:
    """Return how a running order stands to its slot."""
    over = least_total(order) - order.slot
    return Balance(
        slot=order.slot,
        total=order.total,
        over=over,
        lines=sum(item.spoken for item in order.items),
        open=sum(item.spoken and item.actual is None for item in order.items),
        holes=len(order.holes),
        cuts=cheapest_cuts(order, over) if over > 0 else (),
    )


def _whole(row: ProgrammeRecord, ids: Sequence[str]) -> RunningOrder:
    """Return every item in an order, those that are left out too."""
    made = replace(from_data(row.script), slot=row.slot)
    return with_takes(arranged(made, ids), lines.lengths(row))


def _order(row: ProgrammeRecord, whole: RunningOrder, heard: RunningOrder) -> Order:
    starts = {one.item.id: one.start for one in placed(heard)}
    rows = tuple(_row(item, starts.get(item.id), row) for item in whole.items)
    return Order(rows, balance(heard))


def _row(item: Item, start: int | None, row: ProgrammeRecord) -> Row:
    return Row(
        id=item.id,
        kind=item.kind.value,
        role=item.role.value if item.role else "",
        reader=row.readers.get(item.role.value, "") if item.role else "",
        text=item.text,
        start=start,
        planned=item.planned,
        actual=item.actual,
        spoken=item.spoken,
        out=start is None,
        may_go=not item.required and not item.fills and item.kind is not ItemKind.HOLE,
        look=item.id in row.look_at,
        hole=item.kind is ItemKind.HOLE,
    )


def _entry(row: ProgrammeRecord, whole: bool) -> Entry:
    edition, last = row.edition, max(row.airings.all(), key=lambda one: one.start, default=None)
    entry = Entry(
        id=row.pk,
        series=edition.series,
        number=edition.number,
        month=edition.month,
        language=row.language,
        state=planning.state_today(row),
        whole=whole,
        slot=row.slot,
        aired=(last.start, last.station) if last else None,
        busy=_is_busy(row.pk),
    )
    if not whole or not row.script:
        return entry
    told = balance(planning.order_of(row))
    return replace(
        entry, over=max(0, told.over), lines=told.lines, open=told.open, look_at=len(row.look_at)
    )


def _given(row: ProgrammeRecord) -> tuple[Given, ...]:
    """Return the stations to which what was made was given, each once."""
    told = set(row.made.get("stories", ()))
    found: dict[str, datetime] = {}
    for one in whereabouts.standing(whereabouts.told_today()):
        ours = one.kind == OutletKind.STATION and one.language == row.language
        if ours and one.story in told:
            found[one.place] = max(one.at, found.get(one.place, one.at))
    return tuple(Given(station, at) for station, at in sorted(found.items()))


def _is_busy(subject: str) -> bool:
    last = work(subject, jobs.PLAN, jobs.PLAN_SHORTEST, jobs.MAKE)
    return last is not None and last.state not in DONE
