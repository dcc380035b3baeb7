from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from moksori.records import guards
from moksori.records.guards import WrongDatabaseError, put_up
from moksori.records.models import AuditRecord

pytestmark = pytest.mark.django_db


def test_a_migrated_database_has_every_guard():
    assert guards.missing(connection) == ()


def test_a_missing_guard_is_missed():
    on = " ON records_auditrecord" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER audit_keeps_lines" + on)
    assert guards.missing(connection) == ("audit_keeps_lines",)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the desk's own back end does it")
@pytest.mark.django_db(transaction=True)
def test_tests_may_empty_the_tables_and_the_guards_stand_afterwards():
    from datetime import UTC, datetime

    from moksori.records import trail

    trail.write_line("a.b", by="usr-1", at=datetime(2026, 1, 1, tzinfo=UTC))
    call_command("flush", interactive=False, verbosity=0)
    assert AuditRecord.objects.count() == 0
    assert guards.missing(connection) == ()


def test_the_models_and_the_migrations_say_the_same():
    from django.apps import apps

    loader = MigrationLoader(connection)
    changes = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps)).changes(
        graph=loader.graph
    )
    assert changes.get("records", []) == []


def test_a_database_without_our_triggers_is_refused():
    editor = SimpleNamespace(connection=SimpleNamespace(vendor="oracle"))
    with pytest.raises(WrongDatabaseError) as caught:
        put_up(editor)
    assert caught.value.hint


def test_lessons_are_guarded_in_postgresql_too_and_nowhere_else():
    statements = guards.statements_for("postgresql")
    emptied = [one for one in statements if "BEFORE TRUNCATE" in one]
    assert len(emptied) == 2
    assert len(statements) == 1 + len(guards.LATER) + len(emptied)
    assert all(any(table in one for one in statements) for table, _ in guards.LATER.values())
    with pytest.raises(WrongDatabaseError):
        guards.statements_for("oracle")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records_auditrecord SET verb = 'c.d'",
        "DELETE FROM records_auditrecord",
        "UPDATE records_historyrecord SET verb = 'c.d'",
        "DELETE FROM records_historyrecord",
        "INSERT INTO records_auditrecord SELECT seq + 2, at, by, verb, subjects, detail, hash,"
        " '0' FROM records_auditrecord",
        "INSERT INTO records_auditrecord SELECT seq + 1, at, by, verb, subjects, detail, 'x',"
        " '0' FROM records_auditrecord",
    ],
)
def test_the_database_itself_refuses(statement):
    from datetime import UTC, datetime

    from moksori.records import trail

    now = datetime(2026, 1, 1, tzinfo=UTC)
    trail.write_line("a.b", by="usr-1", at=now)
    trail.note_change("acc-1", "a.b", before={}, after={}, by="usr-1", at=now)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    trail.write_line("a.c", by="usr-1", at=now)
    assert trail.first_broken() is None


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only there is TRUNCATE")
@pytest.mark.parametrize("table", [guards.AUDIT, guards.HISTORY, guards.LESSONS])
def test_nobody_empties_what_only_grows(table):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table}")
