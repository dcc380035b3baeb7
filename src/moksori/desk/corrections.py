"""What readers of a story are told of its later life."""

from __future__ import annotations

from datetime import datetime

from moksori.publishing.wording import LANGUAGES, wording
from moksori.records.models import RecallRecord, ReleaseRecord, StoryRecord
from moksori.terms.errors import InvalidError
from moksori.terms.story import Correction

LONGEST = 2_000
"""Characters of a correction; a longer one is an article of its own."""


class CorrectionError(InvalidError):
    """A correction that cannot be printed as it is."""

    code = "afterwards.correction"
    hint = "Say in a few sentences what was wrong and what is right, as readers will see it."


def notes_of(story: StoryRecord) -> tuple[Correction, ...]:
    """Return what readers of a story are told of its later life, the oldest first."""
    notes = [(one.at, Correction(one.month, one.text)) for one in story.corrections.all()]
    if story.language in LANGUAGES:
        words = wording(story.language)
        ended = RecallRecord.objects.filter(public_id=story.public_id, ended_at__isnull=False)
        for row in ended:
            if row.ended_at is not None and _was_out(story.public_id, row.at):
                gone = words.month(row.at.strftime("%Y-%m"))
                month = row.ended_at.strftime("%Y-%m")
                notes.append((row.ended_at, Correction(month, words.say("reissued", month=gone))))
    return tuple(note for _, note in sorted(notes, key=lambda one: one[0]))


def printable(text: str) -> str:
    """Return a correction as one line.

    Raises:
        CorrectionError: it is empty, too long, or holds what cannot be printed.
    """
    told = " ".join(text.split())
    if not told:
        raise CorrectionError("the correction says nothing")
    if len(told) > LONGEST:
        raise CorrectionError("the correction is too long")
    if any(not character.isprintable() for character in told):
        raise CorrectionError("the correction holds characters that cannot be printed")
    return told


def _was_out(story: str, before: datetime) -> bool:
    rows = ReleaseRecord.objects.filter(edition__stories__public_id=story, at__lte=before)
    return rows.exists()
