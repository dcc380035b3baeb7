"""Dates as they are told in Korean."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
from moksori.language.numbers import read_number

_YEARS_BACK = {"올해": 0, "금년": 0, "올": 0, "당해": 0, "작년": -1, "지난해": -1, "전년": -1,
               "재작년": -2, "지지난해": -2, "그러께": -2, "내년": 1, "다음해": 1, "다음 해": 1,
               "후년": 2, "지난": None, "오는": None, "같은 해": None, "같은해": None, "그해": None,
               "그 해": None, "이듬해": None}  # fmt: skip
_REL_YEAR = "|".join(sorted(_YEARS_BACK, key=len, reverse=True))
_YEAR = (
    r"(?:(?P<year>(?:18|19|20)\d\d)년(?:도)?|(?P<short>(?<!\d)['’]?\d\d)년(?:도)?(?= ?\d{1,2}월| "
    r"?[일이삼사오육칠팔구시십]{1,2}월)|(?P<rel>" + _REL_YEAR + r"))"
)
_MONTH_WORDS = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "유": 6, "육": 6, "칠": 7, "팔": 8,
                "구": 9, "시": 10, "십": 10, "십일": 11, "십이": 12, "정": 1,
                "동짓": 11}  # fmt: skip
_MONTH = (
    r"(?P<mon>(?<!\d)(?:1[0-2]|0?[1-9])|(?<![가-힣])(?:십일|십이|동짓|일|이|삼|사|오|유|육|칠|팔|"
    r"구|시|십|정))[ ]?(?:월(?!급|세|남|요일|드컵|경|북|동|맹|경제)|달(?<=짓달))|(?P<mon2>섣달)"
)
_SINO_DAY = "(?:[이삼]?십[일이삼사오육칠팔구]?|[일이삼사오육칠팔구])"
_DAYS_OF_MONTH = {"초하루": 1, "초이틀": 2, "초사흘": 3, "초나흘": 4, "초닷새": 5, "초엿새": 6,
                  "초이레": 7, "초여드레": 8, "초아흐레": 9, "초열흘": 10, "보름": 15, "그믐": 30,
                  "스무날": 20}  # fmt: skip
_DAYS_OF_MONTH |= {
    f"{tens}{last}": more + day
    for tens, more in (("초", 0), ("열", 10), ("스무", 20))
    for day, words in enumerate(
        ("하루 하룻", "이틀 이튿", "사흘 사흗", "나흘 나흗", "닷새 닷샛", "엿새 엿샛", "이레 이렛",
         "여드레 여드렛", "아흐레 아흐렛"), start=1
    )
    for last in words.split()
}  # fmt: skip
_NOT_LONG = (
    r"(?! ?(?:동안|간|째|치|만에|이상|이내|가량|정도|넘게|내내|분|씩|여|남짓|뒤|후|전|하고|에 한 "
    r"?번|에 두 ?번))"
)
_DAY = (
    rf"(?P<day>\d{{1,2}}|{_SINO_DAY}) ?일(?!본|반|부(?!터)|단|정|대|당|요일|행|가|손|상|체|련|"
    rf"제(?!히)|"
    rf"생|어|하|곱|꾼|자리)(?:날(?![가-힣]{3}))?"
)
_PARTS = {"초순": EARLY, "상순": EARLY, "초": START, "초반": EARLY, "초기": EARLY, "중순": MIDDLE,
          "중반": MIDDLE, "중엽": MIDDLE, "하순": LATE, "말": END, "말경": END, "후반": LATE,
          "말기": END, "상반기": FIRST_HALF, "하반기": SECOND_HALF, "상반년": FIRST_HALF,
          "하반년": SECOND_HALF, "초엽": EARLY, "말엽": LATE}  # fmt: skip
_PART = (
    r"(?P<part>초순|상순|초반|초기|초엽|중순|중반|중엽|하순|후반|말경|말엽|말기|상반기|하반기|"
    r"상반년|하반년|(?:초|말)(?![가-힣])|(?:초|말)(?=[에의쯤부까경]|께)|(?P<wk>첫|첫째|둘째|셋째|"
    r"넷째|다섯째|마지막) ?주)"
)
_WEEKDAY = r"(?:\(?(?P<wd>[월화수목금토일])(?:요일|(?<=\(.)\)))"
_CALENDAR = re.compile(
    rf"(?P<lunar>음력 ?)?(?:{_YEAR} ?)?(?:음력 ?)?(?:{_MONTH})(?:(?: ?(?:{_DAY}|"
    rf"(?P<dayword>{'|'.join(sorted(_DAYS_OF_MONTH, key=len, reverse=True))})(?:날)?){_NOT_LONG}"
    rf"(?: ?(?:~|-|에서|부터|과|와|,|및) ?(?P<to>\d{{1,2}})일)?)| ?{_PART})?"
)
_DAY_ALONE = re.compile(
    r"(?<![가-힣\d.,월])(?<!제 )(?:(?P<lead>지난달|지난 달|이달|이번 달|이번달|금월|당월|내달|"
    r"다음 달|"
    r"다음달|전달|지난|오는|이날인|같은 달|그달)? "
    r"?)(?<!월 )(?P<day>(?<![\d.,])\d{1,2})일(?P<nal>날)?"
    r"(?=(?:에|부터|까지|자|께|경|쯤|의|이|은|도|밤|낮|새벽|저녁|아침|오전|오후|\(|,|\.| (?:오전|"
    r"오후|새벽|밤|아침|저녁|낮|정오|자정|경|"
    r"[가-힣]{1,20}|[A-Za-z0-9\"“‘'])| ?\Z|\n| ?~|-| ?[^\w\s]))"
    r"(?P<not>일?(?: ?(?:동안|간|째|치|만에|이상|이내|가량|정도|넘게|내내|분의|씩|이 지나|이 걸|"
    r"이 넘|뒤|후|전(?!했|한다|합니|하[며는고]|해[왔온])|도 안|도 채|에 한 ?번|이 "
    r"되도록| (?:구류(?!장|소)|구금(?!소|시설)|로동(?!단련|자|당)|노동(?!단련|자|당)|교화형|징역|"
    r"처벌|금식|"
    r"단식|휴가|훈련|있다가|굶|사이|가까이))))?"
)
_MONTHS_BACK = {
    "이달": 0,
    "이번달": 0,
    "금월": 0,
    "당월": 0,
    "지난달": -1,
    "전달": -1,
    "내달": 1,
    "다음달": 1,
}
_FIXED = {"그끄저께": -3, "그끄제": -3, "그저께": -2, "그제": -2, "엊그제": -2, "엊그저께": -2,
          "어제": -1, "어저께": -1, "어젯밤": -1,
          "간밤": -1, "지난밤": -1, "엊저녁": -1, "어제저녁": -1, "오늘": 0,
          "금일": 0, "내일": 1, "모레": 2, "글피": 3}  # fmt: skip
_WORDS = re.compile(
    "(?<![가-힣])(?:(?P<fixed>"
    + "|".join(sorted(_FIXED, key=len, reverse=True))
    + ")(?!날|의 집|내일)(?: ?(?:밤|낮|새벽|아침|저녁|오전|오후))?"
    "|(?P<hang>(?:그 )?이튿날|그날|당일|(?:그 ?)?다음 ?날|전날|같은 ?날|이날)"
    "(?: ?(?:밤|낮|새벽|아침|저녁|오전|오후)(?![가-힣]{2}))?)"
)
NATIVE_DAYS = {"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7,
                "여드레": 8, "아흐레": 9, "열흘": 10, "열하루": 11, "열이틀": 12,
                "보름": 15}  # fmt: skip
_COUNT = (
    r"\d{1,3}|한|두|석|세|넉|네|다섯|여섯|일곱|여덟|아홉|열|[이삼]?십[일이삼사오육칠팔구]?"
    r"|일|이|삼|사|오|육|칠|팔|구|몇|수|반"
)
_AGO = re.compile(
    rf"(?<![가-힣\d.])(?:(?P<native>{'|'.join(sorted(NATIVE_DAYS, key=len, reverse=True))}|며칠)|"
    rf"(?P<n>{_COUNT}) ?(?P<unit>일|주일|주|달|개월|년|해|시간))(?:쯤|가량|정도)? ?전(?!했|한다"
    rf"|합니|하[며는고]|해[왔온]|쟁|투|선|"
    rf"국|체|부|화|기|달|날|까지의|문|자|"
    rf"세|단|염)"
)
_UNIT = re.compile(
    r"(?<![가-힣])(?:(?P<week>지지난 ?주|지난 ?주|저번 ?주|이번 ?주|금주|다음 ?주"
    r"|내주(?![지었고며어신던면는자겠시])|전주(?! "
    r"?시))(?:말)?(?: "
    r"?(?P<wd>[월화수목금토일])요일)?"
    r"|(?P<month>지지난 ?달|지난 ?달|이번 ?달|이달|다음 ?달|내달|월(?=초|말))(?: ?(?P<mpart>초순|"
    r"중순|하순|초|말))?(?! "
    r"?\d{1,2}일)"
    r"|(?P<year>올해|금년|작년|지난해|재작년|지지난해|내년|연(?=초|말))(?: ?(?P<ypart>상반기|"
    r"하반기|초반|중반|후반|초|"
    r"말)(?![가-힣]{2}))?)"
)
_WEEKDAY_ALONE = re.compile(
    r"(?<![가-힣])(?P<lead>지난번|지난|이번|오는|다음|지난 ?주|저번 ?주|매주)? ?"
    r"(?P<wd>[월화수목금토일])요일"
)
_SEASONS = {"봄": 21, "여름": 22, "가을": 23, "겨울": 24}
_SEASON = re.compile(
    r"(?<![가-힣])(?:(?P<year>(?:19|20)\d\d)년(?:도)? ?|(?P<rel>올해|금년|올|작년|지난해|재작년|"
    r"지난|내년|오는|그해|이듬해) "
    r"?)?(?:초|늦|한|이른 |첫)?(?P<season>봄|여름|가을|겨울)"
    r"(?:철|방학|날)?(?=에|부터|까지|이|,|\.| |은|의|과|\Z|쯤|께)"
)
_YEAR_ALONE = re.compile(
    r"(?<![\d.,])(?P<year>(?:18|19|20)\d\d)년(?P<decade>대)?(?:도)?(?: ?(?P<part>상반기|하반기|"
    r"초반|중반|후반|중엽|"
    r"초엽|말엽|(?:초|말)(?![가-힣]{2})))?(?!생)"
    r"|(?<![\d.,])['’]?(?P<short>[1-9]0)년대(?: ?(?P<part2>초반|중반|후반|중엽|초|말))?"
)


def tolds(text: str) -> Iterator[Told]:
    """Find dates in a prepared Korean text."""
    for match in _CALENDAR.finditer(text):
        yield from _calendar(match)
    for match in _DAY_ALONE.finditer(text):
        yield from _day_alone(match)
    for match in _WORDS.finditer(text):
        if match["hang"]:
            yield Told(*match.span(), anaphoric=True)
        else:
            yield Told(*match.span(), day_shift=_FIXED[match["fixed"]])
    for match in _AGO.finditer(text):
        yield from _ago(match)
    for match in _UNIT.finditer(text):
        yield _unit(match)
    for match in _WEEKDAY_ALONE.finditer(text):
        yield from _weekday(match)
    for match in _SEASON.finditer(text):
        yield from _season(match)
    for match in _YEAR_ALONE.finditer(text):
        yield _year(match)


def _calendar(match: re.Match[str]) -> Iterator[Told]:
    month = 12 if match["mon2"] else _month(match["mon"])
    day = _day(match)
    if month is None or (match["day"] and day is None):
        return
    year, shift, anaphoric = _year_of(match)
    yield Told(
        match.start(),
        match.end(),
        year=year,
        year_shift=shift,
        month=month,
        day=day,
        day_to=int(match["to"]) if match["to"] else None,
        part=_part(match["part"], match["wk"]),
        lunar=match["lunar"] is not None
        or "음력" in match.group()
        or bool(match["mon2"] or (match["dayword"] and not match["mon"].isdigit())),
        ahead=match["rel"] == "오는",
        anaphoric=anaphoric,
    )


def _month(said: str) -> int | None:
    return int(said) if said.isdigit() else _MONTH_WORDS.get(said)


def _day(match: re.Match[str]) -> int | None:
    if match["dayword"]:
        return _DAYS_OF_MONTH[match["dayword"]]
    if not match["day"]:
        return None
    number = read_number(match["day"])
    return int(number) if number is not None and 1 <= number <= 31 else None


def _year_of(match: re.Match[str]) -> tuple[int | None, int | None, bool]:
    """Give year, distance of the year from now, and whether it hangs on another date."""
    if match["year"]:
        return int(match["year"]), None, False
    if match["short"]:
        digits = int(re.sub(r"\D", "", match["short"]))
        return digits + (1900 if digits > 40 else 2000), None, False
    rel = match["rel"]
    hangs = rel in ("같은 해", "같은해", "그해", "그 해", "이듬해")
    return None, _YEARS_BACK.get(rel) if rel else None, hangs


_WEEKS = {"첫": 1, "첫째": 1, "둘째": 2, "셋째": 3, "넷째": 4, "다섯째": 5, "마지막": 5}


def _part(said: str | None, week: str | None) -> str:
    if week:
        return f"week {_WEEKS[week]}"
    return _PARTS.get(said, "") if said else ""


def _day_alone(match: re.Match[str]) -> Iterator[Told]:
    day = int(match["day"])
    if match["not"] or not 1 <= day <= 31:
        return
    lead = (match["lead"] or "").replace(" ", "")
    shift = _MONTHS_BACK.get(lead)
    start = match.start("lead") if lead else match.start("day")
    yield Told(
        start,
        max(match.end("day") + 1, match.end("nal")),
        day=day,
        month_shift=shift,
        ahead=lead == "오는",
    )


def _ago(match: re.Match[str]) -> Iterator[Told]:
    native, unit = match["native"], match["unit"]
    if native:
        days = NATIVE_DAYS.get(native, 3)
        loose = 2 if native == "며칠" else 3 if native == "보름" else 0
        yield Told(*match.span(), day_shift=-days, loose=loose)
        return
    vague = match["n"] in ("몇", "수")
    number = 3 if vague else 1 if match["n"] == "반" else int(read_number(match["n"]) or 0)
    if unit == "시간":
        yield Told(*match.span(), day_shift=0)
    elif unit == "일":
        yield Told(*match.span(), day_shift=-number, loose=2 if vague else 0)
    elif unit in ("주", "주일"):
        yield Told(*match.span(), day_shift=-7 * number, loose=3)
    elif unit in ("달", "개월"):
        yield Told(*match.span(), month_shift=-number)
    else:
        yield Told(*match.span(), year_shift=-number)


_WEEKDAYS = "월화수목금토일"


def _shift(said: str) -> int:
    """Give the distance in weeks, months or years of a Korean word for one."""
    if said.startswith("지지난") or said == "재작년":
        return -2
    if said.startswith(("지난", "저번", "작년", "전주")):
        return -1
    return 1 if said.startswith(("다음", "내")) else 0


def _unit(match: re.Match[str]) -> Told:
    if match["week"]:
        weekday = _WEEKDAYS.index(match["wd"]) if match["wd"] else None
        return Told(*match.span(), week_shift=_shift(match["week"]), weekday=weekday)
    if match["month"]:
        part = _PARTS.get(match["mpart"] or "", "")
        return Told(*match.span(), month_shift=_shift(match["month"]), part=part)
    part = _PARTS.get(match["ypart"] or "", "")
    return Told(*match.span(), year_shift=_shift(match["year"]), part=part)


def _weekday(match: re.Match[str]) -> Iterator[Told]:
    lead = match["lead"] or ""
    if lead == "매주":
        return
    shift = {"이번": 0, "지난주": -1, "저번주": -1}.get(lead.replace(" ", ""))
    yield Told(
        match.start("lead") if lead else match.start("wd"),
        match.end(),
        weekday=_WEEKDAYS.index(match["wd"]),
        week_shift=shift,
        ahead=lead in ("오는", "다음"),
        or_before=lead in ("지난", "지난번"),
    )


def _season(match: re.Match[str]) -> Iterator[Told]:
    rel, year = match["rel"] or "", match["year"]
    shift = {"올해": 0, "금년": 0, "올": 0, "작년": -1, "지난해": -1, "재작년": -2, "내년": 1}.get(
        rel
    )
    yield Told(
        *match.span(),
        year=int(year) if year else None,
        year_shift=shift,
        season=_SEASONS[match["season"]],
        ahead=rel == "오는",
        anaphoric=False,
    )


def _year(match: re.Match[str]) -> Told:
    if match["short"]:
        tens = int(match["short"])
        year = tens + (1900 if tens > 20 else 2000)
        return Told(
            *match.span(), year=year, decade=True, part=_PARTS.get(match["part2"] or "", "")
        )
    part = _PARTS.get(match["part"] or "", "")
    return Told(
        *match.span(), year=int(match["year"]), decade=match["decade"] is not None, part=part
    )
