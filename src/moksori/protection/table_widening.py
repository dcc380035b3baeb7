"""Withholding more: for each count that could be worked out, the cheapest circle that hides it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from moksori.protection.table_audit import Audit, Window
from moksori.protection.table_network import Beside
from moksori.protection.table_waves import Arc
from moksori.terms.table import Axes, Cell

Held = dict[Axes, set[Cell]]
_ROUNDS = 100
_FREE = 0.01
_DEAREST = 500
_OF_TOTAL = 3


@dataclass(slots=True)
class Widening:
    """Makes the last wave of an audit safe, and with it all that were shown before.

    Attributes:
        held: The withheld cells of the last wave, by table; it grows.
        fixed: Tables of which no more may be withheld: they were shown as they are.
    """

    audit: Audit
    held: Held
    fixed: frozenset[Axes]

    def complete(self) -> Axes | None:
        """Withhold more until all is safe; return the axes of a table that cannot be made so."""
        here = len(self.audit.waves) - 1
        beside = self._every_cell()
        for _ in range(_ROUNDS):
            unsafe = self.audit.unsafe(here)
            if unsafe:
                grown = [self._open_way(arc, beside) for arc in unsafe]
            else:
                unsafe = [arc for at in range(here) for arc in self.audit.unsafe(at)]
                if not unsafe:
                    return None
                grown = [self._withhold_again()]
            if not any(grown):
                return self._largest([arc[0] for arc in unsafe])
        return self._largest(list(self.held))

    def _largest(self, tables: Sequence[Axes]) -> Axes:
        """Return the table to give up: one by two things before one that others rest on."""
        shown = [axes for axes in tables if axes in self.held] or list(self.held)
        pairs = [axes for axes in shown if len(axes) > 1]
        beside = [axes for axes in self.held if len(axes) > 1 and set(axes) & set(shown[0])]
        return min(pairs or beside or shown)

    def _withhold_again(self) -> bool:
        """Withhold what was withheld in the wave before: of that, earlier ones stay safe."""
        fresh = [
            (axes, cell)
            for axes, cells in self.audit.waves[-2].withheld.items()
            if axes in self.held and axes not in self.fixed
            for cell in sorted(set(cells) - self.held[axes])
        ]
        self._withhold(fresh)
        return bool(fresh)

    def _open_way(self, arc: Arc, beside: Beside) -> bool:
        """Withhold what gives an unsafe cell a circle to move in, unless another way did already.

        Returns:
            Whether it has more room now than it had.
        """
        here = len(self.audit.waves) - 1
        for _ in range(self.audit.threshold):
            if not self.audit.unsafe(here, [arc]):
                return True
            fresh = self._way(arc, beside)
            if not fresh:
                return False
            self._withhold(fresh)
        return True

    def _withhold(self, arcs: Sequence[Arc]) -> None:
        for axes, cell in arcs:
            self.held[axes].add(cell)
            self.audit.withhold((axes, cell))

    def _way(self, arc: Arc, beside: Beside) -> list[Arc]:
        """Return the cells to withhold for one circle, one with enough room before others."""
        here = len(self.audit.waves) - 1
        needs = dict.fromkeys((self.audit.threshold, (self.audit.threshold + 1) // 2, 1))
        for need, first, up in product(needs, range(here, -1, -1), (True, False)):
            window = (first, here)
            if not self.audit.is_open(arc, window):
                continue
            if not up and self.audit.most(arc, window, -1) < need:
                continue
            cost = _Cost(self, window, need)
            way = self.audit.network.way(arc, cost, beside, up=up) or ()
            fresh = [one for one in way if one[0] in self.held and one[1] not in self.held[one[0]]]
            if fresh:
                return fresh
        return []

    def _every_cell(self) -> Beside:
        """Return all cells by node; of a table by two things those without an act too."""
        arcs: list[Arc] = []
        for axes in sorted(self.audit.network.tables):
            cells = self.audit.cells(axes)
            if len(axes) > 1:
                sides = [sorted({cell[side] for cell in cells}) for side in (0, 1)]
                cells = frozenset(product(*sides))
            arcs.extend((axes, cell) for cell in sorted(cells))
        return self.audit.network.beside(arcs)


@dataclass(slots=True)
class _Cost:
    """What is lost where a cell is withheld: its count, and more where it is a total."""

    widening: Widening
    window: Window
    need: int

    def __call__(self, arc: Arc, sign: int) -> float | None:
        work, (axes, cell) = self.widening, arc
        seen = axes in work.held
        held = seen and cell in work.held[axes]
        if seen and not held and axes in work.fixed:
            return None
        if work.audit.most(arc, self.window, sign) < self.need:
            return None
        if not work.audit.is_open(arc, self.window):
            return None
        if held or not seen:
            return _FREE
        count = sum(step[arc] for step in work.audit.steps)
        margin = len(axes) == 1 and any(len(one) > 1 and axes[0] in one for one in work.held)
        return (4 + min(count, _DEAREST)) * (_OF_TOTAL if margin else 1)
