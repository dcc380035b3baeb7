"""Where in its accounts something was found: passages, with what was asked for marked."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from moksori.language.asked import Asked, marks
from moksori.records.models import AccountRecord, PassageRecord

MOST = 3
"""Excerpts shown of one account."""

AROUND = 90
"""Characters shown before the first mark and after the last one that still fits."""

LENGTH = 320


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of an account, as it was told.

    Attributes:
        passage: Id of the passage, or empty where the words stand in none (a title, a credit).
        number: The passage's number, or 0.
        text: The piece.
        marks: Start and end of what was asked for, in characters of `text`.
        cut: True where words before or after the piece were left out.
    """

    passage: str
    number: int
    text: str
    marks: tuple[tuple[int, int], ...]
    cut: bool = False


def excerpts_of(account_ids: Sequence[str], asked: Asked) -> dict[str, tuple[Excerpt, ...]]:
    """Return excerpts by account; an account that does not hold what was asked for is left out.

    Pieces of a long word can stand in a text that does not hold the word; here it is seen.
    """
    if not account_ids:
        return {}
    passages: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
    rows = PassageRecord.objects.filter(account__in=account_ids).order_by("account", "number")
    for account, passage, number, text in rows.values_list("account_id", "id", "number", "text"):
        passages[account].append((passage, number, text))
    found = {account: _excerpts(passages[account], asked) for account in account_ids}
    empty = [account for account, held in found.items() if not held]
    found |= _outside_passages(empty, asked)
    return {account: held for account, held in found.items() if held}


def _excerpts(passages: Sequence[tuple[str, int, str]], asked: Asked) -> tuple[Excerpt, ...]:
    return _of(passages, asked, quickly=True) or _of(passages, asked, quickly=False)


def _of(
    passages: Sequence[tuple[str, int, str]], asked: Asked, *, quickly: bool
) -> tuple[Excerpt, ...]:
    found: list[Excerpt] = []
    for passage, number, text in passages:
        marked = marks(text, asked, quickly=quickly)
        if marked:
            found.append(_cut(passage, number, text, marked))
        if len(found) == MOST:
            break
    return tuple(found)


def _cut(passage: str, number: int, text: str, marked: tuple[tuple[int, int], ...]) -> Excerpt:
    start, end = whole_words(text, marked[0], marked[0][0] - AROUND)
    kept = tuple((a - start, b - start) for a, b in marked if b <= end)
    return Excerpt(passage, number, text[start:end], kept, cut=start > 0 or end < len(text))


def whole_words(text: str, mark: tuple[int, int], start: int) -> tuple[int, int]:
    """Return where a piece around a mark begins and ends, so that no word is cut in two.

    Args:
        text: The whole.
        mark: Start and end of what must stay in the piece.
        start: Where the piece would begin; it is at most `LENGTH` characters long.
    """
    start = max(0, start)
    end = min(len(text), start + LENGTH)
    if start:
        start = text.find(" ", start, mark[0]) + 1 or start
    if end < len(text):
        last = text.rfind(" ", mark[1], end)
        end = last if last > 0 else end
    return start, end


def _outside_passages(account_ids: Collection[str], asked: Asked) -> Mapping[str, tuple[Excerpt]]:
    """Look into titles and credits, and over the borders of passages."""
    if not account_ids:
        return {}
    texts = AccountRecord.objects.filter(pk__in=account_ids).values_list("id", "text")
    found = {}
    for account, text in texts:
        marked = marks(text, asked)
        if marked:
            found[account] = (_cut("", 0, text, marked),)
    return found


def weight(text: str, asked: Asked) -> float:
    """Return how much a text is about what was asked, by how often it says it.

    How rare a word is elsewhere does not count: that would tell of texts nobody may see.
    """
    small = text.lower()
    often = [text.count(word) for word in asked.words]
    often += [small.count(stem) for stem in asked.stems]
    return sum(math.log1p(count) for count in often) / math.log(math.e + len(text) / 1000)
