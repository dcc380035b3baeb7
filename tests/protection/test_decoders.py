"""The decoders: whatever the bytes, they are read or refused, and never crash."""

import io
import struct
import zipfile
import zlib

import pytest
from benchmarks.planting import hiding, mail, media, office, pages, paper
from benchmarks.planting import words as planted_words
from hypothesis import example, given, settings
from hypothesis import strategies as st

from moksori.protection.decoders.channel import LIMITS, Kind, Limits
from moksori.protection.decoders.dispatch import BY_ENDING, BY_FIRST_BYTES, decode
from moksori.protection.decoders.escapes import unescaped
from moksori.protection.decoders.pdf_text import _run_on, letters_of

ENDINGS = sorted(
    {*BY_ENDING, "pdf", "zip", "docx", "epub", "png", "jpg", "wav", "mp3", "ttf", "woff", ""}
)
HEADS = [first for first, _ in BY_FIRST_BYTES] + [b"RIFF\x24\x00\x00\x00WAVE", b""]
SAMPLES = [made(planted_words.HARMLESS[0])[1] for made in (
    paper.pdf_text, office.docx_runs, office.xlsx, media.jpeg_user_comment, media.png_text,
    media.wave_id3, mail.mail_base64, pages.atom, pages.html_text, office.zip_zip,
    media.mp3,
)]  # fmt: skip


def accounted(name, data, decoded):
    """Whatever was not read is said to be unread; whatever was read gave text or is structure."""
    blank = not data.replace(b"\0", b"").decode("latin-1").strip()
    return decoded.channels or decoded.unread or blank


@given(st.sampled_from(ENDINGS), st.sampled_from(HEADS), st.binary(max_size=400))
@example("txt", b"", b"\x0b")
def test_arbitrary_bytes_are_read_or_refused(ending, head, body):
    data = head + body
    decoded = decode(f"a.{ending}", data)
    assert accounted(ending, data, decoded)
    if any(byte > 0x7F or byte < 0x09 for byte in head):
        assert decoded.unread, "nothing so short is a whole file of any kind"


@settings(max_examples=60)
@given(st.sampled_from(SAMPLES), st.data())
def test_a_damaged_file_is_read_or_refused(sample, data):
    at = data.draw(st.integers(0, len(sample) - 1))
    cut = data.draw(st.integers(at, min(len(sample), at + 200)))
    put = data.draw(st.binary(max_size=40))
    damaged = sample[:at] + put + sample[cut:]
    assert accounted("", damaged, decode("a", damaged))


@given(st.text(max_size=300))
def test_every_plain_text_comes_back(text):
    data = text.encode("utf-8", "ignore")
    decoded = decode("note.txt", data)
    said = "".join(c.text for c in decoded.channels if c.kind is Kind.TEXT)
    assert decoded.unread or said == data.decode() or data.decode().isspace() or not data


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=40))
def test_text_of_a_page_comes_back_whatever_it_is_made_of(text):
    data = pages.page(body=f"<p>{hiding.entities(text)}</p>")
    decoded = decode("page.html", data)
    shown = "".join(c.text for c in decoded.channels if c.kind is Kind.TEXT)
    assert text.strip() in shown


@given(st.text(max_size=200))
def test_unescaping_never_crashes_and_ends(text):
    assert len(list(unescaped(text))) < 500


@pytest.mark.parametrize("hide", hiding.ESCAPED.values(), ids=hiding.ESCAPED)
@pytest.mark.parametrize("words", ["Han Mi-sook", "한미숙"])
def test_every_escape_is_undone(hide, words):
    hidden = hide(words)
    if hide is hiding.data_address:
        hidden = hidden.split(",")[1]
    assert any(words in reading for reading in unescaped(f"x {hidden} y"))


def test_escapes_inside_of_escapes_are_undone():
    hidden = hiding.percent(hiding.entities(hiding.percent("한미숙")))
    assert any("한미숙" in reading for reading in unescaped(hidden))


def test_a_page_is_sorted_into_channels():
    data = pages.page(
        head='<style>p{color:red}</style><script>var a="b"</script>'
        '<script type="application/ld+json">{"name": "told"}</script>',
        body='<!-- remark --><p class="x" title="heading">Te<b>xt</b></p><a href="/go">on</a>',
    )
    channels = {}
    for channel in decode("page.html", data).channels:
        channels.setdefault(channel.kind, []).append(channel.text)
    said = {kind: "\n".join(texts) for kind, texts in channels.items()}
    assert "Text" in said[Kind.TEXT]
    assert "told" in said[Kind.TEXT]
    assert "color:red" in said[Kind.STYLE]
    assert 'var a="b"' in said[Kind.SCRIPT]
    assert "remark" in said[Kind.COMMENT]
    assert "heading" in said[Kind.ATTRIBUTE]
    assert "/go" in said[Kind.LINK]
    assert "x" in said[Kind.MARKUP]
    assert "color:red" not in said[Kind.TEXT]


def test_parts_have_numbers_and_not_names():
    data = office.zipped([("a/one.txt", "one"), ("a/two.txt", "two")])
    labels = {channel.text: channel.label for channel in decode("a.zip", data).channels}
    assert labels["one"] == "part 1 text"
    assert labels["two"] == "part 2 text"
    assert labels["a/two.txt"] == "part 2 name"


def test_an_attested_picture_passes_and_its_metadata_are_read_all_the_same():
    name, data, attested = media.jpeg_user_comment("somebody")
    assert decode(name, data).unread
    decoded = decode(name, data, frozenset(attested))
    assert decoded.unread == ()
    assert "somebody" in "\n".join(channel.text for channel in decoded.channels)


def test_limits_hold():
    data = office.zipped([(f"{n}.txt", "x" * 1000) for n in range(50)])
    assert decode("a.zip", data).unread == ()
    for limits in (Limits(characters=5000), Limits(parts=10), Limits(depth=0)):
        assert [one.reason for one in decode("a.zip", data, limits=limits).unread] == ["too_much"]
    assert LIMITS.depth >= 3


def test_a_member_that_lies_about_its_size_is_refused():
    data = bytearray(office.zipped([("note.txt", "x" * 1000)]))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 10)
    assert decode("a.zip", bytes(data)).unread


def test_two_members_of_one_name_are_both_read():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("note.txt", office.STAMP), "first")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr(zipfile.ZipInfo("note.txt", office.STAMP), "second")
    said = {channel.text for channel in decode("a.zip", out.getvalue()).channels}
    assert {"first", "second"} <= said


def a_font(tables):
    head = b"\x00\x01\x00\x00" + struct.pack(">4H", len(tables), 0, 0, 0)
    start = 12 + 16 * len(tables)
    records, bodies = b"", b""
    for tag, body in tables:
        records += tag + struct.pack(">3I", 0, start + len(bodies), len(body))
        bodies += body + bytes(-len(body) % 4)
    return head + records + bodies


def test_the_names_in_a_font_are_read():
    font = a_font([(b"name", "Han Mi-sook".encode("utf-16-be")), (b"glyf", b"\x01\x02\x03\x04")])
    decoded = decode("a.ttf", font)
    assert decoded.unread == ()
    assert any("Han Mi-sook" in channel.text for channel in decoded.channels)
    assert decode("a.ttf", font + b"more").unread
    assert decode("a.ttf", a_font([(b"ODD!", b"what")])).unread


def test_a_woff_font_is_unpacked():
    names = zlib.compress("Han Mi-sook".encode("utf-16-be") * 4)
    start = 44 + 20
    record = b"name" + struct.pack(">4I", start, len(names), 88, 0)
    head = b"wOFF\x00\x01\x00\x00" + struct.pack(">IHHI", start + len(names), 1, 0, 0)
    font = (head + bytes(44 - len(head)) + record + names).ljust(start + len(names), b"\0")
    said = "\n".join(channel.text for channel in decode("a.woff", font).channels)
    assert "Han Mi-sook" in said


def test_a_stamp_of_a_paper_is_read_as_a_date():
    name, data, _ = paper.pdf_info("somebody")
    said = [c.text for c in decode(name, data).channels if c.kind is Kind.METADATA]
    assert any("2000-01-01T00:00:00Z" in text for text in said)


def test_to_unicode_tables_are_read_with_ranges_and_lists():
    table = (
        b"1 begincodespacerange <00> <ff> endcodespacerange "
        b"1 beginbfchar <01> <d55c> endbfchar "
        b"2 beginbfrange <02> <03> <bbf8> <04> <05> [<c219> <0041>] endbfrange"
    )
    assert letters_of(table) == {
        b"\x01": "한", b"\x02": "미", b"\x03": "믹", b"\x04": "숙", b"\x05": "A",
    }  # fmt: skip


def test_json_is_read_by_keys_strings_and_doubled_keys():
    data = b'{"a": "first", "a": "second", "n": [1, {"key": "third"}]}'
    said = "\n".join(c.text for c in decode("a.json", data).channels if c.kind is Kind.TEXT)
    assert said.split() == ["a", "first", "a", "second", "n", "key", "third"]
    lines = decode("a.jsonl", b'{"a": 1}\n{"b": "x"}\n')
    assert lines.unread == ()


def test_a_mail_with_a_broken_part_is_unread():
    data = (
        b"Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n"
        b"--b\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n%%%not base64\n"
    )
    assert decode("a.eml", data).unread


def test_a_sentence_runs_on_over_the_foot_of_a_page():
    pages = [
        "It was told that the\nSeries · Edition 1 2 / 3\n",
        "man paid.\nSeries · Edition 1 3 / 3",
    ]
    run_on = "\n".join(_run_on(pages))
    assert "the\n\nman paid." in run_on or "the\nman paid." in run_on
    assert run_on.count("Series · Edition 1") == 2
