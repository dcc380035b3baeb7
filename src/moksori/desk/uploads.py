"""A large file comes in pieces: each sealed by itself, all sealed as one account at the end.

A line that breaks loses at most one piece, and the rest can follow later; what nobody ends goes
after some days. No piece lies anywhere in clear. Each upload has a key of its own: with its row
the key is destroyed, and with the key every piece, wherever a copy of one is left on a disk.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from moksori.desk import audit, limits
from moksori.desk.intake import Arrival, Received, receive_account
from moksori.desk.originals import fresh_key, identity, opened_key, originals
from moksori.intake.limits import LIMITS, check_bytes
from moksori.records.models import UploadRecord
from moksori.records.originals import SEALED, Originals
from moksori.records.states import Kept
from moksori.terms.errors import InvalidError, MissingError, RefusedError

PIECE = 256 * 1024
"""Bytes of a piece at the most: small enough to be kept in memory on its whole way."""
LONGEST_NAME = 255


class NoUploadError(MissingError):
    """There is no such upload, or it is not yours, or it was given up."""

    code = "uploads.none"
    hint = "Choose the file again; what was received of it before is gone."


class PieceOutOfPlaceError(RefusedError):
    """A piece does not follow the one before it."""

    code = "uploads.out_of_place"
    hint = "Ask how much is there, and go on from that place."


class UploadInvalidError(InvalidError):
    """An upload that cannot be one: no name, no size, or more bytes than were announced."""

    code = "uploads.invalid"
    hint = "Give a file with a name; an empty file tells nothing."


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an upload is.

    Attributes:
        got: Bytes that are safe.
        size: Bytes announced.
        account: Id of the account it became, or an empty string.
    """

    id: str
    got: int
    size: int
    account: str = ""


def begin(told_name: str, size: int, arrival: Arrival, *, by: str, at: datetime) -> Progress:
    """Announce a file; the same file announced again by the same person goes on where it stopped.

    Raises:
        UploadInvalidError: it has no name or no size.
        TooLargeError: it is larger than a file may be.
    """
    name = told_name.strip()[-LONGEST_NAME:]
    if not name or size < 1:
        raise UploadInvalidError("a file has a name and a size")
    check_bytes(size, LIMITS)
    sweep(limits.before(Kept.UPLOADS, at))
    told = asdict(arrival)
    open_ones = UploadRecord.objects.filter(by=by, told_name=name, size=size, account="")
    known = next((row for row in open_ones.order_by("-at") if row.arrival == told), None)
    row = known or _new(UploadRecord(by=by, told_name=name, size=size, arrival=told, at=at))
    return Progress(row.id, row.got, row.size)


def progress(upload_id: str, *, by: str) -> Progress:
    """Return how far an upload is.

    Raises:
        NoUploadError: there is none of this id that is theirs.
    """
    row = _row(upload_id, by)
    return Progress(row.id, row.got, row.size, row.account)


def add_piece(upload_id: str, place: int, untrusted: bytes, *, by: str) -> Progress:
    """Seal the next piece; one that is there already is not taken twice.

    Args:
        upload_id: The upload.
        place: At which byte of the file the piece begins.
        untrusted: Its bytes.
        by: Whose upload it is.

    Raises:
        NoUploadError: there is none of this id that is theirs.
        PieceOutOfPlaceError: a piece is missing before it.
        UploadInvalidError: it is too large, or the file would become longer than announced.
        NoRoomError: the disk is full; what was there before stays.
    """
    row = _row(upload_id, by)
    if untrusted and place + len(untrusted) <= row.got:
        return Progress(row.id, row.got, row.size, row.account)
    if place != row.got:
        raise PieceOutOfPlaceError("the piece does not begin where the last one ended")
    if not 0 < len(untrusted) <= PIECE or row.got + len(untrusted) > row.size:
        raise UploadInvalidError("the piece does not fit the file that was announced")
    sealed = _store(row.recipient).seal(untrusted, {})
    with transaction.atomic():
        row = UploadRecord.objects.select_for_update().get(pk=row.pk)
        if row.got != place:
            # The same piece was sent twice at once: one is enough.
            _remove([sealed.id])
            return Progress(row.id, row.got, row.size, row.account)
        row.pieces = [*row.pieces, [sealed.id, sealed.cipher_sha256]]
        row.got += len(untrusted)
        row.save(update_fields=["pieces", "got"])
    return Progress(row.id, row.got, row.size)


def finish(upload_id: str, *, by: str, at: datetime) -> Received:
    """Seal the whole file as an account and remove its pieces; ended twice, it is one account.

    Raises:
        NoUploadError: there is none of this id that is theirs.
        PieceOutOfPlaceError: pieces are missing.
    """
    row = _row(upload_id, by)
    if row.account:
        return Received(row.account, known=True)
    if row.got != row.size:
        raise PieceOutOfPlaceError("the piece does not begin where the last one ended")
    store, opens = _store(row.recipient), identity()
    if row.recipient:
        opens = opened_key(bytes(row.sealed_key), opens)
    data = b"".join(
        store.open_original(name, opens, cipher_sha256=sha).data for name, sha in row.pieces
    )
    received = receive_account(data, row.told_name, Arrival(**row.arrival), by=by, at=at)
    names = [name for name, _ in row.pieces]
    row.account, row.pieces, row.told_name = received.account, [], "-"
    row.recipient, row.sealed_key = "", b""
    row.save(update_fields=["account", "pieces", "told_name", "recipient", "sealed_key"])
    _remove(names)
    return received


def give_up(upload_id: str, *, by: str, at: datetime) -> None:
    """Remove all that came of a file.

    Raises:
        NoUploadError: there is none of this id that is theirs.
    """
    row = _row(upload_id, by)
    names = [name for name, _ in row.pieces]
    with transaction.atomic():
        row.delete()
        audit.write_line("upload.given_up", by=by, at=at, detail={"pieces": len(names)})
    _remove(names)


def sweep(before: datetime) -> int:
    """Remove the uploads that were begun before a moment, ended or not; return how many.

    With the row goes the key; that a piece's file is unlinked too only gives room back.
    """
    old = list(UploadRecord.objects.filter(at__lt=before))
    for row in old:
        names = [name for name, _ in row.pieces]
        row.delete()
        _remove(names)
    _store().sweep()
    return len(old)


def _new(row: UploadRecord) -> UploadRecord:
    row.recipient, row.sealed_key = fresh_key()
    row.save(force_insert=True)
    return row


def _row(upload_id: str, by: str) -> UploadRecord:
    row = UploadRecord.objects.filter(pk=upload_id, by=by).first()
    if row is None:
        raise NoUploadError("no upload of yours has this id")
    return row


def _store(recipient: str = "") -> Originals:
    """Return the folder of pieces; sealed like originals, to the key of one upload."""
    folder = settings.MOKSORI_HOME / "uploads"
    return originals(folder, recipient)


def _remove(names: list[str]) -> None:
    for name in names:
        (settings.MOKSORI_HOME / "uploads" / f"{name}{SEALED}").unlink(missing_ok=True)
