"""Writing down what was done: a line of the audit chain, a change in the history.

Both are written inside the transaction of the deed itself: either the deed and its line are
there, or neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from moksori.records.chain import FIRST, Entry, Head, check_codes, hash_of, verify, verify_on
from moksori.records.models.audit import AuditRecord, HistoryRecord
from moksori.terms.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from django.db.models import Model


class ConflictError(RefusedError):
    """Two people changed one thing at the same time; the second is shown both."""

    code = "records.conflict"
    hint = "Look at what stands there now beside what you wrote, and send yours again if it holds."


def write_line(
    verb: str,
    *,
    by: str,
    at: datetime,
    subjects: Sequence[str] = (),
    detail: Mapping[str, Any] | None = None,
) -> AuditRecord:
    """Add one line to the audit chain.

    Args:
        verb: What was done, such as `account.received`.
        by: Id of a user, or the name of a policy.
        at: When, with its time zone.
        subjects: Ids of what it was done to.
        detail: Codes and counts; never a word of an account.

    Raises:
        NotACodeError: something in the line could be a word of somebody.
    """
    with transaction.atomic():
        last = head()
        entry = Entry(
            seq=last.seq + 1 if last else 1,
            at=at,
            by=by,
            verb=verb,
            subjects=tuple(subjects),
            detail=dict(detail or {}),
            prev=last.hash if last else FIRST,
        )
        check_codes(entry)
        return _row_of(entry)


def _row_of(entry: Entry) -> AuditRecord:
    return AuditRecord.objects.create(
        seq=entry.seq,
        at=entry.at,
        by=entry.by,
        verb=entry.verb,
        subjects=list(entry.subjects),
        detail=entry.detail,
        prev=entry.prev,
        hash=hash_of(entry),
    )


def head() -> Head | None:
    """Return the last line of the chain, to be written down elsewhere; None before the first."""
    last = AuditRecord.objects.order_by("-seq").values_list("seq", "hash").first()
    return Head(*last) if last else None


def entries(upto: int | None = None) -> Iterator[Entry]:
    """Return the chain line by line; the whole of it, or as far as one number."""
    rows = AuditRecord.objects.in_order()
    if upto is not None:
        rows = rows.filter(seq__lte=upto)
    return (row.to_value() for row in rows.iterator())


def first_broken(written_down: Head | None = None) -> int | None:
    """Return the number of the first line that is not as it was written; None if all are."""
    return verify(entries(), written_down)


def first_broken_since(place: Head) -> int | None:
    """Return the first line from a verified place on that is not as it was written, else None."""
    rows = AuditRecord.objects.in_order().filter(seq__gte=place.seq)
    return verify_on((row.to_value() for row in rows.iterator()), place)


def has_every_line() -> bool:
    """Say whether there are as many lines as the number of the last one."""
    last = head()
    return AuditRecord.objects.count() == (last.seq if last else 0)


def note_change(
    subject: str,
    verb: str,
    *,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    by: str,
    at: datetime,
) -> HistoryRecord:
    """Keep what stood in a record before a change, and what stands there now."""
    return HistoryRecord.objects.create(
        subject=subject, verb=verb, before=dict(before), after=dict(after), by=by, at=at
    )


def keep(
    row: Model,
    verb: str,
    *,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    by: str,
    at: datetime,
) -> bool:
    """Save a row and note its change, where what is told of it is another; say whether it is."""
    if after == before:
        return False
    row.save()
    note_change(str(row.pk), verb, before=before, after=after, by=by, at=at)
    return True


def version_of(subject: str) -> int:
    """Return the number of the last change of a thing; 0 where nothing was changed yet."""
    last = HistoryRecord.objects.of(subject).order_by("-number").values_list("number", flat=True)
    return last.first() or 0


def require_version(subject: str, seen: int) -> None:
    """Go on where nobody changed a thing since a form was made from it.

    Args:
        subject: Id of the thing.
        seen: What `version_of` gave when the form was made.

    Raises:
        ConflictError: somebody did; the screen shows both.
    """
    if version_of(subject) != seen:
        raise ConflictError("somebody changed this since the page was opened")


def changes_of(subject: str) -> Sequence[HistoryRecord]:
    """Return every change of a thing, the oldest first."""
    return list(HistoryRecord.objects.of(subject))
