"""A desk kept as it stood after some work, and set up again for the next test that needs it so.

What takes a third of a second to receive, read and code takes some milliseconds to put back: the
rows of its tables, the index of words, its originals and its keys.
"""

import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from moksori.records.models.searching import TERMS

OURS = "records_"
LISTED = "temp.kept_terms"
_kept = {}
"""Name of a state → the desk in it; made when a test of this process first asks for it."""


@dataclass(frozen=True)
class Desk:
    """A desk in some state.

    Attributes:
        rows: Table → its rows, as the database has them.
        terms: What the index of words says of each row.
        folder: A copy of its data and its keys.
        now: When it was so.
        told: What came of the work.
    """

    rows: dict[str, list[tuple[Any, ...]]]
    terms: list[tuple[int, str]]
    folder: Path
    now: Any
    told: Any


def stand(state, make, clock, folder):
    """Return what `make()` does; where it was done before, its outcome is put back instead.

    Args:
        state: A name for what it leads to.
        make: Works in an open desk in which nothing is yet; what it returns nobody changes.
        clock: Goes on from where it stood.
        folder: Where `home` and `keys` of the desk lie.
    """
    if any(rows_of(table) for table in tables()):
        return make()  # somebody is here already: it may come out otherwise
    if state not in _kept:
        told = make()
        _kept[state] = keep(clock, folder, told)
        return told
    put_back(_kept[state], folder)
    clock.now = _kept[state].now
    return _kept[state].told


def keep(clock, folder, told):
    copy = Path(tempfile.mkdtemp(prefix="kept-", dir=top_of(folder)))
    for name in ("home", "keys"):
        shutil.copytree(folder / name, copy / name)
    rows = {table: found for table in tables() if (found := rows_of(table))}
    return Desk(rows, terms(), copy, clock.now, told)


def put_back(desk, folder):
    for name in ("home", "keys"):
        shutil.rmtree(folder / name)
        shutil.copytree(desk.folder / name, folder / name)
    # Rows point at rows of tables that come later: they are held against each other at the end.
    with transaction.atomic(), connection.cursor() as cursor:
        for table, rows in desk.rows.items():
            places = ", ".join(["%s"] * len(rows[0]))
            cursor.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows)
        cursor.executemany(f"INSERT INTO {TERMS} (rowid, terms) VALUES (%s, %s)", desk.terms)


def top_of(folder):
    """The folder of all tests of this process: what is kept there goes when they are over."""
    return folder.parent


def tables():
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
    return [name for name in names if name.startswith(OURS) and not name.startswith(TERMS)]


def rows_of(table):
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}" ORDER BY rowid')
        return cursor.fetchall()


def terms():
    """What the index of words holds: it keeps no text, but can be asked for what it has."""
    with listed() as cursor:
        cursor.execute(f"SELECT doc, group_concat(term, ' ') FROM {LISTED} GROUP BY doc")
        return cursor.fetchall()


@contextmanager
def listed():
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE VIRTUAL TABLE {LISTED} USING fts5vocab('main', '{TERMS}', 'instance')"
        )
        try:
            yield cursor
        finally:
            cursor.execute(f"DROP TABLE {LISTED}")
