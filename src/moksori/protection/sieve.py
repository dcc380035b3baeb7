"""The sieve: the few stretches of a long text in which a watched form can stand at all.

Judging a stretch takes a thousand times as long as passing over it. What is passed over here can
hold no hit; tests hold the two ways against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from daachorse import DoubleArrayAhoCorasick

from moksori.language.letterstream import LetterStream
from moksori.protection.token_row import Stretch

SHORT = 400
"""A text of so few characters is judged as it is."""
_SPARSE = 40
"""Where forms stand closer to each other than so many characters, the whole text is judged."""


class LetterSieve:
    """Finds where the letters of forms stand, in one pass over bytes."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._engine = (
            DoubleArrayAhoCorasick([one.encode() for one in patterns]) if patterns else None
        )

    def is_clean(self, text: str) -> bool:
        """Say whether no form stands anywhere in a text."""
        return not (self._engine and text and self._engine.find(LetterStream(text).letters))

    def stretches(self, text: str) -> list[Stretch]:
        """Give stretches of a text that hold all places where a form stands letter by letter."""
        if self._engine is None or not text:
            return []
        stream = LetterStream(text)
        found = self._engine.find_overlapping_no_suffix(stream.letters)
        if not found:
            return []
        if len(found) * _SPARSE > len(text):
            return [(0, len(text))]
        spans = joined((start, end) for start, end, _ in found)
        whole = len(stream.letters)
        edges = sorted({edge for span in spans for edge in span if edge < whole})
        places = dict(zip(edges, stream.places(edges), strict=True)) | {whole: len(text)}
        return [(places[start], places[end]) for start, end in spans]


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Join stretches that overlap or touch."""
    made: list[Stretch] = []
    for start, end in sorted(stretches):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def to_blanks(text: str, stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Widen stretches to the blanks around them, so that words at their edges stand whole."""
    reached = 0
    wide: list[Stretch] = []
    for start, end in joined(stretches):
        while start > reached and not text[start - 1].isspace():
            start -= 1
        end = max(end, reached)
        while end < len(text) and not text[end].isspace():
            end += 1
        wide.append((start, end))
        reached = end
    yield from joined(wide)
