"""Story: what the desk wants to say, as the public reads it; one value a language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of a story is on the page."""

    INTRODUCTION = "introduction"
    QUESTION = "question"
    ANSWER = "answer"
    PARAGRAPH = "paragraph"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Block:
    """One turn or paragraph: who is shown to speak, and the words (line breaks part paragraphs).

    Attributes:
        note: What a reader is told before a hard passage that begins here; empty elsewhere.
        passage: How many blocks that passage lasts, this one among them.
    """

    kind: BlockKind
    speaker: str
    text: str
    note: str = ""
    passage: int = 0


@dataclass(frozen=True, slots=True)
class Term:
    """A glossed word: the surface in the text and its explanation in the story's language.

    Attributes:
        stands_for: The whole name, where the word is an abbreviation.
    """

    word: str
    gloss: str
    stands_for: str = ""


@dataclass(frozen=True, slots=True)
class Worth:
    """A sum as the text has it, and its size in another currency with year and source."""

    word: str
    worth: str


@dataclass(frozen=True, slots=True)
class PublicPlace:
    """An area that a story is filed under: no finer than what its public text says.

    Attributes:
        code: ASCII letters, digits and hyphens; the same in every language.
        name: What the area is called in the story's language.
    """

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What was put right in a story after it was published.

    Attributes:
        month: `YYYY-MM` in which it was put right, or empty where nobody wrote it down.
        text: What was wrong and what is right, in the story's language.
    """

    month: str
    text: str


@dataclass(frozen=True, slots=True)
class StoryText:
    """One story in one language.

    Attributes:
        id: Public id of the story; the same in every language.
        slug: ASCII letters, digits and hyphens; made from the public title.
        language: BCP 47, such as `en` or `ko`.
        month: `YYYY-MM` of publication; pages never show a day unless somebody decided so.
        byline, editor: As each has chosen to be named; may be empty.
        kinds_changed: Kinds of things disguised (`age`, `speech` …); the kind, never the thing.
        places: Areas that the public text names, for the archive.
        sums: What sums in the text were worth, no closer than the text tells them.
        invented: True for the worked example, which says so on every page.
    """

    id: str
    slug: str
    language: str
    title: str
    standfirst: str
    blocks: tuple[Block, ...]
    month: str
    byline: str = ""
    editor: str = ""
    outlet: str = ""
    glossary: tuple[Term, ...] = ()
    kinds_changed: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    content_note: str = ""
    places: tuple[PublicPlace, ...] = ()
    sums: tuple[Worth, ...] = ()
    invented: bool = False
