"""Files of a site on the disk: what did not change is taken over from the site before."""

from __future__ import annotations

import hashlib
import json
import os
from calendar import timegm
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from moksori.publishing.addresses import MANIFEST
from moksori.publishing.folder import FILE_RIGHTS, FOLDER_RIGHTS, StagingError

_SINCE, _SPREAD = timegm((2000, 1, 1, 0, 0, 0)), 27 * 24 * 3600
"""The ages of files: seconds from the first moment of 2000, spread over so many."""


@dataclass(frozen=True, slots=True)
class Made:
    """One file as it was made: a fingerprint of what of, SHA-256 of its bytes, size in bytes."""

    key: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Earlier:
    """A site as it stood before.

    Attributes:
        folder: Where it stands.
        made: Path → how the file there was made.
    """

    folder: Path
    made: Mapping[str, Made]


class SiteFolder:
    """The fresh folder of a site; what an earlier one has that is made of the same is taken over.

    Attributes:
        path: Where it is.
        made: Path of a file → how it was made.
        anew: How many files were not taken over.
    """

    def __init__(self, staging: Path, earlier: Earlier | None = None) -> None:
        """Take a folder that is empty or not there yet.

        Raises:
            StagingError: something stands there already.
        """
        if staging.exists() and (not staging.is_dir() or any(staging.iterdir())):
            raise StagingError("the folder for the site is not empty")
        staging.mkdir(parents=True, exist_ok=True)
        self.made: dict[str, Made] = {}
        self.anew = 0
        self.path = staging
        self._earlier = earlier
        self._folders: set[Path] = set()

    def put(self, path: str, key: str, make: Callable[[], bytes]) -> None:
        """Take a file over where it is made of the same, else make it.

        Raises:
            OSError: the disk is full or cannot be written; the folder is then of no use.
        """
        target = self.path / path
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        known = self._earlier.made.get(path) if self._earlier else None
        if self._earlier is not None and known is not None and known.key == key:
            content = _take_over(self._earlier.folder / path, known)
            if content is not None:
                self._write(target, content)
                self.made[path] = known
                return
        content = make()
        self._write(target, content)
        self.anew += 1
        self.made[path] = Made(key, hashlib.sha256(content).hexdigest(), len(content))

    def _write(self, target: Path, content: bytes) -> None:
        with target.open("xb") as file:
            file.write(content)

    def close(self, month: str) -> None:
        """Write the list of all files, and give everything the same rights and an age of its own.

        A file's age is a moment of January 2000 that comes of its bytes: it tells
        nothing of where and when, and servers still see that a file changed.

        Args:
            month: `YYYY-MM` of the newest edition, for the folders.
        """
        listed = [
            {"path": path, "sha256": one.sha256, "size": one.size}
            for path, one in sorted(self.made.items())
        ]
        content = (json.dumps({"files": listed}, ensure_ascii=False, indent=1) + "\n").encode()
        (self.path / MANIFEST).write_bytes(content)
        told = {**self.made, MANIFEST: Made("", hashlib.sha256(content).hexdigest(), 0)}
        for path, one in told.items():
            age = _SINCE + int(one.sha256[:8], 16) % _SPREAD
            (self.path / path).chmod(FILE_RIGHTS)
            os.utime(self.path / path, (age, age))
        year, number = (int(part) for part in month.split("-"))
        moment = timegm((year, number, 1, 0, 0, 0))
        for folder in sorted({self.path, *self._folders}, reverse=True):
            folder.chmod(FOLDER_RIGHTS)
            os.utime(folder, (moment, moment))


def _take_over(source: Path, known: Made) -> bytes | None:
    """Return the bytes of a file of the earlier site; None where they are not what they were.

    They are written again: a file with two names could be changed under the other one.
    """
    try:
        content = source.read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == known.sha256 else None
