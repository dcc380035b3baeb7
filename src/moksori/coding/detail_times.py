"""Days, years, hours, spans of time and ages in English, found fast."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.coding.detail_words import detail
from moksori.language.dates_en import day_number, month_number
from moksori.terms.detail import Detail, DetailKind

_B = r"[ \u00a0\n]"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)(?![a-z])"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_PART = (
    r"(?:(?:the )?(?:early|mid|late|end|beginning|middle|start|first half|second half|spring|summer"
    r"|autumn|fall|winter)(?:[ -]| of (?:the )?))?"
)
_DAYS = re.compile(
    # 31 May 1991 · 4 and 5 May · 3rd of May, 1991
    rf"(?<![\w/.])(?P<day>{_DAY})(?:(?:, | and | or | to |[-–/]){_DAY})*(?:{_B}of)?{_B}?"
    rf"(?P<month>{_MONTH})(?:,?{_B}(?P<year>{_YEAR})(?!\d))?"
    # May 31, 1991 · early May 1991 · May
    rf"|{_PART}(?<![\w-])(?P<month2>{_MONTH})(?:{_B}(?P<day2>{_DAY})(?![\w/]))?"
    rf"(?:,?{_B}(?:of{_B})?(?P<year2>{_YEAR})(?!\d))?"
    # 1991-05-31 · 31.05.1991 · 31/5/91
    rf"|(?<![\w./-])(?:{_YEAR}-\d\d?-\d\d?|\d\d?([./-])\d\d?\3(?:\d\d)?\d\d)(?![\w/-])"
)
_MAY = re.compile(
    r"\b(?:in|of|since|until|till|by|from|between|and|to|last|next|this|during|before|after"
    r"|early|late|mid|or|through)[ -]$",
    re.IGNORECASE,
)
_YEARS = re.compile(
    rf"(?<![\w./:§£$€,-]){_PART}{_YEAR}(?:s\b)?(?:[-–/](?:{_YEAR}|\d\d)(?!\d))?(?![\w%]|[.,:/]\d)"
)
_REFERS = re.compile(
    r"(?:Article|Rule|Section|section|paragraph|[Nn]os?\.|p\.|pp\.|§)[ \u00a0](?:no\. )?$"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
_RELATIVE = re.compile(
    rf"(?<![\w-])(?:(?:last|next|the (?:following|same|next|previous|preceding)|that|one)"
    rf" (?:day|night|morning|evening|afternoon|week|weekend|month|year|spring|summer|autumn|winter"
    rf"|{_WEEKDAY})|yesterday|tomorrow|the day (?:before|after)|{_WEEKDAY}"
    r"|(?:in|during|since|until|of) (?:the |that )?(?:spring|summer|autumn|winter)"
    r"|(?:the )?(?:early |late |mid-?)?(?:\d\d?(?:st|nd|rd|th)|(?:[a-z]+(?:teenth|ieth)"
    r"|twenty-first)) century|(?:New Year’s|Christmas|Easter)(?: (?:Day|Eve))?)(?![\w-])"
)
_HOURS = re.compile(
    r"(?<![\w./:])(?:\d\d?[.:]\d\d ?(?:[ap]\.?m\b\.?|hours|hrs|o’clock)|\d\d?:\d\d(?::\d\d)?(?!\d)"
    r"|\d\d? ?(?:[ap]\.m\.|[ap]m\b)|\d\d? o['’]clock|(?:noon|midnight)\b)"
)
_ONE = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven"
    r"|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[- ](?:one|two|three|four|five"
    r"|six|seven|eight|nine))?|hundred|thousand|dozen|several|a few|a couple of|many|half an?"
    r"|(?<!\w)an?)"
)
NUMBER = rf"(?:\d[\d,.]*\d|\d|{_ONE}(?: (?:hundred|thousand))?)(?: and a half)?"
"""Pattern of a number of things, in figures or words."""
ABOUT = (
    r"(?:(?:approximately|approx\.|about|around|some|nearly|almost|over|roughly|at least|at most"
    r"|(?:less|more|fewer) than|up to|only|circa|another) )?"
)
"""Pattern of what makes a number less sure."""
_UNIT = r"(?:minute|hour|day|night|week|weekend|month|year|decade|centur(?:y|ie))s?(?![\w-])['’]?"
_SPANS = re.compile(
    rf"(?<![\w.,/-])(?:(?:a |the )?period of )?{ABOUT}{NUMBER}[ \u00a0-](?:(?:full|whole|more"
    rf"|further|calendar|working|consecutive|and a half) )?{_UNIT}"
    rf"(?:(?:,? and |, | ){NUMBER}[ \u00a0]{_UNIT}){{0,3}}"
    r"(?P<old>[- ](?:old|of age)\b)?"
    r"(?: (?:later|earlier|ago|before|after(?:wards)?|previously)\b)?",
    re.IGNORECASE,
)
_SOLID = re.compile(r"^(?:an?|one|half an?)[ -]", re.IGNORECASE)
_AGES = re.compile(
    r"(?<![\w-])(?:(?:at |from |under |over )?(?:the )?ages? (?:of |at )?|aged )"
    rf"(?:between )?{NUMBER}(?:(?: and | to |-){NUMBER})?(?: (?:years|months)(?: old)?)?(?![\w-])"
    r"|(?<![\w-])in (?:his|her|their|my) (?:early |mid-?|late )?(?:teens|twenties|thirties|forties"
    r"|fifties|sixties|seventies|eighties|\d0s)",
)


def times_of(text: str) -> Iterator[Detail]:
    """Find days, hours, spans of time and ages.

    Args:
        text: The whole text.
    """
    yield from _days(text)
    for match in _SPANS.finditer(text):
        kind = DetailKind.AGE if match["old"] else DetailKind.DURATION
        sure = 0.5 if _SOLID.match(match.group()) else 0.9
        yield detail(text, *match.span(), kind, ("details.time", sure))
    for match in _AGES.finditer(text):
        yield detail(text, *match.span(), DetailKind.AGE, ("details.age", 0.9))


def _days(text: str) -> Iterator[Detail]:
    for match in _DAYS.finditer(text):
        if _is_only_may(text, match):
            continue
        yield detail(
            text, *match.span(), DetailKind.DATE, ("details.day", 0.95), _edtf(match.groupdict())
        )
    for match in _YEARS.finditer(text):
        if not _REFERS.search(text, max(0, match.start() - 20), match.start()):
            yield detail(text, *match.span(), DetailKind.DATE, ("details.year", 0.85))
    for pattern, rule in ((_RELATIVE, "details.relative"), (_HOURS, "details.hour")):
        for match in pattern.finditer(text):
            yield detail(text, *match.span(), DetailKind.DATE, (rule, 0.7))


def _is_only_may(text: str, match: re.Match[str]) -> bool:
    """Say whether a month alone may be another word: May, or a woman called April."""
    if match["month2"] is None or match["day2"] or match["year2"]:
        return False
    if match.group() != match["month2"]:
        return False
    return not _MAY.search(text, max(0, match.start() - 10), match.start())


def _edtf(told: dict[str, str | None]) -> str:
    """Give a day that is told whole as EDTF, or an empty string."""
    month, year = told["month"] or told["month2"], told["year"] or told["year2"]
    if not month or not year:
        return ""
    number, day = month_number(month), day_number(told["day"] or told["day2"] or "")
    return f"{year}-{number:02}-{day:02}" if day else f"{year}-{number:02}"
