"""Finding: what a rule of the gate has to say about a draft or a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from moksori.terms.errors import RefusedError


class FindingClass(StrEnum):
    """What follows from a finding. `block` and `unreadable` stop a release by themselves."""

    BLOCK = "block"
    REVIEW = "review"
    ALLOWED = "allowed"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Finding:
    """Where something was found, and which rule or value says so; never the word itself.

    Attributes:
        rule: Code of the rule (`age_too_exact`) or `watch` for a watched value.
        place: Block (`title`, `block 3`) of a draft, or number of a file (`file 2`).
        channel: Decoded channel of a file (`text`, `attribute`, `name`, `metadata` …).
        offset, length: Characters in that place or channel.
        value: Id of the watched value, or an empty string.
    """

    rule: str
    cls: FindingClass
    place: str
    channel: str = "text"
    offset: int = 0
    length: int = 0
    value: str = ""


class LeakError(RefusedError):
    """Something protected would have left; the findings say where, never what."""

    code = "protection.leak"
    hint = "Open the story's protection page: each finding shows its place and the ways out."

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"the gate has {len(findings)} findings and let nothing out")
        self.findings = findings
