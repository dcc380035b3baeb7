"""Charts as SVG: bars drawn by ourselves, words as words.

No drawing library: those at hand set text as outlines that no screen reader and no gate can read,
take whatever fonts the machine has, and do not give the same bytes twice.

There is no view box. Widths are percentages and heights are pixels, so that a chart is as wide as
its column while its words keep their size: they can be read at 320 pixels. In a page, colours are
those of the style sheet; a chart that stands alone brings them along, light and dark.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

STYLE = (
    "svg{--paper:#fbfaf7;--ink:#1b1a17;--quiet:#4a463f;--line:#8d8675;--bar:#0072b2;"
    "background:#fbfaf7;max-width:44rem;font-family:sans-serif}"
    "@media(prefers-color-scheme:dark){svg{--paper:#171613;--ink:#ece8df;--quiet:#bdb6a9;"
    "--line:#7d776a;--bar:#56b4e9;background:#171613}}"
    "text{fill:var(--ink)}.bar{fill:var(--bar)}.ground{fill:var(--paper)}"
    ".hatch,.base{stroke:var(--quiet)}.held{stroke:var(--quiet)}.quiet{fill:var(--quiet)}"
)
"""Colours of a chart that stands alone: as in `page.css`; bars of the palette of Okabe and Ito."""

_SIZE, _LEADING, _BAR = 14, 19, 16
_ACROSS = 36
"""Letters of a line of a label; one that is as wide as it is high counts for two."""
_WIDE = frozenset("WF")
_HELD = 14
_TOP, _BOTTOM, _GAP = 4, 6, 12


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a chart: its label and its count; None is withheld, and a heading has no count.

    Attributes:
        quiet: The label is none of a category: not told, more than one.
    """

    label: str
    count: int | None = None
    heading: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows.

    Attributes:
        name: Of the table: ASCII letters and hyphens; ids within a page are made of it.
        title, description: What is drawn, for those who cannot see it.
        withheld: The word for a count that is withheld.
        language: Of its words.
        beside: Labels are short and stand beside the bars, not above them.
    """

    name: str
    title: str
    description: str
    withheld: str
    language: str
    lines: tuple[Line, ...]
    beside: bool = False


def drawn(chart: Chart, *, alone: bool = False) -> str:
    """Return a chart as SVG.

    Args:
        chart: What it shows.
        alone: It is a file of its own and brings its colours along.
    """
    most = max((line.count or 0 for line in chart.lines), default=0)
    parts: list[str] = []
    down = _TOP
    for line in chart.lines:
        made, down = _line(chart, line, most, down)
        parts.append(made)
    name = f"{chart.name}-{chart.language}"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="100%" '
        f'height="{down + _BOTTOM}" role="img" lang={quoteattr(chart.language)} '
        f'font-size="{_SIZE}" aria-labelledby="title-{name} desc-{name}">\n'
        f'<title id="title-{name}">{escape(chart.title)}</title>\n'
        f'<desc id="desc-{name}">{escape(chart.description)}</desc>\n'
    )
    style = f"<style>{STYLE}</style>\n" if alone else ""
    return f"{head}{style}{_hatching(name)}{''.join(parts)}</svg>\n"


def _hatching(name: str) -> str:
    return (
        f'<defs><pattern id="hatch-{name}" width="7" height="7" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="ground" width="7" height="7"/>'
        '<path class="hatch" d="M0 0V7" stroke-width="3"/></pattern></defs>\n'
    )


def _line(chart: Chart, line: Line, most: int, down: int) -> tuple[str, int]:
    """Return one line and where the next one begins."""
    if line.heading:
        return _words(line.label, down + _GAP, "heading"), down + _GAP + _below(line.label)
    kind = "quiet" if line.quiet else "label"
    if chart.beside:
        label = _text(0, down + _BAR - 3, kind, line.label)
        return label + _bar(chart, line.count, most, down, 40.0, 41.0), down + _BAR + _GAP - 4
    below = down + _below(line.label)
    bar = _bar(chart, line.count, most, below, 0.0, 78.0)
    return _words(line.label, down, kind) + bar, below + _BAR + _GAP


def _bar(chart: Chart, count: int | None, most: int, down: int, start: float, room: float) -> str:
    base = (
        f'<line class="base" x1="{start:g}%" x2="{start:g}%" y1="{down - 2}" '
        f'y2="{down + _BAR + 2}"/>'
    )
    baseline = down + _BAR - 3
    if count is None:
        name = f"{chart.name}-{chart.language}"
        held = (
            f'<rect class="held" fill="url(#hatch-{name})" x="{start:g}%" y="{down}" '
            f'width="{_HELD}%" height="{_BAR}"/>'
        )
        word = _text(start + _HELD, baseline, "quiet", chart.withheld, 7)
        return f"{held}{base}{word}\n"
    width = room * count / most if most else 0.0
    bar = (
        f'<rect class="bar" x="{start:g}%" y="{down}" width="{width:.2f}%" height="{_BAR}"/>'
        if count
        else ""
    )
    return f"{bar}{base}{_text(start + width, baseline, 'value', f'{count:,}', 7)}\n"


def _words(label: str, down: int, kind: str) -> str:
    """Return a label above its bar, in as many lines as it takes."""
    lines = wrapped(label)
    return "".join(
        _text(0, down + _SIZE + _LEADING * at, kind, one) for at, one in enumerate(lines)
    )


def _below(label: str) -> int:
    return _LEADING * len(wrapped(label)) + 3


def _text(across: float, down: int, kind: str, words: str, beside: int = 0) -> str:
    moved = f' dx="{beside}"' if beside else ""
    weight = ' font-weight="700"' if kind in {"heading", "value"} else ""
    where = f'x="{across:.2f}%"' if across else 'x="0"'
    return f'<text class="{kind}" {where} y="{down}"{moved}{weight}>{escape(words)}</text>'


def wrapped(label: str, across: int = _ACROSS) -> tuple[str, ...]:
    """Break a label between words, as Korean wants it too; a word that is too long is cut."""
    lines: list[str] = []
    at = ""
    for word in _short_enough(label.split(), across):
        longer = f"{at} {word}" if at else word
        if at and _width(longer) > across:
            lines.append(at)
            at = word
        else:
            at = longer
    return (*lines, at)


def _short_enough(words: Sequence[str], across: int) -> list[str]:
    found: list[str] = []
    for word in words:
        rest = word
        while _width(rest) > across:
            cut = next(n for n in range(len(rest), 0, -1) if _width(rest[:n]) <= across)
            found.append(rest[:cut])
            rest = rest[cut:]
        found.append(rest)
    return found


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in _WIDE else 1 for char in text)
