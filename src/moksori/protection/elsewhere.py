"""What stands beside a story: pseudonyms of other stories, and what no other account told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from moksori.language.fold import fold
from moksori.protection.pseudonyms import Given
from moksori.terms.mention import Mention, MentionKind

_DETAILS = frozenset(
    {
        MentionKind.AMOUNT, MentionKind.QUANTITY, MentionKind.DURATION, MentionKind.SHARE,
        MentionKind.INJURY, MentionKind.SENTENCE, MentionKind.DATE, MentionKind.PLACE,
        MentionKind.ORGANISATION,
    }
)  # fmt: skip
_WIDE = frozenset({"province", "region", "country"})
_TITLES = ("Mr.", "Ms.", "Mrs.", "Miss")


def names_shared(own: Iterable[Given], others: Iterable[Given]) -> tuple[str, ...]:
    """Give the names of a story that stand for somebody else in another one.

    Whole names count whoever bears them. A surname alone is many people's; it counts where both
    are sources, whom nobody must take for one.

    Args:
        own: The pseudonyms given in the story.
        others: Those given in the other stories of the edition.
    """
    others = tuple(others)
    found: set[str] = set()
    for mine in own:
        for other in others:
            if mine.entity == other.entity:
                continue
            if mine.name.hangul == other.name.hangul:
                found |= {mine.name.hangul, f"{mine.name.surname_en} {mine.name.given_en}"}
            if mine.source and other.source and mine.name.surname_ko == other.name.surname_ko:
                found |= set(_as_source(mine))
    return tuple(sorted(found))


def _as_source(one: Given) -> Iterable[str]:
    yield from (f"{title} {one.name.surname_en}" for title in _TITLES)
    yield from (f"{one.name.surname_ko}{word}" for word in ("씨", " 씨", "모씨", "모 씨"))


def told_once(own: Iterable[Mention], others: Sequence[Iterable[Mention]]) -> tuple[str, ...]:
    """Give the details of an account that no other account of the same case tells.

    Args:
        own: What was found in the account.
        others: What was found in each of the others; with none of them nothing can be told once.
    """
    if not others:
        return ()
    known = {key for mentions in others for one in mentions for key in _keys(one)}
    alone = {one.told.strip() for one in own if _is_detail(one) and not known & set(_keys(one))}
    return tuple(sorted(alone - {""}))


def _is_detail(mention: Mention) -> bool:
    return mention.kind in _DETAILS and mention.detail.get("level") not in _WIDE


def _keys(mention: Mention) -> Iterable[tuple[str, str]]:
    """Give what makes two details one: the words, and what they mean."""
    yield mention.kind, fold(mention.told).text.strip()
    value = mention.value
    if isinstance(value, dict):
        value = (value.get("value"), value.get("currency"))
    if value not in (None, "", ()):
        yield mention.kind, repr(value)
