"""Exact ages as they are told in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.language.found import Found
from moksori.language.numbers import read_number
from moksori.language.numbers_en import ORDINALS, SMALL_WORDS, TENS
from moksori.language.personwords import SEXES, is_person, noun_after
from moksori.language.words import words

OLDEST = 120

_OF_SOME = r"(?![ \n]of[ \n](?:them|us|the|these|those|my|his|her|our|their|its|many|whom)\b)"
NUMBER = rf"(?:\d{{1,3}}(?![\d%]|[.,]\d)|{SMALL_WORDS}(?![A-Za-z])){_OF_SOME}"
NO_UNIT = r"(?![\w%]|[.,:]\d| ?%| ?percent| ?per cent)"
_FREE = r"(?<![\w.,:$£€¥₩%#/])(?<!\d-)"
_B = r"[ \n]"
_YEAR = r"(?:years?|yrs?\.?|yr?s?(?=[ ./-]?o))"
_OLD = (
    rf"(?:{_YEAR}(?:['’]s?)?[ \n-]{{0,2}}(?:old|of[ \n]age)s?(?![A-Za-z])"
    r"|y[./ -]?o(?:lds?)?\.?(?![A-Za-z])|yrs?\.?(?![A-Za-z]))"
)
_MONTHS_OLD = r"(?P<unit>month|week|day)s?[ \n-]{0,2}olds?(?![A-Za-z])"
CAUTIOUS = (
    r"(?:(?:about|around|some|just|only|nearly|almost|barely|now|roughly|approximately)[ \n])?"
)

_YEAR_OLD = re.compile(
    rf"(?=[\da-z])(?<!\w)(?:(?P<article>\b(?:an?|the|one|another))[ \n](?:[a-z]{{3,12}}[ "
    rf"\n])?)?{_FREE}"
    rf"(?:(?P<low>{NUMBER})[ \n-]{{0,2}}(?:years?[ \n-]{{0,2}})?(?P<joint>to|or|and|-|"
    rf",)[ \n-]{{0,2}}(?:an?[ \n])?)?"
    rf"(?P<n>{NUMBER})[ \n-]{{0,3}}(?:{_OLD}|{_MONTHS_OLD})",
    re.IGNORECASE,
)
_AGED = re.compile(
    rf"(?<![\w'’])(?=a)(?:aged|ages?(?:[ \n](?:of|is|was|group|range))?|age[ds]?:)(?::|[ "
    rf"\n-]){CAUTIOUS}"
    rf"(?:(?:somewhere|anywhere)[ \n])?(?:(?P<between>between|from)[ "
    rf"\n])?(?P<low>{NUMBER}){NO_UNIT}"
    rf"(?:[ \n]?(?P<joint>to|and|or|-|,|&)[ \n]?(?:and[ \n])?(?P<n>{NUMBER}){NO_UNIT})?"
    rf"(?:[ \n]?(?:and|or|,|&)[ \n]?(?:and[ \n])?(?P<third>{NUMBER}){NO_UNIT})?",
    re.IGNORECASE,
)
_THEN = (
    r"(?=[,;.!?)\"”](?!\d)|\Z|\n| (?:when|at the time|and|then|yet|this year|last year|now|or|but|"
    r"who|while|as|with|by then|today|this (?:year|month|spring|summer|autumn|winter)|had|"
    r"if|on (?:his|her)|next|because|so|that year|she|he|already|"
    r"in (?:early |late |mid[ -])?(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*|"
    r"spring|summer|autumn|winter|(?:19|20)\d\d))\b)"
)
HEDGE = (
    r"(?:(?:now|just|only|then|already|about|around|barely|nearly|almost|still|exactly|maybe|"
    r"perhaps|probably|possibly|some|roughly|approximately|hardly|not even|not yet|well over|over|"
    r"past|under|at least|at most|no (?:older|more) than|not (?:older|more) than)[ \n])"
)
_TURNED = re.compile(
    r"(?<![\w'’])(?=[a-z])(?P<who>[a-z][\w-]{0,24})(?:(?P<has>(?:,?[ \n](?:had|has|have)"
    r"(?:n['’]t)?|['’](?:d|s|ve))"
    r"(?:[ \n](?:just|only just|recently|already|not yet|barely|not|only))?[ \n]"
    r"(?:been|turned))|,?[ \n](?P<verb>is|was|am|"
    r"(?:will|would|must|could|might|should)(?:['’]?ve)?(?: (?:soon|now|then|"
    r"only|just|never))?(?: have)?(?: been| be| turned| turn)|turns|turned)|"
    r"['’]?[sm]|['’](?:d|ll)[ \n]be)?"
    rf"[ \n]{HEDGE}{{0,2}}"
    rf"(?=[\dotfsen])(?P<n>{NUMBER}){NO_UNIT}{_THEN}",
    re.IGNORECASE,
)
_SAYS_AGE = re.compile(
    r"turn(?:ed|s|ing)?|h?e|she|i|s|who|he|im|hes|shes|reache[sd]|her|his|my", re.IGNORECASE
)
_WHEN = re.compile(
    rf"(?<!\w)(?=[iwab'’])(?:is|was|were|am|be|being|['’]s)[ \n]{CAUTIOUS}(?P<n>{NUMBER})"
    r"(?=,? (?:when (?:he|she|i|they|the|his|her|it|arrested|we)|at (?:the|that) time|years? of "
    r"age)\b)",
    re.IGNORECASE,
)
_AT = re.compile(
    rf"(?<!\w)(?=[asb])(?:at|since|by)[ \n](?P<sure>(?:just|only|barely|the tender age of)[ "
    rf"\n])?(?P<n>{NUMBER})"
    r"(?=,? (?:she|he|i|they)\b|, (?:my|his|her|the girl|the boy)\b|\.(?=\s|\Z)|\Z|\n)",
    re.IGNORECASE,
)
_BRACKET = re.compile(
    r"(?P<open>[(\[])[ \n]?"
    rf"(?:(?:{SEXES}|f|m|w)[ \n]?[,/;:.-]?[ \n]?)?"
    r"(?:(?:aged?|now|age:|ca\.?|about|approx\.?|est\.?|then)[ \n]?)?"
    rf"(?P<n>{NUMBER})(?P<old>[ \n-]?(?:{_OLD}))?"
    r"(?=[ \n]?[)\]]|[ \n]?[,;/][ \n]?[A-Za-z][^()\[\]\n]{0,60}[)\]]|[ \n](?:at|when|in)\b)",
    re.IGNORECASE,
)
_APPOSITIVE = re.compile(
    r"(?<=[\w.'’\"”)]),[ \n]?"
    rf"(?:(?:who is|aged?)[ \n]|{HEDGE})?(?P<n>{NUMBER})(?P<old>[ \n]years?(?=[,;.)\n]|"
    rf"\Z))?{NO_UNIT}"
    r"(?=,(?!\d)|;|\)|\.(?!\d)|:|\Z|\n| (?:and(?! \d)|who|from|of(?! the)|told|said|says|was|is|"
    r"an?|hit|beat|kicked|came|took|lives|works|"
    r"living|with|his|her|at the time)\b)",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"([^\W\d][\w.'’-]{0,40})[\"'”’)]*[,]?[ \n]?\Z")
_NOTE = re.compile(
    r"(?=[a-z])(?<![\w-])(?<!\d )(?P<word>[a-z][a-z-]{0,14})(?:[/:.,][ \n]?|[ \n])(?P<n>[1-9]\d)"
    r"(?=[,/](?!\d)|[;)]|\.(?!\d)|\Z|\n| (?:from|living|lives|in|at|who|and|works?|worked|of|"
    r"trader|was|"
    r"is)\b)"
    rf"|(?=\d){_FREE}(?P<n2>[1-9]\d)(?:/|, ?| )?(?:female|male|woman|man|girl|boy)"
    r"(?![\w-]|[ ](?:prison|detain|work|student|victim|soldier|escapee|defector|inmate|"
    r"refugee)\w*s\b)"
    rf"|(?=\d){_FREE}(?P<n3>[1-9]\d)(?:/[fm]|F|(?-i:M))(?![\w/])"
    r"|(?<![\w/])[fmw]/(?P<n4>[1-9]\d)(?![\w/.,]\d|\w)",
    re.IGNORECASE,
)
_ORDINAL_WORDS = "|".join(sorted(ORDINALS, key=len, reverse=True))
_BIRTHDAY = re.compile(
    r"(?<!\w)(?P<n>\d{1,3})(?:st|nd|rd|th)[ \n](?:birthday|year of (?:his|her) life)\b"
    r"|(?<!\w)(?:his|her|my)[ \n](?P<nth>[1-9]\d)(?:st|nd|rd|th)[ \n]year(?![ \n](?:of(?! life)|at|"
    r"in|as)\b|\w)"
    rf"|(?<!\w)(?=[a-z])(?:(?P<tens>{'|'.join(TENS)})-?)?(?P<word>{_ORDINAL_WORDS}|\w+tieth)[ "
    rf"\n]birthday\b",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_BORN = re.compile(
    rf"(?<!\w)(?:born|b\.|birth(?:day|date)?:?|date of birth:?|d\.?o\.?b\.?:?|year of birth:?)[ "
    rf"\n,:(]{{1,3}}"
    rf"(?:in[ \n](?!the\b)|(?=on[ \n])|[A-Z][a-z]{{2,15}},?[ \n](?:in[ \n])?){{0,3}}"
    rf"(?P<date>(?:on[ \n])?(?:the[ \n])?(?:\d{{1,2}}(?:st|nd|rd|th)?[ \n](?:of[ \n])?)?(?:of[ "
    rf"\n])?(?:{_MONTH},?[ "
    rf"\n])?(?:(?:the[ \n])?\d{{1,2}}(?:st|nd|rd|th)?,?[ \n])?(?:of[ \n])?"
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-])?)(?P<year>(?:1[89]|20)\d\d)(?:([-/.])\d{1,2}\3\d{1,2})?"
    r"(?!\d)(?![-/.]\d)"
    r"|(?<!\w)(?P<year2>(?:19|20)\d\d)-born(?!\w)",
    re.IGNORECASE,
)

_NEVER_BEFORE = words(
    "article articles section sections paragraph chapter rule figure fig table page pages pp "
    "note notes no nos number resolution volume vol part annex appendix item items line lines "
    "step point points clause room rooms route flight bus line unit grade level version type "
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday "
    "saturday sunday and or of in on at the a an to for by with from than is are was were "
    "total "
    "top about around some only over under nearly almost day days week weeks month months year "
    "years hour hours minute minutes time times percent per cent dollars dollar yuan won euros "
    "kilometres kilometers miles km kg grams gram tons but so then when while until since i we"
)


def exact_ages(text: str) -> Iterator[Found]:
    """Find ages told to the year in a prepared English text."""
    yield from _year_olds(text)
    yield from _aged(text)
    yield from _turned(text)
    for pattern, form in ((_WHEN, "was"), (_BIRTHDAY, "birthday")):
        for match in pattern.finditer(text):
            yield from one_age(match, years_in(match), form)
    for match in _AT.finditer(text):
        years = years_in(match)
        if match["sure"] or (years is not None and years >= 13):
            yield from one_age(match, years, "at")
    yield from _bracketed(text)
    yield from _appositive(text)
    yield from _notes(text)
    for match in _BORN.finditer(text):
        name = "year" if match["year"] else "year2"
        detail = detail_of("born", born=int(match[name]))
        start = match.start("date") if match["year"] else match.start("year2")
        yield Found(start, match.end(), None, detail)


def detail_of(form: str, **more: object) -> dict[str, object]:
    """Give the detail of an exact age told in a form, with what else is known of it."""
    detail: dict[str, object] = {"form": form, "exact": True, "finer": True, "noun_end": None,
                                 "article_start": None, "bracket": None}  # fmt: skip
    return detail | more


def years_in(match: re.Match[str], name: str = "n") -> int | None:
    """Read the years of a match; None where no person is that old."""
    groups = match.groupdict()
    if groups.get(name):
        value = read_number(groups[name])
    elif groups.get("word") and name == "n":
        word = groups["word"].lower()
        value = float(ORDINALS.get(word, 0)) or read_number(word.replace("ieth", "y"))
        value = (value or 0) + TENS.get((groups.get("tens") or "").lower(), 0)
    else:
        value = None
    return int(value) if value is not None and 0 <= value <= OLDEST else None


def one_age(match: re.Match[str], years: int | None, form: str, name: str = "n") -> Iterator[Found]:
    """Give the number of a match as an age."""
    if years is None:
        return
    start, end = match.span(name) if match.groupdict().get(name) else match.span()
    yield Found(start, end, years, detail_of(form))


def _year_olds(text: str) -> Iterator[Found]:
    for match in _YEAR_OLD.finditer(text):
        years = years_in(match)
        if years is None:
            continue
        if match["unit"]:
            years = years // 12 if match["unit"].lower() == "month" else 0
        noun_end, kind = noun_after(text, match.end())
        if kind == "thing" or (match["unit"] and noun_end is not None and not kind):
            continue
        hyphened = "-old" in match.group() or "years" not in match.group().lower()
        article = match.start("article") if match["article"] else None
        detail = detail_of(
            "year-old" if hyphened else "years old",
            noun_end=noun_end if hyphened or article is not None else None,
            article_start=article,
        )
        yield from _low_and_high(match, years, detail)


def _low_and_high(match: re.Match[str], high: int, detail: dict[str, object]) -> Iterator[Found]:
    """Give one age, two ages, or the band between two."""
    low = years_in(match, "low")
    if low is None:
        yield Found(match.start("n"), match.end(), high, detail)
    elif match["joint"].lower() in ("to", "-") and low < high:
        band = {"form": "band", "exact": False, "finer": high - low < 9}
        yield Found(match.start("low"), match.end(), [low, high], detail | band)
    else:
        yield Found(match.start("low"), match.end("low"), low, detail | {"noun_end": None})
        yield Found(match.start("n"), match.end(), high, detail | {"article_start": None})


def _aged(text: str) -> Iterator[Found]:
    for match in _AGED.finditer(text):
        low, high, third = (years_in(match, name) for name in ("low", "n", "third"))
        if low is None:
            continue
        ranged = match["between"] or (match["joint"] or "").lower() in ("to", "-")
        if high is not None and ranged and low < high:
            detail = detail_of("band") | {"exact": False, "finer": high - low < 9}
            yield Found(match.start(), match.end("n"), [low, high], detail)
            continue
        yield Found(match.start(), match.end("low"), low, detail_of("aged"))
        for name, years in (("n", high), ("third", third)):
            # "aged 24 and one 35": here "one" is a person.
            if years is not None and match[name].lower() != "one":
                yield Found(*match.span(name), years, detail_of("aged"))


def _bracketed(text: str) -> Iterator[Found]:
    for match in _BRACKET.finditer(text):
        years = years_in(match)
        word = word_before(text, match.start())
        if match["open"] == "[" and match["n"] == text[match.start() + 1 : match.end()]:
            continue
        if years is None or not (match["old"] or _may_have_age(word, years, match["n"])):
            continue
        close = min(
            (place for mark in ")]" if (place := text.find(mark, match.end())) >= 0),
            default=match.end(),
        )
        bracket = [match.start("open"), close + 1] if close - match.end() < 80 else None
        end = match.end("old") if match["old"] else match.end("n")
        yield Found(match.start("n"), end, years, detail_of("bracket", bracket=bracket))


def word_before(text: str, at: int) -> str:
    """Give the word that ends before `at`, or an empty string."""
    match = _WORD_BEFORE.search(text[max(0, at - 44) : at])
    return match[1] if match else ""


def _may_have_age(word: str, years: int, said: str) -> bool:
    """Say whether a number behind a word may be the age of whom the word names."""
    word = word.strip(".'’-")
    if (word.lower() in _NEVER_BEFORE and word != "An") or read_number(word) is not None:
        return False
    known = is_person(word) or word[:1].isupper()
    if not said[0].isdigit():
        return known and years >= 13
    return known if years < 10 else word != ""


def _appositive(text: str) -> Iterator[Found]:
    for match in _APPOSITIVE.finditer(text):
        years = years_in(match)
        word = word_before(text, match.start())
        if years is None or not (word[:1].isupper() or is_person(word)):
            continue
        if _may_have_age(word, years, match["n"]) and (years >= 10 or is_person(word)):
            end = match.end("old") if match["old"] else match.end("n")
            yield Found(match.start("n"), end, years, detail_of("appositive"))


def _turned(text: str) -> Iterator[Found]:
    for match in _TURNED.finditer(text):
        who, verb = match["who"], match["verb"] or match["has"]
        if (verb is None and not _SAYS_AGE.fullmatch(who)) or match["n"].lower() == "one":
            continue
        named = who[0].isupper() and who.lower() not in _NOBODY
        if verb and not (named or is_person(who) or who.lower() in ("he", "she", "i", "who")):
            continue
        yield from one_age(match, years_in(match), "turned")


_NOBODY = words("it this that there what which today temperature")
_SHORT = frozenset(("f", "m", "kim", "lee"))


def _notes(text: str) -> Iterator[Found]:
    for match in _NOTE.finditer(text):
        name = next(name for name in ("n", "n2", "n3", "n4") if match[name])
        if name == "n" and not (is_person(match["word"]) or match["word"].lower() in _SHORT):
            continue
        yield from one_age(match, years_in(match, name), "note", name)
