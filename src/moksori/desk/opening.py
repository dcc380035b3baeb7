"""Opening a desk: its folders, its keys, its database. One process has one desk."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import django
from django.conf import settings

from moksori.desk.verifying import NoDeskError
from moksori.terms.errors import RefusedError


class HomeNotEmptyError(RefusedError):
    """The folder named as a desk holds other things."""

    code = "desk.home_not_empty"
    hint = "Name an empty or new folder, or the folder of a desk."


class HomeTooOpenError(RefusedError):
    """The folder of the desk belongs to somebody else."""

    code = "desk.home_not_yours"
    hint = "Name a folder that belongs to you; the desk makes it readable by you alone."


@dataclass(frozen=True, slots=True)
class OpenDesk:
    """A desk that is open in this process.

    Attributes:
        home: The data folder.
        made: True where this start made the desk.
    """

    home: Path
    made: bool


DATABASE = "desk.sqlcipher"
PLAIN = "desk-unsafe-plain.sqlite"
REPORT = "report.html"
"""The report of a run from which nothing left; a release has its own beside its edition."""


def open_desk(
    home: Path,
    *,
    keys: Path | None = None,
    unsafe_plain: bool = False,
    to_upgrade: bool = False,
) -> OpenDesk:
    """Open the desk in a folder, or make a new one there.

    Args:
        home: The data folder.
        keys: The folder of the keys; beside the data folder unless named.
        unsafe_plain: Keep the database in clear. Never for a real desk.
        to_upgrade: Leave a desk of an earlier version as it is, for `upgrading.upgrade`.

    Raises:
        UpgradeNeededError: an earlier version made the desk, and it holds accounts.
        HomeNotEmptyError: the folder holds something that is no desk.
        HomeTooOpenError: the folder belongs to somebody else.
        RefusedError: the key does not open this desk, or others can read it.
    """
    home = home.expanduser().resolve()
    made = _prepare(home, PLAIN if unsafe_plain else DATABASE)
    os.environ["MOKSORI_HOME"] = str(home)
    if keys is not None:
        os.environ["MOKSORI_KEYS"] = str(keys.expanduser().resolve())
    if unsafe_plain:
        os.environ["MOKSORI_UNSAFE_PLAIN_DATABASE"] = "1"
    django.setup()
    _make_keys()
    if not to_upgrade:
        _bring_up_to_date()
    _originals_swept()
    return OpenDesk(home, made)


def open_existing(home: Path, *, keys: Path | None = None, to_upgrade: bool = False) -> OpenDesk:
    """Open the desk in a folder, as it was made; never make a new one.

    Args:
        home: The data folder.
        keys: The folder of the keys; beside the data folder unless named.
        to_upgrade: Leave a desk of an earlier version as it is.

    Raises:
        UpgradeNeededError: an earlier version made the desk, and it holds accounts.
        NoDeskError: there is no desk in the folder.
        RefusedError: the key does not open this desk, or others can read it.
    """
    if not any((home / name).is_file() for name in (DATABASE, PLAIN)):
        raise NoDeskError("there is no desk in this folder")
    plain = not (home / DATABASE).is_file()
    return open_desk(home, keys=keys, unsafe_plain=plain, to_upgrade=to_upgrade)


def without_a_desk() -> None:
    """Load the procedures where no desk is open: for what reads the code, such as the docs."""
    django.setup()


def _prepare(home: Path, database: str) -> bool:
    """Make the folder, or see that it is a desk of ours; return True where it is new."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    if home.stat().st_uid != os.geteuid():
        message = "the folder of the desk belongs to somebody else"
        raise HomeTooOpenError(message)
    home.chmod(0o700)
    known = {database, f"{database}-wal", f"{database}-shm", REPORT}
    known |= {"before-upgrade.sqlcipher", "before-upgrade.sqlcipher.part"}
    known |= {"originals", "editions", "staging", "site", "delivery", "uploads", "takes"}
    known |= {"programmes"}
    held = {entry.name for entry in home.iterdir()}
    # What a desk makes while it works is its own affair: only a folder that is none is refused.
    if database not in held and not held <= known:
        message = f"the folder holds {len(held - known)} things that are not of a desk"
        raise HomeNotEmptyError(message)
    return database not in held


def _make_keys() -> None:
    from moksori.records import desk_key

    keys = Path(settings.KEYS_FOLDER)
    if not settings.RECIPIENT_FILE.exists():
        keys.mkdir(mode=0o700, parents=True, exist_ok=True)
        told_elsewhere = os.environ.get("MOKSORI_KEY")
        if not told_elsewhere and not (keys / "desk.key").exists():
            desk_key.make_desk_key(keys / "desk.key")
        if settings.IDENTITY_FILE.exists():
            identity = desk_key.read_identity(settings.IDENTITY_FILE, settings.MOKSORI_HOME)
        else:
            identity = desk_key.make_identity(settings.IDENTITY_FILE)
        settings.RECIPIENT_FILE.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        settings.RECIPIENT_FILE.write_text(identity.recipient + "\n", "ascii")


def _bring_up_to_date() -> None:
    """Make the tables of a new desk; a desk with accounts in it is upgraded by its own command."""
    from django.core.management import call_command

    from moksori.desk import upgrading

    if upgrading.was_cut_off():
        raise upgrading.UpgradeNeededError("an upgrade of this desk was cut off")
    steps = upgrading.pending()
    if not steps:
        return
    if upgrading.holds_accounts() and not upgrading.made_by_demo():
        message = f"the desk lacks {len(steps)} steps to this version"
        raise upgrading.UpgradeNeededError(message)
    call_command("migrate", verbosity=0, interactive=False)


def _originals_swept() -> None:
    from moksori.desk.originals import originals

    originals().sweep()
