"""PDF that carry words; see `containers`."""

import html
import importlib.resources
import io
import json
import zlib
from functools import cache
from urllib.parse import quote

import pikepdf
import typst
from reportlab.lib.pagesizes import A5
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.planting.media import jpeg_exif
from benchmarks.planting.words import around


@cache
def korean_font():
    pdfmetrics.registerFont(UnicodeCIDFont("HYSMyeongJo-Medium"))
    return "HYSMyeongJo-Medium"


def canvas(title="Story"):
    out = io.BytesIO()
    paper = Canvas(out, pagesize=A5, invariant=1, pageCompression=1)
    paper.setTitle(title)
    return out, paper


def pdf(words="Nothing.", title="Story", colour=None):
    out, paper = canvas(title)
    korean = any(ord(char) > 0x2FF for char in words)
    paper.setFont(korean_font() if korean else "Helvetica", 10)
    if colour is not None:
        paper.setFillColorRGB(*colour)
    paper.drawString(30, 300, words)
    paper.showPage()
    paper.save()
    return out.getvalue()


def reopened(change, words="Nothing.", **saved):
    document = pikepdf.open(io.BytesIO(pdf(words)))
    change(document)
    out = io.BytesIO()
    document.save(out, deterministic_id=True, **saved)
    return out.getvalue()


def pdf_info(words):
    return "a.pdf", pdf(title=words), set()


def pdf_xmp(words):
    def change(document):
        packet = (
            '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:creator>{html.escape(words)}</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
            '<?xpacket end="w"?>'
        )
        stream = document.make_stream(packet.encode())
        stream["/Type"], stream["/Subtype"] = pikepdf.Name.Metadata, pikepdf.Name.XML
        document.Root.Metadata = stream

    return "a.pdf", reopened(change), set()


def pdf_text(words):
    return "a.pdf", pdf(around(words)), set()


def pdf_white(words):
    return "a.pdf", pdf(around(words), colour=(1, 1, 1)), set()


def pdf_kerned(words):
    def change(document):
        korean = any(ord(char) > 0x2FF for char in words)
        letters = [char.encode("utf-16-be" if korean else "cp1252", "replace") for char in words]
        shown = b" -400 ".join(b"<" + letter.hex().encode() + b">" for letter in letters)
        font = sorted(document.pages[0].Resources.Font.keys())[-1]
        content = f"BT {font} 12 Tf 30 200 Td [".encode() + shown + b"] TJ ET"
        document.pages[0].Contents = document.make_stream(content)

    return "a.pdf", reopened(change, words), set()


def pdf_annotation(words):
    def change(document):
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9],
            Contents=pikepdf.String(words), T=pikepdf.String("Editor"),
        )  # fmt: skip
        document.pages[0].Annots = pikepdf.Array([document.make_indirect(note)])

    generate = pikepdf.ObjectStreamMode.generate
    return "a.pdf", reopened(change, object_stream_mode=generate), set()


def pdf_attachment(words):
    def change(document):
        document.attachments["note.txt"] = pikepdf.AttachedFileSpec(
            document, around(words).encode(), filename="note.txt", mime_type="text/plain",
            creation_date="D:20261101000000Z", mod_date="D:20261101000000Z",
        )  # fmt: skip

    return "a.pdf", reopened(change, compress_streams=True), set()


def pdf_private(words):
    def change(document):
        stream = document.make_stream(zlib.compress(words.encode("utf-16-le")))
        stream["/Filter"] = pikepdf.Name.FlateDecode
        private = pikepdf.Dictionary(Maker=pikepdf.Dictionary(Private=stream))
        document.Root.PieceInfo = document.make_indirect(private)

    return "a.pdf", reopened(change), set()


def pdf_revision(words):
    """The words stand in the first revision; the second one overwrites them."""
    old = reopened(lambda document: document.docinfo.__setitem__("/Subject", words))
    start = int(old.rsplit(b"startxref", 1)[1].split()[0])
    document = pikepdf.open(io.BytesIO(old))
    number = document.trailer.Info.objgen[0]
    size = int(document.trailer.Size)
    root = document.trailer.Root.objgen[0]
    body = b"\n%d 0 obj\n<< /Title (Story) >>\nendobj\n" % number
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n" % (number, len(old) + 1)
    table += b"<< /Size %d /Root %d 0 R /Info %d 0 R /Prev %d >>\n" % (size, root, number, start)
    return "a.pdf", old + body + table + b"startxref\n%d\n%%%%EOF\n" % (len(old) + len(body)), set()


def pdf_typeset(words):
    """A tagged paper as a typesetter makes it: glyph numbers, and a table of what they mean."""
    source = (
        '#set document(title: "Story", date: datetime(year: 2026, month: 11, day: 1))\n'
        '#set text(font: "Noto Sans KR", lang: "ko")\n'
        f"#{json.dumps(around(words), ensure_ascii=False)}\n"
    )
    fonts = [str(importlib.resources.files("pylopdf_fonts_ko"))]
    made = typst.compile(
        source.encode(), font_paths=fonts, ignore_system_fonts=True, pdf_standards=["ua-1"],
        timestamp=0,
    )  # fmt: skip
    return "a.pdf", made, set()


def pdf_subset(words):
    """A paper with a subset font of one byte a letter, and a table of what the bytes mean."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    out, paper = canvas()
    paper.setFont("Vera", 10)
    paper.drawString(30, 300, around(words))
    paper.showPage()
    paper.save()
    return "a.pdf", out.getvalue(), set()


def pdf_picture(words):
    """A picture in a paper, with its own metadata."""
    _, jpeg, attested_ones = jpeg_exif(words)

    def change(document):
        stream = document.make_stream(jpeg)
        stream["/Type"], stream["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Image
        stream["/Filter"] = pikepdf.Name.DCTDecode
        stream["/Width"], stream["/Height"], stream["/BitsPerComponent"] = 8, 8, 8
        stream["/ColorSpace"] = pikepdf.Name.DeviceRGB
        document.pages[0].Resources["/XObject"] = pikepdf.Dictionary(Im0=stream)

    return "a.pdf", reopened(change), attested_ones


def pdf_outline(words):
    def change(document):
        with document.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(words, 0))

    return "a.pdf", reopened(change), set()


def pdf_orphan(words):
    """An object that no table knows, between the last object and the table."""
    plain = pdf()
    cut = plain.rindex(b"xref\n", 0, plain.rindex(b"startxref"))
    orphan = b"%% " + words.encode("utf-8") + b"\n"
    tail = plain[cut:].replace(b"%d" % cut, b"%d" % (cut + len(orphan)))
    return "a.pdf", plain[:cut] + orphan + tail, set()


def pdf_form(words):
    def change(document):
        field = pikepdf.Dictionary(
            FT=pikepdf.Name.Tx, T=pikepdf.String("told"), V=pikepdf.String(words),
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, Rect=[0, 0, 9, 9],
        )  # fmt: skip
        held = document.make_indirect(field)
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([held]))
        document.pages[0].Annots = pikepdf.Array([held])

    return "a.pdf", reopened(change), set()


def pdf_link(words):
    """Where a link leads, with the words in percent escapes."""

    def change(document):
        leads = pikepdf.Dictionary(
            S=pikepdf.Name.URI, URI=pikepdf.String("https://example.org/" + quote(words))
        )
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=leads
        )
        document.pages[0].Annots = pikepdf.Array([document.make_indirect(link)])

    return "a.pdf", reopened(change), set()


def pdf_alternative(words):
    """What is read aloud in place of a picture."""

    def change(document):
        told = pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem, S=pikepdf.Name.Figure, Alt=pikepdf.String(words)
        )
        document.Root.StructTreeRoot = pikepdf.Dictionary(
            Type=pikepdf.Name.StructTreeRoot, K=document.make_indirect(told)
        )

    return "a.pdf", reopened(change), set()
