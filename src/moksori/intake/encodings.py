"""From bytes to text: which character encoding a file is in."""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass

import charset_normalizer

from moksori.intake.plausible import SINGLE_BYTE, plausibility
from moksori.intake.refusals import BinaryError

SAMPLE = 64 * 1024
"""Bytes that are looked at for zero and control characters."""
SCORED = 16 * 1024
"""Bytes that are read in every encoding to see which of them gives writing."""
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WIDE = ("cp949", "gb18030", "big5", "cp932", "euc_jp")
PRIOR = {"cp949": 0.15, "gb18030": 0.02, "big5": -0.05, "cp932": 0.0, "euc_jp": 0.0}
"""A desk meets Korean files most, so a tie goes to them."""
SUPERSETS = {
    "euc-kr": "cp949", "euc_kr": "cp949", "ks_c_5601-1987": "cp949", "ksc5601": "cp949",
    "uhc": "cp949", "windows-949": "cp949", "gb2312": "gb18030", "gbk": "gb18030",
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "utf-8", "ascii": "utf-8",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "iso-8859-9": "cp1254",
    "utf8": "utf-8", "big5-hkscs": "big5",
}  # fmt: skip
"""What a page or message names, and what is in truth written under that name."""
GOOD_ENOUGH = 0.35
NEARLY = 0.3
"""How far behind the likeliest encoding a declared one may be and still be believed."""
CONTROLS = bytes(n for n in range(32) if n not in b"\t\n\v\f\r\x1a\x1b") + b"\x7f"


@dataclass(frozen=True, slots=True)
class Read:
    """Text and the encoding it was in."""

    text: str
    encoding: str


def decode(untrusted: bytes, declared: str = "") -> Read:
    """Turn bytes into text.

    A byte that the encoding does not have becomes U+FFFD, which is flagged as damage later.

    Args:
        untrusted: The bytes.
        declared: What the container says the encoding is; believed only if the bytes agree.

    Raises:
        BinaryError: the bytes are no text in any encoding we know.
    """
    for bom, encoding in BOMS:
        if untrusted.startswith(bom):
            return Read(untrusted[len(bom) :].decode(encoding, "replace"), encoding)
    untrusted = untrusted.rstrip(b"\0") if _padded(untrusted) else untrusted
    found = (
        _wide_without_bom(untrusted)
        or _escaped(untrusted)
        or _utf8(untrusted)
        or _declared(untrusted, declared)
        or _legacy(untrusted)
    )
    return Read(untrusted.decode(found, "replace"), found)


def _padded(untrusted: bytes) -> bool:
    """Say whether the file is text with zero bytes at its end, as a broken copy leaves it."""
    bare = untrusted.rstrip(b"\0")
    return len(untrusted) - len(bare) > 1 and b"\0" not in bare[:SAMPLE] and bool(bare)


def _sample(untrusted: bytes) -> bytes:
    """Return at most `SCORED` bytes around the first that are not ASCII, cut between words."""
    if len(untrusted) <= SCORED:
        return untrusted
    first = next((n for n in _steps(untrusted) if not untrusted[n : n + SCORED].isascii()), 0)
    piece = untrusted[first : first + 2 * SCORED]
    if first:
        piece = piece[piece.find(b"\n") + 1 or piece.find(b" ") + 1 :]
    cut = max(piece.rfind(b"\n", 0, SCORED), piece.rfind(b" ", 0, SCORED))
    return piece[: cut if cut > 0 else SCORED]


def _steps(untrusted: bytes) -> range:
    return range(0, len(untrusted), SCORED)


def _odd_characters(text: str) -> float:
    """Return the share of characters that no text has: unassigned, private, control."""
    odd = sum(
        unicodedata.category(c) in {"Cn", "Co", "Cs", "Cc"} and c not in "\t\n\v\f\r" for c in text
    )
    return odd / max(len(text), 1)


def _wide_without_bom(untrusted: bytes) -> str:
    """Return the UTF-16 or UTF-32 order that zero bytes betray, or nothing."""
    piece = untrusted[: SAMPLE // 4 * 4]
    if b"\0" not in piece:
        return ""
    quarters = [piece[n::4].count(0) for n in range(4)]
    if len(untrusted) % 4 == 0 and quarters[0] == 0 and min(quarters[2:]) == len(piece) // 4:
        return "utf-32-le"
    if len(untrusted) % 4 == 0 and quarters[3] == 0 and min(quarters[:2]) == len(piece) // 4:
        return "utf-32-be"
    order = _wide_order(piece[: len(piece) // 2 * 2], least=0.0)[0]
    if not order:
        message = f"zero bytes among {len(untrusted)} that are no UTF-16"
        raise BinaryError(message)
    return order


def _escaped(untrusted: bytes) -> str:
    """Return the seven-bit encoding that escape sequences announce, or nothing."""
    piece = untrusted[:SAMPLE]
    if b"\x1b$)C" in piece:
        return "iso2022_kr"
    if b"\x1b$B" in piece or b"\x1b$@" in piece:
        return "iso2022_jp_2"
    return ""


def _utf8(untrusted: bytes) -> str:
    """Return `utf-8` where the bytes are, whole or with a few bytes hurt."""
    if order := _wide_for_controls(untrusted):
        return order
    try:
        untrusted.decode("utf-8")
    except UnicodeDecodeError as error:
        if _cut_short(untrusted, error) or _mostly_utf8(untrusted):
            return "utf-8"
        return ""
    return "utf-8"


def _cut_short(untrusted: bytes, error: UnicodeDecodeError) -> bool:
    """Say whether only the last character is cut."""
    cut = error.start > 0 and error.reason == "unexpected end of data"
    return cut and not untrusted[: error.start].isascii()


def _mostly_utf8(untrusted: bytes) -> bool:
    text = untrusted.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    return good >= 9 * bad


def _wide_for_controls(untrusted: bytes) -> str:
    """Return the UTF-16 order that explains control characters, or nothing if there are few.

    Raises:
        BinaryError: there are more than a hurt text has, and nothing explains them.
    """
    piece = untrusted[:SAMPLE]
    controls = len(piece) - len(piece.translate(None, CONTROLS))
    if controls <= max(1, len(piece) // 200):
        return ""
    order = _wide_order(piece)[0]
    if not order:
        message = f"{controls} control characters in the first {len(piece)} bytes"
        raise BinaryError(message)
    return order


def _wide_order(piece: bytes, least: float = GOOD_ENOUGH) -> tuple[str, float]:
    """Return the order of bytes in which UTF-16 gives writing, and how plausible it is."""
    if len(piece) % 2 or not piece:
        return "", 0.0
    best = ("", least)
    for order in ("utf-16-le", "utf-16-be"):
        text = piece.decode(order, "replace")
        if _odd_characters(text) > 0.01 or text.count("\ufffd") > 1:
            continue
        plain = len(text.encode("ascii", "ignore"))
        score = plausibility(text, order) * (len(text) - plain) + plain
        best = max(best, (order, score / len(text) + 0.05), key=lambda pair: pair[1])
    return best if best[0] else ("", 0.0)


def _declared(untrusted: bytes, declared: str) -> str:
    """Return the declared encoding if the bytes agree with it."""
    name = SUPERSETS.get(declared.strip().lower(), declared.strip().lower())
    try:
        text = _sample(untrusted).decode(name)
    except (LookupError, UnicodeError):
        return ""
    if name.startswith("utf") or _odd_characters(text) > 0.01:
        return ""
    if name not in WIDE and name not in SINGLE_BYTE:
        return name
    scores = _scores(_sample(untrusted))
    return name if scores[name] >= max(scores.values()) - NEARLY else ""


def _legacy(untrusted: bytes) -> str:
    """Return the likeliest encoding of bytes that are not UTF-8.

    Raises:
        BinaryError: none of them gives anything like writing.
    """
    sample = _sample(untrusted)
    scores = _scores(sample)
    order, score = _wide_order(sample)
    if order:
        scores[order] = score
    best = max(scores, key=lambda name: scores[name])
    if scores[best] >= GOOD_ENOUGH:
        return best
    other = charset_normalizer.from_bytes(sample).best()
    if other is not None and len(sample) > 64:
        return other.encoding
    if scores[best] > -0.25:
        return best
    message = f"{len(untrusted)} bytes that read like no writing"
    raise BinaryError(message)


def _scores(sample: bytes) -> dict[str, float]:
    """Return how plausible a sample is in each encoding."""
    return {
        name: plausibility(sample.decode(name, "replace"), name) + PRIOR.get(name, 0.0)
        for name in (*WIDE, *SINGLE_BYTE)
    }
