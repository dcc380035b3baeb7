"""Fingerprints of what a page is made of: the same value has the same one on every machine."""

from __future__ import annotations

import hashlib
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from moksori.publishing.material import FONTS, HERE

_OURS = ("*.py", "*.yaml", "assets/*", "templates/**/*")


def fingerprint(*values: Any) -> str:
    """Return 64 hexadecimal digits that stand for strings, numbers, tuples and frozen values.

    Raises:
        TypeError: a value is of another kind.
    """
    digest = hashlib.sha256()
    for value in values:
        _put(digest, value)
    return digest.hexdigest()


@cache
def of_house() -> str:
    """Return the fingerprint of our own templates, words, code and fonts."""
    digest = hashlib.sha256()
    files = sorted({path for pattern in _OURS for path in HERE.glob(pattern) if path.is_file()})
    for path in (*files, *sorted(FONTS.glob("*.[ot]tf"))):
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _put(digest: Any, value: Any) -> None:
    """Take in one value; lengths keep `a, bc` and `ab, c` apart."""
    if isinstance(value, str):
        told = value.encode("utf-8", "surrogatepass")
        digest.update(b"s%d:" % len(told))
        digest.update(told)
    elif value is None or isinstance(value, bool | int):
        digest.update(b"i%r;" % (value,))
    elif isinstance(value, tuple):
        digest.update(b"t%d:" % len(value))
        for one in value:
            _put(digest, one)
    elif is_dataclass(value):
        for field in fields(value):
            _put(digest, getattr(value, field.name))
    else:
        message = "only strings, numbers, tuples and frozen values have a fingerprint"
        raise TypeError(message)
