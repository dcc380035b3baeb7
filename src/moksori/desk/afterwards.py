"""Putting a released story right: kept only if the story can leave with the note."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from moksori.desk import audit, protection
from moksori.desk.corrections import printable
from moksori.desk.protection import Standing
from moksori.desk.whereabouts import NotOutError
from moksori.records.models import CorrectionRecord, ReleaseRecord, StoryRecord
from moksori.terms.errors import RefusedError

Progress = Callable[[str, int, int], None]


class CorrectionStoppedError(RefusedError):
    """With the correction, the story could not leave any more; the correction was not kept."""

    code = "afterwards.correction_stopped"
    hint = "Word it without what must not leave: no name, no day, no exact age or sum, no place."


def correct(
    story: str, language: str, text: str, progress: Progress, *, by: str, at: datetime
) -> Standing:
    """Put a released story right: readers see the note beneath it, in feeds and on paper.

    The text of the story itself changes where decisions or the account changed; the note says so.

    Args:
        story: Its public id.
        language: The language in which readers see the note.
        text: What was wrong and what is right.
        progress: Told after each story held against the gate.
        by: Who.
        at: When.

    Returns:
        All that may leave now, the correction in it.

    Raises:
        NotOutError: no such story is out.
        CorrectionError: the note is empty, or too long.
        CorrectionStoppedError: the gate found something in the note; nothing was kept.
    """
    told = printable(text)
    row = _released_row(story, language)
    with transaction.atomic():
        note = CorrectionRecord.objects.create(
            story=row, month=at.strftime("%Y-%m"), text=told, by=by, at=at
        )
        audit.write_line("story.corrected", by=by, at=at, subjects=[row.id, note.id])
        standing = protection.clear_all(by, at, progress)
        left = {(one.story.id, one.story.language) for one in standing.plan.stories}
        if (story, language) not in left:
            raise CorrectionStoppedError("the story would not leave with this correction")
    return standing


def _released_row(story: str, language: str) -> StoryRecord:
    row = StoryRecord.objects.filter(public_id=story, language=language).first()
    released = ReleaseRecord.objects.filter(edition__stories__public_id=story)
    if row is None or not released.exists():
        raise NotOutError("no such story was released in that language")
    return row
