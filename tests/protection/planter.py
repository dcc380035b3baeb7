"""Plants a value in a file, in every way a file can carry one; imports nothing of the programme.

A container is a function: it takes the words to hide and gives the name of a file, its bytes and
the SHA-256 of the pictures and sounds in it that a person has attested. Given harmless words it
makes the clean twin.
"""

import base64
import html
import importlib.resources
import io
import json
import quopri
import struct
import unicodedata
import wave
import zipfile
import zlib
from email.headerregistry import Address
from email.message import EmailMessage
from functools import cache
from hashlib import sha256
from urllib.parse import quote

import docx
import openpyxl
import pikepdf
import typst
from PIL import Image, PngImagePlugin
from reportlab.lib.pagesizes import A5
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

MONTH = "2026-11-01T00:00:00Z"
STAMP = (1980, 1, 1, 0, 0, 0)
HARMLESS = ("somebody", "누군가")
AROUND = "In the spring people there talked about {} and fell silent."
AROUND_KO = "그해 봄 사람들은 {} 때문에 말이 없었다."


def around(words):
    korean = any("\uac00" <= char <= "\ud7a3" for char in unicodedata.normalize("NFC", words))
    return (AROUND_KO if korean else AROUND).format(words)


# ------------------------------------------------------------------ ways to write the words

CYRILLIC = str.maketrans("KCPMHTAOEacpeoxy", "КСРМНТАОЕасреоху")


def is_korean(words):
    return any("\uac00" <= char <= "\ud7a3" for char in words)


def look_alike(words):
    return words.translate(CYRILLIC)


def zero_width(words):
    return "\u200b".join(words)


def soft_hyphens(words):
    return "\u00ad".join(words)


def dashes(words):
    return words.replace("-", "\u2011").replace(" ", "\u00a0")


def nfd(words):
    return unicodedata.normalize("NFD", words)


def compatibility_jamo(words):
    """김 as ㄱㅣㅁ, the letters one after the other."""
    table = {}
    for first in (0x1100, 0x1161, 0x11A8):
        for code in range(first, first + 28):
            name = unicodedata.name(chr(code), "").split()
            if len(name) == 3:
                letter = f"HANGUL LETTER {name[2]}"
                try:
                    table[code] = unicodedata.lookup(letter)
                except KeyError:
                    continue
    return unicodedata.normalize("NFD", words).translate(table)


def spaced(words):
    return " ".join(char for char in words if not char.isspace())


def full_width(words):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in words)


def with_particle(words):
    return words + ("에게서는" if is_korean(words) else "’s")


def upper(words):
    return words.upper()


def run_on(words):
    return "".join(words.replace("-", " ").title().split())


PLAIN = {
    "plain": str,
    "nfd": nfd,
    "zero_width": zero_width,
    "soft_hyphens": soft_hyphens,
    "dashes": dashes,
    "spaced": spaced,
    "look_alike": look_alike,
    "full_width": full_width,
    "with_particle": with_particle,
    "upper": upper,
    "jamo": compatibility_jamo,
}
"""Ways that any container can carry."""


def percent(words):
    return quote(words, safe="")


def entities(words):
    return "".join(f"&#{ord(char)};" for char in words)


def hexadecimal_entities(words):
    return "".join(f"&#x{ord(char):X};" for char in words)


def escaped(words):
    return (
        json.dumps(words)[1:-1]
        if not words.isascii()
        else "".join(f"\\u{ord(char):04x}" for char in words)
    )


def in_base64(words):
    return base64.b64encode(words.encode()).decode()


def in_hexadecimal(words):
    return words.encode().hex()


def quoted_printable(words):
    return "".join(f"={byte:02X}" for byte in words.encode())


def data_address(words):
    return "data:text/plain;base64," + base64.b64encode(words.encode()).decode()


ESCAPED = {
    "percent": percent,
    "entities": entities,
    "hexadecimal_entities": hexadecimal_entities,
    "escaped": escaped,
    "in_base64": in_base64,
    "in_hexadecimal": in_hexadecimal,
    "quoted_printable": quoted_printable,
    "data_address": data_address,
}
"""Ways that only a container of text can carry."""


# ------------------------------------------------------------------ pages, feeds, tables, notes


def page(head="", body="<p>Nothing.</p>"):
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>'
        f"{head}</head><body>{body}</body></html>"
    ).encode("utf-8", "surrogatepass")


def html_text(words):
    return "page.html", page(body=f"<p>{around(words)}</p>"), set()


def html_tags(words):
    inner = "<b></b>".join(words)
    return "page.html", page(body=f"<p>{around(inner)}</p>"), set()


def html_alt(words):
    text = html.escape(words, quote=True)
    return "page.html", page(body=f'<p><img src="a.svg" alt="{text}"></p>'), set()


def html_comment(words):
    return "page.html", page(body=f"<p>Nothing.</p><!-- {words} -->"), set()


def html_linked_data(words):
    value = json.dumps({"@type": "Article", "about": {"name": words}})
    return "page.html", page(head=f'<script type="application/ld+json">{value}</script>'), set()


def html_address(words):
    return "page.html", page(body=f'<p><a href="/s/{quote(words)}">Read</a></p>'), set()


def html_drawing(words):
    drawing = f"<svg><title>{words}</title><text><tspan>{words}</tspan></text></svg>"
    return "page.html", page(body=drawing), set()


def html_style(words):
    rule = "".join(f"\\{ord(char):06x}" for char in words)
    return "page.html", page(head=f"<style>p::before{{content:'{rule}'}}</style>"), set()


def html_frame(words):
    inner = html.escape(f"<p>{entities(words)}</p>", quote=True)
    return "page.html", page(body=f'<iframe srcdoc="{inner}"></iframe>'), set()


def atom(words):
    inner = html.escape(f"<p>{around(words)}</p>")
    feed = (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>Feed</title><updated>{MONTH}</updated><entry><title>Story</title>"
        f'<content type="html">{inner}</content></entry></feed>'
    )
    return "feed.xml", feed.encode(), set()


def rss(words):
    feed = (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Feed</title>'
        f"<item><title><![CDATA[{words}]]></title></item></channel></rss>"
    )
    return "feed.rss", feed.encode(), set()


def drawing(words):
    body = f'<svg xmlns="http://www.w3.org/2000/svg"><desc>{html.escape(words)}</desc></svg>'
    return "drawing.svg", body.encode(), set()


def values(words):
    return "story.json", json.dumps({"items": [{"title": around(words)}]}).encode(), set()


def table(words):
    return "table.csv", f'number,told\n1,"{around(words)}"\n'.encode(), set()


def note(words):
    return "note.txt", around(words).encode(), set()


def markdown(words):
    return "note.md", f"# Note\n\n*{around(words)}*\n".encode(), set()


def style_sheet(words):
    return "page.css", f"/* {words} */ p {{ margin: 0 }}".encode(), set()


def subtitles(words):
    # A cue ends anywhere in a word, but not between the letters of one Korean syllable.
    single = any("\u1100" <= char <= "\u11ff" or "\u3130" <= char <= "\u318f" for char in words)
    half = len(words) if single else max(1, len(words) // 2)
    cues = f"WEBVTT\n\n00:01.000 --> 00:02.000\n{words[:half]}\n\n00:02.000 --> 00:03.000\n{words[half:]}\n"
    return "film.vtt", cues.encode(), set()


def titles(words):
    return "film.srt", f"1\n00:00:01,000 --> 00:00:02,000\n<i>{around(words)}</i>\n".encode(), set()


TEXTS = (
    html_text, html_alt, html_comment, html_drawing, atom, rss, values, table, note,
    markdown, style_sheet, titles,
)  # fmt: skip
"""Containers in which escapes mean something."""


# ------------------------------------------------------------------ mail


def message():
    mail = EmailMessage()
    mail["Subject"] = "The edition"
    mail["From"] = Address("Desk", "desk", "example.org")
    mail["Date"] = "Sun, 01 Nov 2026 00:00:00 +0000"
    return mail


def mail_subject(words):
    mail = message()
    mail.replace_header("Subject", around(words))
    mail.set_content("Nothing.")
    return "edition.eml", mail.as_bytes(), set()


def mail_quoted(words):
    mail = message()
    mail.set_content(around(words) + "\n" + "x" * 100, cte="quoted-printable")
    return "edition.eml", mail.as_bytes(), set()


def mail_base64(words):
    mail = message()
    mail.set_content("Nothing.")
    mail.add_alternative(f"<p>{around(words)}</p>", subtype="html", cte="base64")
    return "edition.eml", mail.as_bytes(), set()


def mail_attachment(words):
    mail = message()
    mail.set_content("Nothing.")
    mail.add_attachment(pdf_text(words)[1], maintype="application", subtype="pdf", filename="a.pdf")
    return "edition.eml", mail.as_bytes(), set()


def mail_preamble(words):
    body = quopri.encodestring(b"Nothing.").decode()
    mail = (
        "Subject: Edition\nDate: Sun, 01 Nov 2026 00:00:00 +0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="b"\n\n'
        f"{words}\n--b\nContent-Type: text/plain; charset=utf-8\n\n{body}\n--b--\n"
    )
    return "edition.eml", mail.encode(), set()


# ------------------------------------------------------------------ PDF


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
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /Prev %d >>\n" % (
        number, len(old) + 1, size, root, number, start,
    )  # fmt: skip
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


# ------------------------------------------------------------------ archives and office files


def zipped(members, comment=b""):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            member = zipfile.ZipInfo(name, STAMP)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, data)
        archive.comment = comment
    return out.getvalue()


def zip_member(words):
    return "drop.zip", zipped([("a/note.txt", around(words))]), set()


def zip_name(words):
    return "drop.zip", zipped([(f"a/{words}.txt", "Nothing.")]), set()


def zip_comment(words):
    return "drop.zip", zipped([("a.txt", "Nothing.")], words.encode()), set()


def zip_zip(words):
    inner = zipped([("page.html", page(body=f"<p>{entities(words)}</p>"))])
    return "drop.zip", zipped([("inner.zip", inner)]), set()


def epub(words):
    members = [
        ("mimetype", "application/epub+zip"),
        ("content.opf", "<package xmlns='http://www.idpf.org/2007/opf'><metadata "
         "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Story</dc:title></metadata></package>"),
        ("a.xhtml", page(body=f"<p>{around(words)}</p>")),
    ]  # fmt: skip
    return "book.epub", zipped(members), set()


def rezipped(untrusted, change):
    members = []
    with zipfile.ZipFile(io.BytesIO(untrusted)) as archive:
        for member in archive.infolist():
            data = change(member.filename, archive.read(member))
            members += [(member.filename, data)] * (data is not None)
    return zipped(members)


def media_of(untrusted):
    with zipfile.ZipFile(io.BytesIO(untrusted)) as archive:
        return {
            sha256(archive.read(member)).hexdigest()
            for member in archive.infolist()
            if member.filename.endswith((".jpeg", ".jpg", ".png"))
        }


def word(build, change=lambda name, data: data):
    document = docx.Document()
    build(document)
    core = document.core_properties
    core.author = core.author if core.author != "python-docx" else ""
    out = io.BytesIO()
    document.save(out)

    def timeless(name, data):
        if name.startswith("word/styles"):  # half a megabyte of the writer's own
            return None
        if name == "docProps/core.xml":
            data = data.replace(b"2013-12-23T23:15:00Z", MONTH.encode())
        return change(name, data)

    made = rezipped(out.getvalue(), timeless)
    return "story.docx", made, media_of(made)


def docx_properties(words):
    return word(lambda document: setattr(document.core_properties, "keywords", words))


def docx_runs(words):
    def build(document):
        paragraph = document.add_paragraph("In the spring ")
        for number, char in enumerate(words):
            paragraph.add_run(char).bold = bool(number % 2)
        paragraph.add_run(" came.")

    return word(build)


def docx_comment_author(words):
    def change(name, data):
        if name != "word/document.xml":
            return data
        author = html.escape(words, quote=True)
        mark = f'<w:ins w:id="1" w:author="{author}"><w:r><w:t>later</w:t></w:r></w:ins>'
        return data.replace(b"</w:p>", mark.encode() + b"</w:p>", 1)

    return word(lambda document: document.add_paragraph("Nothing."), change)


def docx_deleted(words):
    def change(name, data):
        if name != "word/document.xml":
            return data
        mark = f'<w:del w:id="1" w:author="E"><w:r><w:delText>{html.escape(words)}</w:delText></w:r></w:del>'
        return data.replace(b"</w:p>", mark.encode() + b"</w:p>", 1)

    return word(lambda document: document.add_paragraph("Nothing."), change)


def docx_picture(words):
    picture = jpeg_exif(words)[1]
    return word(lambda document: document.add_picture(io.BytesIO(picture)))


def odt(words):
    spans = "".join(f"<text:span>{html.escape(char)}</text:span>" for char in words)
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        f"<text:p>In the spring {spans} came.</text:p></office:text></office:body>"
        "</office:document-content>"
    )
    members = [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content)]
    return "story.odt", zipped(members), set()


def xlsx(words):
    book = openpyxl.Workbook()
    book.active["B2"] = around(words)
    out = io.BytesIO()
    book.save(out)

    def timeless(name, data):
        if name != "docProps/core.xml":
            return data
        head, _, rest = data.partition(b"<dcterms:created")
        return head + rest[rest.rindex(b"</cp:coreProperties>") :]

    return "table.xlsx", rezipped(out.getvalue(), timeless), set()


# ------------------------------------------------------------------ pictures and sounds


def attested(name, data):
    return name, data, {sha256(data).hexdigest()}


def picture(form, **saved):
    out = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 180, 160)).save(out, form, **saved)
    return out.getvalue()


def jpeg_exif(words):
    exif = Image.Exif()
    exif[0x010E] = words.encode("utf-8")  # ImageDescription
    return attested("a.jpg", picture("JPEG", exif=exif))


def jpeg_user_comment(words):
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9286] = b"UNICODE\x00" + words.encode("utf-16-le")
    return attested("a.jpg", picture("JPEG", exif=exif))


def jpeg_xmp(words):
    packet = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><a>{html.escape(words)}</a></x:xmpmeta>"
    segment = b"http://ns.adobe.com/xap/1.0/\x00" + packet.encode()
    plain = picture("JPEG")
    body = b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment
    return attested("a.jpg", plain[:2] + body + plain[2:])


def jpeg_trailer(words):
    if words in HARMLESS:  # bytes after the end are refused, whatever they say
        return attested("a.jpg", picture("JPEG"))
    return attested("a.jpg", picture("JPEG") + zlib.compress(words.encode()))


def png_text(words):
    chunks = PngImagePlugin.PngInfo()
    chunks.add_itxt("Comment", words, zip=True)
    return attested("a.png", picture("PNG", pnginfo=chunks))


def png_packed_text(words):
    plain = picture("PNG")
    body = b"Author\x00\x00" + zlib.compress(words.encode("utf-8"))
    chunk = struct.pack(">I", len(body)) + b"zTXt" + body
    chunk += struct.pack(">I", zlib.crc32(b"zTXt" + body))
    return attested("a.png", plain[:33] + chunk + plain[33:])


def silence():
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\x00\x00" * 80)
    return out.getvalue()


def id3(words):
    body = b"\x01" + words.encode("utf-16")
    frame = b"TPE1" + struct.pack(">I", len(body)) + b"\x00\x00" + body
    size = len(frame)
    length = bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + length + frame


def wave_id3(words):
    tag = id3(words)
    tag += b"\x00" * (len(tag) % 2)
    return attested("a.wav", resized(silence() + b"id3 " + struct.pack("<I", len(tag)) + tag))


def wave_info(words):
    body = words.encode() + b"\x00"
    body += b"\x00" * (len(body) % 2)
    chunk = b"INFO" + b"INAM" + struct.pack("<I", len(body)) + body
    return attested("a.wav", resized(silence() + b"LIST" + struct.pack("<I", len(chunk)) + chunk))


def resized(riff):
    return riff[:4] + struct.pack("<I", len(riff) - 8) + riff[8:]


def mp3(words):
    return attested("a.mp3", id3(words) + b"\xff\xfb\x90\x00" + b"\x00" * 413)


def file_name(words):
    kept = "".join(char for char in words if char not in "/\0")
    return f"{kept}.txt", b"Nothing.", set()


def folder_name(words):
    kept = "".join(char for char in words if char not in "/\0")
    return f"{kept}/index.txt", b"Nothing.", set()


def utf_16(words):
    return "note.txt", around(words).encode("utf-16"), set()


THE_24 = {
    "pdf Info": pdf_info,
    "pdf XMP": pdf_xmp,
    "pdf packed text": pdf_text,
    "pdf kerned TJ": pdf_kerned,
    "pdf annotation in an object stream": pdf_annotation,
    "pdf attachment": pdf_attachment,
    "pdf PieceInfo": pdf_private,
    "pdf earlier revision": pdf_revision,
    "pdf white text": pdf_white,
    "docx core properties": docx_properties,
    "docx author of a comment": docx_comment_author,
    "docx split runs": docx_runs,
    "docx EXIF in media": docx_picture,
    "jpeg EXIF": jpeg_exif,
    "jpeg XMP": jpeg_xmp,
    "jpeg UTF-16 UserComment": jpeg_user_comment,
    "jpeg zlib trailer": jpeg_trailer,
    "png zTXt": png_packed_text,
    "wav ID3 UTF-16": wave_id3,
    "html entities and tags": lambda words: html_tags_of_entities(words),
    "html percent address": html_address,
    "html zero width": lambda words: html_text(zero_width(dashes(words))),
    "html NFD": lambda words: html_text(nfd(words)),
    "html look-alikes": lambda words: html_text(look_alike(words)),
}


def html_tags_of_entities(words):
    inner = "<i></i>".join(entities(char) for char in words)
    return "page.html", page(body=f"<p>{around(inner)}</p>"), set()


ANY = (
    *TEXTS, html_tags, html_linked_data, html_address, html_style, html_frame, subtitles, utf_16,
    mail_subject, mail_quoted, mail_base64, mail_preamble,
    pdf_info, pdf_xmp, pdf_annotation, pdf_attachment, pdf_private, pdf_revision, pdf_outline,
    pdf_orphan, pdf_picture, zip_member, zip_name, zip_comment, zip_zip, epub,
    docx_properties, docx_runs, docx_comment_author, docx_deleted, odt, xlsx,
    jpeg_user_comment, jpeg_xmp, png_text, png_packed_text, wave_id3, wave_info, mp3,
    file_name, folder_name,
)  # fmt: skip
"""Containers that can carry any characters."""
