"""Where everything of an edition stands, and how one page points at another.

The first language of the plan carries no suffix: `stories/a-slug.html`, `stories/a-slug.ko.html`.
Names come from slugs alone, so that a file name says nothing that the page does not say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

LONGEST = 80
"""Characters of a name; longer slugs end at the hyphen before."""

PORTS = frozenset(f"{port}{number}" for port in ("com", "lpt") for number in range(10))
RESERVED = PORTS | {"con", "prn", "aux", "nul"}
"""Names that memory cards written elsewhere cannot hold."""

STYLE = "assets/page.css"
PROGRAMMES = "programme"
"""The folder of sound files, transcripts and chapters, which others put beside the pages."""
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Paths of one edition, relative to its folder, with forward slashes.

    Attributes:
        first: The language without a suffix.
        base_url: Public address of the folder, ending in a slash, or empty.
    """

    first: str
    base_url: str = ""

    def index(self, language: str) -> str:
        """Return the path of the edition's first page."""
        return f"index{self._suffix(language)}.html"

    def edition_paper(self, language: str) -> str:
        """Return the path of the whole edition as PDF."""
        return f"edition{self._suffix(language)}.pdf"

    def feed(self, language: str) -> str:
        """Return the path of the Atom feed."""
        return f"feed{self._suffix(language)}.atom"

    def rss(self, language: str) -> str:
        """Return the path of the RSS feed."""
        return f"feed{self._suffix(language)}.rss"

    def json_feed(self, language: str) -> str:
        """Return the path of the JSON feed."""
        return f"feed{self._suffix(language)}.json"

    def podcast(self, language: str) -> str:
        """Return the path of the podcast feed of the series."""
        return f"podcast{self._suffix(language)}.xml"

    def book(self, language: str) -> str:
        """Return the path of the whole edition as EPUB."""
        return f"edition{self._suffix(language)}.epub"

    def mail(self, language: str) -> str:
        """Return the path of the edition as a message."""
        return f"edition{self._suffix(language)}.eml"

    def page(self, stem: str, language: str) -> str:
        """Return the path of a story's page."""
        return f"stories/{stem}{self._suffix(language)}.html"

    def paper(self, stem: str, language: str) -> str:
        """Return the path of a story as PDF."""
        return f"stories/{stem}{self._suffix(language)}.pdf"

    def public(self, path: str) -> str:
        """Return the public address of `path`, or the path where no address is known."""
        return self.base_url + quote(path)

    def _suffix(self, language: str) -> str:
        return "" if language == self.first else f".{language.lower()}"


@dataclass(frozen=True, slots=True)
class SiteAddresses(Addresses):
    """Paths of one edition within a site of many, and of the pages that belong to all.

    Attributes:
        number: Which edition it is, counted from 1 through all series of the site.
    """

    number: int = 1

    def index(self, language: str) -> str:
        """Return the path of this edition's page."""
        return f"editions/{self.number:04}{self._suffix(language)}.html"

    def edition_paper(self, language: str) -> str:
        """Return the path of this edition as PDF."""
        return f"editions/{self.number:04}{self._suffix(language)}.pdf"

    def mail(self, language: str) -> str:
        """Return the path of this edition as a message."""
        return f"editions/{self.number:04}{self._suffix(language)}.eml"

    def book(self, language: str) -> str:
        """Return the path of this edition as EPUB."""
        return f"editions/{self.number:04}{self._suffix(language)}.epub"

    def chart(self, name: str, language: str) -> str:
        """Return the path of a chart of figures."""
        return f"figures/{name}{self._suffix(language)}.svg"

    def index_alone(self, language: str) -> str:
        """Return the path of the first page of a folder that is no site."""
        return f"index{self._suffix(language)}.html"

    def of_site(self, name: str, language: str) -> str:
        """Return the path of a page of the whole site: `index`, `archive`, `months/2026-05`."""
        return f"{name}{self._suffix(language)}.html"


def public_base(base_url: str) -> str:
    """Return the address of the folder with exactly one slash at its end, or nothing."""
    return base_url.rstrip("/") + "/" if base_url else ""


def relative(path: str, start: str) -> str:
    """Return how the page `start` points at `path`; both are relative to the folder."""
    return "../" * start.count("/") + _quoted(path)


@lru_cache(maxsize=1024)
def _quoted(path: str) -> str:
    return quote(path)


def stems(slugs: Iterable[str]) -> tuple[str, ...]:
    """Return a file name for every slug, in order; a slug met before gets a number."""
    taken: set[str] = set()
    names: list[str] = []
    for slug in slugs:
        stem = _shorten(slug.lower().strip("-"))
        name, number = stem, 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        names.append(name)
    return tuple(names)


def _shorten(slug: str) -> str:
    """Return a slug of bearable length that every file system can hold."""
    if not slug:
        return "story"
    if slug in RESERVED:
        return f"{slug}-story"
    if len(slug) <= LONGEST:
        return slug
    head = slug[:LONGEST]
    return (head.rsplit("-", 1)[0] if "-" in head else head).strip("-") or "story"
