"""A site of many editions: pages of every edition and of the whole, made anew only where needed.

The same plan gives the same bytes, whether everything was made now or most of it was taken over
from the site as it stood before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, islice

from moksori.publishing.addresses import MANIFEST, STYLE, SiteAddresses, public_base, stems
from moksori.publishing.beside import Beside, check_beside, paths_of
from moksori.publishing.checks import NotPublicError, PlanError, check_plan
from moksori.publishing.edition import SOUND, Progress
from moksori.publishing.feeds import atom, json_feed, rss
from moksori.publishing.fingerprint import fingerprint, of_house
from moksori.publishing.material import fixed_files, style_of_pages
from moksori.publishing.site_edition import Artefact, SiteEdition
from moksori.publishing.site_folder import SiteFolder
from moksori.publishing.site_pages import Frame, figure_pages, front_page, list_pages, sheet_pages
from moksori.publishing.site_views import Placed, SiteView, bare, site_view
from moksori.publishing.site_workshop import Files, Wanted, Workshop
from moksori.publishing.views import EditionView, slugs_of, story_ids, views_of
from moksori.terms.disguise import Audience
from moksori.terms.edition import EditionPlan, SitePlan
from moksori.terms.listening import Listening, Silenced

WORTH_WORKERS = 400
"""From so many files on that must be made, it is worth starting processes for them."""
FEED_STORIES = 50
"""So many of the newest stories stand in the feed of a site."""


def write_site(
    plan: SitePlan,
    folder: SiteFolder,
    progress: Progress,
    *,
    pages_only: bool = False,
    workers: int = 1,
    beside: Sequence[Beside] = (),
) -> None:
    """Write everything that is out into a folder; what stands there of the same stays.

    Args:
        plan: Editions of cleared stories, in the order in which they came out.
        folder: Where, and what was made there before.
        progress: Told after each file what was made, how many are done, and how many there are.
        pages_only: Leave out papers and mails, which take most of the time.
        workers: How many processes may make files of editions beside each other.
        beside: Files that others made, such as those of programmes: path, digest, how.

    Raises:
        PlanError: the plan contradicts itself, or a file of a programme is not there.
        NotPublicError: a story was cleared for somebody else than the public.
        WordingError: there are no interface texts in one of the languages.
        PaperError: a paper could not be set.
        OSError: the disk is full or cannot be written.
    """
    check_site(plan)
    editions = _editions(plan, paths_of(beside))
    parts = [tuple(one.artefacts(pages_only=pages_only)) for one in editions]
    with Workshop(workers, WORTH_WORKERS) as workshop:
        ahead = workshop.make(_wanted(folder, part) for part in parts)
        of_all = tuple(_of_site(plan, editions))
        check_beside(plan.editions, beside, _paths((*parts, of_all)))
        bar = _Bar(progress, [*parts, of_all, beside])
        # The pages of all editions are made here, a few between two editions: nobody waits.
        few, left = -(-len(of_all) // len(parts)), iter(of_all)
        for part, made in zip(parts, ahead, strict=True):
            _put(folder, chain(part, islice(left, few)), made, bar)
    _put_rest(folder, beside, bar)
    _close(folder, plan, bar)


def _wanted(folder: SiteFolder, part: Sequence[Artefact]) -> Wanted:
    """Return how those files are made that do not stand there yet."""
    return {one.path: one.make for one in part if not folder.has(one.path, one.key)}


def _put(folder: SiteFolder, part: Iterable[Artefact], ahead: Files, bar: _Bar) -> None:
    """Put some files where they belong: made ahead by somebody else, kept, or made now."""
    for one in part:
        made = ahead.get(one.path)
        folder.put(one.path, one.key, one.make if made is None else partial(bytes, made))
        bar.move(one.what)


def _paths(parts: Sequence[Sequence[Artefact]]) -> tuple[str, ...]:
    """Return where everything stands that is made of the editions, or is the same on every site."""
    ours = (one.path for part in parts for one in part)
    return (*ours, *fixed_files(), STYLE, MANIFEST)


def _put_rest(folder: SiteFolder, beside: Sequence[Beside], bar: _Bar) -> None:
    """Put what is the same on every site, and files of others."""
    folder.put(STYLE, of_house(), style_of_pages)
    for path, content in fixed_files().items():
        folder.put(path, of_house(), partial(bytes, content))
    for path, key, make in beside:
        folder.put(path, key, make)
        bar.move(SOUND)


def _close(folder: SiteFolder, plan: SitePlan, bar: _Bar) -> None:
    """Write the list of all files, and remove what is no more."""
    folder.close(plan.editions[-1].month)
    bar.move("manifest")


class _Bar:
    """Counts what is done."""

    def __init__(self, progress: Progress, parts: Sequence[Sequence[object]]) -> None:
        self._progress = progress
        self._total = sum(map(len, parts)) + 1
        self._done = 0

    def move(self, what: str) -> None:
        """Say that one more is done."""
        self._done += 1
        self._progress(what, self._done, self._total)


def check_site(plan: SitePlan) -> None:
    """Let a plan of a site pass that can be printed as it stands.

    Raises:
        PlanError: it has no edition, or its editions do not go together.
        NotPublicError: a story was cleared for somebody else than the public.
        WordingError: there are no interface texts in one of the languages.
    """
    if not plan.editions:
        raise PlanError("a site has no edition")
    if any(one.audience is not Audience.PUBLIC for one in plan.figures.tables):
        raise NotPublicError("a table was cleared for somebody else than the public")
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


def story_files(plan: SitePlan) -> dict[str, tuple[str, str]]:
    """Return path → public id and language of the story, for every page and paper of a story."""
    found: dict[str, tuple[str, str]] = {}
    for edition in _editions(plan):
        addresses, ids = edition.placed.addresses, story_ids(edition.placed.plan)
        for id_, name in zip(ids, edition.placed.names, strict=True):
            for language in edition.languages:
                found[addresses.page(name, language)] = id_, language
                found[addresses.paper(name, language)] = id_, language
    return found


def languages_of(plan: SitePlan) -> tuple[str, ...]:
    """Return every language of a site, the first one first."""
    return tuple(dict.fromkeys(tag for edition in plan.editions for tag in edition.languages))


def _house_of(edition: EditionPlan) -> tuple[str, str, str]:
    return edition.publisher, edition.source_url, edition.base_url


def _editions(plan: SitePlan, beside: frozenset[str] = frozenset()) -> list[SiteEdition]:
    """Return the editions with a name for each story, which later editions do not change."""
    first, languages = plan.editions[-1].languages[0], languages_of(plan)
    slugs = [slugs_of(edition) for edition in plan.editions]
    names = iter(stems(slug for own in slugs for slug in own))
    return [
        SiteEdition(
            Placed(
                edition,
                SiteAddresses(first, public_base(edition.base_url), number),
                tuple(next(names) for _ in own),
                beside,
            ),
            languages,
        )
        for number, (edition, own) in enumerate(zip(plan.editions, slugs, strict=True), start=1)
    ]


def _of_site(plan: SitePlan, editions: Sequence[SiteEdition]) -> Iterator[Artefact]:
    """Yield the files that belong to all editions."""
    languages, newest = languages_of(plan), editions[-1]
    told = {about.language: about.paragraphs for about in plan.about}
    whole = fingerprint(tuple(one.key for one in editions), tuple(told.items()))
    for path, own, make in sheet_pages(plan.figures):
        yield Artefact("table", path, partial(str, own), make)
    for language in languages:
        site = site_view([one.placed for one in editions], language)
        addresses = newest.placed.addresses
        front, key = addresses.of_site("index", language), fingerprint(whole, language)
        shown = partial(fingerprint, key, newest.heard_key(language))
        yield Artefact("page", front, shown, partial(_front, site, newest, languages))
        frame = Frame(site, _around(plan, newest, site), languages)
        for path, own, make in list_pages(frame, told.get(language, ())):
            yield Artefact("page", path, partial(str, own), make)
        for path, own, make in figure_pages(frame, plan.figures):
            yield Artefact("page", path, partial(str, own), make)
        key = fingerprint(key, _heard(plan, language))
        for feed_path, feed in (
            (addresses.feed(language), atom),
            (addresses.rss(language), rss),
            (addresses.json_feed(language), json_feed),
        ):
            yield Artefact(
                "feed", feed_path, partial(str, key), partial(_feed, feed, editions, language)
            )


def _heard(plan: SitePlan, language: str) -> tuple[tuple[Listening | Silenced, ...], ...]:
    """Return the programmes of each edition in a language, and those that were taken back."""
    told: list[tuple[Listening | Silenced, ...]] = [
        (*edition.heard, *edition.silenced) for edition in plan.editions
    ]
    return tuple(tuple(one for one in every if one.language == language) for every in told)


def _front(site: SiteView, newest: SiteEdition, languages: Sequence[str]) -> bytes:
    return front_page(site, newest.views[site.language], languages)


def _around(plan: SitePlan, newest: SiteEdition, site: SiteView) -> EditionView:
    """Return the newest edition without its stories, for pages that are of no edition."""
    placed = newest.placed
    hollow = replace(placed.plan, stories=(), languages=languages_of(plan), heard=(), silenced=())
    view = next(
        one for one in views_of(hollow, placed.addresses, ()) if one.language == site.language
    )
    invented = all(
        edition.invented or (edition.stories and all(one.story.invented for one in edition.stories))
        for edition in plan.editions
    )
    return replace(bare(view), nav=site.nav, invented=invented)


def _feed(
    make: Callable[[EditionView], bytes], editions: Sequence[SiteEdition], language: str
) -> bytes:
    """Return a feed of the newest stories of all editions, and of all that were withdrawn."""
    newest = editions[-1].views[language]
    entries = [entry for entry in newest.entries if entry.here]
    withdrawn, programmes = list(newest.withdrawn), list(newest.programmes)
    silenced = list(newest.silenced)
    for edition in reversed(editions[:-1]):
        plan = edition.placed.plan
        if len(entries) < FEED_STORIES or plan.withdrawn or plan.silenced:
            view = edition.views[language]
            entries.extend(entry for entry in view.entries if entry.here)
            withdrawn.extend(view.withdrawn)
            programmes.extend(view.programmes)
            silenced.extend(view.silenced)
    return make(
        replace(
            newest,
            entries=tuple(entries[:FEED_STORIES]),
            withdrawn=tuple(withdrawn),
            programmes=tuple(programmes),
            silenced=tuple(silenced),
        )
    )
