"""The ladder of ages in Korean."""

from __future__ import annotations

import re

from moksori.protection.bands import band
from moksori.protection.scene import Change, Scene
from moksori.terms.disguise import Rung

_FRAME = re.compile(r"^(?P<lead>[\s,(]*)(?P<body>.*?)(?P<trail>[\s,)]*)$", re.DOTALL)
_PASSED = re.compile(r"\s?(?:된|되는|난|나는|먹은)(?![가-힣])")
_PASSED_INSIDE = re.compile(
    r"\s?(?:된|되는|난|나는|먹은|바라보는|바라보던|바라본|앞둔|가까운|말까 ?한|말락 ?한|듯 ?한"
    r"|넘은|넘긴|지난"
    r"|넘어선|남긴|남은|둔|놓은|미친)$"
)
_TOLD_INSIDE = re.compile(r"남(?:았|겼)(?P<end>다고|다는|다며|습니다|다|어요|는데|고|으며|던)$")
_TOLD = {"다고": "라고", "다는": "라는", "다며": "라며", "습니다": "입니다", "다": "다",
         "어요": "예요", "는데": "인데", "고": "고", "으며": "며", "던": "이던"}  # fmt: skip
_SIZED = re.compile(r"짜리")
_FULL = re.compile(r"(?:^|(?<=\s))(?:만|갓|막)\s?$")
_FULL_INSIDE = re.compile(r"^(?:만|갓|막)\s?")
_ITS = re.compile(r"의(?=\s)")
_WHEN = re.compile(r"\s?(?:때|무렵|즈음|시절)")
_AT = re.compile(r"에(?![가-힣])")
_NOUN = re.compile(r"\s[가-힣]")
_BORN = re.compile(
    r"(?P<year>\d{4})\s?년(?:도)?\s?(?:생|에 (?:태어|출생|난|났|나서)|출생|태생"
    r"|(?P<animal>[가-힣]{1,3}띠)|$)"
)


def disguise(scene: Scene, years: tuple[int, int], rung: Rung) -> Change:
    """Put an age at a rung, in Korean.

    Args:
        scene: The age and what stands around it.
        years: The first and the last year told.
        rung: The rung decided; the age is known to be told finer.
    """
    frame = _FRAME.match(scene.told)
    lead, body, trail = frame.group("lead", "body", "trail") if frame else ("", scene.told, "")
    body = _FULL_INSIDE.sub("", body)
    back = scene.taken_back(_FULL)
    if rung is Rung.NOTHING:
        return _nothing(scene, lead, trail, back)
    born = _BORN.search(body)
    if born and rung is not Rung.ADULT:
        year = int(born.group("year"))
        step = {Rung.DECADE: 10, Rung.FIVE_YEARS: 5}.get(rung, 4)
        first = year // step * step
        words = f"{first}년대" if step == 10 else f"{first}~{first + step - 1}년"
        rest = "생" if born["animal"] else body[born.end("year") :].lstrip().removeprefix("년")
        return Change(body[: born.start()] + words + rest)
    if years[1] < 10 and rung is not Rung.ADULT:
        return _child(scene, lead, body, trail)
    word = _word(years, rung)
    told = _TOLD_INSIDE.search(body)
    if told:
        return Change(f"{lead}{word}{_TOLD[told['end']]}{trail}", back=back)
    if _PASSED_INSIDE.search(body):
        return Change(f"{lead}{word}인{trail}", back=back)
    passed = scene.taken_on(_PASSED)
    if passed and not trail:
        return Change(f"{lead}{word}인", back=back, on=passed)
    sized = scene.taken_on(_SIZED) if not trail else 0
    return Change(lead + word + trail, back=back, on=sized)


def _word(years: tuple[int, int], rung: Rung) -> str:
    low, high = band(years, rung)
    if rung is Rung.ADULT:
        return "미성년" if years[1] < 18 else "성인"
    if rung is Rung.DECADE:
        tens = range(low, high + 1, 10)
        return "~".join(f"{ten}대" if ten == tens[-1] else str(ten) for ten in tens)
    return f"{low}~{high}세"


def _child(scene: Scene, lead: str, body: str, trail: str) -> Change:
    """A small child has no decade: 어린, 어릴 때, 어린아이."""
    if "(" in lead or scene.before.endswith("("):
        return Change(f"{lead}어린이{trail}")
    when = scene.taken_on(_WHEN)
    if when:
        return Change(f"{lead}어릴{scene.after[:when]}", on=when)
    if scene.taken_on(_AT):
        return Change(f"{lead}어릴 때", on=1)
    on = scene.taken_on(_PASSED) or scene.taken_on(_SIZED) or scene.taken_on(_ITS)
    if _NOUN.match(scene.after[on:]) or _PASSED_INSIDE.search(body):
        return Change(f"{lead}어린{trail}", on=on)
    return Change(f"{lead}어린아이{trail}", on=on)


def _nothing(scene: Scene, lead: str, trail: str, back: int) -> Change:
    if "(" in lead or (scene.before.endswith("(") and scene.after.startswith(")")):
        return Change("")
    on = scene.taken_on(_PASSED) or scene.taken_on(_SIZED) or scene.taken_on(_ITS)
    if _NOUN.match(scene.after[on:]) and not _WHEN.match(scene.after[on:]) and on < scene.on:
        return Change("", back=back, on=on)
    return Change(f"{lead}[나이 비공개]{trail}", back=back)
