"""Where a stage gets its vocabulary: `load("kp")`, checked once and kept."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from moksori.packs.country import read_pack
from moksori.packs.model import Common, Pack
from moksori.packs.vocabulary import read_common
from moksori.terms.errors import MissingError

_HERE = Path(__file__).resolve().parent


class PackMissingError(MissingError):
    """There is no country pack of this code."""

    code = "packs.missing"
    hint = "Take one of the codes that `available()` names, or add a folder under packs/."


@cache
def available() -> tuple[str, ...]:
    """Give the codes of the country packs that this installation has."""
    return tuple(sorted(file.parent.name for file in _HERE.glob("*/pack.yaml")))


@cache
def load_common() -> Common:
    """Give the vocabulary that belongs to no country.

    Raises:
        PackInvalidError: A file breaks the rules of its kind.
    """
    return read_common(_HERE / "common")


@cache
def load(code: str) -> Pack:
    """Give a country pack, with the common vocabulary merged in.

    Raises:
        PackMissingError: No pack has this code.
        PackInvalidError: A file breaks the rules of its kind.
    """
    return read_pack(folder_of(code), load_common())


def folder_of(code: str) -> Path:
    """Give the folder of a country pack.

    Raises:
        PackMissingError: No pack has this code.
    """
    if code not in available():
        raise PackMissingError("no country pack has this code")
    return _HERE / code
