"""A story as it would leave today: its finished page and its paper, once the gate lets it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from moksori.desk.composing import story_of
from moksori.desk.looking import look_at
from moksori.protection.gate import clear
from moksori.publishing.material import STYLE_SHEET
from moksori.publishing.pages import story_page
from moksori.publishing.paper import story_paper
from moksori.publishing.views import EditionView, StoryView, edition_views
from moksori.records.models import User
from moksori.terms.edition import EditionPlan


def page_of(who: User, story_id: str, *, at: datetime) -> bytes:
    """Return the finished page of a story.

    Raises:
        NoStoryError: there is no such story, or it is not for them.
        LeakError: the gate does not let it out as it is; nothing is shown.
    """
    edition, story = _views(who, story_id, at)
    return story_page(edition, story)


def paper_of(who: User, story_id: str, *, at: datetime) -> bytes:
    """Return the finished PDF of a story.

    Raises:
        NoStoryError: there is no such story, or it is not for them.
        LeakError: the gate does not let it out as it is; nothing is shown.
        PaperError: it could not be set.
    """
    return story_paper(*_views(who, story_id, at))


def style_sheet() -> bytes:
    """Return the style sheet of finished pages."""
    return STYLE_SHEET.read_bytes()


def _views(who: User, story_id: str, at: datetime) -> tuple[EditionView, StoryView]:
    found = look_at(story_of(who, story_id), by=who.pk, at=at)
    cleared = clear(found.draft, found.watch)
    plan = EditionPlan(
        series="Moksori",
        number=1,
        month=at.strftime("%Y-%m"),
        publisher="Moksori",
        stories=(cleared,),
        languages=(cleared.story.language,),
        source_url=settings.SOURCE_URL,
        invented=cleared.story.invented,
    )
    edition = edition_views(plan)[0]
    return edition, edition.stories[0]
