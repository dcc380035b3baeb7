"""The guards of what only grows: triggers by which the database itself refuses.

A later migration that rebuilds one of the two tables loses its guards without a word; it has to
put them up again, and a test holds every migrated database against this list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from moksori.terms.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

AUDIT = "records_auditrecord"
HISTORY = "records_historyrecord"
LESSONS = "records_lessonrecord"
FORGETTINGS = "records_forgettingrecord"


def _refusal(name: str, event: str, table: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
    )


GUARDS = {
    "audit_keeps_lines": _refusal("audit_keeps_lines", "DELETE", AUDIT),
    "audit_changes_nothing": _refusal("audit_changes_nothing", "UPDATE", AUDIT),
    "history_keeps_lines": _refusal("history_keeps_lines", "DELETE", HISTORY),
    "history_changes_nothing": _refusal("history_changes_nothing", "UPDATE", HISTORY),
    # A line is taken only where it goes on from the last one: no gap, no branch.
    "audit_goes_on": (
        "CREATE TRIGGER audit_goes_on BEFORE INSERT ON records_auditrecord"
        " WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM records_auditrecord)"
        " OR NEW.prev <> coalesce("
        "(SELECT hash FROM records_auditrecord ORDER BY seq DESC LIMIT 1), printf('%064d', 0))"
        " BEGIN SELECT RAISE(ABORT, 'records_auditrecord goes on from its last line'); END"
    ),
}
"""Name of each guard, and the statement that puts it up."""

LATER = {
    "lessons_keep": (LESSONS, "DELETE"),
    "lessons_change_nothing": (LESSONS, "UPDATE"),
    "forgettings_keep": (FORGETTINGS, "DELETE"),
    "forgettings_change_nothing": (FORGETTINGS, "UPDATE"),
}
"""Guards of tables that came later: name, table, and what is refused."""

_REFUSING = """
CREATE OR REPLACE FUNCTION moksori_only_grows() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '% only grows', TG_TABLE_NAME; END $$ LANGUAGE plpgsql
"""

_GOING_ON = f"""
CREATE OR REPLACE FUNCTION moksori_audit_goes_on() RETURNS trigger AS $$
BEGIN
  IF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM {AUDIT}) OR NEW.prev <> coalesce(
     (SELECT hash FROM {AUDIT} ORDER BY seq DESC LIMIT 1), repeat('0', 64)) THEN
    RAISE EXCEPTION '{AUDIT} goes on from its last line';
  END IF;
  RETURN NEW;
END $$ LANGUAGE plpgsql
"""  # noqa: S608 - the table's name is ours

_FIRST = {
    "audit_keeps_lines": (AUDIT, "DELETE"),
    "audit_changes_nothing": (AUDIT, "UPDATE"),
    "history_keeps_lines": (HISTORY, "DELETE"),
    "history_changes_nothing": (HISTORY, "UPDATE"),
}
"""What the guards refuse that stood from the beginning: name, table, and what is refused."""


_KEEPING = ("_keeps_lines", "_keep")

_TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
}


class WrongDatabaseError(RefusedError):
    """The record can only be kept where its guards can stand: in SQLite, SQLCipher, PostgreSQL."""

    code = "records.wrong_database"
    hint = "Take the database out of the settings; the desk makes its own."


def put_up(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put up the guards of the audit chain and the history, in SQLite or PostgreSQL.

    Raises:
        WrongDatabaseError: the database is another one.
    """
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        _run(schema_editor, _in_postgresql(_FIRST))
        schema_editor.execute(_GOING_ON.strip(), params=None)
        going_on = f"CREATE TRIGGER audit_goes_on BEFORE INSERT ON {AUDIT}"
        ours = "FOR EACH ROW EXECUTE FUNCTION moksori_audit_goes_on()"
        schema_editor.execute(f"{going_on} {ours}", params=None)
    elif vendor == "sqlite":
        _run(schema_editor, GUARDS.values())
    else:
        raise WrongDatabaseError("the guards of the audit chain cannot stand in this database")


def take_down(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take these guards away, when a migration is undone."""
    tables = {name: table for name, (table, _) in _FIRST.items()} | {"audit_goes_on": AUDIT}
    _drop(schema_editor, tables)


def put_up_later(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put up the guards of lessons, in SQLite or PostgreSQL.

    Raises:
        WrongDatabaseError: the database is another one.
    """
    _run(schema_editor, statements_for(schema_editor.connection.vendor))


def take_down_later(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the guards of lessons away, when their migration is undone."""
    _drop(schema_editor, {name: table for name, (table, _) in LATER.items()})


def _run(schema_editor: BaseDatabaseSchemaEditor, statements: Iterable[str]) -> None:
    for statement in statements:
        schema_editor.execute(statement, params=None)


def _drop(schema_editor: BaseDatabaseSchemaEditor, tables: dict[str, str]) -> None:
    in_postgresql = schema_editor.connection.vendor == "postgresql"
    for name, table in tables.items():
        on = f" ON {table}" if in_postgresql else ""
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}{on}", params=None)
        if in_postgresql and name.endswith(_KEEPING):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}_whole{on}", params=None)


def _in_postgresql(guarded: dict[str, tuple[str, str]]) -> tuple[str, ...]:
    """Return the statements for PostgreSQL; there a table can be emptied by TRUNCATE too."""
    made = [_REFUSING.strip()]
    for name, (table, event) in guarded.items():
        refusing = "EXECUTE FUNCTION moksori_only_grows()"
        made.append(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW {refusing}")
        if event == "DELETE":
            emptied = f"CREATE TRIGGER {name}_whole BEFORE TRUNCATE ON {table}"
            made.append(f"{emptied} FOR EACH STATEMENT {refusing}")
    return tuple(made)


def statements_for(vendor: str) -> tuple[str, ...]:
    """Return the statements that put up the guards of lessons in one kind of database.

    Raises:
        WrongDatabaseError: guards cannot stand there.
    """
    if vendor == "sqlite":
        return tuple(_refusal(name, event, table) for name, (table, event) in LATER.items())
    if vendor == "postgresql":
        return _in_postgresql(LATER)
    raise WrongDatabaseError("the guards of lessons stand in SQLite and PostgreSQL only")


def missing(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """Return the names of the guards that a database lacks; none, if all is well."""
    with connection.cursor() as cursor:
        cursor.execute(_TRIGGERS[connection.vendor])
        there = {name for (name,) in cursor.fetchall()}
    return tuple(name for name in (*GUARDS, *LATER) if name not in there)
