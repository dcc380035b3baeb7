"""Tables as CSV: UTF-8, commas, one line end, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from moksori.publishing.exchange.made import lost
from moksori.terms.bundle import Loss, LossKind, RecordKind

Row = Mapping[str, str]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return a table; a cell that is not given is empty."""
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode()


def harmless(
    kind: RecordKind, rows: Iterable[Row], record: str = "id"
) -> tuple[list[dict[str, str]], list[Loss]]:
    """Return rows in which no cell begins like a formula, and the cells that were changed.

    Args:
        kind: What the rows are.
        rows: The rows.
        record: The column that holds the id of the record.
    """
    safe: list[dict[str, str]] = []
    losses: list[Loss] = []
    for row in rows:
        safe.append({name: _marked(value) for name, value in row.items()})
        losses += [
            lost(kind, name, "formula", row[record], LossKind.BENT)
            for name, value in row.items()
            if value.startswith(_FORMULA)
        ]
    return safe, losses


def _marked(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
