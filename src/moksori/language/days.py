"""Days of the calendar however they are written, for comparing them with a day that is known.

`dates` reads what a text means and keeps out what only looks like a date; this reader finds
every stretch that could be read as one day, all readings of it, and leaves the judgement to
whoever compares: 03/04 is a day of March and a day of April.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from moksori.language.numbers_en import ORDINALS
from moksori.language.numbers_ko import read_words

MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
"""Pattern of the name of a month in a text in canonical form."""
_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
"""The months in Roman figures: 14.III.2016."""
_UNITS_WORDS = "one two three four five six seven eight nine"
_TEENS_WORDS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_UNITS_ORDINAL = "first second third fourth fifth sixth seventh eighth ninth"
SAID: dict[str, int] = {
    **{word: day for word, day in ORDINALS.items() if day <= 30},
    **{word: day for day, word in enumerate(f"{_UNITS_WORDS} {_TEENS_WORDS}".split(), 1)},
    "twenty": 20,
    "thirty": 30,
}
"""Day of the month by the word for it; those above twenty are said in two."""
_UNITS = f"{_UNITS_ORDINAL} {_UNITS_WORDS}".replace(" ", "|")
_SAID_PATTERN = f"(?:twenty|thirty)[ -](?:{_UNITS})|" + "|".join(
    sorted(SAID, key=len, reverse=True)
)
_DAY = rf"(?P<d>(?:3[01]|[12]\d|0?[1-9])(?!\d)|(?:{_SAID_PATTERN})(?![a-z]))(?: ?(?:st|nd|rd|th))?"
_GAP = r"[ ,.\-_/]{0,3}"
_YEAR = r"(?:of )?(?P<y>(?:1[89]|20)\d\d(?!\d)|'?\d\d(?![\d:]))"
_FIRST_YEAR = rf"(?:(?P<y0>(?:1[89]|20)\d\d){_GAP})?"
_FREE = r"(?<![a-z0-9%])"
_DAY_MONTH = re.compile(
    rf"{_FREE}{_FIRST_YEAR}{_DAY}(?: ?of)?{_GAP}(?P<m>{MONTHS})"
    rf"(?:(?![a-z])|(?=of))(?:{_GAP}{_YEAR})?"
)
_MONTH_DAY = re.compile(
    rf"(?<![a-z]){_FIRST_YEAR}(?P<m>{MONTHS}){_GAP}(?:the )?{_DAY}(?![a-z])(?:{_GAP}{_YEAR})?"
)
_ROMAN_MONTH = re.compile(
    r"(?<![a-z0-9])(?P<d>3[01]|[12]\d|0?[1-9])(?P<s>[./\- ])(?P<m>x?i{1,3}|i?v|vi{1,3}|i?x)(?P=s)"
    r"(?P<y>(?:1[89]|20)?\d\d)(?!\d)"
)
_NUMERAL = "0-9영공일이삼사오육륙칠팔구십백천〇零一二三四五六七八九十百千"
_KOREAN = re.compile(
    rf"(?:(?P<juche>주체 ?)?(?P<y>[{_NUMERAL}]{{1,8}}) ?[년年],? ?)?"
    rf"(?<![{_NUMERAL}])(?P<m>[{_NUMERAL}]{{1,3}}|유|시) ?[월月]"
    rf" ?(?P<d>[{_NUMERAL}]{{1,4}}) ?[일日]"
)
_YMD = re.compile(r"(?<!\d)(\d{4})(?P<s>\. ?|[-/_ ])(\d{1,2})(?P=s)(\d{1,2})(?!\d)")
_XYZ = re.compile(r"(?<!\d)'?(\d{1,2})(?P<s>\. ?|[-/_ ])(\d{1,2})(?P=s)(\d{4}|\d{2})(?!\d)")
_TOGETHER = re.compile(r"(?<!\d)(?:\d{8}|\d{6})(?!\d)")
_ORDINAL_DAY = re.compile(r"(?<!\d)(\d{4})-(\d{3})(?!\d)")
_WEEK_DAY = re.compile(r"(?<!\d)(\d{4})-?w(\d{2})-?([1-7])(?!\d)")
_SLASHED = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?![\d/])")
_HAN = str.maketrans("〇零一二三四五六七八九十百千", "영영일이삼사오육칠팔구십백천")
_JUCHE = 1911


@dataclass(frozen=True, slots=True)
class Day:
    """One reading of a stretch as a day.

    Attributes:
        year: Of four figures, of two (below 100: the century is open), or None where none is told.
        sure: False where figures stand that may be anything: 3/14, 160314.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    sure: bool = True

    def is_day(self, year: int | None, month: int, day: int) -> bool:
        """Say whether this may be that day; a year that is not told may be any."""
        if (self.month, self.day) != (month, day):
            return False
        if self.year is None or year is None:
            return True
        if self.year < 100 or year < 100:
            return self.year % 100 == year % 100
        return self.year == year


def days_in(folded: str) -> Iterator[Day]:
    """Give every reading as a day of every stretch of a text in canonical form (`fold`)."""
    for found in (*_named(folded), *_korean(folded), *_numeric(folded)):
        if 1 <= found.month <= 12 and 1 <= found.day <= 31:
            yield found


def _named(text: str) -> Iterator[Day]:
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        for match in pattern.finditer(text):
            month = _SHORT.index(match["m"][:3]) + 1
            told = match["y0"] or (match["y"] or "").strip("'")
            year = int(told) if told else None
            yield Day(*match.span(), year, month, _said(match["d"]))
            if year is not None and year < 100:
                # "14 March 10 men came": the figures behind may be no year.
                yield Day(match.start(), match.start("y"), None, month, _said(match["d"]), False)
    for match in _ROMAN_MONTH.finditer(text):
        if match["m"] in ROMAN:
            month = ROMAN.index(match["m"]) + 1
            yield Day(*match.span(), int(match["y"]), month, int(match["d"]))


def _said(day: str) -> int:
    if day.isdigit():
        return int(day)
    return sum(SAID[word] for word in re.split("[ -]", day))


def _korean(text: str) -> Iterator[Day]:
    for match in _KOREAN.finditer(text):
        month = {"유": 6, "시": 10}.get(match["m"]) or _number(match["m"])
        year = _number(match["y"]) if match["y"] else None
        if year is not None and match["juche"]:
            year += _JUCHE
        yield Day(*match.span(), year, month, _number(match["d"]))


def _number(told: str) -> int:
    if told.isdigit():
        return int(told)
    return int(read_words(told.translate(_HAN)) or 0)


def _numeric(text: str) -> Iterator[Day]:
    for match in _YMD.finditer(text):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        yield Day(*match.span(), year, month, day)
        yield Day(*match.span(), year, day, month, False)
    for match in _XYZ.finditer(text):
        first, second, third = int(match[1]), int(match[3]), int(match[4])
        sure = match["s"] != " "
        yield Day(*match.span(), third, second, first, sure)
        yield Day(*match.span(), third, first, second, sure)
        if len(match[4]) == 2:
            yield Day(*match.span(), first, second, third, sure)
    for match in _TOGETHER.finditer(text):
        yield from _together(match)
    for match in _SLASHED.finditer(text):
        first, second = int(match[1]), int(match[2])
        yield Day(*match.span(), None, first, second, False)
        yield Day(*match.span(), None, second, first, False)
    yield from _counted(text)


def _together(match: re.Match[str]) -> Iterator[Day]:
    told, sure = match.group(), len(match.group()) == 8
    long = len(told) - 4
    first, rest = int(told[:long]), told[long:]
    yield Day(*match.span(), first, int(rest[:2]), int(rest[2:]), sure)
    last = int(told[4:])
    yield Day(*match.span(), last, int(told[2:4]), int(told[:2]), sure)
    yield Day(*match.span(), last, int(told[:2]), int(told[2:4]), sure)


def _counted(text: str) -> Iterator[Day]:
    """Read days counted in their year, or in its weeks: 2016-074, 2016-W11-1."""
    for match in _ORDINAL_DAY.finditer(text):
        year, count = int(match[1]), int(match[2])
        if 1 <= year <= 9998 and 1 <= count <= 366:
            day = date(year, 1, 1) + timedelta(days=count - 1)
            yield Day(*match.span(), day.year, day.month, day.day, False)
    for match in _WEEK_DAY.finditer(text):
        year, week = int(match[1]), int(match[2])
        if 1 <= year <= 9998 and 1 <= week <= 52:
            day = date.fromisocalendar(year, week, int(match[3]))
            yield Day(*match.span(), day.year, day.month, day.day)
