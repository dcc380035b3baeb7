"""Where our own templates, style sheet and fonts stand; publishing reads nothing else."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import pylopdf_fonts_ko

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "templates"
STYLE_SHEET = HERE / "assets" / "page.css"
BOOK_STYLE = HERE / "assets" / "book.css"
FONTS = Path(pylopdf_fonts_ko.__file__).resolve().parent

_SLICES = HERE / "assets" / "fonts"
"""The Korean typeface in slices, and its licence (SIL OFL 1.1); `bin/slice-fonts` cuts them."""
_SLICES_STYLE = HERE / "assets" / "fonts.css"


def style_of_pages() -> bytes:
    """Return the style sheet of pages that carry the Korean typeface with them."""
    return STYLE_SHEET.read_bytes() + _SLICES_STYLE.read_bytes()


@cache
def fixed_files() -> dict[str, bytes]:
    """Return what is the same in every edition of every desk: path below it → bytes."""
    return {
        f"assets/fonts/{path.name}": path.read_bytes()
        for path in sorted(_SLICES.iterdir())
        if path.suffix in {".woff2", ".txt"}
    }


@cache
def fixed_digests() -> frozenset[str]:
    """Return SHA-256 of those files: bytes that came with the programme tell of nobody."""
    return frozenset(hashlib.sha256(one).hexdigest() for one in fixed_files().values())
