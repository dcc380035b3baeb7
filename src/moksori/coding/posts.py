"""Occupations, ranks and posts: what identifies a person when the name is gone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from moksori.coding.lexicon import Lexicon
from moksori.coding.reading import Draft, clear_of
from moksori.coding.segments import Segment
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span

_PARTICLES = re.compile(
    r"(?:들)?(?:이|가|은|는|을|를|의|에|에게|에게서|한테|한테서|께|께서|로|으로|로부터|까지|부터|와|과|랑|도|만|인|이며|이고|이었다|였다"
    r"|이다|이던|이자|이라는|라는|이라고|라고|에게는|으로서|로서|이라|들이|들은|들을|들의|들에게|들과|들도|처럼|보다|마다|나|이나|출신|질)*"
)


_HEAD_OF = re.compile(
    r"\b(?:the|a|an|its|this)\s(?:deputy\s|former\s)?(head)\sof\s(?:the|a|an|its|this|their)\b"
    r"(?!\s(?:bed|table|queue|line|stairs|column|procession|river|valley)\b)",
    re.IGNORECASE,
)
_HEAD_BEHIND = re.compile(
    r"\b(?:the|a|an|its|this|our)\s(?:deputy\s|former\s)?(?:department|section|division|office|bureau"
    r"|unit|team|workshop|village|ward|branch|dormitory|faculty|district|county)\s(head)\b",
    re.IGNORECASE,
)
_THE_HEAD = re.compile(
    r"\b(?:the|this|our|its)\s(?:deputy\s|[a-z]{4,}(?<!ed)(?<!ing)\s)?(head)\b"
    r"(?![\s-](?:injur|wound|over))",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:on|in|over|across|against|through|into|above|behind|off|around|hit|shot|of|shaved|bowed"
    r"|raised|covered)\s\Z",
    re.IGNORECASE,
)
"""What stands before the head of a body: "a blow on the head"."""
_TO_BODY = re.compile(
    r"\b(?:blow|shot|gun|pistol|injur\w+|wound\w*|kick\w*|hit)\b[^.]{0,20}\Z", re.IGNORECASE
)


def tells_of_head(text: str) -> bool:
    """Say whether an account tells of the head of an office: "the head of a village council"."""
    return _HEAD_OF.search(text) is not None or _HEAD_BEHIND.search(text) is not None


def heads_of(segment: Segment, taken: Iterable[Span]) -> list[Draft]:
    """Find "the head" where it is who leads something; only in an account that tells of one.

    Args:
        segment: The stretch to read.
        taken: Posts found already.
    """
    rules = (_HEAD_OF, _HEAD_BEHIND, _THE_HEAD)
    found = [match for rule in rules for match in rule.finditer(segment.text)]
    drafts: dict[int, Draft] = {}
    for match in found:
        start, end = match.span(1)
        before = segment.text[max(0, match.start() - 30) : match.start()]
        if _BODY.search(before) or _TO_BODY.search(before):
            continue
        detail = {"id": "", "official": True, "group": {}, "plural": False}
        span = segment.span(start, end)
        drafts[start] = Draft(span, MentionKind.OCCUPATION, None, detail, rule="posts.head")
    return clear_of(drafts.values(), taken)


def posts_of(segment: Segment, lexicon: Lexicon, taken: Iterable[Span]) -> list[Draft]:
    """Find the pack's posts and occupations in one segment.

    Args:
        segment: The stretch to read.
        lexicon: The pack's words.
        taken: Organisations and places, whose words are no posts.
    """
    drafts: list[Draft] = []
    for hit in lexicon.posts.find(segment.text):
        if hit.tail and not _PARTICLES.fullmatch(hit.tail):
            continue
        post = hit.entry
        detail = {
            "id": post.id,
            "official": post.official,
            "group": dict(post.group),
            "plural": hit.plural or hit.tail.startswith("들"),
        }
        span = segment.span(hit.start, hit.end)
        drafts.append(Draft(span, MentionKind.OCCUPATION, post.id, detail, rule="posts.pack"))
    return clear_of(drafts, taken)
