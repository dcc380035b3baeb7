"""The ladder of dates: third of a month, month, season, year, nothing; clock times go."""

from __future__ import annotations

import re
from dataclasses import replace

from moksori.protection import dates_ko
from moksori.protection.calendar_words import coarse_enough, days_of, english, precision, told_month
from moksori.protection.date_forms import (
    DateForm,
    form_of,
    is_coming,
    may_resolve,
    that_time,
)
from moksori.protection.scene import Change, Scene, begins_sentence
from moksori.protection.word_sets import word_set
from moksori.terms.disguise import Rung

_PREPOSITION = re.compile(
    r"\b(?:(?:early|later?) )?(on|in|at|around|about|by|since|until|till|before|after|from|to"
    r"|during|between|and|through|of|for|as of|dated|this|last|the)[ \u00a0]+"
    r"(?:or about |the (?:night|evening|morning|afternoon) of |around |about )?$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(on|in|at|around|about|by|since|until|till|before|after|from|during|between)[ \u00a0]+)"
    r"(?:or about |the (?:night|evening|morning|afternoon) of )?",
    re.IGNORECASE,
)
_CLOCK_LEAD = re.compile(
    r"[ \u00a0]?\b(?:at|around|about|by|from|until|till|before|after|since|between|to|and|on)"
    r"[ \u00a0]+(?:about |around |exactly |precisely )?$",
    re.IGNORECASE,
)
_BE = re.compile(r"\b(?:is|was|are|were|be|being|became)[ \u00a0]+$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:an?|the|his|her|their|this|that|every|each|of)[ \u00a0]+$", re.I)
_COMMA_YEAR = re.compile(r",?[ \u00a0]+(?=\d{4})")
_EVERY_BEFORE = re.compile(
    r"\b(?:on[ \u00a0]+)?(?:(?:every|each)(?: (?:second|other|first|last))?|on)[ \u00a0]+$",
    re.IGNORECASE,
)
_DAY_PART_AFTER = re.compile(r"[ \u00a0](?:morning|afternoon|evening|night)s?\b")
_WORD_BEFORE = re.compile(r"[\w)][ \u00a0]+$")
_DAYS = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_WEEKDAY_BEFORE = re.compile(rf"\b{_DAYS}\.?,?[ \u00a0]+$")
_WEEKDAY_AFTER = re.compile(rf"[ \u00a0]?\({_DAYS}\.?\)")
_BESIDE_DATE = re.compile(r",[ \u00a0]+(?:it was )?an?[ \u00a0]+$")
_A_WEEKDAY = re.compile(
    r"\b(?:on[ \u00a0]+)?(?:an?|one|the(?:[ \u00a0](?:first|last|same|following|"
    r"next))?)[ \u00a0]+$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)|(?:(?:twenty|thirty)[ -])?(?:first|second|third|[a-z]{2,8}th))\b"
)
_TIED = word_set("by since until till before after from to during between through of for")


def disguise_date(scene: Scene, rung: Rung) -> Change | None:
    """Put a date no finer than `rung`; None if it is told no finer already."""
    mention = scene.mention
    clock = bool(mention.detail.get("clock"))
    fine = precision(mention.value, scene.told, mention.detail)
    if not clock and coarse_enough(fine, rung):
        return None
    form = form_of(scene)
    if form in {DateForm.HANGING, DateForm.GREETING}:
        # "The next day" hangs on a date that is disguised itself; "today" is the programme's.
        return None
    if scene.language == "ko":
        return dates_ko.disguise(scene, rung, form)
    if clock and not days_of(mention.value, scene.told):
        return _without_clock(scene)
    if rung is Rung.NOTHING:
        return _nothing(scene)
    if form is DateForm.AGAIN:
        return _again(scene)
    return _english(scene, rung, form)


def _without_clock(scene: Scene) -> Change:
    """Drop a time of day and the word that leads to it."""
    if _BE.search(scene.before):
        return Change("[time withheld]")
    told_lead = _LEADING.match(scene.told)
    back = 0 if told_lead else scene.taken_back(_CLOCK_LEAD)
    comma = 1 if scene.before[: len(scene.before) - back].endswith(",") else 0
    if comma and scene.after[:1] in {",", ".", ";"} and back + 1 <= scene.back:
        back += comma
    # The point of "9 p.m." may be the sentence's own.
    ends = scene.told.endswith(".") and re.match(r"\s*(?:$|\n|[A-Z\"“])", scene.after)
    if ends and not comma:
        gap = 1 if scene.before[: len(scene.before) - back].endswith(" ") else 0
        return Change(".", back=back + gap if back + gap <= scene.back else back)
    return Change("", back=back)


def _nothing(scene: Scene) -> Change:
    told_lead = _LEADING.match(scene.told)
    found = _PREPOSITION.search(scene.before)
    back = scene.taken_back(_PREPOSITION) if found and not told_lead else 0
    if not back and not told_lead:
        return Change("[date withheld]")
    start = scene.before[: len(scene.before) - back]
    on = len(found_.group()) if (found_ := re.match(r",[ \u00a0]", scene.after)) else 0
    return Change("", back=back, on=on if on <= scene.on and begins_sentence(start) else 0)


def _again(scene: Scene) -> Change:
    """A day that comes again and again: how often stays, which day goes."""
    often = "month" if re.search(r"month", scene.told + scene.after[:24], re.I) else "week"
    inside = _LEADING.match(scene.told)
    back = scene.taken_back(_EVERY_BEFORE)
    told_lead = inside.group() if inside else scene.before[len(scene.before) - back :]
    on = scene.taken_on(_DAY_PART_AFTER)
    return Change(_cased(f"every {often}", told_lead.strip() or scene.told), back=back, on=on)


def _english(scene: Scene, rung: Rung, form: DateForm) -> Change:
    bare = _without_weekday(scene)
    if scene.mention.detail.get("holiday") and (beside := _beside_its_month(scene)):
        return beside
    word, told_lead, back = _lead(bare)
    name = _name(bare, rung) if may_resolve(scene, form) else ""
    if name:
        change = Change(_led(bare, name, word, told_lead), back=back)
    else:
        change = _vague(bare, form, rung, (word, told_lead, back))
    weekday_back, weekday_on = scene.back - bare.back, scene.on - bare.on
    return Change(change.public, change.back + weekday_back, change.on + weekday_on)


def _without_weekday(scene: Scene) -> Scene:
    """Count a day of the week beside a date as part of it: "Saturday, March 3", "March 3 (Sat)"."""
    before, after = scene.taken_back(_WEEKDAY_BEFORE), scene.taken_on(_WEEKDAY_AFTER)
    return replace(
        scene,
        before=scene.before[: len(scene.before) - before],
        after=scene.after[after:],
        back=scene.back - before,
        on=scene.on - after,
    )


def _lead(scene: Scene) -> tuple[str, str, int]:
    """Give the word that leads to a date, how it was told, and how much of `before` it is."""
    inside = _LEADING.match(scene.told)
    if inside:
        return inside.group(1).lower(), inside.group(), 0
    ordinal = _ORDINAL.match(scene.told)
    the = 4 if ordinal and re.search(r"\bthe[ \u00a0]$", scene.before, re.I) else 0
    if the > scene.back:
        return "the", "", 0
    before = scene.before[: len(scene.before) - the]
    found = _PREPOSITION.search(before)
    if not found or found.group(1).lower() in {"last", "this"}:
        return "", "", the
    length = len(found.group())
    fits = length + the <= scene.back
    return found.group(1).lower(), found.group() if fits else "", length + the if fits else 0


def _name(scene: Scene, rung: Rung) -> str:
    names = (
        list(
            dict.fromkeys(
                english(day, rung) for day in days_of(scene.mention.value, scene.told) if day.month
            )
        )
        or [english(day, rung) for day in days_of(scene.mention.value, scene.told)][:1]
    )
    if len(names) == 2 and names[0] and names[1]:
        years = {name[-4:] for name in names if name[-4:].isdigit()}
        if len(years) == 1:
            names[0] = names[0].rsplit(" ", 1)[0]
        joint = "or" if scene.mention.detail.get("holiday") else "and"
        return f"{names[0]} {joint} {names[1]}"
    return names[0] if names else ""


def _led(scene: Scene, name: str, word: str, told_lead: str) -> str:
    """Put the name of a month, season or year behind the preposition it needs."""
    if word in {"on", "at", "around", "about", "dated"} or (
        word in {"between", "from"} and scene.mention.detail.get("range")
    ):
        return _cased("in ", told_lead) + name
    if word in {"the", "of"} or _ARTICLE.search(scene.before):
        # "the March 15 meeting": the article belongs to the noun that follows.
        return told_lead + name.removeprefix("the ") if word == "the" else told_lead + name
    if word:
        return _cased(f"{word} ", told_lead) + name
    if scene.after[:2] in {"'s", "’s"}:
        return name
    starts = begins_sentence(scene.before)
    if starts and scene.after.startswith(", "):
        return f"In {name}"
    closing = not scene.after.strip() or scene.after[:1] in {"\n", ")"}
    adverb = _WORD_BEFORE.search(scene.before) or (scene.before.endswith(", ") and not closing)
    relative = not told_month(scene.told) and not re.search(r"\d", scene.told)
    if starts:
        return f"In {name}" if relative else name
    return f"in {name}" if adverb and not scene.title else name


def _beside_its_month(scene: Scene) -> Change | None:
    """As in "on December 24, Christmas Eve, …": a holiday behind its date would say it again."""
    comma = _COMMA_BEFORE.search(scene.before)
    if comma is None or len(comma.group()) > scene.back or not _CLOSED_AFTER.match(scene.after):
        return None
    months = [english(day, Rung.MONTH) for day in days_of(scene.mention.value, scene.told)]
    before = scene.before[-_NEAR:]
    if not any(name and name.split()[0] in before for name in months):
        return None
    return Change("", back=len(comma.group()))


_NEAR = 40
_COMMA_BEFORE = re.compile(r",?[ \u00a0](?:(?:on|which (?:is|was))[ \u00a0])?(?:the[ \u00a0])?$")
_CLOSED_AFTER = re.compile(r"[,.;:)]|\s*$")


def _cased(word: str, told: str) -> str:
    return word[:1].upper() + word[1:] if told[:1].isupper() else word


def _one_day(scene: Scene, tied: str, back: int) -> Change:
    """A day of the week: "on a Monday" is one day, ", a Monday," behind a date says nothing."""
    beside = scene.taken_back(_BESIDE_DATE)
    if beside and re.match(r"[,.;:)]|\s*$|[ \u00a0](?:at|around|about)\b", scene.after):
        return Change("", back=beside)
    with_article = scene.taken_back(_A_WEEKDAY)
    if tied and not with_article:
        return Change(tied + "that time", back=back)
    back = max(back, with_article)
    starts = begins_sentence(scene.before[: len(scene.before) - back])
    return Change("One day" if starts else "one day", back=back)


def _vague(scene: Scene, form: DateForm, rung: Rung, lead: tuple[str, str, int]) -> Change:
    """A date that nobody can resolve: "that month", "one day", "recently", "soon"."""
    word, told_lead, back = lead
    tied = _cased(f"{word} ", told_lead) if word in _TIED else ""
    first = told_lead or scene.told
    if form in {DateForm.DAY_ONLY, DateForm.WHOLE}:
        words = that_time(rung, korean=False)
        return Change(tied + words if tied else _cased(words, first), back=back)
    if scene.after[:2] in {"'s", "’s"}:
        return Change(_cased("the recent", first), on=min(2, scene.on))
    if form is DateForm.WEEKDAY:
        return _one_day(scene, tied, back)
    if word in {"until", "till"}:
        return Change(tied + "recently", back=back)
    if tied or word == "the":
        return Change(tied + "that time" if tied else "that time", back=back)
    return Change(_cased("soon" if is_coming(scene.told) else "recently", first), back=back)
