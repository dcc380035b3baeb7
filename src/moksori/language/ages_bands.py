"""Ages that are told as a band of years in English: her twenties, mid-30s, a teenager."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.language.found import Found
from moksori.language.numbers import read_number
from moksori.language.numbers_en import SMALL_WORDS, TENS

_TENS_WORDS = "twenties|thirties|forties|fourties|fifties|sixties|seventies|eighties|nineties|teens"
_PART = (
    r"(?P<part>(?:(?:very|really)[ \n])?(?:early[ \n-]?(?:to|or)[ \n-]?mid|mid(?:dle)?[ \n-]?(?:to|"
    r"or)[ \n-]?late|"
    r"early|mid|middle|late|lower|upper|low|high)[ \n-]?)?"
)
_WHOSE = r"(?:his|her|their|my|our|your|its|the)"
_DECADE = re.compile(
    rf"(?=[a-z\d'’])(?<!\w)(?:(?:in|into|of|reached|entering|entered|aged(?: in)?|past|by)[ "
    rf"\n](?:{_WHOSE}[ \n])?{_PART}"
    rf"(?P<ten>{_TENS_WORDS}|['’]?[1-9]0(?:['’]?s|ies|ties))(?![\w-])"
    rf"|(?P<ten2>['’]?[1-9]0['’]?s|{_TENS_WORDS})[ \n](?:man|woman|female|male|men|women|girl|"
    rf"boy))",
    re.IGNORECASE,
)
_PART_ALONE = re.compile(
    r"(?<!\w)(?P<part>early|mid|middle|late)[ \n-](?P<ten>[1-9]0['’]?s|thirties|forties|fifties|"
    r"sixties|seventies|twenties|teens)(?![\w-])",
    re.IGNORECASE,
)
_SOMETHING = re.compile(
    rf"(?=[a-z\d])(?<!\w)(?P<ten>[2-9]0|{'|'.join(TENS)})[ -]?(?:something|ish|odd[ -]year[ "
    rf"-]old)s?(?!\w)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"(?<!\w)between[ \n](?:the ages of[ \n])?(?P<low>\d{{1,3}}|{SMALL_WORDS})(?:[ \n]years?)?[ "
    rf"\n]?(?:and|to|-)[ \n]?"
    rf"(?P<high>\d{{1,3}}|{SMALL_WORDS})[ \n](?:years?[ \n](?:old|of age)|of age)",
    re.IGNORECASE,
)
_WORDS: tuple[tuple[str, str, int, int], ...] = (
    (r"teen(?:age(?:d|rs?)?|s|y)?|adolescents?|in (?:his|her|their) teens", "decade", 13, 19),
    (r"pre-?teens?|tweens?", "decade", 9, 12),
    (
        r"minors?|under-?age(?:d)?(?: (?:girl|boy|child|children|person|people))?|juveniles?",
        "minor",
        0,
        17,
    ),
    (r"quadragenarian", "decade", 40, 49),
    (r"quinquagenarian", "decade", 50, 59),
    (r"sexagenarian", "decade", 60, 69),
    (r"septuagenarian", "decade", 70, 79),
    (r"octogenarian", "decade", 80, 89),
    (r"nonagenarian", "decade", 90, 99),
    (r"toddlers?", "word", 1, 3),
    (r"new-?borns?(?: (?:baby|babies|son|daughter|child))?", "word", 0, 0),
    (r"infants?", "word", 0, 1),
)
_WORD = re.compile(
    r"(?=[a-z])(?<![\w-])(?:"
    + "|".join(rf"(?P<w{at}>{words})" for at, (words, *_) in enumerate(_WORDS))
    + r")(?![\w-])",
    re.IGNORECASE,
)
_SIDE = re.compile(
    rf"(?<!\w)on[ \n](?:the|his|her|my)[ \n](?:(?P<past>wrong|far|other|shady)|right|near|sunny)"
    rf"[ \n]side[ \n]of[ \n](?P<ten>[2-9]0|{'|'.join(TENS)})(?!\w)",
    re.IGNORECASE,
)
_NOT_A_PERSON = re.compile(
    r"[ \n](?:injur|issue|role|offen|problem|detail|point|change|damage|key|repair)"
)


def bands(text: str) -> Iterator[Found]:
    """Find ages told as a band in a prepared English text."""
    for pattern in (_DECADE, _PART_ALONE, _SOMETHING):
        for match in pattern.finditer(text):
            yield from _decade(match)
    for match in _SIDE.finditer(text):
        ten = int(read_number(match["ten"]) or 0) - (0 if match["past"] else 10)
        yield _band(match.start(), match.end(), ten, ten + 9, "decade")
    for match in _BETWEEN.finditer(text):
        low, high = read_number(match["low"]), read_number(match["high"])
        if low is not None and high is not None and low < high <= 120:
            yield _band(match.start(), match.end(), int(low), int(high), "band")
    for match in _WORD.finditer(text):
        words = _WORDS[int((match.lastgroup or "w0")[1:])]
        if not _NOT_A_PERSON.match(text, match.end()):
            yield _band(match.start(), match.end(), words[2], words[3], words[1])


def _decade(match: re.Match[str]) -> Iterator[Found]:
    groups = match.groupdict()
    name = "ten" if groups.get("ten") else "ten2"
    said = groups[name].lower().strip("'’")
    low = 13 if said == "teens" else int(read_number(_singular(said)) or 0)
    if not low or low > 100:
        return
    high = 19 if low == 13 else low + 9
    part = (groups.get("part") or "").lower()
    if part:
        low, high = _narrowed(low, high, part)
    start = match.start("part") if part else match.start(name)
    end = match.end() if match.re is _SOMETHING else match.end(name)
    yield _band(start, end, low, high, "decade", part=part.strip(" -\n"))


def _singular(said: str) -> str:
    """Give the number word or the digits of `thirties`, `30s`, `30ies`."""
    digits = re.match(r"\d+", said)
    if digits or said in TENS:
        return digits.group() if digits else said
    return said.removesuffix("ies") + "y"


def _narrowed(low: int, high: int, part: str) -> tuple[int, int]:
    """Give the part of a decade that early, mid or late leaves."""
    if "early" in part or "low" in part:
        return low, low + (6 if "mid" in part else 3)
    if "late" in part or "upper" in part or "high" in part:
        return high - (6 if "mid" in part else 3), high
    return low + 4, high - 3


def _band(start: int, end: int, low: int, high: int, form: str, part: str = "") -> Found:
    detail = {"form": form, "exact": False, "finer": high - low < 6 or bool(part), "part": part,
              "noun_end": None, "article_start": None, "bracket": None}  # fmt: skip
    return Found(start, end, [low, high], detail)
