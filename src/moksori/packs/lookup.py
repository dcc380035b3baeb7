"""A pack's words by their folded form: however a text spells them, one look finds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TypeVar

from moksori.language.fold import fold
from moksori.packs.endings import PlaceEndings
from moksori.packs.model import (
    ActType,
    Currency,
    GlossEntry,
    Names,
    Organisation,
    Pack,
    Place,
    Post,
)

ENGLISH = "en"

Item = TypeVar("Item")


def folded(word: str) -> str:
    """Give the form in which words are compared: case, script variants and blanks folded away."""
    return fold(word).text.casefold().strip()


def place_by_name(pack: Pack, endings: Iterable[PlaceEndings] = ()) -> Mapping[str, Place]:
    """Give every spelling of every place; where two share one, the first of the pack has it.

    Args:
        pack: The country pack.
        endings: The country's endings, to find "Hyesan City" and "Hyesan-si" as well.
    """
    by_level = {each.level: each.endings.get(ENGLISH, ()) for each in endings}
    found = _index((place.names, place) for place in pack.places)
    for place in pack.places:
        for name in place.names.get(ENGLISH, ()):
            for ending in by_level.get(place.level, ()):
                longer = name + ending if ending.startswith("-") else f"{name} {ending}"
                found.setdefault(folded(longer), place)
    return found


def organisation_by_name(pack: Pack) -> Mapping[str, Organisation]:
    """Give every spelling of every organisation, old names included."""
    return _index((each.names, each) for each in pack.organisations)


def post_by_name(pack: Pack) -> Mapping[str, Post]:
    """Give every word for a rank, post or occupation; the country's own come before the common."""
    return _index((post.names, post) for post in pack.posts)


def gloss_by_word(pack: Pack) -> Mapping[str, GlossEntry]:
    """Give the glossary by every spelling of its terms."""
    return _index((entry.words, entry) for entry in pack.glossary)


def currency_by_name(pack: Pack) -> Mapping[str, Currency]:
    """Give every word for money; what is ambiguous elsewhere means the country's own here."""
    found = _index((each.names, each) for each in pack.currencies)
    for each in pack.currencies:
        found.setdefault(folded(each.code), each)
    return found


def figure_by_name(pack: Pack) -> Mapping[str, str]:
    """Give every spelling of those who may be named, with the name we print."""
    return {folded(name): names[0] for names in pack.public_figures for name in names}


def holders(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """Give, for the id of each place, the ids of what holds it, the nearest first."""
    parents = {place.id: place.parent for place in pack.places}
    chains: dict[str, tuple[str, ...]] = {}
    for place in parents:
        chain: list[str] = []
        at = parents[place]
        while at and at not in chain:
            chain.append(at)
            at = parents.get(at, "")
        chains[place] = tuple(chain)
    return chains


def acts_hinted_at(clause: str, codebook: Iterable[ActType]) -> tuple[ActType, ...]:
    """Give the act types whose cues are found in a clause, in the codebook's order."""
    return tuple(
        act
        for act in codebook
        if any(_compiled(cue).search(clause) for cues in act.cues.values() for cue in cues)
    )


@cache
def _compiled(cue: str) -> re.Pattern[str]:
    return re.compile(cue, re.IGNORECASE)


def _index(entries: Iterable[tuple[Names, Item]]) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for names, item in entries:
        for words in names.values():
            for word in words:
                found.setdefault(folded(word), item)
    return found
