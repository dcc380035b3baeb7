"""What a reader is told before a story and before its hardest passages.

Only the public text is looked at: what was withheld makes no note, and a note says nothing that
the text itself does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from moksori.language.sentences import sentences
from moksori.packs.model import CareSubject, Names
from moksori.terms.story import Block, BlockKind, StoryText

NOTE = {"en": "This story tells of {what}.", "ko": "이 이야기에는 {what}에 관한 내용이 있습니다."}
PASSAGE = {
    "en": "The next passage tells of {what}.",
    "ko": "다음 대목에는 {what}에 관한 내용이 있습니다.",
}
AND = {"en": " and ", "ko": ", "}
"""What stands before the last of several subjects."""


def with_care(story: StoryText, subjects: Sequence[CareSubject]) -> StoryText:
    """Return a story with a note before it, and a line before each of its gravest passages.

    Turns that follow one another and are grave make one passage; a question between two such
    answers belongs to it. A note that the desk has written itself stays.

    Args:
        story: The story as the public reads it: nothing else is looked at.
        subjects: What readers are told of, in the order of a note.
    """
    language = "ko" if story.language.startswith("ko") else "en"
    told = [tuple(_subjects_in(block.text, subjects, language)) for block in story.blocks]
    every = [subject for subject in subjects if any(subject in found for found in told)]
    if not every:
        return story
    note = story.content_note or _sentence(NOTE, every, language)
    return replace(story, content_note=note, blocks=_marked(story.blocks, told, language))


def _subjects_in(
    text: str, subjects: Sequence[CareSubject], language: str
) -> Iterator[CareSubject]:
    """Yield what a text tells; a subject that only colours others needs one in its sentence."""
    met: set[str] = set()
    for start, end in sentences(text):
        words = text[start:end]
        own = {one.id for one in subjects if _has(one.cues, language, words)}
        met |= own
        if own:
            met |= {one.id for one in subjects if _has(one.beside, language, words)}
    yield from (one for one in subjects if one.id in met)


def _has(cues: Names, language: str, words: str) -> bool:
    return any(_compiled(cue).search(words) for cue in cues.get(language, ()))


@cache
def _compiled(cue: str) -> re.Pattern[str]:
    return re.compile(cue, re.IGNORECASE)


def _marked(
    blocks: Sequence[Block], told: Sequence[Sequence[CareSubject]], language: str
) -> tuple[Block, ...]:
    """Return the blocks, the first of each grave passage with the line that stands before it."""
    grave = [[one for one in found if one.grave] for found in told]
    marked = list(blocks)
    for start, end in _passages(blocks, [bool(found) for found in grave]):
        what = dict.fromkeys(one.id for found in grave[start:end] for one in found)
        labels = {one.id: one for found in grave[start:end] for one in found}
        line = _sentence(PASSAGE, [labels[id_] for id_ in what], language)
        marked[start] = replace(blocks[start], note=line, passage=end - start)
    return tuple(marked)


def _passages(blocks: Sequence[Block], grave: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield from which block on a passage goes, and before which it ends."""
    start = end = -1
    for number, is_grave in enumerate(grave):
        if not is_grave:
            continue
        between = [block.kind for block in blocks[end:number]] if start >= 0 else []
        if start >= 0 and all(kind is BlockKind.QUESTION for kind in between):
            end = number + 1
            continue
        if start >= 0:
            yield start, end
        start, end = number, number + 1
    if start >= 0:
        yield start, end


def _sentence(pattern: dict[str, str], what: Sequence[CareSubject], language: str) -> str:
    """Return one of the two sentences about some subjects."""
    labels = [one.label[language] for one in what]
    *most, last = labels
    told = f"{', '.join(most)}{AND[language]}{last}" if most else last
    return pattern[language].format(what=told)
