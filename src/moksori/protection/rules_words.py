"""Rules about words that lead to somebody: speech, what goes on, nicknames, numbers of people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moksori.language.continuing import find_continuing
from moksori.language.identifiers import find_identifiers, find_phones
from moksori.language.sentences import is_question
from moksori.language.speech import find_speech
from moksori.protection.rules_page import BLOCK, REVIEW, Mark, Page
from moksori.terms.finding import FindingClass

_WITHHELD = re.compile(r"^\W*\[[^\]]*\]\W*$|withheld|비공개")
_REACHED = re.compile(
    r"\b(?:her|hers|him|them|their|theirs|they|she|victims?|wom[ae]n|girls?"
    r"|famil(?:y|ies)|wi(?:fe|ves)"
    r"|widows?|daughters?|sons?|mothers?|fathers?|parents?|child(?:ren)?|relatives?"
    r"|homes?|houses?)\b"
    r"|그녀|피해자|여성|가족|아내|딸|아들|어머니|아버지|부모|자식|친척|집",
    re.IGNORECASE,
)
_NICKNAME = re.compile(
    r"\b(?:nick-?named|dubbed|by the nickname(?: of)?|whose nickname (?:is|was)"
    r"|alias|a\.?k\.?a\.?)"
    r"[ :]+(?P<sure>[\"'“‘«]?\w[^.,;!?\n]{0,40})"
    r"|\b(?P<who>him|her|man|woman|officer|official|commander|major|captain|agent"
    r"|chief|director|who"
    r"|he|she|person|guard|supervisor|leader|boss)\b[^.;!?\n]{0,40}?"
    r"\b(?:known (?:\w+ ){0,3}as|called|referred to (?:\w+ )?as|as)(?: as)? "
    r"(?P<name>[\"“‘«][^\"”’»\n]{2,40}[\"”’»]|[Tt]he [A-Z]\w+|[A-Z]\w+ [A-Z]\w+)"
)
_NICKNAME_KO = re.compile(
    r"별명(?:은|이|인|으로는|으로|을|:)? ?"
    r"(?!입니|이다|이죠|이지|이에|이었|이고|인데|이라서|죠|지요|만 |로 |처럼|대로|붙|있|없|같"
    r"|도 있|생겼|뭐|무엇|무슨|왜|까지|갖|가지|대로|으로 부"
    r"|이 붙)(?P<sure>[\"'“‘「『〈<]?[가-힣A-Za-z][^.,!?\n]{0,30})"
    r"|(?P<name>[\"'“‘「『〈][^\"'”’」』〉\n]{1,20}[\"'”’」』〉])"
    r"(?:이?라고|로|으로|이?라) (?:불리|불린|불립|불렀|부르|부른|부릅|통하|통한|통합)"
)
_NO_NAME = re.compile(r"\s*[\"'“‘]?\[|.*(?:비공개|withheld)")
_MINOR = re.compile(
    r"\b(?:a|an|the|this|that|one|two|three|year-old|teenage|young) (?:\w+ )?"
    r"(?:girl|boy|child|teenager|schoolgirl|schoolboy|pupil|minor|infant|baby|toddler)s?\b"
    r"|미성년자?|어린이|어린아이|소녀|소년|여학생|남학생|초등학생|소학교 ?학생|중학생"
    r"|고등중학교 ?학생|갓난",
    re.IGNORECASE,
)
_ADULT = 18


def speech_heard_by_two(page: Page) -> Iterator[Mark]:
    """Words are given as they were said, and perhaps only two people heard them.

    The one who said them knows at once who told. Tell what was said in your own words, or put
    "[words withheld]". Six words in a row are enough to be known by, with quotation marks or
    without.
    """
    known = [page.mark(start, end, BLOCK) for start, end in page.heard.find(page.whole)]
    yield from known
    for reading in page.told:
        mine = [mark for mark in known if mark.reading is reading]
        for speech in find_speech(reading.text):
            said = reading.text[speech.start : speech.end]
            is_new = not any(m.start < speech.end and speech.start < m.end for m in mine)
            if speech.detail.get("sentence") and is_new and not _WITHHELD.search(said):
                yield Mark(reading, speech.start, speech.end, REVIEW)


def situation_goes_on(page: Page) -> Iterator[Mark]:
    """Something is told that still goes on, and it leads to people who can be reached today.

    "To this day he comes to their homes" tells where to look and whom to ask. Leave the sentence
    out, or tell what was and not what is.
    """
    for reading in page.told:
        for found in find_continuing(reading.text):
            start, end = found.detail.get("sentence") or (found.start, found.end)
            if is_question(reading.text[start:end]):
                continue  # a question states nothing
            reached = _REACHED.search(reading.text, start, end)
            yield Mark(reading, found.start, found.end, BLOCK if reached else REVIEW)


def nickname_left(page: Page) -> Iterator[Mark]:
    """Somebody is named by what people call him or her.

    A nickname is known where the person lives: it names the accused to everybody there, and tells
    the accused that it was one of them who spoke. Leave it out, in the title and the address too.
    """
    for reading in page.told:
        for pattern in (_NICKNAME, _NICKNAME_KO):
            for found in pattern.finditer(reading.text):
                group = "sure" if found["sure"] else "name"
                if not _NO_NAME.match(found[group]):
                    yield Mark(reading, *found.span(group), _class_of_name(found[group]))


def _class_of_name(name: str) -> FindingClass:
    """A single plain word after "as" may be a post; marks or capitals make it a name."""
    return BLOCK if re.search(r"[\"'“‘«「『〈A-Z가-힣]", name) else REVIEW


def phone_or_id(page: Page) -> Iterator[Mark]:
    """A phone number, an address of mail or a number of a paper stands in the text.

    It belongs to one person, and the service that issued it knows to whom. Leave it out.
    """
    for reading in page.told:
        for found in (*find_phones(reading.text), *find_identifiers(reading.text)):
            yield Mark(reading, found.start, found.end, BLOCK)


def minor_described(page: Page) -> Iterator[Mark]:
    """A child or a young person is described.

    Children cannot agree to be told of, and a school class knows its own. Look whether the story
    needs the child at all, and say nothing that only the family knows.
    """
    for reading in page.told:
        for found in _MINOR.finditer(reading.text):
            yield Mark(reading, found.start(), found.end(), REVIEW)
        for age in reading.ages:
            if age.detail.get("form") == "minor" or _is_minor(age.value):
                yield Mark(reading, age.start, age.end, REVIEW)


def _is_minor(years: object) -> bool:
    if isinstance(years, list | tuple) and years:
        years = years[-1]
    return isinstance(years, int) and years < _ADULT
