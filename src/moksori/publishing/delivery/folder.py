"""To a folder of this machine: a copy beside, hashed there, then shown in one step."""

from __future__ import annotations

import hashlib
from pathlib import Path

from moksori.publishing.delivery.errors import FarDiffersError
from moksori.publishing.delivery.outlets import (
    Delivered,
    Difference,
    FolderOutlet,
    Progress,
    difference,
)
from moksori.publishing.delivery.sealed import SealedFolder
from moksori.publishing.showing import show

VERIFIED = "every file of the copy was hashed before it was shown"


class FolderDelivery:
    """One delivery to a folder of this machine."""

    def __init__(self, site: SealedFolder, outlet: FolderOutlet, folder: Path) -> None:
        """Take what to deliver, where, and the folder in which it was sealed."""
        self._site, self._outlet, self._folder = site, outlet, folder

    def deliver(self, progress: Progress) -> Delivered:
        """Copy the site and show it.

        Raises:
            PlaceTakenError: something else stands in the place.
            SealBrokenError: a file is not the one that the gate read; nothing new is shown.
            OSError: the disk is full or cannot be written; what was shown before still is.
        """
        sealed = self._site.hashes
        before = hashes_of(self._outlet.path)
        for number, path in enumerate(sealed, start=1):
            self._site.read(path)
            progress("read", number, len(sealed))
        show(
            self._folder,
            self._outlet.path,
            check=self._check_copy,
            keep_before=False,
            share=not any(self._is_damaged(path, sha256) for path, sha256 in before.items()),
        )
        progress("show", 1, 1)
        kept = sum(before.get(path) == sha256 for path, sha256 in sealed.items())
        removed = sum(path not in sealed for path in before)
        return Delivered(len(sealed) - kept, kept, removed, VERIFIED, atomic=True)

    def check(self) -> Difference:
        """Hash what readers see, and say how it differs from what is sealed."""
        return difference(self._site.hashes, hashes_of(self._outlet.path))

    def _is_damaged(self, path: str, sha256: str) -> bool:
        """Say whether a file that is shown looks like the sealed one and has other bytes."""
        sealed = self._site.files.get(path)
        if sealed is None or sealed.sha256 == sha256:
            return False
        return (self._outlet.path / path).lstat().st_size == sealed.size

    def _check_copy(self, copy: Path) -> None:
        if not difference(self._site.hashes, hashes_of(copy)).none:
            raise FarDiffersError("the copy is not what the gate read; it is not shown")


def hashes_of(folder: Path) -> dict[str, str]:
    """Return path → SHA-256 of every file of a folder; what is no plain file has an empty one."""
    root = folder.resolve()
    return {
        path.relative_to(root).as_posix(): _hash(path)
        for path in root.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }


def _hash(path: Path) -> str:
    if path.is_symlink() or not path.is_file():
        return ""
    return hashlib.sha256(path.read_bytes()).hexdigest()
