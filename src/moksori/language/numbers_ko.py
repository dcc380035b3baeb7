"""Korean number words: native (마흔셋), Sino-Korean (사십삼), mixed with digits (4만 5천)."""

from __future__ import annotations

import re

NATIVE_TENS = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70,
    "여든": 80, "아흔": 90,
}  # fmt: skip
NATIVE_ONES = {
    "하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "석": 3, "서": 3, "넷": 4, "네": 4,
    "넉": 4, "너": 4, "다섯": 5, "닷": 5, "여섯": 6, "엿": 6, "일곱": 7, "여덟": 8, "여덜": 8,
    "아홉": 9,
}  # fmt: skip
_SINO = {
    "영": 0, "공": 0, "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "륙": 6, "칠": 7,
    "팔": 8, "구": 9,
}  # fmt: skip
_SMALL = {"십": 10, "백": 100, "천": 1000}
_LARGE = {"만": 10_000, "억": 100_000_000, "조": 1_000_000_000_000}

_ONES_LONG = "다섯|여섯|일곱|여덟|여덜|아홉|하나|둘|셋|넷|한|두|세|네|석|넉"
_TENS = "열|스물|스무|서른|마흔|쉰|예순|일흔|여든|아흔"
NATIVE = f"(?:(?:{_TENS}) ?(?:{_ONES_LONG})|(?:{_TENS})|(?:{_ONES_LONG}))"
"""Pattern of a native number below a hundred."""
SINO_SMALL = "(?:[일이삼사오육륙칠팔구]?백)?(?:[일이삼사오육륙칠팔구]?십)?[일이삼사오육륙칠팔구]?"
"""Pattern of a Sino-Korean number below a thousand; it may be empty."""
DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,6})?"
"""Pattern of a number in digits, with or without commas."""
_UNIT = rf"(?:{DIGITS}|[일이삼사오육륙칠팔구한두세네몇수]{{1,2}})"
NUMBER = (
    rf"(?:(?:{_UNIT} ?)?[십백천만억조]|{_UNIT})"
    rf"(?: ?(?:(?:{_UNIT} ?)?[십백천만억조]|{_UNIT})){{0,12}}"
)
"""Pattern of a number as sums are written: 4만, 사만 오천, 1억 2천만, 40,000."""

_TOKEN = re.compile(
    rf"(?P<digits>{DIGITS})|(?P<large>[만억조])|(?P<small>[십백천])"
    rf"|(?P<tens>{_TENS})|(?P<ones>{_ONES_LONG}|닷|엿|서|너)|(?P<sino>[영공일이삼사오육륙칠팔구])"
    r"|(?P<skip>[ ,]|여|반)"
)


def read_words(words: str) -> float | None:
    """Read a Korean number, in words or mixed with digits; None where it is none."""
    total, section, digit, seen, at = 0.0, 0.0, None, False, 0
    words = words.strip()
    while at < len(words):
        token = _TOKEN.match(words, at)
        if token is None:
            return None
        at, kind, said = token.end(), token.lastgroup, token.group()
        seen = seen or kind != "skip"
        if kind == "large":
            section += digit or 0.0
            total, section, digit = total + (section or 1.0) * _LARGE[said], 0.0, None
        elif kind == "small":
            section, digit = section + (1.0 if digit is None else digit) * _SMALL[said], None
        elif kind == "tens":
            section += NATIVE_TENS[said]
        elif kind == "digits":
            digit = _joined(digit, float(said.replace(",", "")), said)
        elif kind in ("ones", "sino"):
            value = NATIVE_ONES[said] if kind == "ones" else _SINO[said]
            digit = float(value) if digit is None else digit * 10 + value
    return total + section + (digit or 0.0) if seen else None


def _joined(digit: float | None, value: float, said: str) -> float:
    """Join a number in digits to digits read before it."""
    if digit is None:
        return value
    return float(digit * 10 ** len(said.replace(",", "").split(".")[0]) + value)
