"""The text of PDF pages: as a reader copies it, and glyph after glyph whatever lies between."""

from __future__ import annotations

import io
import logging
import re
import warnings
from typing import Any

import pikepdf
import pypdf

from moksori.protection.decoders.channel import Kind, Sink, TooMuchError

_SHOWS = frozenset({"Tj", "TJ", "'", '"'})
_MOVES = frozenset({"Td", "TD", "Tm", "T*", "'", '"', "BT"})
_CODES = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_FOOT = re.compile(r"(?:^|(?<=\n))[^\n]{0,200}\b\d{1,4} / \d{1,4}\s*\Z")
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_ITEM = re.compile(rb"<[0-9A-Fa-f\s]*>|\[[^\]]*\]")
_WIDEST_RANGE = 65_536

# What these have to say about a damaged file may quote the file.
for _library in ("pypdf", "pikepdf"):
    logging.getLogger(_library).addHandler(logging.NullHandler())
    logging.getLogger(_library).propagate = False


def read_pages(pdf: pikepdf.Pdf, untrusted: bytes, sink: Sink) -> None:
    """Read the text of all pages in both ways.

    Raises:
        TooMuchError: There are more pages than the gate reads.
    """
    if len(pdf.pages) > sink.limits.pages:
        raise TooMuchError("more pages than the gate reads")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reader = pypdf.PdfReader(io.BytesIO(untrusted), strict=False)
        shown = [page.extract_text() for page in reader.pages]
    sink.text(Kind.TEXT, "\n".join(_run_on(shown)))
    glyphs = _Glyphs()
    for held in pdf.objects:
        if isinstance(held, pikepdf.Dictionary) and held.get("/Type") == "/Page":
            glyphs.read(pikepdf.Page(held), _resources(held))
        elif isinstance(held, pikepdf.Stream) and held.get("/Subtype") == "/Form":
            glyphs.read(held, held.get("/Resources", pikepdf.Dictionary()))
    sink.text(Kind.JOINED, "".join(glyphs.pieces))
    if glyphs.unread:
        sink.lost(glyphs.unread, "glyphs_without_text")


def _run_on(pages: list[str]) -> list[str]:
    """Put the feet of pages ("2 / 3") behind all text: a sentence runs on over them."""
    feet = [found.group() for page in pages if (found := _FOOT.search(page))]
    return [*(_FOOT.sub("", page) for page in pages), "", *feet]


def _resources(page: Any) -> Any:
    """Find the resources of a page, its own or those of the pages it belongs to."""
    for _ in range(64):
        if "/Resources" in page:
            return page["/Resources"]
        if "/Parent" not in page:
            break
        page = page["/Parent"]
    return pikepdf.Dictionary()


class _Glyphs:
    """Text put together glyph by glyph: kerning, however wide, parts nothing."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.unread = 0
        self._fonts: dict[tuple[int, int], _Font] = {}

    def read(self, content: Any, resources: Any) -> None:
        """Read one content stream."""
        fonts = resources.get("/Font", pikepdf.Dictionary())
        font = _Font(None)
        for instruction in pikepdf.parse_content_stream(content):
            operator = str(instruction.operator)
            if operator == "Tf":
                font = self._font(fonts.get(str(instruction.operands[0])))
            if operator in _MOVES:
                self.pieces.append("\n")
            if operator in _SHOWS:
                self._show(instruction.operands[-1], font)
        self.pieces.append("\n")

    def _show(self, shown: Any, font: _Font) -> None:
        for held in shown if isinstance(shown, pikepdf.Array) else (shown,):
            if isinstance(held, pikepdf.String):
                text, unread = font.decode(bytes(held))
                self.pieces.append(text)
                self.unread += unread

    def _font(self, held: Any) -> _Font:
        if held is None:
            return _Font(None)
        key = held.objgen
        if key == (0, 0):
            return _Font(held)
        if key not in self._fonts:
            self._fonts[key] = _Font(held)
        return self._fonts[key]


class _Font:
    """What the codes of one font mean."""

    def __init__(self, held: Any) -> None:
        self._wide = False
        self._encoding = "cp1252"
        self._named = False
        self._letters: dict[bytes, str] = {}
        if held is None:
            return
        self._wide = held.get("/Subtype") == "/Type0"
        if "/ToUnicode" in held:
            self._letters = letters_of(held["/ToUnicode"].read_bytes())
        encoding = held.get("/Encoding")
        if isinstance(encoding, pikepdf.Name):
            self._encoding = _encoding_named(str(encoding))
        elif isinstance(encoding, pikepdf.Dictionary) and "/Differences" in encoding:
            self._named = not self._letters

    def decode(self, codes: bytes) -> tuple[str, int]:
        """Give the text of codes, and how many of them have no text."""
        if self._letters:
            return self._mapped(codes)
        if self._wide and self._encoding == "cp1252":
            return "", len(codes)
        if self._named:
            return "", 0  # glyph names: the other way of reading knows them
        return codes.decode(self._encoding, "replace"), 0

    def _mapped(self, codes: bytes) -> tuple[str, int]:
        width = max(map(len, self._letters))
        said, unread, at = [], 0, 0
        while at < len(codes):
            for step in range(width, 0, -1):
                letter = self._letters.get(codes[at : at + step])
                if letter is not None:
                    break
            else:
                step, letter = (2 if self._wide else 1), ""
                unread += step
            said.append(letter or "")
            at += step
        return "".join(said), unread


def _encoding_named(name: str) -> str:
    if "UCS2" in name or "UTF16" in name:
        return "utf-16-be"
    if name.startswith(("/KSC", "/KSCms")):
        return "cp949"
    return "cp1252"


def letters_of(cmap: bytes) -> dict[bytes, str]:
    """Read a ToUnicode table: which codes stand for which letters."""
    letters: dict[bytes, str] = {}
    for section in _SECTION.finditer(cmap):
        items = _ITEM.findall(section[2])
        if section[1] == b"bfchar":
            for code, text in zip(items[::2], items[1::2], strict=False):
                letters[_bytes(code)] = _text(_bytes(text))
        else:
            for first, last, text in zip(items[::3], items[1::3], items[2::3], strict=False):
                letters.update(_range(_bytes(first), _bytes(last), text))
    return letters


def _range(first: bytes, last: bytes, text: bytes) -> dict[bytes, str]:
    start, end = int.from_bytes(first, "big"), int.from_bytes(last, "big")
    codes = [
        code.to_bytes(len(first), "big")
        for code in range(start, min(end, start + _WIDEST_RANGE) + 1)
    ]
    if text.startswith(b"["):
        said = [_text(_bytes(b"<" + code + b">")) for code in _CODES.findall(text)]
        return dict(zip(codes, said, strict=False))
    base = _bytes(text)
    head, number = base[:-2], int.from_bytes(base[-2:], "big")
    width = len(base) - len(head)
    return {
        code: _text(head + ((number + step) % (1 << 8 * width)).to_bytes(width, "big"))
        for step, code in enumerate(codes)
        if width
    }


def _bytes(item: bytes) -> bytes:
    figures = re.sub(rb"[^0-9A-Fa-f]", b"", item)
    return bytes.fromhex((figures + b"0" * (len(figures) % 2)).decode("ascii"))


def _text(untrusted: bytes) -> str:
    if len(untrusted) == 1:
        return untrusted.decode("latin-1")
    return untrusted.decode("utf-16-be", "replace")
