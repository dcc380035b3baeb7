"""English ages that hang on another word: a widow of 64, the youngest was 18, 45ish."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.language.ages_en import (
    CAUTIOUS,
    HEDGE,
    NO_UNIT,
    NUMBER,
    detail_of,
    one_age,
    word_before,
    years_in,
)
from moksori.language.found import Found
from moksori.language.numbers_en import ORDINALS
from moksori.language.personwords import is_person
from moksori.language.words import words

_OF = re.compile(
    rf"(?<!\w)(?P<who>[a-z]{{3,14}})[ \n]of[ \n]{HEDGE}?(?P<n>{NUMBER}){NO_UNIT}"
    rf"(?=[,.;:!?)](?!\d)|\Z|\n|[ \n](?P<next>[a-z]+))",
    re.IGNORECASE,
)
_BABY_OF = re.compile(
    rf"(?<!\w)(?:baby|infant|child|newborn|toddler|girl|boy|son|daughter)[ \n]of[ \n]{HEDGE}?"
    rf"(?P<n>{NUMBER})[ \n](?P<unit>month|week|day|year)s?(?![\w-]|[ \n](?:of|in)\b)",
    re.IGNORECASE,
)
_ELDEST = re.compile(
    r"(?<!\w)(?P<who>youngest|eldest|oldest|elder|younger)(?:[ \n](?:of[ \n](?:them|us|whom|the[ "
    r"\n]"
    r"\w{1,20})|one|(?P<kind>(?!is\b|was|being|aged|turned|at\b|just|only|about|barely|now|"
    r"not)[a-z]{3,14})))?,?[ \n](?:(?:is|was|being|aged|turned|at)[ \n]|"
    rf"{HEDGE}){{0,3}}(?!one\b)(?P<n>{NUMBER}){NO_UNIT}"
    r"(?=[,.;:!?)](?!\d)|\Z|\n| (?:and|when|at|who|then|but|in (?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
_SINGLED_OUT = re.compile(
    r"(?<!\w)(?:(?:one|another|some|most|eldest|oldest|youngest|first|last|both|two|three|four)[ "
    r"\n]of"
    r"[ \n](?:them|us|whom|these|those)|(?<!on )the[ \n](?:other|last|former|latter|"
    rf"{'|'.join(ORDINALS)})),[ \n]{HEDGE}?(?P<n>{NUMBER}){NO_UNIT}(?=,(?!\d)|;|\)|\.(?!\d))",
    re.IGNORECASE,
)
_OLDER_THAN = re.compile(
    rf"(?<!\w)(?:(?:older|younger) than|not yet|"
    rf"(?:not|hardly|barely) a day over)[ "
    rf"\n]{CAUTIOUS}(?P<n>{NUMBER})"
    r"(?![\w%]|[.,:]\d|-)(?=[,.;:!?)]|\Z|\n| (?:and|when|at|who|then|but|years?(?=[,.;)]| old))\b)",
    re.IGNORECASE,
)
_ISH = re.compile(r"(?<![\w.,:$£€¥₩/-])(?P<n>[1-9]\d)[ -]?ish(?!\w)", re.IGNORECASE)
_HEDGED = re.compile(
    r"(?<=,)[ \n](?:(?:maybe|perhaps|probably|possibly|about|around|roughly|some|approximately|"
    rf"nearly|almost|barely)[ \n]){{1,2}}(?P<n>{NUMBER})(?:[ \n]years?)?(?=[,;.)](?!\d)|\Z|\n)",
    re.IGNORECASE,
)
_PAIR = re.compile(
    rf"[(\[](?:(?:aged?|ages|then|now|about|both)[ \n])?(?P<n>{NUMBER})(?:,[ "
    rf"\n]?(?P<n2>{NUMBER}))?(?:,[ \n]?(?P<n3>{NUMBER}))?"
    rf",?[ \n](?:and|&|or)[ \n](?P<n4>{NUMBER})[)\]]",
    re.IGNORECASE,
)
_ENDS = r"(?=[,.;:!?)](?!\d)|\Z|\n| (?:were|was|who|when|at the time|then|now|from|came|and)\b)"
_AND_ONE = re.compile(
    r"(?<!\w)(?P<who>one|another|(?<=the )(?:other|former|latter)|"
    r"(?:his|her|my|their|the|a)[ \n](?!other|former|latter)[a-z-]{3,15})"
    rf",?[ \n]{HEDGE}?(?P<n>{NUMBER}){NO_UNIT}{_ENDS}",
    re.IGNORECASE,
)
"""One more of several people whose ages are told one after the other."""
_AGE_BEFORE = re.compile(
    r"(?<!\w)(?:age[sd]?|year[s -]{1,2}old|turned|in (?:his|her|their) (?:teens|\w+ties)|yo|"
    r"(?:is|was|were|one|be|been)(?:[ \n](?:about|just|only))?[ \n]\d\d)(?!\w)",
    re.IGNORECASE,
)
_AND_OTHER = re.compile(r",?[ \n](?:and[ \n])?(?:the other|one|another)[ \n][1-9]\d(?![\w%])")
_WERE = re.compile(
    r"(?<!\w)(?P<who>[a-z]{3,15})(?:[ \n](?:were|are)|,)(?:[ \n](?:then|now|both|all|only|just"
    rf"|about))?[ \n](?P<n>{NUMBER}){NO_UNIT}(?:[ \n]?(?:,|and|or|&|to)[ \n]?(?:and[ \n])?"
    rf"(?P<n2>{NUMBER}){NO_UNIT}){{0,2}}"
    r"(?=[,.;:!?)](?!\d)|\Z|\n| (?:when|at (?:the|that) time|and (?!\d)|then|now|by then|or so)\b)",
    re.IGNORECASE,
)
_LOOKED = re.compile(
    r"(?<!\w)(?:(?P<looks>look(?:s|ed|ing)|seem(?:s|ed)(?: to be)?|"
    r"appear(?:s|ed) to be|been)|(?P<who>[a-z]{3,15}))[ \n](?:to be[ \n])?(?:about|"
    r"around|nearly|roughly|almost|some|"
    rf"hardly|barely|not more than|no more than|perhaps|maybe)[ \n](?P<n>{NUMBER}){NO_UNIT}"
    r"(?=[,.;:!?)](?!\d)|\Z|\n| (?:who|with|when|at the time|years? of age|from|in)\b)",
    re.IGNORECASE,
)
_NTH_YEAR = re.compile(
    r"(?<!\w)(?:his|her|my)[ \n](?P<n>[1-9]\d)(?:st|nd|rd|th)[ \n]year"
    r"(?!\w|[ \n](?:of(?! life)|at|in|as)\b)",
    re.IGNORECASE,
)


_NOT_THEIR_AGE = words(
    "member members leader leaders head heads chief director directors manager managers commander "
    "commanders parent parents relatives source sources agent agents supervisor people person"
)
_MANY = re.compile(
    r"(?:people|men|women|children|families|staff|troops|personnel|million|thousand|hundred|"
    r"percent|"
    r"per|(?!is|was|has|lives|works|says|sells)[a-z]{2,}s)",
    re.IGNORECASE,
)


def hanging_ages(text: str) -> Iterator[Found]:
    """Find ages told beside a person word, among several people, or with a hedge alone."""
    yield from _of(text)
    yield from _among_others(text)


def _of(text: str) -> Iterator[Found]:
    """Find ages behind `of`: a widow of 64, a baby of eight months."""
    for match in _OF.finditer(text):
        who, years, after = match["who"].lower(), years_in(match), match["next"]
        if years is None or not is_person(who) or who in _NOT_THEIR_AGE - {"person"}:
            continue
        parent = who in ("mother", "father", "parents", "mum", "mom", "dad")
        if (after and _MANY.fullmatch(after)) or (parent and years < 14):
            continue
        yield from one_age(match, years, "of")
    for match in _BABY_OF.finditer(text):
        number, unit = years_in(match), match["unit"].lower()
        if number is not None:
            years = number if unit == "year" else number // 12 if unit == "month" else 0
            yield Found(match.start("n"), match.end(), years, detail_of("of"))


_SOMEBODY = re.compile(r"\b(?:he|she|him|her|his|[A-Za-z]+)\b")
_HE_OR_SHE = words("he she him her his")
_PAYS = re.compile(
    r"\b(?:pa(?:y|id)|cost|price|yuan|won|dollars?|sold|sum|bribe|km)\b", re.IGNORECASE
)


def _among_others(text: str) -> Iterator[Found]:
    """Find ages of one among several, and ages told with a hedge alone."""
    for match in _ELDEST.finditer(text):
        if not match["kind"] or is_person(match["kind"]):
            yield from one_age(match, years_in(match), "turned")
    for pattern in (_SINGLED_OUT, _OLDER_THAN, _ISH, _HEDGED):
        for match in pattern.finditer(text):
            years = years_in(match) or 0
            if years < 10 or (pattern is _HEDGED and not _tells_of_one(text, match.start())):
                continue
            end = match.end() if pattern is not _OLDER_THAN else match.end("n")
            yield Found(match.start("n"), end, years, detail_of("appositive"))
    yield from _beside_an_age(text)
    for match in _NTH_YEAR.finditer(text):
        yield from one_age(match, (years_in(match) or 1) - 1, "birthday")
    for match in _PAIR.finditer(text):
        if is_person(word_before(text, match.start()).strip(".'’-")):
            for name in ("n", "n2", "n3", "n4"):
                yield from one_age(match, years_in(match, name), "bracket", name)


def _beside_an_age(text: str) -> Iterator[Found]:
    """Find a bare number that is an age by the people, or the ages, that stand before it."""
    for match in _AND_ONE.finditer(text):
        before = re.split(r"[.!?\n]", text[max(0, match.start() - 80) : match.start()])[-1]
        who = match["who"].lower().split()[-1]
        known = _AGE_BEFORE.search(before) or _AND_OTHER.match(text, match.end())
        if not known or (" " in match["who"] and not is_person(who)):
            continue
        yield from one_age(match, years_in(match), "appositive")
    for match in _WERE.finditer(text):
        who = match["who"].lower()
        if who != "both" and not (is_person(who) and (match["n2"] or who[-1] != "s")):
            continue
        if "," in match.group()[len(who) : len(who) + 1] and not match["n2"]:
            continue
        for name in ("n", "n2"):
            if match[name]:
                yield from one_age(match, years_in(match, name), "appositive", name)
    for match in _LOOKED.finditer(text):
        years = years_in(match) or 0
        if years > 12 and (match["looks"] or is_person(match["who"])):
            yield from one_age(match, years, "appositive")


def _tells_of_one(text: str, at: int) -> bool:
    """Say whether the words before `at` tell of one person, and of no payment."""
    before = re.split(r"[.!?\n]", text[max(0, at - 80) : at])[-1]
    if _PAYS.search(before):
        return False
    said = [word.lower() for word in _SOMEBODY.findall(before)]
    return any(word in _HE_OR_SHE or (is_person(word) and word[-1] != "s") for word in said)
