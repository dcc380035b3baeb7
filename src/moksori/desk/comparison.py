"""As told beside as the public reads it: what the protection screen and the report show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from moksori.terms.disguise import Disguise


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of told words: changed (then `change` says into what and why) or left as told."""

    words: str
    change: Disguise | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One passage, or the title, in both readings."""

    speaker: str
    told: tuple[Piece, ...]
    public: str
    changes: tuple[Disguise, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One account beside its story.

    Attributes:
        account: Id of the account.
        story: Public id of its story.
        language: Of the account.
        withheld: True where the gate let the story out of no door; then nothing was published.
        findings: How many findings the gate has.
    """

    account: str
    story: str
    language: str
    rows: tuple[Row, ...]
    withheld: bool
    findings: int

    @property
    def share_changed(self) -> float:
        """Share of the told characters that stand otherwise, or not at all, in public."""
        told = sum(len(piece.words) for row in self.rows for piece in row.told)
        changed = sum(len(piece.words) for row in self.rows for piece in row.told if piece.change)
        return changed / told if told else 0.0


def pieces(text: str, start: int, changes: Sequence[Disguise]) -> tuple[Piece, ...]:
    """Cut a told text at its changes.

    Args:
        text: The words of a passage or title.
        start: Where they begin in the decoded original.
        changes: Its changes, in any order; their spans count characters of the original.
    """
    out: list[Piece] = []
    at = 0
    for change in sorted(changes, key=lambda change: (change.span.start, change.span.end)):
        first = max(change.span.start - start, at)
        last = min(change.span.end - start, len(text))
        if last < at or first > len(text):
            continue
        if first > at:
            out.append(Piece(text[at:first]))
        out.append(Piece(text[first:last], change))
        at = last
    if at < len(text):
        out.append(Piece(text[at:]))
    return tuple(out)
