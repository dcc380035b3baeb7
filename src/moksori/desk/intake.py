"""Receiving an account: sealed before anybody reads it, and never received twice."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from moksori.desk import audit
from moksori.desk.originals import identity, originals
from moksori.intake.reading import is_container, read, unpack
from moksori.intake.structure import structure
from moksori.records import jobs
from moksori.records.models import AccountRecord, PassageRecord, StoryRecord
from moksori.terms.account import AccountState
from moksori.terms.errors import InvalidError, MissingError

READ = "account.read"
"""Kind of the job that reads a sealed account."""

CODE = "account.code"
"""Kind of the job that proposes what a read account tells."""


class NoStoryError(MissingError):
    """The story that a translation should belong to is not there."""

    code = "intake.no_story"
    hint = "`moksori out list` shows the id of every story that is out."


@dataclass(frozen=True, slots=True)
class Arrival:
    """How an account came, apart from its bytes.

    Attributes:
        medium: phone, chat, letter, file …
        pack: The country pack to read it with.
        invented: True for the worked example.
        translation_of: Id of the account that it tells in another language, or an empty string.
        open_to_desk: True where every role that reads accounts may see it.
    """

    medium: str
    pack: str
    invented: bool = False
    translation_of: str = ""
    open_to_desk: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """An account that is safe.

    Attributes:
        double_of: Id of the account with the same bytes, or an empty string.
        known: True where this very file was received before and nothing was done.
    """

    account: str
    double_of: str = ""
    known: bool = False


def receive_account(
    untrusted: bytes, told_name: str, arrival: Arrival, *, by: str, at: datetime
) -> Received:
    """Seal an account and queue its reading. Nothing has looked into it yet.

    Args:
        untrusted: The bytes as they came.
        told_name: The file's name as it came; kept inside the envelope and the database only.
        arrival: How it came.
        by: Who received it.
        at: When; only the day is kept.

    Raises:
        NoRoomError: the disk is full; nothing half-written stays.
    """
    store = originals()
    same = list(AccountRecord.objects.with_mac(store.mac_of(untrusted)))
    for account in same:
        if account.told_name == told_name:
            return Received(account.id, known=True)
    sealed = store.seal(untrusted, {"told_name": told_name, "received": at.date().isoformat()})
    with transaction.atomic():
        account = AccountRecord.objects.create(
            sealed_file=sealed.id,
            cipher_sha256=sealed.cipher_sha256,
            mac=sealed.mac,
            double_of=same[0] if same else None,
            translation_of_id=arrival.translation_of or None,
            received_on=at.date(),
            received_by=by,
            open_to_desk=arrival.open_to_desk,
            medium=arrival.medium,
            told_name=told_name,
            pack=arrival.pack,
            invented=arrival.invented,
        )
        audit.write_line("account.received", by=by, at=at, subjects=[account.id])
        if not same:
            jobs.enqueue(READ, account.id, key=f"{READ}:{account.id}", now=at)
    return Received(account.id, double_of=same[0].id if same else "")


def told_first(story: str) -> str:
    """Return the account that a story was first told in: what a translation belongs to.

    Args:
        story: The story's public id.

    Raises:
        NoStoryError: there is no such story.
    """
    row = StoryRecord.objects.filter(public_id=story, accounts__isnull=False).order_by("id").first()
    account = row.accounts.order_by("received_on", "id").first() if row else None
    if account is None:
        raise NoStoryError("no story has that id")
    return account.translation_of_id or account.id


def adopt_orphans(*, by: str, at: datetime, pack: str) -> int:
    """Take up originals that were sealed when the power went, before their row was written.

    Returns:
        How many were taken up.
    """
    store = originals()
    orphans = store.ids() - set(AccountRecord.objects.values_list("sealed_file", flat=True))
    for sealed_id in sorted(orphans):
        opened = store.open_original(sealed_id, identity())
        with transaction.atomic():
            account = AccountRecord.objects.create(
                sealed_file=sealed_id,
                cipher_sha256=_sha256_of(settings.ORIGINALS_FOLDER / f"{sealed_id}.age"),
                mac=store.mac_of(opened.data),
                received_on=date.fromisoformat(opened.meta["received"]),
                medium="file",
                told_name=opened.meta.get("told_name", ""),
                pack=pack,
            )
            audit.write_line("account.adopted", by=by, at=at, subjects=[account.id])
            jobs.enqueue(READ, account.id, key=f"{READ}:{account.id}", now=at)
    return len(orphans)


def _sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_account(account_id: str, *, by: str, at: datetime) -> AccountState:
    """Read a sealed account into passages; what cannot be read stays sealed and says why.

    Args:
        account_id: A sealed account; one that was read before is left as it is.
        by: The reader's name, such as `rules:intake`.
        at: When.

    Returns:
        The state the account has now.
    """
    account = AccountRecord.objects.get(pk=account_id)
    if account.state != AccountState.SEALED.value:
        return AccountState(account.state)
    opened = originals().open_original(
        account.sealed_file, identity(), cipher_sha256=account.cipher_sha256
    )
    try:
        if is_container(opened.data, account.told_name):
            _read_container(account, opened.data, by=by, at=at)
        else:
            _read_text(account, opened.data)
    except InvalidError as error:
        account.refresh_from_db()
        account.state = AccountState.UNREADABLE.value
        account.error_code = error.code
    with transaction.atomic():
        account.save()
        audit.write_line(
            "account.read", by=by, at=at, subjects=[account_id], detail={"state": account.state}
        )
    return AccountState(account.state)


def _read_text(account: AccountRecord, untrusted: bytes) -> None:
    decoded = read(untrusted, account.told_name)
    found = structure(decoded)
    account.take_decoded(decoded)
    account.take_structure(found)
    account.state = AccountState.READ.value
    with transaction.atomic():
        PassageRecord.objects.filter(account=account).delete()
        PassageRecord.objects.bulk_create(
            [PassageRecord.from_value(account, passage) for passage in found.passages],
            batch_size=500,
        )


def _read_container(account: AccountRecord, untrusted: bytes, *, by: str, at: datetime) -> None:
    """Receive every member as an account of its own; the container stays as it came."""
    arrival = Arrival(
        account.medium, account.pack, account.invented, open_to_desk=account.open_to_desk
    )
    # What came in one container is seen by whoever may see the container.
    for member in unpack(untrusted, account.told_name):
        receive_account(member.data, member.name, arrival, by=account.received_by or by, at=at)
    account.container = "zip"
    account.state = AccountState.CODED.value
