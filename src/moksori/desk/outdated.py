"""What is over its limit, kind by kind: how much there is, since when, and how it goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import Min, Q

from moksori.desk import kept_backups, mail_list, uploads, vault
from moksori.desk.programme import ageing
from moksori.records import trail
from moksori.records.models import (
    AccountRecord,
    ActRecord,
    ConsentRecord,
    InvitationRecord,
    InvolvementRecord,
    JobRecord,
    OnceRecord,
    PersonInAccountRecord,
    PersonRecord,
    StoryRecord,
    SubscriberRecord,
    TakeRecord,
    UploadRecord,
)
from moksori.records.states import JobState, Kept


@dataclass(frozen=True, slots=True)
class Amount:
    """How much there is of something, and the day of the oldest."""

    count: int
    oldest: date | None = None


def kept(kind: Kept) -> int:
    """Return how much is kept of a kind, over its limit or not."""
    if kind is Kept.TAKES:
        return TakeRecord.objects.standing().count()
    if kind is Kept.BACKUPS:
        return len(kept_backups.kept())
    return vault.count() if kind is Kept.IDENTITIES else _ROWS[kind][0]().count()


def due(kind: Kept, before: datetime) -> Amount:
    """Return how much is kept of a kind from before a moment, and since when."""
    if kind is Kept.IDENTITIES:
        rows = vault.kept_before(before, _nobody_tells_of())
        left = _told_nowhere({id_: value for id_, value, _at in rows})
        return Amount(
            len(left), min((at.date() for id_, _value, at in rows if id_ in left), default=None)
        )
    if kind is Kept.TAKES:
        takes = ageing.over(before)
        return Amount(len(takes), takes[0].at.date() if takes else None)
    if kind is Kept.BACKUPS:
        over_limit = kept_backups.over(before)
        return Amount(len(over_limit), over_limit[0][0] if over_limit else None)
    of_kind, column, _go = _ROWS[kind]
    over = of_kind().filter(**{f"{column}__lt": _moment(column, before)})
    oldest = over.order_by().aggregate(oldest=Min(column))["oldest"]
    return Amount(over.count(), oldest.date() if isinstance(oldest, datetime) else oldest)


def remove(kind: Kept, before: datetime, *, by: str, at: datetime) -> int:
    """Remove what is kept of a kind from before a moment; return how much that was.

    The caller has seen that it may go, and writes it down.
    """
    if kind is Kept.IDENTITIES:
        rows = vault.kept_before(before, _nobody_tells_of())
        return vault.forget(_told_nowhere({id_: value for id_, value, _at in rows}))
    if kind is Kept.TAKES:
        return ageing.destroy(before, by=by, at=at)
    if kind is Kept.BACKUPS:
        return kept_backups.remove(before)
    of_kind, column, go = _ROWS[kind]
    return go(of_kind().filter(**{f"{column}__lt": _moment(column, before)}), before, by, at)


def _moment(column: str, before: datetime) -> datetime | date:
    return before.date() if column.endswith("_on") else before


def _delete(rows: Any, _before: datetime, _by: str, _at: datetime) -> int:
    count: int = rows.count()
    rows.delete()
    return count


def _sweep(_rows: Any, before: datetime, _by: str, _at: datetime) -> int:
    return uploads.sweep(before)


def _forget_contacts(rows: Any, _before: datetime, by: str, at: datetime) -> int:
    """Take day and way of a contact away; what is removed is not written down once more."""
    people = list(rows.select_for_update())
    for row in people:
        row.contact_on, row.contact_way = None, ""
        row.save(update_fields=["contact_on", "contact_way"])
        trail.note_change(row.pk, "person.contact_over", before={}, after={}, by=by, at=at)
    return len(people)


def _forget_readers(rows: Any, _before: datetime, _by: str, _at: datetime) -> int:
    return mail_list.forget(rows.values_list("key", flat=True))


_Go = Callable[[Any, datetime, str, datetime], int]
_ROWS: dict[Kept, tuple[Callable[[], Any], str, _Go]] = {
    Kept.UPLOADS: (UploadRecord.objects.all, "at", _sweep),
    Kept.SESSIONS: (Session.objects.all, "expire_date", _delete),
    Kept.FORMS: (OnceRecord.objects.all, "at", _delete),
    Kept.LINKS: (InvitationRecord.objects.all, "until", _delete),
    Kept.JOBS: (
        lambda: JobRecord.objects.filter(state=JobState.DONE.value),
        "ended_at",
        _delete,
    ),
    Kept.CONTACTS: (
        lambda: PersonRecord.objects.filter(contact_on__isnull=False),
        "contact_on",
        _forget_contacts,
    ),
    Kept.READERS: (SubscriberRecord.objects.all, "at", _forget_readers),
}
"""Kind → its rows, the column that says since when, and how they go."""


def _nobody_tells_of() -> Any:
    """Return the people of whom no account tells, without part in an act and without consent."""
    told = PersonInAccountRecord.objects.values("person_id")
    suffered = ActRecord.objects.filter(victim__isnull=False).values("victim_id")
    involved = InvolvementRecord.objects.values("person_id")
    allowed = ConsentRecord.objects.values("person_id")
    return PersonRecord.objects.exclude(
        Q(pk__in=told) | Q(pk__in=suffered) | Q(pk__in=involved) | Q(pk__in=allowed)
    )


def _told_nowhere(values: dict[str, str]) -> frozenset[str]:
    """Return the ids of values that no account and no story holds, in whole or in a word.

    The gate looks for what the vault holds: what is still told somewhere must stay known.
    """
    if not values:
        return frozenset()
    composed = [
        " ".join((str(composition), str(draft))).casefold()
        for composition, draft in StoryRecord.objects.values_list("composition", "draft")
    ]
    return frozenset(
        id_
        for id_, value in values.items()
        if not any(_is_told(word, composed) for word in _words(value))
    )


def _words(value: str) -> list[str]:
    return [value, *(word for word in value.split() if len(word) > 1)]


def _is_told(word: str, composed: list[str]) -> bool:
    if AccountRecord.objects.filter(
        Q(text__icontains=word) | Q(told_name__icontains=word)
    ).exists():
        return True
    return any(word.casefold() in text for text in composed)
