"""The guards of what only grows: triggers by which the database itself refuses.

A later migration that rebuilds one of the two tables loses its guards without a word; it has to
put them up again, and a test holds every migrated database against this list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from moksori.terms.errors import RefusedError

if TYPE_CHECKING:
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


class WrongDatabaseError(RefusedError):
    """The record can only be kept where its guards can stand: in SQLite or SQLCipher."""

    code = "records.wrong_database"
    hint = "Take the database out of the settings; the desk makes its own."


def put_up(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put up every guard, from a migration.

    Raises:
        WrongDatabaseError: the database is not one of the SQLite family.
    """
    if schema_editor.connection.vendor != "sqlite":
        raise WrongDatabaseError("the guards of the audit chain stand in SQLite only")
    for statement in GUARDS.values():
        schema_editor.execute(statement, params=None)


def take_down(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take every guard away, when a migration is undone."""
    for name in GUARDS:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}", params=None)


def put_up_later(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put up the guards of lessons, in SQLite or PostgreSQL.

    Raises:
        WrongDatabaseError: the database is another one.
    """
    for statement in statements_for(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def take_down_later(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the guards of lessons away, when their migration is undone."""
    at_table = schema_editor.connection.vendor == "postgresql"
    for name, (table, _) in LATER.items():
        on = f" ON {table}" if at_table else ""
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}{on}", params=None)


def statements_for(vendor: str) -> tuple[str, ...]:
    """Return the statements that put up the guards of lessons in one kind of database.

    Raises:
        WrongDatabaseError: guards cannot stand there.
    """
    if vendor == "sqlite":
        return tuple(_refusal(name, event, table) for name, (table, event) in LATER.items())
    if vendor == "postgresql":
        made = (
            f"CREATE TRIGGER {name} BEFORE {event} ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION moksori_only_grows()"
            for name, (table, event) in LATER.items()
        )
        return (_REFUSING.strip(), *made)
    raise WrongDatabaseError("the guards of lessons stand in SQLite and PostgreSQL only")


def missing(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """Return the names of the guards that a database lacks; none, if all is well."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        there = {name for (name,) in cursor.fetchall()}
    return tuple(name for name in (*GUARDS, *LATER) if name not in there)
