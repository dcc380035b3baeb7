"""Figures inside the desk: acts that somebody may see, counted as the public would count them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from moksori.desk import rights
from moksori.desk.figures_acts import Counting, counting
from moksori.desk.figures_tables import table_of
from moksori.desk.rights import Right
from moksori.packs.coordinates import coordinates
from moksori.packs.loader import available
from moksori.protection.tables import TELLERS, Asked, withhold
from moksori.publishing.charts import drawn
from moksori.publishing.figures import FigureView, label_in, view_of
from moksori.publishing.maps import Dot
from moksori.publishing.maps import drawn as drawn_map
from moksori.records.models import AccountRecord, User
from moksori.terms.account import AccountState
from moksori.terms.errors import MissingError
from moksori.terms.table import Axis, Missing, Table

MAP = "map-"
SHOWN = (Axis.MONTH, Axis.YEAR, Axis.PLACE, Axis.TYPE, Axis.INSTITUTION)


class NoFigureError(MissingError):
    """There is no such chart, or nothing in it is for you."""

    code = "figures.no_figure"


@dataclass(frozen=True, slots=True)
class Figure:
    """One table; without one, why there is none.

    Attributes:
        name: Of the table and its chart.
        missing: Why there is none; None where there is one.
    """

    name: str
    view: FigureView | None
    missing: Missing | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """All figures for somebody.

    Attributes:
        maps: Codes of the country packs of which there is a map, drawn by `chart("map-…")`.
        acts: How many acts are counted; None where there are fewer than the threshold.
        threshold: Counts from 1 to one below it are withheld.
    """

    figures: tuple[Figure, ...]
    maps: tuple[str, ...]
    acts: int | None
    threshold: int


def page(who: User, language: str, at: datetime) -> Page:
    """Return the tables over all acts that somebody may see.

    Args:
        who: For whom.
        language: In which language labels are.
        at: When.
    """
    found, threshold = _counted(who), settings.FIGURES_THRESHOLD
    figures = []
    maps: tuple[str, ...] = ()
    for axis in SHOWN:
        table = _table(found, axis, threshold, at)
        if isinstance(table, Missing):
            figures.append(Figure(axis.value, None, table))
        else:
            figures.append(Figure(axis.value, view_of(table, language)))
            maps = _packs_of(table) if axis is Axis.PLACE else maps
    acts = len(found.acts)
    return Page(tuple(figures), maps, acts if acts >= threshold else None, threshold)


def chart(who: User, name: str, language: str, at: datetime) -> str:
    """Return one chart as SVG that stands alone.

    Raises:
        NoFigureError: there is none of this name, or nothing in it may be shown.
    """
    found = _counted(who)
    if name.startswith(MAP):
        return _map(found, name.removeprefix(MAP), language, at)
    axis = next((one for one in SHOWN if one.value == name), None)
    table = _table(found, axis, settings.FIGURES_THRESHOLD, at) if axis else None
    view = view_of(table, language) if isinstance(table, Table) else None
    if view is None or view.chart is None:
        raise NoFigureError("no such chart")
    return drawn(view.chart, alone=True)


def _map(found: Counting, code: str, language: str, at: datetime) -> str:
    table = _table(found, Axis.PLACE, settings.FIGURES_THRESHOLD, at)
    if not isinstance(table, Table) or code not in _packs_of(table):
        raise NoFigureError("no such map")
    names = {one.code: label_in(Axis.PLACE, one, language) for one in table.categories[0]}
    dots = [
        Dot(names.get(id_, ""), north, east, table.count(id_))
        for id_, (north, east) in coordinates(code).items()
    ]
    view = view_of(table, language)
    rows = (f"{row.label} {row.cells[0] or '–'}" for row in view.rows)
    return drawn_map(dots, view.title, "; ".join(rows), language)


def _packs_of(table: Table) -> tuple[str, ...]:
    """Return the packs whose places a table counts and whose places lie somewhere."""
    codes = dict.fromkeys(one.code.split(".")[0] for one in table.categories[0] if one.code)
    return tuple(
        code
        for code in codes
        if code in available() and any(one.code in coordinates(code) for one in table.categories[0])
    )


def _counted(who: User) -> Counting:
    rights.require(who, Right.FIGURES)
    seen = AccountRecord.objects.seen_by(who).originals_only()
    ids = seen.filter(state=AccountState.CODED.value).order_by("pk").values_list("pk", flat=True)
    return counting(list(ids))


def _table(found: Counting, axis: Axis, threshold: int, at: datetime) -> Table | Missing:
    """Return one table with its small counts withheld, and others so that none is reckoned."""
    tellers = frozenset().union(*(act.tellers for act in found.acts))
    if len(found.acts) < threshold or len(tellers) < TELLERS:
        return Missing.TOO_FEW
    wave = withhold(found.acts, Asked(((axis,),), (), threshold))
    if wave is None or (axis,) not in wave.withheld:
        return Missing.NOT_SAFE
    table = table_of(wave, (axis,), found.names, threshold=threshold, month=f"{at:%Y-%m}")
    return table if table is not None else Missing.NOT_SAFE
