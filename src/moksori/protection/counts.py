"""The ladders of quantities and of durations."""

from __future__ import annotations

import re

from moksori.language.durations import find_durations
from moksori.language.particles import agree
from moksori.protection import hedges
from moksori.protection.magnitudes import in_words, number_in
from moksori.protection.scene import Change, Scene
from moksori.terms.disguise import Rung

_DAYS = {"H": 1 / 24, "D": 1.0, "W": 7.0, "M": 30.4, "Y": 365.25}
_ISO = re.compile(r"P(?:(\d+(?:\.\d+)?)([YMWD]))?(?:T(\d+(?:\.\d+)?)([HM]))?")
_RANK = {"H": 0, "D": 1, "W": 2, "M": 3, "Y": 4}
_ASKED = {Rung.WEEKS: 2, Rung.MONTHS: 3, Rung.YEARS: 4}
_TOLD_UNITS = (
    (re.compile(r"\bweeks?\b|\bfortnight|주(?![가-힣]*년)", re.IGNORECASE), 2),
    (re.compile(r"\bmonths?\b|개월|달", re.IGNORECASE), 3),
    (re.compile(r"\bdays?\b|(?<!주)일(?!주)|보름|열흘|[사나]흘", re.IGNORECASE), 1),
)
_SIZE = {Rung.WEEKS: 7.0, Rung.MONTHS: 30.4, Rung.YEARS: 365.25}
_UNIT = {Rung.WEEKS: "week", Rung.MONTHS: "month", Rung.YEARS: "year"}
_SMALL = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve")  # fmt: skip
_MONTHS_KO = ("", "한 달", "두 달", "석 달", "넉 달")
_ONE = re.compile(r"(?:an?|one|1)[ \u00a0](?!-)", re.IGNORECASE)
_ADJECTIVE = re.compile(r"-(?:day|hour|week|month|year)s?(?:-long)?$|[ -](?:day|hour)$", re.I)
_REST_KO = re.compile(
    r"(?: ?동안|(?<!시)간|(?<=시간)간|째| ?만에| ?내내|이 지나|이 걸(?:려|렸)?|걸려|걸렸"
    r"| ?(?:형|의 ?(?:로동|노동|단련|교화|징역|형)))$"
)
_WHILE_KO = re.compile(r" ?동안")
_RANGE = re.compile(r"\d|[a-z] (?:to|or) [a-z]|[~-]", re.IGNORECASE)
_ONLY_DETERMINER = re.compile(r"\b(?:an?)[ \u00a0]+$", re.IGNORECASE)


def disguise_quantity(scene: Scene, rung: Rung) -> Change | None:
    """Put a quantity no finer than `rung`; None if it is told no finer already."""
    korean = scene.language == "ko"
    back = scene.taken_back(hedges.BEFORE_KO if korean else hedges.BEFORE)
    if rung is Rung.NOTHING:
        return Change("[수량 비공개]" if korean else "[quantity withheld]", back=back)
    if scene.mention.detail.get("exact") is False and rung is Rung.MAGNITUDE:
        return None
    found = number_in(scene.told)
    if found is None:
        return None
    start, end, number = found
    words = in_words(number, number, rung, korean)
    return Change(scene.told[:start] + words + scene.told[end:], back=back)


def disguise_duration(scene: Scene, rung: Rung) -> Change | None:
    """Put a duration no finer than `rung`; None if it is told no finer already.

    What is counted in days becomes weeks ("15 days": "about two weeks"); "a week" and "a month"
    are no finer than that.
    """
    korean = scene.language == "ko"
    if rung is Rung.NOTHING:
        back = scene.taken_back(hedges.BEFORE_KO if korean else hedges.BEFORE)
        if not korean:
            return Change("some time", back=back)
        return Change("얼마" if _WHILE_KO.match(scene.after) else "얼마 동안", back=back)
    length = _length(scene.mention.value) or _length(
        next((found.value for found in find_durations(scene.told)), "")
    )
    vague = scene.mention.detail.get("exact") is False and not _RANGE.search(scene.told)
    if length is None or vague:
        return None
    days, rank = length
    # "A week" may be written P7D: what counts is the unit that was told.
    told = [rank_ for words, rank_ in _TOLD_UNITS if words.search(scene.told)]
    rank = told[0] if len(told) == 1 else rank
    if rank >= _ASKED[rung] or (rung is Rung.WEEKS and days == 1 and rank == 1):
        # "A day" tells no date; it is no coarser said in any other way.
        return None
    return (_korean if korean else _english)(scene, days, rank, rung)


def _length(value: object) -> tuple[float, int] | None:
    """Give the days of an ISO 8601 duration, and the rank of its finest unit."""
    match = _ISO.fullmatch(value) if isinstance(value, str) else None
    if not match or not any(match.groups()):
        return None
    days, ranks = 0.0, []
    if match.group(1):
        days += float(match.group(1)) * _DAYS[match.group(2)]
        ranks.append(_RANK[match.group(2)])
    if match.group(3):
        days += float(match.group(3)) / (24 if match.group(4) == "H" else 1440)
        ranks.append(0)
    return days, min(ranks)


def _count(days: float, rung: Rung) -> int:
    """Say how many whole weeks, months or years a number of days is about; 0 for less than one."""
    size = _SIZE[rung]
    return int(days / size + 0.5) if days >= size * 0.7 else 0


def _english(scene: Scene, days: float, rank: int, rung: Rung) -> Change:
    back = scene.taken_back(hedges.BEFORE)
    count, unit = _count(days, rung), _UNIT[rung]
    if rung is Rung.WEEKS and count == 4 and days >= 25:
        count, unit = 1, "month"
    adjective = _ADJECTIVE.search(scene.told) is not None and not _ONE.match(scene.told)
    if adjective:
        words = f"roughly {_number(count)}-{unit}" if count else "short"
        return Change(words, back=back)
    if not count:
        few = _few(days, rank)[0]
        words = few if rung is Rung.WEEKS else f"less than a {unit}"
        return Change(words, back=_with_article(scene, back))
    words = f"about a {unit}" if count == 1 else f"about {_number(count)} {unit}s"
    return Change(words, back=_with_article(scene, back))


def _few(days: float, rank: int) -> tuple[str, str]:
    """Give the words for less than a week: no number, and the unit that was told."""
    if rank:
        return "a few days", "며칠"
    return ("a few hours", "몇 시간") if days * 24 >= 1 else ("a few minutes", "몇 분")


def _with_article(scene: Scene, back: int) -> int:
    head = scene.before[: len(scene.before) - back]
    article = _ONLY_DETERMINER.search(head)
    extra = len(article.group()) if article else 0
    return back + extra if back + extra <= scene.back else back


def _number(count: int) -> str:
    return _SMALL[count] if count < len(_SMALL) else str(count)


def _korean(scene: Scene, days: float, rank: int, rung: Rung) -> Change:
    back = scene.taken_back(hedges.BEFORE_KO)
    on = scene.taken_on(hedges.AFTER_KO)
    words = _korean_words(days, rank, rung)
    rest = _REST_KO.search(scene.told)
    return Change(words + (agree(words, rest.group()) if rest else ""), back=back, on=on)


def _korean_words(days: float, rank: int, rung: Rung) -> str:
    count = _count(days, rung)
    if not count and rung is Rung.WEEKS:
        return _few(days, rank)[1]
    if not count:
        return "한 달 미만" if rung is Rung.MONTHS else "1년 미만"
    if rung is Rung.WEEKS and count == 4 and days >= 25:
        return "약 한 달"
    if rung is Rung.WEEKS:
        return "약 일주일" if count == 1 else f"약 {count}주"
    if rung is Rung.MONTHS:
        return "약 " + (_MONTHS_KO[count] if count < len(_MONTHS_KO) else f"{count}개월")
    return f"약 {count}년"
