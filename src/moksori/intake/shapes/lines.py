"""The lines of a text, and the paragraphs they make."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from moksori.terms.span import Span

UNSEEN = (
    "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\u061c"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\0"
)
"""Characters that take no room: a line of nothing else is blank."""
_BLANK = rf"[\s{UNSEEN}]"
_LEAD = re.compile(rf"{_BLANK}*")
_TRAIL = re.compile(rf"{_BLANK}*\Z")
_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
ENDED = re.compile(r"(?:[.?!。？！…:：;]|[다요죠까네군]\s?[.]?)[\"'”’»」』)\]*_]*$|[\"”»」』]$")
"""How a line ends that closes a sentence."""
_ITEM = re.compile(r"(?:[-*•·–▶▷■□●○◆◇]|\d{1,3}[.)]|[가-하]\.)\s+(?=\S)")
"""How an entry of a list begins, also in a text whose lines were wrapped."""
WRAP_FROM, WRAP_TO = 44, 140
"""Between these lengths lies the right edge of a text whose lines were broken by a machine."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the blanks around it.

    Attributes:
        start: Its first character.
        end: Behind its last character.
        gap: Blank lines before it.
        page: True for the first and the last line of a page.
    """

    start: int
    end: int
    gap: int = 0
    page: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the stretch without the blanks at its ends; empty where nothing is left."""
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and (text[end - 1].isspace() or text[end - 1] in UNSEEN):
        end -= 1
    return Span(start, max(start, end))


def lines_of(text: str, margins: Sequence[Span], page_starts: Iterable[int] = ()) -> list[Line]:
    """Return the lines of `text` outside its margins.

    Args:
        text: The decoded text.
        margins: Stretches the document sets apart, in any order.
        page_starts: Where pages begin, besides form feeds.
    """
    pages = {place for place in page_starts if place}
    found: list[Line] = []
    for start, end in _between(margins, len(text)):
        _add_lines(text, start, end, pages, found)
    return found


def _between(margins: Sequence[Span], length: int) -> Iterator[tuple[int, int]]:
    start = 0
    for margin in sorted(margins):
        if margin.start > start:
            yield start, margin.start
        start = max(start, margin.end)
    if start < length:
        yield start, length


def _add_lines(text: str, start: int, end: int, pages: set[int], found: list[Line]) -> None:
    """Add the lines of one stretch, counting the breaks that lie between two of them."""
    last = start
    for match in _LINE.finditer(text, start, end):
        span = trimmed(text, match.start(), match.end())
        if not len(span):
            continue
        breaks = _BREAK.findall(text, last, match.start())
        page = "\f" in breaks or bool(pages and not pages.isdisjoint(range(last, span.start + 1)))
        gap = max(len(breaks) - 1, 0) if last > start or found else 0
        if page and found:
            found[-1] = Line(found[-1].start, found[-1].end, found[-1].gap, page=True)
        found.append(Line(span.start, span.end, gap, page))
        last = match.end()


def _never(_end: int, _start: int) -> bool:
    return False


def paragraphs_of(
    text: str, lines: Sequence[Line], parted: Callable[[int, int], bool] = _never
) -> list[Line]:
    """Join the lines that a machine broke, so that each paragraph is one stretch.

    In most texts a line is a paragraph. Where most lines end inside a sentence and near one right
    edge, they were wrapped, and a paragraph ends at a blank line or at a short finished line.

    Args:
        text: The decoded text.
        lines: Its lines without furniture.
        parted: Says whether furniture stands between two places; no paragraph runs over it.
    """
    edge = right_edge(text, lines)
    if not edge:
        return list(lines)
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        apart = before is None or parted(before.end, line.start)
        if before is not None and not apart and _goes_on(text, before, line, edge):
            joined[-1] = Line(before.start, line.end, before.gap, before.page or line.page)
        else:
            joined.append(line)
    return joined


def right_edge(text: str, lines: Sequence[Line]) -> int:
    """Return the length at which lines were wrapped, or 0 where they were not."""
    inner = [a for a, b in pairwise(lines) if not b.gap]
    if len(inner) < 3:
        return 0
    lengths = sorted(line.end - line.start for line in inner)
    edge = lengths[int(len(lengths) * 0.95)]
    if not WRAP_FROM <= edge <= WRAP_TO:
        return 0
    full = [line for line in inner if line.end - line.start >= 0.7 * edge]
    broken = sum(not ENDED.search(text[line.end - 20 : line.end]) for line in full)
    return edge if len(full) >= 0.5 * len(inner) and broken >= 0.5 * len(full) else 0


def _goes_on(text: str, before: Line, line: Line, edge: int) -> bool:
    if line.gap or _ITEM.match(text, line.start, line.end):
        return False
    tail = text[max(before.start, before.end - edge - 20) : before.end]
    last = tail.splitlines()[-1] if tail.splitlines() else tail
    ended = ENDED.search(last[-20:]) is not None
    return not ended or len(last) >= 0.75 * edge
