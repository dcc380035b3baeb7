"""The ladder of dates in Korean."""

from __future__ import annotations

import re

from moksori.protection.calendar_words import days_of, korean
from moksori.protection.scene import Change, Scene
from moksori.terms.disguise import Rung

_DAYPART = re.compile(r"새벽|아침|오전|점심|낮|오후|저녁|밤|자정|정오|한밤중")
_APPROXIMATE = re.compile(
    r"\s?(?:쯤|경|께|무렵|즈음|정각|전후)(?=$|[^가-힣]|에|부터|까지|의|은|는)"
)
_WEEKDAY = re.compile(r"\s?[(（][월화수목금토일](?:요일)?[)）]")
_TIME_PARTICLE = re.compile(r"(?:에서|에는|에도|에|부터|까지|의)?\s*")
_HANGUL = re.compile(r"[가-힣]")
_RELATIVE = re.compile(
    r"지난|어제|그제|그저께|엊그제|오늘|내일|그날|이날|이튿날|다음 ?날|전날|요일|며칠"
)
_WRITTEN_TIME = re.compile(r"\s?\d{1,2}:\d{2}(?::\d{2})?")


def disguise(scene: Scene, rung: Rung, clock: bool) -> Change:
    """Put a date at a rung, in Korean.

    Args:
        scene: The date and what stands around it.
        rung: The rung decided; the date is known to be told finer, or to have a time.
        clock: A time of day was told.
    """
    days = days_of(scene.mention.value, scene.told)
    on = scene.taken_on(_APPROXIMATE) or scene.taken_on(_WEEKDAY)
    on += scene.taken_on(re.compile(_WRITTEN_TIME.pattern)) if not on else 0
    if clock and not days:
        return _without_clock(scene, on)
    if rung is Rung.NOTHING:
        return _nothing(scene, on)
    names = list(dict.fromkeys(name for day in days if (name := korean(day, rung))))
    if not names:
        return _vague(scene, on)
    name = names[0] if len(names) == 1 else f"{names[0]}과 {names[-1]}"
    if scene.mention.detail.get("range"):
        follows = scene.after[on : on + 1]
        return Change(name + ("" if _HANGUL.match(follows) else "에"), on=on)
    return Change(name + _at(scene, on), on=on)


def _at(scene: Scene, on: int) -> str:
    """Add 에 where a day named without a particle said when: 어제 왔다, 6월에 왔다."""
    bare = re.match(r"\s", scene.after[on:]) is not None
    return "에" if bare and _RELATIVE.search(scene.told) and not scene.title else ""


def _without_clock(scene: Scene, on: int) -> Change:
    """Keep the part of the day if one was told (밤 11시에 → 밤에); else drop the time."""
    part = _DAYPART.search(scene.told)
    if part:
        return Change(part.group(), on=on)
    before = _DAYPART.search(scene.before[-4:])
    if before and scene.before.rstrip().endswith(before.group()):
        blanks = len(scene.before) - len(scene.before.rstrip())
        return Change("", back=min(blanks, scene.back), on=on)
    tail = _TIME_PARTICLE.match(scene.after[on:])
    more = len(tail.group()) if tail else 0
    return Change("", on=on + more if on + more <= scene.on else on)


def _nothing(scene: Scene, on: int) -> Change:
    tail = _TIME_PARTICLE.match(scene.after[on:])
    more = len(tail.group()) if tail else 0
    if more and on + more <= scene.on:
        return Change("", on=on + more)
    return Change("[날짜 비공개]", on=on)


def _vague(scene: Scene, on: int) -> Change:
    """A date that nobody can resolve: 그달 for a day of a month, 최근 for the rest."""
    if re.search(r"\d ?일", scene.told) and "지난" not in scene.told:
        return Change("그달" + ("에" if re.match(r"\s", scene.after[on:]) else ""), on=on)
    topic = re.match(r"(?:은|는|도)(?![가-힣])", scene.after[on:])
    return Change("최근에" if topic or re.match(r"\s", scene.after[on:]) else "최근", on=on)
