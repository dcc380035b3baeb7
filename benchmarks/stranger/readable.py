"""What a reader can get out of every file of an edition, whatever the file is.

Prose is what stands on the page. Aside is what a curious reader finds beside it: attributes,
comments, headers, properties of a document, names of files. Both are searched.
"""

import email
import email.policy
import gzip
import html.parser
import io
import json
import os
import re
import shutil
import subprocess
import sys
import urllib.parse
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdf
from pypdf.errors import PyPdfError

DEEPEST = 4  # archives and mails inside each other: further down, plain bytes are looked at
MARKUP = {".html", ".htm", ".xhtml", ".xml", ".atom", ".rss", ".svg", ".rels", ".opf", ".ncx"}
LINE_TAGS = frozenset(
    # where a browser ends a line
    """
    p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd br tr td th table section article header footer
    main nav aside blockquote figure figcaption hr title summary content entry subtitle name
    feed rights pre body option meta link
    """.split()  # noqa: SIM905
)
ESCAPED = re.compile(r"</?(?:p|div|h[1-6]|li|br|span|em|strong|article|section)\b")
PDF_TEXT_SECONDS = 60


@dataclass(frozen=True)
class Part:
    """Readable text of one file, or of one thing inside it."""

    prose: str = ""
    aside: str = ""


@dataclass(frozen=True)
class PublicFile:
    """One file as a stranger sees it: its path in the edition, and all that can be read in it."""

    path: str
    prose: str
    aside: str
    is_story: bool


class Page(html.parser.HTMLParser):
    """Takes markup apart: text with its line breaks, and everything that is not text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.aside: list[str] = []
        self.unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep every attribute's value; begin a line where a browser would."""
        if tag in {"style", "script"}:
            self.unseen = tag
        if tag in LINE_TAGS or ":" in tag:
            self.text.append("\n")
        self.aside += [value for _, value in attrs if value]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An empty tag opens nothing that would have to be closed."""
        before = self.unseen
        self.handle_starttag(tag, attrs)
        self.unseen = before

    def handle_endtag(self, tag: str) -> None:
        """End a line where a browser would."""
        if tag == self.unseen:
            self.unseen = ""
        if tag in LINE_TAGS or ":" in tag:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        """Text is prose, but for what stands in style sheets and scripts."""
        (self.aside if self.unseen else self.text).append(data)

    def handle_comment(self, data: str) -> None:
        """A comment can be read by whoever opens the source."""
        self.aside.append(data)

    def handle_decl(self, decl: str) -> None:
        """So can a declaration."""
        self.aside.append(decl)

    def handle_pi(self, data: str) -> None:
        """And an instruction to the reader's program."""
        self.aside.append(data)

    def unknown_decl(self, data: str) -> None:
        """CDATA of a feed is text."""
        self.text.append(data.removeprefix("CDATA["))


def markup(text: str, again: bool = True) -> Part:
    """Read HTML or XML; a feed that carries its HTML escaped is read once more."""
    page = Page()
    page.feed(text)
    page.close()
    prose, aside = "".join(page.text), "\n".join(page.aside)
    if again and ESCAPED.search(prose):
        inner = markup(prose, again=False)
        return Part(inner.prose, aside + "\n" + inner.aside)
    return Part(prose, aside)


def values(found: Any) -> Iterator[str]:
    """Every key and every value of decoded JSON."""
    if isinstance(found, dict):
        for key, value in found.items():
            yield str(key)
            yield from values(value)
    elif isinstance(found, list):
        for value in found:
            yield from values(value)
    else:
        yield str(found)


def pdf_by_program(data: bytes) -> list[Part]:
    """A second opinion on a PDF's text, in reading order and as it stands on the page."""
    program = shutil.which("pdftotext")
    if program is None:
        return []
    parts = []
    for layout in ([], ["-layout"]):
        done = subprocess.run(
            [program, "-enc", "UTF-8", *layout, "-", "-"],
            input=data,
            capture_output=True,
            check=False,
            timeout=PDF_TEXT_SECONDS,
        )
        parts.append(Part(prose=done.stdout.decode("utf-8", "replace")))
    return parts


def titles(outline: list[Any]) -> Iterator[str]:
    """The bookmarks of a PDF, however deep."""
    for entry in outline:
        if isinstance(entry, list):
            yield from titles(entry)
        else:
            yield str(entry.title)


def notes(page: pypdf.PageObject) -> Iterator[str]:
    """What a page's notes say and where its links lead."""
    for note in page.annotations or []:
        shown = note.get_object()
        yield str(shown.get("/Contents", ""))
        if "/A" in shown:
            yield str(shown["/A"].get("/URI", ""))


def pdf(data: bytes, depth: int) -> list[Part]:
    """Text, properties, bookmarks, notes, links and attachments of a PDF."""
    aside: list[str] = []
    inside: list[Part] = []
    pages: list[str] = []
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        aside += [str(value) for value in (reader.metadata or {}).values()]
        xmp = reader.root_object.get("/Metadata")
        if xmp is not None:
            told = markup(xmp.get_object().get_data().decode("utf-8", "ignore"))
            aside += [told.prose, told.aside]
        aside += titles(reader.outline)
        for page in reader.pages:
            pages.append(page.extract_text())
            aside += notes(page)
        for name, versions in reader.attachments.items():
            aside.append(name)
            for version in versions:
                inside += read(name, version, depth + 1)
    except (PyPdfError, AttributeError, KeyError, TypeError, ValueError):
        print("A PDF could not be read whole: what it says may be missed.", file=sys.stderr)
        aside.append(data.decode("latin-1"))
    return [Part("\n".join(pages), "\n".join(aside)), *pdf_by_program(data), *inside]


def archive(data: bytes, depth: int) -> list[Part]:
    """Names and contents of a ZIP, its remarks included."""
    parts = []
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        parts.append(Part(aside=opened.comment.decode("utf-8", "ignore")))
        for entry in opened.infolist():
            remark = entry.comment.decode("utf-8", "ignore")
            parts.append(Part(aside=f"{entry.filename}\n{remark}"))
            parts += read(entry.filename, opened.read(entry), depth + 1)
    return parts


def mail(data: bytes, depth: int) -> list[Part]:
    """Headers of a mail and of its parts, and the parts."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    parts = []
    for part in message.walk():
        parts.append(Part(aside="\n".join(f"{name}: {value}" for name, value in part.items())))
        if part.is_multipart():
            continue
        kinds = {"text/html": "part.html", "text/plain": "part.txt"}
        name = part.get_filename() or kinds.get(part.get_content_type(), "part")
        body = part.get_payload(decode=True)
        parts += read(name, body if isinstance(body, bytes) else b"", depth + 1)
    return parts


def unknown(data: bytes) -> list[Part]:
    """A picture, a sound, a font: whatever letters stand in its bytes."""
    encodings = ("utf-8", "utf-16-le", "utf-16-be")
    return [Part(aside=data.decode(encoding, "ignore")) for encoding in encodings]


def written(ending: str, text: str) -> list[Part]:
    """A file of text: markup, JSON, a style sheet or a script, or plain words."""
    if ending in MARKUP:
        return [markup(text)]
    if ending in {".css", ".js"}:
        return [Part(aside=text)]
    if ending in {".json", ".jsonld"}:
        try:
            return [Part(prose="\n".join(values(json.loads(text))))]
        except ValueError:
            return [Part(prose=text)]
    return [Part(prose=text)]


def read(name: str, data: bytes, depth: int = 0) -> list[Part]:
    """Everything that can be read in a file of this name; archives and mails are opened."""
    ending = os.path.splitext(name)[1].lower()
    try:
        if depth < DEEPEST and data.startswith(b"%PDF-"):
            return pdf(data, depth)
        if depth < DEEPEST and data.startswith(b"PK\x03\x04"):
            return archive(data, depth)
        if depth < DEEPEST and data.startswith(b"\x1f\x8b"):
            return read(name.removesuffix(".gz"), gzip.decompress(data), depth + 1)
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, subprocess.SubprocessError):
        return unknown(data)
    if depth < DEEPEST and ending == ".eml":
        return mail(data, depth)
    if data.startswith(b"wOF2"):
        return []  # drawings of letters, packed: figures that stand in them by chance are no words
    if b"\0" in data[:4000]:
        return unknown(data)
    return written(ending, data.decode("utf-8", "ignore"))


def as_public(path: str, parts: list[Part], is_story: bool) -> PublicFile:
    """Join a file's parts; names and addresses are looked at decoded and with words set apart."""
    aside = "\n".join([*(part.aside for part in parts), path])
    decoded = urllib.parse.unquote(aside)
    spaced = re.sub(r"[-_/+.]", " ", decoded)
    prose = "\n".join(part.prose for part in parts)
    return PublicFile(path, prose, "\n".join([aside, decoded, spaced]), is_story)


def edition(folder: Path) -> list[PublicFile]:
    """Read all files of an edition; its stories are the pages in a folder of stories, if any."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    pages = [path for path in paths if path.suffix in {".html", ".htm"}]
    stories = {p for p in pages if "stor" in p.relative_to(folder).parent.as_posix()} or set(pages)
    return [
        as_public(
            path.relative_to(folder).as_posix(), read(path.name, path.read_bytes()), path in stories
        )
        for path in paths
    ]


def plain(name: str, text: str) -> list[PublicFile]:
    """Take a text as if it were published just as it is, as one file."""
    return [as_public(name, [Part(prose=text)], is_story=True)]
