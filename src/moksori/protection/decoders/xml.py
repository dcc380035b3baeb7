"""Decoder of XML: feeds, drawings, packages and the parts of office documents."""

from __future__ import annotations

from typing import Any

from lxml import etree

from moksori.protection.decoders.channel import Kind, Sink
from moksori.protection.decoders.html import ADDRESSES, INLINE, READ_ALOUD, html_text
from moksori.protection.decoders.plain import read_data_addresses, style
from moksori.protection.decoders.raw import as_text, read_narrow, read_strings

_OFFICE = (
    "http://schemas.openxmlformats.org/",
    "http://purl.oclc.org/ooxml/",
    "http://schemas.microsoft.com/office/",
    "urn:oasis:names:tc:opendocument:",
)
_OFFICE_BREAKS_WORDS = (
    "p h br cr tab line-break list-item table-cell table-row tc tr si c row v comment annotation"
    " footnote endnote txbxContent hdr ftr"
)
_OFFICE_BREAKS = frozenset(_OFFICE_BREAKS_WORDS.split())
_SPOKEN = frozenset({"author", "date", "descr", "initials", "name"})
_OFFICE_BLANKS = frozenset({"s", "tab"})


def read_xml(untrusted: bytes, sink: Sink, kind: Kind = Kind.TEXT) -> None:
    """Read an XML document: its text joined across elements, attributes, comments, the source.

    Args:
        untrusted: The document.
        sink: Where its text goes.
        kind: What the text of its elements is.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    root = etree.fromstring(untrusted, parser)
    tree = root.getroottree()
    source = as_text(untrusted)
    if source is None:
        source = untrusted.decode(tree.docinfo.encoding or "utf-8", "replace")
        read_strings(untrusted, sink)
    sink.text(Kind.SOURCE, source)
    read_narrow(untrusted, sink)
    if _has_entities(tree):
        # What an entity stands for is decided by whoever opens the file.
        sink.lost(len(untrusted), "entities")
    _read_elements(root, sink, kind)
    sink.text(Kind.COMMENT, "\n".join(_remarks(root)))
    _read_attributes(root, sink)
    read_data_addresses(source, sink)


def _remarks(root: etree._Element) -> list[str]:
    """Give comments and instructions, those before and after the document too."""
    beside = [*root.itersiblings(preceding=True), *root.itersiblings()]
    inside = root.iter(etree.Comment, etree.PI)
    return [remark.text or "" for remark in (*beside, *inside)]


def _has_entities(tree: etree._ElementTree) -> bool:
    subset: Any = tree.docinfo.internalDTD
    return subset is not None and any(True for _ in subset.iterentities())


def _read_elements(root: etree._Element, sink: Sink, kind: Kind) -> None:
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if not isinstance(element.tag, str):
            # A remark, an instruction or an entity that was left standing.
            pieces.append("" if event == "start" else element.tail or "")
            continue
        gap = _gap(element)
        text = (element.text if event == "start" else element.tail) or ""
        if event == "end" and element is root:
            text = ""
        if event == "start":
            _read_inner(element, text, sink)
        pieces.append(gap + text)
    sink.text(kind, "".join(pieces))


def _read_inner(element: etree._Element, text: str, sink: Sink) -> None:
    """Read text of an element that is a language of its own: escaped pages, style sheets."""
    local = etree.QName(element).localname
    if local == "style":
        style(text, sink)
    elif "<" in text and ">" in text:
        html_text(text, sink)


def _gap(element: etree._Element) -> str:
    name = etree.QName(element)
    if (name.namespace or "").startswith(_OFFICE):
        if name.localname in _OFFICE_BLANKS and "opendocument" in (name.namespace or ""):
            return " "
        return "\n" if name.localname in _OFFICE_BREAKS else ""
    return "" if name.localname in INLINE else "\n"


def _read_attributes(root: etree._Element, sink: Sink) -> None:
    sorted_values: dict[Kind, list[str]] = {}
    for element in root.iter("*"):
        for name, value in element.items():
            local = etree.QName(name).localname
            office = (etree.QName(element).namespace or "").startswith(_OFFICE)
            kind = Kind.LAYOUT if office else Kind.MARKUP
            if local in READ_ALOUD or local in _SPOKEN:
                kind = Kind.ATTRIBUTE
            elif local in ADDRESSES:
                kind = Kind.LINK
            elif local == "style":
                kind = Kind.STYLE
            sorted_values.setdefault(kind, []).append(str(value))
    for kind, values in sorted_values.items():
        sink.text(kind, "\n".join(values))
