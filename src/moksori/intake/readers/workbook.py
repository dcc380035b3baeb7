"""XLSX workbooks: every sheet as a table of accounts, no formula worked out."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import zip_longest
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from moksori.intake.archives import BROKEN, check_parts, open_archive
from moksori.intake.limits import ColumnMapping, Limits, Stopwatch
from moksori.intake.readers.tables import counted, finished, write_table
from moksori.intake.refusals import DamagedError, UnknownColumnError
from moksori.intake.scribe import Scribe
from moksori.terms.account import Decoded


def read_xlsx(
    untrusted: bytes, limits: Limits, watch: Stopwatch, mapping: ColumnMapping | None = None
) -> Decoded:
    """Read every sheet of a workbook. A formula is shown with its stored value, never worked out.

    Raises:
        HostileError: its XML declares entities.
        BombError: it would unfold to more than allowed.
        UnknownColumnError: the mapping names a column that no sheet has.
        EncryptedError, DamagedError, EmptyError, TooLargeError, TooSlowError: as their names say.
    """
    with open_archive(untrusted, limits) as archive:
        check_parts(archive, watch)
    scribe = Scribe(limits)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # they tell of charts and styles that are not read
            _write_sheets(scribe, untrusted, _Reading(limits, watch, mapping))
    except (
        *BROKEN,
        InvalidFileException,
        AttributeError,
        TypeError,
        zipfile.LargeZipFile,
    ) as error:
        message = "the parts of the workbook do not fit together"
        raise DamagedError(message) from error
    return finished(scribe, "xlsx", "")


@dataclass(frozen=True, slots=True)
class _Reading:
    limits: Limits
    watch: Stopwatch
    mapping: ColumnMapping | None


def _write_sheets(scribe: Scribe, untrusted: bytes, reading: _Reading) -> None:
    values = openpyxl.load_workbook(io.BytesIO(untrusted), read_only=True, data_only=True)
    formulas = openpyxl.load_workbook(io.BytesIO(untrusted), read_only=True, data_only=False)
    if not values.worksheets:
        message = "the workbook lists no sheet"
        raise DamagedError(message)
    missing = None
    for sheet, written in zip(values.worksheets, formulas.worksheets, strict=True):
        sheet.reset_dimensions()
        written.reset_dimensions()
        rows = _shown(sheet.iter_rows(values_only=True), written.iter_rows(values_only=True))
        try:
            write_table(scribe, counted(rows, reading.limits, reading.watch), reading.mapping)
        except UnknownColumnError as error:
            missing = error
    if missing is not None and not scribe.length:
        raise missing


def _shown(values: Iterable[Any], formulas: Iterable[Any]) -> Iterator[list[str]]:
    """Return the stored value of each cell, or the formula as typed where none is stored."""
    for row, written in zip(values, formulas, strict=True):
        pairs = zip_longest(row, written)
        yield [_plain(typed if value is None else value) for value, typed in pairs]


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
