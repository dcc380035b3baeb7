"""Whether a sentence tells of something that happened, or asks."""

from __future__ import annotations

import re

from moksori.coding.words_en import ADJECTIVES, PAST

_WORD = re.compile(r"[A-Za-z]+")
_HANGUL = re.compile("[가-힣]")
_PAST_KO = re.compile(
    r"[가-힣]*(?:았|었|였|했|됐|갔|왔|냈|렸|졌|났|켰|쳤|섰|뒀|꼈|웠|줬|셨|혔|겼|봤|썼|탔|샀|팔았|던)"
    r"(?:다|고|으며|지만|는데|습니다|어요|음|단|던|을|으나|기|는지|다고|다는|다며|을\s때|\s|,|$)"
)
_QUESTION = re.compile(r"[?？]\s*[\"'”’)\]]*\s*$")


def is_past(sentence: str) -> bool:
    """Say whether a sentence tells of what happened, rather than of how things are."""
    if _HANGUL.search(sentence):
        return _PAST_KO.search(sentence) is not None
    for match in _WORD.finditer(sentence):
        low = match.group().lower()
        if low in PAST or (low.endswith("ed") and len(low) > 4 and low not in ADJECTIVES):
            return True
    return False


def is_question(sentence: str) -> bool:
    """Say whether a sentence asks; what it asks about is not told."""
    return _QUESTION.search(sentence) is not None
