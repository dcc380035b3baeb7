"""Nicknames wherever they stand: in titles, in captions, with their article or without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from moksori.language.fold import letters_of, letters_only
from moksori.language.hangul import is_syllable
from moksori.protection.decisions import DECIDED_AT
from moksori.protection.stretches import Text
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.proposal import Proposal
from moksori.terms.span import Span

_ARTICLE = re.compile(r"^the[ \u00a0]+", re.IGNORECASE)
_MARKS = " \u00a0\"'“”‘’«»「」『』《》〈〉.,:;!?"
_PARTICLES = re.compile(
    r"(?:[은는이가을를의와과도만로]|으로|라는|라고|라며|이라는|이라고|이라며|에게|한테|처럼|씨|님)?(?![가-힣])"
)


def nicknames_again(
    proposal: Proposal, mentions: Sequence[Mention], texts: Iterable[Text]
) -> list[Mention]:
    """Find every nickname of the account again where no mention of one stands.

    Args:
        proposal: Its persons know their nicknames.
        mentions: The mentions, among them those of nicknames.
        texts: The title and the passages.
    """
    known = [one for one in mentions if one.kind is MentionKind.NICKNAME]
    taken = [one.span for one in known]
    found: list[Mention] = []
    texts = list(texts)
    for surface, like in _surfaces(proposal, known):
        for text in texts:
            for span in _places(surface, text):
                if any(span.overlaps(other) for other in taken):
                    continue
                taken.append(span)
                detail = {DECIDED_AT: like.span.start}
                told, persons = text.told(span), like.persons
                found.append(Mention(span, MentionKind.NICKNAME, told, None, detail, persons))
    return found


def _surfaces(proposal: Proposal, known: Sequence[Mention]) -> list[tuple[str, Mention]]:
    """Give each nickname with and without its article, the longest first."""
    told = [(one.told.strip(_MARKS), one) for one in known]
    for person in proposal.persons:
        at = person.spans[0] if person.spans else Span(0, 0)
        like = Mention(at, MentionKind.NICKNAME, "", persons=(person.key,))
        told += [(name.strip(_MARKS), like) for name in person.nicknames]
    surfaces: dict[str, Mention] = {}
    for name, like in told:
        for form in (name, _ARTICLE.sub("", name)):
            if form:
                surfaces.setdefault(form, like)
    return sorted(surfaces.items(), key=lambda item: (-len(item[0]), item[0]))


def _places(surface: str, text: Text) -> list[Span]:
    view, letters = letters_only(text.words), letters_of(surface)
    spans: list[Span] = []
    at = view.text.find(letters) if letters else -1
    while at >= 0:
        start, end = view.span(at, at + len(letters))
        if _is_nickname(surface, text.words, start, end):
            spans.append(Span(text.offset + start, text.offset + end))
        at = view.text.find(letters, at + 1)
    return spans


def _is_nickname(surface: str, words: str, start: int, end: int) -> bool:
    """Say whether letters found are the nickname: a word of its own, written as a name is."""
    before, after = words[start - 1 : start], words[end:]
    if "\n" in words[start:end]:
        return False
    if any(map(is_syllable, surface)):
        return not is_syllable(before or " ") and _PARTICLES.match(after) is not None
    if before.isalnum() or re.match(r"[A-Za-z0-9]", after):
        return False
    return words[start].isupper() or not surface[0].isupper()
