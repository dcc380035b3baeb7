"""Numbers as people write them, in digits, English words and Korean words."""

from __future__ import annotations

import re
from functools import lru_cache

from moksori.language import numbers_en, numbers_ko
from moksori.language.detect import has_hangul
from moksori.language.fold import fold

DIGITS = numbers_ko.DIGITS
"""Pattern of a number in digits, with or without commas and decimals."""

_ENGLISH = re.compile(
    rf"(?:about |around |some |nearly |over |almost )?(?P<digits>{DIGITS})[ -]?(?P<scale>[a-z]*)"
)
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+")
_LONGEST = 120


@lru_cache(maxsize=16384)
def read_number(words: str) -> float | None:
    """Read a number: `forty-three`, `4만`, `사만 오천`, `40,000`, `마흔셋`, `10k`, `1.5 million`.

    None where the words are no number, or none that can be read for sure.
    """
    if len(words) > _LONGEST:
        return None
    text = fold(words).text.strip()
    if has_hangul(text):
        return numbers_ko.read_words(text)
    if _SPACED.fullmatch(text):
        return float(text.replace(" ", ""))
    match = _ENGLISH.fullmatch(text)
    if match:
        scale = match["scale"]
        if scale and scale.removesuffix("s") not in numbers_en.SCALES and scale != "s":
            return None
        factor = numbers_en.SCALES.get(scale, numbers_en.SCALES.get(scale.removesuffix("s"), 1))
        return float(match["digits"].replace(",", "")) * factor
    return numbers_en.read_words(text)
