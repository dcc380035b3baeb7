"""XLSX: sheets as tables, formulas as typed."""

from datetime import date

import pytest

from moksori.intake.limits import LIMITS, ColumnMapping, Limits
from moksori.intake.readers.workbook import read_xlsx
from moksori.intake.refusals import DamagedError, TooLargeError, UnknownColumnError
from tests.intake import making
from tests.intake.making import spoken, watch

ROWS = [["name", "text", "date"], ["Anna", "Where?", date(2024, 1, 2)], ["Bo", "Here.", None]]


def book(data, mapping=None, limits=LIMITS):
    return read_xlsx(data, limits, watch(), mapping)


def test_rows_are_turns_and_days_are_written_plainly():
    decoded = book(making.workbook(ROWS))
    assert spoken(decoded) == [("Anna", "Where?"), ("Bo", "Here.")]
    assert "date: 2024-01-02" in decoded.text


def test_formulas_are_shown_and_not_worked_out():
    rows = [["name", "text", "sum"], ["Anna", "Where?", "=1+1"]]
    decoded = book(making.workbook(rows))
    assert "sum: =1+1" in decoded.text


def test_every_sheet_is_read():
    more = [["name", "text"], ["Cai", "There."]]
    assert spoken(book(making.workbook(ROWS, more)))[-1] == ("Cai", "There.")


def test_whole_numbers_have_no_point():
    assert "age: 43" in book(making.workbook([["age", "text"], [43.0, "words"]])).text


def test_a_mapping_needs_its_column_on_one_sheet():
    other = [["x", "y"], ["1", "2"]]
    data = making.workbook(other, ROWS)
    assert spoken(book(data, ColumnMapping(text="text", speaker="name")))[0] == ("Anna", "Where?")
    with pytest.raises(UnknownColumnError):
        book(data, ColumnMapping(text="story"))


def test_too_many_cells_are_refused():
    with pytest.raises(TooLargeError):
        book(making.workbook([["a", "b"]] * 50), limits=Limits(cells=20))


def test_a_broken_workbook_is_damaged():
    data = making.replaced_part(making.workbook(ROWS), "xl/workbook.xml", lambda data: b"<x/>")
    with pytest.raises(DamagedError):
        book(data)
