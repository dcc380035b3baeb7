"""The ladder of dates in Korean."""

from __future__ import annotations

import re

from moksori.protection.calendar_words import Day, days_of, korean
from moksori.protection.date_forms import DateForm, is_coming, may_resolve, that_time
from moksori.protection.scene import Change, Scene
from moksori.terms.disguise import Rung

_DAYPART = re.compile(r"새벽|아침|오전|점심|낮|오후|저녁|밤|자정|정오|한밤중")
_APPROXIMATE = re.compile(
    r"\s?(?:쯤|경|께|무렵|즈음|정각|전후)(?=$|[^가-힣]|에|부터|까지|의|은|는)"
)
_WEEKDAY = re.compile(r"\s?[(（][월화수목금토일](?:요일)?[)）]")
_TIME_PARTICLE = re.compile(r"(?:에서|에는|에도|에|부터|까지|의)?\s*")
_HANGUL = re.compile(r"[가-힣]")
_EVERY_BEFORE = re.compile(r"매[주달월년]\s?$")
_EVERY_AFTER = re.compile(r"\s?(?:새벽|아침|오전|낮|오후|저녁|밤)?\s?마다")
_WHEN = re.compile(r"에(?![가-힣])")
_ITS_YEAR = re.compile(
    r"(?:지난(?! ?(?:달|주))|같은 ?해|그 ?해|이듬해|다음 ?해)[ \u00a0]?(?=\d|[가-힣]{1,2}월)"
)
_WRITTEN_TIME = re.compile(r"\s?\d{1,2}:\d{2}(?::\d{2})?")


def disguise(scene: Scene, rung: Rung, form: DateForm) -> Change:
    """Put a date at a rung, in Korean.

    Args:
        scene: The date and what stands around it.
        rung: The rung decided; the date is known to be told finer, or to have a time.
        form: How the date is told.
    """
    days = days_of(scene.mention.value, scene.told)
    if scene.mention.detail.get("holiday") and days and (beside := _beside_month(scene, days[0])):
        return beside
    on = scene.taken_on(_APPROXIMATE) or scene.taken_on(_WEEKDAY)
    on += scene.taken_on(_WRITTEN_TIME) if not on else 0
    if scene.mention.detail.get("clock") and not days:
        return _without_clock(scene, on)
    if rung is Rung.NOTHING:
        return _nothing(scene, on)
    if form is DateForm.AGAIN:
        return _again(scene)
    names = list(dict.fromkeys(name for day in days if (name := korean(day, rung))))
    if not names or not may_resolve(scene, form):
        return _vague(scene, on, form, rung)
    # A lunar day or a feast falls in one month or the other; only a span is in both.
    lunar = scene.mention.detail.get("lunar") or "음력" in scene.told
    doubtful = lunar or not re.search(r"\d", scene.told)
    joint = "이나" if doubtful and not scene.mention.detail.get("range") else "과"
    name = names[0] if len(names) == 1 else f"{names[0]}{joint} {names[-1]}"
    if scene.mention.detail.get("range"):
        follows = scene.after[on : on + 1]
        return Change(name + ("" if _HANGUL.match(follows) else "에"), on=on)
    lead = _ITS_YEAR.match(scene.told) if form is DateForm.WHOLE else None
    last = lead.group().rstrip() + " " if lead else ""
    return Change(last + name + _at(scene, on, form), on=on)


def _beside_month(scene: Scene, day: Day) -> Change | None:
    """A holiday beside the day it falls on would say the month twice."""
    if not day.month or not re.search(rf"(?<!\d){day.month} ?월", scene.before[-40:]):
        follows = re.match(rf"[ \u00a0]?{day.month} ?월 ?\d", scene.after)
        blank = 1 if follows and scene.after[:1] in " \u00a0" else 0
        return Change("", on=min(blank, scene.on)) if follows else None
    return Change("그 무렵")


def _again(scene: Scene) -> Change:
    """A day that comes again and again: how often stays, which day goes."""
    back = scene.taken_back(_EVERY_BEFORE)
    often = _EVERY_BEFORE.search(scene.before)
    word = often.group().strip() if often else "매주"
    on = scene.taken_on(_EVERY_AFTER) or (scene.taken_on(_WHEN) if back else 0)
    return Change(word, back=back, on=on)


def _at(scene: Scene, on: int, form: DateForm) -> str:
    """Add 에 where a day named without a particle said when: 어제 왔다, 6월에 왔다."""
    bare = re.match(r"\s", scene.after[on:]) is not None
    return "에" if bare and form is not DateForm.WHOLE and not scene.title else ""


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


def _vague(scene: Scene, on: int, form: DateForm, rung: Rung) -> Change:
    """A date that nobody can resolve: 그달, 어느 날, 최근, 곧."""
    if form in {DateForm.DAY_ONLY, DateForm.WHOLE}:
        return Change(that_time(rung, korean=True) + _at(scene, on, DateForm.DAY_ONLY), on=on)
    if form is DateForm.WEEKDAY:
        return Change("어느 날", on=on)
    when = scene.taken_on(_WHEN)
    if is_coming(scene.told):
        return Change("곧", on=on or when)
    topic = re.match(r"(?:은|는|도)(?![가-힣])", scene.after[on:])
    return Change("최근에" if topic or re.match(r"\s", scene.after[on:]) else "최근", on=on)
