"""A place's name without the word for what it is: 혜산시 → 혜산, Hyesan City → Hyesan."""

from __future__ import annotations

from functools import cache

from moksori.packs.endings import place_endings
from moksori.packs.loader import available

_LEAST_KOREAN, _LEAST_LATIN = 2, 3


@cache
def _endings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the Korean endings and the English ones of all packs, the longest first."""
    every = [names.endings for code in available() for names in place_endings(code)]
    both = []
    for language in ("ko", "en"):
        words = {word.lower() for names in every for word in names.get(language, ())}
        both.append(tuple(sorted(words, key=lambda word: (-len(word), word))))
    return both[0], both[1]


@cache
def stem_of(name: str) -> str:
    """Give a place's name without its ending; empty where it has none or too little is left.

    Raises:
        PackInvalidError: A pack cannot be read.
    """
    korean, latin = _endings()
    for ending in korean:
        stem = name.removesuffix(ending).rstrip()
        if stem != name.rstrip() and len(stem) >= _LEAST_KOREAN:
            return stem
    lower = name.lower()
    for ending in latin:
        said = ending if ending.startswith("-") else f" {ending}"
        if lower.endswith(said) and len(name) - len(said) >= _LEAST_LATIN:
            return name[: -len(said)].rstrip()
    return ""
