"""Figures as a page shows them: tables with their charts, and the same as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from moksori.publishing.charts import Chart, Line
from moksori.publishing.exchange.tables import table as csv_bytes
from moksori.publishing.wording import LANGUAGES, Wording, wording
from moksori.terms.edition import Figures
from moksori.terms.table import SEVERAL, UNTOLD, Axis, Category, Table

TIME = frozenset({Axis.MONTH, Axis.YEAR})
MOST_LINES = 400
"""A chart with more lines is none: the table is there."""
MOST_COLUMNS = 24
"""A table by two things with more columns stands in its CSV file alone."""
_YEAR = 4
_FORMULA = ("=", "+", "-", "@")
COLUMNS = ("{axis}", "{axis}_huridocs", "{axis}_en", "{axis}_ko")


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row of a table: its label, the code beside it, and what stands in its cells."""

    label: str
    code: str
    cells: tuple[str | None, ...]
    untold: bool = False


@dataclass(frozen=True, slots=True)
class FigureView:
    """One table as a page shows it.

    Attributes:
        heads: What stands over the columns of counts.
        total: The last row; its cells are as those of the others.
        rows: Empty where there are too many columns for a page.
        withheld: How many counts are withheld.
        has_codes: A column of HURIDOCS codes stands behind the labels.
    """

    name: str
    title: str
    caption: str
    chart: Chart | None
    axis: str
    heads: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    total: FigureRow
    withheld: int
    has_codes: bool
    counted: str
    columns: str


def views_of(figures: Figures, language: str) -> tuple[FigureView, ...]:
    """Return the tables in one language."""
    words = wording(language)
    return tuple(_view(one.table, words) for one in figures.tables)


def view_of(table: Table, language: str) -> FigureView:
    """Return one table in one language."""
    return _view(table, wording(language))


def label_in(axis: Axis, one: Category, language: str) -> str:
    """Return what a line is called in a language."""
    return label_of(axis, one, wording(language))


def missing_of(figures: Figures, language: str) -> tuple[str, ...]:
    """Return a sentence for each table that is not there."""
    words = wording(language)
    return tuple(
        words.say(
            f"figures_missing_{why.value}",
            table=_title_of(axes, words),
            least=figures.threshold,
        )
        for axes, why in figures.missing
    )


def _title_of(axes: Sequence[Axis], words: Wording) -> str:
    names = [words.say(f"figures_by_{axis.value}") for axis in axes]
    return names[0] if len(names) == 1 else words.say("figures_by_two", one=names[0], two=names[1])


def _view(table: Table, words: Wording) -> FigureView:
    turned, pair = _turned(table), len(table.axes) > 1
    axis, other = table.axes[turned], table.axes[1 - turned] if pair else table.axes[0]
    across = table.categories[1 - turned] if pair else ()
    heads = tuple(label_of(other, one, words) for one in across)
    title = _title_of(table.axes, words)
    too_wide = len(across) > MOST_COLUMNS
    return FigureView(
        name=table.name,
        title=title,
        caption=words.say("figures_caption", table=title, total=f"{table.total:,}"),
        chart=_chart(table, words, title),
        axis=words.say(f"figures_axis_{axis.value}"),
        heads=(*heads, words.say("figures_acts")),
        rows=() if too_wide else tuple(_rows(table, words, turned)),
        total=_total(table, words, turned),
        withheld=sum(count is None for count in table.cells.values()),
        has_codes=axis is Axis.TYPE,
        counted=words.say("figures_counted", month=words.month(table.month)),
        columns=_columns_said(table, words),
    )


def _turned(table: Table) -> int:
    """Return the axis that stands in the rows: of two, the one with more categories."""
    sizes = [len(categories) for categories in table.categories]
    return int(len(sizes) > 1 and sizes[1] > sizes[0])


def _rows(table: Table, words: Wording, turned: int) -> Iterator[FigureRow]:
    axis = table.axes[turned]
    across = table.categories[1 - turned] if len(table.axes) > 1 else ()
    for one in table.categories[turned]:
        if len(table.axes) == 1:
            counts: tuple[int | None, ...] = (table.count(one.code),)
        else:
            pairs = [(one.code, two.code) for two in across]
            counts = tuple(table.count(*(pair[::-1] if turned else pair)) for pair in pairs)
            counts = (*counts, table.totals[turned].get(one.code, 0))
        yield FigureRow(
            label_of(axis, one, words), one.huridocs, tuple(map(_said, counts)), _is_untold(one)
        )


def _total(table: Table, words: Wording, turned: int) -> FigureRow:
    cells: tuple[str | None, ...] = (_said(table.total),)
    if len(table.axes) > 1:
        margin = table.totals[1 - turned]
        across = table.categories[1 - turned]
        cells = (*(_said(margin.get(one.code, 0)) for one in across), *cells)
    return FigureRow(words.say("figures_all"), "", cells)


def _said(count: int | None) -> str | None:
    return None if count is None else f"{count:,}"


def _is_untold(one: Category) -> bool:
    return one.code in {UNTOLD, SEVERAL}


def label_of(axis: Axis, one: Category, words: Wording) -> str:
    """Return what a line is called in a language."""
    if one.code == UNTOLD:
        return words.say(f"figures_untold_{'year' if axis in TIME else axis.value}")
    if one.code == SEVERAL:
        return words.say("figures_several")
    if axis is Axis.YEAR:
        return words.say("figures_year", year=one.code)
    if axis is Axis.MONTH:
        whole = len(one.code) > _YEAR
        return words.month(one.code) if whole else words.say("figures_year_only", year=one.code)
    names = one.names
    label = (names.ko or names.en) if words.locale == "ko" else (names.en or names.ko)
    return label[:1].upper() + label[1:] or one.code


def _chart(table: Table, words: Wording, title: str) -> Chart | None:
    lines = tuple(_lines(table, words))
    if len(lines) > MOST_LINES:
        return None
    counts = [line.count for line in lines if not line.heading]
    shown = [line for line in lines if line.count]
    if not shown:  # every count is withheld: a chart would draw nothing
        return None
    largest = max(shown, key=lambda one: one.count or 0)
    said = [
        words.say("figures_chart", lines=len(counts), label=largest.label, most=largest.count or 0)
    ]
    if held := counts.count(None):
        said.append(words.count("figures_chart_withheld", held))
    return Chart(
        name=table.name,
        title=words.say("figures_title", table=title),
        description=" ".join(said),
        withheld=words.say("figures_withheld"),
        language=words.locale,
        lines=lines,
        beside=len(table.axes) == 1 and table.axes[0] in TIME,
    )


def _lines(table: Table, words: Wording) -> Iterator[Line]:
    if len(table.axes) == 1:
        for one in table.categories[0]:
            label = label_of(table.axes[0], one, words)
            yield Line(label, table.count(one.code), quiet=_is_untold(one))
        return
    for one in table.categories[0]:
        # Beside a heading, zeros would bury what there is: the table has them.
        own = [two for two in table.categories[1] if table.count(one.code, two.code) != 0]
        if own:
            yield Line(label_of(table.axes[0], one, words), heading=True)
        for two in own:
            label = label_of(table.axes[1], two, words)
            yield Line(label, table.count(one.code, two.code), quiet=_is_untold(two))


def sheet(table: Table) -> bytes:
    """Return a table as CSV: one line a cell, labels in both languages, and the totals."""
    columns = [one.format(axis=axis.value) for axis in table.axes for one in COLUMNS]
    rows = []
    for own in _cells(table):
        count = table.count(*(one.code for one in own))
        rows.append(_csv_row(table, own, count, ""))
    for at, totals in enumerate(table.totals):
        for one in table.categories[at]:
            cell = tuple(one if place == at else None for place in range(len(table.axes)))
            rows.append(_csv_row(table, cell, totals.get(one.code, 0), "total"))
    rows.append(_csv_row(table, tuple(None for _ in table.axes), table.total, "total"))
    return csv_bytes((*columns, "acts", "status"), rows)


def _cells(table: Table) -> Iterator[tuple[Category, ...]]:
    if len(table.axes) == 1:
        yield from ((one,) for one in table.categories[0])
    else:
        yield from ((one, two) for one in table.categories[0] for two in table.categories[1])


def _csv_row(
    table: Table, cell: Sequence[Category | None], count: int | None, status: str
) -> dict[str, str]:
    row = {"acts": "" if count is None else str(count), "status": status or "shown"}
    if count is None:
        row["status"] = f"{status} withheld".strip()
    for axis, one in zip(table.axes, cell, strict=True):
        labels = [
            words.say("figures_all") if one is None else label_of(axis, one, words)
            for words in (wording("en"), wording("ko"))
        ]
        code = "" if one is None else one.code or "not_told"
        huridocs = "" if one is None else one.huridocs
        names = [name.format(axis=axis.value) for name in COLUMNS]
        row |= {
            name: f"'{value}" if value.startswith(_FORMULA) else value
            for name, value in zip(names, (code, huridocs, *labels), strict=True)
        }
    return row


def spoken(figures: Figures) -> tuple[tuple[str, ...], ...]:
    """Return, for each file, what it says of the tables, in the order in which it says it.

    Labels, counts and the sentences around them, nothing else: what else a file may hold is not
    in here.
    """
    files: list[tuple[str, ...]] = []
    for language in LANGUAGES:
        views = views_of(figures, language)
        files.append(tuple(one for view in views for one in _page_says(view, wording(language))))
        files.extend(_chart_says(view.chart) for view in views if view.chart is not None)
    sheets = (sheet(one.table).decode() for one in figures.tables)
    return (*files, *(tuple(told.splitlines()) for told in sheets))


def _page_says(view: FigureView, words: Wording) -> Iterator[str]:
    yield words.say("figures_title", table=view.title)
    yield view.counted
    if view.chart is not None:
        yield from _chart_says(view.chart)
    yield from (words.say("figures_table"), view.caption, view.axis)
    if view.has_codes:
        yield words.say("figures_code")
    yield from view.heads
    for row in (*view.rows, view.total):
        yield from (row.label, row.code)
        yield from (words.say("figures_withheld") if one is None else one for one in row.cells)
    yield words.say("figures_csv")


def _chart_says(chart: Chart) -> tuple[str, ...]:
    said = [chart.title, chart.description]
    for line in chart.lines:
        said.append(line.label)
        if not line.heading:
            said.append(chart.withheld if line.count is None else f"{line.count:,}")
    return tuple(said)


def _columns_said(table: Table, words: Wording) -> str:
    names = ", ".join(axis.value for axis in table.axes)
    return words.say("figures_columns", axes=names)
