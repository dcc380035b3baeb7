"""How far a withheld count can move while everything that was shown stays as it is.

Tables whose margins are shown are a network: one unit flows from the total through one category
of each axis of a line and back, and each cell is an arc. What is shown holds its arc still. To
move a withheld count by one is to send a unit round a circle of withheld arcs, so the room that a
count has is a greatest flow. It is exact for tables by two things with their margins (see A.
Hundepool et al., Statistical Disclosure Control, Wiley 2012, chapter 4, and L. H. Cox, "Suppression
methodology and statistical disclosure control", JASA 75, 1980, on circles of suppressed cells).
"""

from __future__ import annotations

import heapq
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from moksori.protection.table_waves import Arc, lines_of
from moksori.terms.table import Axes, Axis

Node = tuple[str, ...]
Beside = dict[Node, list[tuple[Node, Arc, int]]]
"""From each node: where arcs lead, along them (1) and against them (-1)."""
Cost = Callable[[Arc, int], float | None]
"""What it costs to send a unit along an arc (1) or against it (-1); None where that cannot be."""
FAR = 10**9


@dataclass(slots=True)
class Room:
    """What may move: arcs, and by how much each may grow (`up`) or shrink (`down`)."""

    up: dict[Arc, int]
    down: dict[Arc, int]


@dataclass(slots=True)
class Network:
    """The tables of one desk as a network of arcs.

    Attributes:
        tables: Every table that stands in it.
    """

    tables: frozenset[Axes]
    _ends: dict[Arc, tuple[Node, Node]] = field(default_factory=dict)
    _begins: dict[Axis, bool] = field(default_factory=dict)
    _stops: dict[Axis, bool] = field(default_factory=dict)
    _turned: set[tuple[Axis, Axis]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Put the tables in lines.

        Raises:
            TablesTogetherError: they do not stand in lines.
        """
        for line in lines_of(self.tables):
            for at, axis in enumerate(line):
                self._begins[axis], self._stops[axis] = at == 0, at == len(line) - 1
                self._turned.update((after, axis) for after in line[at + 1 : at + 2])

    def ends(self, arc: Arc) -> tuple[Node, Node]:
        """Return the nodes between which an arc runs."""
        found = self._ends.get(arc)
        if found is None:
            found = self._ends[arc] = self._new_ends(arc)
        return found

    def _new_ends(self, arc: Arc) -> tuple[Node, Node]:
        axes, cell = arc
        if len(axes) == 1:
            return self._into(axes[0], cell[0]), self._out_of(axes[0], cell[0])
        (one, other), (here, there) = axes, cell
        if (one, other) in self._turned:
            one, other, here, there = other, one, there, here
        return self._out_of(one, here), self._into(other, there)

    def _into(self, axis: Axis, code: str) -> Node:
        return ("in",) if self._begins[axis] else ("in", axis, code)

    def _out_of(self, axis: Axis, code: str) -> Node:
        return ("out", axis) if self._stops[axis] else ("out", axis, code)

    def beside(self, arcs: Iterable[Arc]) -> Beside:
        """Return from each node where arcs lead, along them (1) and against them (-1)."""
        found: Beside = defaultdict(list)
        for arc in arcs:
            begin, end = self.ends(arc)
            found[begin].append((end, arc, 1))
            found[end].append((begin, arc, -1))
        return found

    def room_of(self, arc: Arc, room: Room, beside: Beside, enough: int) -> int:
        """Return how far the count of an arc can move, up and down together, or `enough`.

        Args:
            arc: A withheld cell.
            room: What may move besides it.
            beside: The arcs of `room` by node.
            enough: Nothing is gained by looking further.
        """
        begin, end = self.ends(arc)
        upwards = min(room.up.get(arc, 0), enough)
        moved = _flow(end, begin, arc, room, beside, upwards) if upwards else 0
        downwards = min(room.down.get(arc, 0), enough - moved)
        if downwards:
            moved += _flow(begin, end, arc, room, beside, downwards)
        return moved

    def way(self, arc: Arc, cost: Cost, beside: Beside, *, up: bool) -> list[Arc] | None:
        """Return the cheapest arcs along which the count of an arc could move; None without any."""
        begin, end = self.ends(arc)
        start, goal = (end, begin) if up else (begin, end)
        best: dict[Node, float] = {start: 0.0}
        came: dict[Node, tuple[Node, Arc]] = {}
        queue: list[tuple[float, Node]] = [(0.0, start)]
        while queue:
            so_far, node = heapq.heappop(queue)
            if node == goal:
                return list(_walked_back(goal, start, came))
            if so_far > best[node]:
                continue
            for near, other, sign in beside.get(node, ()):
                more = None if other == arc else cost(other, sign)
                if more is not None and so_far + more < best.get(near, float("inf")):
                    best[near] = so_far + more
                    came[near] = (node, other)
                    heapq.heappush(queue, (so_far + more, near))
        return None


def _walked_back(goal: Node, start: Node, came: Mapping[Node, tuple[Node, Arc]]) -> Iterable[Arc]:
    at = goal
    while at != start:
        at, arc = came[at]
        yield arc


def _flow(
    start: Node,
    goal: Node,
    without: Arc,
    room: Room,
    beside: Beside,
    most: int,
) -> int:
    """Return how many units get from one node to another, at most so many."""
    moved: dict[Arc, int] = defaultdict(int)
    sent = 0
    while sent < most:
        way = _free_way(start, goal, without, room, beside, moved)
        if not way:
            break
        unit = min([most - sent, *(_left(arc, sign, room, moved) for arc, sign in way)])
        for arc, sign in way:
            moved[arc] += sign * unit
        sent += unit
    return sent


def _left(arc: Arc, sign: int, room: Room, moved: Mapping[Arc, int]) -> int:
    been = moved.get(arc, 0)
    return room.up.get(arc, 0) - been if sign > 0 else room.down.get(arc, 0) + been


def _free_way(
    start: Node,
    goal: Node,
    without: Arc,
    room: Room,
    beside: Beside,
    moved: Mapping[Arc, int],
) -> list[tuple[Arc, int]]:
    came: dict[Node, tuple[Node, Arc, int]] = {}
    queue, seen = deque([start]), {start}
    while queue and goal not in seen:
        node = queue.popleft()
        for near, arc, sign in beside.get(node, ()):
            if near not in seen and arc != without and _left(arc, sign, room, moved) > 0:
                seen.add(near)
                came[near] = (node, arc, sign)
                queue.append(near)
    if goal not in seen:
        return []
    found: list[tuple[Arc, int]] = []
    at = goal
    while at != start:
        at, arc, sign = came[at]
        found.append((arc, sign))
    return found
