"""The index of terms, in SQLite and in PostgreSQL: made, written, asked.

In SQLite it is a full-text table that keeps which row has which term and nothing else (no text, no
places of words); in PostgreSQL a tsvector without places under a GIN index. Whoever asks gives an
expression that means the same in both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import F

from moksori.records.models.searching import TERMS, SearchRecord

if TYPE_CHECKING:
    from datetime import date

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.models import QuerySet

Either = Sequence[Collection[str]]
"""Alternatives, each of terms that must all be there."""

BLOCK = 2048
"""Rows that share a term by which PostgreSQL looks through the newest first."""

_FTS = (
    f"CREATE VIRTUAL TABLE {TERMS} USING fts5("
    "terms{contentless}, detail=none, tokenize=\"ascii tokenchars '~_'\")"
)
_CONTENTLESS = ", content='', contentless_delete=1"
_KEEPS_NOTHING_SINCE = (3, 43)
"""Before this version of SQLite (the desk's own is newer) the table keeps the terms too."""

_TSVECTOR = (
    f"CREATE TABLE {TERMS} (rowid bigint PRIMARY KEY, {TERMS} tsvector NOT NULL)",
    # Out of the row: the rows themselves stay few pages, and no search reads the terms.
    f"ALTER TABLE {TERMS} ALTER COLUMN {TERMS} SET STORAGE EXTERNAL",
    f"ALTER TABLE {TERMS} SET (toast_tuple_target = 128)",
    f"CREATE INDEX searchterms_by_term ON {TERMS} USING gin ({TERMS})",
)


WINDOWS = (4, 16)
"""How many of the newest blocks are looked through first, and then."""

_QUESTION, _BELOW = "\x00question", -7
"""Stand in a prepared read for what is asked; neither is ever the value of a column."""

_HIGHEST = 2**62
_COLUMNS = ("number", "subject", "day", "language", "medium")


def make(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index, from a migration."""
    database = schema_editor.connection
    if database.vendor == "postgresql":
        for statement in _TSVECTOR:
            schema_editor.execute(statement, params=None)
        return
    newer = _sqlite_version(database) >= _KEEPS_NOTHING_SINCE
    made = _FTS.replace("{contentless}", _CONTENTLESS if newer else "")
    schema_editor.execute(made, params=None)


def unmake(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the index away, when its migration is undone."""
    schema_editor.execute(f"DROP TABLE IF EXISTS {TERMS}", params=None)


def put(rows: Iterable[tuple[int, Collection[str]]]) -> None:
    """Write the terms of rows anew, all or none of them.

    Args:
        rows: Number of a row of `SearchRecord`, and its terms.
    """
    written = [(number, sorted(terms)) for number, terms in rows]
    with transaction.atomic():
        remove([number for number, _ in written])
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.executemany(
                    f"INSERT INTO {TERMS} VALUES (%s, array_to_tsvector(%s::text[]))",  # noqa: S608 - the table is ours
                    [(number, [*terms, block_of(number)]) for number, terms in written],
                )
            else:
                cursor.executemany(
                    f"INSERT INTO {TERMS} (rowid, terms) VALUES (%s, %s)",  # noqa: S608 - the table is ours
                    [(number, " ".join(terms)) for number, terms in written],
                )


def remove(numbers: Sequence[int]) -> None:
    """Take the terms of rows out of the index."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"DELETE FROM {TERMS} WHERE rowid = %s",  # noqa: S608 - the table is ours
            [(number,) for number in numbers],
        )


def clear() -> None:
    """Empty the index and its rows."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TERMS}")  # noqa: S608 - the table is ours
        SearchRecord.objects.all().delete()


def tidy() -> None:
    """Merge what many writes left in pieces; worth it after a whole index was made."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"ANALYZE {TERMS}")
        else:
            cursor.execute(f"INSERT INTO {TERMS} ({TERMS}) VALUES ('optimize')")  # noqa: S608 - the table is ours


def block_of(number: int) -> str:
    """Return the term of the block of rows that a number belongs to."""
    return f"~w{number // BLOCK}"


@dataclass(frozen=True, slots=True)
class Row:
    """What was found, as the index knows it."""

    number: int
    subject: str
    day: date
    language: str
    medium: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A read of rows, written down once: its statement, and what stands for the question.

    To write it down takes longer than to run it: the rights are several queries in one.
    """

    statement: str
    parameters: tuple[Any, ...]


def prepare(rows: QuerySet[SearchRecord]) -> Prepared:
    """Write down the read of rows that may be seen, for any question."""
    asked = rows.filter(found__terms__match=_QUESTION, number__lt=_BELOW)
    if connection.vendor == "postgresql":
        # Not by the column itself: the rows would be gone through one by one in its order.
        asked = asked.order_by((F("number") + 0).desc())
    else:
        asked = asked.order_by("-found__record")
    try:
        statement, parameters = asked.values_list(*_COLUMNS).query.sql_with_params()
    except EmptyResultSet:  # nobody may see anything: there is nothing to be asked
        return Prepared("", ())
    return Prepared(statement, tuple(parameters))


def newest(
    rows: Prepared, wanted: Sequence[Either], *, most: int, below: int | None = None
) -> list[Row]:
    """Return rows that have what is wanted, the newest first.

    Args:
        rows: The rows that may be seen at all.
        wanted: Conditions that must all hold.
        most: How many at most.
        below: Only rows of a lower number.
    """
    if not rows.statement:
        return []
    if connection.vendor != "postgresql":
        return _run(rows, _for_fts(wanted), most, below or _HIGHEST)
    taken: list[Row] = []
    last = below or _last_number() + 1
    for blocks, limit in _windows(last):
        asked = [*wanted, [[block] for block in blocks]] if blocks else wanted
        taken += _run(rows, _for_tsquery(asked), most - len(taken), limit)
        if len(taken) >= most:
            break
    return taken


def _run(rows: Prepared, question: str, most: int, below: int) -> list[Row]:
    stands_for: dict[Any, Any] = {_QUESTION: question, _BELOW: below}
    told: list[Any] = [stands_for.get(one, one) for one in rows.parameters]
    with connection.cursor() as cursor:
        cursor.execute(f"{rows.statement} LIMIT {most:d}", told)
        return [Row(*row) for row in cursor.fetchall()]


def _last_number() -> int:
    last = SearchRecord.objects.order_by("-number").values_list("number", flat=True).first()
    return last or 0


def _windows(below: int) -> Iterator[tuple[list[str], int]]:
    """Give the newest few blocks, then more, then all the rest; each with where it ends.

    A word in many rows is found in the newest blocks; one that is not there is in few rows.
    """
    block = (below - 1) // BLOCK
    for width in WINDOWS:
        if block < 0:
            return
        first = max(0, block - width + 1)
        yield [f"~w{each}" for each in range(first, block + 1)], below
        block, below = first - 1, first * BLOCK
    if block >= 0:
        yield [], below


def rows_of(found: QuerySet[SearchRecord]) -> list[Row]:
    """Return rows as the index knows them, in the order they come in."""
    return [Row(*row) for row in found.values_list(*_COLUMNS)]


def _for_fts(wanted: Sequence[Either]) -> str:
    return _written(wanted, '"{}"', " AND ", " OR ")


def _for_tsquery(wanted: Sequence[Either]) -> str:
    return _written(wanted, "'{}'", " & ", " | ")


def _written(wanted: Sequence[Either], term: str, both: str, or_else: str) -> str:
    return both.join(
        "("
        + or_else.join(
            "(" + both.join(term.format(one) for one in sorted(each)) + ")" for each in either
        )
        + ")"
        for either in wanted
    )


def _sqlite_version(database: BaseDatabaseWrapper) -> tuple[int, ...]:
    with database.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()")
        return tuple(map(int, cursor.fetchone()[0].split(".")))
