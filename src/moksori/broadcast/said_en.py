"""Figures as an English reader says them aloud: numbers, years, days, sums, hours, measures."""

from __future__ import annotations

import re

from moksori.broadcast.currencies import english

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety"
_MONTHS = "January February March April May June July August September October November December"
ONES, TENS, MONTHS = (tuple(names.split()) for names in (_ONES, _TENS, _MONTHS))
SCALES = (
    (10**12, "trillion"),
    (10**9, "billion"),
    (10**6, "million"),
    (10**3, "thousand"),
)
LARGEST = 10**15
"""From here on a number is said figure by figure: nobody can hear it as one."""

IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "₩": "won", "¥": "yen"}
UNCHANGED = frozenset({"won", "yen"})
CENTS = {"dollar": "cent", "euro": "cent", "pound": "penny"}
UNITS = {
    "kg": "kilogram", "g": "gram", "km/h": "kilometre an hour", "km": "kilometre",
    "cm": "centimetre", "mm": "millimetre", "m": "metre", "l": "litre", "ml": "millilitre",
    "ha": "hectare", "°C": "degree Celsius", "℃": "degree Celsius", "%": "percent",
    "mph": "mile an hour", "㎏": "kilogram", "㎞": "kilometre", "㎝": "centimetre",
    "㎡": "square metre", "kHz": "kilohertz", "MHz": "megahertz",
}  # fmt: skip
NO_PLURAL = frozenset({"percent", "kilohertz", "megahertz"})


def cardinal(number: int) -> str:
    """Say a whole number: `one hundred and five`; beyond 10^15 figure by figure."""
    if number >= LARGEST:
        return figures(str(number))
    for size, name in SCALES:
        if number >= size:
            rest = number % size
            link = " and " if 0 < rest < 100 else " "
            return f"{cardinal(number // size)} {name}" + (link + cardinal(rest) if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100]} hundred" + (f" and {cardinal(rest)}" if rest else "")
    if number >= 20:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


def ordinal(number: int) -> str:
    """Say a place in a row: `twenty-first`."""
    said = cardinal(number)
    head, mark, last = said.rpartition("-") if "-" in said.split(" ")[-1] else said.rpartition(" ")
    if last in IRREGULAR:
        last = IRREGULAR[last]
    else:
        last = last.removesuffix("y") + "ieth" if last.endswith("y") else last + "th"
    return head + mark + last


def figures(digits: str) -> str:
    """Say figures one by one: `zero eight five`."""
    return " ".join(ONES[int(digit)] for digit in digits)


def decimal(written: str) -> str:
    """Say a number as it is written, with or without commas and a point."""
    whole, _, part = written.replace(",", "").partition(".")
    coded = len(whole) > 1 and whole.startswith("0")
    said = figures(whole) if coded else cardinal(int(whole))
    return f"{said} point {figures(part)}" if part else said


def year(number: int) -> str:
    """Say a year: `nineteen ninety-four`, `two thousand and five`, `twenty seventeen`."""
    century, rest = divmod(number, 100)
    if century % 10 == 0 and rest < 10:
        return cardinal(number)
    if rest == 0:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} " + (f"oh {ONES[rest]}" if rest < 10 else cardinal(rest))


def decade(number: int) -> str:
    """Say ten years: `nineteen nineties`, `twenties`, `two thousands`."""
    if number >= 100 and number % 100 == 0:
        return year(number) + "s"
    head = f"{cardinal(number // 100)} " if number >= 100 else ""
    tens = cardinal(number % 100)
    return head + (tens.removesuffix("y") + "ies" if tens.endswith("y") else tens + "s")


def day(number: int, month: int, in_year: int | None) -> str:
    """Say a date: `the twelfth of March twenty seventeen`."""
    said = f"the {ordinal(number)} of {MONTHS[month - 1]}"
    return f"{said} {year(in_year)}" if in_year else said


def sum_of(sign: str, written: str, scale: str) -> str:
    """Say a sum: `three million dollars`, `one dollar fifty cents`.

    Args:
        sign: One of `SIGNS`.
        written: The number.
        scale: `thousand`, `million` or `billion`, or empty.
    """
    name = SIGNS[sign]
    whole, _, part = written.replace(",", "").partition(".")
    if not scale and len(part) == 2 and name in CENTS:
        small = int(part)
        coin = "pence" if name == "pound" and small != 1 else _many(CENTS[name], small)
        said = f"{cardinal(int(whole))} {_many(name, int(whole))}"
        return f"{said} {cardinal(small)} {coin}" if small else said
    one = not scale and written == "1"
    return " ".join(
        part for part in (decimal(written), scale, _many(name, 1 if one else 2)) if part
    )


def sum_in(code: str, written: str, scale: str) -> str:
    """Say a sum in the currency of a code, as `sum_of`; empty where it is no currency's."""
    one = not scale and written == "1"
    name = english(code, 1 if one else 2)
    return " ".join(part for part in (decimal(written), scale, name) if part) if name else ""


def measure(written: str, unit: str) -> str:
    """Say a measure: `ten kilograms`, `one kilometre an hour`."""
    name = UNITS[unit]
    if written == "1" or name in NO_PLURAL:
        return f"{decimal(written)} {name}"
    if name.startswith("square"):
        return f"{decimal(written)} {name}s"
    first, _, rest = name.partition(" ")
    return f"{decimal(written)} {first}s {rest}".rstrip()


def clock(hour: int, minute: int, half: str) -> str:
    """Say an hour of the day: `seven thirty p m`, `nineteen oh five`, `seven o'clock`.

    Args:
        hour: 0 to 24.
        minute: 0 to 59.
        half: `a` or `p` where it was written, else empty.
    """
    tail = f" {half} m" if half else ""
    if minute == 0:
        return f"{cardinal(hour)}{tail}" if half else f"{cardinal(hour)} o'clock"
    return f"{cardinal(hour)} " + (f"oh {ONES[minute]}" if minute < 10 else cardinal(minute)) + tail


def letters(word: str) -> str:
    """Say an abbreviation letter by letter: `W P K`."""
    return " ".join(re.sub(r"[^A-Z]", "", word.upper()))


def _many(name: str, number: int) -> str:
    return name if number == 1 or name in UNCHANGED else name + "s"
