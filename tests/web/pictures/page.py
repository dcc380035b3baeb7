"""The page of the reference that shows the pictures."""

from __future__ import annotations

from pathlib import Path

from tests.web.pictures.shots import PARTS

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "docs" / "pictures"
PAGE = ROOT / "docs" / "reference" / "screens.md"
HEAD = """# Screens

Every screen of the desk, in English and Korean, as the people of the demo see them. Everybody and
everything in the pictures is invented. `python -m tests.web.pictures` makes them anew; long
screens are cut at the bottom.
"""


def written() -> str:
    """Return the page."""
    lines = [HEAD]
    for title, shots in PARTS.items():
        lines.append(f"\n## {title}\n")
        for shot in shots:
            lines.append(f"\n{shot.what}\n\n| English | 한국어 |\n| --- | --- |\n")
            alts = [f"![{shot.what.rstrip('.')}, {language}]" for language in ("English", "Korean")]
            paths = [f"(../pictures/{code}/{shot.name}.webp)" for code in ("en", "ko")]
            lines.append(f"| {alts[0]}{paths[0]} | {alts[1]}{paths[1]} |\n")
    return "".join(lines)
