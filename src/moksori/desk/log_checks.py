"""Verifying the log of the open desk: the whole of it now and then, and at a look what came since.

A look begins at the last line up to which the whole was verified. A change after that line, of that
line itself, or of how many lines there are is found at once; a change of an older line is found by
the next look at the whole, which the desk takes once a day and whoever keeps it at any time.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction

from moksori.desk import audit
from moksori.desk.originals import log_key
from moksori.records import trail
from moksori.records.chain import FIRST, Head
from moksori.records.models import LogCheckRecord

EVERY = timedelta(days=1)
"""So often the desk verifies the whole of its log."""
BY = "rules:log"


@dataclass(frozen=True, slots=True)
class Verified:
    """What is known of the log.

    Attributes:
        lines: How many there are.
        head: Hash of the last one.
        broken: The first line that is not as it was written; None if all are.
        whole_at: When the whole was verified; None where this look was the first.
        whole_upto: Up to which line that was.
    """

    lines: int
    head: str
    broken: int | None
    whole_at: datetime | None
    whole_upto: int


def look() -> Verified:
    """Verify what was written since the whole was verified; all of it where that never was."""
    last = trail.head() or Head(0, FIRST)
    known = _last()
    if known is None:
        return Verified(last.seq, last.hash, trail.first_broken(), None, last.seq)
    if known.broken is not None:
        broken: int | None = known.broken
    elif known.upto and trail.has_every_line():
        broken = trail.first_broken_since(Head(known.upto, known.hash))
    else:
        broken = trail.first_broken()
    return Verified(last.seq, last.hash, broken, known.at, known.upto)


def verify_whole(*, by: str, at: datetime) -> Verified:
    """Verify every line, and keep up to where; this is written down itself.

    Args:
        by: Who has it verified.
        at: When.
    """
    with transaction.atomic():
        last = trail.head() or Head(0, FIRST)
        broken = trail.first_broken()
        row = LogCheckRecord(upto=last.seq, hash=last.hash, broken=broken, by=by, at=at)
        row.mac = _mac(row)
        row.save()
        detail = {"lines": last.seq, "broken": broken or 0}
        audit.write_line("log.verified", by=by, at=at, detail=detail)
    return Verified(last.seq, last.hash, broken, at, last.seq)


def verify_daily(at: datetime) -> datetime:
    """Verify every line where a day has passed; return when to come back.

    Args:
        at: Now. A clock that was put back changes nothing but the hour.
    """
    known = _last()
    if known is not None and known.at <= at < known.at + EVERY:
        return known.at + EVERY
    verify_whole(by=BY, at=at)
    return at + EVERY


def _last() -> LogCheckRecord | None:
    """Return the last check that the desk itself wrote down."""
    row = LogCheckRecord.objects.order_by("-number").first()
    return row if row is not None and hmac.compare_digest(row.mac, _mac(row)) else None


def _mac(row: LogCheckRecord) -> str:
    told = f"{row.upto}|{row.hash}|{row.broken}|{row.by}|{row.at.timestamp():.6f}"
    return hmac.new(log_key(), told.encode(), sha256).hexdigest()
