"""ODT: body, tables, notes, remarks."""

import odfdo
import pytest

from moksori.intake import margins
from moksori.intake.limits import LIMITS
from moksori.intake.readers.opendocument import read_opendocument
from moksori.intake.refusals import DamagedError, EncryptedError
from tests.intake import making
from tests.intake.making import watch


def document(data):
    return read_opendocument(data, LIMITS, watch())


def test_paragraphs_headings_and_tables_are_read_in_order():
    table = odfdo.Table("t", width=2, height=2)
    for cell, words in (("A1", "Anna"), ("B1", "Where?"), ("A2", "Bo"), ("B2", "Here.")):
        table.set_value(cell, words)
    data = making.open_document(odfdo.Header(1, "Title"), "One  two\tthree", table, "End")
    assert document(data).text == "Title\n\nOne two three\n\nAnna\tWhere?\nBo\tHere.\n\nEnd"


def test_a_note_follows_the_text_and_a_remark_is_margin():
    paragraph = odfdo.Paragraph("With a note and more.")
    paragraph.insert_note(after="note", note_id="n1", citation="1", body="The note.")
    paragraph.insert_annotation(after="and", body="A remark.", creator="someone")
    decoded = document(making.open_document(paragraph, "End."))
    assert decoded.text.startswith("With a note and more.\n\nEnd.\n\nThe note.")
    named = [decoded.text[m.start : m.end].strip() for m in margins.from_note(decoded.metadata)]
    assert len(named) == 1
    assert named[0].startswith("A remark.")


def test_a_locked_document_is_refused():
    data = making.replaced_part(
        making.open_document("x"),
        "META-INF/manifest.xml",
        lambda data: data.replace(b"</manifest", b"<manifest:encryption-data/></manifest", 1),
    )
    with pytest.raises(EncryptedError):
        document(data)


@pytest.mark.parametrize("missing", ["META-INF/manifest.xml", "content.xml"])
def test_a_document_without_its_parts_is_damaged(missing):
    import io
    import zipfile

    whole = zipfile.ZipFile(io.BytesIO(making.open_document("x")))
    members = [(m, whole.read(m)) for m in whole.namelist() if m != missing]
    with pytest.raises(DamagedError):
        document(making.zipped(members))
