"""Steps of the work on a programme's sound: in clear while it is made, sealed however it ended.

Levelled takes are somebody's voice. A making maps them into memory, so they lie in clear as long as
it goes on; then each is sealed to the desk's own key and the clear one removed. What cannot be
sealed is removed too: a step can be made again. After a kill the next worker does it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from django.conf import settings

from moksori.broadcast.sound.files import PRIVATE_FILE, PRIVATE_FOLDER, Kept
from moksori.desk.originals import steps_key
from moksori.desk.programme.planning import KEPT, PROGRAMMES, SEALED, folder_of
from moksori.records.models import ProgrammeRecord

STAGING, LISTED = "staging", "staging-station"
"""Where files stand before the gate has read them."""
PIECE, NONCE, TAG = 1 << 22, 12, 16


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
    cipher = ChaCha20Poly1305(steps_key())
    for path in sorted(clear.glob("[!.]*")):
        target = sealed / path.name
        part = target.with_name(f".{target.name}")
        try:
            with path.open("rb") as source, _private(part) as file:
                for piece in _sealed(cipher, source, path.name, path.stat().st_size):
                    file.write(piece)
            part.replace(target)
        except OSError:
            for left in (part, target):
                left.unlink(missing_ok=True)
        path.unlink(missing_ok=True)


def _open(folder: Path) -> None:
    """Put sealed steps back in clear; one that cannot be opened is made again."""
    sealed, clear = folder / SEALED, folder / KEPT
    if not sealed.is_dir():
        return
    clear.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    cipher = ChaCha20Poly1305(steps_key())
    for path in sorted(sealed.glob("[!.]*")):
        part = clear / f".{path.name}.part"
        with contextlib.suppress(InvalidTag, OSError):
            with path.open("rb") as source, _private(part) as file:
                for piece in _opened(cipher, source, path.name, path.stat().st_size):
                    file.write(piece)
            part.replace(clear / path.name)
        part.unlink(missing_ok=True)
    shutil.rmtree(sealed, ignore_errors=True)


def _sealed(cipher: ChaCha20Poly1305, source: IO[bytes], name: str, size: int) -> Iterator[bytes]:
    """Yield a file in pieces (RFC 8439), each bound to its name, its place and the last one."""
    count = max(1, -(-size // PIECE))
    for number in range(count):
        nonce = os.urandom(NONCE)
        yield nonce + cipher.encrypt(nonce, source.read(PIECE), _bound(name, number, count))


def _opened(cipher: ChaCha20Poly1305, source: IO[bytes], name: str, size: int) -> Iterator[bytes]:
    """Yield what `_sealed` sealed.

    Raises:
        InvalidTag: it is not whole, or was sealed by another desk.
    """
    whole = PIECE + NONCE + TAG
    count = max(1, -(-size // whole))
    for number in range(count):
        piece = source.read(whole)
        yield cipher.decrypt(piece[:NONCE], piece[NONCE:], _bound(name, number, count))


def _bound(name: str, number: int, count: int) -> bytes:
    return f"{name}:{number}:{count}".encode()


def _private(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, PRIVATE_FILE), "wb")
