"""An edition as a folder of files: pages, papers, feeds, mails and the list of them all.

The same plan gives the same bytes on every machine. Nothing is read but the plan and our own
templates and fonts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from moksori.publishing.addresses import MANIFEST, STYLE
from moksori.publishing.beside import Beside, check_beside, paths_of
from moksori.publishing.book import edition_book
from moksori.publishing.checks import check_plan
from moksori.publishing.feeds import atom, json_feed, rss
from moksori.publishing.folder import Content, Folder
from moksori.publishing.mail import edition_mail
from moksori.publishing.manifest import manifest
from moksori.publishing.material import fixed_files, style_of_pages
from moksori.publishing.pages import index_page, story_page
from moksori.publishing.paper import edition_paper, story_paper
from moksori.publishing.views import EditionView, edition_views
from moksori.terms.edition import EditionPlan

Progress = Callable[[str, int, int], None]
Artefact = tuple[str, str, Callable[[], Content]]
"""What it is, in a word for the progress bar; its path; and how its bytes, or a file, are made."""
SOUND = "sound"
"""What files of programmes are called for the progress bar."""


def write_edition(
    plan: EditionPlan, staging: Path, progress: Progress, beside: Sequence[Beside] = ()
) -> None:
    """Write the edition of `plan` into the empty folder `staging`.

    Args:
        plan: Cleared stories, and nothing that publishing must not know.
        staging: A folder that is empty or not there yet; the desk moves it into place when sealed.
        progress: Told after each file what was made, how many are done, and how many there are.
        beside: Files that others made, such as those of its programme: path, digest, how.

    Raises:
        PlanError: the plan contradicts itself, or a file of a programme is not there.
        NotPublicError: a story was cleared for somebody else than the public.
        WordingError: there are no interface texts in one of the languages.
        StagingError: the folder holds something already.
        PaperError: a paper could not be set.
        OSError: the disk is full or cannot be written.
    """
    check_plan(plan)
    editions = edition_views(plan, paths_of(beside))
    artefacts = [artefact for edition in editions for artefact in _artefacts(edition)]
    ours = [path for _, path, _ in artefacts]
    check_beside((plan,), beside, (*ours, *fixed_files(), STYLE, MANIFEST))
    artefacts += [(SOUND, path, make) for path, _, make in beside]
    folder = Folder.open(staging)
    total = len(artefacts) + 1
    folder.put(STYLE, style_of_pages())
    for path, content in fixed_files().items():
        folder.put(path, content)
    for done, (what, path, make) in enumerate(artefacts, start=1):
        folder.put(path, make())
        progress(what, done, total)
    folder.put(MANIFEST, manifest(editions, folder.files))
    folder.close(plan.month)
    progress("manifest", total, total)


def _artefacts(edition: EditionView) -> Iterator[Artefact]:
    """Yield everything that is made of the edition in one language."""
    addresses, language = edition.addresses, edition.language
    yield "page", addresses.index(language), partial(index_page, edition)
    stories = edition.stories
    for story, before, after in zip(stories, (None, *stories), (*stories[1:], None), strict=False):
        yield "page", story.page, partial(story_page, edition, story, before, after)
        yield "paper", story.paper, partial(story_paper, edition, story)
    yield "paper", addresses.edition_paper(language), partial(edition_paper, edition)
    yield "book", addresses.book(language), partial(edition_book, edition)
    yield "feed", addresses.feed(language), partial(atom, edition)
    yield "feed", addresses.rss(language), partial(rss, edition)
    yield "feed", addresses.json_feed(language), partial(json_feed, edition)
    yield "mail", addresses.mail(language), partial(edition_mail, edition)
