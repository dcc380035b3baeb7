"""Where figures and signs stand in English text, and how each is said. The first rule wins."""

from __future__ import annotations

import re
from collections.abc import Callable

from moksori.broadcast import said_en as said
from moksori.broadcast.currencies import CODE, english

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
DASH = r" ?[-–—~] ?"
MONTH = "|".join([*said.MONTHS, *(f"{name[:3]}\\." for name in said.MONTHS if name != "May")])
YEAR = r"1[5-9]\d\d|20\d\d"
UNIT = "|".join(sorted(map(re.escape, said.UNITS), key=len, reverse=True))
SIGN = "|".join(map(re.escape, said.SIGNS))
SCALE = " (?:thousand|million|billion)"
ALONE = r"(?<![\w.,:/-])"
"""No figure, letter or sign clings to the front."""
AFTER_PREFIX = rf"(?:{ALONE}|(?<=[a-z]-))"
"""The same, or a prefix: mid-1990s, pre-2016."""
OVER = r"(?![\w/:]|[.,-]\d)"
"""Nothing that belongs to the number clings to its end."""

PRONOUNCED = frozenset({"NATO", "UNICEF", "UNESCO", "AIDS", "OPEC", "ASEAN", "NASA", "RADAR"})
"""Abbreviations that are said as a word."""
ROMAN = re.compile(r"[IVX]{2,5}")


def _month(name: str) -> int:
    return next(
        number for number, month in enumerate(said.MONTHS, 1) if month.startswith(name.rstrip("."))
    )


def _day_first(found: re.Match[str]) -> str:
    return _date(int(found["day"]), _month(found["month"]), found["year"])


def _date(day: int, month: int, year: str | None) -> str:
    """Say a date; empty where there is no such day or month."""
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return ""
    return said.day(day, month, int(year) if year else None)


def _iso(found: re.Match[str]) -> str:
    month = int(found["month"])
    if not 1 <= month <= 12:
        return ""
    if found["day"]:
        return _date(int(found["day"]), month, found["year"])
    return f"{said.MONTHS[month - 1]} {said.year(int(found['year']))}"


def _clock(found: re.Match[str]) -> str:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "")[:1].lower()
    return said.clock(hour, minute, half) if hour <= 24 and minute <= 59 else ""


def _sum(found: re.Match[str]) -> str:
    return said.sum_of(found["sign"], found["number"], (found["scale"] or "").strip())


def _sum_in(found: re.Match[str]) -> str:
    return said.sum_in(found["code"], found["number"], (found["scale"] or "").strip())


def _currency(found: re.Match[str]) -> str:
    return english(found[0], 2)


def _years(found: re.Match[str]) -> str:
    return f"{said.year(int(found['low']))} to {said.year(int(found['high']))}"


def _range(found: re.Match[str]) -> str:
    """Say `10–15 kg`; empty where the second number is not the larger: then it is no range."""
    low, high, unit = found["low"], found["high"], found["unit"]
    if float(low.replace(",", "")) >= float(high.replace(",", "")) or low.startswith("0"):
        return ""
    last = said.measure(high, unit) if unit else said.decimal(high)
    return f"{said.decimal(low)} to {last}"


def bracketed(found: re.Match[str]) -> str:
    """Say what the desk put into brackets, with a pause on both sides."""
    before = ", " if found.start() and found.string[found.start() - 1] != "\n" else ""
    after = "" if found.end() == len(found.string) or found.string[found.end()] in ".,;:!?" else ","
    return before + found["inner"] + after


def _fraction(found: re.Match[str]) -> str:
    top, bottom = int(found["top"]), int(found["bottom"])
    names = {2: "half", 4: "quarter"}
    # Of other figures with a stroke nobody can say whether they are a day, a ratio or a fraction.
    if not 0 < top < bottom or bottom not in (2, 3, 4, 5, 6, 8, 10):
        return ""
    name = names.get(bottom) or said.ordinal(bottom)
    many = "halves" if name == "half" else name + "s"
    return f"{said.cardinal(top)} {name if top == 1 else many}"


def _letters(found: re.Match[str]) -> str:
    word = found[0]
    if word in PRONOUNCED or ROMAN.fullmatch(word) or word in {"OK", "I", "A"}:
        return ""
    return said.letters(word)


def _year(found: re.Match[str]) -> str:
    return said.year(int(found[0]))


def _hyphened(found: re.Match[str]) -> str:
    return said.decimal(found["number"]).replace(" ", "-") + found["tail"]


def _unit(found: re.Match[str]) -> str:
    return said.measure(found["number"], found["unit"])


def _decade(found: re.Match[str]) -> str:
    return said.decade(int(found["number"]))


def _numbered(found: re.Match[str]) -> str:
    return f"number {said.cardinal(int(found['number'] or found['sharp']))}"


def _place(found: re.Match[str]) -> str:
    return said.ordinal(int(found["number"]))


def _number(found: re.Match[str]) -> str:
    return said.decimal(found["number"])


def _and(_: re.Match[str]) -> str:
    return " and "


_TOLD: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r" ?\[(?P<inner>[^\[\]\n]{1,80})\]", bracketed),
    (
        rf"(?:\bthe )?{ALONE}(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{MONTH})"
        rf"(?:,? (?P<year>{YEAR}))?(?!\w)",
        _day_first,
    ),
    (
        rf"\b(?P<month>{MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>{YEAR}))?"
        r"(?![\w:]|[.,]\d)",
        _day_first,
    ),
    (rf"{ALONE}(?P<year>{YEAR})-(?P<month>[01]\d)(?:-(?P<day>[0-3]\d))?(?![\w-])", _iso),
    (
        rf"{ALONE}(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[apAP]\.?[mM]\b\.?)",
        _clock,
    ),
    (
        rf"{ALONE}(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?P<half>)(?![\w:])",
        _clock,
    ),
    (
        rf"(?:US|U\.S\. ?)?(?P<sign>{SIGN}) ?(?P<number>{NUMBER})"
        rf"(?P<scale>{SCALE})?(?!\d)",
        _sum,
    ),
    (rf"\b(?P<code>{CODE}) ?(?P<number>{NUMBER})(?P<scale>{SCALE})?{OVER}", _sum_in),
    (rf"{ALONE}(?P<number>{NUMBER})(?P<scale>{SCALE})? ?(?P<code>{CODE})(?![\w-])", _sum_in),
    (rf"(?<![\w-]){CODE}(?![\w-])", _currency),
    (rf"{ALONE}(?P<low>{YEAR}){DASH}(?P<high>{YEAR}){OVER}", _years),
    (
        rf"{ALONE}(?P<low>{NUMBER}){DASH}(?P<high>{NUMBER})(?: ?(?P<unit>{UNIT})(?!\w)|{OVER})",
        _range,
    ),
    (rf"{ALONE}(?P<number>{NUMBER}) ?(?P<unit>{UNIT})(?!\w)", _unit),
    (rf"{AFTER_PREFIX}'?(?P<number>\d?\d?\d0)s\b", _decade),
    (r"\bNo\. ?(?P<number>\d+)\b|#(?P<sharp>\d+)\b", _numbered),
    (rf"{ALONE}(?P<number>\d+)(?:st|nd|rd|th)\b", _place),
    (rf"{ALONE}(?P<top>\d)/(?P<bottom>\d{{1,2}})(?![\w/])", _fraction),
    (rf"{ALONE}(?P<number>{NUMBER})(?P<tail>(?:-[a-z]+)+)\b", _hyphened),
    (
        rf"{AFTER_PREFIX}(?:{YEAR})(?![\w/:%-]|[.,]\d| (?:won|yuan|dollars|people|families)\b)",
        _year,
    ),
    (rf"{ALONE}(?P<number>{NUMBER}){OVER}", _number),
    (r"(?<![\w-])[A-Z]{2,6}(?![\w-])", _letters),
    (r"(?<=\w) & (?=\w)", _and),
)
RULES = tuple((re.compile(pattern), say) for pattern, say in _TOLD)
