"""Files that are whole or not there, and steps that are kept under the hash of their inputs."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from typing import IO, TYPE_CHECKING

import numpy as np

from moksori.broadcast.sound.ffmpeg import FULL
from moksori.broadcast.sound.refusals import DiskFullError, StepsGoneError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from moksori.broadcast.sound.wav import Samples

# What is kept was made by these rules; another number makes everything anew.
RULES = 1
PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600


@contextlib.contextmanager
def whole_or_nothing(target: Path) -> Iterator[IO[bytes]]:
    """A file to write that takes its name only when it is written to its end.

    Raises:
        DiskFullError: no room; nothing is left of it.
    """
    part = target.with_name(f".{target.name}.part")
    try:
        with disk_may_be_full():
            descriptor = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_RDWR, PRIVATE_FILE)
            with os.fdopen(descriptor, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def disk_may_be_full() -> Iterator[None]:
    """Say a full disk in plain words.

    Raises:
        DiskFullError: no room.
    """
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            msg = "The disk is full."
            raise DiskFullError(msg) from error
        raise


def key_of(*inputs: object) -> str:
    """One hash of everything that a step depends on, and of the rules it was made by."""
    told = json.dumps([RULES, *inputs], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


class Kept:
    """A folder of steps that are done; what is there is whole, and made of exactly its inputs.

    The names are hashes and tell nothing. The folder holds voices: it belongs inside the desk's own
    folder, and `forget` empties it.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        self._folder = folder
        # What a killed run left.
        for part in folder.glob(".*.part"):
            part.unlink(missing_ok=True)

    def sound(self, key: str, make: Callable[[], Samples]) -> Samples:
        """The samples of a step, made if they are not there; read-only, not in memory at once.

        Raises:
            StepsGoneError: somebody deleted the folder meanwhile.
            DiskFullError: no room; nothing is left of this step.
        """
        path = self._folder / f"{key}.f32"
        if not path.exists():
            samples = make()
            if not self._folder.is_dir():
                # What was thrown away here may have been somebody's voice: it is not made again.
                msg = "The steps were deleted while they were needed."
                raise StepsGoneError(msg)
            with whole_or_nothing(path) as file:
                file.write(np.ascontiguousarray(samples, "<f4").tobytes())
        if not path.stat().st_size:
            return np.zeros(0, np.float32)
        return np.memmap(path, "<f4", "r")

    def has(self, key: str) -> bool:
        """Is the sound of this step here?"""
        return (self._folder / f"{key}.f32").exists()

    def path(self, key: str, ending: str) -> Path:
        """Where a step keeps a file of another kind."""
        return self._folder / f"{key}.{ending}"

    def forget(self, keep: frozenset[str] = frozenset()) -> int:
        """Delete what was made before, but for these keys; how many files went."""
        gone = [path for path in self._folder.iterdir() if path.name.split(".")[0] not in keep]
        for path in gone:
            path.unlink(missing_ok=True)
        return len(gone)
