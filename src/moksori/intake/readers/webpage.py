"""Web pages: the words a reader would see, with menus and footers marked as margins."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from moksori.intake.encodings import decode
from moksori.intake.limits import Limits, Stopwatch
from moksori.intake.refusals import DamagedError, HostileError
from moksori.intake.scribe import Scribe
from moksori.intake.wordlists import words
from moksori.terms.account import Decoded

UNSEEN = words(
    "script style template noscript head title object embed iframe svg math applet canvas audio "
    "video map datalist"
)
PARAGRAPHS = words(
    "p h1 h2 h3 h4 h5 h6 blockquote pre ul ol dl table figure article section main header footer "
    "nav aside form hr fieldset address details"
)
LINES = words("div li tr dt dd br option summary caption figcaption center body html")
CELLS = frozenset(("td", "th"))
KEPT_AS_TYPED = frozenset(("pre", "textarea"))
MARGINS = words("nav footer aside button form figcaption select menu")
_MARGIN_CLASS = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|printfriendly|print-?button|breadcrumbs?|related|menu|navbar"
    r"|sidebar|cookie|newsletter|copyright|comments?-list|sns)(?:$|[\s_-])",
    re.IGNORECASE,
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_META = {
    "article:published_time": "date",
    "datepublished": "date",
    "og:site_name": "outlet",
    "author": "author",
    "article:author": "author",
}


def read_webpage(untrusted: bytes, limits: Limits, watch: Stopwatch, declared: str = "") -> Decoded:
    """Read a web page.

    Args:
        untrusted: The page; nothing it points to is fetched.
        limits: How much text it may hold.
        watch: How long it may take.
        declared: The encoding that a mail's header names for it.

    Raises:
        DamagedError: there is no page in the bytes.
        HostileError: it is nested so deeply that part of it would be lost.
        TooLargeError: it holds more text than allowed.
        TooSlowError: it takes longer than allowed.
    """
    named = _DECLARED.search(untrusted[:4096])
    read = decode(untrusted, declared or (named[1].decode("ascii") if named else ""))
    root = _tree(read.text)
    scribe = Scribe(limits)
    _Walk(scribe).through(root, watch)
    return scribe.decoded("html", read.encoding, _metadata(root))


def _tree(text: str) -> Any:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True, remove_comments=True
    )
    plain = text.replace("\0", "\ufffd").encode("utf-8", "replace")
    try:
        root = etree.fromstring(plain, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        message = "no element of a web page was found"
        raise DamagedError(message) from error
    if root is None:
        message = "no element of a web page was found"
        raise DamagedError(message)
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        message = "elements nested deeper than any page has; what follows would be lost"
        raise HostileError(message)
    return root


def _metadata(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    title = root.find(".//head/title")
    if title is not None and title.text:
        found["title"] = " ".join(title.text.split())
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in _META and meta.get("content"):
            found.setdefault(_META[name], " ".join(meta.get("content").split()))
    return found


class _Walk:
    """Goes through the tree without recursion: a hostile page may be a million elements deep."""

    def __init__(self, scribe: Scribe) -> None:
        self._scribe = scribe
        self._margin_starts: list[tuple[Any, int]] = []
        self._typed = 0

    def through(self, root: Any, watch: Stopwatch) -> None:
        walk = etree.iterwalk(root, events=("start", "end"))
        for count, (event, element) in enumerate(walk):
            if count % 10_000 == 0:
                watch.look()
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if tag in UNSEEN:
                    walk.skip_subtree()
                else:
                    self._enter(element, tag)
            else:
                self._leave(element, tag)

    def _enter(self, element: Any, tag: str) -> None:
        self._break(tag)
        if tag == "tr":
            self._scribe.row()
        elif tag in CELLS and any(True for _ in element.itersiblings(*CELLS, preceding=True)):
            self._scribe.cell()
        if tag in KEPT_AS_TYPED:
            self._typed += 1
        if self._in_margin(element, tag):
            self._margin_starts.append((element, self._scribe.length))
        self._say(element.text)

    def _leave(self, element: Any, tag: str) -> None:
        if tag not in UNSEEN:
            self._break(tag)
            if tag in KEPT_AS_TYPED:
                self._typed -= 1
            if self._margin_starts and self._margin_starts[-1][0] is element:
                self._scribe.margin(self._margin_starts.pop()[1])
        self._say(element.tail)

    def _in_margin(self, element: Any, tag: str) -> bool:
        if self._margin_starts:
            return False
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        return tag in MARGINS or bool(_MARGIN_CLASS.search(marks))

    def _break(self, tag: str) -> None:
        if tag in PARAGRAPHS:
            self._scribe.part(2)
        elif tag in LINES:
            self._scribe.part(1)

    def _say(self, words: str | None) -> None:
        if not words:
            return
        if self._typed:
            self._scribe.write(words)
        else:
            self._scribe.flow(words)
