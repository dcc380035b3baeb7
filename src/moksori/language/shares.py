"""Shares of a whole: per cent, fractions, halves."""

from __future__ import annotations

import re

from moksori.language.fold import readable
from moksori.language.found import Found, longest, relocate
from moksori.language.numbers import read_number
from moksori.language.numbers_en import SMALL_WORDS

_SHARE = re.compile(
    rf"(?P<n>\d{{1,3}}(?:\.\d+)?|{SMALL_WORDS}) ?-?(?:%|per ?cent|퍼센트|프로)|(?P<hal>\d)할|절반|\bhalf\b",
    re.IGNORECASE,
)


def find_shares(text: str, lang: str = "") -> list[Found]:
    """Find shares: `value` a fraction of 1."""
    view = readable(text)
    found: list[Found] = []
    for match in _SHARE.finditer(view.text):
        value = 0.5
        if match["n"]:
            value = (read_number(match["n"]) or 0) / 100
        elif match["hal"]:
            value = int(match["hal"]) / 10
        found.append(Found(match.start(), match.end(), value, {}))
    return relocate(longest(found), view)
