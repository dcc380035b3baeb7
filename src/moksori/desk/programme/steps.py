"""Steps of the work on a programme's sound: in clear while it is made, sealed however it ended.

Levelled takes are somebody's voice. A making maps them into memory, so they lie in clear as long as
it goes on; then each is sealed (age) to the desk and the clear one removed. What cannot be
sealed is removed too: a step can be made again. After a kill the next worker does it.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from pyrage import (  # type: ignore[import-untyped]
    DecryptError,
    EncryptError,
    decrypt_file,
    encrypt_file,
)

from moksori.broadcast.sound.files import PRIVATE_FILE, PRIVATE_FOLDER, Kept
from moksori.desk.originals import identity, recipient, steps_key
from moksori.desk.programme.planning import KEPT, PROGRAMMES, SEALED, folder_of
from moksori.records.models import ProgrammeRecord

STAGING, LISTED = "staging", "staging-station"
"""Where files stand before the gate has read them."""
SEALED_FILE = ".age"


@contextmanager
def at_hand(row: ProgrammeRecord) -> Iterator[Kept]:
    """Give the steps that there are of a programme, in clear; they are sealed when this ends."""
    folder = folder_of(row)
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    _open(folder)
    try:
        yield Kept(folder / KEPT)
    finally:
        put_away(folder)


def put_away(folder: Path) -> None:
    """Leave nothing of a making in clear in a programme's folder but what the gate has read."""
    for name in (STAGING, LISTED):
        shutil.rmtree(folder / name, ignore_errors=True)
    clear = folder / KEPT
    if not clear.is_dir():
        return
    try:
        _seal(clear, folder / SEALED)
    finally:
        shutil.rmtree(clear, ignore_errors=True)


def put_all_away() -> None:
    """Do it for every programme, after a worker was killed in the middle of one."""
    for folder in sorted((Path(settings.MOKSORI_HOME) / PROGRAMMES).glob("*")):
        put_away(folder)


def _seal(clear: Path, sealed: Path) -> None:
    """Seal steps one by one; where there is no room for one, it goes."""
    sealed.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    for path in sorted(clear.glob("[!.]*")):
        part = sealed / f".{path.name}"
        try:
            _private(part)
            encrypt_file(str(path), str(part), [recipient()])
            _as_old(part, path)
            part.replace(sealed / f"{path.name}.{_mark(part, path.name)}{SEALED_FILE}")
        except (OSError, EncryptError):
            part.unlink(missing_ok=True)
        path.unlink(missing_ok=True)


def _open(folder: Path) -> None:
    """Put sealed steps back in clear; one that cannot be opened is made again."""
    sealed, clear = folder / SEALED, folder / KEPT
    if not sealed.is_dir():
        return
    clear.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    opens = identity().unlock()
    for path in sorted(sealed.glob(f"[!.]*{SEALED_FILE}")):
        name, _, mark = path.name.removesuffix(SEALED_FILE).rpartition(".")
        part = clear / f".{name}.part"
        with contextlib.suppress(DecryptError, OSError):
            if hmac.compare_digest(mark, _mark(path, name)):
                _private(part)
                decrypt_file(str(path), str(part), [opens])
                _as_old(part, path)
                part.replace(clear / name)
        part.unlink(missing_ok=True)
    shutil.rmtree(sealed, ignore_errors=True)


def _mark(sealed: Path, name: str) -> str:
    """Return by what a sealed step is known as this desk's, under this name (RFC 2104).

    Anybody can seal something to the desk's public key; who has not its secret makes no mark.
    """
    with sealed.open("rb") as file:
        made = hashlib.file_digest(file, "sha256").digest()
    return hmac.new(steps_key(), f"{name}:".encode() + made, "sha256").hexdigest()


def _as_old(path: Path, other: Path) -> None:
    """Give a file the age of another: what was made anew is told from what was taken up."""
    there = other.stat()
    os.utime(path, ns=(there.st_atime_ns, there.st_mtime_ns))


def _private(path: Path) -> None:
    """Make an empty file that nobody else can read, to be filled."""
    os.close(os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, PRIVATE_FILE))
