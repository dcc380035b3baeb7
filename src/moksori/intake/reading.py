"""From bytes to text: one door for every kind of file the desk reads."""

from __future__ import annotations

from dataclasses import replace

from moksori.intake.damage import find_damage
from moksori.intake.encodings import Read, decode
from moksori.intake.limits import (
    LIMITS,
    ColumnMapping,
    Limits,
    Stopwatch,
    check_bytes,
    check_characters,
)
from moksori.intake.readers.captions import read_captions
from moksori.intake.readers.chatlog import read_chatlog
from moksori.intake.readers.kakaotalk import KAKAOTALK
from moksori.intake.readers.mail import read_mail
from moksori.intake.readers.opendocument import read_opendocument
from moksori.intake.readers.paged import read_paged
from moksori.intake.readers.plaintext import read_plaintext
from moksori.intake.readers.signal import SIGNAL, read_blocks, read_json
from moksori.intake.readers.tables import read_csv, read_xlsx
from moksori.intake.readers.webpage import read_webpage
from moksori.intake.readers.whatsapp import WHATSAPP
from moksori.intake.readers.wordfile import read_wordfile
from moksori.intake.refusals import ContainerError, EmptyError
from moksori.intake.sniffing import binary_kind, text_kind
from moksori.intake.unpacking import Member, is_container, unpack
from moksori.terms.account import Decoded

__all__ = ["LIMITS", "ColumnMapping", "Limits", "Member", "is_container", "read", "unpack"]

DIALECTS = {"whatsapp": WHATSAPP, "kakaotalk": KAKAOTALK, "signal": SIGNAL}
INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\0"


def read(
    untrusted: bytes,
    name: str,
    limits: Limits = LIMITS,
    mapping: ColumnMapping | None = None,
) -> Decoded:
    """Read the text of one file. Damage is flagged and nothing is repaired.

    Args:
        untrusted: The bytes of the file.
        name: Its name: a hint where the content leaves two readings open, nothing more.
        limits: What reading it may take.
        mapping: For tables: which column is what; guessed if not given.

    Raises:
        EmptyError: it holds no text.
        BinaryError: it is no text in any encoding.
        TooLargeError: it, or its text, is larger than allowed.
        TooSlowError: reading takes longer than allowed.
        EncryptedError: it is locked.
        NoTextError: a PDF whose pages are pictures.
        HostileError: XML entities, or nesting made to break readers.
        BombError: it would unfold to far more than it should.
        ContainerError: it is an archive; unpack it.
        UnknownFormatError: a kind of file that is not read.
        UnknownColumnError: the mapping names a column that is not there.
        DamagedError: cut or garbled.
    """
    check_bytes(len(untrusted), limits)
    if not untrusted.strip(b"\0 \t\r\n\f\v"):
        message = f"{len(untrusted)} bytes and no text"
        raise EmptyError(message)
    watch = Stopwatch(limits)
    kind = binary_kind(untrusted, limits)
    if kind:
        decoded = _read_binary(kind, untrusted, limits, watch, mapping)
    else:
        decoded = _read_text(untrusted, name, limits, watch, mapping)
    check_characters(len(decoded.text), limits)
    if not decoded.text.strip().strip(INVISIBLE):
        message = f"{len(untrusted)} bytes and no text"
        raise EmptyError(message)
    watch.look()
    return replace(decoded, damage=find_damage(decoded.text))


def _read_binary(
    kind: str,
    untrusted: bytes,
    limits: Limits,
    watch: Stopwatch,
    mapping: ColumnMapping | None,
) -> Decoded:
    if kind == "zip":
        message = "an archive of files"
        raise ContainerError(message)
    if kind == "xlsx":
        return read_xlsx(untrusted, limits, watch, mapping)
    readers = {
        "pdf": read_paged,
        "docx": read_wordfile,
        "odt": read_opendocument,
        "eml": read_mail,
    }
    return readers[kind](untrusted, limits, watch)


def _read_text(
    untrusted: bytes,
    name: str,
    limits: Limits,
    watch: Stopwatch,
    mapping: ColumnMapping | None,
) -> Decoded:
    found: Read = decode(untrusted)
    check_characters(len(found.text), limits)
    kind = text_kind(found.text, name)
    if kind == "html":
        return read_webpage(untrusted, limits, watch)
    if kind == "csv":
        return read_csv(found, limits, watch, mapping)
    if kind == "json":
        return read_json(found, limits)
    if kind == "blocks":
        return read_blocks(found)
    if kind in {"srt", "vtt"}:
        return read_captions(found, kind, limits)
    if kind in DIALECTS:
        return read_chatlog(found, DIALECTS[kind])
    return read_plaintext(found, kind)
