"""What a source allows, use by use: entered, ended, withdrawn; and what rests on it outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from moksori.desk import audit, recalls, whereabouts
from moksori.desk.programme import obfuscating
from moksori.desk.whereabouts import Whereabout
from moksori.records import trail
from moksori.records.models import (
    ConsentRecord,
    PersonInAccountRecord,
    PersonRecord,
    ReleaseRecord,
    StoryRecord,
)
from moksori.terms.consent import Use
from moksori.terms.errors import InvalidError, MissingError

METHODS = ("oral", "written", "recorded", "through_somebody")
"""How somebody can have said it."""


class NoConsentError(MissingError):
    """There is no such person or account here, or no such consent that stands."""

    code = "consenting.none"
    hint = "Open the person's page: every consent and refusal is listed there."


class ConsentInvalidError(InvalidError):
    """A consent was entered with an unknown way, or a day that is over."""

    code = "consenting.invalid"
    hint = "Say how it was given, and a day to come where it ends."


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody said about one use.

    Attributes:
        account: The one telling it is about; empty for all of theirs.
        to_whom: The body it names, where it names one.
        until: The last day on which it holds.
        method: One of `METHODS`.
        explained: What was explained to them, and in which `language`.
        by_guardian: Who answers for them said it, not they.
    """

    person: str
    use: Use
    allowed: bool
    method: str
    account: str = ""
    to_whom: str = ""
    until: date | None = None
    language: str = ""
    explained: str = ""
    conditions: str = ""
    by_guardian: bool = False


@dataclass(frozen=True, slots=True)
class Resting:
    """What rests on a consent and is out.

    Attributes:
        stories: Public ids of stories told by that person, in that account.
        releases: Ids of releases that point at the consent.
        copies: Copies that stand somewhere.
    """

    stories: tuple[str, ...]
    releases: tuple[str, ...]
    copies: tuple[Whereabout, ...]


@transaction.atomic
def enter(word: Word, *, by: str, at: datetime) -> str:
    """Write down what somebody allowed or refused; return the id of the row.

    An earlier word stays as it was; the last one counts.

    Raises:
        NoConsentError: there is no such person, or the account does not know them.
        ConsentInvalidError: the way is unknown, or the day is over.
    """
    _require_known(word, at)
    row = ConsentRecord.objects.create(
        person_id=word.person,
        account_id=word.account or None,
        use=word.use.value,
        allowed=word.allowed,
        to_whom=word.to_whom.strip(),
        until=word.until,
        method=word.method,
        language=word.language,
        explained=word.explained.strip(),
        conditions=word.conditions.strip(),
        by_guardian=word.by_guardian,
        by=by,
        at=at,
    )
    audit.write_line(
        "consent.entered",
        by=by,
        at=at,
        subjects=[word.person, row.id],
        detail={"use": word.use.value, "allowed": word.allowed, "guardian": word.by_guardian},
    )
    if not word.allowed:
        obfuscating.settle(word.use, at=at)
    return row.id


def _require_known(word: Word, at: datetime) -> None:
    if word.method not in METHODS or (word.until is not None and word.until < at.date()):
        raise ConsentInvalidError("the way is unknown or the day is over")
    if not PersonRecord.objects.filter(pk=word.person).exists():
        raise NoConsentError("no person has this id")
    links = PersonInAccountRecord.objects.filter(person_id=word.person, account_id=word.account)
    if word.account and not links.exists():
        raise NoConsentError("the account does not know this person")


@transaction.atomic
def end(consent_id: str, until: date, *, by: str, at: datetime) -> None:
    """Let a consent hold until a day and no longer.

    Raises:
        NoConsentError: no such consent stands.
        ConsentInvalidError: it ends before that day already.
    """
    row = _standing(consent_id)
    if row.until is not None and row.until < until:
        raise ConsentInvalidError("it ends before that day already")
    before = row.until.isoformat() if row.until else ""
    row.until = until
    row.save(update_fields=["until"])
    trail.note_change(
        row.id,
        "consent.ended",
        before={"until": before},
        after={"until": until.isoformat()},
        by=by,
        at=at,
    )
    audit.write_line("consent.ended", by=by, at=at, subjects=[row.person_id, row.id])
    obfuscating.settle(Use(row.use), at=at)


@transaction.atomic
def withdraw(consent_id: str, *, by: str, at: datetime) -> Resting:
    """Write down that somebody took a consent back; return what is out that rests on it.

    From now on the next release leaves it out. What is out stays out until somebody recalls it. An
    own voice that rested on it is gone at once, and programmes made with it are stale.

    Raises:
        NoConsentError: no such consent stands.
    """
    row = _standing(consent_id)
    row.withdrawn_at, row.withdrawn_by = at, by
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.write_line("consent.withdrawn", by=by, at=at, subjects=[row.person_id, row.id])
    obfuscating.settle(Use(row.use), at=at)
    return resting_on(row.id)


def resting_on(consent_id: str) -> Resting:
    """Return what is out that rests on a consent.

    Raises:
        NoConsentError: there is none of this id.
    """
    row = ConsentRecord.objects.filter(pk=consent_id).first()
    if row is None:
        raise NoConsentError("no consent has this id")
    if row.account_id is None:
        stories = set(recalls.stories_of(row.person_id))
    else:
        told = StoryRecord.objects.filter(accounts=row.account_id)
        stories = set(told.values_list("public_id", flat=True))
    releases = tuple(ReleaseRecord.objects.resting_on(row.id).values_list("id", flat=True))
    return Resting(tuple(sorted(stories)), releases, copies_of(stories))


def copies_of(stories: set[str]) -> tuple[Whereabout, ...]:
    """Return the copies of some stories that stand somewhere.

    Args:
        stories: Public ids.
    """
    today = whereabouts.told_today()
    return tuple(one for story in sorted(stories) for one in whereabouts.standing(today, story))


def _standing(consent_id: str) -> ConsentRecord:
    rows = ConsentRecord.objects.select_for_update().filter(withdrawn_at__isnull=True)
    row = rows.filter(pk=consent_id).first()
    if row is None:
        raise NoConsentError("no such consent stands")
    return row
