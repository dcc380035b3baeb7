"""Sums of money, with the conversion printed beside them, in English and Korean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from moksori.language import amounts_around
from moksori.language.fold import readable
from moksori.language.found import Found, longest, relocate
from moksori.language.sums import ENGLISH_SUM, KOREAN_SUM, band_of, read_sum

CurrencyNames = tuple[str, tuple[str, ...]]
"""A currency's code, and every name and sign it is written with."""

_ONE_SYLLABLE_AFTER = (
    "(?=\\Z|[^가-힣]|(?:을|를|이|은|는|의|에|도|만|과|와|씩|짜리|어치|가량|정도|까지|부터|이나|"
    "으로|쯤|대|선|가|권|당|밖에|조차|"
    "이라|인|으|여|상당|미만|이상|이하|안팎|남짓|넘|돈|현금|받|주|내))"
)
_ADJECTIVES = r"(?:(?:[A-Z][a-z]{2,12}|US|U\.S\.|local) ){1,2}"
_BARE = re.compile(
    r"(?<![\w'’-])(?:paid|pays?|paying|demand(?:ed|s|ing)|ask(?:ed|s|ing) for|hand(?:ed|s|ing) "
    r"over|"
    r"extort(?:ed|s|ing)|fined|charged|cost|costs|bribes? of|fines? of|sums? of|total of|price of|"
    r"ransom of|"
    r"loans? of|debts? of|received?|receives|gave|given|collected|instal?lments? of|payments? of|"
    r"borrowed|lent|owed?)"
    r"(?: (?:him|her|them|me|us|about|around|some|another|at least|up to|nearly|over|more than|a "
    r"total of|back|only)){0,2}[ \n]"
    r"(?P<low>(?:\d{1,3}(?:,\d{3})+|\d{3,9}|\d{1,4}(?:\.\d)? ?[kK]|\d{1,4} (?:thousand|"
    r"million)))(?P<high>)"
    r"(?=[ \n]?(?:[,;!?)](?!\d)|\.(?!\d)|\Z|\n)| (?:to|for|from|in|and|or|each|as|per|every|by|on|"
    r"at|so|but|with|before|after|a (?:month|week|day|year|head|person)|back)\b)",
    re.IGNORECASE,
)
_BARE_KO = re.compile(
    r"(?<![\d.,가-힣])(?P<low>(?:\d{1,4}(?:\.\d)?|[일이삼사오육칠팔구]?십?[일이삼사오육칠팔구]?)[ "
    r"]?(?:만|천|백만|십만|억)(?: "
    r"?\d{1,4}천)?)(?P<high>)"
    r"(?=[을를은이]? ?(?:내|냈|주|줬|요구|받|바치|바쳤|보내|보냈|뜯|빼앗|물|벌금|찔러|고였|고이|"
    r"달라))"
)


class _Reader(NamedTuple):
    """The patterns for one set of currencies."""

    patterns: tuple[re.Pattern[str], ...]
    codes: dict[str, str]


def find_amounts(text: str, currencies: Sequence[CurrencyNames], lang: str = "") -> list[Found]:
    """Find sums of money: `value` is `{"value": number or [low, high], "currency": code}`.

    The code is empty where a sum is paid and no currency is named. `detail` holds
    `conversion_of` (the index of the sum that this one converts), `per` (the unit that it is the
    price of, or a rhythm), `approx`, `exact` (False where only the size is told), `instalments`
    and `bracket` (the span of the brackets that hold a conversion).

    Args:
        text: Any text.
        currencies: Codes and names, the likeliest currency of an ambiguous name first.
        lang: Not needed; both languages are read.
    """
    view = readable(text)
    reader = _reader(tuple((code, tuple(names)) for code, names in currencies))
    found: list[Found] = []
    for pattern in reader.patterns:
        found.extend(_sums(view.text, pattern, reader.codes))
    for pattern in (_BARE, _BARE_KO):
        found.extend(_sums(view.text, pattern, {}))
    kept = amounts_around.with_conversions(view.text, longest(found))
    return relocate(kept, view, spans=("bracket",))


@lru_cache(maxsize=64)
def _reader(currencies: tuple[CurrencyNames, ...]) -> _Reader:
    codes: dict[str, str] = {}
    written: dict[str, str] = {}
    for code, names in currencies:
        for name in (*names, code):
            if name.strip():
                codes.setdefault(_key(name), code)
                written.setdefault(_key(name), name.strip())
    if not codes:
        return _Reader((), {})
    keys = sorted(codes, key=len, reverse=True)
    word = "|".join(_name_pattern(key) for key in keys)
    first = "|".join(_name_pattern(key) for key in keys if _may_stand_first(written[key]))
    after = rf"(?:{word}|{_ADJECTIVES}(?:{word}))"
    patterns = [
        rf"(?:{ENGLISH_SUM})(?:[ \n]?of[ \n]|[ \n-]?\(?)(?P<name>{after})",
        rf"(?:{KOREAN_SUM})[ \n]?(?P<name>{after})",
    ]
    if first:
        patterns += [
            rf"(?P<before>{first})[ \n]?(?:돈)?[ \n]?(?:{ENGLISH_SUM})(?:[ "
            rf"\n-]?(?P<name>{after}))?",
            rf"(?P<before>{first})[ \n]?(?:돈|로|으로)?[ \n]?(?:약 ?)?(?:{KOREAN_SUM})(?:[ "
            rf"\n]?(?P<name>{after}))?",
        ]
    return _Reader(tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns), codes)


def _key(name: str) -> str:
    return readable(name).text.strip().casefold()


def _name_pattern(name: str) -> str:
    """Give the pattern of a currency's name: a whole word, or a sign that may touch anything."""
    pattern = re.escape(name).replace(r"\ ", "[ \\n]?")
    if name.isascii() and name[-1].isalpha():
        plural = "" if name.endswith(("s", "$")) else "s?"
        front = r"(?<![A-Za-z])" if name[0].isalpha() else ""
        return rf"{front}{pattern}{plural}(?![A-Za-z])"
    if len(name) == 1 and "가" <= name <= "힣":
        return pattern + _ONE_SYLLABLE_AFTER
    return pattern


def _may_stand_first(name: str) -> bool:
    """Say whether a name may stand before its number: a sign, a code, 북한 돈, not a small word."""
    if name.isascii() and name.isalpha():
        return len(name) == 3 and name.isupper()
    return len(name) > 1 or not "가" <= name <= "힣"


def _sums(text: str, pattern: re.Pattern[str], codes: dict[str, str]) -> Iterator[Found]:
    for match in pattern.finditer(text):
        value = _value(match)
        if value is None:
            continue
        groups = match.groupdict()
        code = _code(groups.get("before"), groups.get("name"), codes)
        vague = groups.get("vague") or groups.get("kvague")
        start, end = match.span()
        if not codes:
            start, end = match.start("low"), match.end("low")
        detail: dict[str, Any] = {
            "conversion_of": None,
            "per": amounts_around.per(text, start, end),
            "approx": amounts_around.is_approximate(text, start, end),
            "exact": not vague,
            "instalments": amounts_around.instalments(text, start, end),
            "bracket": None,
        }
        yield Found(start, end, {"value": value, "currency": code}, detail)


def _value(match: re.Match[str]) -> float | list[float] | None:
    groups = match.groupdict()
    vague = groups.get("vague") or groups.get("kvague")
    if vague:
        return band_of(vague)
    low = groups.get("low") or groups.get("klow")
    high = groups.get("high") or groups.get("khigh")
    return read_sum(low, high or None) if low else None


def _code(before: str | None, name: str | None, codes: dict[str, str]) -> str:
    """Give the currency of the name before the number, else of the name behind it."""
    for said in (before, name):
        if not said:
            continue
        words = said.casefold().replace("\n", " ").split(" ")
        for at in range(len(words)):
            key = " ".join(words[at:])
            for tried in (key, key.removesuffix("s"), key.replace(" ", "")):
                if tried in codes:
                    return codes[tried]
        spaced = {key.replace(" ", ""): code for key, code in codes.items()}
        tried = said.casefold().replace(" ", "").replace("\n", "")
        if tried in spaced or tried.removesuffix("s") in spaced:
            return spaced.get(tried) or spaced[tried.removesuffix("s")]
    return ""
