"""What a finder gives back: a stretch of the text it was given, and what it means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from moksori.language.fold import Folded


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a text and what it says.

    Attributes:
        start: First character, in the text given to the finder.
        end: One past the last character.
        value: The normalised value; its shape is the finder's.
        detail: What the value alone does not say; its keys are the finder's.
    """

    start: int
    end: int
    value: Any
    detail: dict[str, Any] = field(default_factory=dict)


def longest(found: Iterable[Found]) -> list[Found]:
    """Keep, of stretches that overlap, the longest; in the order of the text.

    Of two that are equally long the one given first is kept.
    """
    ranked = sorted(found, key=lambda one: one.start - one.end)
    taken = bytearray(max((one.end for one in ranked), default=0))
    kept: list[Found] = []
    for one in ranked:
        # Longer ones went first, so whoever overlaps this one covers an end of it.
        if one.end > one.start and not taken[one.start] and not taken[one.end - 1]:
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def relocate(
    found: Iterable[Found],
    view: Folded,
    *,
    starts: tuple[str, ...] = (),
    ends: tuple[str, ...] = (),
    spans: tuple[str, ...] = (),
) -> list[Found]:
    """Turn places in a prepared view of a text into places in the text itself.

    Args:
        found: What was found in `view.text`.
        view: The prepared view.
        starts: Keys of `detail` that hold the first character of something.
        ends: Keys of `detail` that hold one past the last character.
        spans: Keys of `detail` that hold `[start, end]`.
    """
    moved: list[Found] = []
    for one in found:
        detail = dict(one.detail)
        for key in starts:
            if detail.get(key) is not None:
                detail[key] = view.span(detail[key], detail[key] + 1)[0]
        for key in ends:
            if detail.get(key) is not None:
                detail[key] = view.span(detail[key] - 1, detail[key])[1]
        for key in spans:
            if detail.get(key) is not None:
                detail[key] = list(view.span(*detail[key]))
        start, end = view.span(one.start, one.end)
        moved.append(Found(start, end, one.value, detail))
    return moved
