"""PDF: the text layer, page by page, with an eye on the clock."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from typing import Any

import pikepdf
import pypdf
from pypdf.errors import DependencyError, PyPdfError

from moksori.intake.limits import Limits, Stopwatch
from moksori.intake.refusals import DamagedError, EncryptedError, NoTextError, TooLargeError
from moksori.intake.scribe import Scribe
from moksori.terms.account import Decoded

BROKEN = (
    PyPdfError, DependencyError, pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError,
    AttributeError,
    RecursionError, OverflowError, ZeroDivisionError, AssertionError, NotImplementedError,
    struct.error, zlib.error, UnicodeError, EOFError, OSError,
)  # fmt: skip
"""What the libraries raise on files that are cut, garbled or made to confuse them."""
PAGE_BYTES = 20 * 1024 * 1024
"""Drawing instructions of one page; a page of text has some thousands."""

# Its warnings quote the bytes they stumble over, and those may be what somebody told.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)


def read_paged(untrusted: bytes, limits: Limits, watch: Stopwatch) -> Decoded:
    """Read the text of a PDF.

    Raises:
        EncryptedError: it does not open without a password.
        NoTextError: its pages are pictures.
        TooLargeError: it has more pages or text than allowed.
        TooSlowError: reading it takes longer than allowed.
        DamagedError: it is cut or garbled.
    """
    try:
        reader = _open(untrusted)
        count = len(reader.pages)
    except BROKEN as error:
        message = f"the {len(untrusted)} bytes do not open as a PDF"
        raise DamagedError(message) from error
    if count > limits.pages:
        message = f"{count} pages, and {limits.pages} are allowed"
        raise TooLargeError(message)
    scribe = Scribe(limits)
    starts, empty = _write_pages(scribe, reader, watch)
    if not scribe.length:
        message = f"none of the {count} pages has text"
        raise NoTextError(message)
    metadata = _metadata(reader) | {
        "pages": str(count),
        "pages_without_text": str(empty or ""),
        "page_starts": " ".join(map(str, starts)),
    }
    return scribe.decoded("pdf", "", metadata)


def _open(untrusted: bytes) -> pypdf.PdfReader:
    """Open a PDF; one that is locked but opens without a password is unlocked first.

    Raises:
        EncryptedError: it asks for a password.
    """
    if b"/Encrypt" not in untrusted:
        return pypdf.PdfReader(io.BytesIO(untrusted))
    try:
        with pikepdf.open(io.BytesIO(untrusted)) as locked:
            opened = io.BytesIO()
            locked.save(opened)
    except pikepdf.PasswordError as error:
        message = "the PDF is locked with a password"
        raise EncryptedError(message) from error
    return pypdf.PdfReader(opened)


def _write_pages(
    scribe: Scribe, reader: pypdf.PdfReader, watch: Stopwatch
) -> tuple[list[int], int]:
    """Write every page; return where each begins, and how many have no text."""
    starts: list[int] = []
    empty = 0
    for number, page in enumerate(reader.pages, start=1):
        watch.look()
        text = _text_of(page, number, watch).strip("\n")
        empty += not text.strip()
        scribe.part(1)
        span = scribe.write(text if text.strip() else "")
        starts.append(scribe.length - len(span))
    return starts, empty


def _text_of(page: pypdf.PageObject, number: int, watch: Stopwatch) -> str:
    def look(*_operation: Any) -> None:
        watch.look()

    try:
        contents = page.get_contents()
        if contents is not None and len(contents.get_data()) > PAGE_BYTES:
            message = f"page {number} holds more than {PAGE_BYTES} bytes of instructions"
            raise TooLargeError(message)
        return page.extract_text(visitor_operand_before=look)
    except BROKEN as error:
        message = f"page {number} cannot be read"
        raise DamagedError(message) from error


def _metadata(reader: pypdf.PdfReader) -> dict[str, str]:
    try:
        found = reader.metadata
        if found is None:
            return {}
        created = found.creation_date
        return {
            "title": str(found.title or ""),
            "author": str(found.author or ""),
            "date": created.date().isoformat() if created else "",
        }
    except BROKEN:
        return {}
