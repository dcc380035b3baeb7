"""Sums of money, with the conversion printed beside them, in English and Korean."""

from __future__ import annotations

import re
from bisect import bisect_right
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
    "(?=\\Z|[^가-힣]|(?:하고|이랑|이고|이며|에다|을|를|이|은|는|의|에|도|만|과|와|씩|짜리|어치|가량|정도|까지|부터|이나|"
    "으로|쯤|대|선|가|권|당|밖에|조차|"
    "이라|인|으|여|상당|미만|이상|이하|안팎|남짓|넘|돈|현금|받|주|내))"
)
_ADJECTIVES = r"(?:(?:[A-Z][a-z]{2,12}|US|U\.S\.|local) ){1,2}"
_ONES = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|"
    r"eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]{3,5})?|a)"
)
_FIGURE = (
    r"(?:\d{1,3}(?:,\d{3})+|\d{3,9}|\d{1,4}(?:\.\d)? ?[kK]|\d{1,4}(?:\.\d{1,2})? (?:thousand"
    r"|million|lakh|crore|grand)"
    rf"|{_ONES}[ -](?:hundred(?:[ -]thousand)?|thousand|million|lakh|crore|grand)"
    r"(?: (?:and )?(?:[a-z]+[ -])?(?:hundred|fifty))?(?![A-Za-z]))"
)
_SCALED = re.compile(
    r"(?<![\w,.'’-])(?P<low>\d{1,4}(?:\.\d{1,2})? (?:lakh|crore|grand)|"
    rf"{_ONES} (?:lakh|crore|grand))(?P<high>)(?![A-Za-z])",
    re.IGNORECASE,
)
"""Words of scale that stand for money alone."""
_BARE = re.compile(
    r"(?<![\w'’-])(?:paid|pays?|paying|offer(?:ed|s|ing)|promised|quoted|demand(?:ed|s|"
    r"ing)|ask(?:ed|s|ing) for|hand(?:ed|s|ing) "
    r"over|"
    r"extort(?:ed|s|ing)|fined|charged|cost|costs|bribes? of|fines? of|sums? of|total of|price of|"
    r"ransom of|"
    r"loans? of|debts? of|received?|receives|gave|given|collected|instal?lments? of|payments? of|"
    r"borrowed|lent|owed?|brought|came (?:back|up) with|scraped together|"
    r"(?:money|yuan|won|dollars|it) (?:came|comes|amounted|added up) to|price:|"
    r"sum:)"
    r"(?: (?:him|her|them|me|us|about|around|some|another|at least|up to|nearly|over|more than|a "
    r"total of|back|only|(?:two|three|four|five|\d) times)){0,2}[ \n]"
    rf"(?P<low>{_FIGURE})(?P<high>)"
    r"(?=[ \n]?(?:[,;!?)](?!\d)|\.(?!\d)|\Z|\n)| (?:to|for|from|in|and|or|each|as|per|every|by|on|"
    r"at|so|but|with|before|after|a (?:month|week|day|year|head|person)|back)\b)",
    re.IGNORECASE,
)
_BARE_ALONE = re.compile(
    r"(?<![\w.,:/#+-])(?<!No )(?<!No\. )(?<!at )(?P<low>\d{1,3}(?:,\d{3})+|[1-9]\d{2,8})(?P<high>)"
    r"(?=[ \n]?(?:[,;!?)](?!\d)|\.(?!\d)|\Z|\n|[–—])| (?:of (?:it|that|this|them|his|her|their"
    r"|which)"
    r"|more|less|went|goes|into|to|for|from|in|and|or|as|by|on|at|so|but|with|before|after|then"
    r"|back|which|that|is|was|now|later|again|still|when|if|because|this|he|she|they|we|I|had|has"
    r"|would|every|until|again|already|instead|altogether|out|off|y\b|w\b)(?![\w-]))"
    r"|(?<=with )(?P<low2>[1-9]\d)(?=[ \n]?[.,;!?)]| (?:to|for|and|a)\b)",
    re.IGNORECASE,
)
"""Any figure that counts nothing, where money is spoken of."""
_GIVEN = re.compile(
    r"(?<!\w)(?:g[ai]ve[sn]?|giving|t[ao]kes?|took|taken|kept|keeps?|wrote|writes|noted|recorded|"
    r"declared|report(?:ed|s)|handed|hands|paid|pays|sent|sends|brought|lost|left|leaves|ow(?:es?"
    r"|ed)"
    r"|borrowed|lent|returned|collect(?:s|ed)|demand(?:s|ed)|want(?:s|ed)|add(?:s|ed)|spent|earn"
    r"(?:s|ed)"
    r"|pocketed|skimmed|asked)(?!\w)[^.;!?\n]{0,40}\Z",
    re.IGNORECASE,
)
_BARE_KO = re.compile(
    r"(?<![\d.,가-힣])(?P<low>(?:\d{1,4}(?:\.\d)?|[일이삼사오육칠팔구]?십?[일이삼사오육칠팔구]?)[ "
    r"]?(?:만|천|백만|십만|억)(?: "
    r"?\d{1,4}천)?)(?P<high>)"
    r"(?=[을를은이]? ?(?:내(?!용|년|부|외)|냈|주(?!민|택|소|인|변|위|년|말)|줬|요구|받|바치"
    r"|바쳤|보내|보냈|뜯|빼앗|물(?!자|건|고기|품)|벌금|찔러|고였|고이|"
    r"달라))"
)


_BARE_NEAR = re.compile(
    rf"(?<![\w'’-])(?:(?:another|the (?:remaining|other|first|last|rest of the|whole|full)"
    rf"|remaining|"
    rf"has|had|earn(?:s|ed)|saved?|sent|took|takes|wants?|wanted|lost|spent|raised|brought|leaves?|"
    rf"left|for|if|\w+ times|paid|gave|kept|keeps|only|still owes|plus|and|others|or|to|than|then|"
    rf"of|at|with|was|is|were|brings|in|over)(?: (?:him|her"
    rf"|them|me|us|"
    rf"with|about|some|nearly|over))?[ \n])(?P<low>{_FIGURE})(?P<high>)"
    r"(?=[ \n]?(?:[,;!?)](?!\d)|\.(?!\d)|\Z|\n)| (?:to|for|from|in|and|or|each|apiece|as|per|by|on|"
    r"at|so|but|with|before|after|then|others|more|came|comes|went|arrived|since|a "
    r"(?:month|week|day|year|head|"
    r"person|piece)|back|the|every|that|which|later|again)\b)"
    rf"|(?<![\w,.'’-])(?P<low2>{_FIGURE})(?= (?:each|more|apiece|a head)\b)",
    re.IGNORECASE,
)
"""Figures that are sums only where money is spoken of beside them."""
_KO_FIGURE = (
    r"(?:(?:\d{1,4}(?:\.\d)?|[일이삼사오육칠팔구]?십?[일이삼사오육칠팔구]?)[ ]?(?:천만|백만"
    r"|십만|만|천|백|억)"
    r"(?: ?(?:\d{1,4}|[일이삼사오육칠팔구])?[천백]){0,2})"
)
_BARE_KO_MORE = re.compile(
    rf"(?<![\d.,가-힣])(?P<low>{_KO_FIGURE})(?P<high>)(?:(?=[을를]? ?(?:(?:더|다|또|모두|먼저"
    rf"|마저|다시|"
    r"겨우|몽땅|\d{1,2}월|[가-힣\d]{1,6}(?:에|에게|한테|로)) ){0,3}(?:줌|준다|줬|주었|주고|줘"
    r"|대주|대줬"
    r"|갖다|가져[가갔온왔]|"
    r"구해|구했|모[아았으]|뜯|빼앗|뺏|넣|꿔|꾸어|꾸었|빌[려렸]|건[네넸]|갚|챙기|챙겼|벌었"
    r"|찔러|바[치쳤]|내[고라야]|냈|받[았아고는]|"
    r"보[내냈]|요구|먹였|고[이였]))|(?<=[만천백])(?=씩|이면 ))"
)
_BARE_KO_NEAR = re.compile(
    rf"(?<![가-힣])(?:나머지|또|추가로|다시|선불|남은|그 ?(?:가운데|중)(?:에서?)?|이 ?(?:가운데"
    rf"|중)(?:에서?)?|거기서"
    rf"|도합|합쳐|몫으로|값으로) ?(?P<low>{_KO_FIGURE})(?P<high>)"
    r"(?=[을를은]|이[ ,]|[ ]?[,.]|\Z|\n)|(?<![\d.,가-힣])(?P<low2>[1-9]\d{0,3}(?:만|천)(?: ?\d천)?)"
    r"(?=[을를은]|이[ ,]|[ ]?[,.]|\Z|\n)"
)
_BARE_KO_WORDS = re.compile(
    r"(?<![\d.,가-힣])(?P<low>[일이삼사오육칠팔구]?[천만] ?[일이삼사오육칠팔구]?[백천]"
    r"|[일이삼사오육칠팔구]{1,2}만 ?[일이삼사오육칠팔구]천|\d{1,3}만 ?\d천(?: ?\d백)?)(?P<high>)"
    r"(?=[을를은씩]|이나|밖에|[ ]?(?:중|가운데))"
)
_PARTICLE_FIRST = re.compile(r"[가-힣]이 (?=[십백천만])")
_NEAR_KO = (_BARE_KO_NEAR, _BARE_KO_WORDS)
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_MONEY = re.compile(
    r"(?<!\w)(?:pa(?:y|id|ys|ying|yment)|prices?|bribe[ds]?|money|fine[ds]?|ransom|cash|borrow"
    r"(?:ed)?|"
    r"debts?|lender|yuan|won|dollars?|rmb|usd|sum|salary|wages?|savings)(?!\w)[^\n]*\Z",
    re.IGNORECASE,
)
_PAID_KO = re.compile(
    r"[^.!?\n]{0,16}?(?<![가-힣])(?:먹[었은는]|고[이였인]|바[치쳤친]|내[고줬주]|냈|줬|주었|뜯|받[았아고]|챙[기긴겼]"
    r"|꿔|빌[리려렸]|갚|떼[였이먹어]|소개비|수수료|벌금|뇌물|몫|값)"
)
"""천오백은 반장이 먹었소: a figure by itself that somebody pockets or pays."""
_NEAR_WORDS = 120
_NEAR = 300
_NEAR_AFTER = 150


class _Reader(NamedTuple):
    """The patterns for one set of currencies."""

    patterns: tuple[re.Pattern[str], ...]
    codes: dict[str, str]


def find_amounts(text: str, currencies: Sequence[CurrencyNames], lang: str = "") -> list[Found]:
    """Find sums of money: `value` is `{"value": number or [low, high], "currency": code}`.

    The code is empty where a sum is paid and no currency is named. `detail` holds
    `bare` (no currency stands beside it: the code is that of the money told of before it),
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
    known = sorted(found, key=lambda one: one.start)
    near = (_BARE_NEAR, _BARE_ALONE, *_NEAR_KO)
    for pattern in (_BARE, _SCALED, _BARE_KO, _BARE_KO_MORE, *near):
        near_only = pattern in near
        for one in _sums(view.text, pattern, {}):
            found.extend(_beside_money(view.text, one, known, near_only=near_only))
    kept = amounts_around.with_conversions(view.text, longest(found))
    return relocate(kept, view, spans=("bracket",))


def _beside_money(text: str, one: Found, known: list[Found], *, near_only: bool) -> Iterator[Found]:
    """Give a sum without a unit the currency of the money beside it."""
    at = bisect_right(known, one.start, key=lambda sum_: sum_.start)
    before = known[at - 1] if at and one.start - known[at - 1].end <= _NEAR else None
    after = known[at] if at < len(known) and known[at].start - one.end <= _NEAR_AFTER else None
    beside = before or after
    year = _YEAR.fullmatch(text[one.start : one.end])
    apart = beside is not None and "\n\n" in text[beside.end : one.start]
    told = text[max(0, one.start - _NEAR_WORDS) : one.start]
    given = "," in text[one.start : one.end] and _GIVEN.search(told[-60:])
    paid = near_only and _PAID_KO.match(text, one.end)
    money = beside is not None or _OF_MONEY.search(told) or given or paid
    if near_only and (year or apart or not money):
        return
    code = beside.value["currency"] if beside else ""
    yield Found(one.start, one.end, one.value | {"currency": code}, one.detail | {"bare": True})


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
    # First without words before it, then with them; the names stand here once, for they are many.
    after = rf"(?:{_ADJECTIVES})??(?:{word})"
    patterns = [
        rf"(?:{ENGLISH_SUM})(?:[ \n]?of[ \n]|[ \n-]?\(?)(?P<name>{after})",
        rf"(?:{KOREAN_SUM})[ \n]?(?P<name>{after})",
    ]
    if first:
        patterns += [
            rf"(?<!\d)(?<!\d )(?P<before>{first})[ \n]?(?:돈)?[ \n]?(?:{ENGLISH_SUM})(?:[ "
            rf"\n-]?(?P<name>{after}))?",
            rf"(?<!\d)(?<!\d )(?P<before>{first})[ \n]?(?:돈|로|으로)?[ \n]?(?:(?:약|또|더|다시|한"
            rf"|모두|도합|꼭|딱) ?){{0,2}}(?:{KOREAN_SUM})(?:[ "
            rf"\n]?(?P<name>{after}))?",
        ]
    return _Reader(tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns), codes)


_SIZE = re.compile("(?:tens|hundreds|thousands|millions|billions)", re.IGNORECASE)


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
        vague = groups.get("vague") or groups.get("kvague") or _two_sizes(match)
        start, end = match.span()
        if _PARTICLE_FIRST.match(text, max(start - 1, 0)) and groups.get("klow"):
            start, value = start + 2, read_sum(groups["klow"][2:], None) or value
        if not codes:
            start, end = match.span("low" if groups.get("low") else "low2")
        elif _is_no_sum(text, match):
            continue
        detail: dict[str, Any] = {
            "conversion_of": None,
            "per": amounts_around.per(text, start, end),
            "approx": amounts_around.is_approximate(text, start, end),
            "exact": not vague,
            "instalments": amounts_around.instalments(text, start, end),
            "bracket": None,
        }
        yield Found(start, end, {"value": value, "currency": code}, detail)


def _is_no_sum(text: str, match: re.Match[str]) -> bool:
    """Say whether syllables only look like a sum: 이불, 만원 버스, the end of another word."""
    low, name = match.groupdict().get("klow"), match.groupdict().get("name")
    first = text[match.start() - 1 : match.start()]
    euros = match.groupdict().get("before") == "유로" and first in ("이", "사", "자", "경")
    if euros or (name == "유로" and low and re.fullmatch("[이사자]", low)):
        # 어떤 이유로, 무슨 사유로: a reason, and no two or four euros.
        return True
    if not low or match.groupdict().get("before") or len(low) > 1 or low.isdigit():
        return False
    if name and len(name) == 1 and low not in "백천만억":
        return True
    before = text[match.start() - 1 : match.start()]
    glued = "가" <= before <= "힣" and before not in "총약돈로각"
    return glued or re.match(r" ?(?:버스|전차|기차|열차|사례)", text[match.end() :][:4]) is not None


def _value(match: re.Match[str]) -> float | list[float] | None:
    groups = match.groupdict()
    vague = groups.get("vague") or groups.get("kvague")
    if vague:
        return band_of(vague)
    if sizes := _two_sizes(match):
        (low, _), (_, high) = sizes
        return [low, high]
    first = groups.get("low") or groups.get("klow") or groups.get("low2")
    last = groups.get("high") or groups.get("khigh")
    return read_sum(first, last or None) if first else None


def _two_sizes(match: re.Match[str]) -> list[list[float]]:
    """Give the bands of "hundreds to thousands": neither end says more than a size."""
    groups = match.groupdict()
    ends = (groups.get("low") or "", groups.get("high") or "")
    if not all(_SIZE.fullmatch(end) for end in ends):
        return []
    bands = [band_of(end) for end in ends]
    return [band for band in bands if band]


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
