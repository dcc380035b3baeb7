"""Whole files to start from: what the planter writes, and what it has no writer for."""

import base64
import gzip
import io
import json
import struct
import zipfile
import zlib

import pikepdf
from PIL import Image

from benchmarks.planting import containers, media, office, pages, paper
from benchmarks.planting.refused import REFUSED
from benchmarks.planting.words import around

NAMES = ("Kim Chol-su", "김철수")
HEAVY = frozenset({*containers.SLOW, *containers.BYTES, containers.xlsx}) - {
    containers.docx_runs, containers.docx_picture, containers.pdf_typeset, containers.jpeg_exif,
    containers.jpeg_trailer,
}  # fmt: skip
"""Slow to read, and much like another one."""


def planted():
    """Every container of the planter with both names in it: name of a file, bytes."""
    groups = (containers.ANY, containers.PRINTED, containers.LATIN_ONLY, containers.BYTES, REFUSED)
    for container in dict.fromkeys(one for group in groups for one in group):
        if container in HEAVY:
            continue
        for words in NAMES:
            if container in containers.LATIN_ONLY and not words.isascii():
                continue
            yield plain_name(container(words))
    for maker in OTHERS:
        for words in NAMES:
            yield plain_name(maker(words))


def plain_name(made):
    """Keep the ending only: a name of a file must not give away what is looked for inside."""
    ending = made[0].rpartition(".")[2] if "." in made[0] else ""
    return (f"a.{ending}" if ending else "a"), made[1]


def font_tables(words):
    names = words.encode("utf-16-be")
    record = struct.pack(">3H", 0, 1, 18) + struct.pack(">6H", 3, 1, 0x409, 4, len(names), 0)
    drawing = gzip.compress(f"<svg><title>{words}</title></svg>".encode(), mtime=0)
    index = struct.pack(">HIIHHHII", 0, 10, 0, 1, 1, 1, 14, len(drawing))
    return {b"name": record + names, b"SVG ": index + drawing, b"glyf": bytes(range(8))}


def font(words, kept=(b"name", b"glyf")):
    tables = {tag: body for tag, body in font_tables(words).items() if tag in kept}
    start = 12 + 16 * len(tables)
    records, bodies = b"", b""
    for tag, body in tables.items():
        records += tag + struct.pack(">3I", 0, start + len(bodies), len(body))
        bodies += body + bytes(-len(body) % 4)
    head = b"\x00\x01\x00\x00" + struct.pack(">4H", len(tables), 0, 0, 0)
    return "a.ttf", head + records + bodies, set()


def font_drawing(words):
    """A font whose letters are drawings of their own, packed with gzip."""
    return font(words, (b"SVG ", b"glyf"))


def woff(words):
    tables = {tag: body * 4 for tag, body in font_tables(words).items() if tag != b"SVG "}
    about = zlib.compress(f"<metadata><credit name='{words}'/></metadata>".encode())
    start = 44 + 20 * len(tables)
    records, bodies = b"", b""
    for tag, body in tables.items():
        packed = min(zlib.compress(body), body, key=len)
        records += tag + struct.pack(">4I", start + len(bodies), len(packed), len(body), 0)
        bodies += packed + bytes(-len(packed) % 4)
    size = start + len(bodies) + len(about)
    head = b"wOFF\x00\x01\x00\x00" + struct.pack(">IHHI", size, len(tables), 0, 0)
    head += bytes(4) + struct.pack(">3I", start + len(bodies), len(about), 99) + bytes(8)
    return "a.woff", head + records + bodies + about, set()


def woff2(words):
    size = struct.pack(">I", 48 + len(words.encode()))
    return "a.woff2", b"wOF2\x00\x01\x00\x00" + size + bytes(36) + words.encode(), set()


def flac(words):
    text = b"TITLE=" + words.encode()
    body = struct.pack("<II", 0, 1) + struct.pack("<I", len(text)) + text
    return "a.flac", b"fLaC\x84" + len(body).to_bytes(3, "big") + body + b"\xff\xf8\xc9", set()


def tiff(words):
    out = io.BytesIO()
    Image.new("L", (4, 4)).save(out, "TIFF", tiffinfo={0x010E: words, 0x0132: "2026:11:01"})
    return "a.tif", out.getvalue(), set()


def webp(words):
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "WEBP", xmp=f"<a>{words}</a>".encode())
    return "a.webp", out.getvalue(), set()


def id3_packed(words):
    """An ID3 tag with a frame that is deflated."""
    body = b"\x03" + words.encode() * 3
    packed = struct.pack(">I", len(body)) + zlib.compress(body)
    frame = b"TIT2" + struct.pack(">I", len(packed)) + b"\x00\x80" + packed
    size = bytes((len(frame) >> shift) & 0x7F for shift in (21, 14, 7, 0))
    tag = b"ID3\x03\x00\x00" + size + frame
    return "a.mp3", tag + b"\xff\xfb\x90\x00" + bytes(80), set()


def wave_xml(words):
    body = f"<BWFXML><NOTE>{words}</NOTE></BWFXML>".encode()
    body += b" " * (len(body) % 2)
    return (
        "a.wav",
        media.resized(media.silence() + b"iXML" + struct.pack("<I", len(body)) + body),
        (),
    )


def png_profile(words):
    """A PNG with a colour profile, which is deflated, and a time."""
    body = b"icc\x00\x00" + zlib.compress(words.encode() + bytes(60))
    plain = media.with_chunk(b"iCCP", body)
    return "a.png", plain, set()


def zip_stream(words):
    """An archive whose members are written without knowing their length: descriptors follow."""

    class Pipe(io.RawIOBase):
        def __init__(self):
            self.kept = b""

        def writable(self):
            return True

        def write(self, more):
            self.kept += bytes(more)
            return len(more)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("a.txt", "b.html"):
            archive.writestr(zipfile.ZipInfo(name, office.STAMP), around(words))
    return "a.zip", pipe.kept, set()


def zip_stored(words):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a/", office.STAMP), "")
        archive.writestr(zipfile.ZipInfo("a/note.txt", office.STAMP), around(words))
    return "a.zip", out.getvalue(), set()


def pdf_open(words):
    """A paper without any packing: what is damaged in it is damaged where it can be read."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper.pdf_annotation(words)[1])) as held:
        held.save(
            out, compress_streams=False, deterministic_id=True,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )  # fmt: skip
    return "a.pdf", out.getvalue(), set()


def markup(words):
    return "a", f"<note to='x'><b>{words[:2]}</b>{words[2:]}<!-- r --></note>".encode(), set()


def long_page(words):
    parts = "".join(
        f"<p>{word} <i>{around(words)}</i> &amp; <a href='#'>on</a></p>" for word in "ab"
    )
    data = base64.b64encode(around(words).encode()).decode()
    head = f"<style>p{{background:url(data:text/plain;base64,{data})}}</style>"
    return "a.html", pages.page(head=head, body=f"<!-- r -->{parts}<![CDATA[{words}]]>"), set()


def json_feed(words):
    item = {"title": "Story", "content_html": f"<p>{words[:2]}<i></i>{words[2:]} &#38; more</p>"}
    return "a.json", json.dumps({"items": [item]}).encode(), set()


def marked_note(words):
    return "a.md", f"# Note\n\nTold by {words[:2]}<b></b>{words[2:]}.\n".encode(), set()


def mail_nested(words):
    inner = f"Subject: {around(words)}\n\n{around(words)}\n"
    return "a.eml", (
        'Subject: a\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n'
        f"Content-Type: message/rfc822\n\n{inner}\n--b\nContent-Type: text/plain\n"
        f"Content-Transfer-Encoding: x-uuencode\n\n{uuencoded(words)}\n--b--\n"
    ).encode(), set()  # fmt: skip


def uuencoded(words):
    import binascii

    line = binascii.b2a_uu(around(words).encode()[:45]).decode()
    return f"begin 644 a.txt\n{line}`\nend\n"


OTHERS = (
    font, font_drawing, woff, woff2, flac, tiff, webp, id3_packed, wave_xml, png_profile,
    zip_stream, zip_stored, pdf_open, markup, long_page, mail_nested, json_feed, marked_note,
)  # fmt: skip
