"""Chapters of a programme: where its opening, each story, its notices and its closing begin.

For players that read JSON chapters 1.2.0, for tags of sound files, and as links on a page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from moksori.broadcast.running import Item, ItemKind, RunningOrder, placed
from moksori.broadcast.wording import wording
from moksori.publishing.cleaning import line

VERSION = "1.2.0"
LONGEST_TITLE = 70
"""Characters of a question that stands as a chapter; players cut longer ones where they like."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of a programme; milliseconds.

    Attributes:
        item: Id of the item that it begins with.
        story: Public id of the story it tells, or empty.
    """

    start: int
    end: int
    title: str
    item: str
    story: str = ""


def chapters(order: RunningOrder, *, questions: bool = False) -> tuple[Chapter, ...]:
    """Return the chapters of a programme; they follow each other without a gap.

    Args:
        order: A running order, fitted to its slot.
        questions: True to make a chapter of every question too.
    """
    begun: set[str] = set()
    starts: list[tuple[int, str, Item]] = []
    for one in placed(order):
        if not one.item.sounds:
            continue
        for key, title in _titles(order, one.item, questions=questions):
            if key not in begun:
                begun.add(key)
                starts.append((one.start, title, one.item))
    if not starts:
        return ()
    # The programme begins with its first chapter, whatever is played before it.
    starts[0] = (0, starts[0][1], starts[0][2])
    starts = [
        one for place, one in enumerate(starts) if place == 0 or one[0] > starts[place - 1][0]
    ]
    ends = [start for start, _, _ in starts[1:]] + [order.total]
    return tuple(
        Chapter(start, end, title, item.id, item.story)
        for (start, title, item), end in zip(starts, ends, strict=True)
    )


def chapters_json(order: RunningOrder, *, questions: bool = False) -> bytes:
    """Return the chapters as `application/json+chapters`, version 1.2.0."""
    content = {
        "version": VERSION,
        "title": order.series,
        "chapters": [
            {
                "startTime": chapter.start / 1000,
                "endTime": chapter.end / 1000,
                "title": chapter.title,
            }
            for chapter in chapters(order, questions=questions)
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _titles(order: RunningOrder, item: Item, *, questions: bool) -> Iterator[tuple[str, str]]:
    """Yield what begins with an item: a key that is met once, and the title of the chapter."""
    words = wording(order.language)
    if item.story:
        if item.kind is not ItemKind.MUSIC:
            yield item.story, dict(order.stories).get(item.story, words.say("untitled"))
        if questions and item.kind is ItemKind.QUESTION:
            yield item.id, _short(item.text)
    elif item.kind in (ItemKind.OPENING, ItemKind.IDENT) and item.id != _last_ident(order):
        yield "opening", words.say("chapter_opening")
    elif item.kind is ItemKind.NOTICE:
        yield "notices", words.say("chapter_notices")
    elif item.kind is ItemKind.CLOSING:
        yield "closing", words.say("chapter_closing")


def _last_ident(order: RunningOrder) -> str:
    """Return the ident behind the closing: it begins nothing."""
    idents = [item.id for item in order.items if item.kind is ItemKind.IDENT]
    return idents[-1] if len(idents) > 1 else ""


def _short(question: str) -> str:
    """Return a question as a title, cut between two words."""
    title = line(question)
    if len(title) <= LONGEST_TITLE:
        return title
    return title[: LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"
