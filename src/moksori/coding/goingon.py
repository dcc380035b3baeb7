"""What is told in the present of a certain officer and somebody he reaches: it goes on.

`language.continuing` knows the words that say so ("to this day"). Reporters seldom use them: "he
keeps her papers in his safe and has her come on Sundays" says it by its tense alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from moksori.coding.cast import Cast, Character
from moksori.coding.refs import PRONOUN, Ref
from moksori.coding.tense import is_now_ko
from moksori.coding.words_ko import GENITIVE, SUBJECT
from moksori.language.words import words

_BESIDE = (
    r"(?:\s*(?:,|\([^()]{0,40}\)))?\s+(?:who\s+)?"
    r"(?:(?:also|still|now|often|always|even|then|just|never|again|sometimes|[a-z]{3,}ly)\s+){0,3}"
)
_VERB = re.compile(
    _BESIDE + r"(?P<verb>(?:is|are)(?:\s+(?:still|now|also|[a-z]{3,}ly))?\s+[a-z]{2,}ing"
    r"|(?:has|have)\s+(?:to|him|her|them|it)|[a-z]{2,})(?![\w’'])"
)
_OBLIGED = re.compile(
    _BESIDE + r"(?:has\s+to|have\s+to|must|(?:is|are)\s+(?:still\s+)?"
    r"(?:forced|made|obliged|required|expected|told|ordered)\s+to)\s+[a-z]"
)
_NOW_DOES = re.compile(
    r"\s+(?:(?:has|have)\s+been\s+(?:selling|living|working|staying|sleeping|hiding|begging)\b"
    r"|(?:is|are)\s+(?:now|nowadays|these\s+days|currently)\b"
    r"|(?:now|nowadays|these\s+days|currently|today)\s+(?:(?:is|are)\b|[a-z]{2,}s(?![\w’'])))"
)
"""What somebody does today: the widow now sleeps in the boiler room."""
_THEY_DO = words(
    "come go visit call take make force demand collect search watch follow keep hold beat threaten"
    " summon order send ask use sell wait drag bring turn return stop check question pick knock"
)
_NO_DEED = words(
    "was is has does says tells explains adds claims believes thinks knows describes recalls means"
    " remembers seems appears happens denies admits insists reports confirms notes argues hopes"
    " suggests shows includes belongs resembles lies whereas always sometimes besides perhaps"
    " towards yes thus this its his hers ours theirs us as becomes states writes reads hears"
    " understands provides relates estimates testifies comments considers suspects fears being"
)
_ALIKE = {
    **dict.fromkeys(("he", "him", "his"), "he"),
    **dict.fromkeys(("she", "her", "hers"), "she"),
    **dict.fromkeys(("they", "them", "their"), "they"),
}
_HANGUL = re.compile("[가-힣]")
_HOLDS_KO = re.compile(
    r"(?:맡아|쥐고|넣어|감추어|감춰|보관(?:해|하고))\s?(?:두|둔|있|놓)|돌려\s?주지|내\s?주지|찾아[오옵온와가갑간]|들르|들릅|들른|불러\s?[내낸냅다들]"
    r"|협박|위협|감시|미행|뒤를\s?밟|캐[고묻]|퍼\s?[가간갑]|뜯[어는고]|받아\s?[가간갑내낸냅]|요구|드나[드든들]|따라다"
)
"""What an officer does to people within his reach, even where nobody says to whom."""
_OF_WHAT_WAS_TAKEN = re.compile(
    r"(?:뜯어|받아|빼앗아|맡아|거두어|거둬|챙겨|요구|협박|위협|감시|찾아|불러)"
    r"(?:낸|간|온|던|하던|했던|한|갔던|냈던|하는 (?:것|게|일|건)(?:이|은|도)?) (?=[가-힣])"
)
"""뜯어낸 돈이 …: what was done before stands in it as a noun's own, and is not done now."""
_NOT_DOING = re.compile(r"(?:is|are)\b.*\b(?:saying|telling|being|talking|speaking)")


def goes_on(
    text: str, start: int, refs: Sequence[Ref], cast: Cast, narrator: str
) -> tuple[str, ...]:
    """Give the keys of the people whom a sentence in the present shows within an officer's reach.

    Args:
        text: The sentence.
        start: Where it begins in the decoded original.
        refs: What refers to people in it outside of quoted words, resolved.
        cast: Who they are.
        narrator: Key of who tells, or empty: their own words about themselves are not meant here.
    """
    reached: list[str] = []
    held = _HANGUL.search(text) and _HOLDS_KO.search(_OF_WHAT_WAS_TAKEN.sub(" ", text))
    if held and is_now_ko(text):
        reached.extend(_left_out(refs, cast, narrator))
    for ref in refs:
        if ref.case != SUBJECT or not ref.person:
            continue
        doers = [cast.people[key] for key in ref.person]
        behind = text[ref.end - start :]
        if _OBLIGED.match(behind):
            # "Has to send him money" binds whoever it is, even one who seems powerful.
            bound = any(one.form == PRONOUN for one in refs if one is not ref)
            reached.extend(
                one.key
                for one in doers
                if _is_meant(one, narrator) or (bound and one.key != narrator and not one.plural)
            )
        elif _NOW_DOES.match(behind):
            reached.extend(one.key for one in doers if _is_meant(one, narrator))
        elif _does_now(ref, behind, text):
            others = [one for one in refs if one is not ref]
            if all(one.powerful and one.specific for one in doers):
                reached.extend(_within_reach(others, cast, narrator))
            else:
                reached.extend(_somebody_else(ref, others, cast, narrator))
    return tuple(dict.fromkeys(reached))


def _somebody_else(doer: Ref, others: Sequence[Ref], cast: Cast, narrator: str) -> Iterator[str]:
    """Give those whom "he keeps her papers" means, though nobody can say for sure who he is."""
    same = _ALIKE.get(doer.lemma)
    for ref in others:
        if same and ref.form == PRONOUN and _ALIKE.get(ref.lemma, same) != same:
            yield from (key for key in ref.person if _is_meant(cast.people[key], narrator))


def _left_out(refs: Sequence[Ref], cast: Cast, narrator: str) -> Iterator[str]:
    """Give whom a Korean sentence leaves out: whoever was harmed last, where an officer acts."""
    doers = [cast.people[key] for ref in refs if ref.case == SUBJECT for key in ref.person]
    meant = {key for ref in refs for key in ref.person if _is_meant(cast.people[key], narrator)}
    if meant or any(ref.plural for ref in refs) or not all(one.powerful for one in doers):
        return
    if any(one.powerful and one.specific for one in cast.people.values()):
        harmed = (one for one in cast.latest() if one.harmed and _is_meant(one, narrator))
        last = next(harmed, None)
        if last is not None:
            yield last.key


def _does_now(ref: Ref, behind: str, text: str) -> bool:
    """Say whether the verb behind a subject tells of a deed in the present."""
    if _HANGUL.search(text):
        return is_now_ko(text)
    found = _VERB.match(behind)
    if found is None:
        return False
    verb = found["verb"].lower()
    if " " in verb:
        return _NOT_DOING.match(verb) is None
    if ref.count == 1 and ref.lemma != "they":
        return verb.endswith("s") and not verb.endswith("ss") and verb not in _NO_DEED
    return verb in _THEY_DO


def _within_reach(refs: Sequence[Ref], cast: Cast, narrator: str) -> Iterator[str]:
    """Give those at risk whom the sentence names, or whose house, papers or kin it names."""
    for ref in refs:
        owned = ref.form == PRONOUN or ref.case in {GENITIVE, ""} or ref.owner is not None
        for key in ref.person:
            if _is_meant(cast.people[key], narrator) and (owned or ref.case != SUBJECT):
                yield key


def _is_meant(one: Character, narrator: str) -> bool:
    return one.may_be_harmed and not one.plural and one.key != narrator
