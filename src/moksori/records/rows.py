"""Writing many rows at once, without an object for each; for imports of thousands.

Constraints and guards are the database's own and hold here as everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import JSONField

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import Model


def insert(model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Put rows into a table.

    Args:
        model: The table.
        names: Its fields that are given; the others must have no value of their own.
        rows: The values, in the order of `names`.
    """
    meta: Any = model._meta
    fields = [meta.get_field(name) for name in names]
    columns = ", ".join(_quoted(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {_quoted(meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608 - names of ours
    with connection.cursor() as cursor:
        cursor.executemany(statement, [_prepared(fields, row) for row in rows])


def update(objects: Sequence[Model], names: Sequence[str]) -> None:
    """Save some fields of many rows of one table.

    Args:
        objects: Rows that are in the table.
        names: The fields that are saved.
    """
    if not objects:
        return
    meta: Any = type(objects[0])._meta
    fields = [meta.get_field(name) for name in names]
    changes = ", ".join(f"{_quoted(field.column)} = %s" for field in fields)
    key = _quoted(meta.pk.column)
    statement = f"UPDATE {_quoted(meta.db_table)} SET {changes} WHERE {key} = %s"  # noqa: S608 - names of ours
    rows = [
        [*_prepared(fields, [getattr(one, field.attname) for field in fields]), one.pk]
        for one in objects
    ]
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)


def _prepared(fields: Sequence[Any], row: Sequence[Any]) -> list[Any]:
    return [
        field.get_db_prep_save(value, connection) if isinstance(field, JSONField) else value
        for field, value in zip(fields, row, strict=True)
    ]


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
