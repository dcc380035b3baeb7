"""Decoder of web pages: text, attributes, comments, scripts, styles and what is packed inside."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import chain

from moksori.protection.decoders.channel import Kind, Sink
from moksori.protection.decoders.plain import (
    json_text,
    read_data_addresses,
    source_of,
    style,
)

_INLINE_WORDS = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q rb rp rt rtc"
    " ruby s samp small span strike strong sub sup time tspan tt u var wbr"
)
INLINE = frozenset(_INLINE_WORDS.split())
"""Elements that do not part words: a name can be cut in two by any of them."""

_READ_ALOUD_WORDS = (
    "abbr alt aria-description aria-label aria-roledescription aria-valuetext cite content datetime"
    " description download label placeholder summary title value"
)
READ_ALOUD = frozenset(_READ_ALOUD_WORDS.split())
"""Attributes that people read or hear."""

_ADDRESSES_WORDS = "action background formaction href longdesc ping poster src srcset xlink:href"
ADDRESSES = frozenset(_ADDRESSES_WORDS.split())
_FURNITURE_NAMES_WORDS = (
    "color-scheme format-detection generator referrer robots theme-color viewport"
)
_FURNITURE_NAMES = frozenset(_FURNITURE_NAMES_WORDS.split())


_CDATA = "<![CDATA["
_SECTION, _SECTION_AS_REMARK = "<![", re.compile(r"<!\[[^>]*>")
_COMMENT_END = re.compile(r"--\s*>")
_SECTION_END = re.compile(r"\]\s*\]\s*>")
_CONDITION = re.compile(r"<!\[(?:if|else|endif)\b", re.I)
_CONDITION_END = re.compile(r"\]\s*>")
_TAG_END = re.compile(">")
_TAG = re.compile(r"<[A-Za-z!/?]")


def read_html(untrusted: bytes, sink: Sink) -> None:
    """Read a web page."""
    text = source_of(untrusted, sink)
    if text is not None:
        html_text(text, sink)


def read_marked_text(untrusted: bytes, sink: Sink) -> None:
    """Read Markdown, or text of unknown make: as it stands, and as the page that is made of it."""
    text = source_of(untrusted, sink, Kind.TEXT)
    if text is None:
        return
    if _TAG.search(text):
        html_text(text, sink)
    else:
        read_data_addresses(text, sink)


def read_json(untrusted: bytes, sink: Sink) -> None:
    """Read JSON, or lines of JSON; the strings of a feed may be pages."""
    text = source_of(untrusted, sink)
    if text is not None:
        for one in json_text(text, sink):
            if _TAG.search(one):
                html_text(one, sink)


def html_text(text: str, sink: Sink) -> None:
    """Take in the text of a page or of a piece of one.

    In a drawing a CDATA section is text; anywhere else its first mark, and whatever else begins
    like it, begins a remark up to the next ">". Both are read.
    """
    page = _read_page(text, sink)
    aside = (page.pieces.get(kind, ()) for kind in (Kind.SCRIPT, Kind.COMMENT))
    for piece in (*page.sheets, *chain.from_iterable(aside)):
        if "</" in piece:  # a script in a title is none, "<!-->" is no beginning of a remark
            inner = _parsed(piece)
            sink.text(Kind.JOINED, "".join(inner.pieces.get(Kind.TEXT, ())))
    if _CDATA in text:
        _read_page(text.replace(_CDATA, "").replace("]]>", ""), sink)
    if _SECTION in text:
        _read_page(_SECTION_AS_REMARK.sub("", text), sink)


def _parsed(text: str) -> _Page:
    page = _Page()
    page.feed(text)
    page.absent.clear()
    page.close()
    if page.rawdata:  # a script or style sheet that does not end
        page.handle_data(page.rawdata)
    return page


def _read_page(text: str, sink: Sink) -> _Page:
    page = _parsed(text)
    for kind, pieces in page.pieces.items():
        sink.text(kind, ("" if kind is Kind.TEXT else "\n").join(pieces))
    for sheet in page.sheets:
        style(sheet, sink)
    for value in page.values:
        json_text(value, sink)
    for piece in page.inner:
        sink.part("piece.html", piece.encode("utf-8", "replace"))
    read_data_addresses(text, sink)
    return page


class _Page(HTMLParser):
    """A page, sorted into what is read, what is an attribute, and the rest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: dict[Kind, list[str]] = {}
        self.sheets: list[str] = []
        self.values: list[str] = []
        self.inner: list[str] = []
        self.absent: dict[re.Pattern[str], int] = {}
        self._inside = ""
        self._holds_values = False

    def parse_comment(self, i: int, report: int = 1) -> int:
        return -1 if self._never(_COMMENT_END, i) else super().parse_comment(i, bool(report))

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        end = _CONDITION_END if _CONDITION.match(self.rawdata, i) else _SECTION_END
        return -1 if self._never(end, i) else super().parse_marked_section(i, bool(report))

    def parse_pi(self, i: int) -> int:
        return -1 if self._never(_TAG_END, i) else super().parse_pi(i)

    def parse_starttag(self, i: int) -> int:
        return -1 if self._never(_TAG_END, i) else super().parse_starttag(i)

    def parse_endtag(self, i: int) -> int:
        return -1 if self._never(_TAG_END, i) else super().parse_endtag(i)

    def parse_html_declaration(self, i: int) -> int:
        return -1 if self._never(_TAG_END, i) else super().parse_html_declaration(i)

    def _never(self, end: re.Pattern[str], at: int) -> bool:
        """Say whether an end comes no more: looked for once, not again from every beginning."""
        if at >= self.absent.get(end, at + 1):
            return True
        if end.search(self.rawdata, at) is None:
            self.absent[end] = at
            return True
        return False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self._put(Kind.TEXT, "\n")
        given = {name: value or "" for name, value in attrs}
        furniture = tag == "meta" and (
            given.get("name", "").lower() in _FURNITURE_NAMES or "http-equiv" in given
        )
        for name, value in attrs:
            self._attribute(name, value or "", furniture)
        if tag in ("script", "style"):
            self._inside = tag
            self._holds_values = "json" in given.get("type", "").lower()

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""
        if tag not in INLINE:
            self._put(Kind.TEXT, "\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if self._inside == "style":
            self.sheets.append(data)
        elif self._inside == "script" and self._holds_values:
            self.values.append(data)
        else:
            self._put(Kind.SCRIPT if self._inside else Kind.TEXT, data)

    def handle_comment(self, data: str) -> None:
        self._put(Kind.COMMENT, data)

    def handle_decl(self, decl: str) -> None:
        self._put(Kind.MARKUP, decl)

    def handle_pi(self, data: str) -> None:
        self._put(Kind.COMMENT, data)

    def unknown_decl(self, data: str) -> None:
        self._put(Kind.TEXT, data)

    def _attribute(self, name: str, value: str, furniture: bool) -> None:
        self._put(Kind.MARKUP, name)
        if name == "srcdoc":
            self.inner.append(value)
        elif name == "style":
            self.sheets.append(value)
        elif name in ADDRESSES:
            self._put(Kind.LINK, value)
        elif name in READ_ALOUD and not furniture:
            self._put(Kind.ATTRIBUTE, value)
        else:
            self._put(Kind.MARKUP, value)

    def _put(self, kind: Kind, piece: str) -> None:
        self.pieces.setdefault(kind, []).append(piece)
