"""The edition as a book: EPUB 3 in one language, the same bytes on every machine.

Our own templates in a ZIP of our own making. Nothing in it is packed: how small a packer makes
something differs from one build of it to the next, and the bytes must not.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from moksori.publishing import public_ids
from moksori.publishing.material import BOOK_STYLE
from moksori.publishing.pages import render
from moksori.publishing.views import EditionView

MEDIA_TYPE = b"application/epub+zip"
TIME = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP can write down, for every member: no clock was asked."""

UNIX = 3
RIGHTS = 0o100644 << 16

Member = tuple[str, bytes]


def edition_book(edition: EditionView) -> bytes:
    """Return the edition as EPUB: a cover in words, contents, and every story as a chapter."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in _members(edition):
            member = zipfile.ZipInfo(name, TIME)
            member.create_system = UNIX
            member.external_attr = RIGHTS
            archive.writestr(member, content)
    return out.getvalue()


def _members(edition: EditionView) -> Iterator[Member]:
    """Yield every file of the book; a reader looks for the media type at its very beginning."""
    chapters = [(f"story-{number}", story) for number, story in enumerate(edition.stories, start=1)]
    about = {
        "chapters": chapters,
        "name": public_ids.book(edition),
        "title": _title(edition),
    }
    yield "mimetype", MEDIA_TYPE
    yield "META-INF/container.xml", render("book/container.xml", edition=edition)
    yield "EPUB/package.opf", render("book/package.xml", edition=edition, **about)
    yield "EPUB/nav.xhtml", render("book/nav.html", edition=edition, **about)
    yield "EPUB/toc.ncx", render("book/ncx.xml", edition=edition, **about)
    yield "EPUB/book.css", BOOK_STYLE.read_bytes()
    yield "EPUB/cover.xhtml", render("book/cover.html", edition=edition, **about)
    for chapter, story in chapters:
        yield f"EPUB/{chapter}.xhtml", render("book/story.html", edition=edition, story=story)


def _title(edition: EditionView) -> str:
    """Return the title of the book, with the word for an example where it is one."""
    title = edition.dated_title
    return f"[{edition.words.say('invented_label')}] {title}" if edition.invented else title
