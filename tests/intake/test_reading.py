"""Every kind of file through the one door, and every bad one stopped at it with a clear word."""

import io
import time

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moksori.intake.limits import Limits
from moksori.intake.reading import ColumnMapping, read
from moksori.intake.structure import structure
from moksori.terms.errors import InvalidError
from tests.intake import making


def refused(data, name="file", **more):
    with pytest.raises(InvalidError) as refusal:
        read(data, name, **more)
    return refusal.value


def test_plain_text_is_kept_to_the_letter():
    text = "  Anna:\u00a0Where?\r\nBo: Here.\n\n\u200b\tend "
    decoded = read(text.encode(), "a.txt")
    assert decoded.text == text
    assert (decoded.container, decoded.encoding) == ("txt", "utf-8")


def test_markdown_is_kept_to_the_letter():
    text = "# Title\n\n**Anna:** Where?\n\n> Here.\n"
    decoded = read(text.encode(), "a.md")
    assert (decoded.text, decoded.container) == (text, "md")


@pytest.mark.parametrize(
    "data", [b"", b" \n\t ", b"\xef\xbb\xbf", "\u200b\u200e \n".encode(), b"\0" * 50]
)
def test_an_empty_file_is_refused(data):
    assert refused(data).code == "intake.empty"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + b"\0" * 90,
        b"\x00\x01\x02\x03" * 40,
        b"\0\0\0\x20ftypM4A " + b"\1" * 90,
    ],
)
def test_a_picture_or_recording_is_refused(data):
    assert refused(data).code == "intake.binary"


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1 words}",
        b"Rar!\x1a\x07\x00",
        b"\x1f\x8b\x08",
        b"HWP Document File V3.00",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        b'<?xml version="1.0"?><accounts><account>words</account></accounts>',
        making.zipped([("mimetype", b"application/hwp+zip"), ("Contents/section0.xml", b"<x/>")]),
        making.zipped([("ppt/presentation.xml", b"<x/>")]),
    ],
)
def test_a_kind_that_is_not_read_says_what_to_do(data):
    refusal = refused(data)
    assert refusal.code == "intake.unknown_format"
    assert "Save it as" in refusal.hint


@pytest.mark.parametrize(
    "data",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        b"age-encryption.org/v1\n-> X25519 abc",
        b"-----BEGIN PGP MESSAGE-----\n\nabc",
    ],
)
def test_a_locked_file_is_refused(data):
    assert refused(data).code == "intake.encrypted"


def test_one_word_is_an_account():
    assert read("도와주세요".encode("cp949"), "x").text == "도와주세요"
    assert read(b"Help", "x").text == "Help"


def test_right_to_left_and_invisible_characters_are_kept_and_flagged():
    text = "الشاهد: كنت هناك\u200f\nA\u202etext\u202c and\u200b so"
    decoded = read(text.encode(), "x.txt")
    assert decoded.text == text
    assert {d.kind for d in decoded.damage} >= {"bidi", "zero_width"}


def test_mixed_line_ends_are_kept_and_flagged():
    text = "one\r\ntwo\nthree\r\nfour\r"
    decoded = read(text.encode(), "x.txt")
    assert decoded.text == text
    assert [d.kind for d in decoded.damage] == ["mixed_line_ends"] * 2


def test_damage_of_decoding_is_flagged():
    decoded = read("안녕하세요 여러분".encode()[:-1], "x.txt")
    assert [d.kind for d in decoded.damage] == ["replacement"]


def test_content_decides_and_the_name_does_not():
    assert read(making.pdf(["Hello there"]), "notes.txt").container == "pdf"
    assert read(b"Hello, there.\nAnd, here, so.", "table.csv").container == "txt"
    assert read(b"Anna: Where?\nBo: Here.", "picture.jpg").container == "txt"
    assert read(making.word_document("Hello"), "x.pdf").container == "docx"


def test_a_file_that_is_too_large_is_refused():
    assert refused(b"x" * 200, limits=Limits(file_bytes=100)).code == "intake.too_large"
    assert refused(b"x" * 200, limits=Limits(characters=100)).code == "intake.too_large"


def test_an_archive_is_sent_back_to_be_unpacked():
    assert refused(making.zipped([("a.txt", b"one")])).code == "intake.container"


def test_entities_in_a_page_are_refused():
    page = making.BILLION_LAUGHS + b"<html><body>&lol9;</body></html>"
    assert refused(page, "x.html").code == "intake.hostile"


@pytest.mark.parametrize(
    "document",
    [making.word_document("Hello"), making.open_document("Hello"), making.workbook([["a", "b"]])],
    ids=["docx", "odt", "xlsx"],
)
def test_entities_in_a_document_are_refused(document):
    parts = {"docx": "word/document.xml", "odt": "content.xml", "xlsx": "xl/workbook.xml"}
    kind = read(document, "x").container
    for entity in (
        making.BILLION_LAUGHS,
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY e "y">]>'.encode("utf-16"),
    ):
        hostile = making.replaced_part(document, parts[kind], lambda data, e=entity: e + b"<x/>")
        assert refused(hostile).code in {"intake.hostile", "intake.damaged"}
    plain = making.replaced_part(
        document, parts[kind], lambda data: b'<!DOCTYPE x [<!ENTITY e "y">]><x>&e;</x>'
    )
    assert refused(plain).code == "intake.hostile"


def test_a_document_that_unfolds_to_a_hundred_times_its_size_is_a_bomb():
    bomb = making.zipped([("word/document.xml", b"<x>" + b" " * 12_000_000 + b"</x>")])
    assert refused(bomb).code == "intake.bomb"


def test_a_pdf_that_asks_for_a_password_is_refused_and_one_that_does_not_is_read():
    plain = pikepdf.open(io.BytesIO(making.pdf(["Hello there"])))
    locked, open_to_all = io.BytesIO(), io.BytesIO()
    plain.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    plain.save(open_to_all, encryption=pikepdf.Encryption(owner="o", user=""))
    assert refused(locked.getvalue()).code == "intake.encrypted"
    assert "Hello there" in read(open_to_all.getvalue(), "x.pdf").text


def test_a_pdf_of_pictures_has_no_text():
    assert refused(making.pdf([], [], blank=True)).code == "intake.no_text"


def test_a_mapping_that_names_no_column_is_refused():
    refusal = refused(b"a,b\n1,2\n3,4\n", "x.csv", mapping=ColumnMapping(text="story"))
    assert refusal.code == "intake.unknown_column"


SECRET = "Quillfeather"


@pytest.mark.parametrize(
    ("data", "more"),
    [
        (
            f"{SECRET},b\n1,2\n".encode(),
            {"name": "x.csv", "mapping": ColumnMapping(text=SECRET + "s")},
        ),
        (f"{SECRET} ".encode() * 50, {"name": SECRET, "limits": Limits(characters=10)}),
        (f"{{\\rtf {SECRET}}}".encode(), {"name": SECRET + ".rtf"}),
        (f"%PDF-1.4 {SECRET}".encode(), {"name": SECRET}),
        (making.zipped([(SECRET, SECRET.encode())]), {"name": SECRET}),
        (f'{{"body": "{SECRET}'.encode(), {"name": SECRET}),
        (b"\x00\x01\x02" * 30 + SECRET.encode(), {"name": SECRET}),
    ],
)
def test_no_refusal_repeats_a_word_of_the_file_or_its_name(data, more):
    refusal = refused(data, **more)
    assert SECRET not in str(refusal)
    assert SECRET not in refusal.hint


def test_readers_that_stumble_log_nothing_that_was_told(caplog):
    with caplog.at_level(0):
        refused(f"%PDF-1.4\n{SECRET} obj << /{SECRET} >>".encode(), "x.pdf")
    assert SECRET not in caplog.text


def outcome(data, name):
    """The text, or the code of the refusal; anything else is a fault."""
    try:
        return read(data, name).text.strip()
    except InvalidError as refusal:
        return refusal.code.startswith("intake.")


@settings(max_examples=200)
@given(st.binary(max_size=300), st.sampled_from(["x", "x.csv", "x.html", "x.eml", "x.md", "x.srt"]))
def test_any_file_is_read_or_refused_by_name(data, name):
    assert outcome(data, name)


HEADS = [
    b"%PDF-1.4\n", b"PK\x03\x04", b"WEBVTT\n\n", b"1\n00:00:01,000 --> 00:00:02,000\n",
    b'{"body": "x"}\n',
    b"<!doctype html><p>", b"MIME-Version: 1.0\nFrom: a\n\n", b"\xff\xfe", b"\xef\xbb\xbf",
    b"a,b,c\n1,2,3\n",
]  # fmt: skip


@settings(max_examples=200)
@given(st.sampled_from(HEADS), st.binary(max_size=200))
def test_any_file_that_begins_like_a_known_kind_is_read_or_refused_by_name(head, rest):
    assert outcome(head + rest, "x")


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "The clerk sold the winter coal and nobody asked where it went.\n"
        "저는 강가 마을에서 태어나 그곳에서 서른 해를 살았습니다.\n",
        "word and another ",
    ],
    ids=["lines", "one-line"],
)
def test_fifty_megabytes_of_text_pass(text):
    data = (text * (50_000_000 // len(text.encode()) + 1)).encode()
    started = time.process_time()
    decoded = read(data, "long.txt")
    assert len(decoded.text) > 20_000_000
    assert sum(len(passage.text) for passage in structure(decoded).passages) > 19_000_000
    assert time.process_time() - started < 150
