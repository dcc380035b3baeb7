"""Text written down piece by piece, with every place counted."""

import pytest

from moksori.intake import margins
from moksori.intake.limits import Limits
from moksori.intake.refusals import TooLargeError
from moksori.intake.scribe import Scribe
from moksori.terms.span import Span


def test_words_stand_where_the_scribe_says():
    scribe = Scribe(Limits())
    scribe.write("one")
    scribe.part(2)
    span = scribe.write("two")
    text = scribe.decoded("txt", "", {}).text
    assert text == "one\n\ntwo"
    assert text[span.start : span.end] == "two"


def test_running_text_folds_white_space_and_keeps_no_break_spaces():
    scribe = Scribe(Limits())
    for piece in ("  one\n ", " two", "three", " \t", "four\u00a0five "):
        scribe.flow(piece)
    assert scribe.decoded("html", "", {}).text == "one twothree four\u00a0five"


def test_rows_and_cells_are_lines_and_tabs():
    scribe = Scribe(Limits())
    for row in (("a", "b"), ("", "d")):
        scribe.row()
        scribe.flow(row[0])
        scribe.cell()
        scribe.flow(row[1])
    assert scribe.decoded("html", "", {}).text == "a\tb\n\td"


def test_margins_are_named_in_the_metadata_and_found_again():
    scribe = Scribe(Limits())
    scribe.write("told")
    start = scribe.length
    scribe.write("foot")
    scribe.margin(start)
    decoded = scribe.decoded("docx", "", {"title": "", "author": "x"})
    assert margins.from_note(decoded.metadata) == (Span(4, 8),)
    assert decoded.metadata["author"] == "x"
    assert "title" not in decoded.metadata


def test_a_document_without_margins_names_none():
    assert margins.from_note({}) == ()
    assert margins.as_note([Span(3, 3)]) == {}


def test_a_text_that_grows_too_long_is_stopped_while_it_grows():
    scribe = Scribe(Limits(characters=10))
    scribe.write("0123456789")
    with pytest.raises(TooLargeError):
        scribe.write("x")
