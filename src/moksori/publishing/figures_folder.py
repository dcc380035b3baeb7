"""Figures as a folder of their own: a page in each language, its charts, and the tables as CSV."""

from __future__ import annotations

from pathlib import Path

from moksori.publishing.addresses import STYLE, SiteAddresses
from moksori.publishing.charts import drawn
from moksori.publishing.figures import missing_of, sheet, views_of
from moksori.publishing.material import STYLE_SHEET
from moksori.publishing.pages import fill
from moksori.publishing.views import Version
from moksori.publishing.wording import LANGUAGES, wording
from moksori.terms.edition import Figures


def write_figures(figures: Figures, folder: Path, *, source_url: str) -> None:
    """Write figures into a folder that is not there yet.

    Args:
        figures: The tables that may be shown, and which may not.
        folder: Where.
        source_url: Where the source of the programme is offered.

    Raises:
        OSError: the disk is full or cannot be written.
    """
    files = {STYLE: STYLE_SHEET.read_bytes()}
    files |= {f"figures/{one.table.name}.csv": sheet(one.table) for one in figures.tables}
    for language in LANGUAGES:
        files |= _in(figures, language, source_url)
    for path, content in sorted(files.items()):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def _in(figures: Figures, language: str, source_url: str) -> dict[str, bytes]:
    addresses = SiteAddresses(LANGUAGES[0])
    views = views_of(figures, language)
    path = addresses.index_alone(language)
    charts = {one.name: addresses.chart(one.name, language) for one in views}
    page = fill(
        "site/figures_alone.html",
        language,
        path=path,
        versions=tuple(
            Version(
                tag, wording(tag).own_name, addresses.index_alone(tag), "", here=tag == language
            )
            for tag in LANGUAGES
        ),
        invented=any(one.table.invented for one in figures.tables),
        source_url=source_url,
        figures=views,
        missing=missing_of(figures, language),
        least=figures.threshold,
        charts=charts,
        drawn=drawn,
    )
    files = {path: page}
    for one in views:
        if one.chart is not None:
            files[charts[one.name]] = drawn(one.chart, alone=True).encode()
    return files
