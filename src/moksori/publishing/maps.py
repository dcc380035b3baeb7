"""Maps as SVG: places where they lie to each other, with counts; no tiles, nobody is asked.

There is no outline of a country: it would have to come from somebody, and the places say enough.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from moksori.publishing.charts import STYLE

_WIDTH, _EDGE, _TOP = 360.0, 26.0, 18.0
_LARGEST, _SMALLEST, _LEADING = 15.0, 3.0, 15.0
_TALLEST = 520.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on a map: degrees north and east, its count; None is withheld, 0 is only shown."""

    label: str
    north: float
    east: float
    count: int | None = 0


def drawn(dots: Sequence[Dot], title: str, description: str, language: str) -> str:
    """Return a map as SVG that stands alone.

    Args:
        dots: Its places; at least one.
        title: What it shows.
        description: The same in a sentence, for those who cannot see it.
        language: Of its words.
    """
    across, down, height = _projection(dots)
    most = max((dot.count or 0 for dot in dots), default=0)
    parts, labels = [], []
    for dot in sorted(dots, key=lambda one: (-one.north, one.east, one.label)):
        x, y = across(dot.east), down(dot.north)
        parts.append(_mark(dot, x, y, most))
        if dot.count != 0:
            labels.append((dot, x, y))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:g} {height:.0f}" '
        f'role="img" lang={quoteattr(language)} font-size="11" '
        'aria-labelledby="title-map desc-map">\n'
        f'<title id="title-map">{escape(title)}</title>\n'
        f'<desc id="desc-map">{escape(description)}</desc>\n<style>{STYLE}</style>\n'
        f"{''.join(parts)}{''.join(_labels(labels))}</svg>\n"
    )


def _projection(
    dots: Sequence[Dot],
) -> tuple[Callable[[float], float], Callable[[float], float], float]:
    """Return where degrees east lie across, where degrees north lie down, and how high it is."""
    north = [dot.north for dot in dots]
    east = [dot.east for dot in dots]
    squeeze = math.cos(math.radians((min(north) + max(north)) / 2))
    wide = max((max(east) - min(east)) * squeeze, 0.5)
    tall = max(max(north) - min(north), 0.5)
    # Room for a label stands at the right of the easternmost place.
    scale = min((_WIDTH - 2 * _EDGE - 90) / wide, (_TALLEST - 2 * _TOP) / tall)
    return (
        lambda degrees: _EDGE + (degrees - min(east)) * squeeze * scale,
        lambda degrees: _TOP + (max(north) - degrees) * scale,
        tall * scale + 2 * _TOP + _LARGEST,
    )


def _mark(dot: Dot, x: float, y: float, most: int) -> str:
    if dot.count is None:
        return (
            f'<circle class="ground held" cx="{x:.1f}" cy="{y:.1f}" r="7" stroke-width="1.5" '
            'stroke-dasharray="3 2"/>'
        )
    if dot.count == 0:
        return (
            f'<circle class="ground base" cx="{x:.1f}" cy="{y:.1f}" r="{_SMALLEST:g}" '
            'stroke-width="1"/>'
        )
    radius = max(_SMALLEST + 1, _LARGEST * math.sqrt(dot.count / most))
    return f'<circle class="bar" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill-opacity="0.75"/>'


def _labels(found: Sequence[tuple[Dot, float, float]]) -> list[str]:
    """Return labels at the right of their places, pushed down where they would cover another."""
    made: list[str] = []
    last = -_LEADING
    for dot, x, y in found:
        at = max(y + 4, last + _LEADING) if last > 0 else y + 4
        last = at
        told = "–" if dot.count is None else f"{dot.count:,}"
        made.append(
            f'<text class="label" x="{x + _LARGEST + 3:.1f}" y="{at:.1f}">{escape(dot.label)} '
            f'<tspan font-weight="700">{told}</tspan></text>'
        )
    return made
