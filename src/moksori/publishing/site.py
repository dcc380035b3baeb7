"""A site of many editions: pages of every edition and of the whole, made anew only where needed.

The same plan gives the same bytes, whether everything was made now or most of it was taken over
from the site as it stood before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from moksori.publishing.addresses import STYLE, SiteAddresses, public_base, stems
from moksori.publishing.checks import PlanError, check_plan
from moksori.publishing.edition import Progress
from moksori.publishing.fingerprint import fingerprint, of_house
from moksori.publishing.mail import edition_mail
from moksori.publishing.material import STYLE_SHEET
from moksori.publishing.pages import feed, index_page, story_page
from moksori.publishing.paper import edition_paper, story_paper
from moksori.publishing.site_folder import SiteFolder
from moksori.publishing.site_pages import Frame, front_page, list_pages
from moksori.publishing.site_views import Placed, SiteView, bare, nav_of, site_view
from moksori.publishing.views import EditionView, slugs_of, views_of
from moksori.terms.edition import EditionPlan, SitePlan

FEED_STORIES = 50
"""So many of the newest stories stand in the feed of a site."""


@dataclass(frozen=True, slots=True)
class Artefact:
    """One file of a site.

    Attributes:
        what: A word for the progress bar.
        key: What it is made of, as a fingerprint.
    """

    what: str
    path: str
    key: str
    make: Callable[[], bytes]


def write_site(
    plan: SitePlan, folder: SiteFolder, progress: Progress, *, papers: bool = True
) -> None:
    """Write everything that is out into a fresh folder.

    Args:
        plan: Editions of cleared stories, in the order in which they came out.
        folder: An empty folder, which may know the site as it stood before.
        progress: Told after each file what was made, how many are done, and how many there are.
        papers: Whether every story and edition has its PDF.

    Raises:
        PlanError: the plan contradicts itself.
        NotPublicError: a story was cleared for somebody else than the public.
        WordingError: there are no interface texts in one of the languages.
        PaperError: a paper could not be set.
        OSError: the disk is full or cannot be written.
    """
    check_site(plan)
    editions = _editions(plan)
    artefacts = [one for edition in editions for one in edition.artefacts(papers=papers)]
    artefacts.extend(_of_site(plan, editions))
    total = len(artefacts) + 1
    folder.put(STYLE, of_house(), STYLE_SHEET.read_bytes)
    for done, one in enumerate(artefacts, start=1):
        folder.put(one.path, one.key, one.make)
        progress(one.what, done, total)
    folder.close(plan.editions[-1].month)
    progress("manifest", total, total)


def check_site(plan: SitePlan) -> None:
    """Let a plan of a site pass that can be printed as it stands.

    Raises:
        PlanError: it has no edition, or its editions do not go together.
        NotPublicError: a story was cleared for somebody else than the public.
        WordingError: there are no interface texts in one of the languages.
    """
    if not plan.editions:
        raise PlanError("a site has no edition")
    seen: set[str] = set()
    last = plan.editions[-1]
    for number, edition in enumerate(plan.editions, start=1):
        check_plan(edition)
        if _house_of(edition) != _house_of(last):
            raise PlanError(f"edition {number} of the site has another publisher or address")
        if edition.languages[0] != last.languages[0]:
            raise PlanError(f"edition {number} of the site begins with another language")
        ids = {cleared.story.id for cleared in edition.stories}
        if ids & seen:
            raise PlanError(f"a story of edition {number} stands in an earlier one too")
        seen |= ids


def languages_of(plan: SitePlan) -> tuple[str, ...]:
    """Return every language of a site, the first one first."""
    return tuple(dict.fromkeys(tag for edition in plan.editions for tag in edition.languages))


def _house_of(edition: EditionPlan) -> tuple[str, str, str]:
    return edition.publisher, edition.source_url, edition.base_url


class _Edition:
    """One edition of a site; its views are made only if a file of it must be made."""

    def __init__(self, placed: Placed, languages: tuple[str, ...]) -> None:
        self.placed = placed
        self._languages = languages
        # The same languages everywhere: a switch leads from every page to its other languages.
        self._plan = replace(placed.plan, languages=languages)

    @cached_property
    def views(self) -> dict[str, EditionView]:
        """The edition in each language."""
        views = views_of(self._plan, self.placed.addresses, self.placed.names)
        return {
            view.language: replace(
                view, nav=nav_of(self.placed.addresses, view.language, view.words)
            )
            for view in views
        }

    @cached_property
    def _stories(self) -> list[tuple[str, str, str, str]]:
        """Of each story: id, language, fingerprint, and that of what its neighbours need of it."""
        return [
            (one.story.id, one.story.language, fingerprint(one.story), one.story.title)
            for one in self._plan.stories
        ]

    @cached_property
    def _heading(self) -> str:
        """The fingerprint of what every page of the edition says of it."""
        return fingerprint(of_house(), replace(self._plan, stories=()), self.placed.addresses)

    @cached_property
    def key(self) -> str:
        """The fingerprint of everything in the edition."""
        stories = tuple(told for _, _, told, _ in self._stories)
        return fingerprint(self._heading, stories, self.placed.names)

    def artefacts(self, *, papers: bool) -> Iterator[Artefact]:
        """Yield every file of this edition; nothing is made yet."""
        addresses = self.placed.addresses
        names = dict(zip(self._ids(), self.placed.names, strict=True))
        versions = self._versions()
        for language in self._languages:
            make = partial(self._page, language)
            yield Artefact("page", addresses.index(language), self.key, partial(make, index_page))
            told = [one for one in self._stories if one[1] == language]
            for at, (id_, _, own, _) in enumerate(told):
                beside = told[max(at - 1, 0) : at + 2]
                near = tuple((names[one[0]], one[3]) for one in beside if one[0] != id_)
                key = fingerprint(self._heading, own, names[id_], versions[id_], at > 0, near)
                page = addresses.page(names[id_], language)
                yield Artefact("page", page, key, partial(self._story, language, at))
                if papers:
                    key = fingerprint(self._heading, own, names[id_])
                    paper = addresses.paper(names[id_], language)
                    yield Artefact("paper", paper, key, partial(self._paper, language, at))
            if papers:
                whole = addresses.edition_paper(language)
                yield Artefact("paper", whole, self.key, partial(make, edition_paper))
            yield Artefact("mail", addresses.mail(language), self.key, partial(make, edition_mail))

    def _ids(self) -> list[str]:
        return list(dict.fromkeys(id_ for id_, *_ in self._stories))

    def _versions(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for id_, language, *_ in self._stories:
            found[id_] = (*found.get(id_, ()), language)
        return found

    def _page(self, language: str, make: Callable[[EditionView], bytes]) -> bytes:
        return make(self.views[language])

    def _story(self, language: str, at: int) -> bytes:
        view = self.views[language]
        stories = view.stories
        before = stories[at - 1] if at else None
        after = stories[at + 1] if at + 1 < len(stories) else None
        return story_page(view, stories[at], before, after)

    def _paper(self, language: str, at: int) -> bytes:
        view = self.views[language]
        return story_paper(view, view.stories[at])


def _editions(plan: SitePlan) -> list[_Edition]:
    """Return the editions with a name for each story, which later editions do not change."""
    first, languages = plan.editions[-1].languages[0], languages_of(plan)
    slugs = [slugs_of(edition) for edition in plan.editions]
    names = iter(stems(slug for own in slugs for slug in own))
    return [
        _Edition(
            Placed(
                edition,
                SiteAddresses(first, public_base(edition.base_url), number),
                tuple(next(names) for _ in own),
            ),
            languages,
        )
        for number, (edition, own) in enumerate(zip(plan.editions, slugs, strict=True), start=1)
    ]


def _of_site(plan: SitePlan, editions: Sequence[_Edition]) -> Iterator[Artefact]:
    """Yield the files that belong to all editions."""
    languages, newest = languages_of(plan), editions[-1]
    told = {about.language: about.paragraphs for about in plan.about}
    whole = fingerprint(tuple(one.key for one in editions), tuple(told.items()))
    for language in languages:
        site = site_view([one.placed for one in editions], language)
        addresses = newest.placed.addresses
        key = fingerprint(whole, language)
        yield Artefact(
            "page",
            addresses.of_site("index", language),
            key,
            partial(_front, site, newest, languages),
        )
        frame = Frame(site, _around(plan, newest, site), languages)
        for path, own, make in list_pages(frame, told.get(language, ())):
            yield Artefact("page", path, own, make)
        yield Artefact("feed", addresses.feed(language), key, partial(_feed, editions, language))


def _front(site: SiteView, newest: _Edition, languages: Sequence[str]) -> bytes:
    return front_page(site, newest.views[site.language], languages)


def _around(plan: SitePlan, newest: _Edition, site: SiteView) -> EditionView:
    """Return the newest edition without its stories, for pages that are of no edition."""
    placed = newest.placed
    hollow = replace(placed.plan, stories=(), languages=languages_of(plan))
    view = next(
        one for one in views_of(hollow, placed.addresses, ()) if one.language == site.language
    )
    invented = all(
        edition.invented or (edition.stories and all(one.story.invented for one in edition.stories))
        for edition in plan.editions
    )
    return replace(bare(view), nav=site.nav, invented=invented)


def _feed(editions: Sequence[_Edition], language: str) -> bytes:
    """Return the feed of the newest stories of all editions."""
    newest = editions[-1].views[language]
    entries = [entry for entry in newest.entries if entry.here]
    for edition in reversed(editions[:-1]):
        if len(entries) >= FEED_STORIES:
            break
        entries.extend(entry for entry in edition.views[language].entries if entry.here)
    return feed(replace(newest, entries=tuple(entries[:FEED_STORIES])))
