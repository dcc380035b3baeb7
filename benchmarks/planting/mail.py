"""Letters that carry words; see `containers`."""

import base64
import quopri
from email.headerregistry import Address
from email.message import EmailMessage

from benchmarks.planting.paper import pdf_text
from benchmarks.planting.words import around


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


def mail_from(words):
    mail = message()
    mail.replace_header("From", Address(words.replace("\n", " "), "desk", "example.org"))
    mail.set_content("Nothing.")
    return "edition.eml", mail.as_bytes(), set()


def mail_note(words):
    """A text attached to a letter, in the letters of an old Korean computer where it can be."""
    mail = message()
    mail.set_content("Nothing.")
    text = around(words)
    try:
        raw, charset = text.encode("cp949"), "cp949"
    except UnicodeEncodeError:
        raw, charset = text.encode(), "utf-8"
    body = base64.encodebytes(raw).decode()
    part = (
        "Subject: Edition\nDate: Sun, 01 Nov 2026 00:00:00 +0000\nMIME-Version: 1.0\n"
        f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: base64\n\n{body}"
    )
    return "edition.eml", part.encode(), set()


def mail_file_name(words):
    mail = message()
    mail.set_content("Nothing.")
    kept = "".join(char for char in words if char not in "/\0\n")
    mail.add_attachment(b"Nothing.", maintype="text", subtype="plain", filename=f"{kept}.txt")
    return "edition.eml", mail.as_bytes(), set()
