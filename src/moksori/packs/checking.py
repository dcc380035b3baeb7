"""Checking a country pack that somebody writes: what is wrong, and what is only worth a look."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from moksori.packs.country import faults, read_pack
from moksori.packs.endings import PlaceEndings, read_endings
from moksori.packs.loader import available, load, load_common
from moksori.packs.lookup import folded
from moksori.packs.model import LEVELS, Pack
from moksori.packs.reading import PackInvalidError

SHORTEST = 3
"""A name of fewer Latin letters is found inside of much that is something else."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found.

    Attributes:
        faults: Each names file, line and entry; the pack cannot be read as long as there is one.
        notes: What can be meant so, and should be looked at.
        counts: How much the pack holds, by kind; empty as long as there is a fault.
    """

    faults: tuple[str, ...]
    notes: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()


def check_pack(folder: Path) -> Checked:
    """Check a country pack in any folder; the folder's name is the pack's code.

    Args:
        folder: Where its files are; it need not be installed.
    """
    common = load_common()
    wrong = [fault.message for fault in faults(folder, common)]
    endings: tuple[PlaceEndings, ...] = ()
    try:
        endings = read_endings(folder / "endings.yaml")
    except PackInvalidError as fault:
        wrong.append(fault.message)
    if wrong:
        return Checked(faults=tuple(wrong))
    pack = read_pack(folder, common)
    return Checked((), tuple(_notes(pack, endings)), tuple(_counts(pack)))


def _notes(pack: Pack, endings: Iterable[PlaceEndings]) -> Iterator[str]:
    yield from _named_twice(
        "places", ((one.id, one.names) for one in pack.places if one.country == pack.country)
    )
    yield from _named_twice("organisations", ((one.id, one.names) for one in pack.organisations))
    own = {post.id for post in pack.posts} - {post.id for post in pack.common.posts}
    yield from _named_twice("posts", ((one.id, one.names) for one in pack.posts if one.id in own))
    yield from _both_place_and_body(pack)
    yield from _short_names(pack)
    yield from _new_kinds(pack)
    if not any(money.local for money in pack.currencies):
        yield "pack.yaml: no currency is local; a sum told without its currency stays unread"
    if not any(post.official for post in pack.posts if post.id in own):
        yield "posts.yaml: no post is official; nobody is known as an officer by a post of its own"
    there = {one.level for one in endings}
    for level in LEVELS[:4]:
        if level not in there:
            yield f"endings.yaml: no endings for {level}; such places are known by name only"


def _named_twice(
    file: str, entries: Iterable[tuple[str, dict[str, tuple[str, ...]]]]
) -> Iterator[str]:
    owners: dict[str, list[str]] = defaultdict(list)
    for key, names in entries:
        for word in (word for words in names.values() for word in words):
            if key not in owners[folded(word)]:
                owners[folded(word)].append(key)
    for word, keys in owners.items():
        if len(keys) > 1:
            yield f"{file}.yaml: {word!r} stands for {' and '.join(keys)}; the first is taken"


def _both_place_and_body(pack: Pack) -> Iterator[str]:
    bodies = {
        folded(word): one.id
        for one in pack.organisations
        for words in one.names.values()
        for word in words
    }
    for place in pack.places:
        for word in (word for words in place.names.values() for word in words):
            if folded(word) in bodies:
                yield (
                    f"places.yaml: {word!r} of {place.id} is also the organisation "
                    f"{bodies[folded(word)]}, which is taken"
                )


def _new_kinds(pack: Pack) -> Iterator[str]:
    """A kind is free text, and a mistyped one changes how a body is read."""
    known = {
        body.kind for code in available() if code != pack.code for body in load(code).organisations
    }
    for kind in sorted({body.kind for body in pack.organisations} - known):
        yield f"organisations.yaml: no other pack has the kind {kind!r}"


def _short_names(pack: Pack) -> Iterator[str]:
    for place in pack.places:
        for word in place.names.get("en", ()):
            if len(word) < SHORTEST and place.country == pack.country:
                yield f"places.yaml: {word!r} of {place.id} is short; it is found in other words"


def _counts(pack: Pack) -> Iterator[tuple[str, int]]:
    levels = Counter(place.level for place in pack.places if place.country == pack.country)
    for level in (*reversed(LEVELS), "facility"):
        yield f"places: {level}", levels[level]
    abroad = [place for place in pack.places if place.country != pack.country]
    yield "places: abroad", len([place for place in abroad if place.level != "country"])
    yield "organisations", len(pack.organisations)
    yield "organisations below another", len([one for one in pack.organisations if one.parent])
    yield "posts of its own", len(pack.posts) - len(_common_posts(pack))
    yield "glossed terms", len(pack.glossary)
    yield "public figures", len(pack.public_figures)
    yield "holidays", len(pack.holidays)
    yield "sources", len(pack.sources)


def _common_posts(pack: Pack) -> set[str]:
    return {post.id for post in pack.posts} & {post.id for post in pack.common.posts}
