"""The people who get editions by e-mail: who is on the list, who comes, who leaves.

Addresses stand in the encrypted database and nowhere else, as what is in the vault does; sealing
them once more under a key that is derived from the same secret would guard nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TypeVar

from django.db import transaction
from django.db.models import Count

from moksori.desk import audit
from moksori.desk.originals import mail_key
from moksori.publishing.mail import LENGTH, LETTERS
from moksori.publishing.mail_addresses import Listed, MailAddress, read_address, read_lines
from moksori.records.models import DispatchRecord, LeftRecord, SubscriberRecord
from moksori.records.states import MailState
from moksori.terms.errors import InvalidError, MissingError, RefusedError

_Thing = TypeVar("_Thing")

BATCH = 500
"""So many people are held in memory at once."""


class NotAnAddressError(InvalidError):
    """What was given is no address that mail can be sent to."""

    code = "mail.not_an_address"
    hint = "Give it as name@domain, without the name of the person."


class NotOnTheListError(MissingError):
    """Nobody on the list has this address, or this token."""

    code = "mail.not_on_the_list"
    hint = "`moksori mail subscribers list --show` prints the addresses."


class LeftBeforeError(RefusedError):
    """The person of this address left the list."""

    code = "mail.left_before"
    hint = "Where the person asked for it, add the address with --came-back."


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a list.

    Attributes:
        added: How many people are new.
        known: How many were on the list already, or twice in the file.
        left: How many left before and are not brought back.
        bad: Numbers of the lines that hold no address one can send to; at most a hundred.
        bad_count: How many such lines there are.
    """

    added: int
    known: int
    left: int
    bad: tuple[int, ...]
    bad_count: int


@dataclass(frozen=True, slots=True)
class Standing:
    """The list in figures: how many people read which language, and how many left."""

    languages: dict[str, int]
    left: int


def key_of(address: MailAddress) -> str:
    """Return the keyed code of an address; the same for all ways of writing it."""
    return hmac.new(mail_key(), address.plainest.encode(), hashlib.sha256).hexdigest()


def letters_for(what: str) -> str:
    """Return letters drawn from a keyed code: the same for the same thing, and nothing in them."""
    drawn = int.from_bytes(hmac.digest(mail_key(), what.encode(), hashlib.sha512), "big")
    letters = []
    for _ in range(LENGTH):
        drawn, index = divmod(drawn, len(LETTERS))
        letters.append(LETTERS[index])
    return "".join(letters)


def fresh_token() -> str:
    """Draw a token by which somebody can leave."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


@transaction.atomic
def add(
    told: str,
    language: str,
    *,
    came_back: bool = False,
    despite: bool = False,
    by: str,
    at: datetime,
) -> bool:
    """Put somebody on the list; return False where the address is there already.

    Args:
        told: The address.
        language: What the person reads.
        came_back: The person left before and asked to come back.
        despite: Send to it although the gate finds a protected word in the address itself.
        by: Who adds.
        at: When.

    Raises:
        NotAnAddressError: nothing can be sent there.
        LeftBeforeError: the person left, and nobody says that they came back.
    """
    address = _read(told)
    key = key_of(address)
    left = LeftRecord.objects.filter(pk=key)
    if left.exists():
        if not came_back:
            raise LeftBeforeError("the person of this address left the list")
        left.delete()
    values = {"address": address.whole, "token": fresh_token(), "language": language}
    row, new = SubscriberRecord.objects.get_or_create(
        key=key, defaults={**values, "despite": despite, "by": by, "at": at}
    )
    if not new:
        SubscriberRecord.objects.filter(pk=row.pk).update(
            language=language, despite=despite or row.despite
        )
    audit.write_line("mail.added", by=by, at=at, detail={"people": int(new), "despite": despite})
    return new


@transaction.atomic
def remove(told: str, *, by: str, at: datetime) -> None:
    """Take somebody off the list.

    Raises:
        NotAnAddressError: that is no address.
        NotOnTheListError: it is not on the list.
    """
    if not _take_off(SubscriberRecord.objects.filter(key=key_of(_read(told))).values_list("key")):
        raise NotOnTheListError("nobody on the list has this address")
    audit.write_line("mail.removed", by=by, at=at, detail={"people": 1})


@transaction.atomic
def leave(tokens: Iterable[str], *, by: str, at: datetime) -> int:
    """Take off whoever sent these tokens; return how many people that were.

    Args:
        tokens: What they sent; those that are nobody's any more are passed over.
        by: Who reads the messages.
        at: When.
    """
    gone = 0
    for some in _in_batches(tokens):
        gone += _take_off(SubscriberRecord.objects.filter(token__in=some).values_list("key"))
    if gone:
        audit.write_line("mail.left", by=by, at=at, detail={"people": gone})
    return gone


def forget(keys: Iterable[str]) -> int:
    """Forget addresses and what still waits for them; nothing keeps them from coming back.

    The caller writes it down.

    Args:
        keys: Keyed codes of the addresses.
    """
    gone = 0
    waiting = DispatchRecord.objects.in_state(MailState.WAITING, MailState.LATER)
    for some in _in_batches(list(keys)):
        waiting.filter(key__in=some).delete()
        gone += SubscriberRecord.objects.filter(key__in=some).delete()[0]
    return gone


def bring_in(lines: Iterable[str], language: str, *, by: str, at: datetime) -> Imported:
    """Put the addresses of a list on ours, in batches; a list read twice changes nothing.

    Args:
        lines: Of a file, one by one: plain or CSV. Names are passed over.
        language: What people read of whom the list does not say it.
        by: Who brings it in.
        at: When.
    """
    added = known = left = bad_count = 0
    bad: list[int] = []
    for some in _in_batches(read_lines(lines)):
        wrong = [one.line for one in some if one.address is None]
        bad_count += len(wrong)
        bad.extend(wrong[: 100 - len(bad)])
        new, old, gone = _bring_in(some, language, by, at)
        added, known, left = added + new, known + old, left + gone
    detail = {"added": added, "known": known, "left": left, "bad": bad_count}
    audit.write_line("mail.imported", by=by, at=at, detail=detail)
    return Imported(added, known, left, tuple(bad), bad_count)


def standing() -> Standing:
    """Return the list in figures."""
    rows = SubscriberRecord.objects.values_list("language").annotate(many=Count("number"))
    return Standing(dict(rows.order_by("language")), LeftRecord.objects.count())


def shown(*, by: str, at: datetime) -> Iterator[tuple[str, str]]:
    """Return every address with its language; that they were shown is written down first."""
    count = SubscriberRecord.objects.count()
    audit.write_line("mail.shown", by=by, at=at, detail={"people": count})
    return ((row.address, row.language) for row in everybody())


def everybody() -> Iterator[SubscriberRecord]:
    """Return everybody on the list, a batch at a time; who comes or goes meanwhile may be in it."""
    last = 0
    while rows := list(SubscriberRecord.objects.filter(number__gt=last).order_by("number")[:BATCH]):
        yield from rows
        last = rows[-1].number


def _read(told: str) -> MailAddress:
    address = read_address(told)
    if address is None:
        raise NotAnAddressError("this is no address that mail can be sent to")
    return address


def _bring_in(some: Sequence[Listed], language: str, by: str, at: datetime) -> tuple[int, int, int]:
    """Add one batch; return how many are new, known, and left before."""
    wanted = {
        key_of(one.address): (one.address.whole, one.language or language)
        for one in reversed(some)
        if one.address
    }
    whole = sum(one.address is not None for one in some)
    with transaction.atomic():
        here = set(SubscriberRecord.objects.filter(key__in=wanted).values_list("key", flat=True))
        gone = set(LeftRecord.objects.filter(key__in=wanted).values_list("key", flat=True))
        new = [key for key in wanted if key not in here | gone]
        SubscriberRecord.objects.bulk_create(
            SubscriberRecord(
                key=key,
                address=wanted[key][0],
                language=wanted[key][1],
                token=fresh_token(),
                by=by,
                at=at,
            )
            for key in new
        )
    return len(new), whole - len(new) - len(gone), len(gone)


def _take_off(found: Iterable[tuple[str]]) -> int:
    """Forget the addresses of these keys, and what still waits for them; the keys are kept."""
    keys = [key for (key,) in found]
    LeftRecord.objects.bulk_create((LeftRecord(key=key) for key in keys), ignore_conflicts=True)
    SubscriberRecord.objects.filter(key__in=keys).delete()
    waiting = DispatchRecord.objects.in_state(MailState.WAITING, MailState.LATER)
    waiting.filter(key__in=keys).delete()
    return len(keys)


def _in_batches(things: Iterable[_Thing]) -> Iterator[list[_Thing]]:
    iterator = iter(things)
    while some := list(islice(iterator, BATCH)):
        yield some
