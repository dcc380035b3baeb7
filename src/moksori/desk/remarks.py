"""Remarks on a story: said by one, settled by another, kept for good."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from moksori.desk import audit
from moksori.desk.composing import story_of
from moksori.records.models import RemarkRecord, User
from moksori.terms.errors import InvalidError, MissingError

LONGEST = 4_000


class RemarkError(InvalidError):
    """A remark says nothing, or is too long."""

    code = "stories.remark"
    hint = "Say it in a few sentences; nothing was kept."


class NoRemarkError(MissingError):
    """There is no such open remark on this story."""

    code = "stories.no_remark"


@transaction.atomic
def remark(who: User, story_id: str, text: str, part: int | None, *, at: datetime) -> str:
    """Say something about a story, or about one part of it; return the id of the remark.

    Raises:
        NoStoryError: there is no such story, or it is not for them.
        RemarkError: it says nothing, or is too long.
    """
    story = story_of(who, story_id)
    said = text.strip()
    if not said or len(said) > LONGEST:
        raise RemarkError("the remark is empty or too long")
    row = RemarkRecord.objects.create(story=story, part=part, text=said, by=who.pk, at=at)
    audit.write_line("story.remarked", by=who.pk, at=at, subjects=[story.pk, row.pk])
    return row.pk


@transaction.atomic
def resolve(who: User, story_id: str, remark_id: str, *, at: datetime) -> None:
    """Settle a remark.

    Raises:
        NoStoryError: there is no such story, or it is not for them.
        NoRemarkError: there is no such open remark on it.
    """
    story = story_of(who, story_id)
    rows = RemarkRecord.objects.of_story(story.pk).open().filter(pk=remark_id)
    if not rows.update(resolved_at=at, resolved_by=who.pk):
        raise NoRemarkError("no such open remark")
    audit.write_line("story.remark_resolved", by=who.pk, at=at, subjects=[story.pk, remark_id])
