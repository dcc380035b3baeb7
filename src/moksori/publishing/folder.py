"""Files of an edition on the disk, all with the same rights and the same age."""

from __future__ import annotations

import hashlib
import os
from calendar import timegm
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from moksori.terms.errors import RefusedError

FILE_RIGHTS = 0o644
FOLDER_RIGHTS = 0o755


class StagingError(RefusedError):
    """The folder for a new edition holds something already."""

    code = "publishing.staging"
    hint = "Give an empty folder; an edition is never written over another one."


Content = bytes | Path
"""What a file is written from: its bytes, or another file, of which only a piece is in memory."""
PIECE = 1 << 20
UNFINISHED = ".fresh"
"""How the name of a file ends that is not yet whole."""


def pieces(content: Content) -> Iterator[bytes]:
    """Yield bytes as they are, and a file piece by piece.

    Raises:
        OSError: the file is not there or cannot be read.
    """
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb", buffering=0) as file:
        while piece := file.read(PIECE):
            yield piece


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """One file of an edition: relative path, SHA-256 of its bytes, size in bytes."""

    path: str
    sha256: str
    size: int


class Folder:
    """The folder an edition is written into; it remembers what was put there."""

    def __init__(self, staging: Path) -> None:
        """Take a folder that exists and is empty."""
        self._staging = staging
        self._files: list[WrittenFile] = []

    @classmethod
    def open(cls, staging: Path) -> Folder:
        """Return an empty folder, made if need be.

        Raises:
            StagingError: something stands there already.
        """
        if staging.exists() and not staging.is_dir():
            raise StagingError("the place for the edition is not a folder")
        staging.mkdir(parents=True, exist_ok=True)
        if any(staging.iterdir()):
            raise StagingError("the folder for the edition is not empty")
        return cls(staging)

    @property
    def files(self) -> tuple[WrittenFile, ...]:
        """Every file put here so far, by path."""
        return tuple(sorted(self._files, key=lambda file: file.path))

    def put(self, path: str, content: Content) -> None:
        """Write one file.

        Args:
            path: Where, below the folder, with forward slashes.
            content: Its bytes, or a file of which it becomes a copy.

        Raises:
            OSError: the disk is full or cannot be written; the folder is then of no use.
        """
        target = self._staging / path
        target.parent.mkdir(parents=True, exist_ok=True)
        digest, size = hashlib.sha256(), 0
        with target.open("xb") as file:
            for piece in pieces(content):
                digest.update(piece)
                size += file.write(piece)
        self._files.append(WrittenFile(path, digest.hexdigest(), size))

    def close(self, month: str) -> None:
        """Give everything the same rights and times, so that they tell nothing of where and when.

        Args:
            month: `YYYY-MM`; all times become its first second, in UTC.
        """
        year, number = (int(part) for part in month.split("-"))
        moment = timegm((year, number, 1, 0, 0, 0))
        for target in [*sorted(self._staging.rglob("*"), reverse=True), self._staging]:
            target.chmod(FOLDER_RIGHTS if target.is_dir() else FILE_RIGHTS)
            os.utime(target, (moment, moment))
