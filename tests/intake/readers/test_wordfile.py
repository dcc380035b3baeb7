"""DOCX: everything somebody can have written in one."""

import re

import pytest

from moksori.intake import margins
from moksori.intake.limits import LIMITS, Limits
from moksori.intake.readers.wordfile import read_wordfile
from moksori.intake.refusals import BombError, DamagedError
from tests.intake import making
from tests.intake.making import watch

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document(data):
    return read_wordfile(data, LIMITS, watch())


def with_body(xml):
    """A document with the given XML in its body."""
    return making.replaced_part(
        making.word_document("x"),
        "word/document.xml",
        lambda data: re.sub(rb"<w:p>.*?</w:p>", xml.encode(), data, count=1, flags=re.DOTALL),
    )


def test_paragraphs_and_tables_are_read_in_order():
    data = making.word_document("One", "Two\tand", table=[["Anna", "Where?"], ["Bo", "Here."]])
    assert document(data).text == "One\n\nTwo\tand\n\nAnna\tWhere?\nBo\tHere."


def test_heads_feet_and_remarks_are_read_and_marked_as_margins():
    data = making.word_document("Told.", header="Case 12", footer="Page 1", comment="check this")
    decoded = document(data)
    assert decoded.text.startswith("Told.")
    named = {decoded.text[m.start : m.end].strip() for m in margins.from_note(decoded.metadata)}
    assert named == {"Case 12", "Page 1", "check this"}


def test_tracked_insertions_are_told_and_deletions_are_counted():
    data = with_body(
        "<w:p><w:r><w:t>He came </w:t></w:r><w:ins><w:r><w:t>at night</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>never</w:delText></w:r></w:del></w:p>"
    )
    decoded = document(data)
    assert decoded.text == "He came at night"
    assert decoded.metadata["tracked_deletions"] == "1"


def test_words_in_content_controls_links_and_boxes_are_read():
    data = with_body(
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:hyperlink><w:r><w:t>In a link.</w:t></w:r></w:hyperlink></w:p>"
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>In a "
        "box.</w:t></w:r></w:p></w:txbxContent>"
        "</w:pict></w:r></w:p>"
    )
    assert document(data).text.split("\n\n") == ["In a control.", "In a link.", "In a box."]


def test_line_breaks_inside_a_paragraph_are_kept():
    data = with_body("<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r></w:p>")
    assert document(data).text == "One\ntwo"


def test_relations_that_lead_outside_are_counted_and_not_followed():
    relation = (
        b'<Relationship Id="rId99" TargetMode="External" Target="http://127.0.0.1:9/template.dotx"'
        b' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
    )
    data = making.replaced_part(
        making.word_document("Told."),
        "word/_rels/document.xml.rels",
        lambda data: data.replace(b"</Relationships>", relation + b"</Relationships>"),
    )
    decoded = document(data)
    assert decoded.text == "Told."
    assert decoded.metadata["external_relations"] == "1"


def test_a_document_that_is_cut_is_damaged():
    with pytest.raises(DamagedError):
        document(making.word_document("Told.")[:2000])
    with pytest.raises(DamagedError):
        document(making.zipped([("word/document.xml", b"<x/>")]))


def test_a_document_with_too_many_parts_is_a_bomb():
    with pytest.raises(BombError):
        read_wordfile(making.word_document("x"), Limits(members=3), watch())
