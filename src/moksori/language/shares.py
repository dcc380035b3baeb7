"""Shares of a whole: per cent, fractions, tenths, halves, and splits such as 7 to 3."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from moksori.language.fold import readable
from moksori.language.found import Found, longest, relocate
from moksori.language.numbers import read_number
from moksori.language.numbers_en import SMALL_WORDS

_N = rf"(?:\d{{1,3}}(?:[.,]\d{{1,3}})?|(?:a |one )?hundred|{SMALL_WORDS})"
_KO_N = (
    r"(?:\d{1,3}(?:\.\d{1,3})?|[일이삼사오육칠팔구]?십[일이삼사오육칠팔구]?|백|"
    r"[일이삼사오육칠팔구])"
)
_PER_CENT = re.compile(
    rf"(?=[\da-z.])(?<![\w.,])(?:(?P<low>{_N})[ ]?(?:%|per[ -]?cent)?[ ]?(?:-|~|to|and|or)[ "
    rf"]?)?(?P<n>{_N})[ \n-]?(?:%|pct\.?(?!\w)|per[ \n-]?cents?(?!\w)|percentage points?|퍼센트|"
    rf"프로(?!젝|그|필|듀|페|파|토|세|덕))"
    rf"|(?<![\d.가-힣])(?:(?P<klow>{_KO_N})[ ]?(?:%|퍼센트|프로)?[ ]?(?:~|-|에서|내지)[ "
    rf"]?)?(?P<kn>{_KO_N}) "
    rf"?(?:퍼센트|프로(?!젝|그|필|듀|페|파|토|세|덕)|％)",
    re.IGNORECASE,
)
_TENTHS = re.compile(
    r"(?<![\d가-힣.])(?:(?P<low>[1-9일이삼사오육칠팔구])[ ]?(?:할)?[ ]?(?:~|-|에서)[ "
    r"]?)?(?P<n>[1-9일이삼사오육칠팔구]) "
    r"?할(?: ?(?P<pun>[1-9일이삼사오육칠팔구]) ?푼)?(?!머|아|말|인|당|부|애|일|수|줄|것|때"
    r"|지(?!만)|"
    r"까(?!지)|게|거|정|증|복|거|례|퀸|로)"
)
_MANY = re.compile(
    r"(?=[a-z])(?<![\w-])(?P<n>one|two|three|four|five|six|seven|eight|nine)[ \n-]"
    r"(?P<part>thirds|quarters|fifths|sixths|sevenths|eighths|ninths|tenths|twentieths|hundredths|"
    r"fourths)(?![\w-])|(?<![\w-])(?P<both>fifty[ -]fifty)(?![\w-])",
    re.IGNORECASE,
)
"""More than one part needs no words around it."""
_COARSE = re.compile(r"(?<![가-힣])절반 ?(?:가량|정도|쯤)|about half|(?:약|대략) ?절반")
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
          "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20,
          "hundredth": 100}  # fmt: skip
_FRACTION = re.compile(
    r"(?=[a-z\d])(?<![\w-])(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|\d)[ "
    r"\n-](?P<part>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|hundredth|"
    r"fourth)s?(?![\w-])"
    r"(?=[ \n](?:of|to|went|goes|was|is|in|each|for|and|from|off)(?!\w)|[.,;!?)]|\Z|\n)"
    r"|(?<![\w/.])(?P<a>[1-9]\d?)(?:/|⁄)(?P<b>[2-9]|10|20|100)(?![\d/])(?=[ \n]of(?!\w))"
    r"|(?<![\w-])(?P<x>one|two|three|four|five|six|seven|eight|nine|[1-9])[ \n](?:out of|in|"
    r"parts?[ \n](?:out of|of|in))[ \n](?:every[ \n])?(?P<y>two|three|four|five|six|"
    r"seven|eight|nine|ten|hundred|[2-9]|10|20|"
    r"100)(?![\w%]|[.,:]\d|[ \n](?:minutes|hours|days|weeks|months|years|places|cities|counties))",
    re.IGNORECASE,
)
_KO_FRACTION = re.compile(
    r"(?<![\d가-힣])(?P<b>\d{1,3}|[이삼사오육칠팔구십]{1,2}|반|백|천)분의 ?(?P<a>\d{1,3}|"
    r"[일이삼사오육칠팔구]{1,2})"
    r"|(?<![가-힣])(?P<half>절반|반반)|(?<![가-힣])(?P<half2>반)(?=을|은|씩|만|이라도|으로 나)"
)
_HALF = re.compile(
    r"(?<![\w-])(?<!and )(?<!and a )(?<!first )(?<!second )(?<!latter )(?<!other )(?:(?:one|a|"
    r"about|over|nearly|almost|exactly|more than) )?(?:half|halves)(?![\w-])"
    r"(?= (?:of|the|his|her|their|its|it|that|this|what|my|our|your|for|to|went|goes|was|and|from|"
    r"in)(?!\w)|[.,;!?)](?!\d)|\Z|\n)"
    r"(?! (?:of (?:the )?(?:19|20|year|month|century|game|January|February|March|April|May|June|"
    r"July|August|September|October|November|December)|the (?:time|way|night|day|year|month)\b))",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"(?<![\d.:,/])(?P<a>[1-9]\d?)[ ]?(?::|대|-|/|to)[ ]?(?P<b>[1-9]\d?)(?![\d:.%/])(?=[ "
    r"]?(?:split|"
    r"share|ratio|basis|비율|로[ ,]|로\Z|으로 나|로 갈라|으로 갈라|로 분배|으로 분배|의 비율))",
    re.IGNORECASE,
)


def find_shares(text: str, lang: str = "") -> list[Found]:
    """Find shares of a whole: `value` is a fraction of 1.

    `detail` holds `low` where a share is told between two figures (`value` is the higher), and
    `coarse` where a half is told as no more than about a half.

    Args:
        text: Any text.
        lang: Not needed; both languages are read.
    """
    view = readable(text)
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], float | None]], ...] = (
        (_PER_CENT, _per_cent),
        (_TENTHS, _tenths),
        (_FRACTION, _fraction),
        (_MANY, _many),
        (_KO_FRACTION, _korean_fraction),
        (_HALF, lambda match: 0.5),
        (_SPLIT, _split),
    )
    found = [one for pattern, read in readers for one in _shares(view.text, pattern, read)]
    return relocate(longest(found), view)


def _shares(
    text: str, pattern: re.Pattern[str], read: Callable[[re.Match[str]], float | None]
) -> Iterator[Found]:
    for match in pattern.finditer(text):
        value = read(match)
        if value is not None:
            groups = match.groupdict()
            low = groups.get("low") or groups.get("klow")
            said = read_number(low) if low else None
            scale = 10 if pattern is _TENTHS else 100
            detail: dict[str, Any] = {"low": None if said is None else said / scale}
            if pattern is _KO_FRACTION or pattern is _HALF:
                coarse = _COARSE.match(text, match.start())
                detail = detail | ({"coarse": True} if coarse else {})
            yield Found(match.start(), match.end(), round(value, 6), detail)


def _per_cent(match: re.Match[str]) -> float | None:
    number = read_number((match["n"] or match["kn"]).replace(",", "."))
    return None if number is None else number / 100


def _tenths(match: re.Match[str]) -> float | None:
    number = read_number(match["n"])
    part = read_number(match["pun"]) if match["pun"] else 0
    return None if number is None else (number + (part or 0) / 10) / 10


def _many(match: re.Match[str]) -> float | None:
    if match["both"]:
        return 0.5
    return _over(read_number(match["n"]), _PARTS[match["part"].lower().removesuffix("s")])


def _fraction(match: re.Match[str]) -> float | None:
    if match["part"]:
        count = 1.0 if match["n"].lower() in ("a", "an") else read_number(match["n"])
        whole: float | None = _PARTS[match["part"].lower()]
    else:
        count = read_number(match["a"] or match["x"])
        whole = read_number(match["b"] or match["y"])
    return _over(count, whole)


def _korean_fraction(match: re.Match[str]) -> float | None:
    if match["half"] or match["half2"]:
        return 0.5
    return _over(read_number(match["a"]), read_number(match["b"]))


def _split(match: re.Match[str]) -> float | None:
    first, second = int(match["a"]), int(match["b"])
    return first / (first + second) if first + second in (10, 100) else None


def _over(count: float | None, whole: float | None) -> float | None:
    """Divide, where both are known and the part is not more than the whole."""
    return count / whole if count and whole and count <= whole else None
