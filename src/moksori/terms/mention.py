"""Mention: a stretch of an account that names something a decision can be taken about."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from moksori.terms.span import Span


class MentionKind(StrEnum):
    """What a mention names. The first ten are the codebook's; the rest matter to protection."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    DATE = "date"
    AMOUNT = "amount"
    QUANTITY = "quantity"
    DURATION = "duration"
    AGE = "age"
    INJURY = "injury"
    SENTENCE = "sentence"
    SHARE = "share"
    OCCUPATION = "occupation"
    SPEECH = "speech"
    NICKNAME = "nickname"
    CONTINUING = "continuing"
    PHONE = "phone"
    IDENTIFIER = "identifier"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the decoded original and what it says.

    Attributes:
        span: Where it stands, in characters of the decoded original.
        kind: What it names.
        told: The words of `span`.
        value: The normalised value: EDTF of a date; {"value", "currency"} of an amount; a number of
            years (or [low, high]) of an age; a gazetteer id of a place; ISO 8601 of a duration.
        detail: What the kind needs beside the value: `level` of a place (neighbourhood, city,
            province, country), `conversion_of` and `per` of an amount, `heard_by` of speech.
        persons: Keys of the persons (of the same proposal) it belongs to.
        rule: The rule or model that found it.
        confidence: 0 to 1, the rule's own figure.
    """

    span: Span
    kind: MentionKind
    told: str
    value: Any = None
    detail: dict[str, Any] = field(default_factory=dict)
    persons: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0
