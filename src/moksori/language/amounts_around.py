"""What stands around a sum: its conversion, what it is the price of, how often it was paid."""

from __future__ import annotations

import re
from dataclasses import replace

from moksori.language.found import Found
from moksori.language.numbers import read_number

_UNITS = (
    r"kilogram(?:me)?s?|kilos?|kgs?|grams?|grammes?|g|tons?|tonnes?|pounds?|lbs?|ounces?|oz|"
    r"lit(?:re|er)s?|bottles?|"
    r"bags?|sacks?|boxes|box|packs?|packets?|pieces?|units?|doses?|pills?|tablets?|sheets?|metres?|"
    r"meters?|m|"
    r"barrels?|cartons?|cans?|cups?|bowls?|eggs?|head|unit"
)
_PEOPLE = (
    r"person|people|family|household|head|resident|capita|passenger|student|worker|man|woman|child|"
    r"trip|time|crossing|call|visit"
)
_TIMES = r"month|week|day|year|hour|night|annum|quarter|season"
_PER_AFTER = re.compile(
    rf"[ \n]?(?:\([^()\n]{{1,40}}\))?[ \n]?,?[ \n]?(?:(?:for|per|a|an|each|every|/)[ \n]?(?:a |an |"
    rf"one |each |every |a single |one single |1 )?(?P<unit>{_UNITS})(?![A-Za-z])"
    rf"|(?:per|a|an|each|every|/)[ \n]?(?P<who>{_PEOPLE}|{_TIMES})(?![A-Za-z])"
    r"|(?P<each>each|apiece|a piece|a head|a month|monthly|weekly|daily|yearly|"
    r"annually)(?![A-Za-z])|/(?P<slash>kg|g|l|m|t))",
    re.IGNORECASE,
)
_PER_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:a|one|per|each|every|1|a single)[ ]?)(?P<unit>{_UNITS})(?: of (?:[a-z]+ "
    rf"){{0,2}}[a-z]+)?[ \n][^.;()\n\d]{{0,24}}?"
    r"(?<!\w)(?:costs?|costing|at|for|is|was|sells?|sold|selling|prices?|priced|went|goes|"
    r"fetche[ds]|worth|trade[ds]?|rose|fell|[=:])"
    r"[^.;()\n\d]{0,24}\Z",
    re.IGNORECASE,
)
_KO_UNITS = (
    "킬로그램|킬로|키로|kg|그램|그람|g|톤|리터|리트르|병|자루|포대|마대|갑|곽|통|장|개|마리|알|매|"
    "미터|근|말|되|정|인분|대|벌|켤레|봉지"
)
_KO_PER_BEFORE = re.compile(
    rf"(?:(?<![\d.,가-힣])(?:(?:1|한|일|매) ?(?P<unit>{_KO_UNITS})(?:당|에|마다|은|는|이|가|=|:|"
    rf" 가격이| 값이| 가격은)|"
    rf"(?P<alone>{_KO_UNITS})당)|(?P<who>(?:한|1) ?(?:사람|명|인|가구|집)(?:당|에|마다)|인당|"
    rf"세대당|가구당|호당|한번에|한 번에|"
    rf"1회)|"
    rf"(?P<time>매달|달마다|한 달에|한달에|매주|하루에|일년에|해마다|매년|(?<![\d가-힣])(?:매월|월|"
    rf"연)))[ ]?[^.\n\d]{{0,10}}\Z"
)
_KO_PER_AFTER = re.compile(rf" ?(?:씩)?(?:/|\()?(?P<unit>{_KO_UNITS})(?:당)\)?")
_APPROX_BEFORE = re.compile(
    r"(?<!\w)(?:about|around|some|approximately|approx\.?|roughly|nearly|almost|over|more than|at "
    r"least|up to|less than|"
    r"under|close to|an estimated|estimated|as much as|ca\.?|circa|or so|an average of|upwards "
    r"of)[ \n]?(?:US)?\Z|[~≈]\s?\Z"
    r"|(?:약|대략|거의|무려|최소|최대|최고|적어도|근|대체로|얼추|평균) ?\Z",
    re.IGNORECASE,
)
_APPROX_AFTER = re.compile(
    r" ?(?:or so|or more|and more|at least)(?!\w)|(?:을|를)? ?(?:정도|가량|남짓|쯤|이상|이하|안팎|"
    r"넘|여|내외|상당|"
    r"미만)",
    re.IGNORECASE,
)
_INSTALMENTS_BEFORE = re.compile(
    r"(?<!\w)(?P<n>\w+)[ -](?:equal |separate |monthly )?(?:instal?lments?|payments?|tranches|"
    r"parts|sums|occasions|times|stages)(?: of| each of|,)?"
    r"(?: about| around| some)?[ \n]\Z",
    re.IGNORECASE,
)
_INSTALMENTS_AFTER = re.compile(
    r"[ \n]?(?:\([^()\n]{1,40}\))?,?[ \n]?(?:each )?(?:in|over|by|on)[ \n](?P<n>\w+)[ -](?:equal |"
    r"separate |monthly )?(?:instal?lments?|payments?|tranches|parts|occasions|stages)"
    r"|[ \n]?,?[ \n]?(?P<times>twice|two times|three times|four times|five times|six times)(?!\w)"
    r"|(?:을|를)?(?:씩)? ?(?:\([^()\n]{1,30}\))?씩? ?(?P<kn>한|두|세|네|다섯|여섯|\d{1,2}|몇) "
    r"?(?:번|차례|회|"
    r"번에)(?:에)?(?:에 걸쳐|로 나누|에 나누|씩|이나|를|에)?",
    re.IGNORECASE,
)
_KO_INSTALMENTS_BEFORE = re.compile(
    r"(?P<n>한|두|세|네|다섯|여섯|\d{1,2}) ?(?:번|차례|회)(?:에 걸쳐|로 나누어|로 나눠|에 나누어|"
    r"에 나눠)?,? ?(?:각각 )?(?:약 )?\Z"
)
_CONVERTS = re.compile(
    r"[ \n]?(?P<open>[(\[])?[ \n]?(?:or|=|≈|~|that is|i\.e\.|equivalent to|equal to|worth|the "
    r"equivalent of|which is|approximately|approx\.?|about|around|roughly|some|nearly|,|or about|"
    r"or roughly|or around|"
    r"약|한화|미화|우리 돈|한국 돈|환산하면|한화로|[-–—]|[ \n]){0,5}\Z",
    re.IGNORECASE,
)
_WINDOW = 72
_GAP = 40


def per(text: str, start: int, end: int) -> str | None:
    """Give the unit that a sum is the price of (`gram`); what somebody pays or earns has none."""
    after = _PER_AFTER.match(text, end, end + _WINDOW)
    if after:
        goods = after["unit"] or after["slash"]
        if goods:
            return _unit(goods)
        sold = _SOLD.search(text[max(0, start - _WINDOW) : start])
        return "each" if after["each"] and "a month" not in after["each"] and sold else None
    rate = _RATE.search(text[max(0, start - 12) : start])
    if rate or (_ONE_OF.fullmatch(text[start:end]) and _RATE_AFTER.match(text, end)):
        return "currency"
    korean = _KO_PER_AFTER.match(text, end, end + _GAP)
    if korean:
        return _unit(korean["unit"])
    before = text[max(0, start - _WINDOW) : start]
    match = _PER_BEFORE.search(before)
    if match:
        return _unit(match["unit"])
    match = _KO_PER_BEFORE.search(before)
    if match is None:
        return None
    if match["unit"] or match["alone"]:
        return _unit(match["unit"] or match["alone"])
    return None


_SOLD = re.compile(
    r"(?<!\w)(?:costs?|costing|sells?|sold at|selling|prices?|priced|fetch(?:es|ed)?|eggs?"
    r"|goods)(?!\w)"
    r"[^.;\n]*\Z",
    re.IGNORECASE,
)
"""Goods are spoken of: what each of them costs is a price, what each person pays is none."""
_RATE = re.compile(
    r"(?<![\d.,])1 ?(?:달러|딸라|위안|유로|엔|dollar|yuan|USD|RMB)(?:는|은|에|당|이)? ?=? ?\Z"
)
_ONE_OF = re.compile(r"1 ?(?:달러|딸라|위안|유로|엔)")
_RATE_AFTER = re.compile(r"(?:는|은|에|당|이)? ?=? ?(?:약 ?)?\d")
_SAME_UNIT = {"kg": "kilogram", "kgs": "kilogram", "kilo": "kilogram", "킬로그램": "kilogram",
              "킬로": "kilogram", "키로": "kilogram", "g": "gram", "그램": "gram", "그람": "gram",
              "gramme": "gram", "kilogramme": "kilogram", "톤": "ton", "tonne": "ton", "t": "ton",
              "리터": "litre", "리트르": "litre", "liter": "litre", "l": "litre", "병": "bottle",
              "apiece": "each", "a piece": "each", "a head": "person", "head": "person",
              "a month": "month", "monthly": "month", "weekly": "week", "daily": "day",
              "yearly": "year", "annually": "year", "capita": "person",
              "people": "person"}  # fmt: skip


def _unit(said: str) -> str:
    unit = said.lower().strip()
    unit = unit if unit in _SAME_UNIT or len(unit) < 3 else unit.removesuffix("s")
    return _SAME_UNIT.get(unit, unit)


def is_approximate(text: str, start: int, end: int) -> bool:
    """Say whether a sum is told as an estimate: about, 약, 정도."""
    before = _APPROX_BEFORE.search(text[max(0, start - 24) : start])
    return before is not None or _APPROX_AFTER.match(text, end, end + 16) is not None


def instalments(text: str, start: int, end: int) -> int | None:
    """Give in how many parts a sum was paid; None where nothing is said."""
    before = text[max(0, start - _WINDOW) : start]
    match = _INSTALMENTS_BEFORE.search(before) or _KO_INSTALMENTS_BEFORE.search(before)
    said = match["n"] if match else None
    if said is None:
        after = _INSTALMENTS_AFTER.match(text, end, end + _WINDOW)
        said = (after["n"] or after["times"] or after["kn"]) if after else None
    if said is None:
        return None
    count = {"twice": 2.0, "both": 2.0}.get(said.lower()) or read_number(
        said.lower().removesuffix(" times")
    )
    return int(count) if count is not None and 1 < count < 1000 else None


def with_conversions(text: str, found: list[Found]) -> list[Found]:
    """Mark every sum that is only the conversion of the sum before it."""
    kept: list[Found] = []
    for one in found:
        detail = dict(one.detail)
        if kept and _is_conversion(text, kept[-1], one):
            detail["conversion_of"] = len(kept) - 1
            detail["per"] = detail["per"] or kept[-1].detail["per"]
            detail["bracket"] = _bracket(text, kept[-1].end, one)
            if kept[-1].detail["per"] is None and detail["per"]:
                kept[-1] = replace(kept[-1], detail=kept[-1].detail | {"per": detail["per"]})
        kept.append(replace(one, detail=detail))
    return kept


def _is_conversion(text: str, first: Found, second: Found) -> bool:
    between = text[first.end : second.start]
    if len(between) > _GAP or (first.detail["conversion_of"] is not None and "(" not in between):
        return False
    if second.value["currency"] in ("", first.value["currency"]):
        return False
    match = _CONVERTS.fullmatch(between)
    return match is not None and between.strip() not in ("", ",", "or", "-")


def _bracket(text: str, start: int, one: Found) -> list[int] | None:
    """Give the brackets that hold a conversion."""
    opened = max(text.find(mark, start, one.start) for mark in "([")
    if opened < 0:
        return None
    closes = [place for mark in ")]" if (place := text.find(mark, one.end, one.end + 60)) >= 0]
    return [opened, min(closes) + 1] if closes else None
