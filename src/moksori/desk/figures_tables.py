"""From what may be shown to tables with labels in their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from moksori.packs.loader import load_common
from moksori.protection.table_waves import Wave, counted
from moksori.terms.bundle import TwoNames
from moksori.terms.table import SEVERAL, UNTOLD, Axes, Axis, Category, Cell, Table

Names = Mapping[tuple[Axis, str], TwoNames]
_TIME = frozenset({Axis.MONTH, Axis.YEAR})
_YEAR, _MONTHS = 4, 12


def table_of(wave: Wave, axes: Axes, names: Names, *, threshold: int, month: str) -> Table | None:
    """Return one table of a wave; None where a line has lost its name.

    Args:
        wave: What may be shown.
        axes: Which table; those of its margins stand in the wave too.
        names: What categories are called.
        threshold: Which counts are withheld.
        month: `YYYY-MM` in which the acts were counted.
    """
    cells = _cells(wave, axes)
    margins = [_cells(wave, (axis,)) for axis in axes]
    categories = []
    for axis, margin in zip(axes, margins, strict=True):
        codes = _in_order(axis, {cell[0]: n for cell, n in margin.items()})
        if any((axis, code) not in names and code in _codes(margin) for code in codes):
            return None
        categories.append(tuple(_category(axis, code, names) for code in codes))
    totals = tuple({cell[0]: n for cell, n in margin.items()} for margin in margins)
    return Table(
        axes=axes,
        categories=tuple(categories),
        cells=cells,
        total=wave.total,
        threshold=threshold,
        month=month,
        totals=totals if len(axes) > 1 else (),
    )


def _codes(margin: Mapping[Cell, int | None]) -> set[str]:
    return {cell[0] for cell in margin}


def _cells(wave: Wave, axes: Axes) -> dict[Cell, int | None]:
    """Return what readers see: the count, or None; a withheld zero looks like any other."""
    withheld = wave.withheld[axes]
    shown: dict[Cell, int | None] = dict(counted(wave.counts, axes))
    return {**shown, **dict.fromkeys(sorted(withheld))}


def _in_order(axis: Axis, lines: Mapping[str, int | None]) -> list[str]:
    """Return the lines in an order that says nothing of what is withheld."""
    if axis in _TIME:
        known = sorted(code for code in lines if code)
        return [*_without_gaps(axis, known), *(code for code in lines if not code)]
    last = {UNTOLD: 2, SEVERAL: 1}
    return sorted(
        lines,
        key=lambda code: (
            last.get(code, 0),
            lines[code] is None,
            -(lines[code] or 0),
            code,
        ),
    )


def _without_gaps(axis: Axis, codes: list[str]) -> list[str]:
    """Put in what lies between the first and the last, where most of it has an act.

    A year alone stands behind its months.
    """
    whole = [code for code in codes if axis is Axis.YEAR or len(code) > _YEAR]
    if not whole:
        return codes
    first, last = _number(axis, whole[0]), _number(axis, whole[-1])
    if last - first >= 2 * len(whole):
        between = whole
    else:
        between = [_code(axis, at) for at in range(first, last + 1)]
    return sorted({*between, *codes}, key=lambda code: (code[:_YEAR], code[_YEAR:] or "~"))


def _number(axis: Axis, code: str) -> int:
    year = int(code[:_YEAR])
    return year if axis is Axis.YEAR else year * _MONTHS + int(code[_YEAR + 1 :]) - 1


def _code(axis: Axis, at: int) -> str:
    return f"{at:04}" if axis is Axis.YEAR else f"{at // _MONTHS:04}-{at % _MONTHS + 1:02}"


def _category(axis: Axis, code: str, names: Names) -> Category:
    huridocs = ""
    if axis is Axis.TYPE:
        known = (one for one in load_common().codebook if one.code == code)
        huridocs = next((one.huridocs for one in known), "")
    return Category(code, names.get((axis, code), TwoNames()), huridocs)


def shows_something(table: Table) -> bool:
    """Say whether any count of a table is shown."""
    return any(table.cells.values())


def waves_about(waves: Iterable[Wave], axes: frozenset[Axis]) -> tuple[Wave, ...]:
    """Return what was shown before of some axes, and nothing of others."""
    found = []
    for wave in waves:
        own = {one: cells for one, cells in wave.withheld.items() if axes & set(one)}
        if own:
            found.append(Wave(wave.counts, own))
    return tuple(found)
