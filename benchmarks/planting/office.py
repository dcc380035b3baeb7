"""Archives, books and office files that carry words; see `containers`."""

import html
import io
import json
import zipfile
from hashlib import sha256

import docx
import openpyxl

from benchmarks.planting.hiding import entities
from benchmarks.planting.media import jpeg_exif
from benchmarks.planting.pages import page
from benchmarks.planting.words import MONTH, around

STAMP = (1980, 1, 1, 0, 0, 0)


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
        told = html.escape(words)
        mark = f'<w:del w:id="1" w:author="E"><w:r><w:delText>{told}</w:delText></w:r></w:del>'
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


def docx_header(words):
    def build(document):
        document.add_paragraph("Nothing.")
        document.sections[0].footer.paragraphs[0].text = around(words)

    return word(build)


def docx_cell(words):
    def build(document):
        document.add_table(rows=1, cols=2).cell(0, 1).text = around(words)

    return word(build)


def zip_values(words):
    return "drop.zip", zipped([("data/index.json", json.dumps({"a": [around(words)]}))]), set()


def epub_title(words):
    opf = (
        "<package xmlns='http://www.idpf.org/2007/opf'><metadata "
        f"xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>{html.escape(words)}</dc:title>"
        "</metadata></package>"
    )
    members = [("mimetype", "application/epub+zip"), ("content.opf", opf), ("a.xhtml", page())]
    return "book.epub", zipped(members), set()


def ods(words):
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body>'
        "<office:spreadsheet><table:table><table:table-row><table:table-cell>"
        f"<text:p>{html.escape(around(words))}</text:p></table:table-cell></table:table-row>"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    members = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content),
    ]  # fmt: skip
    return "table.ods", zipped(members), set()
