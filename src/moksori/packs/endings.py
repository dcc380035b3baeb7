"""What the ending of a place's name says about its level, for places no gazetteer knows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from moksori.packs.loader import folder_of
from moksori.packs.model import LEVELS, Names
from moksori.packs.reading import read_file


@dataclass(frozen=True, slots=True)
class PlaceEndings:
    """The endings that make a name one of a level.

    Attributes:
        level: One of `LEVELS`.
        endings: By language; one that begins with a hyphen is joined to the name, another English
            one is a word of its own, a Korean one is always joined.
    """

    level: str
    endings: Names


@cache
def place_endings(code: str) -> tuple[PlaceEndings, ...]:
    """Give the endings of a country's place names, the finest level first.

    Raises:
        PackMissingError: No pack has this code.
        PackInvalidError: The file breaks the rules of its kind.
    """
    return read_endings(folder_of(code) / "endings.yaml")


def read_endings(file: Path) -> tuple[PlaceEndings, ...]:
    """Read and check a file of endings.

    Raises:
        PackInvalidError: A level is unknown or a field is wrong.
    """
    found: list[PlaceEndings] = []
    for entry in read_file(file, "endings").entries("endings"):
        entry.only("level", "en", "ko")
        if entry.text("level") not in LEVELS:
            raise entry.refusal(f"the level is none of {', '.join(LEVELS)}")
        words = {language: entry.words(language) for language in ("en", "ko")}
        found.append(PlaceEndings(entry.text("level"), words))
    return tuple(sorted(found, key=lambda each: LEVELS.index(each.level)))
