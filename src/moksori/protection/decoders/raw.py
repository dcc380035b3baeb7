"""Strings in bytes of any kind: what a reader with a hex editor would see."""

from __future__ import annotations

import re

from moksori.protection.decoders.channel import Kind, Sink

# The shortest name that is looked for in bytes of unknown make has three characters.
_SEEN = "\\x20-\\x7e"
_LETTERS = "\\xc0-\\xff"
_KOREAN = "\\u1100-\\u11ff\\u3130-\\u318f\\uac00-\\ud7a3"
_OTHER = (
    "\\u0100-\\u036f\\u0370-\\u04ff\\u1e00-\\u1eff\\u2000-\\u206f\\ufe00-\\ufe0f\\uff00-\\uffef"
)
_ASCII = re.compile(f"[{_SEEN}]{{3,}}")
_NARROW = re.compile(f"[{_SEEN}가-힣]{{3,}}")
_MARKED = re.compile(f"[{_SEEN}{_LETTERS}{_KOREAN}{_OTHER}一-鿿]{{3,}}")
_WIDE = re.compile("[^\\x00-\\x1f\\x7f-\\x9f\\ud800-\\uf8ff\\ufffd-\\uffff]{3,}")
_SHORT = 4_096
_READERS = (
    ("latin-1", 0),
    ("utf-8", 0),
    ("utf-16-le", 0),
    ("utf-16-le", 1),
    ("utf-16-be", 0),
    ("utf-16-be", 1),
    ("cp949", 0),
    ("cp949", 1),
)
_WIDE_READERS = tuple(one for one in _READERS if one[0] == "latin-1" or one[0].startswith("utf-16"))
_CAREFUL = {"latin-1": _ASCII, "utf-8": _MARKED}


WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
"""First bytes of a text that has two or four bytes a letter."""
_MARKS = (
    (b"UNICODE\x00", bytes(8)),
    (b"\x01\xff\xfe", b"\x00\xff\xfe"),
    (b"\x01\xfe\xff", b"\x00\xfe\xff"),
)
"""How EXIF and ID3 say which encoding follows: read as a letter, it would cling to a word."""


def read_strings(untrusted: bytes, sink: Sink) -> None:
    """Read all runs of characters, in every usual way of writing characters as bytes.

    In the curves of a letter every other pair of bytes looks like an ideograph; so in long
    stretches, which are known structure or are refused as a whole, a run counts only where its
    characters are plain. Short stretches, which may be a field of a tag, are read without care.
    """
    short = len(untrusted) < _SHORT
    for mark, blank in _MARKS:
        untrusted = untrusted.replace(mark, blank)
    # Bytes below 128 read the same in every encoding of bytes: once is enough.
    readers = _WIDE_READERS if untrusted.isascii() else _READERS
    for encoding, first in readers:
        text = untrusted[first:].decode(encoding, "replace")
        pattern = _WIDE if short else _CAREFUL.get(encoding, _NARROW)
        sink.text(Kind.RAW, "\n".join(pattern.findall(text)))


def read_narrow(untrusted: bytes, sink: Sink) -> None:
    """Read a text that is written two or four bytes a letter in the ways that it is not written.

    Two files run together, or one that lost a byte, are one text to a program, and not to whoever
    looks at the bytes.
    """
    if untrusted.startswith(WIDE_MARKS):
        own = "utf-16-le" if untrusted.startswith(b"\xff\xfe") else "utf-16-be"
        others = (one for one in _WIDE_READERS if one[0] != "latin-1" and one != (own, 0))
        for encoding, first in (("utf-8", 0), *others):
            text = untrusted[first:].decode(encoding, "replace")
            sink.text(Kind.RAW, "\n".join(_NARROW.findall(text)))


def as_text(untrusted: bytes) -> str | None:
    """Decode bytes that are text without any doubt; None for everything else."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\x00\x00\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if untrusted.startswith(mark):
            return _decoded(untrusted, encoding)
    return _decoded(untrusted, "utf-8")


def is_plain(untrusted: bytes) -> bool:
    """Say whether bytes are text from first to last, in one of the ways of writing it down."""
    encodings = ("utf-8", "utf-16-le", "utf-16-be")
    return any(_decoded(untrusted, encoding) is not None for encoding in encodings)


_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff]")


def _decoded(untrusted: bytes, encoding: str) -> str | None:
    try:
        text = untrusted.decode(encoding)
    except UnicodeError:
        return None
    return None if _CONTROL.search(text) else text
