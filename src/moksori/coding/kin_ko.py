"""Korean words of kin: which mean the same, what somebody is in turn, and pairs in one word."""

from __future__ import annotations

from moksori.coding.nouns import word_set
from moksori.coding.words_ko import HUSBANDS, WIVES

_MOTHERS = word_set("어머니 엄마 오마니 어마이 모친 로모 노모")
_FATHERS = word_set("아버지 아빠 아부지 부친")
_DAUGHTERS = word_set("딸 딸애 맏딸 큰딸 작은딸 막내딸 외동딸 둘째딸")
_SONS = word_set("아들 아들애 맏아들 큰아들 작은아들 막내아들 외동아들 둘째아들")
_ALIKE = (_MOTHERS, _FATHERS, WIVES, HUSBANDS)
_CHILD_ALIKE = (("딸", "딸애"), ("아들", "아들애"))
_IN_TURN: dict[str, tuple[str, str]] = {
    **dict.fromkeys(_DAUGHTERS | _SONS, ("어머니", "아버지")),
    **dict.fromkeys(WIVES, ("", "남편")),
    **dict.fromkeys(HUSBANDS, ("아내", "")),
    **dict.fromkeys(("여동생", "녀동생"), ("언니", "오빠")),
    "남동생": ("누나", "형"),
    **dict.fromkeys(("언니", "친언니", "오빠", "친오빠"), ("여동생", "")),
    **dict.fromkeys(("누나", "형", "친형"), ("", "남동생")),
}
"""What the owner of such kin is to them: a woman, a man; empty where it cannot be."""
SIBLINGS = word_set("언니 친언니 오빠 친오빠 누나 형 친형 여동생 녀동생 남동생 동생")
_SEXES = {"female": 0, "male": 1}
_PAIRS: dict[str, tuple[str, frozenset[str]]] = {
    "모녀": ("female", _DAUGHTERS),
    "모자": ("female", _SONS),
    "부녀": ("male", _DAUGHTERS),
    "부자": ("male", _SONS),
    "부부": ("", WIVES | HUSBANDS),
    "자매": ("female", word_set("언니 친언니 여동생 녀동생")),
    "형제": ("male", word_set("형 친형 남동생")),
    "남매": ("", word_set("누나 오빠 여동생 남동생")),
}
PAIRS = frozenset(_PAIRS)
"""Words for two people who are each other's kin."""


def same_kin(noun: str) -> tuple[str, ...]:
    """Give the words that mean the same kin: 어머니 is 엄마.

    Args:
        noun: A word of kin.
    """
    found = next((tuple(sorted(words)) for words in _ALIKE if noun in words), (noun,))
    found = next((words for words in _CHILD_ALIKE if noun in words), found)
    return (noun, *(word for word in found if word != noun))


def in_turn(noun: str, sex: str) -> str:
    """Give what somebody is to their own kin: of a woman's 딸 she is the 어머니; else empty.

    Args:
        noun: What the other is to them.
        sex: Their own.
    """
    turned = _IN_TURN.get(noun, ("", ""))
    if sex in _SEXES:
        return turned[_SEXES[sex]]
    told = [word for word in turned if word]
    return told[0] if len(told) == 1 else ""


def may_be_pair(pair: str, noun: str, sex: str) -> bool:
    """Say whether somebody and their kin are such a pair: 모녀 of a woman and her 딸.

    Args:
        pair: 모녀, 부부 and so on.
        noun: What the second is to the first.
        sex: Of the first, as far as it is known.
    """
    own, nouns = _PAIRS.get(pair, ("", frozenset()))
    return noun in nouns and (not own or sex == own)
