"""English number words: forty-three, a hundred and five, two and a half million, a dozen."""

from __future__ import annotations

import re

_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000, "k": 1_000, "m": 1_000_000, "mn": 1_000_000, "mln": 1_000_000,
    "bn": 1_000_000_000, "lakh": 100_000, "crore": 10_000_000, "dozen": 12, "score": 20,
    "grand": 1_000,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
_SMALL = {**_ONES, **TENS}

NUMBER_WORDS = frozenset(
    [*_SMALL, *SCALES, "couple", "half", *(f"{word}s" for word in (*_SMALL, *SCALES))]
)
"""Every word, in small letters, of which numbers are made."""

_BIG = "hundred|thousand|million|billion|trillion|lakh|crore|dozen"
_CARDINAL = "|".join(sorted(_SMALL, key=len, reverse=True))
_WORD = f"(?:{_CARDINAL}|{_BIG})"
WORDS = (
    rf"(?<![\w-])(?:an?[ -](?={_BIG}|couple)|half[ -]an?[ -](?={_BIG}))?"
    rf"(?:couple(?: of)?|{_WORD})(?:(?:[ -]|, | and | and a )(?:{_WORD}|half)){{0,7}}+s?(?![\w])"
)
"""Pattern of a number in English words; case is ignored by who compiles it."""

_DIGIT_WORDS = "one|two|three|four|five|six|seven|eight|nine"
SMALL_WORDS = (
    rf"(?:(?:{'|'.join(sorted(TENS, key=len, reverse=True))})"
    rf"(?:[ \n-]?(?:{_DIGIT_WORDS})(?![A-Za-z])|(?![ \n-](?:{_DIGIT_WORDS})(?![A-Za-z])))"
    rf"|(?:{'|'.join(sorted(_ONES, key=len, reverse=True))}))"
)
"""Pattern of one number below a hundred in English words."""

_TOKEN = re.compile(r"[a-z]+")


def read_words(words: str) -> float | None:
    """Read a number in English words; None where it is none."""
    tokens = [token for token in _TOKEN.findall(words.lower()) if token not in ("and", "of")]
    if not tokens:
        return None
    total, group, seen = 0.0, 0.0, False
    for told in tokens:
        word = told if told in _SMALL or told in SCALES else told.removesuffix("s")
        if word in ("a", "an"):
            continue
        if word == "couple":
            group, seen = 2.0, True
        elif word == "half":
            group, seen = group + 0.5, True
        elif word in _SMALL:
            group, seen = group + _SMALL[word], True
        elif word in SCALES:
            total, group = _scaled(total, group, seen, SCALES[word])
            seen = True
        else:
            return None
    return total + group if seen else None


def _scaled(total: float, group: float, seen: bool, scale: int) -> tuple[float, float]:
    """Multiply what was read so far by a scale word."""
    if scale <= 100:
        return total, (group or 1.0) * scale
    if not group and total and seen:
        return total * scale, 0.0
    return total + (group or 1.0) * scale, 0.0
