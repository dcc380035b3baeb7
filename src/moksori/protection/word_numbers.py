"""What one word of a text tells of numbers: enough to know whether a run of words can come to one.

A day or a sum may go over several words: 14 March 2016, 3만 8천, thirty-eight thousand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from moksori.language.days import MONTHS, ROMAN, SAID
from moksori.language.figures import DIGIT_WORDS
from moksori.language.fold import fold
from moksori.language.numbers_en import NUMBER_WORDS, SCALES
from moksori.language.numbers_ko import read_words

_NUMERAL = "영공일이삼사오육륙칠팔구십백천만억조〇零一二三四五六七八九十百千万萬億兆"
_HAN = str.maketrans("〇零一二三四五六七八九十百千万萬億兆", "영영일이삼사오육칠팔구십백천만만억조")
_EDGES = "\"'()[]{}<>.,;:!?-/|*_~ "
_DIGITS = re.compile(r"\d+")
_MONTH = re.compile(rf"(?:{MONTHS})")
_MONTH_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august",
                "september", "october", "november", "december")  # fmt: skip
_SPELLED = frozenset({"oh", "o", *DIGIT_WORDS})
_ROMAN = {name: number for number, name in enumerate(ROMAN, 1)}
_KOREAN_DATE = re.compile(rf"([{_NUMERAL}]{{1,4}}|유|시)([월月일日년年])")
_SEASONED = {"유": 6, "시": 10}
_KOREAN_HEAD = re.compile(rf"(?<![가-힣])[{_NUMERAL}]+")
_SCALED = re.compile("[십백천만억조十百千万萬億兆]")
_CANONICAL = re.compile("[ -_a-~가-힣]*")
_PARTS = re.compile(r"[a-z]+|\d+|[^a-z\d]+")
_GROUP = re.compile(r"\d{3,4}(?!\d)")
FILLERS = frozenset(["of", "the", "and", "a", "an", "st", "nd", "rd", "th"])


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a word tells.

    Attributes:
        said: The word as numbers are read, without the marks around it.
        numbers: What may be a day, or a year, or a month in figures.
        months: The months it names.
        items: Figures told one by one in it.
        scaled: It has a word for thousands and the like.
        opens: A number may go on behind it.
    """

    said: str
    numbers: tuple[int, ...]
    months: tuple[int, ...]
    items: int
    scaled: bool
    opens: bool

    @property
    def ends_in_figure(self) -> bool:
        """True where a group of figures may follow: 38 000."""
        return self.said[-1:].isdigit()

    @property
    def is_group(self) -> bool:
        """True where it may go on a number in figures that stands before."""
        return _GROUP.match(self.said) is not None


def numbers_of(token: str) -> Numbers | None:
    """Give what a word tells of numbers; None where it tells nothing."""
    if token.isascii() and token.isalpha() and token.lower() not in NUMBERS:
        return None
    plain = _CANONICAL.fullmatch(token) is not None
    said = (token.lower() if plain else fold(token).text).strip(_EDGES)
    if not said:
        return None
    if said.isascii():
        return _in_english(said)
    return _in_korean(said)


def _in_english(said: str) -> Numbers | None:
    parts = _PARTS.findall(said)
    words = [part for part in parts if part.isalpha()]
    figures = [part for part in parts if part.isdigit()]
    if not figures and not any(word in NUMBERS for word in words):
        return None
    numbers = [int(part) for part in figures if len(part) <= 4]
    numbers += [int(part[at : at + 2]) for part in figures if len(part) > 4 for at in (0, 2, 4)
                if part[at : at + 2]]  # fmt: skip
    numbers += [SAID[word] for word in words if word in SAID]
    numbers += [_ROMAN[word] for word in words if word in _ROMAN]
    months = tuple(_SHORT[match.group()[:3]] for match in _MONTH.finditer(said))
    items = sum(len(part) for part in figures) + sum(word in _SPELLED for word in words)
    scaled = any(word.removesuffix("s") in SCALES for word in words)
    return Numbers(said, tuple(numbers), months, items, scaled, opens=True)


def _in_korean(said: str) -> Numbers | None:
    heads = list(_KOREAN_HEAD.finditer(said))
    figures = _DIGITS.findall(said)
    dates = _KOREAN_DATE.findall(said)
    months = tuple(_SHORT[match.group()[:3]] for match in _MONTH.finditer(said))
    if not (heads or figures or dates or months):
        return None
    numbers = [int(part) for part in figures if len(part) <= 4]
    numbers += [_value(part) for part, _ in dates]
    told = (_value(part) for part, unit in dates if unit in "월月")
    months += tuple(one for one in told if 1 <= one <= 12)
    months += tuple(
        int(one) for one in re.findall(r"(\d{1,2}) ?[월月]", said) if 1 <= int(one) <= 12
    )
    opens = bool(figures or months or dates) or any(one.end() == len(said) for one in heads)
    items = sum(map(len, figures)) + sum(len(one.group()) for one in heads)
    scaled = bool(_SCALED.search(said)) and bool(heads or figures)
    return Numbers(said, tuple(numbers), months, items, scaled, opens)


def _value(told: str) -> int:
    if told in _SEASONED:
        return _SEASONED[told]
    return int(read_words(told.translate(_HAN)) or 0)


_SHORT = {name[:3]: number for number, name in enumerate(_MONTH_NAMES, 1)}
NUMBERS = frozenset(
    {
        *NUMBER_WORDS,
        *SAID,
        *_SPELLED,
        *_ROMAN,
        *_MONTH_NAMES,
        *(one[:3] for one in _MONTH_NAMES),
        "sept",
    }
)
"""Every word, in small letters, that may be a part of a number or a day."""
