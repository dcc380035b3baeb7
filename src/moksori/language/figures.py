"""Numbers however they are written, for comparing them with a number that is known.

38,000 · 38 000 · 38k · 3만8천 · 삼만 팔천 · 三萬八千 · thirty-eight thousand: no unit is asked for,
and what only looks like a number is left to whoever compares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.language.numbers import read_number
from moksori.language.numbers_en import SCALES, WORDS
from moksori.language.numbers_ko import read_words

_SCALE = "|".join(sorted((re.escape(word) for word in SCALES), key=len, reverse=True))
# Behind a letter a full stop ends a sentence, though no blank follows it: gone.38,000 yuan.
_DIGITS = re.compile(
    r"(?:(?<![\d.,])|(?<=[^\W\d][.,]))(?!0\d)"
    r"(?P<whole>\d{1,15}(?:[,.' ]\d{3,4}(?!\d)){0,5})(?P<part>\.\d{1,6})?(?!\d)"
    rf"(?:[ -]?(?P<scale>{_SCALE})s?(?![a-z]))?"
)
_GROUPS = re.compile("[,.' ]")
# A particle may follow a number in English words, and Korean may stand before it.
_INSIDE = WORDS.removeprefix(r"(?<![\w-])").removesuffix(r"(?![\w])")
_WORDS = re.compile(rf"(?<![a-z0-9_-]){_INSIDE}(?![a-z0-9_])")
_KOREAN_ONE = (
    r"(?:\d[\d,.]{0,18}|[영공일이삼사오육륙칠팔구십백천만억조〇零一二三四五六七八九十百千万萬億兆])"
)
_KOREAN = re.compile(rf"{_KOREAN_ONE}(?: ?{_KOREAN_ONE}){{0,24}}")
_SCALED = re.compile("[십백천만억조]")
_LARGE = re.compile("[천만억조]")
_HAN = str.maketrans("〇零一二三四五六七八九十百千万萬億兆", "영영일이삼사오육칠팔구십백천만만억조")
DIGIT_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
)  # fmt: skip
"""The words for single figures, from nought."""
_SPELLED_ONE = {
    "oh": "0", "o": "0",
    **{word: str(figure) for figure, word in enumerate(DIGIT_WORDS)},
    **dict(zip("영공일이삼사오육륙칠팔구", "001234566789", strict=True)),
    **dict(zip("〇零一二三四五六七八九", "00123456789", strict=True)),
}  # fmt: skip
_SPELLED_WORDS = "|".join(sorted(_SPELLED_ONE, key=len, reverse=True))
_ONE_SPELLED = re.compile(rf"{_SPELLED_WORDS}|\d")
_SPELLED_RUN = "[영공일이삼사오육륙칠팔구〇零一二三四五六七八九]{7}"
_SPELLED = re.compile(
    rf"(?:(?<![가-힣a-z])|(?={_SPELLED_RUN}))(?:(?:{_SPELLED_WORDS}|\d)[ ,.\-]{{0,3}}){{7,64}}"
)


def figures_in(folded: str) -> Iterator[tuple[int, int, float]]:
    """Give start, end and value of every number in a text in canonical form (`fold`)."""
    for match in _DIGITS.finditer(folded):
        if not _is_of_code(folded, match):
            yield from _in_digits(match)
    for match in _WORDS.finditer(folded):
        value = read_number(match.group())
        if value is not None:
            yield *match.span(), value
    for match in _KOREAN.finditer(folded) if not folded.isascii() else ():
        yield from _in_korean(folded, match)


def _is_of_code(folded: str, match: re.Match[str]) -> bool:
    """Say whether figures are part of a long run of figures and letters, such as a checksum."""
    start, end = match.span("whole")
    before, after = folded[max(0, start - _CODE) : start], folded[end : end + _CODE]
    length = len(_RUN_BEFORE.search(before)[0]) + len(_RUN_AFTER.match(after)[0])  # type: ignore[index]
    return length >= _CODE


_CODE = 16
_RUN_BEFORE = re.compile(r"[0-9a-z]*\Z")
_RUN_AFTER = re.compile(r"[0-9a-z]*")


def _in_digits(match: re.Match[str]) -> Iterator[tuple[int, int, float]]:
    factor = SCALES.get(match["scale"] or "", 1)
    whole, part = match["whole"], match["part"] or ""
    yield *match.span(), float(_GROUPS.sub("", whole) + part) * factor
    if whole.count(".") == 1 and "," not in whole and " " not in whole and not part:
        yield *match.span(), float(whole.replace("'", "")) * factor
    first = _GROUPS.split(whole)[0]
    if first != whole:
        # "12 3000": two numbers side by side.
        last = _GROUPS.split(whole)[-1]
        yield match.end("whole") - len(last), match.end(), float(last + part) * factor


def _in_korean(folded: str, match: re.Match[str]) -> Iterator[tuple[int, int, float]]:
    """Read a run of numerals, and every part of it that blanks set off: 1 3만8천 may be two."""
    words = [
        (word.start() + match.start(), word.end() + match.start())
        for word in _NO_BLANK.finditer(match.group())
    ][:_MOST_WORDS]
    for first, (start, _) in enumerate(words):
        for _, end in words[first : first + _LONGEST]:
            value = _korean_value(folded, start, end)
            if value is not None:
                yield start, end, value


def _korean_value(folded: str, start: int, end: int) -> float | None:
    said = folded[start:end].translate(_HAN)
    digits = any(char.isdigit() for char in said)
    glued = "가" <= folded[start - 1 : start] <= "힣"
    scaled = _SCALED if len(said) > 1 else _LARGE
    if not scaled.search(said) or (glued and not digits):
        return None
    return read_words(_with_tenths(said))


def is_lone(words: str) -> bool:
    """Say whether a number is one word of scale: 만 for ten thousand, which means much else too."""
    return len(words) == 1 and not words.isdigit()


_NO_BLANK = re.compile("[^ ]+")
_MOST_WORDS, _LONGEST = 24, 5
_TENTHS = re.compile(r"(\d{1,6})\.(\d{1,4}) ?(만|억|천)")
_SIZES = {"천": 1_000, "만": 10_000, "억": 100_000_000}


def _with_tenths(said: str) -> str:
    """Write 3.8만 as 38000."""
    return _TENTHS.sub(
        lambda hit: str(round(float(f"{hit[1]}.{hit[2]}") * _SIZES[hit[3]])), said
    ).strip(",. ")


def spelled_digits(folded: str) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Give every run of figures of which some are words: the figures, and where each stands."""
    for match in _SPELLED.finditer(folded):
        found = [(one.start(), one.end()) for one in _ONE_SPELLED.finditer(folded, *match.span())]
        digits = "".join(_SPELLED_ONE.get(folded[a:b], folded[a:b]) for a, b in found)
        if any(not folded[first].isdigit() for first, _ in found):
            yield digits, found
