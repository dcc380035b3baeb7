"""The back end that Django loads: its own for SQLite, on an encrypted connection."""

from __future__ import annotations

import datetime
import decimal
from contextlib import contextmanager
from itertools import tee
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3 import base as stock
from django.db.backends.sqlite3._functions import (  # type: ignore[import-untyped]
    register as register_functions,
)
from django.utils.asyncio import async_unsafe
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2

from moksori.records.room import NoRoomError
from moksori.records.sqlcipher.opening import open_keyed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Database = dbapi2


@contextmanager
def _full_disk_is_told() -> Iterator[None]:
    try:
        yield
    except dbapi2.OperationalError as error:
        if getattr(error, "sqlite_errorname", "") != "SQLITE_FULL":
            raise
        raise NoRoomError("there is no room for the database to grow") from None


def _decoded(parse: Callable[[str], object]) -> Callable[[bytes], object]:
    return lambda stored: parse(stored.decode())


# The library keeps a register of its own beside the one of the standard module.
Database.register_converter("bool", b"1".__eq__)
Database.register_converter("date", _decoded(parse_date))
Database.register_converter("time", _decoded(parse_time))
Database.register_converter("datetime", _decoded(parse_datetime))
Database.register_converter("timestamp", _decoded(parse_datetime))
Database.register_adapter(decimal.Decimal, str)
Database.register_adapter(datetime.date, datetime.date.isoformat)
Database.register_adapter(datetime.datetime, lambda moment: moment.isoformat(" "))


class CipherCursor(dbapi2.Cursor):  # type: ignore[misc]
    """A cursor that takes Django's `%s` where SQLite wants `?`."""

    convert_query = stock.SQLiteCursorWrapper.convert_query  # type: ignore[attr-defined]

    def execute(self, query: str, params: Any = None) -> Any:
        """Run one statement."""
        with _full_disk_is_told():
            if params is None:
                return super().execute(query)
            names = list(params) if hasattr(params, "keys") else None
            return super().execute(self.convert_query(query, param_names=names), params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        """Run one statement for each set of parameters."""
        peeked, param_list = tee(iter(param_list))
        first: Any = next(peeked, None)
        names = list(first) if hasattr(first, "keys") else None
        with _full_disk_is_told():
            return super().executemany(self.convert_query(query, param_names=names), param_list)


class DatabaseWrapper(stock.DatabaseWrapper):
    """Django's connection, keyed before anything is read."""

    display_name = "SQLCipher"
    Database = dbapi2

    def get_connection_params(self) -> dict[str, Any]:
        """Return what connecting takes, with where the key comes from in place of the key.

        Raises:
            ImproperlyConfigured: the settings name no source of the key.
        """
        told = self.settings_dict["OPTIONS"]
        if not callable(told.get("key_source")):
            message = 'DATABASES: OPTIONS["key_source"] must say where the key comes from'
            raise ImproperlyConfigured(message)
        self.settings_dict["OPTIONS"] = {k: v for k, v in told.items() if k != "key_source"}
        try:
            parameters: dict[str, Any] = super().get_connection_params()
        finally:
            self.settings_dict["OPTIONS"] = told
        return {**parameters, "key_source": told["key_source"]}

    @async_unsafe
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open the database with its key."""
        connecting = dict(conn_params)
        key = connecting.pop("key_source")()
        name = str(connecting.pop("database"))
        # Django always says uri=True; a plain path must still come into being with mode 0600.
        connecting["uri"] = name.startswith("file:")
        connection = open_keyed(name, key, **connecting)
        register_functions(connection)
        for command in self.init_commands:  # type: ignore[attr-defined]
            connection.execute(command.strip())
        return connection

    def _commit(self) -> None:
        with _full_disk_is_told():
            super()._commit()  # type: ignore[misc]

    def create_cursor(self, name: str | None = None) -> Any:
        """Return a cursor of ours."""
        return self.connection.cursor(factory=CipherCursor)
