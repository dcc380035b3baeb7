"""Upgrading a desk: backup, migrate, check; and where anything fails, as it was before, whole."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from moksori.desk import audit, backups
from moksori.records import guards
from moksori.records.chain import Head
from moksori.records.models import AccountRecord, DeskRecord
from moksori.records.sqlcipher.opening import check_integrity, open_keyed
from moksori.terms.errors import RefusedError

BEFORE = "before-upgrade.sqlcipher"
"""Name of the copy of the database that an upgrade goes back to; it is gone when all is well."""


class UpgradeFailedError(RefusedError):
    """The upgrade did not go through; the desk is as it was before."""

    code = "upgrade.failed"
    hint = "Go on with the version you had; the backup made before is kept. Report the code."


class UpgradeNeededError(RefusedError):
    """The desk was made by an earlier version."""

    code = "upgrade.needed"
    hint = "Run `moksori upgrade --home FOLDER`: it backs the desk up, and goes back if it fails."


@dataclass(frozen=True, slots=True)
class Upgraded:
    """A desk that is up to date.

    Attributes:
        steps: How many migrations were applied; none where there was nothing to do.
        backup: The backup made before, or None where there was nothing to do.
        taken_back: True where an earlier upgrade had been cut off and was taken back first.
    """

    steps: int
    backup: backups.Backup | None = None
    taken_back: bool = False


def pending() -> list[str]:
    """Return the migrations that the open desk lacks."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def holds_accounts() -> bool:
    """Say whether there is anything in the desk that an upgrade could lose."""
    table = AccountRecord._meta.db_table
    return table in connection.introspection.table_names() and _count() > 0


def made_by_demo() -> bool:
    """Say whether the desk is a demo's: nobody minds if it is brought up to date unasked."""
    if DeskRecord._meta.db_table not in connection.introspection.table_names():
        return False
    return DeskRecord.objects.filter(made_by_demo=True).exists()


def was_cut_off() -> bool:
    """Say whether an upgrade was killed; nobody may work before it was taken back."""
    return _before().is_file()


def upgrade(
    to: Path | None = None, recipient: str = "", *, by: str, clock: Callable[[], datetime]
) -> Upgraded:
    """Bring the open desk up to date. Nobody else may be at work in it.

    Args:
        to: The file of the backup that is made first; in its usual place unless named.
        recipient: What it is sealed to; the desk's own recovery key unless named.
        by: Who upgrades.
        clock: Gives the time.

    Raises:
        UpgradeFailedError: it failed; the desk is as it was.
        NotThisDatabaseError: the database is not SQLCipher.
    """
    taken_back = _take_back_what_was_cut_off()
    steps = pending()
    if not steps:
        return Upgraded(0, taken_back=taken_back)
    backup = backups.make(to, recipient, by=by, at=clock())
    before = _kept_as_it_is()
    accounts, head = _count(), audit.last_line()
    try:
        call_command("migrate", verbosity=0, interactive=False)
        _check(accounts, head)
        audit.write_line("desk.upgraded", by=by, at=clock(), detail={"steps": len(steps)})
    except BaseException as error:
        _take_back(before)
        if isinstance(error, KeyboardInterrupt):
            raise
        # No cause: what a migration says may quote what it met.
        code = getattr(error, "code", type(error).__name__)
        message = f"the upgrade failed ({code}); the desk is as it was before"
        raise UpgradeFailedError(message) from None
    before.unlink()
    return Upgraded(len(steps), backup, taken_back)


def _kept_as_it_is() -> Path:
    """Copy the database; under its name stands a whole copy or none."""
    before = _before()
    unfinished = before.with_name(before.name + ".part")
    unfinished.unlink(missing_ok=True)
    backups.copy_database(unfinished)
    unfinished.rename(before)
    _sync(before.parent)
    return before


def _check(accounts: int, head: Head | None) -> None:
    """See that nothing is missing and the database is sound.

    Raises:
        UpgradeFailedError: something is not as it has to be.
        DamagedError: the database is broken.
    """
    if pending() or guards.missing(connection):
        raise UpgradeFailedError("not everything was put up")
    if audit.verify_chain(head)[1] is not None:
        raise UpgradeFailedError("the audit log is not as it was")
    if _count() != accounts:
        raise UpgradeFailedError("accounts are missing")
    with connection.cursor() as cursor:
        if cursor.execute("PRAGMA foreign_key_check").fetchone():
            raise UpgradeFailedError("a row points at nothing")
    connection.close()
    opened = open_keyed(str(_database()), settings.KEY_SOURCE())
    try:
        check_integrity(opened)
    finally:
        opened.close()


def _take_back(before: Path) -> None:
    """Put the database back as it was, in one step."""
    connection.close()
    database = _database()
    for ending in ("-wal", "-shm"):
        database.with_name(database.name + ending).unlink(missing_ok=True)
    before.rename(database)
    _sync(database.parent)


def _take_back_what_was_cut_off() -> bool:
    """Take back an upgrade that was killed: its copy of the database is still there."""
    if not was_cut_off():
        return False
    _take_back(_before())
    return True


def _before() -> Path:
    return Path(settings.MOKSORI_HOME) / BEFORE


def _database() -> Path:
    return Path(settings.MOKSORI_HOME) / backups.DATABASE


def _count() -> int:
    return AccountRecord.objects.count()


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
