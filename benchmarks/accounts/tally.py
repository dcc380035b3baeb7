"""Precision, recall and F1 over many texts."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Tally:
    """What was asked for and what was proposed, of one kind.

    Attributes:
        asked: Items of the gold.
        found: Of them, those that were proposed.
        said: Items proposed, without those that are held against nobody.
        right: Of them, those that are in the gold.
    """

    asked: int = 0
    found: int = 0
    said: int = 0
    right: int = 0

    def add(self, asked: int, found: int, said: int, right: int | None = None) -> None:
        """Add the numbers of one text; `right` is `found` if not given."""
        self.asked += asked
        self.found += found
        self.said += said
        self.right += found if right is None else right

    def row(self) -> dict[str, Any]:
        """Return the figures, rounded to three places."""
        precision = self.right / self.said if self.said else 0.0
        recall = self.found / self.asked if self.asked else 0.0
        both = precision + recall
        return {
            "precision": round(precision, 3),
            "recall": round(recall, 3),
            "f1": round(2 * precision * recall / both, 3) if both else 0.0,
            "gold": self.asked,
            "proposed": self.said,
        }


class Tallies:
    """One tally a kind, made when first asked for.

    Attributes:
        notes: What was missed and what was said too much: kind, which of the two, words.
    """

    def __init__(self) -> None:
        self._of: defaultdict[str, Tally] = defaultdict(Tally)
        self.notes: list[tuple[str, str, str]] = []

    def __getitem__(self, kind: str) -> Tally:
        return self._of[kind]

    def note(self, kind: str, what: str, words: object) -> None:
        """Keep something that was "missed", is "extra" or "wrong", for whoever mends it."""
        self.notes.append((kind, what, str(words)))

    def rows(self) -> dict[str, dict[str, Any]]:
        """Return the figures of every kind, by name."""
        return {kind: self._of[kind].row() for kind in sorted(self._of)}
