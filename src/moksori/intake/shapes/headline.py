"""The title of a text: a short line above it that is no sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from moksori.intake.shapes import dialogue
from moksori.intake.shapes.lines import Line
from moksori.terms.span import Span

LONGEST = 200
_WRAPPED = 60
"""A line shorter than this was not wrapped: what stands below it is a line of its own."""
_HEADING = re.compile(r"#{1,6}\s+")
_SENTENCE_END = re.compile(r"(?:(?<![A-Z])[.。](?!\.)|[다요죠]\s?[.])[\"'”’)]*$")
_GREETING = re.compile(
    r"(?:dear|hello|hi|to whom|greetings|good (?:morning|evening|day)|안녕|존경하는|받으시는"
    r"|여보세요)\b|안녕",
    re.IGNORECASE,
)


def find_title(
    text: str, lines: Sequence[Line], first_turn: int, told: str = ""
) -> tuple[Span | None, Span | None]:
    """Return the stretch of the title, and of the Markdown sign before it.

    Args:
        text: The decoded text.
        lines: Its paragraphs without furniture.
        first_turn: Where the first labelled turn begins; the length of the text if there is none.
        told: The title the container gives, such as the subject of a message.
    """
    if len(lines) < 2 or lines[0].start >= first_turn:
        return None, None
    line = lines[0]
    sign = _HEADING.match(text, line.start, line.end)
    start = sign.end() if sign else line.start
    words = text[start : line.end]
    if sign or (told and words.strip() == told.strip()):
        closed = re.search(r"\s#+$", words)
        end = start + closed.start() if closed else line.end
        return Span(start, end), Span(line.start, start) if sign else None
    if (
        len(words) > LONGEST
        or dialogue.count_words(words) > 28
        or not _stands_apart(lines, first_turn)
    ):
        return None, None
    if _SENTENCE_END.search(words) and not (lines[1].start >= first_turn and len(words) < 70):
        return None, None
    if _GREETING.match(words) or words.startswith(("-", "–", "―", "•")):
        return None, None
    talks = dialogue.asks(words) and dialogue.ADDRESSES.search(words)
    end = start + _first_line(words)
    return (None if talks or dialogue.opens(words) else Span(start, end)), None


def _first_line(words: str) -> int:
    """Give where a headline ends: lines below it that begin anew say when, where and by whom."""
    for found in re.finditer(r"\n", words):
        if not words[found.end() : found.end() + 1].islower() and found.start() < _WRAPPED:
            return found.start()
    return len(words)


def _stands_apart(lines: Sequence[Line], first_turn: int) -> bool:
    """Say whether the first line is set off: by a blank line, a label, or a longer paragraph."""
    first, second = lines[0], lines[1]
    longer = (second.end - second.start) >= 1.5 * (first.end - first.start)
    return bool(second.gap) or second.start >= first_turn or longer
