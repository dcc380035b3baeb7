"""Does every withheld count of every table that was ever shown keep its room?

Somebody keeps all that we showed: tables side by side, and each next to the one before it. What
they can work out of a withheld count lies between two bounds. We do not look for the bounds; we
look for other worlds. A withheld count has room if acts can be moved between withheld cells so
that nothing that was shown would look different. As what we move is whole acts, the worlds are
real ones, and the bounds are at least as far apart as the worlds are.

Acts may be moved in one wave and stay moved, or be moved back in a later one: a window is the
waves in which they are moved. It may move in what is withheld in all of its waves. Nobody may be
surprised by it: in no wave may a count fall that did not, and no line that is listed may be empty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from moksori.protection.table_network import FAR, Beside, Network, Room
from moksori.protection.table_waves import Arc, Wave, steps
from moksori.terms.table import Axes, Cell

Window = tuple[int, int]
"""The first and the last wave in which acts are moved."""


@dataclass(slots=True)
class Audit:
    """All waves, the last of which is asked for, and what may move in them.

    Attributes:
        waves: In the order in which they were shown.
        threshold: So much room a withheld count must have.
    """

    waves: Sequence[Wave]
    network: Network
    threshold: int
    steps: list[Counter[Arc]] = field(default_factory=list)
    _rooms: dict[Window, tuple[Room, Beside]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Count how each cell grew."""
        self.steps = self.steps or steps(self.waves, self.network.tables)

    def unsafe(self, at: int, some: Sequence[Arc] | None = None) -> list[Arc]:
        """Return the withheld cells of a wave of which too much could be worked out.

        Args:
            at: Which wave.
            some: Only of these cells.
        """
        left = (
            list(some or ())
            if some is not None
            else [
                (axes, cell)
                for axes, cells in sorted(self.waves[at].withheld.items())
                for cell in sorted(cells)
            ]
        )
        for window in self._windows(at):
            if not left:
                break
            left = [arc for arc in left if self._room(arc, window) < self.threshold]
        return left

    def _windows(self, at: int) -> Iterator[Window]:
        """Give every window around a wave, those first that most often have room."""
        last = len(self.waves) - 1
        likely = [(at, last), (0, last), (at, at), (0, at)]
        every = [(first, end) for first in range(at, -1, -1) for end in range(last, at - 1, -1)]
        yield from dict.fromkeys([*likely, *every])

    def _room(self, arc: Arc, window: Window) -> int:
        room, beside = self.room(window)
        if arc not in room.up:
            return 0
        return self.network.room_of(arc, room, beside, self.threshold)

    def room(self, window: Window) -> tuple[Room, Beside]:
        """Return what may move in a window."""
        found = self._rooms.get(window)
        if found is None:
            arcs = self._movable(window)
            up = {arc: self.most(arc, window, 1) for arc in arcs}
            down = {arc: self.most(arc, window, -1) for arc in arcs}
            found = self._rooms[window] = (Room(up, down), self.network.beside(arcs))
        return found

    def most(self, arc: Arc, window: Window, sign: int) -> int:
        """Return by how much a cell could grow (1) or shrink (-1) in a window, were it withheld."""
        first, last = window
        if sign > 0:
            return FAR if last + 1 == len(self.waves) else max(self.steps[last + 1][arc], 0)
        # A line of a table by one thing is listed because there is an act in it.
        listed = len(arc[0]) == 1
        return max(self.steps[first][arc] - listed, 0)

    def _movable(self, window: Window) -> list[Arc]:
        """Return the cells that are withheld, or not shown at all, in every wave of a window."""
        first, last = window
        found: list[Arc] = []
        for axes in sorted(self.network.tables):
            shown = [wave.withheld[axes] for wave in self.waves[first : last + 1]
                     if axes in wave.withheld]  # fmt: skip
            cells = frozenset(shown[0]).intersection(*shown) if shown else self.cells(axes)
            found.extend((axes, cell) for cell in sorted(cells))
        return found

    def cells(self, axes: Axes) -> frozenset[Cell]:
        """Return every cell in which there ever was an act."""
        return frozenset(arc[1] for step in self.steps for arc in step if arc[0] == axes)

    def withhold(self, arc: Arc) -> None:
        """Let a cell move that was withheld just now in the last wave."""
        last = len(self.waves) - 1
        for window, (room, beside) in self._rooms.items():
            if window[1] == last and arc not in room.up and self.is_open(arc, window):
                room.up[arc] = self.most(arc, window, 1)
                room.down[arc] = self.most(arc, window, -1)
                begin, end = self.network.ends(arc)
                beside[begin].append((end, arc, 1))
                beside[end].append((begin, arc, -1))

    def is_open(self, arc: Arc, window: Window) -> bool:
        """Say whether a cell may move in a window if it is withheld in the last wave too."""
        first, last = window
        return all(
            arc[0] not in wave.withheld or arc[1] in wave.withheld[arc[0]]
            for wave in self.waves[first:last]
        )
