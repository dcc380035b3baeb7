"""Ways to write the same words so that a search for them goes past."""

import base64
import json
import unicodedata
from urllib.parse import quote

from benchmarks.planting.words import is_korean

CYRILLIC = str.maketrans("KCPMHTAOEacpeoxy", "КСРМНТАОЕасреоху")


def look_alike(words):
    return words.translate(CYRILLIC)


def zero_width(words):
    return "\u200b".join(words)


def soft_hyphens(words):
    return "\u00ad".join(words)


def dashes(words):
    return words.replace("-", "\u2011").replace(" ", "\u00a0")


def nfd(words):
    return unicodedata.normalize("NFD", words)


def compatibility_jamo(words):
    """김 as ㄱㅣㅁ, the letters one after the other."""
    table = {}
    for first in (0x1100, 0x1161, 0x11A8):
        for code in range(first, first + 28):
            name = unicodedata.name(chr(code), "").split()
            if len(name) == 3:
                letter = f"HANGUL LETTER {name[2]}"
                try:
                    table[code] = unicodedata.lookup(letter)
                except KeyError:
                    continue
    return unicodedata.normalize("NFD", words).translate(table)


def spaced(words):
    return " ".join(char for char in words if not char.isspace())


def full_width(words):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in words)


def with_particle(words):
    return words + ("에게서는" if is_korean(words) else "’s")


def upper(words):
    return words.upper()


def run_on(words):
    return "".join(words.replace("-", " ").title().split())


PLAIN = {
    "plain": str,
    "nfd": nfd,
    "zero_width": zero_width,
    "soft_hyphens": soft_hyphens,
    "dashes": dashes,
    "spaced": spaced,
    "look_alike": look_alike,
    "full_width": full_width,
    "with_particle": with_particle,
    "upper": upper,
    "jamo": compatibility_jamo,
}
"""Ways that any container can carry."""


def percent(words):
    return quote(words, safe="")


def entities(words):
    return "".join(f"&#{ord(char)};" for char in words)


def hexadecimal_entities(words):
    return "".join(f"&#x{ord(char):X};" for char in words)


def escaped(words):
    return (
        json.dumps(words)[1:-1]
        if not words.isascii()
        else "".join(f"\\u{ord(char):04x}" for char in words)
    )


def in_base64(words):
    return base64.b64encode(words.encode()).decode()


def in_hexadecimal(words):
    return words.encode().hex()


def quoted_printable(words):
    return "".join(f"={byte:02X}" for byte in words.encode())


def data_address(words):
    return "data:text/plain;base64," + base64.b64encode(words.encode()).decode()


ESCAPED = {
    "percent": percent,
    "entities": entities,
    "hexadecimal_entities": hexadecimal_entities,
    "escaped": escaped,
    "in_base64": in_base64,
    "in_hexadecimal": in_hexadecimal,
    "quoted_printable": quoted_printable,
    "data_address": data_address,
}
"""Ways that only a container of text can carry."""
