"""Many files in one, sealed: a tar archive inside the `age` format, written and read as a stream.

Nothing of it is on a disk in clear: the archive goes through a pipe. Any `age` and any `tar` open
it; the last member, `contents.json`, has the size and the SHA-256 of every other one.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import tarfile
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from pyrage import (  # type: ignore[import-untyped]
    DecryptError,
    decrypt_io,
    encrypt_io,
    x25519,
)

from moksori.records.desk_key import OriginalsIdentity, check_recipient
from moksori.records.room import no_room_is_told
from moksori.terms.errors import InvalidError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

CONTENTS = "contents.json"
FORMAT = "moksori-backup/1"
_SAFE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.\-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.\-]*){0,12}")
_PIECE = 1024 * 1024


class ArchiveDamagedError(InvalidError):
    """A backup is not what was written."""

    code = "store.archive_damaged"
    hint = "Take another backup; this one was cut off or changed."


class WrongRecoveryKeyError(RefusedError):
    """This key does not open the backup."""

    code = "store.wrong_recovery_key"
    hint = "Give the recovery key whose public half the backup was sealed to."


@dataclass(frozen=True, slots=True)
class Sealed:
    """An archive that was written and read again, byte for byte as it was written."""

    size: int
    sha256: str


def seal(
    target: Path, recipient: str, members: Iterable[tuple[str, Path]], said: Mapping[str, Any]
) -> Sealed:
    """Write an archive: all of it or nothing; it gets its name when the disk gave it back whole.

    Args:
        target: Where it comes to stand; what stands there already is kept until the end.
        recipient: The public key `age1…` it is sealed to.
        members: Name inside, and the file that is put there.
        said: What is said of the whole, inside only.

    Raises:
        NoRoomError: the disk is full; nothing is left of the attempt.
        KeyMalformedError: `recipient` is no such key.
        ArchiveDamagedError: what the disk gives back is not what was written; nothing is left.
    """
    public = x25519.Recipient.from_str(check_recipient(recipient))
    unfinished = target.with_name(target.name + ".part")
    with suppress(FileNotFoundError):
        unfinished.unlink()
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with no_room_is_told(), os.fdopen(descriptor, "wb") as file:
            hashing = _Hashing(file)
            with _piped(lambda end: _write(end, members, said)) as source:
                encrypt_io(source, hashing, [public])
            file.flush()
            os.fsync(file.fileno())
            # What is read below comes from the disk, as far as the system lets go of it.
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        written = Sealed(hashing.size, hashing.digest.hexdigest())
        _require_written(unfinished, written)
        unfinished.rename(target)
    except BaseException:
        with suppress(FileNotFoundError):
            unfinished.unlink()
        raise
    return written


def _require_written(path: Path, written: Sealed) -> None:
    if read_again(path) != written:
        raise ArchiveDamagedError("the disk does not give back what was written")


def read_again(path: Path) -> Sealed:
    """Read a file from its first byte to its last; return its size and SHA-256."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
        return Sealed(file.tell(), digest.hexdigest())


def unseal(source: Path, identity: OriginalsIdentity, folder: Path) -> dict[str, Any]:
    """Put the files of an archive into an empty folder, each held against its hash.

    Args:
        source: The archive.
        identity: What opens it.
        folder: Where the files go; the caller removes it where this fails.

    Returns:
        What was said of the whole when it was written.

    Raises:
        WrongRecoveryKeyError: the key does not open it.
        ArchiveDamagedError: it was cut off or changed, or names what it should not.
    """
    fault: list[BaseException] = []

    def decrypted(end: BinaryIO) -> None:
        with source.open("rb") as file:
            try:
                decrypt_io(file, end, [identity.unlock()])
            except (DecryptError, OSError) as error:
                fault.append(error)

    try:
        with no_room_is_told(), _piped(decrypted) as stream:
            found, contents = _read(stream, folder)
    except (tarfile.TarError, EOFError):
        found, contents = {}, None
    if fault:
        if "No matching keys" in str(fault[0]):
            raise WrongRecoveryKeyError("the key does not open this backup") from None
        raise ArchiveDamagedError("the backup cannot be read to its end") from None
    if contents is None or contents.get("format") != FORMAT or contents.get("files") != found:
        raise ArchiveDamagedError("the files are not those that were put into the backup")
    return dict(contents["said"])


def _write(end: BinaryIO, members: Iterable[tuple[str, Path]], said: Mapping[str, Any]) -> None:
    files = {}
    with tarfile.open(fileobj=end, mode="w|", format=tarfile.PAX_FORMAT) as archive:
        for name, path in members:
            with path.open("rb") as file:
                size = os.fstat(file.fileno()).st_size
                hashed = _Hashed(file)
                archive.addfile(_header(name, size), hashed)
            files[name] = [size, hashed.digest.hexdigest()]
        told = json.dumps({"format": FORMAT, "files": files, "said": dict(said)}).encode()
        archive.addfile(_header(CONTENTS, len(told)), io.BytesIO(told))


def _header(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    # No times: they would say when somebody spoke.
    member.size, member.mode, member.mtime = size, 0o600, 0
    return member


def _read(stream: BinaryIO, folder: Path) -> tuple[dict[str, list[Any]], dict[str, Any] | None]:
    """Write every member down and return sizes and hashes, and the contents said at the end."""
    found: dict[str, list[Any]] = {}
    contents = None
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for member in archive:
            inside = archive.extractfile(member) if member.isreg() else None
            if inside is None or not _SAFE.fullmatch(member.name) or contents is not None:
                raise ArchiveDamagedError("the backup names what it should not")
            if member.name == CONTENTS:
                contents = json.loads(inside.read())
                continue
            target = folder / member.name
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            digest = hashlib.sha256()
            with os.fdopen(
                os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb"
            ) as out:
                while piece := inside.read(_PIECE):
                    digest.update(piece)
                    out.write(piece)
            found[member.name] = [member.size, digest.hexdigest()]
    return found, contents


class _Hashing:
    """A file that is written, and the hash and size of what was."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.digest = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> int:
        """Write some bytes."""
        self.digest.update(data)
        self.size += len(data)
        return self._file.write(data)

    def flush(self) -> None:
        """Give on what is held back."""
        self._file.flush()


class _Hashed:
    """A file that is hashed as it is read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        piece = self._file.read(size)
        self.digest.update(piece)
        return piece


@contextmanager
def _piped(fill: Callable[[BinaryIO], None]) -> Iterator[BinaryIO]:
    """Let one end of a pipe be filled while the other is read; a fault of either is raised.

    Yields:
        The end to read from.
    """
    reading, writing = os.pipe()
    fault: list[BaseException] = []

    def run() -> None:
        try:
            with os.fdopen(writing, "wb") as end:
                fill(end)
        except BrokenPipeError:
            pass  # nobody reads on, and whoever stopped has said why
        except BaseException as error:  # noqa: BLE001 - carried over to the one who waits
            fault.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        with os.fdopen(reading, "rb") as end:
            yield end
    finally:
        thread.join()
    if fault:
        raise fault[0]
