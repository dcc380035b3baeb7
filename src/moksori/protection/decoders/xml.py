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
_TAKEN_OUT, _PUT_IN = frozenset({"del", "moveFrom"}), frozenset({"ins", "moveTo"})
_CHANGED = _TAKEN_OUT | _PUT_IN
"""Tracked changes: the text is read with all of them, as it was, as it is, and they alone."""
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
    for element in root.iter("*"):
        _read_inner(element, element.text or "", sink)
    sink.text(kind, _text_of(root))
    named = root.iter(*(f"{{*}}{name}" for name in sorted(_CHANGED)))
    changed = [_text_of(element) for element in named if _local_of_office(element)]
    if any(changed):
        for hidden in (_TAKEN_OUT, _PUT_IN):
            sink.text(kind, _text_of(root, hidden))
        sink.text(kind, "\n".join(changed))


def _text_of(root: etree._Element, hidden: frozenset[str] = frozenset()) -> str:
    """Give the text of an element, joined across the elements in it, without the hidden ones."""
    pieces: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if not isinstance(element.tag, str):
            # A remark, an instruction or an entity that was left standing.
            pieces.append("" if event == "start" else element.tail or "")
            continue
        text = (element.text if event == "start" else element.tail) or ""
        if event == "end" and element is root:
            text = ""
        if event == "start" and hidden and _local_of_office(element) in hidden:
            walk.skip_subtree()
            text = ""
        pieces.append(_gap(element) + text)
    return "".join(pieces)


def _read_inner(element: etree._Element, text: str, sink: Sink) -> None:
    """Read text of an element that is a language of its own: escaped pages, style sheets."""
    local = etree.QName(element).localname
    if local == "style":
        style(text, sink)
    elif "<" in text and ">" in text:
        html_text(text, sink)


def _local_of_office(element: etree._Element) -> str:
    """Give the name of an element of an office document without its namespace; else nothing."""
    name = etree.QName(element)
    return name.localname if (name.namespace or "").startswith(_OFFICE) else ""


def _gap(element: etree._Element) -> str:
    name = etree.QName(element)
    if _local_of_office(element):
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
