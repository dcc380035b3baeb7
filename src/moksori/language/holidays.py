"""Feasts that are known beyond one country, and when they fall."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from moksori.language.datetold import Told

Feast = tuple[tuple[str, ...], int, int]
"""A country's holiday: every name of it, its month and its day."""

_FEASTS: tuple[tuple[str, str, int, int | None, bool], ...] = (
    # English words, Korean words, month, day (None: it moves), by the lunar calendar
    (r"christmas eve", "크리스마스 ?이브|성탄 ?전야", 12, 24, False),
    (r"christmas(?: day)?|boxing day", "크리스마스|성탄절", 12, 25, False),
    (r"new year['’]?s['’]? eve", "", 12, 31, False),
    (r"", "섣달 ?그믐(?:날)?", 12, 30, True),
    (
        r"lunar new year(?:['’]s day| holidays?)?|chinese new year|seollal|spring festival|tet",
        "음력 ?설(?:날)?|구정|설날|설 ?명절|설 ?연휴|춘절",
        1,
        1,
        True,
    ),
    (r"new year['’]?s['’]? day", "새해 ?첫날|양력 ?설|신정|정월 초하루", 1, 1, False),
    (
        r"mid-autumn (?:festival|day)|chuseok|harvest moon festival",
        "추석(?:날)?|한가위|중추절",
        8,
        15,
        True,
    ),
    (r"valentine['’]?s(?: day)?", "발렌타인(?:데이)?", 2, 14, False),
    (
        r"(?:international )?women['’]?s['’]? day",
        "국제부녀절|세계 ?여성의 ?날|3[.·]8 ?(?:부녀절|국제부녀절|절)",
        3,
        8,
        False,
    ),
    (r"april fools['’]?(?: day)?", "만우절", 4, 1, False),
    (
        r"may day|(?:international )?(?:workers|labou?r)['’]? day",
        "메이데이|노동절|로동절|5[.·]1 ?절",
        5,
        1,
        False,
    ),
    (r"halloween", "할로윈", 10, 31, False),
    (r"easter(?: sunday| monday)?", "부활절", 4, None, False),
    (r"winter solstice(?: day)?|dongji", "동짓날|동지 ?팥죽", 12, 22, False),
    (r"summer solstice(?: day)?", "하짓날", 6, 21, False),
    (r"(?:spring|vernal) equinox(?: day)?", "춘분(?:날)?", 3, 20, False),
    (r"autumn(?:al)? equinox(?: day)?", "추분(?:날)?", 9, 23, False),
    (r"qingming|tomb[- ]sweeping day|cold food day|hansik", "청명절|청명날|한식날", 4, 5, False),
    (r"ipchun", "입춘(?:날)?", 2, 4, False),
    (r"", "정월 ?대보름(?:날)?|대보름", 1, 15, True),
    (r"dano", "단오(?:날|절)?", 5, 5, True),
    (r"(?:international )?children['’]?s day", "", 6, 1, False),
)
_LAST = 28
_BESIDE = re.compile(
    r"(?:을|를|의)? ?(?:바로 )?(?:(?P<before>전날|전야|하루 ?전(?:날)?|하루 앞둔 ?날)"
    r"|(?P<after>이튿날|다음 ?날|뒷날|하루 ?(?:뒤|후)|지난 다음 ?날))(?=[^가-힣]"
    r"|[에은이을인부까밤새]|$)"
)
"""태양절 이튿날: the feast and the step from it tell one day together."""
_FEAST = re.compile(
    r"(?=[a-z가-힣35])(?<![A-Za-z가-힣])(?:"
    + "|".join(
        f"(?P<f{at}>{'|'.join(filter(None, words))})"
        for at, (*words, _, _, _) in enumerate(_FEASTS)
    )
    + r")(?![A-Za-z])(?! (?:tree|card|present|gift|party|song|carol|market))",
    re.IGNORECASE,
)


def tolds(text: str) -> Iterator[Told]:
    """Find feasts in a prepared text of either language."""
    for match in _FEAST.finditer(text):
        _, _, month, day, lunar = _FEASTS[int((match.lastgroup or "f0")[1:])]
        yield Told(*match.span(), month=month, day=day, holiday=match.group().lower(), lunar=lunar)


def own(text: str, feasts: Sequence[Feast]) -> Iterator[Told]:
    """Find the holidays of one country in a prepared text.

    Args:
        text: The text.
        feasts: Its holidays, from its pack; blanks in Korean names may be left out.
    """
    pattern, days = _own(tuple(feasts))
    for match in pattern.finditer(text) if pattern else ():
        month, day = days[_key(match.group())]
        beside = _BESIDE.match(text, match.end())
        end = beside.end() if beside else match.end()
        if beside:
            day += (
                -1
                if beside["before"] and day > 1
                else (1 if beside["after"] and day < _LAST else 0)
            )
        yield Told(match.start(), end, month=month, day=day, holiday=match.group().lower())


@lru_cache(maxsize=8)
def _own(feasts: tuple[Feast, ...]) -> tuple[re.Pattern[str] | None, dict[str, tuple[int, int]]]:
    days: dict[str, tuple[int, int]] = {}
    names: set[str] = set()
    for told, month, day in feasts:
        for name in (*told, *_turned(told)):
            days.setdefault(_key(name), (month, day))
            names.add(re.escape(name).replace(r"\ ", "[ \u00a0]?").replace("'", "['’]"))
    if not names:
        return None, days
    words = "|".join(sorted(names, key=lambda one: (-len(one), one)))
    return re.compile(rf"(?<![A-Za-z가-힣\d])(?:{words})(?![A-Za-z])", re.IGNORECASE), days


def _turned(names: Iterable[str]) -> Iterator[str]:
    """Give the other way to say whose day it is: somebody's birthday, the birthday of somebody."""
    for name in names:
        whose, owned, what = name.partition("'s ")
        if owned:
            yield f"{what} of {whose}"
        what, of, whose = name.partition(" of ")
        owner, owned, own = whose.partition("'s ")
        if of and owned:
            yield f"{what} of the {own} of {owner}"


def _key(name: str) -> str:
    return "".join(name.casefold().replace("’", "'").split())
