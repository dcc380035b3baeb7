"""Which language a text is in, by the scripts it is written in."""

from __future__ import annotations

import re

_HANGUL = re.compile("[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f]")
_KANA = re.compile("[\u3041-\u30fa\u30fc-\u30ff]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LATIN_LETTERS_A_WORD = 2.5
"""A syllable or a Chinese character says about as much as this many Latin letters."""


def has_hangul(text: str) -> bool:
    """Say whether anything in the text is written in Korean letters."""
    return _HANGUL.search(text) is not None


def language_of(text: str) -> str:
    """Give `ko`, `en`, `ja`, `zh` or `ru` by the shares of the scripts; empty where none leads.

    Latin letters are taken for English.
    """
    hangul, kana = len(_HANGUL.findall(text)), len(_KANA.findall(text))
    han = len(_HAN.findall(text))
    weights = {
        "ko": float(hangul),
        "ja": float(kana + han) if kana * 10 >= han and kana else float(kana),
        "zh": float(han),
        "ru": len(_CYRILLIC.findall(text)) / _LATIN_LETTERS_A_WORD,
        "en": len(_LATIN.findall(text)) / _LATIN_LETTERS_A_WORD,
    }
    best = max(weights, key=lambda code: weights[code])
    return best if weights[best] > 0 else ""


def wants_korean(text: str, lang: str) -> bool:
    """Say whether the Korean rules of a finder have anything to read in the text."""
    return lang == "ko" or has_hangul(text)
