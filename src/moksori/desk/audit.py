"""The audit chain: one line for every verb, and the check that none was changed.

What a line names is marked for the search in the same transaction: so no deed can forget it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from moksori.desk import indexing
from moksori.records import trail
from moksori.records.chain import Head, line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from moksori.records.models import AuditRecord


def write_line(
    verb: str,
    *,
    by: str,
    at: datetime,
    subjects: Sequence[str] = (),
    detail: Mapping[str, Any] | None = None,
) -> AuditRecord:
    """Append one line, in the transaction of what it tells of; ids, codes and counts only.

    Args:
        verb: What was done, such as `account.received`.
        by: Id of a user, or the name of a policy.
        at: When, with its time zone.
        subjects: Ids of all that was changed: the search follows them.
        detail: Codes and counts; never a word of an account.

    Raises:
        NotACodeError: something in the line could be a word of somebody.
    """
    with transaction.atomic():
        indexing.mark_named(subjects)
        return trail.write_line(verb, by=by, at=at, subjects=subjects, detail=detail)


def verify_chain(head: Head | None = None) -> tuple[int, int | None]:
    """Return how many lines there are, and the number of the first broken one or None.

    Args:
        head: A last line written down elsewhere; with it a chain cut short is found too.
    """
    last = trail.head()
    return (last.seq if last else 0), trail.first_broken(head)


def last_line() -> Head | None:
    """Return the last line, to be written down elsewhere."""
    return trail.head()


def exported(*, by: str, at: datetime) -> Iterator[str]:
    """Return the log as lines of JSON, as `moksori audit export` writes them.

    That it was exported is written down first, and is the last line given: what is added while
    somebody reads is not.

    Args:
        by: Who takes it.
        at: When.
    """
    last = write_line("log.exported", by=by, at=at)
    return (line_of(entry) for entry in trail.entries(upto=last.seq))
