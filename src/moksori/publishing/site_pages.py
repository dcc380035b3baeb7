"""Pages that belong to a whole site: its front, archive, glossary, corrections, and what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from moksori.publishing.charts import Chart, drawn
from moksori.publishing.figures import missing_of, sheet, views_of
from moksori.publishing.fingerprint import fingerprint, of_house
from moksori.publishing.pages import render
from moksori.publishing.site_views import Group, SiteView
from moksori.publishing.views import EditionView
from moksori.publishing.wording import read_table
from moksori.terms.edition import Figures

Page = tuple[str, str, Callable[[], bytes]]
"""The path of a page, the fingerprint of what it is made of, and how its bytes are made."""


@dataclass(frozen=True)
class Frame:
    """What every page of a site in one language is set in.

    Attributes:
        site: The site in this language.
        around: Its newest edition in this language, without stories.
        languages: All languages of the site.
    """

    site: SiteView
    around: EditionView
    languages: tuple[str, ...]

    @cached_property
    def key(self) -> str:
        """The fingerprint of what all these pages say around their lists."""
        view, site = self.around, self.site
        told = (view.series, view.number, view.month, view.publisher, view.source_url)
        pages = (view.invented, view.addresses, site.nav, self.languages)
        return fingerprint(of_house(), site.language, told, pages)


def front_page(site: SiteView, newest: EditionView, languages: Sequence[str]) -> bytes:
    """Return the first page of a site: its newest edition, and the way to the others.

    Args:
        site: The site in one language.
        newest: Its newest edition in that language.
        languages: All languages of the site.
    """
    return render(
        "index.html",
        edition=newest,
        path=site.addresses.of_site("index", site.language),
        versions=site.versions("index", languages),
        invented=newest.invented,
        earlier=site.earlier(),
        heard=newest.listen.here,
        podcast=newest.podcast,
    )


def list_pages(frame: Frame, about: Sequence[str]) -> Iterator[Page]:
    """Yield every page of a site that is a list or says something of the site itself.

    Args:
        frame: What they are set in.
        about: What the desk says of itself; where it says nothing, the house does.
    """
    site, words, make = frame.site, frame.site.words, partial(_page, frame)
    counts = tuple((one.name, one.page, len(one.lines)) for one in (*site.months, *site.places))
    yield make("archive", "archive", (site.series, counts), lead="archive_lead")
    for prefix, groups in (("months", site.months), ("places", site.places)):
        for group in groups:
            yield make(_name(prefix, group), "group", _told(group), group=group, title=group.name)
    yield make("glossary", "glossary", site.terms, lead="glossary_lead")
    yield make("corrections", "corrections", site.corrections, lead="corrections_lead")
    kinds = tuple(words.kind(kind) for kind in read_table()["kinds"] if kind != "other")
    told = words.paragraphs("protection_general")
    yield make("protection", "text", (), paragraphs=told, kinds=kinds)
    own = tuple(about) or words.paragraphs("about_general")
    yield make("about", "text", own, paragraphs=own, kinds=())


def figure_pages(frame: Frame, figures: Figures) -> Iterator[Page]:
    """Yield the page of figures in one language, and the chart of each of them as a file.

    Args:
        frame: What the page is set in.
        figures: The tables that may be shown, and which may not.
    """
    site = frame.site
    views = views_of(figures, site.language)
    missing = missing_of(figures, site.language)
    charts = {one.name: site.addresses.chart(one.name, site.language) for one in views}
    told = (*missing, figures.threshold, *(sheet(one.table).decode() for one in figures.tables))
    told = (*told, *(one.counted for one in views))
    values = {"figures": views, "missing": missing, "least": figures.threshold}
    yield _page(
        frame, "figures", "figures", told,
        lead="figures_lead", charts=charts, drawn=drawn, **values,
    )  # fmt: skip
    for one in views:
        if one.chart is not None:
            key = fingerprint(frame.key, "chart", told, one.name)
            yield charts[one.name], key, partial(_chart, one.chart)


def sheet_pages(figures: Figures) -> Iterator[Page]:
    """Yield each table as a CSV file: the same for every language."""
    for one in figures.tables:
        content = sheet(one.table)
        key = fingerprint(of_house(), content.decode())
        yield f"figures/{one.table.name}.csv", key, partial(bytes, content)


def _chart(chart: Chart) -> bytes:
    return drawn(chart, alone=True).encode()


def _name(prefix: str, group: Group) -> str:
    """Return the name of a group's page, the same in every language."""
    return f"{prefix}/{group.page.rsplit('/', 1)[-1].split('.')[0]}"


def _told(group: Group) -> tuple[object, ...]:
    """Return what a page of a group says of each of its stories."""
    return (group.name, *((one.title, one.page, one.language, one.month) for one in group.lines))


def _page(frame: Frame, name: str, template: str, told: tuple[object, ...], **values: Any) -> Page:
    """Return a page; its heading is `title`, or what the house calls a page of this name.

    Args:
        frame: What it is set in.
        name: Its path without language and ending.
        template: Its template.
        told: Everything that it says, for its fingerprint.
        values: What its template is given; `lead` is the key of a sentence under the heading.
    """
    site = frame.site
    path = site.addresses.of_site(name, site.language)
    heading = values.pop("title", None) or site.words.say(name)
    lead = values.pop("lead", "")
    around: dict[str, Any] = {
        "site": site,
        "path": path,
        "front": site.addresses.of_site("index", site.language),
        "versions": site.versions(name, frame.languages),
        "invented": frame.around.invented,
        "heading": heading,
        "lead": site.words.say(str(lead)) if lead else "",
    }
    key = fingerprint(frame.key, name, told)
    return (
        path,
        key,
        partial(render, f"site/{template}.html", edition=frame.around, **around, **values),
    )
