"""Readers that are none of ours: they say whether a name can still be read out of damaged bytes.

Whatever stands in a file as characters, in any encoding (`strings`); whatever a packed stream
still gives, wherever it stands (`unpacked`); pages by BeautifulSoup with libxml2's HTML parser; XML
by expat; papers by poppler's pdftotext, where it is installed; tags by Pillow; names of fonts by
FreeType; base64 in addresses, and letters by the older of the two parsers of the standard library.
Pixels and samples are left out: a person attested them.
"""

import base64
import binascii
import contextlib
import email
import html
import io
import json
import re
import shutil
import subprocess
import warnings
from urllib.parse import unquote
from xml.parsers import expat

from bs4 import BeautifulSoup
from bs4.element import PreformattedString
from PIL import Image, ImageFont

from benchmarks.fuzzing.streams import contents_of, hidden_in
from moksori.protection.decoders.html import INLINE
from moksori.protection.decoders.raw import as_text

NAME = re.compile(r"(?<![^\W_])(?:Kim\s+Chol-su|김철수)(?![^\W_])")
"""The names as they were planted; letters that cling to them make other names of them."""
NO_PAGES = frozenset(
    (
        "eml",
        "txt",
        "text",
        "log",
        "yaml",
        "yml",
        "json",
        "jsonl",
        "csv",
        "tsv",
        "tab",
        "js",
        "mjs",
        "css",
    )
)
ADDRESSES = re.compile(rb"data:([a-z0-9/+.-]{0,40});base64,([A-Za-z0-9+/]{8,}={0,2})")
HEADER = re.compile(rb"[A-Za-z][A-Za-z-]*:[ \t]")
LETTER = re.compile(rb"^Content-Transfer-Encoding:", re.M | re.I)
ENCODINGS = (
    ("utf-8", 0), ("utf-16-le", 0), ("utf-16-le", 1), ("utf-16-be", 0), ("utf-16-be", 1),
    ("cp949", 0), ("cp949", 1),
)  # fmt: skip
DEPTH = 3
MARKS = (b"<", b"\x00<", b"<\x00")
PDFTOTEXT = shutil.which("pdftotext")
WAIT = 20


def who_reads(data, name="", depth=DEPTH):
    """Give the name of the first reader that reads one of the names, or nothing.

    The name of the file says whether it is shown as a page, and whether it can hold base64.
    """
    shown = beyond_pixels(data)
    ending = name.rpartition(".")[2]
    for called, reader in READERS.items():
        if called == "page" and (ending in NO_PAGES or as_text(data) is None):
            continue
        if any(NAME.search(text) for text in reader(shown if called in BEYOND else data)):
            return called
    if depth:
        for called, inside_name, inner in inside(shown, ending in ("eml", "")):
            if found := who_reads(inner, inside_name, depth - 1):
                return f"{called}, {found}"
    return ""


def inside(data, is_letter):
    """Give what is packed inside of these bytes: deflated, in an address, in a letter."""
    for plain in contents_of(data):
        yield "unpacked", "", plain
    for media, run in ADDRESSES.findall(data):
        packed = run.rstrip(b"=")
        packed = packed[: len(packed) - (len(packed) % 4 == 1)]
        name = "a.txt" if media in (b"", b"text/plain") else "a"
        with contextlib.suppress(binascii.Error):
            yield "base64", name, base64.b64decode(packed + b"=" * (-len(packed) % 4))
    if is_letter and HEADER.match(data) and LETTER.search(data):
        for part in email.message_from_bytes(data).walk():
            body = part.get_payload(decode=True)
            name = "a.txt" if part.get_content_type() == "text/plain" else "a"
            if body and body != data:
                yield "letter", name, body


def beyond_pixels(data):
    """Leave out what a person attested: pixels and samples."""
    kept, at = [], 0
    for start, end in hidden_in(data):
        kept.append(data[at:start])
        at = max(at, end)
    return b"\n\n".join([*kept, data[at:]])


def strings(data):
    for encoding, first in ENCODINGS:
        yield data[first:].decode(encoding, "replace")


def escapes(data):
    text = data.decode("utf-8", "replace")
    yield html.unescape(text)
    yield unquote(text)
    yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda hit: chr(int(hit[1], 16)), text)


def page(data):
    if not data.lstrip()[:2].startswith(MARKS) and b"<" not in data[:400]:
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        soup = BeautifulSoup(as_text(data), "lxml")
    pieces = []
    for one in soup.descendants:
        if isinstance(one, PreformattedString) or one.parent.name in ("script", "style"):
            yield str(one)
        elif one.name is None:
            pieces.append(str(one))
        else:
            pieces.append("" if one.name in INLINE else "\n")
            for value in one.attrs.values():
                yield value if isinstance(value, str) else " ".join(value)
    yield "".join(pieces)


def xml(data):
    """The text of elements and the values of attributes, as far as expat comes without a fault."""
    pieces, values = [], []
    parser = expat.ParserCreate()
    parser.CharacterDataHandler = pieces.append
    parser.StartElementHandler = lambda name, given: values.extend(given.values())
    if b"<!ENTITY" in data:
        return
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        return
    yield "".join(pieces)
    yield from values


def values(data):
    """The strings of JSON, read as pages: feeds hold such."""
    if data[:1] in (b"{", b"["):
        with contextlib.suppress(ValueError, RecursionError):
            waiting = [json.loads(data)]
            while waiting:
                one = waiting.pop()
                if isinstance(one, str):
                    yield from page(
                        one.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
                    )
                elif isinstance(one, dict | list):
                    waiting.extend(one.values() if isinstance(one, dict) else one)


def paper(data):
    if PDFTOTEXT and data.startswith(b"%PDF"):
        try:
            ran = subprocess.run(
                [PDFTOTEXT, "-q", "-", "-"], input=data, capture_output=True, timeout=WAIT,
                check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return
        yield ran.stdout.decode("utf-8", "replace")


def tags(data):
    """What Pillow says of a picture beside its pixels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as picture:
                held = [*picture.info.values(), *picture.getexif().values()]
    except Exception:  # noqa: BLE001 - a broken picture may raise anything
        return
    for one in held:
        if isinstance(one, bytes):
            yield from strings(one)
        else:
            yield str(one)


def letters(data):
    """What FreeType calls a font."""
    try:
        font = ImageFont.truetype(io.BytesIO(data), 8)
        yield " ".join(part or "" for part in font.getname())
    except Exception:  # noqa: BLE001 - a broken font may raise anything
        return


FONTS = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"wOFF")
PICTURES = (b"\x89PNG", b"\xff\xd8", b"GIF8", b"II*", b"MM\x00", b"RIFF", b"BM")


def of_their_own(data):
    """The reader of pictures or of fonts, told by the first bytes."""
    if data.startswith(PICTURES):
        yield from tags(data)
    elif data.startswith(FONTS):
        yield from letters(data)


READERS = {
    "strings": strings, "escapes": escapes, "page": page, "xml": xml, "values": values,
    "paper": paper, "Pillow": of_their_own,
}  # fmt: skip
BEYOND = frozenset({"strings", "escapes", "page", "xml"})
