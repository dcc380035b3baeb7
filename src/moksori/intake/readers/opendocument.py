"""ODT: body, tables, notes, remarks, heads and feet."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import odfdo
from lxml import etree

from moksori.intake.archives import BROKEN, check_parts, open_archive, read_member
from moksori.intake.limits import Limits, Stopwatch
from moksori.intake.refusals import DamagedError, EncryptedError
from moksori.intake.scribe import Scribe
from moksori.terms.account import Decoded

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
PARAGRAPHS = frozenset((f"{TEXT}p", f"{TEXT}h"))
SET_ASIDE = frozenset((f"{TEXT}note", f"{OFFICE}annotation"))
LEFT_OUT = frozenset((f"{TEXT}tracked-changes", f"{OFFICE}annotation-end", f"{TEXT}note-citation"))
CELL = f"{TABLE}table-cell"
HEADS_AND_FEET = (f"{STYLE}header", f"{STYLE}footer")


def read_opendocument(untrusted: bytes, limits: Limits, watch: Stopwatch) -> Decoded:
    """Read an ODT document. What it points to outside itself is never fetched.

    Raises:
        HostileError: its XML declares entities.
        BombError: it would unfold to more than allowed.
        EncryptedError, DamagedError, TooLargeError, TooSlowError: as their names say.
    """
    with open_archive(untrusted, limits) as archive:
        _refuse_locked(archive)
        check_parts(archive, watch)
    try:
        document = odfdo.Document(io.BytesIO(untrusted))
        body = _tree(document, "content.xml")
        styles = _tree(document, "styles.xml")
        metadata = _metadata(document)
    except (*BROKEN, etree.XMLSyntaxError, AttributeError, TypeError) as error:
        message = "the parts of the document do not fit together"
        raise DamagedError(message) from error
    writer = _Writer(Scribe(limits), watch)
    writer.write(body.find(f".//{OFFICE}text"))
    writer.write_asides()
    for kind in HEADS_AND_FEET:
        for root in styles.iter(kind):
            writer.write_margin(root)
    return writer.scribe.decoded("odt", "", metadata)


def _refuse_locked(archive: zipfile.ZipFile) -> None:
    """Let a document pass whose manifest names no locked part.

    Raises:
        EncryptedError: it names one.
        DamagedError: there is no manifest.
    """
    try:
        manifest = archive.getinfo("META-INF/manifest.xml")
    except KeyError as error:
        message = "the document has no list of its parts"
        raise DamagedError(message) from error
    if b"encryption-data" in read_member(archive, manifest):
        message = "the document is locked with a password"
        raise EncryptedError(message)


def _tree(document: Any, part: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(document.container.get_part(part), parser)


def _metadata(document: Any) -> dict[str, str]:
    meta = document.get_part("meta.xml")
    return {"title": meta.title or "", "author": meta.creator or ""}


class _Writer:
    """Goes through a tree without recursion; notes wait until the text they hang on is done."""

    def __init__(self, scribe: Scribe, watch: Stopwatch) -> None:
        self.scribe = scribe
        self._watch = watch
        self._asides: list[Any] = []

    def write(self, root: Any, *, aside: bool = False) -> None:
        """Write what a reader sees of `root`."""
        if root is None:
            return
        walk = etree.iterwalk(root, events=("start", "end"))
        for count, (event, element) in enumerate(walk):
            if count % 10_000 == 0:
                self._watch.look()
            if element.tag in LEFT_OUT or (element.tag in SET_ASIDE and not aside):
                self._pass_over(walk, event, element)
            elif event == "start":
                self._enter(element)
            else:
                self._leave(element, root)

    def write_asides(self) -> None:
        """Write the notes, then the remarks; the remarks stand in the margin."""
        asides, self._asides = self._asides, []
        for kind in (f"{TEXT}note", f"{OFFICE}annotation"):
            for root in (element for element in asides if element.tag == kind):
                if kind == f"{TEXT}note":
                    self.scribe.part(2)
                    self.write(root, aside=True)
                else:
                    self.write_margin(root)

    def write_margin(self, root: Any) -> None:
        """Write something that stands in the margin of the document."""
        self.scribe.part(2)
        start = self.scribe.length
        self.write(root, aside=True)
        self.scribe.margin(start)

    def _pass_over(self, walk: Any, event: str, element: Any) -> None:
        if event == "start":
            walk.skip_subtree()
            if element.tag in SET_ASIDE:
                self._asides.append(element)
        else:
            self.scribe.flow(element.tail or "")

    def _enter(self, element: Any) -> None:
        if element.tag in {f"{TEXT}s", f"{TEXT}tab"}:
            self.scribe.flow(" ")
        elif element.tag == f"{TEXT}line-break":
            self.scribe.part(1)
        elif element.tag == f"{TABLE}table-row":
            self.scribe.row()
        elif element.tag == CELL and element.getprevious() is not None:
            self.scribe.cell()
        if isinstance(element.tag, str) and _holds_words(element):
            self.scribe.flow(element.text or "")

    def _leave(self, element: Any, root: Any) -> None:
        if element.tag in PARAGRAPHS:
            in_cell = element.getparent().tag == CELL
            self.scribe.part(1 if in_cell else 2)
        elif element.tag in {f"{TABLE}table-row", f"{TABLE}table"}:
            self.scribe.part(1 if element.tag == f"{TABLE}table-row" else 2)
        if element is not root and _holds_words(element.getparent()):
            self.scribe.flow(element.tail or "")


def _holds_words(element: Any) -> bool:
    """Say whether white space directly inside the element counts: only within paragraphs."""
    while element is not None:
        if element.tag in PARAGRAPHS:
            return True
        element = element.getparent()
    return False
