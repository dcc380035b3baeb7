"""How an age is put, in each place where an age can stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """How an age is put at one rung, in each place where an age can stand.

    Attributes:
        adjective: Before a noun, if the noun may stay where it is; empty if it must come first.
        after: After a noun: "a woman in her twenties".
        predicate: After "is", in brackets, between commas.
        when: Instead of "at the age of".
        noun: For ages that stand without a noun ("the 20-year-old").
    """

    adjective: str
    after: str
    predicate: str
    when: str
    noun: str
