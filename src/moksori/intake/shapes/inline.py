"""Turns that follow each other inside one line, because the breaks between them were lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from moksori.intake.shapes.cast import Cast
from moksori.intake.shapes.labels import key_of, may_be_name
from moksori.intake.shapes.lines import Line, trimmed

_NAME = (
    r"((?:[A-Z가-힣][^\s:：.?!]{0,20}[ \xa0]?){1,4})(?:\s?\([^)\n]{1,30}\))?\s?[:：](?=\s|[가-힣])"
)
_FIRST = re.compile(_NAME)
_INSIDE = re.compile(r"(?<=[.?!。？！…\"”’)])[\s\xa0]*" + _NAME)
SHORT = 60
"""Characters of a line that is too short to hold two turns."""


def cut_inside(text: str, lines: Sequence[Line], cast: Cast | None) -> list[Line]:
    """Return the lines, cut before each label that stands inside one behind a finished sentence.

    Only labels that are known from the starts of lines count, or that come back.

    Args:
        text: The decoded text.
        lines: Its lines.
        cast: Who speaks, if labels at the starts of lines have told.
    """
    places: dict[int, list[tuple[int, str]]] = {}
    counts: Counter[str] = Counter()
    for number, line in enumerate(lines):
        told = text[line.start : line.end]
        if len(told) < SHORT or not (":" in told or "：" in told):
            continue
        if first := _FIRST.match(text, line.start, line.end):
            counts[key_of(first[1])] += 1
        for found in _INSIDE.finditer(text, line.start, line.end):
            if may_be_name(found[1]):
                places.setdefault(number, []).append((found.start(1), key_of(found[1])))
                counts[key_of(found[1])] += 1
    known = set(cast.names) if cast is not None else {k for k, n in counts.items() if n > 1}
    if cast is None and len(known) < 2:
        return list(lines)
    cut: list[Line] = []
    for number, line in enumerate(lines):
        cut.extend(_pieces(text, line, [p for p, key in places.get(number, ()) if key in known]))
    return cut


def _pieces(text: str, line: Line, places: Sequence[int]) -> list[Line]:
    bounds = [line.start, *places, line.end]
    spans = [trimmed(text, a, b) for a, b in pairwise(bounds)]
    return [
        Line(span.start, span.end, line.gap if n == 0 else 0, line.page)
        for n, span in enumerate(spans)
        if len(span)
    ]
