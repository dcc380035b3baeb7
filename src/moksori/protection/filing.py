"""Under which areas a story is filed: those that its public text names, and nothing closer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from moksori.language.particles import strip_particle
from moksori.packs.model import LEVELS, Pack, Place
from moksori.protection.gazetteer import Gazetteer, level_rank, written
from moksori.terms.story import PublicPlace, StoryText

MOST = 3
"""A story is filed under so many areas at most: those that it names most often."""

_LEAST = LEVELS.index("city")


def filed_under(story: StoryText, pack: Pack) -> tuple[PublicPlace, ...]:
    """Give the provinces, or wider areas, that a public text names or whose towns it names.

    Args:
        story: The story as the public reads it: nothing else is looked at.
        pack: Its country's places; what is told of other countries is not filed.
    """
    language = story.language.split("-")[0]
    gazetteer = Gazetteer(pack)
    text = "\n".join((story.title, story.standfirst, *(block.text for block in story.blocks)))
    areas: Counter[str] = Counter()
    taken: list[tuple[int, int]] = []
    for name, place in _names(pack, language):
        area = gazetteer.holder(place, "province")
        for start, end in _places_of(name, text, language):
            # The longest names come first: "South Pyongan" is not told by "Pyongan" once more.
            if area is None or any(start < b and a < end for a, b in taken):
                continue
            taken.append((start, end))
            areas[area.id] += 1
    told = sorted(areas, key=lambda id_: (-areas[id_], id_))
    found = [one for id_ in told if (one := gazetteer.place(id_)) and one.parent]
    return tuple(
        PublicPlace(re.sub("[^a-z0-9]+", "-", one.id.lower()), written(one, language))
        for one in found[:MOST]
    )


def _names(pack: Pack, language: str) -> Iterator[tuple[str, Place]]:
    """Yield the names of towns and of wider areas, the longest first."""
    names = [
        (name, place)
        for place in pack.places
        if place.country == pack.country and level_rank(place.level) >= _LEAST
        for name in place.names.get(language, ())
    ]
    yield from sorted(names, key=lambda pair: (-len(pair[0]), pair[0]))


def _places_of(name: str, text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield where a name stands as a word of its own."""
    tail = "(?P<tail>[가-힣]*)" if language == "ko" else r"(?P<tail>)(?!\w)"
    for found in re.finditer(rf"(?<!\w){re.escape(name)}{tail}", text):
        stem = found.start() + len(name)
        if not found["tail"] or _is_particle(found["tail"]):
            yield found.start(), stem


def _is_particle(tail: str) -> bool:
    """Say whether syllables may follow a name and leave it that name, whatever it ends in."""
    return any(strip_particle(stem + tail) == stem for stem in ("나라", "고을"))
