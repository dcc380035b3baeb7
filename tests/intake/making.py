"""Files made in the test that reads them, so that no binary lies in the repository."""

import io
import zipfile
from email.message import EmailMessage

import docx
import odfdo
import openpyxl
from reportlab.pdfgen import canvas

from moksori.intake.limits import LIMITS, Stopwatch


def watch():
    return Stopwatch(LIMITS)


def zipped(members, *, packed=True):
    """A ZIP of (name, bytes) pairs."""
    out = io.BytesIO()
    how = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def word_document(*paragraphs, header="", footer="", comment="", table=()):
    document = docx.Document()
    runs = []
    for words in paragraphs:
        runs = document.add_paragraph(words).runs
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, cells in enumerate(table):
            for column, words in enumerate(cells):
                grid.cell(row, column).text = words
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    if comment:
        document.add_comment(runs, text=comment, author="someone")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def open_document(*paragraphs):
    document = odfdo.Document("text")
    document.body.clear()
    for words in paragraphs:
        document.body.append(odfdo.Paragraph(words) if isinstance(words, str) else words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(*pages, blank=False):
    """A PDF of pages, each a list of lines; `blank` draws a box and no text."""
    out = io.BytesIO()
    paper = canvas.Canvas(out)
    for lines in pages:
        for number, line in enumerate(lines):
            paper.drawString(72, 760 - 16 * number, line)
        if blank:
            paper.rect(50, 50, 100, 100, fill=1)
        paper.showPage()
    paper.save()
    return out.getvalue()


def workbook(rows, *more):
    book = openpyxl.Workbook()
    for number, sheet_rows in enumerate((rows, *more)):
        sheet = book.active if number == 0 else book.create_sheet()
        for row in sheet_rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def mail(text, *, subject="", attachments=(), page=""):
    message = EmailMessage()
    message["From"] = "someone@example.org"
    message["To"] = "desk@example.org"
    message["Message-ID"] = "<1@example.org>"
    message["Date"] = "Tue, 05 Mar 2019 10:00:00 +0000"
    if subject:
        message["Subject"] = subject
    if text:
        message.set_content(text)
    if page:
        message.add_alternative(page, subtype="html") if text else message.set_content(
            page, subtype="html"
        )
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def replaced_part(untrusted, name, change):
    """A ZIP document with one part changed by a function."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(untrusted)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.infolist():
            data = old.read(member)
            new.writestr(member.filename, change(data) if member.filename == name else data)
    return out.getvalue()


BILLION_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    + b"".join(
        b'<!ENTITY lol%d "%s">' % (n, b"&lol%s;" % (str(n - 1).encode() if n > 1 else b"") * 10)
        for n in range(1, 10)
    )
    + b"]>"
)


def spoken(decoded):
    """The turns of a decoded file as (speaker, words)."""
    return [(who, decoded.text[span.start : span.end]) for who, span in decoded.turns]
