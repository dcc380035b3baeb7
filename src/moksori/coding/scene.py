"""Where a reference stands: its sentence, its tense, and whose words it is part of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Scene:
    """Where a reference stands.

    Attributes:
        text: The decoded original.
        start: Where the sentence begins in it.
        past: The clause tells of something that happened, not of how things are.
        quoted: Inside direct speech of somebody in the account.
        asked: Part of a question: it brings nobody new without a name.
        narrator: Key of who says "I" here, or empty.
    """

    text: str
    start: int
    past: bool = True
    quoted: bool = False
    narrator: str = ""
    asked: bool = False
