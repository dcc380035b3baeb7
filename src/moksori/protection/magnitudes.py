"""Numbers made coarse: two figures, one figure, order of magnitude; in English and Korean."""

from __future__ import annotations

import re
from decimal import Decimal

from moksori.language.detect import has_hangul
from moksori.language.numbers import read_number
from moksori.terms.disguise import Rung

_ENGLISH = (
    "a few", "tens of", "hundreds of", "thousands of", "tens of thousands of",
    "hundreds of thousands of", "millions of", "tens of millions of", "hundreds of millions of",
    "billions of", "tens of billions of", "hundreds of billions of", "trillions of",
)  # fmt: skip
_KOREAN = (
    "몇", "수십", "수백", "수천", "수만", "수십만", "수백만", "수천만", "수억", "수십억",
    "수백억", "수천억", "수조",
)  # fmt: skip
_FIGURES = {Rung.TWO_FIGURES: 2, Rung.ONE_FIGURE: 1}
_UNITS_KO = ((10**12, "조"), (10**8, "억"), (10**4, "만"))
_TOKEN = re.compile(r"\S+")
_LONGEST = 60


def number_in(told: str) -> tuple[int, int, float] | None:
    """Find the longest number in a few words: where it begins and ends, and its value."""
    words = told[:_LONGEST]
    if has_hangul(words):
        return _in_words(words)
    digits = re.search(
        r"\d[\d,. \u00a0]*(?:\s?(?:thousand|million|billion|trillion|k|m|bn)\b)?",
        words,
        re.IGNORECASE,
    )
    if digits:
        text = digits.group().rstrip(" ,.\u00a0")
        value = read_number(text)
        if value is not None:
            return digits.start(), digits.start() + len(text), value
    return _in_words(words)


def _in_words(words: str) -> tuple[int, int, float] | None:
    edges = (
        range(len(words) + 1)
        if has_hangul(words)
        else sorted({edge for token in _TOKEN.finditer(words) for edge in _edges(token)})
    )
    best: tuple[int, int, float] | None = None
    for start in edges:
        for end in edges:
            piece = words[start:end]
            if end - start <= (best[1] - best[0] if best else 0) or piece != piece.strip():
                continue
            value = read_number(piece)
            if value is not None:
                best = (start, end, value)
    return best


def _edges(token: re.Match[str]) -> tuple[int, ...]:
    text = token.group()
    bare = len(text) - len(text.lstrip("(")), len(text.rstrip(",.)"))
    return token.start() + bare[0], token.start() + bare[1]


def figures(value: float) -> int:
    """Count the figures of a number that are not zeros at its end."""
    digits = f"{value:.10g}".replace(".", "").lstrip("0")
    if "e" in digits:
        digits = str(int(value))
    return max(1, len(digits.rstrip("0")))


def coarse_number(value: float, rung: Rung) -> bool:
    """Say whether a number is already told with no more figures than a rung allows."""
    return rung in _FIGURES and figures(value) <= _FIGURES[rung]


def in_words(low: float, high: float, rung: Rung, korean: bool) -> str:
    """Give the words for a number, or a range of numbers, at a rung.

    The English words for a magnitude end in "of" from ten upwards; "a few" below.
    """
    if rung is Rung.MAGNITUDE:
        names = _KOREAN if korean else _ENGLISH
        first, last = names[_power(low)], names[_power(high)]
        if first == last:
            return last
        return f"{first}~{last}" if korean else f"{first.removesuffix(' of')} to {last}"
    keep = _FIGURES[rung]
    least, most = rounded(low, keep), rounded(high, keep)
    say = _said_ko if korean else _said_en
    about = "약 " if korean else "about "
    if least == most:
        return about + say(most)
    return f"{about}{say(least)}~{say(most)}" if korean else f"{about}{say(least)} to {say(most)}"


def _power(value: float) -> int:
    power = len(str(int(value))) - 1 if value >= 1 else 0
    return min(power, len(_ENGLISH) - 1)


_RATE_FIGURES = 3


def like_its_sum(value: float, sum_: float, rung: Rung) -> float:
    """Give a conversion of the sum as it is told at a rung, and not of the true one.

    Two numbers rounded each for itself say together more than either was to say.
    """
    keep = _FIGURES.get(rung)
    if keep is None or sum_ <= 0:
        return value
    # The rate of the day: what is printed was rounded, and a half must not tip by that.
    rate = Decimal(f"{value / sum_:.{_RATE_FIGURES - 1}e}")
    return float(Decimal(f"{rounded(sum_, keep):.12g}") * rate)


def rounded(value: float, keep: int) -> float:
    """Give a number with so many figures, halves upwards."""
    if value <= 0:
        return 0
    unit = 10.0 ** (_power(value) + 1 - keep)
    # Halves go up, always: round() would send 25 down and 35 up.
    return int(value / unit + 0.5) * unit


def _said_en(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:g}"


def _said_ko(value: float) -> str:
    whole, parts = int(value), []
    for unit, name in _UNITS_KO:
        if whole >= unit:
            parts.append(f"{whole // unit:,}{name}")
            whole %= unit
    if whole or not parts:
        parts.append(f"{whole:,}" if value == int(value) else f"{value:g}")
    return " ".join(parts)
