"""What a file is, by its content."""

import pytest

from moksori.intake.limits import LIMITS
from moksori.intake.refusals import HostileError, UnknownFormatError
from moksori.intake.sniffing import binary_kind, text_kind
from tests.intake import making

PROSE = "The market was closed.\nIt opened again, in the spring, and nobody came.\n"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (making.pdf(["x"]), "pdf"),
        (b"\n\n" + making.pdf(["x"]), "pdf"),
        (making.word_document("x"), "docx"),
        (making.open_document("x"), "odt"),
        (making.workbook([["x"]]), "xlsx"),
        (making.zipped([("a", b"x")]), "zip"),
        (making.mail("x"), "eml"),
        (PROSE.encode(), ""),
        (b"From: the upper town\nDate: a market day\nSubject: the cart\n\nShe said so.", ""),
        (b"Who called: a woman\nWhen: noon\n\nShe said so.", ""),
    ],
)
def test_documents_are_known_by_what_they_hold(data, kind):
    assert binary_kind(data, LIMITS) == kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (PROSE, "x", "txt"),
        (PROSE, "x.csv", "txt"),
        (PROSE, "x.html", "txt"),
        (PROSE, "x.md", "md"),
        ("# Title\n\n**Bold words**\n\n> said\n", "x.txt", "md"),
        ("<!DOCTYPE html><p>x", "x.txt", "html"),
        ("<!-- saved --><html><body>x</body></html>", "x", "html"),
        ("<p>one</p><p>two</p><br><b>x</b>", "x", "html"),
        ("5 < 6 and 7 > 3, as he said.", "x", "txt"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nx\n", "x", "vtt"),
        ("1\n00:00:01,000 --> 00:00:02,000\nx\n", "x.txt", "srt"),
        ("name,place,what\na,b,c\nd,e,f\n", "x", "csv"),
        ("name,what\na,b\n", "x.csv", "csv"),
        ("Hello, there.\nAnd, so.\n", "x", "txt"),
        ('{"chatItem":{"standardMessage":{"text":{"body":"x"}}}}', "x", "json"),
        ("12/31/20, 11:59 PM - Anna: a\n1/1/21, 12:01 AM - Bo: b\n", "x", "whatsapp"),
        ("[Anna] [오후 3:12] a\n[Bo] [오후 3:13] b\n", "x", "kakaotalk"),
        ("[2019-05-29, 15:04] Me: a\n[2019-05-29, 15:10] Bo: b\n", "x.md", "signal"),
        ("[00:00:04] Anna: Where?\n[00:00:07] Bo: Here.\n", "x", "txt"),
        ("Anna: Where?\nBo: Here.\n", "x", "txt"),
    ],
)
def test_texts_are_known_by_what_they_say(text, name, kind):
    assert text_kind(text, name) == kind


def test_entities_are_hostile_and_other_xml_is_not_read():
    with pytest.raises(HostileError):
        text_kind('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "x")
    with pytest.raises(UnknownFormatError):
        text_kind('<?xml version="1.0"?><a>b</a>', "x")
