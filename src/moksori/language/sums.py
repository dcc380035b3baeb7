"""The numbers of sums: exact, between two, or only an order of magnitude."""

from __future__ import annotations

import re

from moksori.language.numbers import read_number
from moksori.language.numbers_en import WORDS
from moksori.language.numbers_ko import DIGITS

_SCALE = (
    r"(?:[ \n-]?(?:hundred|thousand|million|billion|trillion|lakh|crore|grand)s?(?![A-Za-z])(?: "
    r"(?:thousand|million|billion)(?![A-Za-z]))?"
    r"|[ ]?(?:k|K|mln|mn|bn|m|M)(?![A-Za-z]))?"
)
_FRESH = r"(?:(?<![\d.,])|(?<=[^\W\d][.,]))"
"""Where a number may begin: behind a letter a full stop ends a sentence and parts no figures."""
_PLAIN = rf"(?:{_FRESH}(?:\d{{1,3}}(?: \d{{3}}){{1,4}}(?!\d)|{DIGITS})(?!\d){_SCALE})"
_ENGLISH_ONE = rf"(?:{_PLAIN}|{WORDS})"
VAGUE = (
    r"(?<![\w-])(?:(?:several|a few|many|a couple of|some|a good many|countless|multiple|few) )?"
    r"(?:tens|dozens|hundreds|thousands|millions|billions)(?: of (?:hundreds|thousands|millions|"
    r"billions))*"
    r"(?: or (?:even )?(?:hundreds|thousands|millions|tens)(?: of (?:thousands|millions))?)?"
    r"|(?<![\w-])(?:several|a few|many|a couple of|a couple|few) (?:dozen|hundred|thousand|million|"
    r"billion)(?: (?:thousand|million))?(?![A-Za-z])"
)
"""Pattern of an English number of which only the size is told."""
ENGLISH_SUM = (
    rf"(?P<vague>{VAGUE})|(?P<low>{_ENGLISH_ONE})(?:[ ]?(?:-|~|to|or|and|up to)[ "
    rf"]?(?P<high>{_ENGLISH_ONE}))?"
)
_KO_UNIT = (
    rf"(?:{DIGITS}|[일이삼사오육륙칠팔구]{{1,2}}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무|서른|"
    rf"마흔|쉰)"
)
_KO_ONE = (
    rf"(?:(?:{_KO_UNIT} ?)?[십백천만억조](?: ?(?:{_KO_UNIT} ?)?[십백천만억조]){{0,6}}(?: "
    rf"?{_KO_UNIT})?"
    rf"|{_KO_UNIT})"
)
_KO_VAGUE = "(?:수|몇|여러)[ ]?(?:십|백|천|만|억)[십백천만억]{0,3}"
KOREAN_SUM = (
    rf"(?P<kvague>(?<![십백천만억조]){_KO_VAGUE})|{_FRESH}(?<![십백천만억조])(?<![십백천만억조] "
    rf")(?P<klow>{_KO_ONE})(?:(?P<kunit>[ ]?[가-힣]{{1,4}})?[ ]?(?:~|-|에서|부터|내지|또는|혹은)[ "
    rf"]?(?P<khigh>{_KO_ONE}))?(?:여|남짓)?"
)
_SIZES = {
    "tens": (10, 99), "dozens": (24, 99), "hundreds": (100, 999), "thousands": (1_000, 9_999),
    "millions": (1_000_000, 9_999_999), "billions": (10**9, 10**10 - 1),
    "dozen": (24, 99), "hundred": (200, 999), "thousand": (2_000, 9_999),
    "million": (2_000_000, 9_999_999), "billion": (2 * 10**9, 10**10 - 1),
}  # fmt: skip
_TIMES = {"hundreds": 100, "thousands": 1_000, "thousand": 1_000, "millions": 1_000_000,
          "million": 1_000_000, "billions": 10**9}  # fmt: skip
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+")
"""Thousands parted by points, as some write them: a sum of money has two decimals at most."""
_SIZE_WORD = re.compile("|".join(sorted(_SIZES, key=len, reverse=True)), re.IGNORECASE)
_KO_SIZES = {"십": 10, "백": 100, "천": 1_000, "만": 10_000, "억": 10**8, "조": 10**12}


def band_of(words: str) -> list[float] | None:
    """Give the lowest and highest sum of words that only tell the size: `tens of thousands`."""
    sizes = [word.lower() for word in _SIZE_WORD.findall(words)]
    if sizes:
        low, high = _SIZES[sizes[0]]
        for word in sizes[1:]:
            times = _TIMES.get(word, 1)
            low, high = low * times, (high + 1) * times - 1
        return [float(low), float(high)]
    digits = [_KO_SIZES[char] for char in words if char in _KO_SIZES]
    if not digits:
        return None
    scale = 1
    for size in digits:
        scale *= size
    return [float(scale), float(scale * 10 - 1)]


def read_sum(low: str, high: str | None) -> float | list[float] | None:
    """Read a sum, or the two ends of one: `3만~5만` and `100-170` are two ends."""
    if _POINTS.fullmatch(low.strip()):
        low = low.replace(".", "")
    first = read_number(low)
    if first is None or high is None:
        return first
    second = read_number(high)
    if second is None:
        return first
    if first < second and first < 10_000 <= second and not low.strip().endswith(("만", "천", "k")):
        scaled = _same_scale(first, high)
        first = scaled if scaled is not None else first
    return [first, second] if first < second else first


def _same_scale(first: float, high: str) -> float | None:
    """Give the lower end of `3~5만` or `3 to 5 million` its scale, which is told once."""
    match = re.search(
        r"(?:[십백천]?[만억조]|thousand|million|billion|k|m)s?\s*\Z", high.strip(), re.I
    )
    if match is None:
        return None
    unit = read_number("1" + match.group()) or read_number("1 " + match.group().strip())
    return first * unit if unit and first < unit else None
