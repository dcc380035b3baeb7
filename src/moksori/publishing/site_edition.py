"""One edition of a site: what files it has, what each is made of, and how it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

from moksori.publishing.book import edition_book
from moksori.publishing.fingerprint import fingerprint, of_house
from moksori.publishing.listening import Heard, offer, podcast_of, programmes_of
from moksori.publishing.mail import edition_mail
from moksori.publishing.pages import index_page, story_page
from moksori.publishing.paper import edition_paper, story_paper
from moksori.publishing.site_views import Placed, nav_of
from moksori.publishing.views import EditionView, views_of


@dataclass(frozen=True)
class Artefact:
    """One file of a site.

    Attributes:
        what: A word for the progress bar.
        made_of: Gives the fingerprint of what it is made of.
        make: Gives its bytes; it can be sent to another process.
    """

    what: str
    path: str
    made_of: Callable[[], str]
    make: Callable[[], bytes]

    @cached_property
    def key(self) -> str:
        """The fingerprint of what it is made of, taken when it is first asked for."""
        return self.made_of()


class SiteEdition:
    """One edition of a site; its views are made only if a file of it must be made.

    What was found out about it here stays here: another process is sent only what it is made from.

    Attributes:
        placed: The edition and where it stands.
        languages: All languages of the site, so that a switch leads from every page to its others.
    """

    def __init__(self, placed: Placed, languages: tuple[str, ...]) -> None:
        self.placed = placed
        self.languages = languages
        self._plan = replace(placed.plan, languages=languages)

    def __reduce__(self) -> tuple[type[SiteEdition], tuple[Placed, tuple[str, ...]]]:
        return SiteEdition, (self.placed, self.languages)

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
    def _told(self) -> dict[tuple[str, str], str]:
        """The fingerprint of each story in each language."""
        return {
            (one.story.id, one.story.language): fingerprint(one.story) for one in self._plan.stories
        }

    @cached_property
    def _heading(self) -> str:
        """The fingerprint of what every page of the edition says of it."""
        plan = replace(self._plan, stories=(), heard=(), silenced=())
        return fingerprint(of_house(), plan, self.placed.addresses)

    @cached_property
    def key(self) -> str:
        """The fingerprint of everything in the edition but its programmes."""
        return fingerprint(self._heading, tuple(self._told.values()), self.placed.names)

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
            index = addresses.index(language)
            shown = partial(self._index_key, language)
            yield Artefact("page", index, shown, partial(self._page, language, index_page))
            if pages_only:
                continue
            for what, path, make in (
                ("paper", addresses.edition_paper(language), edition_paper),
                ("book", addresses.book(language), edition_book),
                ("mail", addresses.mail(language), edition_mail),
            ):
                yield Artefact(what, path, lambda: self.key, partial(self._page, language, make))

    def _of_stories(self, language: str, *, pages_only: bool) -> Iterator[Artefact]:
        """Yield the files of each story that stands in a language, in the order of its pages."""
        addresses, versions = self.placed.addresses, self._versions()
        names = dict(zip(versions, self.placed.names, strict=True))
        titles = {
            one.story.id: one.story.title
            for one in self._plan.stories
            if one.story.language == language
        }
        told = [id_ for id_ in names if id_ in titles]
        for at, id_ in enumerate(told):
            beside = told[max(at - 1, 0) : at + 2]
            near = tuple((names[one], titles[one]) for one in beside if one != id_)
            own, offered = ((id_, language), names[id_]), offer(self._programmes, language, id_)
            page_key = partial(self._key_of, *own, versions[id_], at > 0, near, offered)
            page = addresses.page(names[id_], language)
            yield Artefact("page", page, page_key, partial(self._story, language, at))
            if not pages_only:
                paper = addresses.paper(names[id_], language)
                key = partial(self._key_of, *own)
                yield Artefact("paper", paper, key, partial(self._paper, language, at))

    def _index_key(self, language: str) -> str:
        """Return the fingerprint of the edition's page in a language."""
        return fingerprint(self.key, self.heard_key(language))

    def _key_of(self, story: tuple[str, str], *more: Any) -> str:
        """Return the fingerprint of a file of a story, by its id and language."""
        return fingerprint(self._heading, self._told[story], *more)

    def _versions(self) -> dict[str, tuple[str, ...]]:
        """Return the languages of each story, in the order of the plan."""
        found: dict[str, tuple[str, ...]] = {}
        for one in self._plan.stories:
            found[one.story.id] = (*found.get(one.story.id, ()), one.story.language)
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
