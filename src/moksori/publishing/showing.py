"""A finished site put where readers find it: they see the old one or the new one, each whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from moksori.publishing.addresses import MANIFEST
from moksori.terms.errors import RefusedError
from moksori.terms.ids import new_id


class PlaceTakenError(RefusedError):
    """Something else stands where the site should be shown."""

    code = "publishing.place_taken"
    hint = "Name a new place, or remove what stands there: the site needs a link of its own there."


def show(
    folder: Path,
    place: Path,
    *,
    check: Callable[[Path], None] | None = None,
    keep_before: bool = True,
    share: bool = True,
) -> None:
    """Copy a finished site beside `place`, and let `place` lead to the copy, in one step.

    `place` is a link, so that there is no moment without a site. The copy that it led to before is
    kept until the next time, for those who are reading it; files that did not change are shared.

    Args:
        folder: The sealed site.
        place: Where readers, or a web server, look for it.
        check: Looks at the finished copy before it is shown; what it raises stops it.
        keep_before: Whether the copy before is kept until the next time.
        share: Whether files that did not change are shared with the copy before.

    Raises:
        PlaceTakenError: a file or a folder stands there that is no link of ours.
        OSError: the disk is full or cannot be written; what was shown before still is.
    """
    place = place.parent.resolve() / place.name
    if place.exists() and not place.is_symlink():
        if not (place.is_dir() and not any(place.iterdir())):
            raise PlaceTakenError("the place for the site is taken")
        place.rmdir()
    place.parent.mkdir(parents=True, exist_ok=True)
    before = place.readlink().name if place.is_symlink() else ""
    fresh = place.with_name(f".{place.name}.{new_id('sit')}")
    _copy(folder, fresh, place.with_name(before) if before and share else None)
    if check:
        _look(fresh, check)
    link = place.with_name(f".{place.name}.{new_id('lnk')}")
    link.symlink_to(fresh.name)
    link.replace(place)
    _sweep(place, {fresh.name, before} if keep_before else {fresh.name})


def _look(fresh: Path, check: Callable[[Path], None]) -> None:
    """Have a copy looked at; one that is not to be shown goes away."""
    try:
        check(fresh)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def put_in_place(fresh: Path, out: Path) -> None:
    """Give a finished folder its name; one that stood there before goes when the new one stands.

    Args:
        fresh: A folder beside `out`, written to the disk.
        out: Where it is to stand.

    Raises:
        OSError: it cannot be renamed; what stood there before still does, under a name beside it.
    """
    if not out.exists():
        fresh.rename(out)
        return
    old = out.with_name(f".{out.name}.{new_id('old')}")
    out.rename(old)
    fresh.rename(out)
    shutil.rmtree(old)


def flush(folder: Path) -> None:
    """Write a folder and all in it to the disk, so that a power cut leaves all of it or nothing."""
    for path in [folder, *folder.rglob("*")]:
        _flush(str(path))


def _flush(path: str) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _copy(folder: Path, fresh: Path, before: Path | None) -> None:
    """Copy a folder, and write it to the disk; what is the same in the one before is linked."""
    root, target, known = str(folder), str(fresh), str(before) if before else ""
    folders: list[str] = []
    for at, _, names in os.walk(root):
        below = at[len(root) :]
        Path(target + below).mkdir()
        folders.append(below)
        for name in names:
            path = f"{below}/{name}"
            if not (known and _is_same(root + path, known + path, target + path)):
                shutil.copy2(root + path, target + path)
                _flush(target + path)
    for below in reversed(folders):
        shutil.copystat(root + below, target + below)
        _flush(target + below)


def _is_same(source: str, known: str, target: str) -> bool:
    """Link a file of the copy before where it has the size and the age of the new one's.

    A file's age comes of its bytes, and is set when the last of them is written.
    """
    try:
        one, other = os.stat(source), os.stat(known, follow_symlinks=False)
        if (one.st_size, one.st_mtime_ns) != (other.st_size, other.st_mtime_ns):
            return False
        os.link(known, target)
    except OSError:
        return False
    return True


def _sweep(place: Path, kept: set[str]) -> None:
    """Remove copies that nobody is led to: older ones, and what a killed start left."""
    for entry in place.parent.glob(f".{place.name}.*"):
        told = entry.name.removeprefix(f".{place.name}.")
        if entry.name in kept or not told.startswith(("sit-", "lnk-")):
            continue
        if entry.is_symlink():
            entry.unlink()
        elif (entry / MANIFEST).is_file() or told.startswith("sit-"):
            shutil.rmtree(entry, ignore_errors=True)
