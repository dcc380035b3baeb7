"""The audit chain: each line carries the hash of the line before it.

Nothing here needs Django, so that somebody who trusts none of our screens can verify a chain.
Promised is this: an edit, a removal or a new order is found in everything up to a head that was
written down elsewhere. Not promised: that nobody can rewrite what no such head covers.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from moksori.terms.errors import InvalidError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FIRST = "0" * 64
"""What stands as the hash before the first line."""

READ = (
    "SELECT seq, CAST(at AS TEXT), by, verb, subjects, detail, prev, hash"
    " FROM records_auditrecord ORDER BY seq"
)
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/+-]{0,95}")


class NotACodeError(InvalidError):
    """Here ids, codes and counts are kept; words of an account would outlive consent."""

    code = "store.not_a_code"
    hint = "Give the id of the thing, not what it says."


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the chain.

    Attributes:
        at: When, with its time zone.
        by: Id of a user, or the name of a policy.
        verb: What was done, such as `account.received`.
        subjects: Ids of what it was done to.
        detail: Codes and counts.
        prev, hash: Hash of the line before, and of this one.
    """

    seq: int
    at: datetime
    by: str
    verb: str
    subjects: tuple[str, ...] = ()
    detail: dict[str, Any] = field(default_factory=dict)
    prev: str = FIRST
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The last line of a chain, as it is written down somewhere else."""

    seq: int
    hash: str


def hash_of(entry: Entry) -> str:
    """Return the SHA-256 of a line in its one canonical form, hash of the line before included."""
    canonical = json.dumps(
        {
            "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "by": entry.by,
            "detail": entry.detail,
            "prev": entry.prev,
            "seq": entry.seq,
            "subjects": list(entry.subjects),
            "verb": entry.verb,
        },
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=True,
        allow_nan=False,
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


def verify(entries: Iterable[Entry], head: Head | None = None) -> int | None:
    """Return the number of the first line that is not as it was written; None if all are.

    Args:
        entries: The chain, from its first line.
        head: What was written down elsewhere; with it a chain cut short is found too.
    """
    before, seq = FIRST, 0
    for seq, entry in enumerate(entries, start=1):
        linked = hmac.compare_digest(entry.prev, before)
        if entry.seq != seq or not linked or not hmac.compare_digest(entry.hash, hash_of(entry)):
            return seq
        if head is not None and seq == head.seq and entry.hash != head.hash:
            return seq
        before = entry.hash
    if head is not None and seq < head.seq:
        return seq + 1
    return None


def verify_on(entries: Iterable[Entry], place: Head) -> int | None:
    """Return the first line that is not as it was written, from a verified place on; else None.

    What stands before the place is not looked at: only `verify` finds a change there.

    Args:
        entries: The chain, from the line of the place on.
        place: A line up to which all was verified once.
    """
    before, seq = "", place.seq - 1
    for seq, entry in enumerate(entries, start=place.seq):
        linked = entry.hash == place.hash if seq == place.seq else entry.prev == before
        if entry.seq != seq or not linked or not hmac.compare_digest(entry.hash, hash_of(entry)):
            return seq
        before = entry.hash
    return None if seq >= place.seq else place.seq


def read_entries(connection: Any) -> Iterator[Entry]:
    """Read the chain over any database connection; a line that cannot be read fails its check.

    Args:
        connection: Such as `records.sqlcipher.opening.open_keyed` returns.
    """
    for seq, at, by, verb, subjects, detail, prev, line_hash in connection.execute(READ):
        try:
            moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
            told = tuple(json.loads(subjects)), dict(json.loads(detail))
        except (TypeError, ValueError):
            yield Entry(int(seq), datetime.min.replace(tzinfo=UTC), "", "")
            continue
        yield Entry(seq, moment, by, verb, told[0], told[1], prev, line_hash)


def line_of(entry: Entry) -> str:
    """Return a line as it is exported: one object of JSON, in ASCII, with its line end."""
    told = {
        "seq": entry.seq,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": entry.by,
        "verb": entry.verb,
        "subjects": list(entry.subjects),
        "detail": entry.detail,
        "prev": entry.prev,
        "hash": entry.hash,
    }
    return json.dumps(told, ensure_ascii=True, allow_nan=False) + "\n"


def entry_of(line: str) -> Entry:
    """Read a line that was exported; one that cannot be read fails its check."""
    try:
        told = json.loads(line)
        moment = datetime.fromisoformat(told["at"])
        return Entry(
            seq=int(told["seq"]),
            at=moment if moment.tzinfo else moment.replace(tzinfo=UTC),
            by=told["by"],
            verb=told["verb"],
            subjects=tuple(told["subjects"]),
            detail=dict(told["detail"]),
            prev=str(told["prev"]),
            hash=str(told["hash"]),
        )
    except (KeyError, TypeError, ValueError):
        return Entry(0, datetime.min.replace(tzinfo=UTC), "", "")


def check_codes(entry: Entry) -> None:
    """See that a line holds ids, codes and counts only.

    Raises:
        NotACodeError: something in it could be a word of somebody.
    """
    check_code(entry.by)
    check_code(entry.verb)
    for subject in entry.subjects:
        check_code(subject)
    _check_detail(entry.detail)


def _check_detail(value: Any) -> None:
    if isinstance(value, dict):
        for key, held in value.items():
            check_code(key)
            _check_detail(held)
    elif isinstance(value, list | tuple):
        for held in value:
            _check_detail(held)
    elif not isinstance(value, bool | int | type(None)):
        check_code(value)


def check_code(value: Any) -> None:
    """See that one value is an id or a code: ASCII, no blank, not long; it may be empty.

    Raises:
        NotACodeError: it could be a word of somebody.
    """
    if not isinstance(value, str) or (value and not CODE.fullmatch(value)):
        raise NotACodeError("a line or a job would have held words")
