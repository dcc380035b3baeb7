"""What stays back whatever the gate says: no consent covers it, or its day has not come.

A delay is a disguise: a story that comes out the week after tells the accused who spoke. The day
is decided here; a release keeps to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from moksori.desk import audit, consents, house
from moksori.records import trail
from moksori.records.models import AccountRecord, ReleaseRecord, StoryRecord
from moksori.terms.consent import Use
from moksori.terms.errors import InvalidError, MissingError, RefusedError


class NoStoryHereError(MissingError):
    """There is no such story."""

    code = "holding.no_story"
    hint = "Open the story from the list of stories."


class OutAlreadyError(RefusedError):
    """The story is out: a day before which it stays back would come too late."""

    code = "holding.out_already"
    hint = "Take it back instead: recall it, and let it stand again on the day."


class DayPastError(InvalidError):
    """The day before which the story should stay back is over."""

    code = "holding.day_past"
    hint = "Give a day that has not come yet, or take the embargo off."


def kept_back(accounts: Sequence[AccountRecord], at: datetime) -> set[str]:
    """Return the accounts of which nothing may leave today.

    In a real desk that is everything that no consent covers; a translation goes with what it
    translates. Everywhere it is what a story keeps back until a day.

    Args:
        accounts: What would leave.
        at: When.
    """
    held = _before_their_day([account.id for account in accounts], at.date())
    if house.policy_decides():
        return held
    allowed = set(consents.covered(Use.PUBLISH_DISGUISED, "", at.date()).accounts)
    uncovered = {
        account.id for account in accounts if allowed.isdisjoint(filter(None, _family(account)))
    }
    return held | uncovered


def hold(story_id: str, until: date, *, by: str, at: datetime) -> None:
    """Keep a story back, in every language, until a day.

    Args:
        story_id: Of any language of it.
        until: The first day on which it may leave.
        by: Who decides.
        at: When.

    Raises:
        NoStoryHereError: there is none.
        DayPastError: the day has come already.
        OutAlreadyError: the story is out.
    """
    if until <= at.date():
        raise DayPastError("the day has come already")
    _set_day(story_id, until, by=by, at=at)


def let_go(story_id: str, *, by: str, at: datetime) -> None:
    """Take the embargo off a story; the gate still has its word.

    Raises:
        NoStoryHereError: there is none.
    """
    _set_day(story_id, None, by=by, at=at)


@transaction.atomic
def _set_day(story_id: str, until: date | None, *, by: str, at: datetime) -> None:
    story = StoryRecord.objects.filter(pk=story_id).first()
    if story is None:
        raise NoStoryHereError("no story has this id")
    released = ReleaseRecord.objects.filter(edition__stories__public_id=story.public_id)
    if until is not None and released.exists():
        raise OutAlreadyError("the story is out")
    before = story.not_before.isoformat() if story.not_before else ""
    rows = StoryRecord.objects.filter(public_id=story.public_id)
    rows.update(not_before=until, **({"told": ""} if until else {}))
    for row in rows:
        trail.note_change(
            row.id,
            "embargo.set" if until else "embargo.lifted",
            before={"not_before": before},
            after={"not_before": until.isoformat() if until else ""},
            by=by,
            at=at,
        )
    audit.write_line(
        "embargo.set" if until else "embargo.lifted",
        by=by,
        at=at,
        subjects=[row.id for row in rows],
    )


def _family(account: AccountRecord) -> tuple[str, str | None]:
    return account.id, account.translation_of_id


def _before_their_day(accounts: Sequence[str], day: date) -> set[str]:
    # One public id is one story in all its languages: a day set on one holds for all.
    waiting = StoryRecord.objects.filter(not_before__gt=day).values("public_id")
    rows = StoryRecord.objects.filter(public_id__in=waiting, accounts__in=accounts)
    return set(rows.values_list("accounts", flat=True)) & set(accounts)
