"""What a currency is called aloud, for every code that the common vocabulary knows."""

from __future__ import annotations

import re
from functools import cache

from babel.numbers import get_currency_name

from moksori.packs.loader import load_common
from moksori.packs.model import Currency

CODE = "[A-Z]{3}"
"""What may be a code; `english` and `korean` say whether it is one."""
LETTERS = re.compile(CODE)


def english(code: str, count: int) -> str:
    """Return what a code of ISO 4217 is called: `US dollar`, or `US dollars` where not one.

    Empty for what is not a code of the vocabulary; `RMB` is none, and is said letter by letter.
    """
    if code not in {money.code for money in load_common().currencies}:
        return ""
    return get_currency_name(code, count, "en_GB")


def korean(code: str) -> str:
    """Return what a code or another name in capital letters is called, `북한 원`, or nothing."""
    return _korean().get(code, "")


@cache
def _korean() -> dict[str, str]:
    return {
        code: _fullest(money)
        for money in load_common().currencies
        for code in {money.code, *filter(LETTERS.fullmatch, money.names["en"])}
    }


def _fullest(money: Currency) -> str:
    """Return the name that says most: of 달러 and 미국 달러 a listener needs the second."""
    label = money.labels["ko"].partition("(")[0]
    return max((name for name in money.names["ko"] if name.endswith(label)), key=len, default=label)
