"""Edition: a numbered set of cleared stories of a series."""

from __future__ import annotations

from dataclasses import dataclass

from moksori.terms.cleared import Cleared, ClearedTable
from moksori.terms.listening import Listening, Silenced
from moksori.terms.table import Axes, Missing


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A story that was taken back: that it is gone and when, and nothing of what it said.

    Attributes:
        id: Public id that the story had.
        month: `YYYY-MM` in which it was withdrawn.
        languages: The languages in which it stood and is gone.
    """

    id: str
    month: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditionPlan:
    """What publishing needs to make an edition, and nothing it must not know.

    Attributes:
        series: Public name of the series.
        number: The edition's number, from 1.
        month: `YYYY-MM` of release.
        stories: Cleared stories in their order; languages of one story share its id.
        source_url: Where the source of the programme is offered (AGPL section 13).
        base_url: Public address of the site, or an empty string for relative links only.
        withdrawn: Stories that stood in this series and were taken back.
        heard: The edition as a programme, at most once a language.
        silenced: Its programmes that were taken back, of languages in which none is heard.
    """

    series: str
    number: int
    month: str
    publisher: str
    stories: tuple[Cleared, ...]
    languages: tuple[str, ...]
    source_url: str
    base_url: str = ""
    invented: bool = False
    withdrawn: tuple[Withdrawn, ...] = ()
    heard: tuple[Listening, ...] = ()
    silenced: tuple[Silenced, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What the desk says of itself on its site, in one language; paragraphs."""

    language: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The tables that may be shown, and which may not.

    Attributes:
        tables: Cleared tables, in the order in which they are shown.
        missing: Axes of each table that was asked for and is not there, and why.
        threshold: Fewer acts than that are not counted in public.
    """

    tables: tuple[ClearedTable, ...] = ()
    missing: tuple[tuple[Axes, Missing], ...] = ()
    threshold: int = 5


@dataclass(frozen=True, slots=True)
class SitePlan:
    """Everything that is out, as one site.

    Attributes:
        editions: In the order in which they came out; no story stands in two of them. All give
            the same `publisher`, `source_url` and `base_url`.
        about: The desk's own words about itself; a language without them has a general page.
        figures: How many acts, by what; without any the page says that there are too few.
    """

    editions: tuple[EditionPlan, ...]
    about: tuple[About, ...] = ()
    figures: Figures = Figures()
