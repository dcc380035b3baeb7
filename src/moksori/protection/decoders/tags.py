"""Decoder of tags: the words that pictures and sounds carry beside their pixels and samples.

Only what is well-formed is read here, as words that people read; the bytes of every tag are read
by themselves too, so that what is not well-formed is looked through all the same. Sources: EXIF
2.32 and TIFF 6.0, IPTC-IIM 4.2, ID3v1, v2.2 to v2.4, RIFF, EBU Tech 3285, AES46, Vorbis comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.protection.decoders.channel import Kind, Sink

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_STAMP = re.compile(r"[\d\s:.,/TZ+-]*")
_HANGUL = re.compile("[가-힣]")
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


def read_words(fields: Iterator[str], sink: Sink) -> None:
    """Take in the words of a tag, one line a field; fields that hold only a stamp say nothing."""
    words = (_CONTROL.sub("\n", one).strip() for one in fields)
    sink.text(Kind.METADATA, "\n".join(dict.fromkeys(one for one in words if one)))


def guessed(untrusted: bytes) -> str:
    """Read the bytes of a field that does not say how it is written: as what they can be."""
    for mark, encoding in _MARKS:
        if untrusted.startswith(mark):
            return untrusted.decode(encoding, "replace")
    for encoding in ("utf-8", "cp949"):
        try:
            text = untrusted.decode(encoding)
        except UnicodeError:
            continue
        if encoding == "utf-8" or _HANGUL.search(text):
            return text
    return untrusted.decode("latin-1")


def is_stamp(text: str) -> bool:
    """Say whether a field holds figures and signs only, such as a moment or a number."""
    return _STAMP.fullmatch(text.strip("\x00 ")) is not None


# ------------------------------------------------------------------ EXIF

_EXIF_MARK = b"Exif\x00\x00"
_POINTERS = frozenset({0x8769, 0x8825, 0xA005, 0x014A})
_BIG_LETTERS = frozenset(range(0x9C9B, 0x9CA0))
_CODED = frozenset({0x9286, 0x001B, 0x001C})
_MOST_ENTRIES, _MOST_DIRECTORIES = 1_000, 64
_OF_BYTES = frozenset({1, 2, 7, 129})


def exif_fields(untrusted: bytes) -> Iterator[str]:
    """Give the words of an EXIF block or a TIFF file, directory after directory."""
    block = untrusted.removeprefix(_EXIF_MARK)
    order = {b"II": "little", b"MM": "big"}.get(block[:2])
    if order is None:
        return
    little = order == "little"
    waiting, seen = [_number(block, 4, 4, little)], set[int]()
    left = 2 * len(block)
    while waiting and len(seen) < _MOST_DIRECTORIES:
        at = waiting.pop()
        if at in seen or not 8 <= at < len(block):
            continue
        seen.add(at)
        count = min(_number(block, at, 2, little), _MOST_ENTRIES)
        for entry in range(at + 2, min(at + 2 + 12 * count, len(block)), 12):
            tag, form = _number(block, entry, 2, little), _number(block, entry + 2, 2, little)
            length = _number(block, entry + 4, 4, little)
            if tag in _POINTERS:
                waiting.append(_number(block, entry + 8, 4, little))
            elif form in _OF_BYTES and 0 < length <= left:
                left -= length  # fields that lie on top of each other are soon enough read
                start = entry + 8 if length <= 4 else _number(block, entry + 8, 4, little)
                yield from _exif_words(tag, form, block[start : start + length], little)
        waiting.append(_number(block, at + 2 + 12 * count, 4, little))


def _exif_words(tag: int, form: int, body: bytes, little: bool) -> Iterator[str]:
    wide = "utf-16-le" if little else "utf-16-be"
    if tag in _BIG_LETTERS:
        yield body.decode("utf-16-le", "replace")
    elif tag in _CODED:
        kind, said = body[:8], body[8:]
        if kind == b"UNICODE\x00":
            # Writers do not agree on the order of bytes: read in both.
            yield said.decode(wide, "replace")
            yield said.decode("utf-16-be" if little else "utf-16-le", "replace")
        elif kind == b"JIS\x00\x00\x00\x00\x00":
            yield said.decode("iso2022_jp", "replace")
        else:
            yield guessed(said.strip(b"\x00"))
    elif form in (2, 129):
        text = guessed(body.strip(b"\x00"))
        if not is_stamp(text):
            yield text


def _number(untrusted: bytes, at: int, size: int, little: bool) -> int:
    return int.from_bytes(untrusted[at : at + size], "little" if little else "big")


# ------------------------------------------------------------------ IPTC

_WIDE_LENGTH = 0x8000


def iptc_fields(untrusted: bytes) -> Iterator[str]:
    """Give the words of the IPTC records of the block that picture editors write."""
    at = untrusted.find(b"8BIM")
    while at >= 0 and untrusted[at : at + 4] == b"8BIM":
        number = int.from_bytes(untrusted[at + 4 : at + 6], "big")
        name = untrusted[at + 6] if at + 6 < len(untrusted) else 0
        yield guessed(untrusted[at + 7 : at + 7 + name])
        at += 6 + (name + 2) // 2 * 2
        length = int.from_bytes(untrusted[at : at + 4], "big")
        if number == 0x0404:
            yield from _records(untrusted[at + 4 : at + 4 + length])
        at += 4 + length + length % 2


def _records(untrusted: bytes) -> Iterator[str]:
    at = 0
    while untrusted[at : at + 1] == b"\x1c" and at + 5 <= len(untrusted):
        length = int.from_bytes(untrusted[at + 3 : at + 5], "big")
        if length >= _WIDE_LENGTH:
            return
        text = guessed(untrusted[at + 5 : at + 5 + length])
        if untrusted[at + 1] == 2 and not is_stamp(text):
            yield text
        at += 5 + length


# ------------------------------------------------------------------ ID3

_ENCODINGS = ("latin-1", "utf-16", "utf-16-be", "utf-8")
_NO_WORDS = frozenset({"TDRC", "TDRL", "TDEN", "TDOR", "TDTG", "TYER", "TDAT", "TIME", "TRDA",
                       "TORY", "TYE", "TDA", "TIM", "TRD", "TOR"})  # fmt: skip
_WITH_LANGUAGE = frozenset({"COMM", "USLT", "USER", "COM", "ULT"})
_NO_TEXT = re.compile(rb"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_PACKED_FLAGS = {2: 0x00, 3: 0xC0, 4: 0x0C}
_LONGEST_HEADER = 32
_PACKED = frozenset({"CDM", "CRM"})
_PICTURES = frozenset({"APIC", "PIC", "GEOB", "GEO"})
_OLD_FIELDS = ((3, 33), (33, 63), (63, 93), (97, 127))
_HEADER = 10


def id3_fields(untrusted: bytes, depth: int = 2) -> Iterator[str]:
    """Give the words of the frames of an ID3v2 tag."""
    yield from _frames(_body_of(untrusted), untrusted[3], depth)


def is_plain_tag(untrusted: bytes) -> bool:
    """Say whether an ID3v2 tag holds frames up to its end, none of them deflated or encrypted."""
    version, body, at = untrusted[3], _body_of(untrusted), 0
    if version not in _PACKED_FLAGS or len(untrusted) - len(body) > _HEADER + _LONGEST_HEADER:
        return False
    packed = _PACKED_FLAGS[version]
    for name, flags, held, length in _cut_frames(body, version):
        if flags & packed or name in _PACKED or len(held) < length:
            return False
        if name.startswith("T") and not flags and not _is_text(held):
            return False
        at += (6 if version == 2 else 10) + length
    return not body[at:].strip(b"\x00")


def _is_text(held: bytes) -> bool:
    """Say whether a frame that should hold a text begins with its encoding and holds one."""
    return held[:1] in (b"\x01", b"\x02", b"") or (
        held[:1] in (b"\x00", b"\x03") and not _NO_TEXT.search(held, 1)
    )


def _body_of(untrusted: bytes) -> bytes:
    version, flags = untrusted[3], untrusted[5]
    body = untrusted[_HEADER:]
    if flags & 0x80 and version < 4:
        body = body.replace(b"\xff\x00", b"\xff")
    if flags & 0x40 and version > 2:
        size = _packed(body[:4]) if version == 4 else int.from_bytes(body[:4], "big") + 4
        body = body[size:]
    return body


def _frames(body: bytes, version: int, depth: int) -> Iterator[str]:
    for name, flags, held, _ in _cut_frames(body, version):
        if version == 4 and flags & 0x02:
            held = held.replace(b"\xff\x00", b"\xff")
        if version == 4 and flags & 0x01:
            held = held[4:]
        yield from _frame(name, held, version, depth)


def _cut_frames(body: bytes, version: int) -> Iterator[tuple[str, int, bytes, int]]:
    """Give name, second byte of flags, content and said length of every frame."""
    short = version == 2
    at, head, letters = 0, 6 if short else 10, 3 if short else 4
    while at + head <= len(body) and body[at : at + letters].isalnum():
        name = body[at : at + letters].decode("ascii", "replace")
        figures = body[at + letters : at + 2 * letters]
        length = _packed(figures) if version == 4 else int.from_bytes(figures, "big")
        flags = 0 if short else body[at + 9]
        yield name, flags, body[at + head : at + head + length], length
        at += head + length


def _frame(name: str, held: bytes, version: int, depth: int) -> Iterator[str]:
    if name in ("CHAP", "CTOC") and depth:
        first = held.partition(b"\x00")[2]
        start = 16 if name == "CHAP" else _after_children(first)
        yield from _frames(first[start:], version, depth - 1)
    elif name.startswith("T") or name in ("IPL", "IPLS", "WXXX", "WXX"):
        if held and not (name in _NO_WORDS and is_stamp(_text(held[0], held[1:]))):
            yield _text(held[0], held[1:])
            yield guessed(held[1:])
    elif name in _WITH_LANGUAGE and len(held) > 4:
        yield _text(held[0], held[4:])
        yield guessed(held[4:])
    elif name.startswith("W"):
        yield guessed(held)
    elif name in _PICTURES and held:
        yield from (guessed(part) for part in held[1:].split(b"\x00")[:3] if part.isascii())


def _after_children(held: bytes) -> int:
    """Give where, in a table of contents, the names of its chapters end."""
    count, at = held[1] if len(held) > 1 else 0, 2
    for _ in range(count):
        at = held.find(b"\x00", at) + 1
    return at


def _text(encoding: int, held: bytes) -> str:
    """Read the text of a frame; several stand one after the other, each with its own mark."""
    name = _ENCODINGS[encoding] if encoding < len(_ENCODINGS) else "latin-1"
    if name == "latin-1":
        return guessed(held)
    if name == "utf-16":
        big = held.startswith(b"\xfe\xff")
        name = "utf-16-be" if big else "utf-16-le"
    return held.decode(name, "replace").replace("\ufeff", "")


def old_id3_fields(untrusted: bytes) -> Iterator[str]:
    """Give the words of an ID3v1 tag: its last 128 bytes."""
    return (guessed(untrusted[a:b].strip(b"\x00 ")) for a, b in _OLD_FIELDS)


def _packed(figures: bytes) -> int:
    length = 0
    for figure in figures:
        length = length << 7 | (figure & 0x7F)
    return length


# ------------------------------------------------------------------ RIFF

_BEXT = ((0, 256), (256, 288), (288, 320))
_CART = ((4, 68), (68, 132), (132, 196), (196, 260), (260, 324), (324, 388), (388, 452),
         (488, 552), (552, 616), (616, 680))  # fmt: skip
_CART_TEXT, _BEXT_TEXT = 1_024, 602


def riff_fields(name: bytes, body: bytes) -> Iterator[str]:
    """Give the words of a chunk of a WAV: LIST, bext, cart, DISP."""
    if name == b"LIST":
        yield from _list(body)
    elif name == b"bext":
        yield from (guessed(body[a:b].strip(b"\x00 ")) for a, b in _BEXT)
        yield guessed(body[_BEXT_TEXT:].strip(b"\x00 "))
    elif name == b"cart":
        yield from (guessed(body[a:b].strip(b"\x00 ")) for a, b in _CART)
        yield guessed(body[_CART_TEXT:].strip(b"\x00 "))
    elif name == b"DISP":
        yield guessed(body[4:].strip(b"\x00"))


def _list(body: bytes) -> Iterator[str]:
    info, at = body[:4] == b"INFO", 4
    while at + 8 <= len(body):
        name = body[at : at + 4]
        length = int.from_bytes(body[at + 4 : at + 8], "little")
        held = body[at + 8 : at + 8 + length]
        if not info:  # labels and notes begin with the number of their place in the sound
            held = held[20 if name == b"ltxt" else 4 :]
        text = guessed(held.strip(b"\x00"))
        if not is_stamp(text):
            yield text
        at += 8 + length + length % 2


# ------------------------------------------------------------------ Vorbis comments and MP4

_COMMENTS = (b"\x03vorbis", b"OpusTags")
_PAGE = b"OggS"
_MOST_COMMENTS = 10_000
_BOXES = frozenset({b"moov", b"udta", b"meta", b"ilst", b"trak", b"mdia", b"minf", b"stbl"})
_DEEP = 8


def ogg_fields(untrusted: bytes) -> Iterator[str]:
    """Give the comments of an Ogg file: Vorbis or Opus, over as many pages as they take."""
    packets = b"".join(_pages(untrusted))
    for mark in _COMMENTS:
        at = packets.find(mark)
        if at >= 0:
            yield from vorbis_fields(packets[at + len(mark) :])


def _pages(untrusted: bytes) -> Iterator[bytes]:
    at = 0
    while untrusted[at : at + 4] == _PAGE and at + 27 <= len(untrusted):
        table = untrusted[at + 27 : at + 27 + untrusted[at + 26]]
        start = at + 27 + len(table)
        yield untrusted[start : start + sum(table)]
        at = start + sum(table)


def vorbis_fields(untrusted: bytes) -> Iterator[str]:
    """Give the comments of a block of Vorbis comments: who wrote it, then field after field."""
    vendor = int.from_bytes(untrusted[:4], "little")
    at = 4 + vendor
    count = int.from_bytes(untrusted[at : at + 4], "little")
    at += 4
    for _ in range(min(count, _MOST_COMMENTS)):
        length = int.from_bytes(untrusted[at : at + 4], "little")
        held = untrusted[at + 4 : at + 4 + length]
        if len(held) < length:
            return
        text = guessed(held.partition(b"=")[2])
        if not is_stamp(text):
            yield text
        at += 4 + length


def flac_fields(untrusted: bytes) -> Iterator[str]:
    """Give the comments of a FLAC file."""
    at, last = 4, False
    while not last and at + 4 <= len(untrusted):
        last, kind = bool(untrusted[at] & 0x80), untrusted[at] & 0x7F
        length = int.from_bytes(untrusted[at + 1 : at + 4], "big")
        if kind == 4:
            yield from vorbis_fields(untrusted[at + 4 : at + 4 + length])
        at += 4 + length


def end_of_sound(untrusted: bytes) -> int:
    """Give where the last whole page of an Ogg or box of an MP4 ends."""
    at = 0
    if untrusted.startswith(_PAGE):
        while untrusted[at : at + 4] == _PAGE and at + 27 <= len(untrusted):
            table = untrusted[at + 27 : at + 27 + untrusted[at + 26]]
            at += 27 + len(table) + sum(table)
        return at
    while at + 8 <= len(untrusted):
        length = int.from_bytes(untrusted[at : at + 4], "big")
        if length == 1:  # a long box: its length stands behind its name
            length = int.from_bytes(untrusted[at + 8 : at + 16], "big")
        if length == 0:  # a box up to the end of the file
            return len(untrusted)
        at += max(length, 8)
    return at


def mp4_fields(untrusted: bytes, depth: int = _DEEP) -> Iterator[str]:
    """Give the words of the tags of an MP4: ©nam, ©ART and the others."""
    at = 0
    while at + 8 <= len(untrusted):
        length, name = int.from_bytes(untrusted[at : at + 4], "big"), untrusted[at + 4 : at + 8]
        if length < 8:
            return
        body = untrusted[at + 8 : at + length]
        if name in _BOXES and depth:
            full = name == b"meta" and body[:4] == bytes(4)
            yield from mp4_fields(body[4:] if full else body, depth - 1)
        elif name[:1] == b"\xa9" or name in (b"----", b"desc", b"ldes", b"cprt", b"aART"):
            yield from _atom(body)
        at += length


def _atom(body: bytes) -> Iterator[str]:
    at = 0
    while at + 16 <= len(body):
        length = int.from_bytes(body[at : at + 4], "big")
        text = guessed(body[at + 16 : at + length])
        if body[at + 4 : at + 8] == b"data" and not is_stamp(text):
            yield text
        at += max(length, 8)
