"""Cities of the world and words for its peoples: what tells the country of a news report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from moksori.packs.loader import load_common

_COMMON = Path(__file__).resolve().parent / "common"
_ENDINGS = ("ians", "ian", "eans", "ean", "ese", "ish", "ans", "an", "ns", "n")
_SHORTEST = 4
_WORD = re.compile(r"[A-Z][a-zà-ÿ]+")


@dataclass(frozen=True, slots=True)
class City:
    """A capital, or a city of 100,000 and more.

    Attributes:
        name: As GeoNames writes it in English.
        country: ISO 3166 code.
    """

    name: str
    country: str
    capital: bool


@cache
def cities() -> dict[str, City]:
    """Give cities by name; of those that share a name only the largest."""
    rows = (row.split(",") for row in _rows("cities.csv"))
    return {name: City(name, country, capital == "1") for name, country, capital in rows}


@cache
def regions() -> dict[str, str]:
    """Give states and provinces that stand for their country, with its ISO 3166 code."""
    return _pairs("regions.csv")


@cache
def demonyms() -> dict[str, str]:
    """Give words for who belongs to a country, with its ISO 3166 code: `Filipino` is PH.

    Those that begin as the country is called are made of its name: `Nigerian`, `Sudanese`.
    """
    found: dict[str, str] = {}
    for country in load_common().countries:
        for name in country.names.get("en", ()):
            word = name.split()[-1]
            if _WORD.fullmatch(word) and len(word) >= _SHORTEST and word == name:
                found.update(dict.fromkeys(_made_of(word), country.country))
    return found | _pairs("demonyms.csv")


def _made_of(name: str) -> Iterator[str]:
    """Give the words that a country's name makes: of Nigeria `Nigerian`, of China `Chinese`."""
    stems = {name}
    if name[-1] in "aeoy":
        stems.add(name[:-1])
    if name.endswith("ia"):
        stems.add(name[:-2])
    for stem in stems:
        yield from (stem + ending for ending in _ENDINGS)
    if name[-1] not in "aeiouy":
        yield from (name + ending for ending in ("i", "is"))


def _pairs(name: str) -> dict[str, str]:
    rows = (row.partition(",") for row in _rows(name))
    return {word: code for word, _comma, code in rows}


def _rows(name: str) -> list[str]:
    lines = (_COMMON / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
