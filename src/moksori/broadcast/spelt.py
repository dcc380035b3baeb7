"""What is written in figures and signs, spelt as the reader says it; every change with its place.

The told text is never changed: the reader gets both, and the length is reckoned from what is said.
Nothing is looked up: only the cleared text speaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from moksori.broadcast.spelt_en import RULES as ENGLISH
from moksori.broadcast.spelt_ko import RULES as KOREAN
from moksori.language.particles import agree
from moksori.publishing.wording import base_language

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]
"""What finds a stretch, and what says it; an empty answer leaves the stretch as it is."""

TOUCHED = re.compile(r"[0-9\[&]|[A-Z]{2}")
"""What a text must have for any rule to find something in it."""

HIDES_ITS_END = re.compile(r"[^\d\s.,가-힣]")
"""Signs and letters do not show how the words for them end, so a particle may not fit these."""
LONGEST_END = 80

RULES: dict[str, Sequence[Rule]] = {"en": ENGLISH, "ko": KOREAN}


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the text that is said in other signs than it is written.

    Attributes:
        start: First character, in the text as told.
        end: One past the last character.
        told: The stretch as it is written.
        said: The same in words.
    """

    start: int
    end: int
    told: str
    said: str


@dataclass(frozen=True, slots=True)
class Spelt:
    """A text as it is said aloud, and where that differs from how it is written."""

    text: str
    changes: tuple[Change, ...] = ()


def spell(text: str, language: str) -> Spelt:
    """Return `text` as a reader of `language` says it.

    Args:
        text: Cleared text.
        language: BCP 47; in a language without rules nothing is changed.
    """
    if TOUCHED.search(text) is None:
        return Spelt(text)
    changes: list[Change] = []
    taken, korean = bytearray(len(text)), base_language(language) == "ko"
    for pattern, say in RULES.get(base_language(language), ()):
        for found in pattern.finditer(text):
            start, end = found.span()
            if any(taken[start:end]):
                continue
            said = say(found)
            if said and said != found[0]:
                told = found[0]
                if korean and HIDES_ITS_END.search(told):
                    told, said = _with_particle(told, said, text[end : end + LONGEST_END])
                    end = start + len(told)
                changes.append(Change(start, end, told, said))
                taken[start:end] = b"\x01" * (end - start)
    changes.sort(key=lambda change: change.start)
    return Spelt(_joined(text, changes), tuple(changes))


def _with_particle(told: str, said: str, after: str) -> tuple[str, str]:
    """Return a stretch and what is said for it, with a Korean particle that follows it at once.

    `$20과` was written by somebody who said otherwise in mind; where the particle is right already,
    nothing is taken in.
    """
    agreed = agree(said, after)
    if agreed == after:
        return told, said
    pairs = zip(reversed(agreed), reversed(after), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return told + after[: len(after) - same], said + agreed[: len(agreed) - same]


def _joined(text: str, changes: Sequence[Change]) -> str:
    """Return the text with every change put in."""
    parts: list[str] = []
    at = 0
    for change in changes:
        parts += [text[at : change.start], change.said]
        at = change.end
    return "".join([*parts, text[at:]])
