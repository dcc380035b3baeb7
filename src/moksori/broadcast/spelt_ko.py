"""Where figures and signs stand in Korean text, and how each is said. The first rule wins."""

from __future__ import annotations

import re
from collections.abc import Callable

from moksori.broadcast import said_ko as said
from moksori.broadcast.currencies import CODE, korean
from moksori.broadcast.spelt_en import bracketed

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
ALONE = r"(?<![\w.,:/-])"
AFTER_WORD = r"(?<![\dA-Za-z.,:/-])"
"""In Korean a number may follow a syllable at once: 제3호, 약5명."""
OVER = r"(?![\d/:]|[.,-]\d)"
YEAR = r"1[5-9]\d\d|20\d\d"
UNIT = "|".join(sorted(map(re.escape, said.UNITS), key=len, reverse=True))
SIGN = "|".join(map(re.escape, said.SIGNS))
NOT_AFTER = {
    "개": "국|년|월|성", "대": "대|학|한|로|강|북|남|동|회", "번": "지|호", "시": "간|장|군|당|내",
    "장": "교|관|군", "통": "일|제|보", "발": "전|생|표", "집": "단|회", "건": "물|강",
    "편": "성|지", "세대": "주", "되": "어|었|는", "명": "절|령", "달": "러", "살": "인",
    "권": "력", "배": "급|치", "알": "려", "해": "당|외", "돌": "격|파", "병": "원|사|실",
}  # fmt: skip
"""Syllables behind a counter that make another word of it: 3개국, 5대대, 2번지."""


def _counter(word: str) -> str:
    return f"{word}(?!{NOT_AFTER[word]})" if word in NOT_AFTER else word


COUNTERS = "|".join(
    _counter(word)
    for word in sorted({*said.NATIVE_COUNTERS, *said.FEW_COUNTERS} - {"시"}, key=len, reverse=True)
)
MIXED = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<scale>[십백천만억조]*)")


def _date(found: re.Match[str]) -> str:
    """Say a year, a month and a day, or what of them is there; empty where no month is such."""
    groups = found.groupdict()
    parts: list[str] = []
    if groups["year"]:
        parts.append(f"{said.sino(int(groups['year']))}년")
    if groups["month"]:
        number = int(groups["month"])
        if not 1 <= number <= 12:
            return ""
        parts.append(said.month(number))
    if groups["day"]:
        if not 1 <= int(groups["day"]) <= 31:
            return ""
        parts.append(f"{said.sino(int(groups['day']))}일")
    return " ".join(parts)


def _clock(found: re.Match[str]) -> str:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    return said.clock(hour, minute) if hour <= 24 and minute <= 59 else ""


def _counted(written: str, counter: str) -> str:
    """Say a number with its counter; one that is no whole number is Sino-Korean."""
    plain = written.replace(",", "")
    if not plain.isdigit() or (len(plain) > 1 and plain.startswith("0")):
        return f"{said.decimal(written)} {counter}"
    return f"{said.counted(int(plain), counter)} {counter}"


def _many(found: re.Match[str]) -> str:
    if found["number"] == "1" and found["counter"] == "번" and found["nth"]:
        return "첫 번째"
    return _counted(found["number"], found["counter"]) + found["nth"]


def _range(found: re.Match[str]) -> str:
    """Say `10~15명`; empty where the second number is not the larger: then it is no range."""
    low, high, counter = (
        found["low"].replace(",", ""),
        found["high"].replace(",", ""),
        found["counter"],
    )
    if float(low) >= float(high) or (low.startswith("0") and "." not in low):
        return ""
    if found["unit"]:
        return f"{said.decimal(low)}에서 {said.decimal(high)} {said.UNITS[found['unit']]}"
    if low.isdigit() and high.isdigit():
        return said.between(int(low), int(high), counter or "")
    return f"{said.decimal(low)}에서 {said.decimal(high)}" + (f" {counter}" if counter else "")


def _of_calendar(found: re.Match[str]) -> str:
    """Say `1990~1994년`, `3~4월`: the word stands behind both."""
    low, high, unit = int(found["low"]), int(found["high"]), found["unit"]
    if low >= high or (unit == "월" and high > 12):
        return ""
    if unit == "월":
        return f"{said.month(low)}에서 {said.month(high)}"
    return f"{said.sino(low)}년에서 {said.sino(high)}년"


def _ages(found: re.Match[str]) -> str:
    """Say `20~30대`: tens that follow each other are said as one."""
    low, high = int(found["low"]), int(found["high"])
    if high - low == 10:
        return f"{said.sino(low // 10)}{said.sino(high)} 대"
    return f"{said.sino(low)}에서 {said.sino(high)} 대" if low < high else ""


def _dotted(found: re.Match[str]) -> str:
    """Say days that are called by their figures: 8·15."""
    first = said.sino(int(found["first"]))
    return first + "".join(said.SINO[int(digit)] for digit in found["second"])


def _years_of_age(found: re.Match[str]) -> str:
    return said.sino(int(found["number"])) + f" {found['tail']}"


def _sum(found: re.Match[str]) -> str:
    return f"{_mixed(found['number'] + (found['scale'] or ''))} {said.SIGNS[found['sign']]}"


def _sum_in(found: re.Match[str]) -> str:
    name = korean(found["code"])
    return f"{_mixed(found['number'] + (found['scale'] or ''))} {name}" if name else ""


def _currency(found: re.Match[str]) -> str:
    return korean(found[0])


def _fraction(found: re.Match[str]) -> str:
    top, bottom = int(found["top"]), int(found["bottom"])
    return f"{said.sino(bottom)}분의 {said.sino(top)}" if 0 < top < bottom else ""


def _measure(found: re.Match[str]) -> str:
    speed = "시속 " if found["unit"] == "km/h" else ""
    return f"{speed}{said.decimal(found['number'])} {said.UNITS[found['unit']]}"


def _mixed(written: str) -> str:
    """Say a number of figures and units: 4만 5천, 1억 2천만."""
    return " ".join(_one_mixed(part["number"], part["scale"]) for part in MIXED.finditer(written))


def _one_mixed(number: str, scale: str) -> str:
    bare = number == "1" and scale[:1] in ("십", "백", "천", "만")
    return ("" if bare else said.decimal(number)) + scale


def _number(found: re.Match[str]) -> str:
    return said.decimal(found["number"])


def _whole(found: re.Match[str]) -> str:
    return _mixed(found[0])


def _letters(found: re.Match[str]) -> str:
    return said.letters(found[0])


_TOLD: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r" ?\[(?P<inner>[^\[\]\n]{1,80})\]", bracketed),
    (
        rf"{AFTER_WORD}(?P<low>\d{{4}})년? ?[-–~∼〜] ?(?P<high>\d{{4}})(?P<unit>년)",
        _of_calendar,
    ),
    (
        rf"{AFTER_WORD}(?P<low>\d{{1,2}})월? ?[-–~∼〜] ?(?P<high>\d{{1,2}})(?P<unit>월)",
        _of_calendar,
    ),
    (
        rf"{AFTER_WORD}(?P<low>[1-9]0) ?[-–~∼〜] ?(?P<high>[1-9]0) ?대(?!대)",
        _ages,
    ),
    (
        rf"{AFTER_WORD}(?P<first>\d{{1,2}})·(?P<second>\d{{1,2}})(?![\d·])",
        _dotted,
    ),
    (
        rf"{AFTER_WORD}(?P<year>\d{{4}})년"
        r"(?: ?(?P<month>\d{1,2})월(?: ?(?P<day>\d{1,2})일)?)?(?!대|간)",
        _date,
    ),
    (
        rf"{AFTER_WORD}(?P<year>)(?P<month>\d{{1,2}})월(?: ?(?P<day>\d{{1,2}})일)?",
        _date,
    ),
    (
        rf"{ALONE}(?P<year>{YEAR})-(?P<month>[01]\d)(?:-(?P<day>[0-3]\d))?(?![\w-])",
        _date,
    ),
    (rf"{ALONE}(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\d:])", _clock),
    (
        rf"{AFTER_WORD}(?P<hour>\d{{1,2}}) ?시(?!{NOT_AFTER['시']})"
        r"(?: ?(?P<minute>\d{1,2}) ?분)?",
        _clock,
    ),
    (rf"(?:US)?(?P<sign>{SIGN}) ?(?P<number>{NUMBER})(?P<scale>[만억]?)", _sum),
    (rf"(?<![A-Za-z-])(?P<code>{CODE}) ?(?P<number>{NUMBER})(?P<scale>[만억]?)", _sum_in),
    (
        rf"{AFTER_WORD}(?P<number>{NUMBER})(?P<scale>[십백천만억]*) ?(?P<code>{CODE})(?![A-Za-z-])",
        _sum_in,
    ),
    (rf"(?<![A-Za-z-]){CODE}(?![A-Za-z-])", _currency),
    (
        rf"{AFTER_WORD}(?P<low>{NUMBER}) ?[-–~∼〜] ?(?P<high>{NUMBER}) ?"
        rf"(?:(?P<unit>{UNIT})(?![A-Za-z])|(?P<counter>(?:{COUNTERS})(?!째))?{OVER})",
        _range,
    ),
    (rf"{AFTER_WORD}(?P<number>{NUMBER}) ?(?P<unit>{UNIT})(?![A-Za-z])", _measure),
    # Ten years of age: 30대.
    (
        rf"{AFTER_WORD}(?P<number>[1-9]0) ?(?P<tail>대)(?!대|의 (?:차|버스|트럭))",
        _years_of_age,
    ),
    (rf"{AFTER_WORD}(?P<number>{NUMBER}) ?(?P<counter>{COUNTERS})(?P<nth>째?)", _many),
    (
        rf"{AFTER_WORD}\d[\d,]*(?:\.\d+)?[십백천만억조]+"
        r"(?: ?\d[\d,]*[십백천만억조]+){0,4}(?: ?\d[\d,]*(?=원| ?위안| ?달러| ?명))?",
        _whole,
    ),
    (rf"{AFTER_WORD}(?P<top>\d)/(?P<bottom>\d{{1,2}})(?![\d/])", _fraction),
    (rf"{AFTER_WORD}(?P<number>{NUMBER}){OVER}", _number),
    (r"(?<![A-Za-z-])[A-Z]{2,6}(?![A-Za-z-])", _letters),
)
RULES = tuple((re.compile(pattern), say) for pattern, say in _TOLD)
