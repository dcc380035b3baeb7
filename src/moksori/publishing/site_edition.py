"""One edition of a site: what files it has, what each is made of, and how it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial

from moksori.publishing.book import edition_book
from moksori.publishing.fingerprint import fingerprint, of_house
from moksori.publishing.listening import Heard, offer, podcast_of, programmes_of
from moksori.publishing.mail import edition_mail
from moksori.publishing.pages import index_page, story_page
from moksori.publishing.paper import edition_paper, story_paper
from moksori.publishing.site_views import Placed, nav_of
from moksori.publishing.views import EditionView, views_of


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


class SiteEdition:
    """One edition of a site; its views are made only if a file of it must be made.

    Attributes:
        placed: The edition and where it stands.
        languages: All languages of the site, so that a switch leads from every page to its others.
    """

    def __init__(self, placed: Placed, languages: tuple[str, ...]) -> None:
        self.placed = placed
        self.languages = languages
        self._plan = replace(placed.plan, languages=languages)

    @cached_property
    def views(self) -> dict[str, EditionView]:
        """The edition in each language."""
        placed = self.placed
        views = views_of(self._plan, placed.addresses, placed.names, placed.beside)
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
        plan = replace(self._plan, stories=(), heard=())
        return fingerprint(of_house(), plan, self.placed.addresses)

    @cached_property
    def key(self) -> str:
        """The fingerprint of everything in the edition but its programmes."""
        stories = tuple(told for _, _, told, _ in self._stories)
        return fingerprint(self._heading, stories, self.placed.names)

    @cached_property
    def _programmes(self) -> dict[str, Heard]:
        placed = self.placed
        return programmes_of(self._plan, placed.addresses, placed.names, placed.beside)

    def heard_key(self, language: str) -> str:
        """Return the fingerprint of what the edition's page in a language says of listening."""
        podcast = podcast_of(self.placed.addresses, language, self.placed.beside)
        return fingerprint(offer(self._programmes, language), podcast)

    def artefacts(self, *, pages_only: bool) -> Iterator[Artefact]:
        """Yield every file of this edition; nothing is made yet."""
        addresses = self.placed.addresses
        for language in self.languages:
            yield from self._of_stories(language, pages_only=pages_only)
            key = fingerprint(self.key, self.heard_key(language))
            index = addresses.index(language)
            yield Artefact("page", index, key, partial(self._page, language, index_page))
            if pages_only:
                continue
            for what, path, make in (
                ("paper", addresses.edition_paper(language), edition_paper),
                ("book", addresses.book(language), edition_book),
                ("mail", addresses.mail(language), edition_mail),
            ):
                yield Artefact(what, path, self.key, partial(self._page, language, make))

    def _of_stories(self, language: str, *, pages_only: bool) -> Iterator[Artefact]:
        """Yield the files of each story that stands in a language, in the order of its pages."""
        addresses, versions = self.placed.addresses, self._versions()
        names = dict(zip(self._ids(), self.placed.names, strict=True))
        order = {id_: at for at, id_ in enumerate(names)}
        told = [one for one in self._stories if one[1] == language]
        told.sort(key=lambda one: order[one[0]])
        for at, (id_, _, own, _) in enumerate(told):
            beside = told[max(at - 1, 0) : at + 2]
            near = tuple((names[one[0]], one[3]) for one in beside if one[0] != id_)
            around = (versions[id_], at > 0, near, offer(self._programmes, language, id_))
            key = fingerprint(self._heading, own, names[id_], *around)
            page = addresses.page(names[id_], language)
            yield Artefact("page", page, key, partial(self._story, language, at))
            if not pages_only:
                key = fingerprint(self._heading, own, names[id_])
                paper = addresses.paper(names[id_], language)
                yield Artefact("paper", paper, key, partial(self._paper, language, at))

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
