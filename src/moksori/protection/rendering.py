"""One text rendered: its changes made from left to right, each recorded where it was made."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from moksori.language.detect import has_hangul
from moksori.protection.scene import Change
from moksori.protection.stretches import Stretch, Text
from moksori.protection.withheld import EMPTY
from moksori.terms.disguise import Disguise
from moksori.terms.span import Span

_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a stretch: see `Scene`."""

    before: str
    after: str
    back: int
    on: int


Changer = Callable[[Text, Stretch, Around], Change | None]


def rendered(
    text: Text, stretches: Sequence[Stretch], change_of: Changer
) -> tuple[str, tuple[Disguise, ...]]:
    """Give a text as the public reads it, and its changes.

    A change may take away words beside its stretch, but never words of the stretch before or
    after it: changes do not overlap, and making them in the told text gives the public text.

    Args:
        text: The text as told.
        stretches: What is to change, in order, without overlap.
        change_of: Gives the change for a stretch, or None where it stays.
    """
    public, done = "", 0
    changes: list[Disguise] = []
    for at, stretch in enumerate(stretches):
        start, end = stretch.span.start - text.offset, stretch.span.end - text.offset
        following = stretches[at + 1].span.start - text.offset if at + 1 < len(stretches) else None
        limit = len(text.words) if following is None else following
        before = public + text.words[done:start]
        around = Around(before, text.words[end:], start - done, limit - end)
        change = change_of(text, stretch, around)
        if change is None:
            continue
        first, last = start - change.back, end + change.on
        public = before[: len(before) - change.back] + change.public
        done = last
        changes.append(_record(text, stretch, Span(first, last), change.public))
    public += text.words[done:]
    if changes and _WORD.search(text.words) and not _WORD.search(public):
        return _emptied(text, changes)
    return public, tuple(changes)


def _record(text: Text, stretch: Stretch, span: Span, public: str) -> Disguise:
    return Disguise(
        span=Span(text.offset + span.start, text.offset + span.end),
        kind=stretch.mention.kind,
        rung=stretch.rung,
        told=text.words[span.start : span.end],
        public=public,
        reason=stretch.reason,
    )


def _emptied(text: Text, changes: Sequence[Disguise]) -> tuple[str, tuple[Disguise, ...]]:
    """Say once that a passage of which nothing is left was withheld."""
    first = changes[0]
    public = "" if text.title else EMPTY["ko" if has_hangul(text.words) else "en"]
    whole = Disguise(text.span, first.kind, first.rung, text.words, public, first.reason)
    return public, (whole,)
