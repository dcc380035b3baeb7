"""Stretches that a document itself sets apart from its text: heads, feet, menus, remarks.

They stand in the decoded text, so that nothing is lost, and are named in its metadata, so that
the structure knows them for furniture without guessing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from moksori.terms.span import Span

KEY = "page_furniture"


def as_note(spans: Iterable[Span]) -> dict[str, str]:
    """Return the metadata entry that names `spans`, or nothing if there are none."""
    written = " ".join(f"{span.start}-{span.end}" for span in spans if len(span))
    return {KEY: written} if written else {}


def from_note(metadata: Mapping[str, str]) -> tuple[Span, ...]:
    """Return the stretches that the reader named in the metadata."""
    pairs = (entry.split("-") for entry in metadata.get(KEY, "").split())
    return tuple(Span(int(start), int(end)) for start, end in pairs)
