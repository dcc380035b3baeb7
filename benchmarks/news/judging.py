"""Holds answers against what the annotators said, attribute by attribute."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from benchmarks.news.answers import Answers
from moksori.packs.loader import load_common

SINGLE = ("country", "region", "city", "year", "month", "day")
BLANK = frozenset(("", "none", "null", "nan", "unknown", "insufficient information"))
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ALIKE = 0.8
"""Similarity from which two names are one."""
_ALSO = {
    "united states of america": "US",
    "usa": "US",
    "us": "US",
    "uk": "GB",
    "england": "GB",
    "peoples republic of china": "CN",
    "burma": "MM",
    "republic of korea": "KR",
    "drc": "CD",
}


def folded(value: Any) -> str:
    """Return a value as a comparable string; blank where nothing was annotated."""
    words = unicodedata.normalize("NFKD", str(value if value is not None else ""))
    words = "".join(c for c in words.casefold() if c.isalnum() or c.isspace() or c == ".")
    words = re.sub(r"\.0$", "", " ".join(words.split())).replace(".", "")
    return "" if words in BLANK else words


def number(value: Any) -> str:
    """Return a year, a month (also by name) or a day as a plain number."""
    words = folded(value)
    named = next((str(at) for at, name in enumerate(MONTHS, 1) if words.startswith(name)), "")
    return named or (str(int(words)) if words.isdigit() else words)


@cache
def codes() -> dict[str, str]:
    """Return the codes of countries by every name they have."""
    names = {
        folded(name): one.country for one in load_common().countries for name in one.names["en"]
    }
    return names | _ALSO


def same_name(one: str, other: str) -> bool:
    """Say whether two names are alike enough to be one person's."""
    first, second = folded(one), folded(other)
    return SequenceMatcher(None, first, second).ratio() >= ALIKE


@dataclass
class Counts:
    """What was found over all reports.

    Attributes:
        reports: How many.
        annotated, right: For each single attribute: reports in which it is annotated, and of
            these those answered rightly. A country is right by any of its names.
        strings: Reports whose answer is the annotated string itself.
        extra: Answers where nothing is annotated.
        lists: Gold, said and right items of the types and the names.
    """

    reports: int = 0
    annotated: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SINGLE, 0))
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SINGLE, 0))
    strings: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SINGLE, 0))
    extra: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys((*SINGLE, "types", "names"), 0)
    )
    lists: dict[str, list[int]] = field(
        default_factory=lambda: {"types": [0, 0, 0], "names": [0, 0, 0]}
    )
    perpetrator: int = 0

    def add(self, gold: dict[str, Any], said: Answers) -> None:
        """Count one report."""
        self.reports += 1
        self.perpetrator += said.perpetrator == bool(gold["perpetrator_mention"])
        for name in SINGLE:
            fold = number if name in ("year", "month", "day") else folded
            wanted = fold(gold["date" if name == "day" else name])
            given = fold(getattr(said, name))
            self._single(name, wanted, given, said)
        types = [one for one in gold["violation_types"] if folded(one)]
        self._listed("types", types, said.types, str.__eq__)
        names = {folded(one["victim_name"]): one["victim_name"] for one in gold["victims"]}
        self._listed("names", [names[key] for key in names if key], said.victims, same_name)

    def _single(self, name: str, wanted: str, given: str, said: Answers) -> None:
        if not wanted:
            self.extra[name] += bool(given)
            return
        self.annotated[name] += 1
        self.strings[name] += wanted == given
        right = wanted == given
        if name == "country":
            right = right or codes().get(wanted, "?") == said.told.get("country")
        self.right[name] += right

    def _listed(self, name: str, gold: Iterable[str], said: Iterable[str], same: Any) -> None:
        gold, said = list(gold), list(said)
        free = list(said)
        right = 0
        for one in gold:
            hit = next((other for other in free if same(one, other)), None)
            if hit is not None:
                free.remove(hit)
                right += 1
        self.extra[name] += len(said) if not gold else 0
        for at, count in enumerate((len(gold), len(said), right)):
            self.lists[name][at] += count

    def f1(self, name: str) -> tuple[float, float, float]:
        """Return precision, recall and F1 of a list, in per cent."""
        gold, said, right = self.lists[name]
        precision, recall = right / max(said, 1), right / max(gold, 1)
        both = 2 * precision * recall / max(precision + recall, 1e-9)
        return tuple(round(100 * one, 1) for one in (precision, recall, both))

    def row(self) -> dict[str, Any]:
        """Return all figures, in per cent where they are shares."""
        share = lambda part, whole: round(100 * part / max(whole, 1), 1)  # noqa: E731
        row: dict[str, Any] = {"reports": self.reports}
        row["perpetrator_mention"] = share(self.perpetrator, self.reports)
        for name in ("types", "names"):
            precision, recall, f1 = self.f1(name)
            label = "violation_types" if name == "types" else "victim_name"
            row[label] = {
                "precision": precision,
                "recall": recall,
                "f1": f1,
                "extra": self.extra[name],
            }
        for name in SINGLE:
            row[name] = {
                "published": share(self.strings[name], self.reports),
                "ceiling": share(self.annotated[name], self.reports),
                "of_annotated": share(self.right[name], self.annotated[name]),
                "extra": self.extra[name],
            }
        return row
