"""What was shown of the acts so far: waves of tables, and what somebody keeps who has them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from moksori.terms.errors import InvalidError
from moksori.terms.table import Axes, Axis, Cell

Key = tuple[str, str, str, str]
"""What is known of an act: month (or year, or nothing), place, type, institution."""
Arc = tuple[Axes, Cell]
"""One cell of one table."""

_AT = {Axis.MONTH: 0, Axis.YEAR: 0, Axis.PLACE: 1, Axis.TYPE: 2, Axis.INSTITUTION: 3}
_YEAR = 4


class TablesTogetherError(InvalidError):
    """These tables cannot stand beside each other, or beside what was shown before."""

    code = "protection.tables_together"
    hint = (
        "Ask for tables by one thing or by two, by month or by year but not both, and not for "
        "pairs that form a circle or meet three at a time."
    )


@dataclass(frozen=True, slots=True)
class Wave:
    """Tables that were shown at one time.

    Attributes:
        counts: How many acts have the same key.
        withheld: Axes of each table that was shown → its withheld cells.
    """

    counts: Mapping[Key, int]
    withheld: Mapping[Axes, Set[Cell]]

    @property
    def total(self) -> int:
        """How many acts were counted."""
        return sum(self.counts.values())


def code_of(key: Key, axis: Axis) -> str:
    """Return the category of an act on an axis."""
    code = key[_AT[axis]]
    return code[:_YEAR] if axis is Axis.YEAR else code


def cell_of(key: Key, axes: Axes) -> Cell:
    """Return the cell of a table in which an act stands."""
    return tuple(code_of(key, axis) for axis in axes)


def counted(counts: Mapping[Key, int], axes: Axes) -> Counter[Cell]:
    """Count acts by the cells of one table; cells without any are not there."""
    found: Counter[Cell] = Counter()
    for key, number in counts.items():
        found[cell_of(key, axes)] += number
    return found


def with_margins(tables: Iterable[Axes]) -> tuple[Axes, ...]:
    """Return tables with the table of each of their axes, those by one thing first."""
    asked = list(tables)
    single = {(axis,) for axes in asked for axis in axes}
    return tuple(sorted(single | set(asked), key=_order))


def _order(axes: Axes) -> tuple[int, list[int]]:
    return len(axes), [list(Axis).index(axis) for axis in axes]


@cache
def lines_of(tables: frozenset[Axes]) -> tuple[tuple[Axis, ...], ...]:
    """Return the axes in lines, in which each pair of neighbours has a table by both.

    Tables in such lines have no other things in common than their margins: whatever tables agree
    with the margins, there are acts that give them all. (Where pairs form a circle that is not so,
    and nobody could say by looking at one table after the other what all of them give away.)

    Raises:
        TablesTogetherError: the tables do not stand in lines.
    """
    beside: dict[Axis, list[Axis]] = {axes[0]: [] for axes in tables if len(axes) == 1}
    for axes in sorted(tables, key=_order):
        if len(axes) > 2 or len(set(axes)) != len(axes) or not axes:
            raise TablesTogetherError("a table has no axis, the same twice, or more than two")
        if len(axes) > 1:
            for one, other in (axes, axes[::-1]):
                beside.setdefault(one, []).append(other)
    if {Axis.MONTH, Axis.YEAR} <= set(beside) or any(len(near) > 2 for near in beside.values()):
        raise TablesTogetherError("tables by month and by year, or three pairs of one thing")
    lines: list[tuple[Axis, ...]] = []
    seen: set[Axis] = set()
    for start in sorted((one for one in beside if len(beside[one]) < 2), key=list(Axis).index):
        if start in seen:
            continue
        line = [start]
        while nexts := [one for one in beside[line[-1]] if one not in line]:
            line.append(nexts[0])
        seen.update(line)
        lines.append(tuple(line))
    if seen != set(beside):
        raise TablesTogetherError("tables by two things form a circle")
    return tuple(lines)


def steps(waves: Sequence[Wave], tables: Iterable[Axes]) -> list[Counter[Arc]]:
    """Return by how much each cell grew from wave to wave; the first grew from nothing."""
    found: list[Counter[Arc]] = []
    before: Counter[Arc] = Counter()
    wanted = tuple(tables)
    for wave in waves:
        now = Counter(
            {(axes, cell): n for axes in wanted for cell, n in counted(wave.counts, axes).items()}
        )
        grown = Counter(now)
        grown.subtract(before)
        found.append(grown)
        before = now
    return found
