"""Escapes: the same text written so that a plain search does not see it."""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Callable, Iterator

_BACKSLASHED = re.compile(
    r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([0-9A-Fa-f]{2,6})[ ]?)"
)
_WIDE_PERCENT = re.compile(r"%u([0-9A-Fa-f]{4})")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_ENCODED_WORD = re.compile(r"=\?[A-Za-z0-9_-]{1,40}\?[bBqQ]\?[^?\s]{1,4000}\?=")
_BASE64 = re.compile(
    r"[A-Za-z0-9+/_-]{8,}(?:\r?\n[A-Za-z0-9+/_-]{4,})*={0,2}|\b(?:\w{7}=|\w{6}==)(?!=)", re.ASCII
)
_HEX = re.compile(r"[0-9A-Fa-f]{12,}|(?:[0-9A-Fa-f]{2}[ :-]){5,}[0-9A-Fa-f]{2}")
_PUNYCODE = re.compile(r"xn--[a-z0-9-]{1,59}", re.IGNORECASE)
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LONE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_WORDS = re.compile(r"[^\W_]{2}")
_KOREAN = re.compile("[\u1100-\u11ff\u3131-\u318e가-힣]")
_KOREAN_OR_PLAIN = re.compile(r"[\s -~가-힣]+")

_BYTES = {
    "%": re.compile(r"(?:%[0-9A-Fa-f]{2})+"),
    "\\x": re.compile(r"(?:\\x[0-9A-Fa-f]{2})+"),
    "\\": re.compile(r"(?:\\[0-3][0-7]{2})+"),
    "=": re.compile(r"(?:=[0-9A-Fa-f]{2}(?:=[ \t]*\r?\n)?)+|=[ \t]*\r?\n"),
}
"""Runs of bytes written as figures: in addresses, scripts, logs and mail."""

DEPTH = 3
"""How many layers of escapes are taken off."""


def unescaped(text: str) -> Iterator[str]:
    """Give every reading of a text that differs from it once its escapes are undone.

    Readings of readings are given too, `DEPTH` layers deep.
    """
    seen = {text}
    waiting = [(text, 0)]
    while waiting:
        current, depth = waiting.pop()
        for layer in LAYERS:
            reading = layer(current)
            if reading and reading not in seen:
                seen.add(reading)
                yield reading
                if depth + 1 < DEPTH:
                    waiting.append((reading, depth + 1))


def percent(text: str) -> str:
    """Undo `%EA%B9%80` and `%uAE40`; nothing where there is none."""
    if "%" not in text:
        return ""
    wide = _WIDE_PERCENT.sub(lambda hit: chr(int(hit[1], 16)), text)
    return _changed(text, _well_formed(_BYTES["%"].sub(_percent_run, wide)))


def entities(text: str) -> str:
    """Undo `&#44608;` and `&amp;`."""
    if "&" not in text or not _ENTITY.search(text):
        return ""
    return _changed(text, _well_formed(html.unescape(text)))


def backslashes(text: str) -> str:
    """Undo what scripts and style sheets write after a backslash: the number of a character."""
    if "\\" not in text or not _BACKSLASHED.search(text):
        return ""
    return _well_formed(_BACKSLASHED.sub(_character, text))


def byte_backslashes(text: str) -> str:
    """Undo what scripts and logs write after a backslash: the figures of a byte."""
    if "\\" not in text:
        return ""
    hexadecimal = _BYTES["\\x"].sub(lambda hit: _text_of(_pairs(hit[0], "\\x")), text)
    return _changed(text, _BYTES["\\"].sub(_octal_run, hexadecimal))


def quoted_printable(text: str) -> str:
    """Undo `=EA=B9=80` and soft line breaks, as in mail."""
    if "=" not in text:
        return ""
    return _changed(text, _BYTES["="].sub(_quoted_run, text))


def encoded_words(text: str) -> str:
    """Undo encoded words such as headers of mail carry."""
    if "=?" not in text:
        return ""
    return "".join(_word(word) for word in _ENCODED_WORD.findall(text))


def base64_runs(text: str) -> str:
    """Give what long runs of base64 say, where they say anything that can be read."""
    said = (_from_base64(run) for run in _BASE64.findall(text))
    return "\n".join(reading for reading in said if reading)


def hex_runs(text: str) -> str:
    """Give what long runs of hexadecimal say, where they say anything that can be read."""
    said = []
    for run in _HEX.findall(text):
        digits = re.sub("[ :-]", "", run)
        for first in (0, 1):
            even = digits[first : first + (len(digits) - first) // 2 * 2]
            said.append(_plain(bytes.fromhex(even)))
    return "\n".join(reading for reading in said if reading)


def host_names(text: str) -> str:
    """Give host names written in punycode as they are read."""
    said = []
    for label in _PUNYCODE.findall(text):
        try:
            said.append(label[4:].encode("ascii").decode("punycode"))
        except (UnicodeError, OverflowError):
            continue
    return _well_formed("\n".join(said))


LAYERS: tuple[Callable[[str], str], ...] = (
    percent,
    entities,
    backslashes,
    byte_backslashes,
    quoted_printable,
    encoded_words,
    base64_runs,
    hex_runs,
    host_names,
)


def _changed(before: str, after: str) -> str:
    return "" if after == before else after


def _pairs(run: str, mark: str) -> bytes:
    return bytes.fromhex(run.replace(mark, ""))


def _percent_run(hit: re.Match[str]) -> str:
    return _text_of(_pairs(hit[0], "%"))


def _octal_run(hit: re.Match[str]) -> str:
    return _text_of(bytes(int(figures, 8) for figures in hit[0].split("\\")[1:]))


def _quoted_run(hit: re.Match[str]) -> str:
    figures = re.sub(r"=[ \t]*\r?\n", "", hit[0])
    return _text_of(_pairs(figures, "=")) if figures else ""


def _character(hit: re.Match[str]) -> str:
    code = int(hit[1] or hit[2] or hit[3] or hit[4], 16)
    return chr(code) if code <= 0x10FFFF else ""


def _word(word: str) -> str:
    charset, way, said = word[2:-2].split("?", 2)
    try:
        if way in "bB":
            untrusted = base64.b64decode(said + "=" * (-len(said) % 4))
        else:
            return quoted_printable(said.replace("_", " "))
        return _well_formed(untrusted.decode(charset, "replace"))
    except (ValueError, LookupError):
        return ""


def _from_base64(run: str) -> str:
    packed = "".join(run.split()).rstrip("=").translate({ord("-"): "+", ord("_"): "/"})
    packed = packed[: len(packed) - 1] if len(packed) % 4 == 1 else packed
    try:
        return _plain(base64.b64decode(packed + "=" * (-len(packed) % 4)))
    except (binascii.Error, ValueError):
        return ""


def _plain(untrusted: bytes) -> str:
    """Decode bytes that read as text; nothing for what is no text."""
    for encoding in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp949"):
        try:
            text = untrusted.decode(encoding)
        except UnicodeError:
            continue
        if encoding == "utf-8":
            said = _WORDS.search(text) or _KOREAN.search(text)
        else:
            said = _WORDS.search(text) if _KOREAN_OR_PLAIN.fullmatch(text) else None
        if said and not _CONTROL.search(text):
            return text
    return ""


def _text_of(untrusted: bytes) -> str:
    """Decode bytes that figures stood for: UTF-8 where it is that, else Korean, else Latin."""
    for encoding in ("utf-8", "cp949"):
        try:
            return untrusted.decode(encoding)
        except UnicodeError:
            continue
    return untrusted.decode("latin-1")


def _well_formed(text: str) -> str:
    """Join surrogates that belong together and drop those that stand alone."""
    if not _LONE.search(text):
        return text
    joined = _SURROGATES.sub(_joined_pair, text)
    return _LONE.sub("", joined)


def _joined_pair(hit: re.Match[str]) -> str:
    return hit[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le")
