"""How long something lasted."""

from __future__ import annotations

import re

from moksori.language.fold import readable
from moksori.language.found import Found, longest, relocate
from moksori.language.numbers import read_number
from moksori.language.numbers_en import SMALL_WORDS

_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y", "hour": "H", "일": "D", "주": "W",
          "개월": "M", "달": "M", "년": "Y", "시간": "H"}
_NAMES = {"D": "day", "W": "week", "M": "month", "Y": "year", "H": "hour"}
_DURATION = re.compile(
    rf"\b(?P<n>\d{{1,3}}|an?|{SMALL_WORDS}) (?P<u>hour|day|week|month|year)s?\b(?! old)"
    r"|(?P<kn>\d{1,3}) ?(?P<ku>일|주|개월|달|년|시간)(?:간|동안)",
    re.IGNORECASE,
)


def find_durations(text: str, lang: str = "") -> list[Found]:
    """Find durations: `value` in ISO 8601."""
    view = readable(text)
    found: list[Found] = []
    for match in _DURATION.finditer(view.text):
        said, unit = match["n"] or match["kn"], match["u"] or match["ku"]
        number = 1 if said.lower() in ("a", "an") else int(read_number(said) or 0)
        code = _UNITS[unit.lower()]
        value = f"PT{number}H" if code == "H" else f"P{number}{code}"
        found.append(Found(match.start(), match.end(), value, {"unit": _NAMES[code], "exact": True}))
    return relocate(longest(found), view)
