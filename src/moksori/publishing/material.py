"""Where our own templates, style sheet and fonts stand; publishing reads nothing else."""

from __future__ import annotations

from pathlib import Path

import pylopdf_fonts_ko

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "templates"
STYLE_SHEET = HERE / "assets" / "page.css"
BOOK_STYLE = HERE / "assets" / "book.css"
FONTS = Path(pylopdf_fonts_ko.__file__).resolve().parent
