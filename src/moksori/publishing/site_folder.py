"""Files of a site on the disk: what is there already, made of the same, stays as it is."""

from __future__ import annotations

import hashlib
import json
import os
from calendar import timegm
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from moksori.publishing.addresses import MANIFEST
from moksori.publishing.folder import (
    FILE_RIGHTS,
    FOLDER_RIGHTS,
    UNFINISHED,
    Content,
    StagingError,
    pieces,
)

_SINCE, _SPREAD = timegm((2000, 1, 1, 0, 0, 0)) * 10**9, 27 * 24 * 3600 * 10**9
"""The ages of files: nanoseconds from the first moment of 2000, spread over so many."""


@dataclass(frozen=True, slots=True)
class Made:
    """One file as it was made: a fingerprint of what of, SHA-256 of its bytes, size in bytes."""

    key: str
    sha256: str
    size: int

    @property
    def age(self) -> int:
        """The moment, in nanoseconds, that a file of these bytes is said to be from.

        It is in January 2000 and comes of the bytes alone: it tells nothing of where and when, and
        servers still see that a file changed.
        """
        return _SINCE + int(self.sha256[:16], 16) % _SPREAD


class SiteFolder:
    """The folder in which a site is made, over what was made there before; nobody reads from it.

    Attributes:
        path: Where it is.
        made: Path of a file → how it was made.
        anew: How many files were made anew.
    """

    def __init__(self, path: Path, before: Mapping[str, Made] | None = None) -> None:
        """Take a folder.

        Args:
            path: The folder; where nothing is known of it, it is empty or not there yet.
            before: How the files in it were made; what does not fit is made anew.

        Raises:
            StagingError: something stands there of which nothing is known.
        """
        if before is None and path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise StagingError("the folder for the site is not empty")
        path.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.made: dict[str, Made] = {}
        self.anew = 0
        self._before = before or {}
        self._root = str(path)
        self._folders: set[str] = set()
        self._seen: dict[str, bool] = {}

    def put(self, path: str, key: str, make: Callable[[], Content]) -> None:
        """Leave a file that is made of the same, else make it.

        Args:
            path: Where, below the folder, with forward slashes.
            key: What it is made of, as a fingerprint.
            make: Gives its bytes, or a file of which it becomes a copy.

        Raises:
            OSError: the disk is full or cannot be written.
        """
        target = f"{self._root}/{path}"
        parent = target.rpartition("/")[0]
        if parent not in self._folders:
            Path(parent).mkdir(parents=True, exist_ok=True)
            self._folders.add(parent)
        known = self._before.get(path) if self.has(path, key) else None
        if known is None:
            known = _write(target, make(), key)
            self.anew += 1
        self.made[path] = known

    def has(self, path: str, key: str) -> bool:
        """Say whether a file that is made of the same stands there, whole."""
        known = self._before.get(path)
        if known is None or known.key != key:
            return False
        if path not in self._seen:
            self._seen[path] = _is_there(f"{self._root}/{path}", known)
        return self._seen[path]

    def close(self, month: str) -> None:
        """Write the list of all files, remove those that are no more, and make all folders alike.

        Args:
            month: `YYYY-MM` of the newest edition, for the age of the folders.
        """
        rows = (
            json.dumps({"path": path, "sha256": one.sha256, "size": one.size}, ensure_ascii=False)
            for path, one in sorted(self.made.items())
        )
        content = ('{"files": [\n' + ",\n".join(rows) + "\n]}\n").encode()
        _write(f"{self._root}/{MANIFEST}", content, "")
        self._sweep()
        year, number = (int(part) for part in month.split("-"))
        moment = timegm((year, number, 1, 0, 0, 0))
        for folder in sorted({self._root, *self._folders}, reverse=True):
            Path(folder).chmod(FOLDER_RIGHTS)
            os.utime(folder, (moment, moment))

    def _sweep(self) -> None:
        """Remove what is not of this site: of stories that are no more, and half-made files."""
        start = len(self._root) + 1
        for folder, _, names in os.walk(self._root, topdown=False):
            for name in names:
                path = f"{folder}/{name}"
                if path[start:] not in self.made and path[start:] != MANIFEST:
                    Path(path).unlink()
            if folder not in self._folders and folder != self._root:
                Path(folder).rmdir()


def _is_there(target: str, known: Made) -> bool:
    """Say whether a file stands that was written to its end: its age is set after its last byte."""
    try:
        there = os.stat(target, follow_symlinks=False)
    except OSError:
        return False
    return (there.st_size, there.st_mtime_ns, there.st_nlink) == (known.size, known.age, 1)


def _write(target: str, content: Content, key: str) -> Made:
    """Write a file: it is whole when it has its age. What stands there stays whole until then."""
    try:
        return _fill(target, "xb", content, key)
    except FileExistsError:
        made = _fill(target + UNFINISHED, "wb", content, key)
        os.replace(target + UNFINISHED, target)
        return made


def _fill(path: str, mode: Literal["xb", "wb"], content: Content, key: str) -> Made:
    """Write a file with the rights and, at the end, the age that it should have."""
    digest, size = hashlib.sha256(), 0
    with open(path, mode, buffering=0) as file:
        for piece in pieces(content):
            digest.update(piece)
            size += len(piece)
            left = memoryview(piece)
            while left:
                left = left[file.write(left) or 0 :]
        made = Made(key, digest.hexdigest(), size)
        os.fchmod(file.fileno(), FILE_RIGHTS)
        os.utime(file.fileno(), ns=(made.age, made.age))
    return made
