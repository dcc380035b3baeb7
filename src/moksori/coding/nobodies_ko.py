"""Korean words for people that, where they stand, mean nobody, or more than they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from moksori.coding.reading import Draft
from moksori.coding.refs import PRONOUN, Ref
from moksori.coding.words_ko import FORCE_ENDING, FORCE_NOUNS, NOUNS


def is_inspection(ref: Ref, text: str, start: int) -> bool:
    """Say whether 검사 is what is done to a bag, not who prosecutes: 검사를 받다."""
    told = text[: ref.end - start].endswith("검사")
    return told and _INSPECTS.match(text, ref.end - start) is not None


_INSPECTS = re.compile(
    r"(?:[을를도은는]|까지|에서|에서는|에)?\s?(?:[가-힣]{1,6}\s)?"
    r"(?:당하|당했|당한|받[은았아으고는]|하[고는며여다던]|했|해[서야]|한다|합니다|실시"
    r"|진행|벌[이였]|강화|걸[리렸]|나[오왔]|응하|대비)"
    r"|\s?(?:결과|과정|대상|명목|구실|기간|때)"
)


_MASS = frozenset({"인민"})
"""인민이 굶는다: nobody in particular."""
_HOUSES = frozenset({"이웃집"})
_AT_A_PLACE = re.compile(r"(?:에|에서|으로|까지|에도|에는|에서도)(?![가-힣])")
"""이웃집에서: the house, and not who lives in it."""
_KINDS = frozenset({"여성", "녀성", "여자", "녀자", "남성", "남자"})
_OF_A_PLACE = re.compile(
    r" (?:구역|감방|칸|병동|병실|화장실|변소|숙소|호실|작업반|교화반|교화소|수용소"
    r"|단련대|방|병영|중대|대대|"
    r"기숙사|전용|의류|용품|옷|신발|인권|동맹|목욕탕|목소리)"
)
_OFFICER = re.compile(r" (?P<post>[가-힣]{1,6}(?:원|장|관|병))(?=[과와의이은가는을도,]|에게|한테)")
"""여성 구역: what is for women, and no woman."""


def names_nobody(lemma: str, text: str, start: int, last: int, known: Sequence[Draft]) -> bool:
    """Say whether a noun is only part of another word, or of a place: 여성 구역, 이웃집에서.

    Args:
        lemma: The noun.
        text: The sentence.
        start: Where it begins in the decoded original.
        last: Where the noun ends in it.
        known: Mentions in the sentence.
    """
    if lemma in _MASS:
        return True
    if lemma in _HOUSES and _AT_A_PLACE.match(text, last):
        return True
    return lemma in _KINDS and _only_says_which(text, start, last, known)


def _only_says_which(text: str, start: int, last: int, known: Sequence[Draft]) -> bool:
    """Say whether 여성 is part of the next word: 여성 구역, 여성 관리지도원."""
    officer = _OFFICER.match(text, last)
    if officer is None or officer["post"] in NOUNS:
        return _OF_A_PLACE.match(text, last) is not None
    return not any(start + last <= one.start <= start + last + 1 for one in known)


_AS_POST = re.compile(
    r"(?P<post>[가-힣]{2,10}?)(?:으로|로) (?:일하는|일하던|있는|있던|근무하는|근무하던|복무하는"
    r"|복무하던|활동하는) $"
)
_ANY_SORT = frozenset({"여성", "녀성", "여자", "녀자", "남성", "남자", "사람", "인물", "자"})


def is_force(lemma: str) -> bool:
    """Say whether a noun names somebody who acts for a power.

    Args:
        lemma: The noun.
    """
    return lemma in FORCE_NOUNS or (lemma not in NOUNS and FORCE_ENDING.search(lemma) is not None)


def take_post(ref: Ref, text: str, start: int) -> None:
    """Note the post of a man or a woman that stands before them: 감찰원으로 일하는 37세의 남성.

    Args:
        ref: Who is told of; its phrase grows.
        text: The sentence.
        start: Where it begins in the decoded original.
    """
    if ref.lemma not in _ANY_SORT:
        return
    first = max(0, ref.start - start - 30)
    match = _AS_POST.search(text[first : ref.start - start])
    if match is not None:
        ref.start = start + first + match.start("post")
        ref.also = (*ref.also, match["post"])
        ref.official = ref.official or is_force(match["post"])
        ref.distinct = True


_AND = re.compile(r"들?(?:와|과|하고|이랑|랑) |들? 및 ")


def paired(refs: list[Ref], text: str, start: int) -> list[Ref]:
    """Note who stands beside whom: 한 여성과 17살 딸이 were both told of, whatever follows.

    Args:
        refs: Who is told of in a sentence, in its order.
        text: The sentence.
        start: Where it begins in the decoded original.
    """
    for first, second in pairwise(refs):
        if PRONOUN in (first.form, second.form) or first.case or not second.case:
            continue
        if _AND.fullmatch(text, first.end - start, second.start - start):
            second.notes["with"] = first
    return refs
