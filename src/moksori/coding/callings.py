"""What nouns say of the part somebody plays: a source, a witness, a victim, an official."""

from __future__ import annotations

import re
from collections.abc import Sequence

from moksori.coding import words_en, words_ko
from moksori.coding.cast import Cast, Character
from moksori.coding.refs import INDEFINITE, Ref
from moksori.coding.words_en import FIRST_PERSON
from moksori.coding.words_ko import SUBJECT
from moksori.terms.people import PersonRole

SOURCES = words_en.SOURCE_NOUNS | words_ko.SOURCE_NOUNS
WITNESSES = words_en.WITNESS_NOUNS | words_ko.WITNESS_NOUNS
REPORTERS = words_en.REPORTER_NOUNS | words_ko.REPORTER_NOUNS
VICTIMS = words_en.VICTIM_NOUNS | words_ko.VICTIM_NOUNS
HARMING = words_en.HARM_NOUNS | words_ko.HARM_NOUNS
VAGUE_PERSON = words_en.VAGUE_PERSON | words_ko.VAGUE_PERSON
VAGUE_OFFICIAL = words_en.VAGUE_OFFICIAL | words_ko.VAGUE_OFFICIAL

ANYBODY = frozenset({"people", "resident", "citizen", "person", "주민", "시민", "사람", "인민"})
"""Nouns that alone name nobody in particular."""

_ROLES = (
    (REPORTERS - SOURCES, PersonRole.REPORTER),
    (SOURCES, PersonRole.SOURCE),
    (WITNESSES, PersonRole.WITNESS),
)


def same_nouns(lemma: str) -> frozenset[str]:
    """Give the nouns that mean the same in a telling: an informant is a source."""
    if lemma in SOURCES:
        return SOURCES
    head = lemma.split()[-1] if lemma else ""
    return frozenset({head}) if head != lemma else frozenset()


_TOLD_BY = re.compile(
    r"\b(?:according to|in the words of|(?:told|relayed|passed(?: on)?|reported|reached) "
    r"(?:to )?(?:us|me|this (?:desk|station)) (?:by|from)"
    r"|(?:story|account|report|information|testimony) (?:comes|came|is|was) (?:to us )?from"
    r"|(?:story|account|report|testimony) (?:is|was|has been|had been) (?:given|told|sent|brought)"
    r" (?:to us )?by"
    r"|(?<=[.:]\s)Yes,? (?:with|to|from|by)|^Yes,? (?:with|to|from|by)"
    r"|put (?:me |us )?in (?:touch|contact) with"
    r"|(?:I|we) owe (?:it|this|that|all this|the story) to"
    r"|(?:those|these) (?:are|were) the words of|what (?:I|we) (?:know|have)[^.;]{0,30} comes from"
    r"|(?:have|has|had|been|am|are|is|we|I) (?:also )?(?:in (?:touch|contact) with"
    r"|heard (?:it|this|of it|the story) from|learn(?:ed|t) (?:it|this|of it|about it) from)"
    r"|(?<!he )(?:spoke|spoken|speaking|speak|talked) (?:by (?:phone|telephone) )?(?:with|to))\s$",
    re.IGNORECASE,
)
_TOLD_US = re.compile(
    r"\s(?:there |here |(?:from|in|at|of|near) [^,.;:]{2,40}? )?"
    r"(?:who(?:se)? [^,.;:]{3,60} )?(?:has |have |had )?"
    r"(?:(?:told|tells|informed|contacted|assured) (?:us|me|our)"
    r"|(?:wr(?:ote|itten)|sp(?:oke|oken|eaks)|talked|described|confirmed|recounted|complained"
    r"|(?:kept|keeps|noted|counted|recorded)[^.;:]{0,30}) (?:it |this )?(?:to|with|for)"
    r" (?:us|me|our \w+)"
    r"|(?:also |still )?(?:says|recalls|remembers|testifies|adds|estimates|insists))\b",
    re.IGNORECASE,
)


_TOLD_KO = re.compile(
    r"(?: ?씨)?(?:의|이|가)? ?"
    r"(?:말로는|말에(?: 따르| 의하)|(?:얘기|이야기|전언|증언|설명)(?:로는|에(?: 따르| 의하))"
    r"|에 (?:따르|의하)(?:면|자면)"
    r"|(?:은|는|이|가) (?:본지|저희|기자|본 ?방송|우리)(?:에|에게|한테) )"
)
"""Behind whoever told it: "서 씨 말로는", "주민에 따르면"."""
_MET_KO = re.compile(r"(?:제|내|우리|저희|기자)가 (?:만난|만나 본|전화로 만난|인터뷰한|취재한) \Z")
"""Before whoever told it: "제가 만난 여성은"."""


_SAID_BEFORE = re.compile(r"[”\",]\s(?:said|says|added|recalled)\s\Z")


def _says(ref: Ref, text: str) -> bool:
    """As in "A nurse said that …", "“…,” said a nurse"."""
    if ref.case == SUBJECT and _SAID.match(text, ref.end):
        return True
    return _SAID_BEFORE.search(text, max(0, ref.start - 14), ref.start) is not None


_RELAYING = frozenset({PersonRole.REPORTER, PersonRole.HOST, PersonRole.EDITOR})


_WHO_TOLD = re.compile(
    r"\b(?:who (?:told|tells|gave|described|reported|passed|is your source|is the source)"
    r"|(?:where|whom) (?:does|did|do) (?:this|the|your|it|you)\b[^?]{0,40}\b(?:come|hear|learn))"
    r"[^?]{0,60}\?\s*\Z",
    re.IGNORECASE,
)


def asks_who_told(passage: str) -> bool:
    """Say whether a passage ends by asking who it was that told: "Who told you about it?"."""
    return _WHO_TOLD.search(passage) is not None


_SAID = re.compile(
    r"\s(?:who [^,.;:]{3,60} )?(?:said|says|added|recalled)\b(?! to (?:him|her|them))"
)


def hear_testimony(
    refs: Sequence[Ref], cast: Cast, text: str, *, news: bool = False, answers: bool = False
) -> None:
    """Note who is told to have told it: "according to Mrs. Oh", "reached us from a trader".

    Args:
        refs: What refers to people in a sentence.
        cast: Who they are.
        text: The decoded original.
        news: An article: whoever says something says it to who wrote it.
        answers: The sentence answers who it was that told.
    """
    for ref in refs:
        if answers and ref.person and ref.det == INDEFINITE and not ref.plural:
            cast.people[ref.person[0]].testifies = True
            answers = False
        if ref.plural and ref.person and _TOLD_US.match(text, ref.end):
            _all_told(ref, refs, cast, text)
        if not ref.person or ref.plural or ref.lemma in FIRST_PERSON:
            continue
        one = cast.people[ref.person[0]]
        if one.role in _RELAYING:
            continue
        said = news and not ref.official and _says(ref, text)
        by = said or _TOLD_BY.search(text, max(0, ref.start - 60), ref.start) is not None
        by = by or (one.may_testify and _told_in_korean(ref, text))
        if by or (ref.case == SUBJECT and _TOLD_US.match(text, ref.end)):
            one.testifies = True


def _all_told(ref: Ref, refs: Sequence[Ref], cast: Cast, text: str) -> None:
    """As in "Two people talked to me: a former clerk and a woman in her forties"."""
    listed = _LIST.match(text, ref.end)
    first = listed.end() if listed is not None else 0
    named = [one for one in refs if first and one.start >= first and one.det == INDEFINITE]
    for one in (ref, *(one for one in named if one.person and not one.nested)):
        for told in (cast.people[key] for key in one.person):
            told.testifies = told.testifies or told.specific


_LIST = re.compile(r"[^.;:!?]{3,60}:\s")
"""Behind a group, the words up to those of whom it consists."""


def _told_in_korean(ref: Ref, text: str) -> bool:
    """As in "서 씨 말로는", "제가 만난 여성은"."""
    behind = _TOLD_KO.match(text, ref.end) is not None
    return behind or _MET_KO.search(text, max(0, ref.start - 16), ref.start) is not None


def calling_agrees(one: Character, ref: Ref) -> bool:
    """Say whether somebody may be called so: a reporter is no major, though both are 김."""
    nouns = {ref.lemma, *ref.also}
    if nouns & REPORTERS:
        return one.role in (None, PersonRole.REPORTER, PersonRole.HOST) and not one.official
    tells = one.role in (PersonRole.REPORTER, PersonRole.HOST, PersonRole.EDITOR)
    return not (ref.official and tells)


_OUR_STAFF = {
    "correspondent": PersonRole.REPORTER,
    "interviewer": PersonRole.REPORTER,
    "producer": PersonRole.REPORTER,
    "editor": PersonRole.EDITOR,
    "presenter": PersonRole.HOST,
}
_OURS = frozenset({"our", "my"})


def take_role(one: Character, ref: Ref) -> None:
    """Give somebody the role that a reference names, if they have none yet."""
    if one.figure:
        one.role = PersonRole.PUBLIC_FIGURE
    elif one.role is None:
        head = ref.lemma.split()[-1] if ref.lemma else ""
        nouns = {ref.lemma, head, *ref.also}
        ours = next((role for noun, role in _OUR_STAFF.items() if noun in nouns), None)
        if ours is not None and ref.owner is not None and ref.owner.lemma in _OURS:
            # "Our correspondent" has a name for everybody; "a correspondent inside" has none.
            one.role = ours
            return
        one.role = next((role for words, role in _ROLES if nouns & words), None)
