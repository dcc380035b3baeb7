"""Taking back, letting stand again and putting right from a screen: the rest in the background."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from moksori.desk import afterwards, editions, recalls, rights, whereabouts
from moksori.desk.composing import story_of
from moksori.desk.rights import Right
from moksori.records.models import User
from moksori.records.states import RecallReason

SHOW = editions.SHOW


@transaction.atomic
def recall(who: User, story_id: str, reason: RecallReason, *, at: datetime) -> int:
    """Take a story back in every language; what stands elsewhere goes with the job that follows.

    Returns:
        How many copies are beyond reach.

    Raises:
        NoStoryError: there is no such story, or it is not for them.
    """
    rights.require(who, Right.RELEASE)
    story = story_of(who, story_id)
    recalls.recall([story.public_id], reason, by=who.pk, at=at)
    editions.ask_showing(by=who.pk, at=at)
    standing = whereabouts.standing(whereabouts.told_today(), story.public_id)
    return sum(1 for one in standing if not one.ours)


@transaction.atomic
def reissue(who: User, story_id: str, *, at: datetime) -> None:
    """Let a recalled story stand again, if the gate lets it out.

    Raises:
        NoStoryError: there is no such story, or it is not for them.
        RecalledError: it was not taken back.
    """
    rights.require(who, Right.RELEASE)
    story = story_of(who, story_id)
    recalls.reissue(story.public_id, by=who.pk, at=at)
    editions.ask_showing(by=who.pk, at=at)


def correct(who: User, story_id: str, note: str, *, at: datetime) -> None:
    """Put a released story right; its readers see the note wherever it is shown anew.

    Raises:
        NoStoryError: there is no such story, or it is not for them.
        NotOutError: it was never out.
        CorrectionError: the note is empty, or too long.
        CorrectionStoppedError: the gate found something in the note; nothing was kept.
    """
    rights.require(who, Right.RELEASE)
    story = story_of(who, story_id)
    afterwards.correct(story.public_id, story.language, note, lambda *_: None, by=who.pk, at=at)
    editions.ask_showing(by=who.pk, at=at)


def show_anew(who: User, *, at: datetime) -> str:
    """Have everything shown anew wherever it stands; return the id of the job."""
    rights.require(who, Right.RELEASE)
    return editions.ask_showing(by=who.pk, at=at)
