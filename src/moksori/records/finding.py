"""The index of terms, in SQLite and in PostgreSQL: made, written, asked.

In SQLite it is a full-text table that keeps which row has which term and nothing else (no text, no
places of words); in PostgreSQL a tsvector without places under a GIN index. Whoever asks gives an
expression that means the same in both.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import F

from moksori.records.models.searching import TERMS, SearchRecord
from moksori.records.states import Findable

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


FIRST = 2
"""So many of the newest blocks are looked through first."""
FURTHEST = 32
"""More blocks than this are not named one by one: then all the rest is looked through."""
_TOO_MANY = 1.25
"""By so much the next look is wider than what the last one lets expect."""

_KINDS = {Findable.ACCOUNT: "~ka", Findable.PERSON: "~kp", Findable.ACT: "~kt"}
"""The terms of the kinds; no word begins like them."""

_IN_SQLITE = (
    # The index of words first, newest row first: with any other order a search takes seconds.
    (
        re.compile(rf'FROM "records_searchrecord" INNER JOIN "{TERMS}" ON'),
        f'FROM "{TERMS}" CROSS JOIN "records_searchrecord" ON',
    ),
    # By the key's own index it would read the row, a page of text, for two small columns.
    (
        re.compile(r'(FROM "records_accountrecord" \w+)'),
        r"\1 INDEXED BY account_rights",
    ),
)
"""What SQLite has to be told of the way to go; a test holds the way it then takes."""

_QUESTION, _FROM, _BELOW = "\x00question", -8, -7
"""Stand in a prepared read for what is asked; none is ever the value of a column."""

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


def put(kind: Findable, rows: Iterable[tuple[int, Collection[str]]]) -> None:
    """Write the terms of rows anew, all or none of them.

    Args:
        kind: What the rows are of.
        rows: Number of a row of `SearchRecord`, and its terms.
    """
    written = [(number, sorted({*terms, _KINDS[kind]})) for number, terms in rows]
    with transaction.atomic():
        remove([number for number, _ in written])
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.executemany(
                    f"INSERT INTO {TERMS} VALUES (%s, array_to_tsvector(%s::text[]))",  # noqa: S608 - the table is ours
                    [
                        (number, [*terms, _block(kind, number // BLOCK)])
                        for number, terms in written
                    ],
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


def _block(kind: Findable, place: int) -> str:
    """Return the term of the rows of one kind in one block."""
    return f"~w{_KINDS[kind][-1]}{place}"


class Row(NamedTuple):
    """What was found, as the index knows it; thousands are made for one search."""

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
    kind: Findable


def prepare(rows: QuerySet[SearchRecord], kind: Findable) -> Prepared:
    """Write down the read of rows that may be seen, all of one kind, for any question."""
    asked = rows.filter(found__terms__match=_QUESTION, number__lt=_BELOW)
    if connection.vendor == "postgresql":
        # Not by the column itself: the rows would be gone through one by one in its order.
        asked = asked.filter(number__gte=_FROM).order_by((F("number") + 0).desc())
    else:
        asked = asked.order_by("-found__record")
    try:
        statement, parameters = asked.values_list(*_COLUMNS).query.sql_with_params()
    except EmptyResultSet:  # nobody may see anything: there is nothing to be asked
        return Prepared("", (), kind)
    if connection.vendor == "sqlite":
        for found, told in _IN_SQLITE:
            statement = found.sub(told, statement)
    return Prepared(statement, tuple(parameters), kind)


@contextmanager
def asking() -> Iterator[None]:
    """Ask the index in here: PostgreSQL then goes by its index of words and by nothing else.

    It takes a frequent word and a frequent kind for a frequent pair and reads every row's terms,
    which lie apart and of which it does not know how long they take.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL jit = off")
        yield
        with connection.cursor() as cursor:  # the transaction may be somebody else's
            cursor.execute("SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL jit TO DEFAULT")


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
    whole = [[[_KINDS[rows.kind]]], *wanted]
    if connection.vendor != "postgresql":
        return _run(rows, _for_fts(whole), most, (0, below or _HIGHEST))
    return _in_windows(rows, wanted, most, below)


def _in_windows(
    rows: Prepared, wanted: Sequence[Either], most: int, below: int | None
) -> list[Row]:
    """Look through the newest blocks first, then through as many more as they let expect.

    PostgreSQL gives what has a term in no order. A word in many rows is found in the newest blocks;
    one that is not there is in few rows, and all of them are gone through at once.
    """
    last = min(_last_number(rows.kind), (below or _HIGHEST) - 1)
    top = block = last // BLOCK
    width = FIRST
    taken: list[Row] = []
    while block >= 0 and len(taken) < most:
        first = block - width + 1
        if first <= 0 or width > FURTHEST:
            first, asked = 0, [[[_KINDS[rows.kind]]], *wanted]
        else:
            places = range(first, block + 1)
            asked = [[[_block(rows.kind, place)] for place in places], *wanted]
        bounds = (first * BLOCK, min((block + 1) * BLOCK, last + 1))
        taken += _run(rows, _for_tsquery(asked), most - len(taken), bounds)
        block = first - 1
        each = max(len(taken), 1) / (top - block)
        width = 1 + int((most - len(taken)) / each * _TOO_MANY)
    return taken


def _last_number(kind: Findable) -> int:
    rows = SearchRecord.objects.filter(kind=kind.value).order_by("-number")
    return rows.values_list("number", flat=True).first() or 0


def _run(rows: Prepared, question: str, most: int, bounds: tuple[int, int]) -> list[Row]:
    stands_for: dict[Any, Any] = {_QUESTION: question, _FROM: bounds[0], _BELOW: bounds[1]}
    told: list[Any] = [stands_for.get(one, one) for one in rows.parameters]
    with connection.cursor() as cursor:
        cursor.execute(f"{rows.statement} LIMIT {most:d}", told)
        return list(map(Row._make, cursor.fetchall()))


def rows_of(found: QuerySet[SearchRecord]) -> list[Row]:
    """Return rows as the index knows them, in the order they come in."""
    return list(map(Row._make, found.values_list(*_COLUMNS)))


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
