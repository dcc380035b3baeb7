"""Fingerprints of what a page is made of: the same value has the same one on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from moksori.publishing.material import FONTS, HERE

_OURS = ("*.py", "*.yaml", "assets/**/*", "templates/**/*")


def fingerprint(*values: Any) -> str:
    """Return 64 hexadecimal digits that stand for strings, numbers, tuples and frozen values.

    Raises:
        TypeError: a value is of another kind.
    """
    told: list[str] = []
    _tell(values, told)
    return hashlib.sha256("".join(told).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def of_house() -> str:
    """Return the fingerprint of our own templates, words, code and fonts."""
    digest = hashlib.sha256()
    files = sorted({path for pattern in _OURS for path in HERE.glob(pattern) if path.is_file()})
    for path in (*files, *sorted(FONTS.glob("*.[ot]tf"))):
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _tell(values: tuple[Any, ...], told: list[str]) -> None:
    """Add what stands for some values; lengths keep `a, bc` and `ab, c` apart."""
    told.append(f"t{len(values)}:")
    for value in values:
        if isinstance(value, str):
            told.append(f"s{len(value)}:")
            told.append(value)
        elif isinstance(value, tuple):
            _tell(value, told)
        elif value is None or isinstance(value, bool | int):
            told.append(f"i{value!r};")
        else:
            kind: Any = type(value)
            _tell(_parts_of(kind)(value), told)


@cache
def _parts_of(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    """Return what takes a frozen value of one kind apart, field by field."""
    if not (isinstance(kind, type) and is_dataclass(kind)):
        message = "only strings, numbers, tuples and frozen values have a fingerprint"
        raise TypeError(message)
    names = tuple(field.name for field in fields(kind))
    return lambda value: tuple([getattr(value, name) for name in names])
