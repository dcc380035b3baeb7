"""Containers that the gate reads no further and therefore lets nobody send, whatever they hold."""

import io
import sqlite3
import struct
import tempfile
from pathlib import Path

from PIL import Image

from benchmarks.planting.words import around


def database(words):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.sqlite"
        held = sqlite3.connect(path)
        held.execute("create table told (words text)")
        held.execute("insert into told values (?)", (around(words),))
        held.commit()
        held.close()
        return "desk.sqlite", path.read_bytes(), set()


def gif_comment(words):
    out = io.BytesIO()
    Image.new("P", (8, 8)).save(out, "GIF", comment=words.encode())
    return "a.gif", out.getvalue(), set()


def mp4_title(words):
    def box(kind, body):
        return struct.pack(">I", len(body) + 8) + kind + body

    text = box(b"data", struct.pack(">II", 1, 0) + words.encode())
    held = box(b"ilst", box(b"\xa9nam", text))
    return "a.m4a", box(b"ftyp", b"M4A \x00\x00\x00\x00") + box(b"moov", box(b"udta", held)), set()


def ogg_comment(words):
    text = b"TITLE=" + words.encode()
    head = b"\x03vorbis" + struct.pack("<I", 0) + struct.pack("<II", 1, len(text)) + text + b"\x01"
    sizes = bytes([255] * (len(head) // 255) + [len(head) % 255])
    held = b"OggS\x00\x02" + bytes(8) + struct.pack("<III", 1, 0, 0) + bytes([len(sizes)])
    return "a.ogg", held + sizes + head, set()


def rich_text(words):
    coded = "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in words)
    return "a.rtf", ("{\\rtf1\\ansi " + coded + "}").encode(), set()


def old_korean(words):
    """A note in the letters of an old Korean computer: only a guess tells what it says."""
    return "note.txt", around(words).encode("cp949", "replace") + b"\xb0\xa1\xff", set()


REFUSED = (database, gif_comment, mp4_title, ogg_comment, rich_text, old_korean)
