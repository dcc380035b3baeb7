"""What was said in a story, cut into the pieces that pages set, with the way past hard ones."""

from __future__ import annotations

from dataclasses import dataclass, replace

from moksori.publishing.segments import Glosser, Paragraph, SegmentKind
from moksori.terms.story import BlockKind, StoryText

AFTER = "protection"
"""The fragment of what stands after the last turn of a story."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One block of a story, cut into pieces.

    Attributes:
        place: Its fragment on the page; only turns that a reader can skip to have one.
        note: What stands before a hard passage that begins here; empty elsewhere.
        onward: The fragment where that passage is over.
    """

    kind: BlockKind
    speaker: str
    paragraphs: tuple[Paragraph, ...]
    place: str = ""
    note: str = ""
    onward: str = ""


def turns_of(story: StoryText) -> tuple[Turn, ...]:
    """Return the blocks of a story cut into pieces; blocks without words are left out."""
    glosser = Glosser(story.glossary, story.sums)
    turns: list[Turn] = []
    over: set[int] = set()
    for number, block in enumerate(story.blocks):
        paragraphs = tuple(glosser.cut(text) for text in block.text.split("\n") if text)
        if not paragraphs:
            continue
        turn = Turn(block.kind, block.speaker, paragraphs)
        passed = [end for end in over if end <= number]
        if passed:
            turn = replace(turn, place=f"turn-{max(passed)}")
            over.difference_update(passed)
        if block.note:
            over.add(number + block.passage)
            turn = replace(turn, note=block.note, onward=f"turn-{number + block.passage}")
        turns.append(turn)
    # A passage that goes on to the end of the story is left for what stands after it.
    ends = {f"turn-{end}" for end in over}
    return tuple(replace(one, onward=AFTER) if one.onward in ends else one for one in turns)


def is_edited(turns: tuple[Turn, ...]) -> bool:
    """Say whether brackets stand in the text."""
    return any(
        segment.kind is SegmentKind.EDITORIAL
        for turn in turns
        for paragraph in turn.paragraphs
        for segment in paragraph.segments
    )
