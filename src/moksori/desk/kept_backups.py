"""How long backups stay on this machine: the oldest go, and never before a newer one is good.

Only those that nobody asked to be anywhere else: what was brought away is not reached from here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from moksori.desk import backups
from moksori.desk.backups import ENDING, NOTE
from moksori.terms.errors import RefusedError

ALWAYS = 3
"""So many of the newest stay, however old they are."""
_NAME = re.compile(rf"(\d{{4}}-\d{{2}}-\d{{2}})-(\d{{1,6}}){re.escape(ENDING)}", re.ASCII)


class NoneGoodError(RefusedError):
    """The newest backup is not what was written, so no older one may go."""

    code = "backup.none_good"
    hint = "Make a new backup first; where that fails, look at the disk. Nothing was removed."


def kept() -> list[tuple[date, Path]]:
    """Return the backups on this machine with their days, the oldest first."""
    found = []
    place = backups.folder()
    for path in place.iterdir() if place.is_dir() else ():
        told = _NAME.fullmatch(path.name)
        day = _day(told.group(1)) if told else None
        if told and day and path.is_file() and not path.is_symlink():
            found.append((day, int(told.group(2)), path))
    return [(day, path) for day, _number, path in sorted(found)]


def over(before: datetime) -> list[tuple[date, Path]]:
    """Return the backups from before a moment, without the newest ones, which always stay."""
    return [(day, path) for day, path in kept()[:-ALWAYS] if day < before.date()]


def remove(before: datetime) -> int:
    """Remove backups from before a moment; return how many that were.

    The caller has seen that they may go, and writes it down.

    Raises:
        NoneGoodError: the newest one is not good.
    """
    gone = over(before)
    if not gone:
        return 0
    if not backups.is_good(kept()[-1][1]):
        raise NoneGoodError("the newest backup is not what was written")
    _unlink([path for _day, path in gone])
    return len(gone)


def _unlink(paths: Sequence[Path]) -> None:
    for path in paths:
        path.unlink()
        path.with_name(path.name + NOTE).unlink(missing_ok=True)


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None
