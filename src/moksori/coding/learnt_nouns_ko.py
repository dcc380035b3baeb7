"""Korean nouns for people that no list knows, learnt from how an account uses them.

An age stands before whoever has it (30대 주부), and "working as" behind a post (감찰원으로 일하는).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from moksori.coding.nouns import Noun, word_set
from moksori.coding.words_ko import NOUNS

_PARTICLE = r"(?=(?:이|가|은|는|을|를|의|에게|한테|과|와|도|들|입니다|인데|이었|였)(?![가-힣]{2}))"
_AGED = re.compile(
    r"(?:\d{1,3} ?(?:살|세)|[1-9]0대(?: (?:초반|중반|후반))?)(?:의|인| 난| 된)? (?:한 |어느 )?"
    rf"(?P<noun>[가-힣]{{2,6}}?){_PARTICLE}"
)
_WORKS_AS = re.compile(
    r"(?<![가-힣])(?P<noun>[가-힣]{1,8}(?:원|장|관|사|병|수|공))(?:으로|로) "
    r"(?:일하|근무하|복무하|있는|있던|활동하)"
)
_NOBODY = word_set(
    """
    이상 이하 시절 무렵 생일 정도 전후 가량 초반 중반 후반 미만 나이 안팎 이후 이전 당시 때부터 처음
    모습 얼굴 목소리 몸 여자 남자 연령 인구 비율 여성들 남성들 때 되던 동갑 이름 시작 끝 사이 동안
    """
)


def learnt_nouns(texts: Iterable[str]) -> dict[str, Noun]:
    """Give the nouns for people that texts use and no list holds.

    Args:
        texts: The stretches of one account.
    """
    found: dict[str, Noun] = {}
    for text in texts:
        for pattern in (_AGED, _WORKS_AS):
            for match in pattern.finditer(text):
                word = match["noun"]
                if word not in NOUNS and word not in _NOBODY:
                    found[word] = Noun(word)
    return found
