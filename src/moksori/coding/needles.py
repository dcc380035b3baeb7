"""What must stand in a text for an expression to match: a quick look before a slow one.

The expression is read as `re` itself reads it. Each part of it that must match gives the words of
which one must be there; the longest are taken.
"""

from __future__ import annotations

import re._constants as kinds  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

_LEAST_LATIN = 3
_LEAST_HANGUL = 2
_MOST = 400
"""So many words are looked for at most; where there are more, another part of the cue is taken."""

Words = frozenset[str]
Item = tuple[Any, Any]


def needles(cue: str) -> tuple[str, ...]:
    """Give words of which one must be in a text (in small letters) that the cue matches.

    Empty where the expression does not say: then it must be tried.

    Args:
        cue: A regular expression of the codebook.
    """
    return tuple(sorted(_needed(parser.parse(cue)) or ()))


def _needed(items: Iterable[Item]) -> Words | None:
    """Give the words of which one must stand where a row of parts matches."""
    best: Words | None = None
    run: Words = frozenset(("",))
    for item in items:
        spelt = _spelt(item)
        longer = _joined(run, spelt) if spelt is not None else None
        if longer is not None:
            run = longer
            continue
        best = _better(best, run)
        run = spelt if spelt is not None else frozenset(("",))
        if spelt is None:
            best = _better(best, _within(item))
    return _better(best, run)


def _spelt(item: Item) -> Words | None:
    """Give all that a part can match, where that is a few words."""
    kind, told = item
    if kind is kinds.LITERAL:
        return frozenset((chr(told).lower(),))
    if kind is kinds.AT:
        return frozenset(("",))
    if kind is kinds.IN and all(one is kinds.LITERAL for one, _ in told):
        return frozenset(chr(code).lower() for _, code in told)
    if kind is kinds.SUBPATTERN:
        return _row(told[3])
    if kind is kinds.BRANCH:
        rows = [_row(one) for one in told[1]]
        words = frozenset(word for row in rows if row is not None for word in row)
        return None if None in rows or len(words) > _MOST else words
    if kind is kinds.MAX_REPEAT and told[1] == 1:
        once = _row(told[2])
        return once if once is None or told[0] else once | {""}
    return None


def _row(items: Iterable[Item]) -> Words | None:
    """Give all that a row of parts can match, where that is a few words."""
    made: Words | None = frozenset(("",))
    for item in items:
        spelt = _spelt(item)
        made = _joined(made, spelt) if made is not None and spelt is not None else None
        if made is None:
            return None
    return made


def _within(item: Item) -> Words | None:
    """Give the words of which one must stand inside a part that can be much else too."""
    kind, told = item
    if kind is kinds.SUBPATTERN:
        return _needed(told[3])
    if kind is kinds.ASSERT:
        return _needed(told[1])
    if kind is kinds.MAX_REPEAT and told[0]:
        return _needed(told[2])
    if kind is kinds.BRANCH:
        rows: Sequence[Words | None] = [_needed(one) for one in told[1]]
        words = frozenset(word for row in rows if row is not None for word in row)
        return None if None in rows or len(words) > _MOST else words
    return None


def _joined(first: Words, second: Words) -> Words | None:
    if len(first) * len(second) > _MOST:
        return None
    return frozenset(one + other for one, other in product(first, second))


def _better(one: Words | None, other: Words | None) -> Words | None:
    """Give the words whose shortest is longer; none that are too short to save anything."""
    told = [words for words in (one, other) if words and all(map(_is_enough, words))]
    return max(told, key=lambda words: (min(map(len, words)), -len(words)), default=None)


def _is_enough(word: str) -> bool:
    hangul = any("가" <= char <= "힣" for char in word)
    return len(word) >= (_LEAST_HANGUL if hangul else _LEAST_LATIN)
