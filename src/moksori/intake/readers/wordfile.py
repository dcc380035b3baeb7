"""DOCX: body, tables, text boxes, notes, remarks, heads and feet, tracked insertions included."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from xml.sax import SAXException

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from moksori.intake.archives import BROKEN, check_parts, open_archive
from moksori.intake.limits import Limits, Stopwatch
from moksori.intake.refusals import DamagedError
from moksori.intake.scribe import Scribe
from moksori.terms.account import Decoded

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TOLD = f"{W}t"
SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
LEFT_OUT = frozenset((f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", FALLBACK, f"{W}instrText"))
"""Deleted words, formatting, and the second copy of a drawing that old programs see."""
MARGIN_PARTS = ("comments", "header", "footer")
"""Kinds of parts that stand outside the text; they are read and marked as margins."""
NOTE_PARTS = ("footnotes", "endnotes")


def read_wordfile(untrusted: bytes, limits: Limits, watch: Stopwatch) -> Decoded:
    """Read a DOCX document. What it points to outside itself is counted and never fetched.

    Raises:
        HostileError: its XML declares entities.
        BombError: it would unfold to more than allowed.
        EncryptedError, DamagedError, TooLargeError, TooSlowError: as their names say.
    """
    with open_archive(untrusted, limits) as archive:
        check_parts(archive, watch)
    try:
        document = docx.Document(io.BytesIO(untrusted))
    except (*BROKEN, OpcError, etree.XMLSyntaxError, AttributeError, SAXException) as error:
        message = "the parts of the document do not fit together"
        raise DamagedError(message) from error
    scribe = Scribe(limits)
    _write(scribe, document.element.body, watch)
    parts = dict(_parts(document.part))
    for kind in (*NOTE_PARTS, *MARGIN_PARTS):
        for root in parts.get(kind, ()):
            scribe.part(2)
            start = scribe.length
            _write(scribe, root, watch)
            if kind in MARGIN_PARTS:
                scribe.margin(start)
    return scribe.decoded("docx", "", _metadata(document))


def _parts(main: Any) -> dict[str, list[Any]]:
    """Return the roots of the parts that the main one relates to, by kind; each part once."""
    found: dict[str, list[Any]] = {}
    seen: set[str] = set()
    for relation in main.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if relation.is_external or kind not in (*NOTE_PARTS, *MARGIN_PARTS):
            continue
        part = relation.target_part
        if str(part.partname) in seen:
            continue
        seen.add(str(part.partname))
        root = getattr(part, "element", None)
        found.setdefault(kind, []).append(_hardened(part.blob) if root is None else root)
    return found


def _hardened(blob: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(blob, parser)


def _write(scribe: Scribe, root: Any, watch: Stopwatch) -> None:
    for count, (event, element) in enumerate(_visible(root)):
        if count % 10_000 == 0:
            watch.look()
        tag = element.tag
        if event == "start":
            _enter(scribe, element, tag)
        elif tag == f"{W}p":
            scribe.part(1 if _in_cell(element) else 2)
        elif tag in {f"{W}tr", f"{W}tbl"}:
            scribe.part(1 if tag == f"{W}tr" else 2)


def _enter(scribe: Scribe, element: Any, tag: str) -> None:
    if tag == TOLD:
        scribe.write(element.text or "")
    elif tag in SIGNS and scribe.length:
        scribe.write(SIGNS[tag])
    elif tag == f"{W}tr":
        scribe.row()
    elif tag == f"{W}tc" and any(True for _ in element.itersiblings(f"{W}tc", preceding=True)):
        scribe.cell()


def _visible(root: Any) -> Iterator[tuple[str, Any]]:
    """Go through what a reader of the document sees, without recursion."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start" and element.tag in LEFT_OUT:
            walk.skip_subtree()
            continue
        if element.tag not in LEFT_OUT:
            yield event, element


def _in_cell(element: Any) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == f"{W}tc"


def _metadata(document: Any) -> dict[str, str]:
    relations = [r for part in document.part.package.iter_parts() for r in part.rels.values()]
    outside = sum(r.is_external for r in relations)
    deleted = sum(1 for _ in document.element.body.iter(f"{W}del"))
    found = {
        "external_relations": str(outside or ""),
        "tracked_deletions": str(deleted or ""),
    }
    try:
        core = document.core_properties
        found |= {"title": core.title or "", "author": core.author or ""}
        found["date"] = core.created.date().isoformat() if core.created else ""
    except (*BROKEN, OpcError, AttributeError):
        return found
    return found
