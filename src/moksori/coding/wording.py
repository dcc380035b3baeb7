"""How far somebody's words reach in a sentence, for the acts that it tells beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from moksori.coding.speech import Kind, Utterance
from moksori.terms.span import Span

_OPENS = re.compile(
    r"\s*(?:and |but |then )?"
    r"(?:when|after|because|once|as soon as|as|since|before|although|though)\b",
    re.IGNORECASE,
)
_MAIN = re.compile(
    r",\s(?=(?:he|she|they|we|I|the|a|an|two|three|four|his|her|their|another|one)\b)"
)


def words_alone(spoken: Sequence[Utterance], text: str, start: int) -> list[Span]:
    """Give the stretches of a sentence that are somebody's words to somebody else.

    "When she said she had none, he locked her up": her words end where the main clause begins;
    what is disguised keeps the longer stretch, the acts are read after the shorter.

    Args:
        spoken: Direct and reported speech of the passage.
        text: The sentence.
        start: Where it begins in the decoded original.
    """
    found: list[Span] = []
    for one in spoken:
        if one.kind is Kind.TO_DESK:
            continue
        span = one.draft.span
        marked = bool(one.draft.detail.get("marks", True))
        if not marked and start <= span.start < start + len(text) and _OPENS.match(text):
            ends = _MAIN.search(text, span.start - start)
            if ends is not None and start + ends.start() < span.end:
                span = Span(span.start, start + ends.start())
        found.append(span)
    return found
