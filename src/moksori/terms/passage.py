"""Passage: a turn or paragraph of an account, with its speaker and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from moksori.terms.span import Span


class SpeakerRole(StrEnum):
    """What the person who speaks a passage is in the telling."""

    HOST = "host"
    REPORTER = "reporter"
    SOURCE = "source"
    VICTIM = "victim"
    WITNESS = "witness"
    ACCUSED = "accused"
    OFFICIAL = "official"
    INTERPRETER = "interpreter"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Passage:
    """One turn or paragraph.

    Attributes:
        number: Its place in the account, from 1.
        span: Where it stands in the decoded original, without the speaker's label.
        text: The words of `span`, as told.
        speaker: The speaker as the account names them; None for what nobody says.
        role: The speaker's role.
    """

    number: int
    span: Span
    text: str
    speaker: str | None
    role: SpeakerRole
