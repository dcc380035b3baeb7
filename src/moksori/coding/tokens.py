"""The words of an English sentence, with what is already known of them folded into one word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from moksori.coding.reading import Draft
from moksori.terms.mention import MentionKind

_TOKEN = re.compile(r"['’]s\b|[^\W_]+(?:-[^\W_]+)*|[^\w\s]")


@dataclass(slots=True)
class Token:
    """A word, a mark, or a whole mention that counts as one word.

    Attributes:
        start: Where it begins in the decoded original.
        low: In small letters; empty for a mention.
        kind: Of the mention it is, or None.
        detail: What the mention knows, or what a rule noted (`name`).
    """

    start: int
    end: int
    text: str
    low: str
    kind: MentionKind | None = None
    detail: dict[str, Any] = field(default_factory=dict)

    @property
    def is_word(self) -> bool:
        """True for a plain word."""
        return self.kind is None and self.text[:1].isalnum()

    @property
    def is_mark(self) -> bool:
        """True for punctuation."""
        return self.kind is None and not self.text[:1].isalnum() and self.low not in {"'s", "’s"}

    @property
    def is_capital(self) -> bool:
        """True for a plain word with a capital."""
        return self.is_word and self.text[:1].isupper()


def tokens_of(text: str, start: int, known: Iterable[Draft]) -> list[Token]:
    """Cut a sentence into words; each known mention in it is one word.

    Args:
        text: The sentence.
        start: Where it begins in the decoded original.
        known: Mentions in order, without overlaps; those outside the sentence are passed over.
    """
    found: list[Token] = []
    at = 0
    for draft in known:
        first, last = draft.start - start, draft.end - start
        if first < at or last > len(text):
            continue
        found.extend(_plain(text, at, first, start))
        told = text[first:last]
        found.append(Token(draft.start, draft.end, told, "", draft.kind, dict(draft.detail)))
        at = last
    found.extend(_plain(text, at, len(text), start))
    return found


def _plain(text: str, first: int, last: int, start: int) -> Iterable[Token]:
    for match in _TOKEN.finditer(text, first, last):
        word = match.group()
        yield Token(match.start() + start, match.end() + start, word, word.lower())
