"""What a file is, found by its content; its name only tips the scales between kinds of text."""

from __future__ import annotations

import re
import zipfile

from moksori.intake.archives import BROKEN, open_archive, read_member
from moksori.intake.limits import Limits
from moksori.intake.readers.chatlog import looks_like
from moksori.intake.readers.kakaotalk import HEADING, KAKAOTALK
from moksori.intake.readers.signal import SIGNAL, looks_like_blocks, looks_like_json
from moksori.intake.readers.tables import delimiter_of
from moksori.intake.readers.whatsapp import WHATSAPP
from moksori.intake.refusals import BinaryError, EncryptedError, HostileError, UnknownFormatError

ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOT_READ = {
    b"{\\rtf": "a Rich Text file",
    b"HWP Document File": "an old Hangul document",
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ\x00": "an xz archive",
}
"""Kinds that hold text but are not read; the sender can save them as something else."""
NO_TEXT = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"RIFF", b"OggS", b"ID3", b"\xff\xfb",
    b"fLaC", b"\x7fELF", b"MZ\x90", b"SQLite format 3", b"\x00\x00\x01\x00", b"II*\x00", b"MM\x00*",
    b"\x1aE\xdf\xa3", b"#!AMR", b"\xca\xfe\xba\xbe", b"BM\x46", b"age-encryption.org",
    b"-----BEGIN PGP MESSAGE-----", b"-----BEGIN AGE ENCRYPTED FILE-----",
)  # fmt: skip
LOCKED = (
    b"age-encryption.org",
    b"-----BEGIN PGP MESSAGE-----",
    b"-----BEGIN AGE ENCRYPTED FILE-----",
)
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"

_HEADER = re.compile(rb"^[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_MAIL_ONLY = re.compile(
    rb"^(?:Message-ID|MIME-Version|Received|Return-Path|Delivered-To|DKIM-Signature|X-[A-Za-z-]+"
    rb"|Content-Transfer-Encoding):",
    re.IGNORECASE,
)
_MAIL_USUAL = re.compile(rb"^(?:From|To|Subject|Date|Content-Type):", re.IGNORECASE)
_PAGE = re.compile(
    r"\s*(?:<!--.{0,4000}?-->\s*)*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(
    r"</?(?:p|div|br|span|table|h[1-6]|ul|li|a|b|i|em|strong)\b[^>]{0,500}>", re.IGNORECASE
)
_XML = re.compile(r"\s*<\?xml\b|\s*<!DOCTYPE\b(?!\s+html)", re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?[.,]\d{1,3}"
_SRT = re.compile(rf"\s*(?:\d+\s*\n)?\s*{_CLOCK}\s*-->\s*{_CLOCK}")
_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|\*\*[^*\n]+\*\*|> \S|```|\[[^\]\n]+\]\([^)\n]+\))", re.MULTILINE
)


def binary_kind(untrusted: bytes, limits: Limits) -> str:
    """Return what a file that is no plain text is, or nothing.

    Returns:
        `pdf`, `docx`, `odt`, `xlsx`, `zip`, `eml`, or an empty string for text.

    Raises:
        EncryptedError: it is locked.
        UnknownFormatError: it is of a kind that is not read.
        BinaryError: it is a picture, a recording, a program.
        BombError, DamagedError: it is an archive that must not or cannot be opened.
    """
    if b"%PDF-" in untrusted[:1024]:
        return "pdf"
    if untrusted.startswith(ZIP_STARTS):
        return _zip_kind(untrusted, limits)
    if untrusted.startswith(OLE):
        return _refuse_ole(untrusted)
    if untrusted.startswith(LOCKED):
        message = "the file is encrypted"
        raise EncryptedError(message)
    for start, name in NOT_READ.items():
        if untrusted.startswith(start):
            message = f"{name} of {len(untrusted)} bytes"
            raise UnknownFormatError(message)
    if untrusted.startswith(NO_TEXT) or untrusted[4:8] == b"ftyp" or untrusted[257:262] == b"ustar":
        message = f"{len(untrusted)} bytes that are a picture, a recording or a program"
        raise BinaryError(message)
    return "eml" if _is_mail(untrusted) else ""


def _refuse_ole(untrusted: bytes) -> str:
    """Tell an encrypted document from an old one.

    Raises:
        EncryptedError, UnknownFormatError: always one of them.
    """
    if "EncryptedPackage".encode("utf-16-le") in untrusted:
        message = "the document is locked with a password"
        raise EncryptedError(message)
    message = f"an old office document of {len(untrusted)} bytes"
    raise UnknownFormatError(message)


def _zip_kind(untrusted: bytes, limits: Limits) -> str:
    """Say what a ZIP is by the parts it holds.

    Raises:
        UnknownFormatError: a document of a kind that is not read.
        BombError, DamagedError: it must not or cannot be opened.
    """
    with open_archive(untrusted, limits) as archive:
        names = set(archive.namelist())
        for kind, part in (("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml")):
            if part in names:
                return kind
        if "mimetype" in names:
            return _declared_kind(archive)
        if "ppt/presentation.xml" in names:
            message = "a presentation"
            raise UnknownFormatError(message)
    return "zip"


def _declared_kind(archive: zipfile.ZipFile) -> str:
    try:
        declared = read_member(archive, archive.getinfo("mimetype")).strip()
    except BROKEN:
        return "zip"
    if declared.startswith(OPEN_DOCUMENT):
        return "odt"
    if declared.startswith(b"application/"):
        message = "a document of a kind that is not read"
        raise UnknownFormatError(message)
    return "zip"


def _is_mail(untrusted: bytes) -> bool:
    """Say whether the file begins with headers that only mail programs write."""
    rest = untrusted[:65_536].lstrip(b"\xef\xbb\xbf\r\n")
    only = usual = 0
    while match := _HEADER.match(rest):
        only += bool(_MAIL_ONLY.match(rest))
        usual += bool(_MAIL_USUAL.match(rest))
        rest = rest[match.end() :]
    ended = rest[:1] in (b"\r", b"\n", b"") or only > 2
    return ended and only > 0 and usual > 0


def text_kind(text: str, name: str) -> str:
    """Return what a decoded text is.

    Returns:
        `html`, `vtt`, `srt`, `json`, `blocks`, `signal`, `kakaotalk`, `whatsapp`, `csv`, `md` or
        `txt`.

    Raises:
        HostileError: it declares XML entities.
        UnknownFormatError: it is XML of a kind that is not read.
    """
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    head = text[:65_536].lstrip("\ufeff")
    marked = _marked_up(head, ending)
    if marked:
        return marked
    if re.match(r"WEBVTT\b", head):
        return "vtt"
    if _SRT.match(head):
        return "srt"
    return _chat_kind(text, head) or _loose_kind(text, head, ending)


def _marked_up(head: str, ending: str) -> str:
    if (_XML.match(head) or _PAGE.match(head)) and _ENTITY.search(head):
        message = "the file declares XML entities"
        raise HostileError(message)
    if _PAGE.match(head):
        return "html"
    if _XML.match(head):
        message = "an XML file"
        raise UnknownFormatError(message)
    many = len(_TAGS.findall(head[:8192]))
    if many >= 6 or (many >= 1 and ending in {"html", "htm", "xhtml"}):
        return "html"
    return ""


def _chat_kind(text: str, head: str) -> str:
    if looks_like_json(head):
        return "json"
    if looks_like(text, SIGNAL):
        return "signal"
    if looks_like(text, KAKAOTALK, least=1 if HEADING.match(head) else 2):
        return "kakaotalk"
    if looks_like(text, WHATSAPP):
        return "whatsapp"
    if looks_like_blocks(head):
        return "blocks"
    return ""


def _loose_kind(text: str, head: str, ending: str) -> str:
    """Tell tables and Markdown from plain text: here the name counts."""
    delimiter = delimiter_of(head)
    if delimiter and ending in {"csv", "tsv", "tab"}:
        return "csv"
    if delimiter and _surely_table(head, delimiter):
        return "csv"
    if ending in {"md", "markdown", "mkd"} or len(_MARKDOWN.findall(text[:65_536])) >= 3:
        return "md"
    return "txt"


def _surely_table(head: str, delimiter: str) -> bool:
    """Say whether a nameless text is a table: several columns, and headings that are words."""
    lines = [line for line in head.splitlines() if line.strip()]
    first = lines[0].split(delimiter)
    short = all(0 < len(cell.strip()) <= 30 and cell.strip()[-1] not in ".?!:" for cell in first)
    return len(lines) >= 3 and len(first) >= 3 and short
