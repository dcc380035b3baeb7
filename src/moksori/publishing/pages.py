"""Pages and the bodies of mails: our templates, filled with an edition in one language.

Every value is escaped, an unknown one is an error, and the mark-up is well-formed XML too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import escape

from moksori.publishing import moments
from moksori.publishing.addresses import STYLE, relative
from moksori.publishing.material import TEMPLATES
from moksori.publishing.structured import about_edition, about_story
from moksori.publishing.views import EditionView, StoryView
from moksori.publishing.wording import Wording, wording

_SENTENCE = re.compile(r'\{\{ words\.say\("(\w+)"\) \}\}')
MAIL_TITLE = 100
"""Characters of a title in an address that opens a mail; longer addresses break."""


def story_page(
    edition: EditionView,
    story: StoryView,
    before: StoryView | None = None,
    after: StoryView | None = None,
) -> bytes:
    """Return the page of one story, with the way to the stories before and after it."""
    return render(
        "story.html",
        edition=edition,
        story=story,
        path=story.page,
        home=edition.addresses.index(edition.language),
        before=before,
        after=after,
        versions=story.versions,
        invented=story.invented,
        mailto=mail_address(edition, story),
        heard=story.listen.here,
        podcast=story.listen.here.podcast if story.listen.here else "",
    )


def index_page(edition: EditionView) -> bytes:
    """Return the first page of the edition in one language."""
    return render(
        "index.html",
        edition=edition,
        path=edition.addresses.index(edition.language),
        versions=edition.versions,
        invented=edition.invented,
        earlier=(),
        heard=edition.listen.here,
        podcast=edition.podcast,
    )


@dataclass(frozen=True, slots=True)
class Leave:
    """How somebody leaves the list: a message to `address` with `subject`, or a visit to `url`."""

    address: str
    subject: str
    url: str = ""

    @property
    def link(self) -> str:
        """A link that opens that message."""
        return f"mailto:{quote(self.address, safe='@')}?subject={quote(self.subject)}"


def mail_bodies(edition: EditionView, leave: Leave | None = None) -> tuple[str, str]:
    """Return the plain and the HTML body of the edition as a mail.

    Args:
        edition: In one language.
        leave: How the reader leaves the list, where it is sent to a list.
    """
    plain = render("mail.txt", edition=edition, leave=leave).decode()
    return plain, render("mail.html", edition=edition, leave=leave).decode()


def notice_bodies(
    edition: EditionView, leave: Leave, withdrawn: int, corrected: Mapping[str, int]
) -> tuple[str, str]:
    """Return the plain and the HTML body of a notice about an edition that was sent.

    Args:
        edition: As it may be told today, in one language.
        leave: How the reader leaves the list.
        withdrawn: How many of its stories were withdrawn.
        corrected: Public id of a corrected story → how many of its first corrections were told.
    """
    told = [
        (story.title, story.corrections[corrected[story.id] :])
        for story in edition.stories
        if story.id in corrected
    ]
    values = {"leave": leave, "withdrawn": withdrawn, "corrected": [one for one in told if one[1]]}
    plain = render("mail_notice.txt", edition=edition, **values).decode()
    return plain, render("mail_notice.html", edition=edition, **values).decode()


def mail_address(edition: EditionView, story: StoryView) -> str:
    """Return a link that opens a new mail about the story in the reader's own programme.

    It has the title and the way to the story, and nothing of what the story tells: mails are kept
    by others. It needs no script; nothing is sent before the reader sends it, and to nobody whom
    the reader did not choose. Without a public address the edition is named instead.
    """
    known = edition.addresses.base_url
    way = edition.addresses.public(story.page) if known else edition.dated_title
    title = story.title[:MAIL_TITLE]
    body = quote(f"{title}\r\n\r\n{way}")
    return f"mailto:?subject={quote(title)}&body={body}"


def render(template: str, *, edition: EditionView, **values: Any) -> bytes:
    """Return one of our templates as UTF-8, filled with the edition and with `values`."""
    page = _environment(edition.words.tag).get_template(template)
    common = {"edition": edition, "words": edition.words, "language": edition.language}
    unheard = {"heard": None, "podcast": ""}
    return page.render(common | unheard | {"style": STYLE} | values).encode()


def fill(template: str, language: str, **values: Any) -> bytes:
    """Return one of our templates as UTF-8 that is of no edition, filled with `values`."""
    words = wording(language)
    common = {"words": words, "language": language, "style": STYLE}
    return _environment(words.tag).get_template(template).render(common | values).encode()


class _InOneLanguage(FileSystemLoader):
    """Templates with the house's own sentences set in: they are the same on every page."""

    def __init__(self, words: Wording) -> None:
        super().__init__(TEMPLATES)
        self._words = words

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, name, uptodate = super().get_source(environment, template)
        safe = str if template.endswith((".txt", ".typ")) else escape
        return _SENTENCE.sub(lambda key: safe(self._words.say(key[1])), source), name, uptodate


@cache
def _environment(language: str) -> Environment:
    """Return the templates in one language, with what they may call."""
    environment = Environment(
        loader=_InOneLanguage(wording(language)),
        undefined=StrictUndefined,
        autoescape=select_autoescape(("html", "xml")),
        # They came with the programme and are not looked at again for every page.
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    environment.globals |= {"about_story": about_story, "about_edition": about_edition}
    environment.filters["seen_from"] = relative
    environment.filters["source_from"] = _source_from
    environment.filters["first_of_month"] = moments.moment
    return environment


def _source_from(source_url: str, page: str) -> str:
    """Return the address of the source as seen from `page`; web addresses stand as they are."""
    return source_url if source_url.startswith("http") else relative(source_url, page)
