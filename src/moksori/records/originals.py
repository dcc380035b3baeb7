"""Originals: every account as it came in, sealed before anything parses it.

An original is a file of the `age` format, encrypted to the desk's public key: who writes it
cannot read it. Inside lies an envelope (see `envelope`), so any `age` and any `tar` open an
original and no programme of ours is needed. Outside nothing tells anything: a random name, a
padded size, no time of day.
"""

from __future__ import annotations

import fcntl
import hashlib
import hmac
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyrage import (  # type: ignore[import-untyped]
    DecryptError,
    EncryptError,
    decrypt_io,
    encrypt_io,
    x25519,
)

from moksori.records.desk_key import OriginalsIdentity, check_recipient
from moksori.records.envelope import (
    STEP,
    ChangedWhileReadError,
    OpenedOriginal,
    OriginalDamagedError,
    unwrap,
    wrap,
)
from moksori.records.room import NoRoomError, no_room_is_told
from moksori.terms.errors import InvalidError, MissingError, RefusedError
from moksori.terms.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

WRITERS = 8
"""Files that are written at a time, so that the disk takes them together."""

SEALED, UNFINISHED, LOCK = ".age", ".part", ".sealing"


class NoSuchSourceError(InvalidError):
    """What should be sealed is not there, is no plain file, or may not be read."""

    code = "store.no_such_source"
    hint = "Check that the file is there and that you may read it."


class OriginalMissingError(MissingError):
    """There is no sealed original of this id."""

    code = "store.no_original"
    hint = "Restore the file of this id from a backup of the originals folder."


class WrongIdentityError(RefusedError):
    """This identity does not open the original."""

    code = "store.wrong_identity"
    hint = "Give the identity whose public key the desk seals to."


@dataclass(frozen=True, slots=True)
class SealedOriginal:
    """What may be known of a sealed original without opening it.

    Attributes:
        id: Its random name.
        cipher_sha256: SHA-256 of the sealed file.
        mac: HMAC of the clear bytes under the desk's key for doubles: the same bytes, the same
            value, and no use to anybody without the key.
    """

    id: str
    cipher_sha256: str
    mac: str


class Originals:
    """The folder of sealed originals.

    Args:
        folder: Where they lie; made if need be, for its owner alone.
        recipient: The public key `age1…` they are sealed to.
        doubles_key: Key under which doubles are found.

    Raises:
        KeyMalformedError: `recipient` is no such key.
    """

    def __init__(self, folder: Path, recipient: str, doubles_key: bytes) -> None:
        self._folder = folder
        self._recipient = x25519.Recipient.from_str(check_recipient(recipient))
        self._doubles_key = doubles_key

    def __repr__(self) -> str:
        return "Originals(…)"

    def seal(self, untrusted: bytes | Path, meta: Mapping[str, str]) -> SealedOriginal:
        """Seal what came in, before anything reads it. When this returns, it is safe.

        Args:
            untrusted: The bytes, or the file that holds them.
            meta: What is said of them (`told_name`, `received`); kept inside only.

        Raises:
            NoRoomError: the disk is full; nothing is left of the attempt.
            NoSuchSourceError: there is no such file.
            ChangedWhileReadError: the file grew or shrank under our hands.
        """
        mac = hmac.new(self._doubles_key, digestmod=hashlib.sha256)
        sealed_id = new_id("seal")
        with no_room_is_told(), self._sealing(), _pieces(untrusted) as (size, body):
            digest = self._write(sealed_id, wrap(body, size, meta, mac))
        return SealedOriginal(sealed_id, digest, mac.hexdigest())

    def seal_many(
        self, untrusted: Sequence[tuple[bytes, Mapping[str, str]]]
    ) -> list[SealedOriginal]:
        """Seal many at once: as safe as one by one, and the disk is waited for together.

        Args:
            untrusted: The bytes of each, and what is said of them.

        Raises:
            NoRoomError: the disk is full; of those that were not sealed nothing is left.
        """
        with no_room_is_told(), self._sealing(), ThreadPoolExecutor(WRITERS) as writers:
            sealed = list(writers.map(self._seal_one, untrusted))
            _sync_folder(self._folder)
        return sealed

    def _seal_one(self, one: tuple[bytes, Mapping[str, str]]) -> SealedOriginal:
        data, meta = one
        mac = hmac.new(self._doubles_key, digestmod=hashlib.sha256)
        sealed_id = new_id("seal")
        digest = self._write(sealed_id, wrap(iter((data,)), len(data), meta, mac), folder=False)
        return SealedOriginal(sealed_id, digest, mac.hexdigest())

    def mac_of(self, untrusted: bytes) -> str:
        """Return the value by which a double of these bytes is found."""
        return hmac.digest(self._doubles_key, untrusted, hashlib.sha256).hex()

    def open_original(
        self, sealed_id: str, identity: OriginalsIdentity, cipher_sha256: str = ""
    ) -> OpenedOriginal:
        """Open an original for the one who reads it.

        Args:
            sealed_id: Its random name.
            identity: What opens it.
            cipher_sha256: What the record says of the sealed file. Anybody can seal another file
                to a public key; only this tells that it is the same one.

        Raises:
            OriginalMissingError: it is not there.
            OriginalDamagedError: it is not what was written.
            WrongIdentityError: it is sealed to somebody else.
        """
        sealed = self._read(sealed_id)
        if cipher_sha256 and hashlib.sha256(sealed).hexdigest() != cipher_sha256:
            raise OriginalDamagedError("the sealed file is not the one on record")
        clear = BytesIO()
        try:
            decrypt_io(BytesIO(sealed), clear, [identity.unlock()])
        except DecryptError as error:
            if "No matching keys" in str(error):
                raise WrongIdentityError("the identity does not open this original") from None
            raise OriginalDamagedError("the sealed file cannot be opened") from None
        except OSError:
            raise OriginalDamagedError("the sealed file was changed") from None
        return unwrap(clear.getvalue())

    def ids(self) -> frozenset[str]:
        """Return the names of everything sealed; what no account points at was cut off later."""
        return frozenset(path.stem for path in self._folder.glob(f"*{SEALED}"))

    def sweep(self) -> int:
        """Remove what a killed sealing left, unless somebody seals right now; return how many."""
        if not self._folder.is_dir():
            return 0
        with self._lock_file() as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return 0
            left = list(self._folder.glob(f"*{UNFINISHED}"))
            for path in left:
                path.unlink()
            return len(left)

    def _read(self, sealed_id: str) -> bytes:
        if Path(sealed_id).name != sealed_id:
            raise OriginalMissingError("this is no name of an original")
        try:
            return (self._folder / f"{sealed_id}{SEALED}").read_bytes()
        except FileNotFoundError:
            raise OriginalMissingError(f"there is no original {sealed_id}") from None

    def _write(self, sealed_id: str, blocks: Iterator[bytes], *, folder: bool = True) -> str:
        """Write one sealed file: all of it or nothing, and on the disk before it has its name.

        With `folder` its name too is on the disk; without, the caller sees to it.
        """
        unfinished = self._folder / f"{sealed_id}{UNFINISHED}"
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb", buffering=0) as file:
                writer = _Writer(file)
                self._encrypt(_Reader(blocks), writer)
                # The clock of the file system would say to the second when somebody spoke.
                os.utime(file.fileno(), (0, 0))
                os.fsync(file.fileno())
            unfinished.rename(self._folder / f"{sealed_id}{SEALED}")
        except BaseException:
            with suppress(FileNotFoundError):
                unfinished.unlink()
            raise
        if folder:
            _sync_folder(self._folder)
        return writer.digest.hexdigest()

    def _encrypt(self, reader: _Reader, writer: _Writer) -> None:
        try:
            encrypt_io(reader, writer, [self._recipient])
        except (EncryptError, OSError):
            # The library turns any fault of either end into a text; the fault itself is wanted.
            fault = reader.fault or writer.fault
            if fault is None:
                raise
            raise fault from None

    @contextmanager
    def _sealing(self) -> Iterator[None]:
        """Hold off the sweep while something is unfinished for a reason."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._lock_file() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH)
            yield

    @contextmanager
    def _lock_file(self) -> Iterator[int]:
        descriptor = os.open(self._folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            yield descriptor
        finally:
            os.close(descriptor)


class _Reader:
    """Blocks as the library wants to read them; remembers what went wrong."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._rest = memoryview(b"")
        self.fault: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes; none at the end."""
        try:
            while not self._rest:
                self._rest = memoryview(next(self._blocks))
        except StopIteration:
            return b""
        except BaseException as error:
            self.fault = error
            raise
        taken = self._rest if size < 0 else self._rest[:size]
        self._rest = self._rest[len(taken) :]
        return bytes(taken)


class _Writer:
    """The sealed file as the library wants to write it; hashes, and remembers what went wrong."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self.digest = hashlib.sha256()
        self.fault: BaseException | None = None

    def write(self, data: bytes | bytearray | memoryview) -> int:
        """Write all of `data`, however many calls it takes."""
        rest = memoryview(data)
        self.digest.update(rest)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except BaseException as error:
            self.fault = error
            raise
        return memoryview(data).nbytes


@contextmanager
def _pieces(untrusted: bytes | Path) -> Iterator[tuple[int, Iterator[bytes]]]:
    if isinstance(untrusted, bytes):
        yield len(untrusted), iter((untrusted,))
        return
    try:
        # A pipe or a device has no end of its own.
        file = untrusted.open("rb") if untrusted.is_file() else None
    except OSError:
        file = None
    if file is None:
        # No cause: it would name the file.
        raise NoSuchSourceError("what should be sealed is no file that can be read")
    with file:
        yield os.fstat(file.fileno()).st_size, iter(lambda: file.read(STEP), b"")


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


__all__ = [
    "ChangedWhileReadError",
    "NoRoomError",
    "NoSuchSourceError",
    "OpenedOriginal",
    "OriginalDamagedError",
    "OriginalMissingError",
    "Originals",
    "SealedOriginal",
    "WrongIdentityError",
]
