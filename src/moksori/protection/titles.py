"""Titles and ranks beside a name: they say that what stands there is one."""

from __future__ import annotations

import re
from functools import lru_cache

from moksori.language.ranks import ranks_with
from moksori.packs.model import Pack
from moksori.protection.surfaces import TITLE_AFTER, TITLE_BEFORE
from moksori.protection.word_sets import word_set

_LONGEST = 60
_DETERMINERS = word_set(
    "한 이 전 현 두 세 제 부 모 도 시 군 당 그 저 각 성 구 신 주 총 본 여 남 노"
)
"""Syllables that before a post are rather "a", "this", "former" than somebody's surname."""
_VILLAGE = word_set("간부 비서 당비서 위원장 인민위원장 일군 일꾼 당원 사무장")
"""Posts before which 리 is the village."""


class Titles:
    """The titles of everybody and the ranks and posts of one country."""

    def __init__(self, pack: Pack) -> None:
        english = tuple(name for post in pack.posts for name in post.names.get("en", ()))
        korean = tuple(name for post in pack.posts for name in post.names.get("ko", ()))
        ranks = ranks_with(
            name for post in pack.posts if post.official for name in post.names.get("ko", ())
        )
        self._before = _compiled(english, r"(?i:\b(?:{})[ \u00a0]+)$")
        self._after = _compiled(
            tuple(sorted({*korean, *ranks})),
            r"[ \u00a0]?(?P<rank>{})"
            r"(?=[^가-힣]|$|[은는이가을를의와과도만네께]|에게|한테|라[는고]|이라|으?로|입니다)",
        )
        self._leading = _compiled(english, r"(?i:(?:{})[ \u00a0]+)")
        self._trailing = _compiled((*korean, *sorted(ranks)), r"[ \u00a0]?(?:{})$")

    def before(self, text: str) -> bool:
        """Say whether a text ends in a title: "Mr. ", "Major "."""
        last = text[text.rstrip().rfind(" ") + 1 :]
        return (
            TITLE_BEFORE.search(last) is not None
            or self._before.search(text[-_LONGEST:]) is not None
        )

    def after(self, text: str, name: str = "") -> bool:
        """Say whether a text begins with a title, as Korean ones do: 씨, 소좌.

        Args:
            text: What follows a name.
            name: The name; of some syllables nobody can tell whether they are a surname before a
                rank (한 간부 is "a cadre").
        """
        if TITLE_AFTER.match(text):
            return True
        found = self._after.match(text)
        if found is None or name in _DETERMINERS:
            return False
        return name != "리" or found["rank"] not in _VILLAGE

    def without_rank(self, name: str) -> str:
        """Take a rank or post off a name, before it or after it."""
        found = self._leading.match(name)
        if found and len(found.group()) < len(name):
            name = name[found.end() :]
        found = self._trailing.search(name)
        return name[: found.start()] if found and found.start() else name


@lru_cache(maxsize=8)
def _compiled(names: tuple[str, ...], frame: str) -> re.Pattern[str]:
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    # A pack without posts has no rank that could stand beside a name.
    words = "|".join(map(re.escape, longest_first)) or "(?!)"
    return re.compile(frame.format(words))
