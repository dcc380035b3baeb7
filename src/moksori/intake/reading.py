"""From bytes to text: one door for every kind of file the desk reads."""

from __future__ import annotations

from collections.abc import Callable
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
from moksori.intake.readers.plaintext import read_plaintext
from moksori.intake.readers.signal import SIGNAL, read_blocks, read_json
from moksori.intake.readers.tables import read_csv
from moksori.intake.readers.webpage import read_webpage
from moksori.intake.readers.whatsapp import WHATSAPP
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
        InvalidError: a leaf of `intake.refusals`, which has the list: empty, binary, too large,
            too slow, encrypted, without text, hostile, a bomb, a container, of a kind that is
            not read, damaged, or a table without the column that the mapping names.
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
    if not any(c not in INVISIBLE and not c.isspace() for c in decoded.text):
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
        from moksori.intake.readers.workbook import read_xlsx

        return read_xlsx(untrusted, limits, watch, mapping)
    return _reader_of(kind)(untrusted, limits, watch)


def _reader_of(kind: str) -> Callable[[bytes, Limits, Stopwatch], Decoded]:
    """Return the reader of a kind of document.

    Their libraries take a second to load, so each is loaded when the first such file comes.
    """
    if kind == "pdf":
        from moksori.intake.readers.paged import read_paged

        return read_paged
    if kind == "docx":
        from moksori.intake.readers.wordfile import read_wordfile

        return read_wordfile
    if kind == "odt":
        from moksori.intake.readers.opendocument import read_opendocument

        return read_opendocument
    return read_mail


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
