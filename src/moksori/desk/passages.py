"""Correcting by hand who says what: new rows for what was read, the original never touched.

Mentions are counted in characters of the original, so they stay where they are; what points at
a passage (statements, sums) is pointed at the one that holds its first character now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from moksori.desk import audit
from moksori.records import trail
from moksori.records.models import AccountRecord, AmountRecord, PassageRecord, StatementRecord
from moksori.terms.errors import InvalidError, MissingError
from moksori.terms.passage import Passage, SpeakerRole
from moksori.terms.span import Span

_ASIDE = 1_000_000
"""Numbers are moved out of the way by this much while an account is numbered anew."""
LONGEST_SPEAKER = 120


class NoPassageError(MissingError):
    """There is no such passage, or it is not for you."""

    code = "passages.none"


class CannotSplitError(InvalidError):
    """A passage cannot be cut there."""

    code = "passages.cannot_split"
    hint = "Give the first words of the second part as they stand, and enough to be met once."


class CannotJoinError(InvalidError):
    """There is nothing to join a passage with."""

    code = "passages.cannot_join"
    hint = "Only a passage that another one follows can be joined with it."


class SpeakerInvalidError(InvalidError):
    """This cannot be the name of a speaker."""

    code = "passages.speaker"
    hint = "Give a name of at most 120 characters on one line, or none where nobody speaks."


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: as the account names them (empty for nobody), and in which role."""

    speaker: str
    role: SpeakerRole


def give_voice(
    passage_id: str, voice: Voice, *, by: str, at: datetime, seen: int | None = None
) -> None:
    """Say who speaks a passage.

    Raises:
        NoPassageError: there is none of this id.
        SpeakerInvalidError: the name is none.
        ConflictError: somebody changed the passages meanwhile.
    """
    speaker = " ".join(voice.speaker.split())
    if len(speaker) > LONGEST_SPEAKER or any(not char.isprintable() for char in speaker):
        raise SpeakerInvalidError("this is no name of a speaker")
    with transaction.atomic():
        row = _row(passage_id, seen)
        new = replace(row.to_value(), speaker=speaker or None, role=voice.role)
        _put([row], [new], "passage.voice", by=by, at=at)


def split(
    passage_id: str, begins_with: str, *, by: str, at: datetime, seen: int | None = None
) -> None:
    """Cut a passage in two; both keep the speaker until somebody says otherwise.

    Args:
        passage_id: The passage.
        begins_with: The first words of the second part, as they stand there once.
        by: Who does it.
        at: When.
        seen: The number of the last change that was seen; see `trail.version_of`.

    Raises:
        NoPassageError: there is none of this id.
        CannotSplitError: the words are not there, there twice, or there first.
        ConflictError: somebody changed the passages meanwhile.
    """
    wanted = begins_with.strip()
    with transaction.atomic():
        row = _row(passage_id, seen)
        place = row.text.find(wanted) if wanted else -1
        first = row.text[: max(place, 0)]
        if not first.strip() or row.text.find(wanted, place + 1) >= 0:
            raise CannotSplitError("the passage cannot be cut there")
        value = row.to_value()
        head = first.rstrip()
        one = replace(value, span=Span(row.start, row.start + len(head)), text=head)
        other = replace(value, span=Span(row.start + place, row.end), text=row.text[place:])
        _put([row], [one, other], "passage.split", by=by, at=at)


def join(passage_id: str, *, by: str, at: datetime, seen: int | None = None) -> None:
    """Join a passage with the one that follows; what stood between was no label.

    Raises:
        NoPassageError: there is none of this id.
        CannotJoinError: it is the last one.
        ConflictError: somebody changed the passages meanwhile.
    """
    with transaction.atomic():
        row = _row(passage_id, seen)
        following = row.account.passages.filter(number__gt=row.number).order_by("number").first()
        if following is None:
            raise CannotJoinError("no passage follows this one")
        span = Span(row.start, following.end)
        text = row.account.text[span.start : span.end]
        _put([row, following], [replace(row.to_value(), span=span, text=text)], "passage.joined",
             by=by, at=at)  # fmt: skip


def version_of(account_id: str) -> int:
    """Return the number of the last correction of an account's passages."""
    return trail.version_of(account_id)


def _row(passage_id: str, seen: int | None) -> PassageRecord:
    row = PassageRecord.objects.select_related("account").filter(pk=passage_id).first()
    if row is None:
        raise NoPassageError("no passage has this id")
    AccountRecord.objects.select_for_update().get(pk=row.account_id)
    if seen is not None:
        trail.require_version(row.account_id, seen)
    return row


def _put(
    old: Sequence[PassageRecord], new: Sequence[Passage], verb: str, *, by: str, at: datetime
) -> None:
    """Put new rows in the place of old ones, number the rest, and point anew what pointed there."""
    account, first = old[0].account, old[0].number
    before = [_told(row.to_value()) for row in old]
    rest = account.passages.filter(number__gt=old[-1].number)
    rest.update(number=F("number") + _ASIDE)
    moved = account.passages.filter(pk__in=[row.pk for row in old])
    moved.update(number=F("number") + 2 * _ASIDE)
    values = [replace(value, number=first + place) for place, value in enumerate(new)]
    rows = PassageRecord.objects.bulk_create(
        [PassageRecord.from_value(account, value) for value in values]
    )
    _point_anew([row.pk for row in old], rows)
    moved.delete()
    shift = len(new) - len(old) - _ASIDE
    # One by one from the front, where a number could meet another on its way.
    account.passages.filter(number__gt=_ASIDE).update(number=F("number") + shift)
    after = [_told(value) for value in values]
    trail.note_change(account.id, verb, before={"passages": before}, after={"passages": after},
                      by=by, at=at)  # fmt: skip
    subjects = [account.id, *(row.pk for row in rows)]
    audit.write_line(verb, by=by, at=at, subjects=subjects)


def _point_anew(old: list[str], rows: Sequence[PassageRecord]) -> None:
    def holder(place: int | None) -> PassageRecord:
        return next((row for row in rows if place is not None and place < row.end), rows[-1])

    for statement in StatementRecord.objects.filter(passage_id__in=old):
        statement.passage = holder(statement.start if statement.start is not None else 0)
        statement.save(update_fields=["passage"])
    for amount in AmountRecord.objects.filter(passage_id__in=old).select_related("mention"):
        amount.passage = holder(amount.mention.start if amount.mention else 0)
        amount.save(update_fields=["passage"])


def _told(value: Passage) -> dict[str, Any]:
    """Return what the history keeps: where and who; the words are in the original."""
    return {
        "number": value.number,
        "start": value.span.start,
        "end": value.span.end,
        "speaker": value.speaker or "",
        "role": value.role.value,
    }
