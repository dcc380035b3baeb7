"""Figures: how many acts, by what; counted, made safe, past the gate, and kept as shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from moksori.desk import audit, consents, readiness, watching
from moksori.desk.exchange import check_out, hand_out, staging
from moksori.desk.figures_acts import Counting, counting
from moksori.desk.figures_tables import shows_something, table_of, waves_about
from moksori.desk.naming_decisions import named_as_told
from moksori.packs.loader import load
from moksori.protection.gate import clear_table
from moksori.protection.inspect import inspect
from moksori.protection.table_gate import drafts_of
from moksori.protection.table_waves import Wave, counted, lines_of, with_margins
from moksori.protection.tables import TELLERS, Asked, shown, withhold
from moksori.publishing.figures import spoken
from moksori.publishing.figures_folder import write_figures
from moksori.records.models import AccountRecord, FiguresRecord
from moksori.terms.cleared import ClearedTable, Seal
from moksori.terms.consent import Use
from moksori.terms.draft import Draft, TableDraft
from moksori.terms.edition import Figures
from moksori.terms.finding import LeakError
from moksori.terms.table import Axes, Axis, Missing
from moksori.terms.watch import Watch

_REST: tuple[Axes, ...] = ((Axis.PLACE,), (Axis.TYPE,), (Axis.INSTITUTION,))

_WORTH_MONTHS = 6
"""A table by month tells more than one by year where so many months can be shown."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Figures that may be shown.

    Attributes:
        drafts: What files say of them, for the gate's look at the finished ones.
        acts: How many acts were counted.
        left_out: How many accepted acts no consent covers.
    """

    figures: Figures
    drafts: tuple[Draft, ...]
    acts: int
    left_out: int


@dataclass(frozen=True, slots=True)
class _Past:
    """What was shown, and what has changed since.

    Attributes:
        waves: Each with its month, its threshold, and whether it still stands: nothing that was
            counted in it has gone or is told otherwise.
        little: The number of acts has changed by too few to be shown.
    """

    waves: tuple[tuple[Wave, str, int, bool], ...]
    little: bool


@dataclass(frozen=True, slots=True)
class _Chosen:
    wave: Wave
    month: str
    threshold: int
    fresh: bool
    stands: bool = True


def count(
    watch: Watch,
    *,
    by: str,
    at: datetime,
    tables: Sequence[Axes] = (),
    threshold: int = 0,
) -> Shown:
    """Count the acts that may be counted in public, and keep what is shown of it.

    Args:
        watch: All values of the desk.
        by: For whom.
        at: When.
        tables: Which tables; by time, place, type and institution where none is named.
        threshold: Counts from 1 to one below it are withheld; the desk's own where it is 0.

    Raises:
        ThresholdTooLowError: the threshold is below 3.
        TablesTogetherError: the tables cannot stand beside each other, or beside earlier ones.
    """
    least = threshold or settings.FIGURES_THRESHOLD
    cover = consents.covered(Use.PUBLISH_DISGUISED, "", at.date())
    found = counting(cover.accounts)
    past = _past(found, least)
    asked = with_margins(tables or _usual(found, past, least))
    chosen, missing = _all_chosen(found, past, asked, least, at)
    cleared = _cleared(found, chosen, missing, watch)
    figures = Figures(cleared, tuple(sorted(missing.items())), least)
    _keep(found, chosen, figures, by=by, at=at)
    return Shown(figures, drafts_of(spoken(figures)), len(found.acts), found.left_out)


def none_of(figures: Figures) -> Figures:
    """Return figures without a table: the gate found something in their finished files."""
    stopped = tuple((one.table.axes, Missing.STOPPED) for one in figures.tables)
    return Figures((), tuple(sorted([*figures.missing, *stopped])), figures.threshold)


def export(
    out: Path, *, by: str, at: datetime, tables: Sequence[Axes] = (), threshold: int = 0
) -> tuple[Shown, Seal]:
    """Write figures into a new folder, past the gate.

    Args:
        out: The folder; it gets its name when the gate has read every byte of it.
        by: For whom.
        at: When.
        tables: Which tables; the usual ones where none is named.
        threshold: Counts from 1 to one below it are withheld; the desk's own where it is 0.

    Raises:
        OutTakenError, OutInsideDeskError: the folder cannot be taken.
        ThresholdTooLowError, TablesTogetherError: these tables cannot be made.
        LeakError: something protected would have left; nothing is in the folder then.
    """
    out = out.expanduser().resolve()
    check_out(out)
    codes = AccountRecord.objects.order_by("pack").values_list("pack", flat=True).distinct()
    packs = [load(code) for code in codes]
    watch = watching.watch_list((), named_as_told(), packs, by=by, at=at)
    readiness.make_ready(watch, at=at)
    told = count(watch, by=by, at=at, tables=tables, threshold=threshold)
    with staging() as folder:
        write_figures(told.figures, folder, source_url=settings.SOURCE_URL)
        seal = inspect(folder, watch, told.drafts)
        audit.write_line(
            "figures.exported",
            by=by,
            at=at,
            detail={"files": len(seal.files), "tables": len(told.figures.tables)},
        )
        hand_out(folder, out)
    return told, seal


def _past(found: Counting, least: int) -> _Past:
    now = set(found.ids)
    counts = Counter(act.key for act in found.acts)
    waves = []
    for row in FiguresRecord.objects.order_by("number"):
        wave = _wave(row)
        # An act of which something else is told than before shows in a count that became fewer.
        stands = set(row.acts) <= now and not Counter(wave.counts) - counts
        waves.append((wave, row.month, row.threshold, stands))
    changes = {abs(len(now) - wave.total) for wave, *_ in waves}
    return _Past(tuple(waves), not changes.isdisjoint(range(1, least)))


def _wave(row: FiguresRecord) -> Wave:
    counts = {tuple(map(str, key)): number for *key, number in row.counts}
    withheld = {
        tuple(Axis(axis) for axis in one["axes"]): frozenset(
            tuple(cell) for cell in one["withheld"]
        )
        for one in row.tables
    }
    return Wave({(a, b, c, d): number for (a, b, c, d), number in counts.items()}, withheld)


def _usual(found: Counting, past: _Past, least: int) -> tuple[Axes, ...]:
    """Return the tables of the site: by month if most acts have a month that is shown."""
    seen = {axis for wave, *_ in past.waves for axes in wave.withheld for axis in axes}
    if Axis.YEAR in seen:
        return ((Axis.YEAR,), *_REST)
    months = counted(Counter(act.key for act in found.acts), (Axis.MONTH,))
    large = [n for (code,), n in months.items() if n >= least and "-" in code]
    by_month = Axis.MONTH in seen or (
        len(large) >= _WORTH_MONTHS and 2 * sum(large) >= len(found.acts)
    )
    return ((Axis.MONTH,) if by_month else (Axis.YEAR,), *_REST)


def _apart(tables: Iterable[Axes]) -> list[tuple[Axes, ...]]:
    """Part tables that have no axis in common: of them, one says nothing of the other."""
    asked = tuple(tables)
    return [
        tuple(axes for axes in asked if set(axes) <= set(line))
        for line in lines_of(frozenset(asked))
    ]


def _all_chosen(
    found: Counting, past: _Past, asked: Iterable[Axes], least: int, at: datetime
) -> tuple[dict[Axes, _Chosen], dict[Axes, Missing]]:
    """Return what is shown of each table, and which tables are not there."""
    chosen: dict[Axes, _Chosen] = {}
    missing: dict[Axes, Missing] = {}
    for own in _apart(asked):
        one = _choose(found, past, own, least, at)
        for axes in own:
            if isinstance(one, Missing):
                missing[axes] = one
            elif axes in one.wave.withheld:
                chosen[axes] = one
            else:
                missing[axes] = Missing.NOT_SAFE
    return chosen, missing


def _choose(
    found: Counting, past: _Past, tables: tuple[Axes, ...], least: int, at: datetime
) -> _Chosen | Missing:
    """Return what is shown of some tables: counted now, or what was shown last."""
    own = frozenset(axis for axes in tables for axis in axes)
    earlier = [
        _Chosen(waves[0], month, threshold, fresh=False, stands=stands)
        for wave, month, threshold, stands in past.waves
        if (waves := waves_about([wave], own))
    ]
    last = next((one for one in reversed(earlier) if set(tables) <= set(one.wave.withheld)), None)
    standing = last if last is not None and last.stands else None
    tellers = frozenset().union(*(act.tellers for act in found.acts))
    if len(found.acts) < least or len(tellers) < TELLERS:
        return Missing.TOO_FEW
    if past.little:
        return standing or Missing.TOO_LITTLE_CHANGED
    before = tuple(one.wave for one in earlier)
    counts = Counter(act.key for act in found.acts)
    same = bool(before) and before[-1].counts == counts
    if same and standing is not None:
        return standing
    wave = withhold(found.acts, Asked(tables, before, least, same=same))
    if wave is None:
        return standing or Missing.NOT_SAFE
    fresh = _Chosen(wave, at.strftime("%Y-%m"), least, fresh=True)
    return standing if standing and _tells(standing, tables) > _tells(fresh, tables) else fresh


def _tells(one: _Chosen, tables: Iterable[Axes]) -> int:
    """Return how many acts stand in counts that are shown: a new table must not show fewer."""
    return sum(shown(one.wave, axes) for axes in tables if axes in one.wave.withheld)


def _cleared(
    found: Counting,
    chosen: dict[Axes, _Chosen],
    missing: dict[Axes, Missing],
    watch: Watch,
) -> tuple[ClearedTable, ...]:
    """Ask the gate for each table; where it says no, the table is not there."""
    made: list[ClearedTable] = []
    for axes in list(chosen):
        one = chosen[axes]
        table = table_of(one.wave, axes, found.names, threshold=one.threshold, month=one.month)
        if any((axis,) in missing for axis in axes) or table is None or not shows_something(table):
            missing[axes] = Missing.NOT_SAFE
            del chosen[axes]
            continue
        touches = {key: frozenset(ids) for key, ids in found.touches.items() if key[0] in axes}
        draft = TableDraft(replace(table, invented=found.invented), touches)
        try:
            made.append(clear_table(draft, watch))
        except LeakError:
            missing[axes] = Missing.STOPPED
            del chosen[axes]
    return tuple(made)


def _keep(
    found: Counting, chosen: dict[Axes, _Chosen], figures: Figures, *, by: str, at: datetime
) -> None:
    """Keep what is shown anew, before it is: a later one is held against it."""
    fresh = {axes: one.wave.withheld[axes] for axes, one in chosen.items() if one.fresh}
    with transaction.atomic():
        row = _record(found, fresh, figures.threshold, by=by, at=at) if fresh else None
        audit.write_line(
            "figures.counted",
            by=by,
            at=at,
            subjects=[row.id] if row else [],
            detail={
                "acts": len(found.acts),
                "left_out": found.left_out,
                "tables": len(figures.tables),
                "anew": len(fresh),
                "missing": len(figures.missing),
            },
        )


def _record(
    found: Counting,
    fresh: Mapping[Axes, Iterable[tuple[str, ...]]],
    least: int,
    *,
    by: str,
    at: datetime,
) -> FiguresRecord:
    counts = Counter(act.key for act in found.acts)
    last = FiguresRecord.objects.order_by("-number").first()
    return FiguresRecord.objects.create(
        number=last.number + 1 if last else 1,
        counts=[[*key, number] for key, number in sorted(counts.items())],
        tables=[
            {"axes": [*axes], "withheld": [list(cell) for cell in sorted(cells)]}
            for axes, cells in sorted(fresh.items())
        ],
        acts=found.ids,
        threshold=least,
        month=at.strftime("%Y-%m"),
        by=by,
        at=at,
    )
