"""Titles and ranks beside a name: they say that what stands there is one."""

from __future__ import annotations

import re
from functools import lru_cache

from moksori.packs.model import Pack
from moksori.protection.surfaces import TITLE_AFTER, TITLE_BEFORE

_LONGEST = 60


class Titles:
    """The titles of everybody and the ranks and posts of one country."""

    def __init__(self, pack: Pack) -> None:
        english = tuple(name for post in pack.posts for name in post.names.get("en", ()))
        korean = tuple(name for post in pack.posts for name in post.names.get("ko", ()))
        self._before = _compiled(english, r"(?i:\b(?:{})[ \u00a0]+)$")
        self._after = _compiled(korean, r"[ \u00a0]?(?:{})")

    def before(self, text: str) -> bool:
        """Say whether a text ends in a title: "Mr. ", "Major "."""
        last = text[text.rstrip().rfind(" ") + 1 :]
        return (
            TITLE_BEFORE.search(last) is not None
            or self._before.search(text[-_LONGEST:]) is not None
        )

    def after(self, text: str) -> bool:
        """Say whether a text begins with a title, as Korean ones do: 씨, 소좌."""
        return TITLE_AFTER.match(text) is not None or self._after.match(text) is not None


@lru_cache(maxsize=8)
def _compiled(names: tuple[str, ...], frame: str) -> re.Pattern[str]:
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    # A pack without posts has no rank that could stand beside a name.
    words = "|".join(map(re.escape, longest_first)) or "(?!)"
    return re.compile(frame.format(words))
