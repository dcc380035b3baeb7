"""Dates as they are told in English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from moksori.language.datetold import (
    EARLY,
    END,
    FIRST_HALF,
    LATE,
    MIDDLE,
    SECOND_HALF,
    START,
    Told,
)
from moksori.language.numbers_en import ORDINALS
from moksori.language.words import words as word_set

MONTH = (
    r"(?P<mon>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])(?:(?<![a-z]{5})(?<!march|"
    r"april)(?<!may|une|uly)\.)?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SUFFIX = r"(?:[ ]?(?:st|nd|rd|th)(?![a-z]))?"
_ORDINAL = (
    r"(?:(?:twenty|thirty)[ -]?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
    + "|".join(sorted((word for word, day in ORDINALS.items() if day <= 30), key=len, reverse=True))
    + ")"
)
_DAY = rf"(?P<day>(?:[0-3]?\d{_SUFFIX}|{_ORDINAL}(?![a-z])))"
_YEAR = (
    r"(?:,?[ \n]?(?:of |in )?(?P<year>(?:18|19|20)\d\d(?!\d)|['’]\d\d(?!\d))"
    r"|,?[ \n](?:of[ \n])?(?P<rel>(?:this|last|next|that|the (?:same|previous|following|next|"
    r"current)|earlier this|late last|early last)[ \n]year))"
)
WEEKDAY = (
    r"(?P<wd>mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs?)?(?:day)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?)(?![a-z])(?:(?<!day)\.(?=[ \n,]))?"
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The first letters of the days of the week, from Monday."""
_PART = (
    r"(?P<part>early|mid(?:dle)?|late|(?:the )?(?:very )?(?:beginning|start|middle|end|close|first "
    r"half|second half|latter half|latter part|"
    r"early part|first part|turn|(?:first|second|third|fourth|last|final)[ \n]week|(?:first|second|"
    r"third|last|final)[ \n](?:ten days|third|days|few days)) of|(?:early|late) in)"
)
_B = r"[ \n]"
_FREE = r"(?<![\w$£€¥₩#.,%-])(?<!(?<!\d{3})\d/)"
NOT_DAYS = (
    r"(?![ \n](?:people|persons|women|men|girls|boys|children|residents|soldiers|others|more|"
    r"families|of (?:them|us)|times|days|months|weeks|years|"
    r"hours|were|[a-z]+s (?:were|had|have|are))(?!\w))"
)
"""What follows a number that counts something and is no day: 10 people."""

_TO_MONTH = r"(?:(?!\n\n)(?![ \n]?,)[ \n,-]{0,2}|[ \n]?,[ \n]?(?![a-z]{3,9}\.?[ \n][0-3]?\d(?!\d)))"
"""Between a day and its month; in "on the fifth, July 21" the month has a day of its own."""
_DAY_MONTH = re.compile(
    rf"(?=[\da-z])(?:(?<!\w){WEEKDAY},?{_B})?(?:the{_B})?{_FREE}(?:(?P<from>[0-3]?\d){_SUFFIX}[ "
    rf"]?(?:-|to|and|or|,|until|through)[ ]?(?:the )?)?{_DAY}"
    rf"(?:{_B}(?:day{_B})?of)?{_TO_MONTH}{MONTH}(?:{_YEAR}|-(?P<short>\d\d|(?:19|20)\d\d)(?!\d)|"
    rf"(?P<tight>(?:19|20)\d\d)(?!\d))?",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"(?=[a-z])(?<![\w’'-])(?:{WEEKDAY},?{_B})?{MONTH}[ \n-](?:the{_B})?{_DAY}(?![\d:%]|[.,]\d)"
    rf"(?:[ ]?(?:-|to|and|or|through|until|&)[ ]?(?:the "
    rf")?(?P<to>[0-3]?\d)(?![\d:]){_SUFFIX})?{NOT_DAYS}(?:{_YEAR})?",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(
    rf"(?=[a-z])(?<![\w’'])(?:{_PART}[ \n-])?(?:(?P<first>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|"
    rf"nov|dec)[a-z]{{0,6}}\.?[ ]?(?:-|to|and|or|until|through|/)[ ]?)?"
    rf"{MONTH}(?:[ -](?P<short>(?:19|20)\d\d)(?!\d)|{_YEAR})",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(
    rf"(?=[a-z])(?<![\w’'])(?P<lead>(?:in|since|of|until|till|by|during|last|this|next|past|coming|"
    rf"from|to|through|between|before|after|around|"
    rf"every|each|and|or|early|late|about|late in|early in|month of|on|the)[ \n]|mid-|early-|"
    rf"late-)?(?:{_PART}[ \n-])?{MONTH}"
    rf"(?:[ ]?(?:-|to|and|or|through|until)[ ]?(?P<to>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|"
    rf"dec)(?:[a-z]{{0,6}})(?![a-z]))?",
    re.IGNORECASE,
)
_NEXT = r"(?P<next>(?:[ ]|\n(?-i:(?![A-Z])))[A-Za-z]+)"  # No capital of a next line.
_THE_DAY = re.compile(
    rf"(?=[a-z])(?<!\w)(?P<lead>(?:on|since|until|till|by|from|before|after|around|about|of|and|or|"
    rf"to|between|dated|in the (?:early hours|morning|evening|afternoon|night) of|(?:morning|"
    rf"evening|afternoon|night|week) of){_B})?"
    rf"the{_B}(?:(?:day|night|morning|evening|afternoon) of the{_B})?(?P<day>(?:[0-3]?\d(?:st|nd|"
    rf"rd|th)|{_ORDINAL})(?![a-z-]))"
    rf"(?P<month>{_B}(?:of{_B})?(?:this|last|next|that|the same|the|the previous|the "
    rf"following){_B}month)?"
    rf"{_NEXT}?",
    re.IGNORECASE,
)


_ON_DAY = re.compile(
    r"(?<!\w)(?P<lead>on|by|since|until|till|from|before|after)[ \n]"
    r"(?P<day>[0-3]?\d(?:st|nd|rd|th)(?![a-z-]))(?P<month>[ \n]of[ \n](?:this|last|"
    r"next)[ \n]month)?"
    rf"{_NEXT}?",
    re.IGNORECASE,
)
_THE_DAY_ALONE = re.compile(
    r"(?<!\w)the[ \n](?P<day>[0-3]?\d(?:st|nd|rd|th))(?=[.;:!?)](?!\d)|,(?![ ]?\d)|\Z|\n|"
    r"[ ](?:he|she|i|they|we|it|my|his|her|our|their|at|in the|when|was|a|an|the)\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?<![\w-])(?:edition|no\.?|nos\.?|numbers?|issues?|vol(?:ume)?s?\.?|chapters?|ch\.?|pages?|"
    r"pp?\.|parts?|sections?|articles?|figures?|fig\.?|tables?|series|annex|appendix|items?|"
    r"session|version|release|bulletin|episode|paper|book|report|rev(?:ision)?\.?)[ \n]?\Z|"
    r"[#№][ ]?\Z",
    re.IGNORECASE,
)
_LEADS_MONTH = word_set(
    "in on since by last this next early late mid from until till during and or the of to through "
    "between before after around every each a about past coming beginning end start monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december"
)
_BEFORE_MARCH = re.compile(r"(?P<word>[A-Za-z]{2,20})[ \n]\Z")


_OF_YEAR = re.compile(r",?[ \n](?:of|in)[ \n]", re.IGNORECASE)


def _is_named_march(text: str, match: re.Match[str]) -> bool:
    """Say whether March belongs to a name or is a walk: Arduous March, March of the Tigers."""
    at, end = match.span("mon")
    before = _BEFORE_MARCH.search(text[max(0, at - 24) : at])
    word = before["word"] if before else ""
    if word[:1].isupper() and word.lower() not in _LEADS_MONTH:
        return True
    small = text[at].islower() and word.lower() in ("the", "a", "arduous", "long", "forced")
    of = re.match(
        r"[ \n]of[ \n](?!\d|['’]\d|(?:that|this|last|next|the (?:same|previous|following|next|"
        r"current))"
        r"[ \n]year)",
        text[end : end + 40],
        re.IGNORECASE,
    )
    return small or of is not None


def month_number(said: str) -> int:
    """Give the number of an English month, in full or cut short."""
    return _MONTHS.index(said[:3].lower()) + 1


def day_number(said: str) -> int | None:
    """Give the number of a day, in digits or as an ordinal word; None where no month has it."""
    digits = re.match(r"\d+", said)
    if digits:
        day = int(digits.group())
    else:
        words = re.findall("[a-z]+", said.lower())
        day = sum({"twenty": 20, "thirty": 30}.get(word, ORDINALS.get(word, 0)) for word in words)
    return day if 1 <= day <= 31 else None


def year_number(said: str) -> int:
    """Give the year of four digits, or of two behind an apostrophe."""
    digits = int(re.sub(r"\D", "", said))
    if digits > 99:
        return digits
    return digits + (1900 if digits > 40 else 2000)


def part_of(said: str | None) -> str:
    """Give the part of a month or year that English words name."""
    low = (said or "").lower().replace("\n", " ")
    for words, part in (
        ("first half", FIRST_HALF), ("second half", SECOND_HALF), ("latter", SECOND_HALF),
        ("first week", "week 1"), ("second week", "week 2"), ("third week", "week 3"),
        ("fourth week", "week 4"), ("last week", "week 5"), ("final week", "week 5"),
        ("first", EARLY), ("second", MIDDLE), ("third", LATE), ("last", LATE),
        ("early", EARLY), ("mid", MIDDLE), ("late", LATE), ("beginning", START), ("start", START),
        ("turn", START), ("end", END), ("close", END),
    ):  # fmt: skip
        if words in low:
            return part
    return ""


def _year_fields(match: re.Match[str]) -> dict[str, int | None]:
    """Read the year of a match: told, cut short, or by its distance from now."""
    groups = match.groupdict()
    said = groups.get("year") or groups.get("short") or groups.get("tight")
    if said:
        return {"year": year_number(said)}
    relative = (groups.get("rel") or "").lower()
    if not relative or "that" in relative or "same" in relative or "ing" in relative:
        return {}
    if "last" in relative or "previous" in relative:
        return {"year_shift": -1}
    return {"year_shift": 1 if "next" in relative else 0}


def tolds(text: str) -> Iterator[Told]:
    """Find calendar dates with a month, and days of the month, in a prepared English text."""
    readers: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], Told | None]], ...] = (
        (_DAY_MONTH, _day_and_month),
        (_MONTH_DAY, _day_and_month),
        (_MONTH_YEAR, _month_and_year),
        (_MONTH_ALONE, _month_alone),
        (_THE_DAY, _the_day),
        (_ON_DAY, _the_day),
        (_THE_DAY_ALONE, _numbered_day),
    )
    for pattern, read in readers:
        for match in pattern.finditer(text):
            name = match.groupdict().get("mon") or ""
            may_be_name = pattern is _MONTH_ALONE or (
                pattern is _MONTH_YEAR and _OF_YEAR.match(text, match.end("mon"))
            )
            if name.lower() == "march" and may_be_name and _is_named_march(text, match):
                continue
            told = read(text, match)
            if told is not None:
                yield told


def _day_and_month(text: str, match: re.Match[str]) -> Told | None:
    day, groups = day_number(match["day"]), match.groupdict()
    if day is None or _is_modal(text, match):
        return None
    first, (start, end) = day_number(groups.get("from") or ""), _without_the(match)
    number = match.start("from") if groups.get("from") else match.start("day")
    if match.re is _DAY_MONTH and _LABEL.search(text[max(0, number - 16) : number]):
        if "," not in text[number : match.start("day")]:
            return None
        first, start = None, match.start("day")  # "Bulletin No. 31, 18 October"
    if groups.get("from") and (first is None or first >= day):
        first, start = None, match.start("day")
    last = day_number(groups.get("to") or "")
    return Told(
        start,
        end,
        month=month_number(match["mon"]),
        day=first or day,
        day_to=day if first else last,
        **_year_fields(match),  # type: ignore[arg-type]
    )


def _without_the(match: re.Match[str]) -> tuple[int, int]:
    """Give the span of a match without an article at its beginning."""
    the = re.match(r"the[ \n]", match.group(), re.IGNORECASE)
    return match.start() + (the.end() if the else 0), match.end()


def _is_modal(text: str, match: re.Match[str]) -> bool:
    """Say whether `may` or `march` is a verb here: 12 may go, they march 10 miles."""
    if match["mon"] not in ("may", "march", "mar"):
        return False
    if match.groupdict().get("year") or match.re is _DAY_MONTH:
        after = text[match.end() : match.end() + 1]
        return not match.groupdict().get("year") and after not in ("", ",", ".", ";", ")", "\n")
    return True


def _month_and_year(text: str, match: re.Match[str]) -> Told | None:
    del text
    month = month_number(match["mon"])
    first = month_number(match["first"]) if match["first"] else None
    return Told(
        *_without_the(match),
        month=first or month,
        month_to=month if first else None,
        part=part_of(match["part"]),
        **_year_fields(match),  # type: ignore[arg-type]
    )


_NEEDS_LEAD = frozenset(
    (
        "may",
        "march",
        "mar",
        "jan",
        "sep",
        "dec",
        "jun",
        "apr",
        "oct",
        "nov",
        "feb",
        "jul",
        "aug",
        "sept",
    )
)
_ONLY_IN = frozenset(("the", "on", "to", "from", "and", "or"))


_PART_ALONE = re.compile(r"(?:early|mid|late)(?: in|-)?")


def _month_alone(text: str, match: re.Match[str]) -> Told | None:
    said, lead = match["mon"], (match["lead"] or "").strip().lower()
    small = said.islower()
    needs_lead = small or said.lower() in _NEEDS_LEAD
    if (needs_lead and (not lead or lead == "the") and not match["part"]) or _hangs_on(text, match):
        return None
    if small and (lead in _ONLY_IN or (said not in ("may", "march") and len(said) < 4)):
        return None
    start = match.start("part") if match["part"] else match.start("mon")
    relative = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(lead, 0)
    if lead in (
        "last",
        "this",
        "next",
        "past",
        "coming",
        "early",
        "late",
        "early in",
        "late in",
        "mid-",
        "early-",
        "late-",
    ):
        start = match.start("lead")
    last = month_number(match["to"]) if match["to"] else None
    return Told(
        start,
        match.end("to") + _rest_of_word(text, match.end("to")) if last else match.end("mon"),
        month=month_number(said),
        month_to=last,
        part=part_of(match["part"] or (lead if _PART_ALONE.fullmatch(lead) else "")),
        ahead=relative > 0,
    )


def _rest_of_word(text: str, at: int) -> int:
    rest = re.match("[a-z]*", text[at : at + 8], re.IGNORECASE)
    return rest.end() if rest else 0


def _hangs_on(text: str, match: re.Match[str]) -> bool:
    """Say whether the word is part of a name: April Kim, Arduous March, August Street."""
    after = text[match.end("mon") : match.end("mon") + 24]
    return (
        re.match(
            r"[ ](?:Street|Avenue|Square|Kim|Lee|Park|First|Revolution|Movement)\b|['’]s[ ]|-",
            after,
        )
        is not None
        and not match["to"]
    )


_NOT_A_DAY = re.compile(
    r"[ \n](?:century|floor|anniversary|congress|division|regiment|brigade|corps|army|grade|time|"
    r"birthday|parallel|street|avenue|"
    r"department|bureau|district|session|plenary|plenum|edition|row|place|week|month|year|hour|"
    r"minute|person|party|issue|chapter|"
    r"part|half|quarter|generation|lady|son|daughter|child|wife|victim|woman|man|case|incident|"
    r"house|building|class|conference|"
    r"supreme|anti|round|stage|phase|battalion|company|unit|room|line|attempt|instal\w+|payment|"
    r"day|night|one|two|three|world|war|"
    r"step|amendment|largest|biggest|most|highest|best|people|amount|party|group|reason|thing|"
    r"country|city|degree|day's)(?!\w)",
    re.IGNORECASE,
)


def _numbered_day(text: str, match: re.Match[str]) -> Told | None:
    del text
    day = day_number(match["day"])
    return None if day is None else Told(*match.span("day"), day=day)


_LEADS_DAY = frozenset(("on", "since", "until", "till", "by", "from"))
_ENDS = re.compile(r"[,.;!?)](?!\d)|\Z")


def _the_day(text: str, match: re.Match[str]) -> Told | None:
    day, groups = day_number(match["day"]), match.groupdict()
    led = (groups["lead"] or "").strip().lower() not in ("", "of", "and", "or", "to", "between")
    if day is None or _NOT_A_DAY.match(text, match.end("day")):
        return None
    alone = (groups["lead"] or "").strip().lower() in _LEADS_DAY and _ENDS.match(text, match.end())
    if groups["month"] is None and not (led and (match["day"][0].isdigit() or day > 10 or alone)):
        return None
    if groups["month"] is None and (match["next"] or " ")[1:2].isupper():
        return None
    month = (groups["month"] or "").lower()
    shift = -1 if "last" in month or "previous" in month else 0 if "this" in month else None
    end = match.end("month" if groups["month"] else "day")
    shift = 1 if "next" in month or "following" in month else shift
    return Told(match.start("day"), end, day=day, month_shift=shift)
