"""Let the database itself refuse to change or remove what only grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import migrations

from moksori.records import guards

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def put_up(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put up the guards."""
    guards.put_up(schema_editor)


def take_down(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take them away again."""
    guards.take_down(schema_editor)


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]
    operations = [migrations.RunPython(put_up, take_down)]
