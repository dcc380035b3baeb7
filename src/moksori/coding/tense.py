"""Whether a sentence tells of something that happened, or asks."""

from __future__ import annotations

import re

from moksori.coding.words_en import ADJECTIVES, PAST
from moksori.language.hangul import final_of

_WORD = re.compile(r"[A-Za-z]+")
_HANGUL = re.compile("[가-힣]")
_PAST_KO = re.compile(
    r"[가-힣]*(?:았|었|였|했|됐|갔|왔|냈|렸|졌|났|켰|쳤|섰|뒀|꼈|웠|줬|셨|혔|겼|봤|썼|탔|샀|팔았|던)"
    r"(?:다|고|으며|지만|는데|습니다|어요|음|단|던|을|으나|기|는지|다고|다는|다며|을\s때|\s|,|$)"
)
_END = re.compile(r"[\s.!?…\"'”’》」)\]]+$")
_TOLD = re.compile(r"[다요]고\s?(?:[가-힣]+\s){0,2}[가-힣]*$|[다]며\s[^.]{0,30}$")
_NO_DEED = re.compile(
    r"(?:말|설명|증언|주장|생각|이야기|얘기|기억|전|의미|뜻|소개)(?:합니다|한다|해요"
    r"|하고 있(?:다|습니다|어요))$|(?:이|입니|아니)다$|(?:이에|예)요$"
    r"|(?:일|것|게|셈|말|식|격|노릇)이(?:고요|지요|죠|구요|거든요|니까요|며)$"
    r"|(?:없|같|싶|많|적|좋|나쁘|알려져 있)(?:다|습니다|어요|아요)$"
)


def is_past(sentence: str) -> bool:
    """Say whether a sentence tells of what happened, rather than of how things are."""
    if _HANGUL.search(sentence):
        return _PAST_KO.search(sentence) is not None
    for match in _WORD.finditer(sentence):
        low = match.group().lower()
        if low in PAST or (low.endswith("ed") and len(low) > 4 and low not in ADJECTIVES):
            return True
    return False


def is_now_ko(sentence: str) -> bool:
    """Say whether a Korean sentence tells of a deed that is done now, again and again or still.

    The last verb decides; where it only says that it was told, the verb before 고 does.
    """
    said = _END.sub("", sentence)
    told = _TOLD.search(said)
    said = said[: told.start() + 1] if told else said
    if _NO_DEED.search(said):
        return False
    for ending in ("습니다", "어요", "아요", "다"):
        if said.endswith(ending) and len(said) > len(ending):
            before = said[-len(ending) - 1]
            if ending == "다" and before == "니":
                return final_of(said[-3:-2]) == "ㅂ"
            if ending == "다":
                return before == "있" or final_of(before) == "ㄴ"
            return before in "있않" or final_of(before) != "ㅆ"
    return said.endswith("요") and final_of(said[-2:-1]) == ""
