"""A PDF that says what it is and nothing of who made it."""

from io import BytesIO

import pikepdf
import pytest
from lxml import etree

from moksori.publishing.paper_marks import without_marks


@pytest.fixture
def marked():
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.docinfo["/Creator"] = "A programme 1.2.3"
    pdf.docinfo["/CreationDate"] = "D:20260514120000+09'00'"
    with pdf.open_metadata() as metadata:
        metadata["xmp:CreatorTool"] = "A programme 1.2.3"
    made = BytesIO()
    pdf.save(made)
    return made.getvalue()


def test_maker_and_time_are_gone(marked):
    made = without_marks(marked, "A title & <more>", "ko")
    with pikepdf.open(BytesIO(made)) as pdf:
        assert dict(pdf.docinfo) == {"/Title": pikepdf.String("A title & <more>")}
        packet = pdf.Root.Metadata.read_bytes()
    assert b"programme" not in packet
    assert b"2026" not in packet
    tree = etree.fromstring(packet)
    assert "A title & <more>" in "".join(tree.itertext())


def test_the_same_bytes_come_out_each_time(marked):
    assert without_marks(marked, "제목", "ko") == without_marks(marked, "제목", "ko")
