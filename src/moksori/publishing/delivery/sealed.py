"""Files as the gate sealed them: each is read once, and hashed as it is read."""

from __future__ import annotations

import hashlib
import os
import re
from calendar import timegm
from collections.abc import Iterable, Sequence
from pathlib import Path

from moksori.publishing.addresses import MANIFEST, PROGRAMMES
from moksori.publishing.delivery.errors import HostilePathError, SealBrokenError
from moksori.publishing.folder import FILE_RIGHTS, FOLDER_RIGHTS
from moksori.publishing.site_folder import Made
from moksori.terms.cleared import SealedFile

_PART = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,199}")
_LONGEST = 800
_LONG_AGO = timegm((2000, 1, 1, 0, 0, 0))
PART = ".part"
"""Ends the name of a file that has not arrived whole yet."""


class SealedFolder:
    """A finished site with the gate's list of its files.

    Attributes:
        files: Path → file as it was sealed.
        id: 32 letters and figures that come of the bytes of all files; it says nothing else.
    """

    def __init__(self, folder: Path, files: Iterable[SealedFile]) -> None:
        """Take a folder and the files of its seal.

        Raises:
            HostilePathError: a path could be read as something else somewhere on the way.
        """
        self._folder = folder
        self.files = {one.path: one for one in files}
        for path in self.files:
            check_path(path)
        self.id = version_id({path: one.sha256 for path, one in self.files.items()})

    @property
    def hashes(self) -> dict[str, str]:
        """Return path → SHA-256 of every file."""
        return {path: one.sha256 for path, one in self.files.items()}

    def read(self, path: str) -> bytes:
        """Return the bytes of one file, if they are those that the gate read.

        Raises:
            SealBrokenError: the file is gone, is a link, or has other bytes.
        """
        try:
            handle = os.open(self._folder / path, os.O_RDONLY | os.O_NOFOLLOW)
            with open(handle, "rb") as file:
                content = file.read()
        except OSError:
            raise SealBrokenError("a file of the site is gone since the gate read it") from None
        if hashlib.sha256(content).hexdigest() != self.files[path].sha256:
            raise SealBrokenError("a file of the site changed since the gate read it")
        return content

    def copy(self, paths: Iterable[str], target: Path) -> None:
        """Write some files into a folder from which a program of the system sends them.

        What is sent is then what was hashed, whatever becomes of the folder of the site. Rights
        and ages are the public ones: an age comes of the bytes and tells nothing.

        Raises:
            SealBrokenError: a file is not the one that the gate read.
            OSError: the disk is full or cannot be written.
        """
        target.mkdir(mode=FOLDER_RIGHTS)
        for path in paths:
            content = self.read(path)
            place = target / path
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("xb") as file:
                file.write(content)
                os.fchmod(file.fileno(), FILE_RIGHTS)
            age = Made("", self.files[path].sha256, len(content)).age
            os.utime(place, ns=(age, age))
        for folder in [target, *(one for one in target.rglob("*") if one.is_dir())]:
            folder.chmod(FOLDER_RIGHTS)
            os.utime(folder, (_LONG_AGO, _LONG_AGO))


def check_path(path: str) -> None:
    """Let a path pass that means the same to every system on the way.

    Raises:
        HostilePathError: it does not; the path is not repeated.
    """
    parts = path.split("/")
    if len(path) > _LONGEST or not all(_PART.fullmatch(part) for part in parts):
        raise HostilePathError("a file of the site has a name that is refused")
    if any(part.endswith(PART) for part in parts):
        raise HostilePathError("a file of the site has the name of one that is on its way")


def version_id(hashes: dict[str, str]) -> str:
    """Return a name for these very files; the same files have the same name.

    Args:
        hashes: Path → SHA-256.
    """
    rows = "".join(f"{sha256}  {path}\n" for path, sha256 in sorted(hashes.items()))
    return hashlib.sha256(rows.encode()).hexdigest()[:32]


def in_order(paths: Iterable[str]) -> list[str]:
    """Return paths so that nothing leads to a page that is not there yet.

    What pages are made with comes first, then stories and papers, then lists and feeds, the first
    page, and the list of all files at the very end.
    """
    return sorted(paths, key=lambda path: (_rank(path), path))


def _rank(path: str) -> int:
    if path == MANIFEST:
        return 4
    if path.startswith("index."):
        return 3
    ranks = {"assets": 0, PROGRAMMES: 0, "stories": 1}
    return ranks.get(path.split("/")[0], 2)


def folders_of(paths: Iterable[str]) -> Sequence[str]:
    """Return every folder that these files need, each after the one it stands in."""
    found = {
        "/".join(parts[:depth])
        for parts in (path.split("/") for path in paths)
        for depth in range(1, len(parts))
    }
    return sorted(found)
