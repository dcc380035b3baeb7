"""Detail: a stretch of a text that tells something of somebody, found without reading the rest."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from moksori.terms.span import Span


class DetailKind(StrEnum):
    """What a detail tells. `name` is one that could be a person's, a place's or a body's."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    NAME = "name"
    DATE = "date"
    DURATION = "duration"
    AGE = "age"
    AMOUNT = "amount"
    QUANTITY = "quantity"
    IDENTIFIER = "identifier"
    OCCUPATION = "occupation"
    POSITION = "position"
    NATIONALITY = "nationality"
    HEALTH = "health"


@dataclass(frozen=True, slots=True)
class Detail:
    """A stretch of a text and what it may tell of somebody; a proposal, never a decision.

    Attributes:
        span: Where it stands, in characters of the text.
        kind: What it tells.
        told: The words of `span`.
        value: The same for the same detail told again: the words in small letters, one blank
            between them; EDTF of a date that is told whole.
        rule: The rule that found it.
        confidence: 0 to 1, the rule's own figure.
    """

    span: Span
    kind: DetailKind
    told: str
    value: str
    rule: str
    confidence: float
