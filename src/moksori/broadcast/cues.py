"""What stands on the screen when: a programme cut into captions of at most two lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from moksori.broadcast.reading import units
from moksori.broadcast.running import Item, Role, RunningOrder, placed
from moksori.broadcast.wording import wording
from moksori.publishing.cleaning import width

LINE = 65
"""The most that a line holds, in Latin letters; a Korean syllable takes two."""
LINES = 2
SHORT = 30
"""A caption of no more than that flashes by."""
SENTENCE_END = re.compile(r"[.!?。…][\"”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption; milliseconds.

    Attributes:
        role: Who speaks; None for music.
        lines: One or two lines.
        item: Id of the item it is part of.
    """

    start: int
    end: int
    role: Role | None
    lines: tuple[str, ...]
    item: str


def cues(order: RunningOrder) -> tuple[Cue, ...]:
    """Return the captions of a programme: what is said, by whom, and where music is played."""
    return tuple(cue for one in placed(order) for cue in _of_item(order, one.item, one.start))


def captions(text: str) -> tuple[tuple[str, ...], ...]:
    """Return a text as captions of at most two lines; a new one begins with a sentence."""
    found: list[tuple[str, ...]] = []
    lines: list[str] = []
    for paragraph in text.split("\n"):
        first = len(found)
        for word in _words(paragraph):
            if lines and width(f"{lines[-1]} {word}") <= LINE:
                lines[-1] += f" {word}"
            elif len(lines) == LINES:
                found.append(tuple(lines))
                lines = [word]
            else:
                lines.append(word)
            if len(lines) == LINES and SENTENCE_END.search(lines[-1]):
                found.append(tuple(lines))
                lines = []
        if lines:
            found.append(tuple(lines))
            lines = []
        _even_out(found, first)
    return tuple(found)


def _even_out(found: list[tuple[str, ...]], first: int) -> None:
    """Share the words of a short last caption with the one before, where a sentence runs on.

    Args:
        found: Captions, the last of them of the paragraph that just ended.
        first: Where that paragraph begins.
    """
    if len(found) - first < 2 or SENTENCE_END.search(found[-2][-1]):
        return
    last = " ".join(found[-1])
    if width(last) > SHORT:
        return
    words = " ".join(found[-2]).split(" ") + last.split(" ")
    whole = width(" ".join(words))
    half = min(range(1, len(words)), key=lambda at: abs(2 * width(" ".join(words[:at])) - whole))
    shared = [_in_lines(words[:half]), _in_lines(words[half:])]
    if all(len(lines) <= LINES for lines in shared):
        found[-2:] = shared


def _in_lines(words: list[str]) -> tuple[str, ...]:
    """Return words that fit two lines as lines."""
    lines = [words[0]]
    for word in words[1:]:
        if width(f"{lines[-1]} {word}") <= LINE:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def _of_item(order: RunningOrder, item: Item, start: int) -> Iterator[Cue]:
    """Yield the captions of one item, which share its time by what there is to say."""
    if not item.length:
        return
    if not item.spoken:
        label = wording(order.language).say(f"kind_{item.kind}")
        yield Cue(start, start + item.length, None, (f"[{label}]",), item.id)
        return
    parts = captions(item.text)
    weights = [max(units(" ".join(lines), order.language), 0.2) for lines in parts]
    whole, said = sum(weights), 0.0
    for lines, weight in zip(parts, weights, strict=True):
        begin = start + round(item.length * said / whole)
        said += weight
        yield Cue(begin, start + round(item.length * said / whole), item.role, lines, item.id)


def _words(paragraph: str) -> Iterator[str]:
    """Yield the words of a paragraph; one that is wider than a line is parted."""
    for word in paragraph.split():
        rest = word
        while width(rest) > LINE:
            head = rest[: LINE // 2]
            yield head
            rest = rest[len(head) :]
        if rest:
            yield rest
