"""Composition: of what a story is made, part by part, before anything of it is disguised."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class StoryForm(StrEnum):
    """How a story is told."""

    INTERVIEW = "interview"
    ARTICLE = "article"
    TESTIMONY = "testimony"


class PartKind(StrEnum):
    """What a part of a story is."""

    PASSAGE = "passage"
    HEADING = "heading"
    TEXT = "text"


class Voice(StrEnum):
    """How the editor's own words stand on the page."""

    PARAGRAPH = "paragraph"
    QUESTION = "question"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a story.

    Attributes:
        text: The editor's own words, of a heading or a text. A live mention in them is a token:
            `{men-…}` the words of a mention, `{per-…}` the name of a person; `{men-…|words}` the
            same in other words, such as those of another language.
        account, number: The passage that is told, of a passage.
        start, end: A stretch of that passage in characters of it; 0 and 0 are the whole.
        without: Stretches of that passage, first and last character, that are left out of it.
    """

    kind: PartKind
    text: str = ""
    account: str = ""
    number: int = 0
    start: int = 0
    end: int = 0
    voice: Voice = Voice.PARAGRAPH
    without: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Composition:
    """Of what a story is made.

    Attributes:
        title, standfirst: The editor's own words, with live mentions; either may be empty.
        content_note: What readers are told before hard passages; plain words, no tokens.
        byline, editor: As each has chosen to be named; either may be empty.
    """

    form: StoryForm
    parts: tuple[Part, ...]
    title: str = ""
    standfirst: str = ""
    content_note: str = ""
    byline: str = ""
    editor: str = ""
