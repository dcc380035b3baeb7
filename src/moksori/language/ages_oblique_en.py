"""Ages that English tells by something else: a year of birth, a class, a pension in two years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.language.ages_en import detail_of
from moksori.language.found import Found
from moksori.language.numbers import read_number
from moksori.language.numbers_en import SMALL_WORDS

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_ANIMALS = (
    r"rat|mouse|ox|cow|tiger|rabbit|hare|dragon|snake|serpent|horse|sheep|goat|ram|monkey|rooster"
    r"|hen|cock|chicken|dog|pig|boar"
)
_YEAR = r"(?P<year>(?:1[89]|20)\d\d|[\u2019'](?P<short>\d\d))(?![\d/-]|[.,:]\d)"
_BORN_YEAR = re.compile(
    rf"(?<!\w)(?P<span>(?:the[ \n])?year[ \n]of[ \n]the[ \n](?:{_ANIMALS})(?:,[ \n]|[ \n][(]?"
    rf"|[ \n]?[(])"
    rf"(?:that[ \n]is,?[ \n]|i\.e\.,?[ \n])?(?:in[ \n])?{_YEAR}[)]?)"
    rf"|(?<!\w)(?:born|b\.)[ \n](?:(?:some[ \n]time|back|himself|herself)[ \n])?(?:in|about"
    rf"|around)[ \n](?P<span2>[\u2019'](?P<short2>\d\d))(?!\d)",
    re.IGNORECASE,
)
_BORN_LATER = re.compile(
    rf"(?<!\w)born[ \n](?=[a-z])(?:(?!18|19|20)[\w’'-]{{1,20}},?[ \n]){{1,7}}(?:in|of|,)[ \n]"
    rf"(?P<span>{_YEAR})",
    re.IGNORECASE,
)
_ANIMAL = re.compile(
    rf"(?<!\w)(?P<span>(?:the[ \n])?year[ \n]of[ \n]the[ \n](?:{_ANIMALS}))(?!\w)", re.IGNORECASE
)
_OF_BIRTH = re.compile(
    rf"(?<!\w)(?:(?:year|date)[ \n]of[ \n]birth|birth[ -]?year|was[ \n]born|came[ \n]into[ \n]"
    rf"(?:the|this)[ \n]world"
    rf"|saw[ \n]the[ \n]light(?:[ \n]of[ \n]day)?)[ \n]?(?::|is|was|in|as|,)?[ \n]?"
    rf"(?P<span>{_YEAR})",
    re.IGNORECASE,
)
_CLASS = re.compile(
    rf"(?<!\w)(?:class|cohort|intake|generation|vintage|child|children|son|daughter)[ \n]of[ \n]"
    rf"(?P<span>{_YEAR})",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"(?<![\w.])(?P<span>(?:an?[ \n])?(?P<year>(?:19|20)\d\d|[\u2019'](?P<short>\d\d))(?:[ \n-]"
    r"(?:birth|born|baby|model|vintage)))(?![\w])",
    re.IGNORECASE,
)
_SPAN = (
    rf"(?:\d{{1,2}}|{SMALL_WORDS}|an?|half[ \n]an?|a[ \n]few|a[ \n]couple[ \n]of|several)"
    rf"(?:[ \n]and[ \n]a[ \n]half)?"
)
_WHOSE = r"(?:his|her|their|my|the|a|old[ -]age)"
_END_OF_WORK = (
    rf"(?:(?:{_WHOSE}[ \n])?(?:state[ \n]|old[ -]age[ \n]|official[ \n])?(?:pension"
    rf"(?:able[ \n]age|[ \n]age)?|retire(?:ment(?:[ \n]age)?)?|retiring)|(?:he|she|they|I)[ \n]"
    rf"(?:can[ \n]|may[ \n]|will[ \n]|is[ \n]to[ \n]|has[ \n]to[ \n])?(?:retires?|draws?[ \n]"
    rf"(?:his|her)[ \n]pension))"
)
_PENSION = re.compile(
    rf"(?<!\w)(?P<span>(?:(?:about|only|just|barely|less[ \n]than|more[ \n]than"
    rf"|some)[ \n])?{_SPAN}[ \n](?:year|month)s?[ \n](?:(?:away|short|off|shy)[ \n])?"
    rf"(?:from|of|before|until|till|to|past|into|off|after|beyond"
    rf"|away[ \n]from)[ \n]{_END_OF_WORK})(?![\w])",
    re.IGNORECASE,
)
_RETIRES_IN = re.compile(
    rf"(?<!\w)(?:retires?|retirement|pension(?:able)?|be[ \n]pensioned(?:[ \n]off)?|draw[ \n]"
    rf"(?:his|her)[ \n]pension)[ \n]"
    rf"(?P<span>in[ \n]{_SPAN}[ \n](?:year|month)s?)(?:[’']?[ \n]time)?(?!\w)",
    re.IGNORECASE,
)
_SCORE = re.compile(
    rf"(?<!\w)(?:has|had|with|have)[ \n](?P<span>(?:his|her|my|some|about|around|nearly|almost"
    rf"|over)?[ \n]?(?:\d\d|{SMALL_WORDS})[ \n]years[ \n]"
    r"(?:behind[ \n](?:him|her|me|them)|on[ \n](?:his|her|my)[ \n](?:back|shoulders)))(?!\w)",
    re.IGNORECASE,
)


_NUMBER = rf"(?:[1-9]\d|{SMALL_WORDS})"
_SOMEBODY = (
    r"(?:(?:wo)?man|girl|boy|person|mother|father|son|daughter|brother|sister|widow(?:er)?|lady"
    r"|lad|youth|worker|soldier|officer|resident|trader|student|neighbou?r)"
)
_OF_YEARS = re.compile(
    rf"(?<!\w)(?:an?|the|this|that|one|another|his|her|my)[ \n](?:[a-z-]+[ \n])?{_SOMEBODY}[ \n]of"
    rf"[ \n](?:(?:about|around|some|only|just)[ \n])?(?P<n>{_NUMBER})[ \n]years?(?![\w’']| of)",
    re.IGNORECASE,
)
_HERSELF = re.compile(
    rf"(?<!\w)(?:himself|herself)[ \n](?:(?:about|around|already|only|just|then|now)[ \n])?"
    rf"(?P<n>{_NUMBER})(?=[ \n]?(?:[,.;:)–—]|and\b|at\b|when\b))",
    re.IGNORECASE,
)
_SHE_WAS = re.compile(
    rf"(?<=[,(–—-])[ \n]?(?:(?:about|around|maybe|perhaps)[ \n])?(?P<low>{_NUMBER})"
    rf"(?:[ \n]or[ \n](?P<n>{_NUMBER}))?(?:[ \n]years)?[ \n](?:she|he|I)[ \n]"
    r"(?:was|is|would[ \n]be)(?=[ \n]?(?:[,.;:)–—]|then\b|at the time\b))",
    re.IGNORECASE,
)
_WILL_BE = re.compile(
    rf"(?<!\w)(?:who|he|she|mother|father|mum|dad|grandmother|grandfather|[a-z]+)[ \n]"
    rf"(?:will|would|is[ \n]going[ \n]to)[ \n](?:be|turn)[ \n](?P<n>{_NUMBER})"
    r"(?=[ \n](?:in[ \n]the[ \n](?:coming|next|new)[ \n]year"
    r"|(?:next|this)[ \n](?:year|spring|summer|autumn|winter|month)"
    rf"|in[ \n](?:spring|summer|autumn|winter|{_MONTHS})))",
    re.IGNORECASE,
)


def ages_by_wording(text: str) -> Iterator[Found]:
    """Find ages that a translator words in his own way: a man of 41 years, thirty-eight she was."""
    for pattern, form in (
        (_OF_YEARS, "years"),
        (_SHE_WAS, "appositive"),
        (_WILL_BE, "appositive"),
        (_HERSELF, "appositive"),
    ):
        for match in pattern.finditer(text):
            low = match.groupdict().get("low")
            last = "n" if match["n"] else "low"
            value = _read(match[last])
            if low and match["n"]:
                detail = detail_of("band") | {"exact": False, "finer": True}
                first = _read(low)
                if first is not None and value is not None:
                    yield Found(match.start("low"), match.end("n"), [first, value], detail)
            elif value is not None:
                yield Found(*match.span(last), value, detail_of(form))


def _read(said: str) -> int | None:
    number = read_number(said)
    return int(number) if number is not None and 10 < number < 100 else None


def ages_oblique(text: str) -> Iterator[Found]:
    """Find years of birth and terms of service that tell how old somebody is."""
    for pattern in (_BORN_YEAR, _BORN_LATER, _OF_BIRTH, _CLASS, _BIRTH):
        for match in pattern.finditer(text):
            yield _born(match)
    for pattern in (_ANIMAL, _PENSION, _RETIRES_IN, _SCORE):
        for match in pattern.finditer(text):
            yield Found(*match.span("span"), None, detail_of("oblique"))


def _born(match: re.Match[str]) -> Found:
    """Give the year of birth of a match; two figures stand for a year of the last century."""
    groups = match.groupdict()
    span = match.span("span") if groups["span"] else match.span("span2")
    short = groups["short"] or groups.get("short2")
    year = int("19" + short) if short else int(groups["year"])
    return Found(*span, None, detail_of("born", born=year))
