"""How long something lasted, in English and Korean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from moksori.language.detect import wants_korean
from moksori.language.fold import readable
from moksori.language.found import Found, longest, relocate
from moksori.language.numbers import read_number
from moksori.language.numbers_en import SMALL_WORDS

_ENGLISH_UNITS = {"minute": "TM", "hour": "TH", "day": "D", "night": "N",
                  "week": "W", "weekend": "D",
                  "fortnight": "W2", "month": "M", "year": "Y", "decade": "Y10"}  # fmt: skip
_KOREAN_UNITS = {"분": "TM", "시간": "TH", "일": "D", "날": "D", "박": "N", "주": "W", "주일": "W",
                 "주간": "W", "달": "M", "개월": "M", "년": "Y", "해": "Y"}  # fmt: skip
_NAMES = {
    "TM": "minute",
    "TH": "hour",
    "D": "day",
    "N": "night",
    "W": "week",
    "M": "month",
    "Y": "year",
}
_NATIVE_DAYS = {"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7,
                "여드레": 8, "아흐레": 9, "열흘": 10, "열하루": 11, "열이틀": 12, "열사흘": 13,
                "열나흘": 14, "보름": 15, "스무날": 20}  # fmt: skip
_NATIVE_DAYS |= {
    f"{tens}{last}": more + day
    for tens, more in (("열", 10), ("스무", 20))
    for day, last in enumerate(
        ("하루", "이틀", "사흘", "나흘", "닷새", "엿새", "이레", "여드레", "아흐레"), start=1
    )
} | {"스무 날": 20}
_VAGUE = {"several": 3, "few": 3, "a few": 3, "some": 3, "many": 5, "couple": 2, "couple of": 2,
          "a couple of": 2, "a couple": 2, "countless": 5, "몇": 3, "수": 3, "여러": 3}  # fmt: skip

_N = (
    rf"(?:\d{{1,4}}(?:\.\d)?|an?|one|half an?|(?:a )?couple(?: of)?|several|(?:a )?few|many|some|"
    rf"{SMALL_WORDS}(?: hundred)?)"
)
_ENGLISH = re.compile(
    rf"(?=[\da-z])(?<![\w.,$£€¥₩-])(?:(?P<low>\d{{1,3}}[ ]?-|(?:\d{{1,3}}|{SMALL_WORDS})[ ](?:to|"
    rf"or))[ ]?)?(?P<n>{_N})(?P<more>[ -]and[ -]a[ -]half)?[ \n-]"
    r"(?:(?:full|whole|long|straight|consecutive|more|entire|solid|additional|further|calendar)[ "
    r"\n])?"
    r"(?P<unit>minute|hour|day|night|weekend|week|fortnight|month|year|"
    r"decade)s?(?:['’]s?)?(?P<half>[ ]and a half)?"
    r"(?:(?:,| and|,? )[ ]?(?P<n2>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven)[ ](?P<unit2>day|week|month)s?)?(?:-long)?"
    r"(?![\w])(?![ \n-]?(?:old|of age|ago|previously|prior|back(?! in)|earlier)(?!\w))",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?<![\w-])(?:for|lasted|over|took|after|within)[ \n](?P<unit>minutes|hours|days|weeks|months|"
    r"years|decades)(?![\w-])(?! ago| to come)",
    re.IGNORECASE,
)
_KOREAN = re.compile(
    r"(?<![\d.,가-힣])(?:(?P<n>\d{1,4}(?:\.5)?|[일이삼사오육칠팔구]?십[일이삼사오육칠팔구]?|한|두|"
    r"석|세|서|넉|네|다섯|여섯|일곱|여덟|"
    r"아홉|열|열한|열두|스무|일|이|삼|사|오|육|칠|팔|구|반|몇|수|여러) ?"
    r"(?P<unit>개월|주일|주간|시간|년|해|달|주|일|분|박)(?P<half> ?반)?(?: ?(?P<n2>\d{1,2}|"
    r"[일이삼사오육칠팔구십]{1,2}|한|두|세|"
    r"석|여섯) ?(?P<unit2>개월|달|주|일))?"
    rf"|(?P<native>{'|'.join(sorted(_NATIVE_DAYS, key=len, reverse=True))}|며칠|한나절|반나절|"
    rf"하룻밤|한평생))"
    r"(?P<after> ?(?:동안|간(?!부|첩|격|사|판|호|질|단|주)|째|만에|넘게|이상|가까이|내내|이 지나|"
    r"이 걸|걸려|걸렸|형|의 ?(?:로동|노동|단련|"
    r"교화|징역|형)|구류(?!장|소)|구금(?!소|시설)|로동(?!단련|자|당)|노동(?!단련|자|당)|교화형|"
    r"징역|"
    r"처벌|금식|단식|휴가|훈련|정도|가량|남짓|여|치))?"
)
_KO_NOT_AFTER = re.compile(
    r"민|무자"
    r"| ?(?:전(?!쟁|투)|생|대(?!의)|도(?! ?안)|호|회|차(?:례)?|번째|날씨|급|요일|드|령|본|식|말|초|"
    r"하순|중순|상순)"
)
_KO_DATE_BEFORE = re.compile(r"(?:월|지난|오는|매) ?\Z|[\d가-힣]월 ?\Z")


def find_durations(text: str, lang: str = "") -> list[Found]:
    """Find durations: `value` in ISO 8601, such as `P15D` or `PT2H`.

    `detail` holds `unit` (minute, hour, day, week, month or year) and `exact` (False for `several
    weeks`).
    """
    view = readable(text)
    found = list(_english(view.text))
    if wants_korean(view.text, lang):
        found.extend(_korean(view.text))
    return relocate(longest(found), view)


def _english(text: str) -> Iterator[Found]:
    for match in _ENGLISH.finditer(text):
        said = match["n"].lower()
        number = _VAGUE.get(said)
        exact = number is None and said != "some"
        if number is None:
            number_read = _one(said)
            if number_read is None:
                continue
        else:
            number_read = float(number)
        number_read += 0.5 if match["more"] or match["half"] else 0.0
        second = _second(match["n2"], match["unit2"], _ENGLISH_UNITS)
        code = _ENGLISH_UNITS[match["unit"].lower()]
        yield _found(match.span(), number_read, code, second, exact=exact and not match["low"])
    for match in _BARE.finditer(text):
        code = _ENGLISH_UNITS[match["unit"].lower().removesuffix("s")]
        yield _found(match.span("unit"), 2.0, code, "", exact=False)


def _one(said: str) -> float | None:
    if said in ("a", "an"):
        return 1.0
    return 0.5 if said.startswith("half") else read_number(said)


def _second(number: str | None, unit: str | None, units: dict[str, str]) -> str:
    """Give the second part of `2 years and 6 months`."""
    value = read_number(number) if number and unit else None
    return f"{int(value)}{units[unit.lower()]}" if value is not None and unit else ""


def _korean(text: str) -> Iterator[Found]:
    for match in _KOREAN.finditer(text):
        if not _is_korean_duration(text, match):
            continue
        if match["native"]:
            days = _NATIVE_DAYS.get(match["native"])
            if match["native"] in ("한나절", "반나절"):
                yield _found(match.span("native"), 6.0, "TH", "", exact=False)
            elif match["native"] == "하룻밤":
                yield _found(match.span("native"), 1.0, "N", "", exact=True)
            elif match["native"] != "한평생":
                yield _found(match.span("native"), float(days or 3), "D", "", exact=bool(days))
            continue
        number = 0.5 if match["n"] == "반" else _VAGUE.get(match["n"]) or read_number(match["n"])
        if number is None:
            continue
        end = match.start("after") if match["after"] else match.end()
        second = _second(match["n2"], match["unit2"], _KOREAN_UNITS)
        code = _KOREAN_UNITS[match["unit"]]
        exact = match["n"] not in _VAGUE
        half = 0.5 if match["half"] else 0.0
        yield _found((match.start(), end), float(number) + half, code, second, exact=exact)


_WANTS_PROOF = frozenset(("일", "분", "주", "해", "박"))
_SINO_WORDS = frozenset("일이삼사오육칠팔구")
_COUNTED = frozenset(("한", "두", "세", "네", "석", "몇", "여러", "다섯"))


def _is_korean_duration(text: str, match: re.Match[str]) -> bool:
    """Say whether a number with a unit of time is a duration, and not a date or another word."""
    if (
        _KO_DATE_BEFORE.search(text[max(0, match.start() - 4) : match.start()])
        and not match["after"]
    ):
        return False
    if not match["after"] and _KO_NOT_AFTER.match(text, match.end()):
        return False
    unit, number = match["unit"], match["n"]
    if unit == "년" and number.isdigit() and len(number) == 4:
        return False
    if match["after"] or unit == "주일" or (unit == "박" and number.isdigit()):
        return True
    if number in _SINO_WORDS:
        return unit in ("년", "개월") and number != "이"
    return unit not in _WANTS_PROOF or (unit in ("주", "해") and number in _COUNTED)


def _found(span: tuple[int, int], number: float, code: str, second: str, *, exact: bool) -> Found:
    """Write a duration as ISO 8601, halves in the next smaller unit."""
    base = code.rstrip("0123456789")
    number *= int(code[len(base) :] or 1)
    if base == "N":
        # One night is less than a day; several nights are as long as so many days.
        value = "PT12H" if number <= 1 else f"P{int(number)}D"
        return Found(*span, value, _detail(base, exact=exact))
    whole = int(number)
    half = {"Y": "6M", "M": "15D", "W": "3D", "D": "T12H", "TH": "30M", "TM": "30S"}[base]
    if number != whole:
        second = half
        if not whole:
            time = "T" if base in ("TH", "TM") else ""
            value = f"P{time}{half}"
            return Found(*span, value, _detail(base, exact=exact))
    value = f"PT{whole}{base[1]}{second}" if base.startswith("T") else f"P{whole}{base}{second}"
    return Found(*span, value, _detail(base, exact=exact))


def _detail(base: str, *, exact: bool) -> dict[str, Any]:
    return {"unit": _NAMES[base], "exact": exact}
