"""What is fuzzed: every decoder that the dispatch knows, each with files that it reads."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.fuzzing.seeds import planted
from benchmarks.fuzzing.streams import streams_in
from moksori.protection.decoders import dispatch
from moksori.protection.decoders.raw import as_text

NO_DECODERS = frozenset({"read_strings"})
"""What the dispatch imports and no file is given to."""
LARGEST = 200_000

_SHARED = (b"\x00", b"\xff" * 4, b"\x00" * 4, b"%s", b"../", b"\r\n\r\n")
_MARKS = (
    "<",
    ">",
    "</",
    "/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?xml version='1.0'?>",
    "<?",
    "?>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    "&b;",
    "&#x41;",
    "&#",
    "&lt;",
    "&amp;",
    "<b>",
    "</b>",
    "<p>",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<script type='application/json'>",
    "<svg>",
    "<iframe srcdoc='",
    "<textarea>",
    "<title>",
    "<plaintext>",
    "<template>",
    " href='",
    ' title="',
    "data:text/html,",
    "data:;base64,",
    "xmlns='",
    "\u200b",
    "\u202e",
)
_HEADERS = (
    "Content-Type: text/html; charset=utf-7",
    "Content-Type: multipart/mixed; boundary=b",
    "--b",
    "--b--",
    "Content-Transfer-Encoding: base64",
    "Content-Transfer-Encoding: x-uuencode",
    "Content-Transfer-Encoding: quoted-printable",
    "Content-Type: message/rfc822",
    "\n\n",
    "=?",
    "?=",
    "=?utf-8?b?",
    "=?utf-8?q?",
    "Subject: ",
    "From: ",
    "To: (((",
    "<",
    ">",
    '"',
    ";",
    "filename*=",
    "filename*0*=utf-8''",
    "charset=cp949",
    "charset=none",
    "=\n",
    "=3D",
    "begin 644 a\n",
    "\nend\n",
)
_PAPER = (
    b"obj",
    b"endobj",
    b"stream\n",
    b"endstream",
    b"xref",
    b"trailer",
    b"startxref",
    b"%%EOF",
    b"<<",
    b">>",
    b"[",
    b"]",
    b"(",
    b")",
    b"/Length",
    b"/Filter",
    b"/FlateDecode",
    b"/ASCIIHexDecode",
    b"/LZWDecode",
    b"/DCTDecode",
    b"/Type",
    b"/Page",
    b"/Pages",
    b"/Kids",
    b"/XRef",
    b"/ObjStm",
    b"/Font",
    b"/ToUnicode",
    b"/Encoding",
    b"/Encrypt",
    b"/Metadata",
    b"/EmbeddedFile",
    b"/Contents",
    b"/Parent",
    b"/Prev",
    b" 0 R",
    b" 1 0 R",
    b"/JS",
    b"Tj",
    b"TJ",
    b"Tf",
    b"BT",
    b"ET",
    b"beginbfrange <00> <ffff> <0000> endbfrange",
)
TOKENS = {
    "zip": (
        b"PK\x03\x04",
        b"PK\x01\x02",
        b"PK\x05\x06",
        b"PK\x07\x08",
        b"PK\x06\x06",
        b"/",
        b"mimetype",
    ),
    "png": (
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tEXt",
        b"zTXt",
        b"iTXt",
        b"eXIf",
        b"iCCP",
        b"tIME",
        b"tRNS",
        b"acTL",
        b"fdAT",
        b"gAMA",
        b"x\x9c",
    ),
    "jpeg": (
        *(bytes((0xFF, marker)) for marker in range(1, 255)),
        b"Exif\x00\x00",
        b"Photoshop 3.0\x00",
        b"8BIM\x04\x04",
        b"http://ns.adobe.com/xap/1.0/\x00",
    ),
    "picture": (
        b"GIF89a",
        b"\x21\xfe",
        b"\x21\xff",
        b"\x3b",
        b"II*\x00",
        b"MM\x00*",
        b"RIFF",
        b"WEBP",
        b"EXIF",
        b"XMP ",
    ),
    "mp3": (b"ID3", b"TAG", b"TIT2", b"COMM", b"APIC", b"CHAP", b"TXXX", b"APETAGEX", b"\xff\xfe"),
    "wave": (
        b"RIFF",
        b"WAVE",
        b"fmt ",
        b"data",
        b"fact",
        b"cue ",
        b"PEAK",
        b"LIST",
        b"INFO",
        b"bext",
        b"cart",
        b"iXML",
        b"id3 ",
        b"JUNK",
        b"DISP",
    ),
    "sound": (
        b"OggS",
        b"\x03vorbis",
        b"OpusTags",
        b"fLaC",
        b"ftyp",
        b"moov",
        b"udta",
        b"meta",
        b"ilst",
        b"data",
        b"\xa9nam",
        b"mdat",
        b"free",
        b"cmov",
    ),
    "font": (b"name", b"glyf", b"cmap", b"SVG ", b"DSIG", b"meta", b"OTTO", b"\x1f\x8b\x08"),
    "woff": (b"name", b"glyf", b"cmap", b"SVG ", b"DSIG", b"meta", b"x\x9c"),
    "pdf": _PAPER,
    "html": _MARKS,
    "xml": _MARKS,
    "markup": _MARKS,
    "mail": _HEADERS,
    "json": (
        "{",
        "}",
        "[",
        "]",
        '"',
        ":",
        ",",
        "\\u",
        "\\ud83d",
        '\\"',
        "null",
        "1e999",
        "NaN",
        "-",
    ),
    "table": (",", ";", "\t", "|", '"', '""', "\n", "\r"),
    "subtitles": (
        "WEBVTT",
        "-->",
        "00:01.000 --> 00:02.000",
        "<i>",
        "</i>",
        "\n\n",
        "NOTE",
        "STYLE",
    ),
    "style": ("/*", "*/", "{", "}", "\\00", "url(", "data:text/plain,", "'", '"', "@import "),
    "script": ("/*", "*/", "//", "\\u", "\\x", "`", "'", '"', "data:text/html,", "\n"),
    "marked_text": _MARKS,
    "text": (
        "\n",
        "\t",
        "data:text/plain;base64,",
        "%u",
        "%EA",
        "&#",
        "xn--",
        "=?utf-8?b?",
        "{\\rtf1",
    ),
}


@dataclass(frozen=True)
class Seed:
    """A whole file to damage."""

    name: str
    data: bytes
    streams: tuple = ()
    """Where its packed streams stand, beyond pixels and sound."""

    @property
    def is_text(self):
        """Whether it is text from first to last."""
        return as_text(self.data) is not None and not self.data.startswith(b"%PDF")


@dataclass(frozen=True)
class Target:
    """One decoder: what it is called, what begins its files, and files that it reads whole."""

    name: str
    seeds: tuple
    heads: tuple
    names: tuple
    tokens: tuple


def decoder_names():
    """The decoders that the dispatch has, by their names there: a new one needs no line here."""
    return tuple(
        _called(name)
        for name, one in vars(dispatch).items()
        if name.lstrip("_").startswith("read_") and callable(one) and name not in NO_DECODERS
    )


@cache
def targets(folder=None):
    """Every decoder with its seeds; files of a folder are further seeds."""
    by_decoder = {name: [] for name in decoder_names()}
    for name, data in (*planted(), *_files_of(folder)):
        called = _called(dispatch._decoder_for(name, data).__name__)
        by_decoder[called].append(Seed(name, data, tuple(streams_in(data))))
    return tuple(_target(name, tuple(seeds)) for name, seeds in by_decoder.items())


def _files_of(folder):
    for path in sorted(Path(folder).rglob("*")) if folder else ():
        if path.is_file() and 0 < path.stat().st_size <= LARGEST:
            yield f"a{path.suffix}", path.read_bytes()


def _target(name, seeds):
    heads = [first for first, one in dispatch.BY_FIRST_BYTES if _called(one.__name__) == name]
    heads += {"wave": [b"RIFF\x24\x00\x00\x00WAVE"], "sound": [b"\x00\x00\x00\x20ftypM4A "]}.get(
        name, []
    )
    names = [f"a.{end}" for end, one in dispatch.BY_ENDING.items() if _called(one.__name__) == name]
    names += [seed.name for seed in seeds]
    shared = tuple(token.decode("latin-1") for token in _SHARED)
    tokens = TOKENS.get(name, ()) + (_SHARED if heads or not seeds else shared)
    return Target(
        name, seeds, tuple(heads) or (b"",), tuple(dict.fromkeys(names)) or ("a",), tokens
    )


def _called(name):
    return name.lstrip("_").removeprefix("read_")
