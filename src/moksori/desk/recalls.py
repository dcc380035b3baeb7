"""Stories that the desk takes back, and lets stand again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from moksori.desk import audit
from moksori.desk.whereabouts import NotOutError
from moksori.records.models import RecallRecord, StoryRecord
from moksori.records.states import RecallReason
from moksori.terms.errors import RefusedError
from moksori.terms.people import PersonRole


class RecalledError(RefusedError):
    """The story is taken back already, or it is not."""

    code = "afterwards.recalled"
    hint = "`moksori out list` shows what is out; `moksori reissue` lets a recalled story stand."


@transaction.atomic
def recall(stories: Sequence[str], reason: RecallReason, *, by: str, at: datetime) -> int:
    """Take stories back: from now on nothing of them leaves, in any language.

    What stands elsewhere goes with the next showing or delivery; `whereabouts` lists the rest.

    Args:
        stories: Public ids.
        reason: Why; it stays inside the desk.
        by: Who.
        at: When.

    Returns:
        How many were taken back; those that were already are not counted.

    Raises:
        NotOutError: one of them does not exist, or none is named; then none is taken back.
    """
    if not stories:
        raise NotOutError("no story is named, and none is known of that person")
    for story in stories:
        if not StoryRecord.objects.filter(public_id=story).exists():
            raise NotOutError("no story has that id")
    known = set(RecallRecord.objects.standing().values_list("public_id", flat=True))
    fresh = [story for story in dict.fromkeys(stories) if story not in known]
    for story in fresh:
        row = RecallRecord.objects.create(public_id=story, reason=reason.value, by=by, at=at)
        rows = StoryRecord.objects.filter(public_id=story)
        rows.update(told="")
        subjects = [row.id, *rows.values_list("id", flat=True)]
        audit.write_line(f"story.recalled.{reason.value}", by=by, at=at, subjects=subjects)
    return len(fresh)


@transaction.atomic
def reissue(story: str, *, by: str, at: datetime) -> None:
    """Let a recalled story stand again, if the gate lets it out; its page says that it was gone.

    Args:
        story: Its public id.
        by: Who.
        at: When.

    Raises:
        RecalledError: it was not taken back by the desk.
    """
    rows = RecallRecord.objects.standing().filter(public_id=story)
    ids = list(rows.values_list("id", flat=True))
    if not rows.update(ended_at=at, ended_by=by):
        raise RecalledError("the story was not recalled")
    audit.write_line("story.reissued", by=by, at=at, subjects=ids)


def stories_of(person: str) -> tuple[str, ...]:
    """Return the stories told by a source: what to take back when something happened to them.

    Args:
        person: Id of the person.
    """
    told = StoryRecord.objects.filter(
        accounts__persons__person_id=person, accounts__persons__role=PersonRole.SOURCE.value
    )
    return tuple(sorted(set(told.values_list("public_id", flat=True))))


def recalled() -> dict[str, datetime]:
    """Return the stories that are taken back, with when."""
    return {row.public_id: row.at for row in RecallRecord.objects.standing()}
