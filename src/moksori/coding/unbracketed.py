"""A sentence without what stands in brackets, and where each of its characters was."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BRACKET = re.compile(r" ?\([^()\n]{1,60}\)")


@dataclass(frozen=True, slots=True)
class Unbracketed:
    """A sentence as if its brackets were not there: 300위안(42달러)을 요구 → 300위안을 요구.

    Attributes:
        text: The sentence without them.
        cuts: For each bracket where it stood in `text`, and how many characters it had.
    """

    text: str
    cuts: tuple[tuple[int, int], ...] = ()

    def start(self, place: int) -> int:
        """Give where a stretch that begins here begins in the whole sentence."""
        return place + sum(length for at, length in self.cuts if at <= place)

    def end(self, place: int) -> int:
        """Give where a stretch that ends here ends in the whole sentence."""
        return place + sum(length for at, length in self.cuts if at < place)

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        """Give where a match in `text` stands in the whole sentence."""
        return self.start(match.start()), self.end(match.end())


def unbracketed(sentence: str) -> Unbracketed:
    """Take the brackets out of a sentence.

    Args:
        sentence: Its words.
    """
    if "(" not in sentence:
        return Unbracketed(sentence)
    kept: list[str] = []
    cuts: list[tuple[int, int]] = []
    at = gone = 0
    for match in _BRACKET.finditer(sentence):
        kept.append(sentence[at : match.start()])
        cuts.append((match.start() - gone, len(match.group())))
        gone += len(match.group())
        at = match.end()
    return Unbracketed("".join((*kept, sentence[at:])), tuple(cuts))
