"""The places of a country pack as disguises need them: what holds what, and how it is written."""

from __future__ import annotations

from collections.abc import Iterator

from moksori.packs.model import LEVELS, Pack, Place


class Gazetteer:
    """Places by id and by name, with what holds them."""

    def __init__(self, pack: Pack) -> None:
        self._by_id = {place.id: place for place in pack.places}
        self._by_name: dict[str, Place] = {}
        for place in pack.places:
            for names in place.names.values():
                for name in names:
                    self._by_name.setdefault(_key(name), place)

    def place(self, key: object) -> Place | None:
        """Give the place of an id; None where the pack has none."""
        return self._by_id.get(key) if isinstance(key, str) else None

    def named(self, name: str) -> Place | None:
        """Give the place that is written so, in either language; None where there is none."""
        return self._by_name.get(_key(name))

    def chain(self, place: Place) -> Iterator[Place]:
        """Give a place and everything that holds it, the smallest first."""
        seen: set[str] = set()
        at: Place | None = place
        while at is not None and at.id not in seen:
            seen.add(at.id)
            yield at
            at = self._by_id.get(at.parent)

    def holder(self, place: Place, level: str) -> Place | None:
        """Give what holds a place at a level or, where the country has none there, the next above.

        A county is what its villages belong to: it stands for the city where there is none.
        """
        wanted = LEVELS.index(level)
        county: Place | None = None
        for at in self.chain(place):
            rank = level_rank(at.level)
            if rank >= wanted:
                nearer = county if level == "city" and at.level != "city" else None
                return nearer or at
            if at.level == "county":
                county = at
        return None


def level_rank(level: str) -> int:
    """Give how coarse a level is; a facility is as fine as a neighbourhood."""
    return LEVELS.index(level) if level in LEVELS else 0


def written(place: Place, language: str) -> str:
    """Give the name of a place in a language, or in whatever language the pack has it."""
    names = place.names.get(language) or next(iter(place.names.values()), ())
    return names[0] if names else ""


def _key(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())
