"""Let Django empty the tables between tests, although two of them only ever grow."""

from moksori.records.sqlcipher.base import Database  # noqa: F401 - Django looks for it here
from moksori.records.sqlcipher.base import DatabaseWrapper as DeskDatabaseWrapper


class DatabaseOperations(DeskDatabaseWrapper.ops_class):
    """Flushing takes the guards away, empties the tables, and puts the same guards back."""

    def sql_flush(self, style, tables, *, reset_sequences=False, allow_cascade=False):
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            guards = cursor.fetchall()
        flush = super().sql_flush(
            style, tables, reset_sequences=reset_sequences, allow_cascade=allow_cascade
        )
        return [
            *(f"DROP TRIGGER {name}" for name, _ in guards),
            *flush,
            *(statement for _, statement in guards),
        ]


class DatabaseWrapper(DeskDatabaseWrapper):
    ops_class = DatabaseOperations
