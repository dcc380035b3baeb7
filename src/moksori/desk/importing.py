"""Receiving thousands: sealed in batches, read by every core, and said to be safe only then.

The order is that of one account: the bytes are sealed and on the disk, then the row of each is,
and only then somebody reads. A killed import loses nothing that was said to be safe; run again it
passes over what is there and goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from moksori.desk import audit, intake, likenesses
from moksori.desk.aside import Reading, readers
from moksori.desk.intake import Arrival
from moksori.desk.originals import originals
from moksori.records import jobs, rows
from moksori.records.models import AccountRecord, PassageRecord
from moksori.records.originals import SealedOriginal
from moksori.terms.account import AccountState
from moksori.terms.ids import new_id

BATCH = 256
"""Files at a time: a page of an index that is written once for all of them is cheap."""
LARGEST = 32 * 2**20
"""Bytes at a time, where files are large; one that is larger comes alone."""
SEALED = AccountState.SEALED.value
READ_COLUMNS = (
    "state", "error_code", "language", "format", "container", "encoding", "text", "metadata",
    "turns", "title_start", "title_end", "published", "furniture", "notes", "damage",
)  # fmt: skip
PASSAGE_COLUMNS = ("id", "account", "number", "start", "end", "text", "speaker", "role")
LEASE = timedelta(minutes=30)

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Incoming:
    """One file on its way in; `untrusted` gives its bytes when its turn comes."""

    name: str
    arrival: Arrival
    untrusted: Callable[[], bytes] = field(repr=False)


_Told = tuple[Incoming, bytes]


@dataclass(slots=True)
class Imported:
    """What came of an import, so far.

    Attributes:
        sealed: Accounts that are safe now and were not before.
        known: Files that were received before, under the same name.
        doubles: Pairs of a new account and the one with the same bytes.
        near: Pairs of a new account and an earlier one that is nearly the same.
        read: How many were read.
        unreadable: Accounts that could not be read; their originals are kept.
    """

    sealed: int = 0
    known: int = 0
    doubles: list[tuple[str, str]] = field(default_factory=list)
    near: list[tuple[str, str]] = field(default_factory=list)
    read: int = 0
    unreadable: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Batch:
    """Accounts that are sealed and being read."""

    accounts: list[AccountRecord]
    held: list[jobs.Claim]
    readings: list[Future[Reading]]


def import_all(
    incoming: Iterable[Incoming],
    worker: str,
    clock: Clock,
    *,
    by: str,
    progress: Callable[[Imported], None] = lambda so_far: None,
) -> Imported:
    """Receive and read everything; proposals wait in the queue behind.

    Args:
        incoming: What comes; it is gone through once and never held all together.
        worker: Name from `work.sole_worker`.
        clock: Gives the time.
        by: Who received it.
        progress: Told after each batch that is safe.

    Raises:
        NoRoomError: the disk is full; what was counted before is safe.
    """
    so_far = Imported()
    reading: _Batch | None = None
    with readers() as held:
        for batch in _batches(incoming):
            # While this one is sealed, the readers are at the one before.
            received = _receive(batch, worker, clock(), by, so_far)
            data = [(told, account.told_name) for account, told in received[0]]
            following = _Batch([account for account, _ in received[0]], received[1],
                               held.read(data))  # fmt: skip
            _keep(reading, clock(), so_far)
            reading = following
            progress(so_far)
        _keep(reading, clock(), so_far)
    progress(so_far)
    return so_far


def _batches(incoming: Iterable[Incoming]) -> Iterator[list[_Told]]:
    """Yield what comes with its bytes, some at a time."""
    batch: list[_Told] = []
    size = 0
    for one in incoming:
        data = one.untrusted()
        if batch and (len(batch) == BATCH or size + len(data) > LARGEST):
            yield batch
            batch, size = [], 0
        batch.append((one, data))
        size += len(data)
    if batch:
        yield batch


def _receive(
    batch: list[_Told], worker: str, now: datetime, by: str, so_far: Imported
) -> tuple[list[tuple[AccountRecord, bytes]], list[jobs.Claim]]:
    """Seal a batch and write its rows; return what is to be read."""
    store = originals()
    told = [(one, data, store.mac_of(data)) for one, data in batch]
    first, known = _there([mac for *_, mac in told])
    fresh = []
    for one, data, mac in told:
        if (mac, one.name) in known:
            so_far.known += 1
            continue
        known.add((mac, one.name))
        fresh.append((one, data, mac))
    day = now.date().isoformat()
    sealed = store.seal_many(
        [(data, {"told_name": one.name, "received": day}) for one, data, _ in fresh]
    )
    accounts = _rows(fresh, sealed, first, now, by)
    so_far.sealed += len(accounts)
    so_far.doubles += [(one.id, one.double_of_id) for one in accounts if one.double_of_id]
    pairs = zip(accounts, fresh, strict=True)
    unlike = [(one, data) for one, (_, data, _) in pairs if one.double_of_id is None]
    with transaction.atomic():
        AccountRecord.objects.bulk_create(accounts, batch_size=100)
        if accounts:
            ids = [account.id for account in accounts]
            audit.write_line("account.received", by=by, at=now, subjects=ids)
        held = jobs.enqueue_held(intake.READ, [one.id for one, _ in unlike], worker, now, LEASE)
    return unlike, held


def _there(macs: list[str]) -> tuple[dict[str, AccountRecord], set[tuple[str, str]]]:
    """Return the first account of each of these contents, and under which names they came."""
    same = AccountRecord.objects.filter(mac__in=macs).order_by("received_on", "id")
    first: dict[str, AccountRecord] = {}
    known = set()
    for row in same.only("id", "mac", "told_name", "double_of"):
        if row.double_of_id is None:
            first.setdefault(row.mac, row)
        known.add((row.mac, row.told_name))
    return first, known


def _rows(
    fresh: list[tuple[Incoming, bytes, str]],
    sealed: list[SealedOriginal],
    first: dict[str, AccountRecord],
    now: datetime,
    by: str,
) -> list[AccountRecord]:
    """Return the rows of sealed accounts; the same bytes in one batch are doubles too."""
    made = []
    for (one, _, mac), original in zip(fresh, sealed, strict=True):
        arrival = one.arrival
        account = AccountRecord(
            sealed_file=original.id,
            cipher_sha256=original.cipher_sha256,
            mac=original.mac,
            double_of=first.get(mac),
            translation_of_id=arrival.translation_of or None,
            received_on=now.date(),
            received_by=by,
            open_to_desk=arrival.open_to_desk,
            medium=arrival.medium,
            told_name=one.name,
            pack=arrival.pack,
            invented=arrival.invented,
        )
        first.setdefault(mac, account)
        made.append(account)
    return made


def _keep(batch: _Batch | None, now: datetime, so_far: Imported) -> None:
    """Write down what was read of a batch, all of it in one transaction."""
    if batch is None:
        return
    readings = [one.result() for one in batch.readings]
    done, aside = [], []
    codes, texts = {}, {}
    passages: list[tuple[Any, ...]] = []
    with transaction.atomic():
        for account, held, reading in zip(batch.accounts, batch.held, readings, strict=True):
            if reading.aside:
                aside.append(held)
                continue
            done.append(held)
            passages += _take(account, reading)
            if reading.decoded is not None:
                codes[account.id], texts[account.id] = reading.codes, account.text
        rows.update([one for one in batch.accounts if one.state != SEALED], READ_COLUMNS)
        rows.insert(PassageRecord, PASSAGE_COLUMNS, passages)
        so_far.near += likenesses.keep(codes, texts)
        if done:
            states = {"read": len(codes), "unreadable": len(done) - len(codes)}
            subjects = [held.subject for held in done]
            audit.write_line("account.read", by="rules:intake", at=now, subjects=subjects,
                             detail=states)  # fmt: skip
        jobs.done_many(done, now)
        jobs.enqueue_many(intake.CODE, list(codes), now)
        jobs.give_back_many(aside)
    so_far.read += len(codes)
    so_far.unreadable += [one.subject for one in done if one.subject not in codes]


def _take(account: AccountRecord, reading: Reading) -> Iterator[tuple[Any, ...]]:
    """Fill an account from what was read, not yet saved; return the columns of its passages."""
    if reading.decoded is None or reading.structure is None:
        account.state, account.error_code = AccountState.UNREADABLE.value, reading.error
        return
    account.take_decoded(reading.decoded)
    account.take_structure(reading.structure)
    account.state = AccountState.READ.value
    for one in reading.structure.passages:
        span = one.span
        yield (new_id("pas"), account.id, one.number, span.start, span.end, one.text,
               one.speaker or "", one.role.value)  # fmt: skip
