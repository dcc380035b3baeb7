"""Pictures and sounds that carry words; see `containers`."""

import html
import io
import struct
import wave
import zlib
from hashlib import sha256

from PIL import Image, PngImagePlugin

from benchmarks.planting.words import HARMLESS


def attested(name, data):
    return name, data, {sha256(data).hexdigest()}


def picture(form, **saved):
    out = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 180, 160)).save(out, form, **saved)
    return out.getvalue()


def jpeg_exif(words):
    exif = Image.Exif()
    exif[0x010E] = words.encode("utf-8")  # ImageDescription
    return attested("a.jpg", picture("JPEG", exif=exif))


def jpeg_user_comment(words):
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9286] = b"UNICODE\x00" + words.encode("utf-16-le")
    return attested("a.jpg", picture("JPEG", exif=exif))


def jpeg_xmp(words):
    packet = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><a>{html.escape(words)}</a></x:xmpmeta>"
    segment = b"http://ns.adobe.com/xap/1.0/\x00" + packet.encode()
    plain = picture("JPEG")
    body = b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment
    return attested("a.jpg", plain[:2] + body + plain[2:])


def jpeg_trailer(words):
    if words in HARMLESS:  # bytes after the end are refused, whatever they say
        return attested("a.jpg", picture("JPEG"))
    return attested("a.jpg", picture("JPEG") + zlib.compress(words.encode()))


def png_text(words):
    chunks = PngImagePlugin.PngInfo()
    chunks.add_itxt("Comment", words, zip=True)
    return attested("a.png", picture("PNG", pnginfo=chunks))


def png_packed_text(words):
    plain = picture("PNG")
    body = b"Author\x00\x00" + zlib.compress(words.encode("utf-8"))
    chunk = struct.pack(">I", len(body)) + b"zTXt" + body
    chunk += struct.pack(">I", zlib.crc32(b"zTXt" + body))
    return attested("a.png", plain[:33] + chunk + plain[33:])


def silence():
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\x00\x00" * 80)
    return out.getvalue()


def id3(words):
    body = b"\x01" + words.encode("utf-16")
    frame = b"TPE1" + struct.pack(">I", len(body)) + b"\x00\x00" + body
    size = len(frame)
    length = bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + length + frame


def wave_id3(words):
    tag = id3(words)
    tag += b"\x00" * (len(tag) % 2)
    return attested("a.wav", resized(silence() + b"id3 " + struct.pack("<I", len(tag)) + tag))


def wave_info(words):
    body = words.encode() + b"\x00"
    body += b"\x00" * (len(body) % 2)
    chunk = b"INFO" + b"INAM" + struct.pack("<I", len(body)) + body
    return attested("a.wav", resized(silence() + b"LIST" + struct.pack("<I", len(chunk)) + chunk))


def resized(riff):
    return riff[:4] + struct.pack("<I", len(riff) - 8) + riff[8:]


def mp3(words):
    return attested("a.mp3", id3(words) + b"\xff\xfb\x90\x00" + b"\x00" * 413)


def png_plain_text(words):
    try:
        body = b"Comment\x00" + words.encode("latin-1")
        kind = b"tEXt"
    except UnicodeEncodeError:
        body, kind = b"Comment\x00\x00\x00ko\x00\x00" + words.encode(), b"iTXt"
    return attested("a.png", with_chunk(kind, body))


def with_chunk(kind, body):
    plain = picture("PNG")
    chunk = struct.pack(">I", len(body)) + kind + body
    chunk += struct.pack(">I", zlib.crc32(kind + body))
    return plain[:33] + chunk + plain[33:]


def png_exif(words):
    exif = Image.Exif()
    exif[0x010E] = words.encode("utf-8")
    return attested("a.png", picture("PNG", exif=exif))


def jpeg_comment(words):
    return attested("a.jpg", picture("JPEG", comment=words.encode()))


def jpeg_caption(words):
    """IPTC, in the block of a picture editor."""
    text = words.encode()
    record = b"\x1c\x02\x78" + struct.pack(">H", len(text)) + text
    block = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(record)) + record
    block += b"\x00" * (len(record) % 2)
    segment = b"Photoshop 3.0\x00" + block
    plain = picture("JPEG")
    body = b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment
    return attested("a.jpg", plain[:2] + body + plain[2:])


def jpeg_artist(words):
    """EXIF in the letters of an old Korean computer, where they have all of them."""
    exif = Image.Exif()
    try:
        exif[0x013B] = words.encode("cp949")
    except UnicodeEncodeError:
        exif[0x013B] = words.encode("utf-8")
    return attested("a.jpg", picture("JPEG", exif=exif))


def wave_broadcast(words):
    body = words.encode()[:256].ljust(256, b"\x00") + b"\x00" * (602 - 256)
    chunk = b"bext" + struct.pack("<I", len(body)) + body
    return attested("a.wav", resized(silence() + chunk))


def mp3_comment(words):
    body = b"\x01eng" + "".encode("utf-16") + b"\x00\x00" + words.encode("utf-16")
    frame = b"COMM" + struct.pack(">I", len(body)) + b"\x00\x00" + body
    size = len(frame)
    length = bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))
    tag = b"ID3\x03\x00\x00" + length + frame
    return attested("a.mp3", tag + b"\xff\xfb\x90\x00" + b"\x00" * 413)


def mp3_utf_8(words):
    body = b"\x03" + words.encode()
    size = len(body)
    frame = b"TIT2" + bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0)) + b"\x00\x00" + body
    size = len(frame)
    length = bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))
    tag = b"ID3\x04\x00\x00" + length + frame
    return attested("a.mp3", tag + b"\xff\xfb\x90\x00" + b"\x00" * 413)
