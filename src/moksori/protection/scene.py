"""A mention in its surroundings, as a ladder sees it, and the change that a ladder asks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from moksori.terms.disguise import Rung
from moksori.terms.mention import Mention

if TYPE_CHECKING:
    from moksori.protection.gazetteer import Gazetteer

_OPENING = "\"'“‘(["
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|No|Prof|Gen|Col|Lt|Capt|Sgt|[A-Z]|[ap]\.m)\.$")


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands around a mention.

    Attributes:
        before: The text before it, as the public will read it.
        told: The words of the mention.
        after: The text that follows, as told.
        back: How many characters of `before` a change may take away with it.
        on: How many characters of `after` a change may take away with it.
        language: `en` or `ko`: in which language the new words are written.
        sex: `male`, `female`, or empty where nobody knows or several are meant.
        plural: Several people are meant.
        title: The mention stands in a title.
        gazetteer: The places of the country pack.
        host: The host speaks: "today" is the day of the programme.
        dated: The text bears a day of its own, from which "yesterday" counts.
        month_named: A month was named before in the same account.
    """

    mention: Mention
    before: str
    told: str
    after: str
    back: int
    on: int
    language: str
    gazetteer: Gazetteer
    sex: str = ""
    plural: bool = False
    title: bool = False
    host: bool = False
    dated: bool = False
    month_named: bool = False

    def taken_back(self, pattern: re.Pattern[str]) -> int:
        """Count the characters before the mention that match `pattern`, 0 if out of reach.

        Args:
            pattern: An expression that ends in `$`.
        """
        found = pattern.search(self.before)
        length = len(found.group()) if found else 0
        return length if length <= self.back else 0

    def taken_on(self, pattern: re.Pattern[str]) -> int:
        """Count the characters after the mention that match `pattern`, 0 if out of reach."""
        found = pattern.match(self.after)
        length = len(found.group()) if found else 0
        return length if length <= self.on else 0


@dataclass(frozen=True, slots=True)
class Change:
    """The words that stand instead of a mention, and what they take away on either side."""

    public: str
    back: int = 0
    on: int = 0


Ladder = Callable[[Scene, Rung], Change | None]
"""Gives the change for one rung, or None where the words told are already that coarse."""


def begins_sentence(before: str) -> bool:
    """Say whether a sentence begins after `before`."""
    head = before.rstrip(_OPENING)
    bare = head.rstrip()
    if not bare or "\n" in head[len(bare) :]:
        return True
    if len(bare) == len(head) and head == before:
        return False
    return _SENTENCE_END.search(bare) is not None and _ABBREVIATION.search(bare) is None


def last_words(before: str, count: int) -> list[str]:
    """Give the last words of `before` in small letters, the nearest first."""
    words = re.findall(r"[\w'’]+", before[-160:].lower())
    return words[::-1][:count]
