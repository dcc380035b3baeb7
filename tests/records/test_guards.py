from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connection
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
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER audit_keeps_lines")
    assert guards.missing(connection) == ("audit_keeps_lines",)


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
    editor = SimpleNamespace(connection=SimpleNamespace(vendor="postgresql"))
    with pytest.raises(WrongDatabaseError) as caught:
        put_up(editor)
    assert caught.value.hint


def test_lessons_are_guarded_in_postgresql_too_and_nowhere_else():
    statements = guards.statements_for("postgresql")
    assert len(statements) == 1 + len(guards.LATER)
    assert all(any(table in one for one in statements) for table, _ in guards.LATER.values())
    with pytest.raises(WrongDatabaseError):
        guards.statements_for("oracle")
