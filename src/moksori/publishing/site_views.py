"""What the pages of a whole site are given: everything that is out, in lists, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from moksori.publishing.addresses import SiteAddresses
from moksori.publishing.cleaning import line
from moksori.publishing.views import EditionView, Link, Version, correction_line
from moksori.publishing.wording import Wording, wording
from moksori.terms.edition import EditionPlan
from moksori.terms.story import StoryText


@dataclass(frozen=True, slots=True)
class Placed:
    """An edition and where everything of it stands.

    Attributes:
        names: A file name for each of its stories, in the order of `views.slugs_of`.
        beside: Paths of files that others put beside the pages of the site.
    """

    plan: EditionPlan
    addresses: SiteAddresses
    names: tuple[str, ...]
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Line:
    """A story as a list names it, in the reader's language or in the first that it has."""

    title: str
    page: str
    language: str
    month: str
    story: StoryText


@dataclass(frozen=True, slots=True)
class Group:
    """Stories of one month or of one place."""

    name: str
    page: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class EditionLine:
    """An edition as a list names it."""

    name: str
    page: str
    month: str
    stories: int


@dataclass(frozen=True, slots=True)
class Series:
    """A series with its editions, the newest first."""

    name: str
    editions: tuple[EditionLine, ...]


@dataclass(frozen=True, slots=True)
class TermLine:
    """A glossed word, with the newest story in which it stands."""

    word: str
    gloss: str
    page: str
    title: str


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A correction, with the story it is of."""

    text: str
    page: str
    title: str


@dataclass(frozen=True, slots=True)
class SiteView:
    """The whole site in one language.

    Attributes:
        lines: Every story, the newest edition first.
        nav: Pages of the whole site, as every page points at them.
    """

    language: str
    words: Wording
    addresses: SiteAddresses
    lines: tuple[Line, ...]
    series: tuple[Series, ...]
    months: tuple[Group, ...]
    places: tuple[Group, ...]
    terms: tuple[TermLine, ...]
    corrections: tuple[CorrectionLine, ...]
    nav: tuple[Link, ...]

    def versions(self, name: str, languages: Sequence[str]) -> tuple[Version, ...]:
        """Return one page of the site in every language, for the switch."""
        return tuple(
            Version(
                language,
                wording(language).own_name,
                self.addresses.of_site(name, language),
                "",
                here=language == self.language,
            )
            for language in languages
        )

    def earlier(self) -> tuple[EditionLine, ...]:
        """Return the editions before the newest one, newest first, of every series."""
        several = len(self.series) > 1
        lines = sorted(
            (
                replace(one, name=f"{series.name} · {one.name}") if several else one
                for series in self.series
                for one in series.editions
            ),
            key=_by_page,
        )
        return tuple(reversed(lines[:-1]))


def _by_page(one: EditionLine) -> str:
    return one.page


NAV = (
    ("index", "latest"),
    ("archive", "archive"),
    ("figures", "figures"),
    ("glossary", "glossary"),
    ("corrections", "corrections"),
    ("protection", "protection"),
    ("about", "about"),
)
"""Pages of the whole site, with the key of what they are called."""


def site_view(placed: Sequence[Placed], language: str) -> SiteView:
    """Return everything that is out, as lists in one language.

    Args:
        placed: The editions in the order in which they came out.
        language: One of their languages.
    """
    words, addresses = wording(language), placed[-1].addresses
    lines = tuple(one for edition in reversed(placed) for one in _lines(edition, language))
    return SiteView(
        language=language,
        words=words,
        addresses=addresses,
        lines=lines,
        series=_series(placed, language, words),
        months=tuple(_months(lines, addresses, language, words)),
        places=tuple(_places(lines, addresses, language)),
        terms=tuple(_terms(lines, language)),
        corrections=tuple(_corrections(lines, language, words)),
        nav=nav_of(addresses, language, words),
    )


def nav_of(addresses: SiteAddresses, language: str, words: Wording) -> tuple[Link, ...]:
    """Return the pages of the whole site in one language."""
    return tuple(Link(words.say(key), addresses.of_site(name, language)) for name, key in NAV)


def bare(view: EditionView) -> EditionView:
    """Return an edition without its stories, for pages that are of no edition."""
    return replace(view, entries=())


def _lines(edition: Placed, language: str) -> Iterator[Line]:
    texts: dict[str, dict[str, StoryText]] = {}
    for cleared in edition.plan.stories:
        texts.setdefault(cleared.story.id, {})[cleared.story.language] = cleared.story
    for stem, told in zip(edition.names, texts.values(), strict=True):
        tag = language if language in told else next(one for one in told)
        story = told[tag]
        title = line(story.title) or wording(tag).say("untitled")
        yield Line(title, edition.addresses.page(stem, tag), tag, story.month, story)


def _series(placed: Sequence[Placed], language: str, words: Wording) -> tuple[Series, ...]:
    found: dict[str, list[EditionLine]] = {}
    for one in placed:
        stories = len(one.names)
        name = words.say("edition", number=one.plan.number)
        entry = EditionLine(name, one.addresses.index(language), one.plan.month, stories)
        found.setdefault(line(one.plan.series), []).insert(0, entry)
    return tuple(Series(name, tuple(editions)) for name, editions in found.items())


def _months(
    lines: Iterable[Line], addresses: SiteAddresses, language: str, words: Wording
) -> Iterator[Group]:
    found: dict[str, list[Line]] = {}
    for one in lines:
        found.setdefault(one.month, []).append(one)
    for month in sorted(found, reverse=True):
        page = addresses.of_site(f"months/{month}", language)
        yield Group(words.month(month), page, tuple(found[month]))


def _places(lines: Iterable[Line], addresses: SiteAddresses, language: str) -> Iterator[Group]:
    """Give the stories of each place; a place has the name that it has in this language."""
    found: dict[str, list[Line]] = {}
    names: dict[str, str] = {}
    for one in lines:
        for place in one.story.places:
            found.setdefault(place.code, []).append(one)
            if one.language == language or place.code not in names:
                names[place.code] = line(place.name)
    for code in sorted(found, key=lambda one: (names[one], one)):
        page = addresses.of_site(f"places/{code}", language)
        yield Group(names[code], page, tuple(found[code]))


def _corrections(lines: Iterable[Line], language: str, words: Wording) -> Iterator[CorrectionLine]:
    """Give the corrections in a language, the newest first; those without a month at the end."""
    told = [
        (replace(correction, text=text), one)
        for one in lines
        if one.language == language
        for correction in one.story.corrections
        if (text := line(correction.text))
    ]
    for correction, one in sorted(told, key=lambda pair: pair[0].month, reverse=True):
        yield CorrectionLine(correction_line(correction, words), one.page, one.title)


def _terms(lines: Iterable[Line], language: str) -> Iterator[TermLine]:
    found: dict[str, TermLine] = {}
    for one in lines:
        if one.language != language:
            continue
        for term in one.story.glossary:
            word = line(term.word)
            key = word.casefold()
            if word and key not in found:
                found[key] = TermLine(word, line(term.gloss), one.page, one.title)
    yield from (found[key] for key in sorted(found))
