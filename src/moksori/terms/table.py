"""Table: how many acts, by one thing or by two, as everybody may read it; what is withheld is None.

A table counts reports that reached the desk. It is no estimate of what happened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from moksori.terms.bundle import TwoNames

Cell = tuple[str, ...]
"""The codes of the categories that a cell stands for, one an axis."""


class Axis(StrEnum):
    """What acts are counted by, in the order in which tables name them."""

    MONTH = "month"
    YEAR = "year"
    PLACE = "place"
    TYPE = "type"
    INSTITUTION = "institution"


AXES = tuple(Axis)
Axes = tuple[Axis, ...]
"""One axis or two, in the order of `AXES`."""

UNTOLD = ""
"""The code of the category of acts of which this is not told."""
SEVERAL = "several"
"""The code of the category of acts whose accused are of more than one institution."""


class Missing(StrEnum):
    """Why there is no table."""

    TOO_FEW = "too_few"
    NOT_SAFE = "not_safe"
    TOO_LITTLE_CHANGED = "too_little_changed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Category:
    """A line of a table.

    Attributes:
        code: Ours: a month, a code of the codebook, an id of a pack; `UNTOLD` where nothing is.
        names: What readers call it; empty where the house has its own words (months, `UNTOLD`).
        huridocs: Code of micro-thesaurus 4 (12 digits), or empty.
    """

    code: str
    names: TwoNames
    huridocs: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Counts of acts.

    Attributes:
        axes: By what they are counted.
        categories: Of each axis, in the order in which they are shown.
        cells: How many; None is withheld, and a cell that is not here is 0.
        totals: Of each axis of two: code → how many in the whole line; None is withheld. Empty
            where there is one axis.
        total: How many acts there are altogether.
        threshold: Counts from 1 to one below it are withheld.
        month: `YYYY-MM` in which the acts were counted.
        invented: All of it was made up for a demonstration.
    """

    axes: Axes
    categories: tuple[tuple[Category, ...], ...]
    cells: Mapping[Cell, int | None]
    total: int
    threshold: int
    month: str
    totals: tuple[Mapping[str, int | None], ...] = field(default=())
    invented: bool = False

    @property
    def name(self) -> str:
        """The table's name in addresses: `month`, `month-type`."""
        return "-".join(self.axes)

    def count(self, *codes: str) -> int | None:
        """Return what stands in a cell; None where it is withheld."""
        return self.cells.get(codes, 0)
