"""The same words elsewhere: what is disguised in one place is disguised in every place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from moksori.language.fold import fold
from moksori.protection.stretches import Text
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.span import Span

RUN = 6
"""So many words in a row of withheld speech are recognised wherever they stand again."""

_FEWEST_LETTERS = 4
_SPREADING = frozenset(
    {
        MentionKind.PLACE, MentionKind.AMOUNT, MentionKind.DATE, MentionKind.AGE,
        MentionKind.PHONE, MentionKind.IDENTIFIER, MentionKind.SPEECH, MentionKind.SHARE,
    }
)  # fmt: skip
_WORD = re.compile(r"[\w'’]+")


def repeated(mentions: Sequence[Mention], texts: Iterable[Text]) -> list[Mention]:
    """Find the told words of mentions again where no mention stands.

    Args:
        mentions: Mentions that are to change.
        texts: The title and the passages.
    """
    found: list[Mention] = []
    for text in texts:
        taken = [one.span for one in mentions if one.span.overlaps(text.span)]
        for mention in _longest_first(mentions):
            for span in _again(mention, text):
                if not any(span.overlaps(other) for other in taken):
                    taken.append(span)
                    found.append(replace(mention, span=span, told=text.told(span)))
    return found


def _longest_first(mentions: Sequence[Mention]) -> list[Mention]:
    once = {(one.kind, one.told.strip()): one for one in reversed(mentions)}
    return sorted(once.values(), key=lambda one: (-len(one.told), one.span.start))


def _again(mention: Mention, text: Text) -> list[Span]:
    told = mention.told.strip()
    if mention.kind not in _SPREADING or len(told) < _FEWEST_LETTERS:
        return []
    if mention.kind is MentionKind.SPEECH:
        return _runs(told, text)
    if not any(char.isdigit() or char.isupper() or not char.isascii() for char in told):
        return []
    if told not in text.words:
        return []  # nearly always; an expression is made only where there is something to find
    return [
        Span(text.offset + match.start(), text.offset + match.end())
        for match in re.finditer(rf"(?<!\w){re.escape(told)}(?![A-Za-z0-9])", text.words)
    ]


def _runs(told: str, text: Text) -> list[Span]:
    """Find runs of words of withheld speech, quoted again or summed up in its own words."""
    said = [fold(word.group()).text for word in _WORD.finditer(told)]
    if len(said) < RUN:
        return []
    grams = {tuple(said[at : at + RUN]) for at in range(len(said) - RUN + 1)}
    words = list(_WORD.finditer(text.words))
    plain = [fold(word.group()).text for word in words]
    spans: list[Span] = []
    for at in range(len(words) - RUN + 1):
        if tuple(plain[at : at + RUN]) not in grams:
            continue
        start, end = text.offset + words[at].start(), text.offset + words[at + RUN - 1].end()
        if spans and start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
    return spans
