"""Hours of the day, in English and Korean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.language.datetold import Told
from moksori.language.numbers import read_number

_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HALF_DAY = r"(?P<half>[ap]\.m\.?|[ap]m|[ap]\. m\.)(?![A-Za-z])"
_OF_DAY = (
    r"(?P<day>in the (?:early )?(?:morning|afternoon|evening|night)|at night|at dawn|(?:this|that|"
    r"yesterday|tomorrow) (?:morning|afternoon|evening))"
)
_ENGLISH = re.compile(
    rf"(?=[\da-z])(?:(?<![\w.,:$/-])(?P<h>[01]?\d|"
    rf"2[0-4])(?:(?P<sep>[:.])(?P<m>[0-5]\d)(?::[0-5]\d)?)?[ \n]?(?:{_HALF_DAY}|(?P<oclock>o['’]? "
    rf"?clock)(?:[ \n]{_OF_DAY})?|(?P<hrs>(?:h|hrs|hours)(?=[ ,.;)]|\Z)(?<!\d hours)))"
    rf"|(?<![\w.,:$/-])(?P<h2>[01]?\d|2[0-4]):(?P<m2>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?:[ "
    rf"\n](?:hours|hrs|{_OF_DAY.replace('<day>', '<day2>')}))?"
    rf"|(?<![\w-])(?:(?P<word>{_HOURS})(?:[ -](?P<wm>thirty|fifteen|forty-five|ten|twenty))?)[ "
    rf"\n](?:o['’]? ?clock(?:[ \n]{_OF_DAY.replace('<day>', '<day3>')})?|"
    rf"{_HALF_DAY.replace('<half>', '<half3>')}|(?<!one ){_OF_DAY.replace('<day>', '<day4>')})"
    rf"|(?<![\w-])(?:half|quarter|(?:five|ten|twenty)(?: minutes)?) (?:past|to) (?P<past>{_HOURS}|"
    rf"\d{{1,2}})(?![\w:])"
    r"|(?<![\w-])(?:at|around|about|by|until|till|before|after|from|to|since)[ \n](?P<noon>noon|"
    r"midnight|midday)(?!\w)"
    r"|(?<![\w.,:$/-])(?P<mil>[01]\d[0-5]\d|2[0-3][0-5]\d)[ ]?(?:hours|hrs|h)(?!\w)"
    r"|(?<!\w)at[ \n](?:about |around |exactly )?(?P<bare>[1-9]|1[0-2])(?:[ \n](?:sharp|"
    r"on the dot)|(?=[ \n]tonight)|[ \n]"
    rf"{_OF_DAY.replace('<day>', '<day5>')})"
    rf"|(?<![\w.,:$£€¥/-])(?P<hd>1[0-2]|[1-9])[ \n](?:{_OF_DAY.replace('<day>', '<day6>')}))",
    re.IGNORECASE,
)
_NATIVE = "열한|열두|열하나|열둘|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열"
_KOREAN = re.compile(
    rf"(?:(?P<half>오전|오후|새벽|아침|점심|낮|대낮|저녁|밤|한밤|한밤중|심야)(?:에)? "
    rf"?)?(?<![\d가-힣.,:])(?<!제)(?P<h>\d{{1,2}}|{_NATIVE}) ?시(?!간|작|장|내|민|위|절|당|설|도|"
    rf"키|켰|켜|킬|킨|험|골|대|"
    rf"군|찰|청|즌|리|신|체|안|원|정|점|효|[^가-힣 ]{{0}}기)"
    rf"(?: ?(?P<m>\d{{1,2}}|[이삼사오]?십[일이삼사오육칠팔구]?|오) ?분| ?(?P<hm>반))?(?P<about>경|"
    rf"쯤|께|무렵)?"
    r"|(?P<half2>오전|오후|새벽|아침|낮|저녁|밤) ?(?P<h2>\d{1,2}):(?P<m2>[0-5]\d)"
    r"|(?<![가-힣])(?P<fixed>자정|정오)(?![가-힣]*(?:작용|능력))"
)
_AFTERNOON = (
    "오후",
    "저녁",
    "밤",
    "p",
    "even",
    "after",
    "night",
    "낮",
    "점심",
    "대낮",
    "한밤",
    "심야",
)


def tolds(text: str) -> Iterator[Told]:
    """Find hours of the day in a prepared text of either language."""
    for match in _ENGLISH.finditer(text):
        clock = _english(match)
        if clock is not None:
            yield Told(*match.span(), clock=clock)
    for match in _KOREAN.finditer(text):
        clock = _korean(match)
        if clock is not None:
            yield Told(*match.span(), clock=clock)


def _english(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if groups["noon"]:
        return "00:00" if groups["noon"].lower() == "midnight" else "12:00"
    if groups["mil"]:
        return f"{groups['mil'][:2]}:{groups['mil'][2:]}"
    hour = next(
        (groups[name] for name in ("h", "h2", "word", "past", "bare", "hd") if groups[name]), ""
    )
    minute = groups["m"] or groups["m2"] or groups["wm"] or ""
    if groups["hrs"] and not groups["m"]:
        return None
    if groups["sep"] == "." and not groups["half"]:
        return None
    halves = [
        groups[name]
        for name in ("half", "half3", *(f"day{at}" for at in ("", 2, 3, 4, 5, 6)))
        if groups[name]
    ]
    return _clock(hour, minute, (halves or [""])[0].lower())


def _korean(match: re.Match[str]) -> str | None:
    if match["fixed"]:
        return "00:00" if match["fixed"] == "자정" else "12:00"
    half = match["half"] or match["half2"] or ""
    minute = "30" if match["hm"] else match["m"] or match["m2"] or ""
    return _clock(match["h"] or match["h2"], minute, half)


def _clock(hour: str, minute: str, half: str) -> str | None:
    """Write an hour as HH:MM, after noon where the words say so; None where no day has it."""
    hours, minutes = read_number(hour), read_number(minute) if minute else 0
    if hours is None or minutes is None or hours > 24 or minutes > 59:
        return None
    late = any(half.startswith(word) or f" {word}" in half for word in _AFTERNOON)
    if late and hours < 12 and not (half.startswith(("밤", "한밤", "심야")) and hours < 5):
        hours += 12
    elif hours == 12 and half.startswith(("a", "오전", "새벽", "밤", "한밤")):
        hours = 0
    return f"{int(hours) % 24:02}:{int(minutes):02}"
