"""The words of a text with what a capital at their beginning means."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from moksori.language.words import words
from moksori.terms.detail import Detail, DetailKind
from moksori.terms.span import Span

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = re.compile(
    rf"(?:{_UPPER}\.[-‑]?){{1,5}}(?![^\W_])|[^\W_]+(?:['’\-‑‐&/][^\W_]+)*(?:['’](?![^\W_]))?"
)
_ENDS = re.compile(r"[.!?:]|\n")
_QUOTES = '“"‘«„(['
_ABBREVIATIONS = words(
    "mr mrs ms dr prof no nr nos st v vs art arts ltd inc co gen col maj capt lt sgt"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_SHORT = 5
_SHORT_NAME = re.compile(rf"{_UPPER}[a-zß-öø-ÿ]$")
"""Cz. or Th., as names are cut short; EU is none."""
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text.

    Attributes:
        low: In small letters, without a possessive ending.
        capital: True where it begins with a capital letter.
        opens: True where a sentence, a line or a quotation begins with it: its capital says little.
        gap: What stands between it and the word before.
        shouted: True where its whole line is in capitals.
    """

    start: int
    end: int
    text: str
    low: str
    capital: bool
    opens: bool
    gap: str
    shouted: bool


@dataclass(slots=True)
class Words:
    """A text cut into words.

    Attributes:
        small: Every word that the text writes with a small letter somewhere.
    """

    text: str
    all: list[Word]
    small: frozenset[str] = frozenset()
    starts: list[int] = field(default_factory=list)

    def at(self, place: int) -> int:
        """Give the index of the word that begins at or last before a place."""
        return max(0, bisect_right(self.starts, place) - 1)

    def detail(
        self, start: int, end: int, kind: DetailKind, rule: str, confidence: float
    ) -> Detail:
        """Make a detail of a stretch."""
        return detail(self.text, start, end, kind, (rule, confidence))


def detail(
    text: str, start: int, end: int, kind: DetailKind, by: tuple[str, float], value: str = ""
) -> Detail:
    """Make a detail of a stretch.

    Args:
        text: The whole text.
        start: First character.
        end: One past the last.
        kind: What it tells.
        by: The rule and its confidence.
        value: Where it is not just the words in small letters.
    """
    told = text[start:end]
    plain = value or _BLANKS.sub(" ", told).strip().casefold()
    return Detail(Span(start, end), kind, told, plain, *by)


def words_of(text: str) -> Words:
    """Cut a text into words.

    Args:
        text: Any text; English is what the rules about capitals are made for.
    """
    shouted = _shouted(text)
    found: list[Word] = []
    last, before = 0, ""
    for match in _WORD.finditer(text):
        start, end = match.span()
        told = match.group()
        gap = text[last:start]
        capital = told[0].isupper()
        low = _POSSESSIVE.sub("", told).lower() if capital or "’" in told or "'" in told else told
        opens = not found or _opens(gap, before)
        found.append(Word(start, end, told, low, capital, opens, gap, bool(shouted[start])))
        last, before = end, told
    small = frozenset(word.low for word in found if not word.capital)
    return Words(text, found, small, [word.start for word in found])


def _opens(gap: str, before: str) -> bool:
    """Say whether a sentence begins behind a gap."""
    if gap in {" ", "\n"}:
        # A lone break mostly stands where a line was full, or where a heading ended.
        return gap == "\n" and before.isupper()
    if "\n" in gap:
        return True
    if _ENDS.search(gap):
        return gap[0] != "." or not (
            before.lower() in _ABBREVIATIONS or _SHORT_NAME.match(before) is not None
        )
    return gap[-1:] in _QUOTES and gap.strip()[:1] in ",;"


def _shouted(text: str) -> bytearray:
    """Mark the lines that stand in capitals: headings."""
    marks = bytearray(len(text))
    at = 0
    for line in text.split("\n"):
        if line.isupper() and len(line) > _SHORT:
            marks[at : at + len(line)] = b"\1" * len(line)
        at += len(line) + 1
    return marks
