"""Files of a site on the disk: what did not change is taken over from the site before."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from calendar import timegm
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from moksori.publishing.addresses import MANIFEST
from moksori.publishing.folder import FILE_RIGHTS, FOLDER_RIGHTS, StagingError

_SPREAD = 27 * 24 * 3600
"""Seconds over which the times of files are spread; the days that every month has, but one."""


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
    """The fresh folder of a site; it takes over what an earlier one has in the same words."""

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
        self._staging = staging
        self._earlier = earlier
        self._folders: set[Path] = set()

    def put(self, path: str, key: str, make: Callable[[], bytes]) -> None:
        """Take a file over where it is made of the same, else make it.

        Raises:
            OSError: the disk is full or cannot be written; the folder is then of no use.
        """
        target = self._staging / path
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        if self._earlier is not None:
            known = self._earlier.made.get(path)
            source = self._earlier.folder / path
            if known is not None and known.key == key and _take_over(source, target, known):
                self.made[path] = known
                return
        content = make()
        with target.open("xb") as file:
            file.write(content)
        self.anew += 1
        self.made[path] = Made(key, hashlib.sha256(content).hexdigest(), len(content))

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
        (self._staging / MANIFEST).write_bytes(content)
        told = {**self.made, MANIFEST: Made("", hashlib.sha256(content).hexdigest(), 0)}
        for path, one in told.items():
            self._settle(self._staging / path, FILE_RIGHTS, int(one.sha256[:8], 16) % _SPREAD)
        year, number = (int(part) for part in month.split("-"))
        moment = timegm((year, number, 1, 0, 0, 0))
        for folder in sorted({self._staging, *self._folders}, reverse=True):
            folder.chmod(FOLDER_RIGHTS)
            os.utime(folder, (moment, moment))

    def _settle(self, target: Path, rights: int, seconds: int) -> None:
        """Give a file its rights and its age; one that was taken over has them already."""
        age = _SINCE + seconds
        there = target.stat()
        if there.st_mtime != age or there.st_mode & 0o777 != rights:
            target.chmod(rights)
            os.utime(target, (age, age))


def _take_over(source: Path, target: Path, known: Made) -> bool:
    """Link a file of the earlier site, or copy it; False where its bytes are not what they were."""
    try:
        if hashlib.sha256(source.read_bytes()).hexdigest() != known.sha256:
            return False
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)
    except OSError:
        return False
    return True


_SINCE = timegm((2000, 1, 1, 0, 0, 0))
"""A file taken over is one file with the earlier site's: its age cannot hang on the edition."""
