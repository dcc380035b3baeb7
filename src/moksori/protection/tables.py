"""Disclosure control of tables of acts: what is withheld, so that no count gives anybody away.

A count is withheld by itself where it is small (from 1 to one below the threshold), where fewer
than three accounts tell of its acts (of two, each could take away their own and know the other's),
where all acts of a line stand in it (then it says of everybody in the line what was done, or
where), and where it differs by less than the threshold from what was shown of it before. Others
are withheld with it until none of the withheld ones can be worked out from totals, from tables
shown beside or from those shown before. If that cannot be had, the table is not shown.

Zero: we know of no combination that cannot be, so each zero within a table is one of what was
told, not of what could be. In a table by one thing only those lines are listed that have an act
(months and years without one, between the first and the last, show 0): how many reports a month
has says nothing of any report. In a table by two things a zero is shown but where it helps to
give a withheld count away; a line whose acts all stand in one cell never shows it.

Sources: Federal Committee on Statistical Methodology, Statistical Policy Working Paper 22 (2005),
chapters IV and V (threshold rules, complementary suppression, its audit); A. Hundepool et al.,
Statistical Disclosure Control (Wiley, 2012), chapters 4 and 5 (linked tables, zeros, frequency
tables); J. Castro, "A shortest-paths heuristic for statistical data protection in positive
tables", INFORMS Journal on Computing 19 (2007), for which cells to withhold besides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from moksori.protection.table_audit import Audit
from moksori.protection.table_network import Network
from moksori.protection.table_waves import Key, Wave, cell_of, counted, with_margins
from moksori.protection.table_widening import Widening
from moksori.terms.errors import InvalidError
from moksori.terms.table import Axes, Cell

LEAST = 3
"""No threshold is lower: of two reports, each teller could take away their own."""
TELLERS = 3
"""So many accounts must tell of the acts of a count."""


class ThresholdTooLowError(InvalidError):
    """A threshold was asked for below which counts give people away."""

    code = "protection.threshold_too_low"
    hint = "Ask for a threshold of 3 or more; 5 is usual."


@dataclass(frozen=True, slots=True)
class CountedAct:
    """An act as it is counted: what the public may know of it, and which accounts tell it."""

    key: Key
    tellers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for.

    Attributes:
        tables: Axes of each table.
        before: What was shown earlier.
        threshold: Counts from 1 to one below it are withheld.
        same: The last wave counts these very acts: what it showed stands, and what it withheld.
    """

    tables: tuple[Axes, ...]
    before: tuple[Wave, ...] = ()
    threshold: int = 5
    same: bool = False


def withhold(acts: Sequence[CountedAct], asked: Asked) -> Wave | None:
    """Say which cells of some tables are withheld; tables that cannot be made safe are left out.

    Args:
        acts: All acts that are counted.
        asked: Which tables, and what was shown before.

    Returns:
        What may be shown, each table with those of its margins; None where nothing may.

    Raises:
        ThresholdTooLowError: the threshold is below 3.
        TablesTogetherError: the tables cannot stand beside each other.
    """
    if asked.threshold < LEAST:
        raise ThresholdTooLowError("the threshold is below three")
    counts = Counter(act.key for act in acts)
    earlier = {axes for wave in asked.before for axes in wave.withheld}
    tables = with_margins([*asked.tables, *(asked.before[-1].withheld if asked.same else ())])
    network = Network(frozenset(with_margins([*tables, *earlier])))
    if counts.total() < asked.threshold:
        return None
    first = {axes: _at_first(acts, counts, axes, asked) for axes in tables}
    tables = tuple(axes for axes in tables if not _is_mostly_withheld(counts, axes, first[axes]))
    while tables:
        held = {axes: set(first[axes]) for axes in tables}
        before = asked.before[:-1] if asked.same else asked.before
        audit = Audit((*before, Wave(counts, held)), network, asked.threshold)
        fixed = frozenset(asked.before[-1].withheld) if asked.same else frozenset()
        stuck = Widening(audit, held, fixed).complete()
        if stuck is None:
            return Wave(counts, {axes: frozenset(cells) for axes, cells in held.items()})
        tables = _without(tables, stuck)
    return None


def _at_first(
    acts: Sequence[CountedAct], counts: Mapping[Key, int], axes: Axes, asked: Asked
) -> set[Cell]:
    """Return what is withheld by itself; of the same acts, what was withheld before."""
    if asked.same and axes in asked.before[-1].withheld:
        return set(asked.before[-1].withheld[axes])
    now = counted(counts, axes)
    tellers = _tellers(acts, axes)
    small = range(1, asked.threshold)
    found = {
        cell for cell, number in now.items() if number in small or len(tellers[cell]) < TELLERS
    }
    for wave in asked.before:
        if axes in wave.withheld:
            then = counted(wave.counts, axes)
            shown = (set(then) | set(now)) - wave.withheld[axes]
            found |= {cell for cell in shown if abs(now[cell] - then[cell]) in small}
    return found | (_alone_in_line(now) if len(axes) > 1 else set())


def _is_mostly_withheld(counts: Mapping[Key, int], axes: Axes, cells: set[Cell]) -> bool:
    """Say whether a table by two things would hide half of its acts, before any are hidden besides.

    Such a table tells next to nothing, and each of its counts is one more to be given away.
    """
    now = counted(counts, axes)
    return len(axes) > 1 and 2 * sum(now[cell] for cell in cells) > now.total()


def shown(wave: Wave, axes: Axes) -> int:
    """Return how many acts stand in the counts of a table that are shown."""
    now = counted(wave.counts, axes)
    return now.total() - sum(now[cell] for cell in wave.withheld[axes])


def _alone_in_line(now: Mapping[Cell, int]) -> set[Cell]:
    """Return, whole, the rows and columns whose acts all stand in one cell: zeros tell it too."""
    found: set[Cell] = set()
    codes = [sorted({cell[side] for cell in now}) for side in (0, 1)]
    for side in (0, 1):
        filled = Counter(cell[side] for cell in now)
        others = codes[1 - side]
        if len(others) > 1:
            found |= {
                (code, other) if side == 0 else (other, code)
                for code in codes[side]
                if filled[code] == 1
                for other in others
            }
    return found


def _tellers(acts: Sequence[CountedAct], axes: Axes) -> dict[Cell, set[str]]:
    found: dict[Cell, set[str]] = {}
    for act in acts:
        found.setdefault(cell_of(act.key, axes), set()).update(act.tellers)
    return found


def _without(tables: Iterable[Axes], stuck: Axes) -> tuple[Axes, ...]:
    """Leave a table out, and with one by one thing all that have it for a margin."""
    return tuple(
        axes for axes in tables if axes != stuck and not (len(stuck) == 1 and stuck[0] in axes)
    )


__all__ = ["LEAST", "TELLERS", "Asked", "CountedAct", "Wave", "shown", "withhold"]
