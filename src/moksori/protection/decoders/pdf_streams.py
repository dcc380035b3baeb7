"""Which streams of a PDF are known structure: what drawing, fonts and colours need."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

_KNOWN_TYPES = frozenset({"/XObject", "/ObjStm", "/XRef", "/CMap", "/Pattern", "/Halftone"})
_KNOWN_SUBTYPES = frozenset({"/Form", "/Image", "/Type1C", "/CIDFontType0C", "/OpenType"})
_KNOWN_KEYS = ("/FunctionType", "/ShadingType", "/PatternType", "/CMapName", "/Length1")
_OWNERS = frozenset(
    {"/Contents", "/ToUnicode", "/CIDToGIDMap", "/CIDSet", "/CharProcs", "/Encoding", "/JS"}
)
_COLOURS = "/ICCBased"


def structural(pdf: pikepdf.Pdf) -> frozenset[tuple[int, int]]:
    """Give the numbers of the streams that pages, fonts and colour spaces own."""
    return frozenset(
        stream.objgen for held in pdf.objects for stream in _owned(held) if stream.is_indirect
    )


def is_structure(held: pikepdf.Stream, owned: frozenset[tuple[int, int]]) -> bool:
    """Say whether a stream is known structure, by itself or by who owns it."""
    return (
        held.objgen in owned
        or str(held.get("/Type", "")) in _KNOWN_TYPES
        or str(held.get("/Subtype", "")) in _KNOWN_SUBTYPES
        or any(key in held for key in _KNOWN_KEYS)
    )


def _owned(top: Any) -> Iterator[pikepdf.Stream]:
    waiting = [top]
    while waiting:
        held = waiting.pop()
        if isinstance(held, pikepdf.Stream | pikepdf.Dictionary):
            for key, value in held.items():
                if key in _OWNERS:
                    yield from _streams(value)
                elif not _points_away(value):
                    waiting.append(value)
        elif isinstance(held, pikepdf.Array):
            if len(held) == 2 and held[0] == _COLOURS:
                yield from _streams(held[1])
            waiting.extend(value for value in held if not _points_away(value))


def _streams(value: Any) -> Iterator[pikepdf.Stream]:
    """Give the streams that a key names: one, a list of them, or a dictionary of them."""
    if isinstance(value, pikepdf.Stream):
        yield value
    elif isinstance(value, pikepdf.Array):
        yield from (one for one in value if isinstance(one, pikepdf.Stream))
    elif isinstance(value, pikepdf.Dictionary):
        yield from (one for _, one in value.items() if isinstance(one, pikepdf.Stream))


def _points_away(value: Any) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect
