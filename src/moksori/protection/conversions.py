"""A sum and its printed conversion: one decision for both, or one of them tells the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from moksori.protection.decisions import DECIDED_WITH
from moksori.terms.mention import Mention, MentionKind

SUM = "converted_sum"
"""Key of a conversion's detail: the value of the sum that it converts."""


def tied(mentions: Sequence[Mention]) -> list[Mention]:
    """Give mentions in which a sum and its conversions know of each other.

    What was decided about one of them holds for all, and of several decisions the coarsest: who
    knows the rate of the day reckons from one to the other.

    Args:
        mentions: All mentions of an account, before any is cut.
    """
    sums = {one.span.start: one for one in mentions if one.kind is MentionKind.AMOUNT}
    groups: dict[int, list[Mention]] = {}
    for one in sums.values():
        groups.setdefault(_first(one, sums).span.start, []).append(one)
    together = {
        one.span.start: (sums[first], group)
        for first, group in groups.items()
        for one in group
        if len(group) > 1
    }
    return [
        _with(one, *together[one.span.start])
        if one.kind is MentionKind.AMOUNT and one.span.start in together
        else one
        for one in mentions
    ]


def _first(one: Mention, sums: dict[int, Mention]) -> Mention:
    """Give the sum at the beginning of a chain of conversions."""
    seen: set[int] = set()
    while one.span.start not in seen:
        seen.add(one.span.start)
        source = one.detail.get("conversion_span")
        start = source[0] if isinstance(source, list | tuple) and source else None
        one = sums.get(start, one) if isinstance(start, int) else one
    return one


def _with(one: Mention, first: Mention, group: Iterable[Mention]) -> Mention:
    starts = tuple(sorted(other.span.start for other in group))
    persons = tuple(sorted({key for other in group for key in other.persons}))
    detail: dict[str, Any] = {**one.detail, DECIDED_WITH: starts}
    if one is not first and (value := _value(first)):
        detail[SUM] = value
    return replace(one, detail=detail, persons=persons)


def _value(mention: Mention) -> float:
    told = mention.value.get("value") if isinstance(mention.value, dict) else mention.value
    return float(told) if isinstance(told, int | float) and not isinstance(told, bool) else 0.0
