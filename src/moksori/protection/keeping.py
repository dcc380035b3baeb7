"""What is made of a watch list, as plain data: to be kept, encrypted, and made ready again at once.

To work out every spelling of ten thousand names takes seconds; to read them back, a part of one.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

Kept = dict[str, Any]
"""Data of which JSON can be made."""


def lists_of(found: Mapping[str, Iterable[int]]) -> dict[str, list[int]]:
    """Give sets of numbers by a word as lists in order."""
    return {word: sorted(numbers) for word, numbers in found.items()}


def sets_of(kept: Mapping[str, Iterable[int]]) -> dict[str, set[int]]:
    """Take back what `lists_of` gave."""
    return {word: set(numbers) for word, numbers in kept.items()}


def pairs_of(found: Mapping[int, Iterable[str]]) -> list[tuple[int, list[str]]]:
    """Give words by a number as pairs in order."""
    return [(number, sorted(words)) for number, words in sorted(found.items())]


def packed(kept: Kept) -> bytes:
    """Give plain data as bytes, small."""
    return zlib.compress(json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def unpacked(data: bytes) -> Kept:
    """Take back what `packed` gave."""
    kept: Kept = json.loads(zlib.decompress(data))
    return kept


@cache
def made_by() -> str:
    """Name the code that makes lists ready: with other code what was kept is worth nothing."""
    here = Path(__file__).resolve().parent.parent
    digest = sha256()
    for folder in ("language", "packs", "protection", "terms"):
        for path in sorted((here / folder).rglob("*")):
            if path.suffix in (".py", ".yaml"):
                digest.update(path.read_bytes())
    return digest.hexdigest()
