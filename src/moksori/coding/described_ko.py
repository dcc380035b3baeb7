"""Where a Korean description of somebody begins: the clause or the owner before the noun."""

from __future__ import annotations

import re

_WORD = re.compile(r"([가-힣]+)[ \u00a0]$")
_VERBAL = re.compile(
    r"[가-힣]*(?:던|(?:있|없|하|되|받|당하|시키|다니|지키|돌보|키우|기르|가르치|앓|모시|나르|부리|가|오|자"
    r"|보|파|사|나오|들어오|지내|떨|굶)는|온|간|[가-힣](?:온|간|된|난|진|든|본|산|판|힌|긴|친|킨|린|깬|선)"
    r"|(?:당|못|말|전|금|임신|도망|탈북|출소|제대|체포|신고|거부|요구|부탁|항의)한"
    r"|(?:죽|맞|받|잃|낳|남|먹|굶|앉|숨|잡|찾|묶|끌려갔|숨어있|앓고있)은)"
)
"""A verb before a noun. A noun with 은 or 는 looks the same: so only what is no noun counts."""

_BESIDE_VERB = re.compile(
    r"[가-힣]+(?:을|를|에|에서|에게|한테|로|으로|러|와|과|도|며|면서|아|어|여|고|서)"
)
"""What belongs to the verb; whoever does it in the main clause (이, 가, 은, 는) ends the search."""

_OWNER = re.compile(r"[가-힣]+의")
_NEARER = frozenset(
    {"옆", "앞", "뒤", "윗", "아랫", "같은", "이웃", "옆집", "다른", "근처", "건너편"}
)
_PEOPLE = frozenset({"저의", "나의", "그의", "그녀의", "자신의", "우리의", "그들의", "당시의"})
_MOST = 4
_LONGEST = 16


def clause_start(text: str, first: int) -> int:
    """Find where the words begin that tell which one is meant, before a phrase at `first`.

    "아이를 낳으러 온 스물네 살 여성", "제 옆에서 자던 남자아이", "옆 매대의 제대군인".

    Args:
        text: The sentence.
        first: Where the phrase begins in it.

    Returns:
        Where they begin; `first` where there are none.
    """
    word, at = _before(text, first)
    if _VERBAL.fullmatch(word):
        return _beside_verb(text, at)
    if _OWNER.fullmatch(word) and word not in _PEOPLE:
        nearer, before = _before(text, at)
        return before if nearer in _NEARER else at
    return first


def _beside_verb(text: str, first: int) -> int:
    """Walk back over what belongs to a verb at `first`."""
    for _ in range(_MOST):
        word, at = _before(text, first)
        if not _BESIDE_VERB.fullmatch(word):
            break
        first = at
    word, at = _before(text, first)
    return at if word in {"제", "내", "우리", *_NEARER} else first


def _before(text: str, at: int) -> tuple[str, int]:
    """Return the word that ends one blank before a place, and where it begins."""
    found = _WORD.search(text, max(0, at - _LONGEST), at)
    return (found[1], found.start()) if found else ("", at)
