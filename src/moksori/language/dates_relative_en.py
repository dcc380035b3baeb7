"""English dates without a month: yesterday, last Tuesday, three weeks ago, spring, the 1990s."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.language.dates_en import WEEKDAY, part_of
from moksori.language.datetold import END, START, Told
from moksori.language.numbers import read_number
from moksori.language.numbers_en import SMALL_WORDS, TENS

_B = r"[ \n]"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TIME_OF_DAY = r"(?:[ \n](?:morning|afternoon|evening|night|at dawn))?"
_FIXED: tuple[tuple[str, int], ...] = (
    (r"(?:the )?day before yesterday", -2),
    (r"(?:the )?day after tomorrow", 2),
    (rf"yesterday{_TIME_OF_DAY}", -1),
    (r"last night", -1),
    (rf"tomorrow{_TIME_OF_DAY}", 1),
    (
        r"(?:earlier |late |later )?(?<!in )today(?!['’]s (?:world|society|era|youth|generation))|"
        r"tonight|this (?:morning|afternoon|evening)",
        0,
    ),
)
_HANGING = (
    r"the (?:previous|following|next|same|very next|very same) (?:day|night|morning|evening|"
    r"afternoon)|(?:that|the) same day|"
    r"that (?:very )?(?:day|night|morning|evening|afternoon)|the (?:day|night|morning|evening) "
    r"(?:before|after)(?! yesterday| tomorrow)|"
    r"next (?:day|morning)|(?:\w+|a few|several) (?:days?|nights?|weeks?) (?:later|earlier|before "
    r"that|after that)"
)
_WORDS = re.compile(
    r"(?=[tdylenas\d])(?<![\w’'-])(?:"
    + "|".join(f"(?P<w{at}>{words})" for at, (words, _) in enumerate(_FIXED))
    + rf"|(?P<hang>{_HANGING}))(?![\w-])",
    re.IGNORECASE,
)
_AGO = re.compile(
    rf"(?=[\da-z])(?<![\w.,’'-])(?P<n>\d{{1,3}}|an?|one|couple of|few|several|some|(?:a "
    rf")?couple(?: of)?|(?:a )?few|half an?|{SMALL_WORDS}){_B}"
    rf"(?P<unit>day|night|week|fortnight|month|year|decade|hour|minute)s?(?:{_B}and a "
    rf"half)?{_B}(?:ago|back|previously|prior)(?!\w)"
    rf"|(?<!\w)in{_B}(?P<n2>\d{{1,3}}|a|{SMALL_WORDS}){_B}(?P<unit2>day|week|"
    rf"month)s?['’]?{_B}time(?!\w)",
    re.IGNORECASE,
)
_VAGUE_NUMBERS = {"a": 1, "an": 1, "couple": 2, "couple of": 2, "a couple": 2, "a couple of": 2,
                  "few": 3, "a few": 3, "several": 4, "some": 3, "half a": 1,
                  "half an": 1}  # fmt: skip
_UNIT = re.compile(
    r"(?=[a-z])(?<![\w-])(?:(?P<part>early|late|earlier|later|mid|(?:the )?(?:beginning|start|"
    r"middle|end|first half|second half|latter half|first quarter|last quarter|turn) of)"
    r"[ \n-])?(?P<which>last|this|next|past|previous|current|coming)[ \n](?P<unit>week|weekend|"
    r"month|year)(?!\w)",
    re.IGNORECASE,
)
WEEKDAY_OR_MANY = WEEKDAY.replace("(?![a-z])", "(?P<many>(?<=day)s)?(?![a-z])", 1)
ANY = "any"
"""Stands for the part of a date that is a day of the week and no one day: on Sundays."""
_WEEKDAY = re.compile(
    rf"(?=[a-z])(?<![\w’'-])(?:(?P<lead>on|last|this|next|this past|past|the following|following|"
    rf"the previous|every|each|since|until|by|from|of last week on|late|early|coming){_B})?"
    rf"{WEEKDAY_OR_MANY}{_TIME_OF_DAY}(?P<week>{_B}(?:of )?(?:last|this|next) week|"
    rf"{_B}week)?(?![\w%-])",
    re.IGNORECASE,
)
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SEASON = re.compile(
    r"(?=[a-z])(?<![\w-])(?:(?P<lead>last|this|next|past|early|late|mid|that|in(?: the)?(?: "
    r"(?:early|late|mid))?|during(?: the)?|since(?: the)?|by|until|the|every|of|early in the|late "
    r"in the)[ \n-]){1,2}"
    r"(?P<season>spring|summer|autumn|winter|fall(?= of \d|,? \d{4}|[.,;]))(?![\w-])(?: "
    r"season)?(?:,?[ \n](?:of[ \n])?(?P<year>(?:19|20)\d\d)(?!\d)|[ \n](?:of )?(?P<rel>last|this|"
    r"that) year)?"
    r"|(?=[a-z])(?<![\w-])(?P<season2>spring|summer|autumn|fall|winter)[ \n](?:of[ "
    r"\n])?(?P<year2>(?:19|20)\d\d)(?!\d)"
    r"|(?<!\w)last fall(?!\w)",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?=[a-z\d])(?<![\w$£€¥₩#.,:/-])(?P<part>(?:early|mid|late|(?:the )?(?:beginning|start|middle|"
    r"end|first half|second half|latter half|(?:first|second|third|fourth|last) quarter|turn) of)[ "
    r"\n-])?"
    r"(?P<year>(?:18|19|20)\d\d)(?:[ ]?(?:-|to)[ ]?(?P<to>(?:19|20)\d\d|\d\d)(?!\d))?"
    r"(?![\w%]|[.,:/-]\d|[ \n]?(?:RMB|yuan|won|USD|dollars?|euros?|yen|kg|kilo\w*|grams?|tons?|"
    r"people|persons|women|men|families|households|"
    r"residents|meters|metres|km|kilomet\w+|miles|hours|times|soldiers|workers|calories|copies|"
    r"percent|hectares|acres|units|pieces|feet|defectors|prisoners|detainees)(?![A-Za-z]))",
    re.IGNORECASE,
)
_DECADE = re.compile(
    r"(?=[a-z\d'’])(?<![\w$£€¥₩])(?P<part>(?:early|mid|middle|late|(?:the )?(?:beginning|start|"
    r"middle|end|first half|second half|latter half) of(?: the)?)(?:[- ](?:to[- ](?:mid|late)[- "
    r"])?|[ ]))?"
    r"(?:(?P<decade>(?:1[89]|20)\d0)['’]?s|(?P<short>['’][0-9]0s|(?<=the )[1-9]0['’]?s|(?<=early "
    r")['’]?[1-9]0s|(?<=late )['’]?[1-9]0s|(?<=mid-)['’]?[1-9]0s)"
    r"|(?:the |nineteen[- ])(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|"
    r"nineties))(?![\w-])",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"(?:his|her|their|my|our|your|in|is|aged|aged in|s|man|woman) (?:early |mid[ -]|late )?\Z",
    re.IGNORECASE,
)


def tolds(text: str) -> Iterator[Told]:
    """Find dates without a month in a prepared English text."""
    for match in _WORDS.finditer(text):
        if match["hang"]:
            yield Told(*match.span(), anaphoric=True)
        else:
            yield Told(*match.span(), day_shift=_FIXED[int((match.lastgroup or "w0")[1:])][1])
    for match in _AGO.finditer(text):
        yield from _ago(match)
    for match in _UNIT.finditer(text):
        yield _unit(match)
    for match in _WEEKDAY.finditer(text):
        yield from _weekday(match)
    for match in _SEASON.finditer(text):
        yield _season(match)
    for match in _YEAR.finditer(text):
        yield from _year(match)
    for match in _DECADE.finditer(text):
        yield from _decade(text, match)


def _ago(match: re.Match[str]) -> Iterator[Told]:
    ahead = match["n"] is None
    said = (match["n"] or match["n2"]).lower().replace("\n", " ")
    unit = (match["unit"] or match["unit2"]).lower()
    number = _VAGUE_NUMBERS.get(said) or read_number(said)
    if number is None:
        return
    count = int(number) if ahead else -int(number)
    loose = 1 if said in ("few", "a few", "several", "some", "couple of", "couple") else 0
    if unit in ("hour", "minute"):
        yield Told(*match.span(), day_shift=0, clock="")
    elif unit in ("day", "night"):
        yield Told(*match.span(), day_shift=count, loose=loose * 2)
    elif unit in ("week", "fortnight"):
        days = count * (14 if unit == "fortnight" else 7)
        yield Told(*match.span(), day_shift=days, loose=3 + 4 * loose)
    elif unit == "month":
        yield Told(*match.span(), month_shift=count)
    else:
        yield Told(*match.span(), year_shift=count * (10 if unit == "decade" else 1))


def _unit(match: re.Match[str]) -> Told:
    which, unit = match["which"].lower(), match["unit"].lower()
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    part = part_of(match["part"])
    if unit in ("week", "weekend"):
        return Told(*match.span(), week_shift=shift)
    if unit == "month":
        return Told(*match.span(), month_shift=shift, part=part)
    return Told(*match.span(), year_shift=shift, part=part)


_SHORT_DAYS = frozenset(("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"))


_ONE_OF_MANY = re.compile(r"(?<!\w)(?:an?|one|some|any)[ \n](?:[a-z]{3,8}[ \n])?\Z", re.IGNORECASE)
_HABIT_BEFORE = re.compile(
    r"(?<!\w)(?:every|each|first|second|third|fourth|last|other)[ \n]\Z", re.IGNORECASE
)
_HABIT_AFTER = re.compile(r"[ \n](?:of|in)[ \n](?:every|each|the|a)[ \n](?:month|week|year)", re.I)


def _is_habit(match: re.Match[str]) -> bool:
    """Say whether a weekday comes again and again: the first Monday of every month."""
    before = match.string[max(0, match.start("wd") - 12) : match.start("wd")]
    if re.search(r"(?<!\w)(?:every|each)[ \n](?:other[ \n])?\Z", before, re.IGNORECASE):
        return True
    return bool(_HABIT_BEFORE.search(before) and _HABIT_AFTER.match(match.string, match.end()))


def _weekday(match: re.Match[str]) -> Iterator[Told]:
    said, lead = match["wd"], (match["lead"] or "").lower()
    short = said.lower() in _SHORT_DAYS
    if lead in ("every", "each") or (short and (not lead or said.lower() in ("sat", "sun", "wed"))):
        return
    before = match.string[max(0, match.start("wd") - 20) : match.start("wd")]
    indefinite = bool(match["many"] or _ONE_OF_MANY.search(before))
    if (said[0].islower() and not lead and not indefinite) or _is_habit(match):
        return
    week = (match["week"] or "").lower()
    shift = (
        -1 if "last week" in week else 0 if "this week" in week else 1 if "next" in week else None
    )
    start = (
        match.start("lead")
        if lead in ("last", "this", "next", "this past", "past", "coming")
        else match.start("wd")
    )
    yield Told(
        start if start >= 0 else match.start(),
        match.end() if not week or shift is not None else match.start("week"),
        weekday=_WEEKDAYS.index(said[:3].lower()),
        part=ANY if indefinite else "",
        week_shift=shift,
        ahead=lead in ("next", "coming"),
        or_before=lead == "last" and shift is None,
        anaphoric="following" in lead or "previous" in lead,
    )


def _season(match: re.Match[str]) -> Told:
    groups = match.groupdict()
    season = (groups["season"] or groups["season2"] or "fall").lower()
    year = groups["year"] or groups["year2"]
    lead = match.group().lower()
    shift = None
    if groups["rel"]:
        shift = {"last": -1, "this": 0}.get(groups["rel"].lower())
    return Told(
        match.start("season")
        if groups["season"] and not lead.startswith(("last", "this", "next", "past"))
        else match.start(),
        match.end(),
        season=_SEASONS[season],
        year=int(year) if year else None,
        year_shift=shift,
        ahead=lead.startswith("next"),
        or_before=lead.startswith("last "),
    )


def _year(match: re.Match[str]) -> Iterator[Told]:
    year, to = int(match["year"]), match["to"]
    last = None
    if to:
        last = int(to) if len(to) == 4 else year // 100 * 100 + int(to)
    if 1800 <= year <= 2100:
        said = (match["part"] or "").lower()
        part = f"quarter {_QUARTERS[said.split()[-3]]}" if "quarter" in said else part_of(said)
        yield Told(*match.span(), year=year, year_to=last, part=part)


_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


def _decade(text: str, match: re.Match[str]) -> Iterator[Told]:
    if match["decade"]:
        year = int(match["decade"])
    else:
        said = (match["short"] or match["word"]).lower().strip("'’")
        tens = int(said[0]) * 10 if said[0].isdigit() else TENS[said.removesuffix("ies") + "y"]
        year = (2000 if tens < 20 else 1900) + tens
        if _OWNER.search(text[max(0, match.start() - 20) : match.start()]):
            return
    yield Told(*match.span(), year=year, decade=True, part=part_of(match["part"]))


__all__ = ["END", "START", "tolds"]
