"""A letter as its parts: headings, sentences, and fields with holes where nothing is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

HOLE = "[not known]"
"""Stands where the record says nothing; whoever sends the letter fills it, or says so."""
WITHHELD = "[to be filled in by whoever submits]"


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a form: what is asked, and what is answered."""

    label: str
    words: str

    @property
    def shown(self) -> str:
        """The answer, or the hole."""
        return self.words.strip() or HOLE


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a letter: its heading, its sentences, its fields."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole letter, in English: the forms are answered in it.

    Attributes:
        notes: What must be done before it is sent; it stands before everything else.
    """

    title: str
    notes: tuple[str, ...]
    sections: tuple[Section, ...]


def holes(letter: Letter) -> int:
    """Count what nobody knows yet."""
    return sum(one.shown == HOLE for section in letter.sections for one in section.fields)


def words_of(both: Iterable[str]) -> str:
    """Return what is given of several words, with commas."""
    return ", ".join(dict.fromkeys(one for one in both if one))


_MONTH_NAMES = (
    "January February March April May June July August September October November December"
)
_MONTHS = tuple(_MONTH_NAMES.split())
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?([~?%]?)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DOUBTS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def date_words(edtf: str) -> str:
    """Return an EDTF date in words; whole days, and forms that have none here, stay as they are."""
    if _DAY.search(edtf):
        return edtf
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return f"from {date_words(first)} to {date_words(last)}"
    found = _DATE.fullmatch(edtf)
    if found is None:
        return edtf
    year, month, doubt = found.groups()
    if month in _SEASONS:
        year = f"{year}/{(int(year) + 1) % 100:02}" if month == "24" else year
        return f"{_DOUBTS[doubt]}{_SEASONS[month]} {year}"
    name = _MONTHS[int(month) - 1] if month and 1 <= int(month) <= 12 else month
    return f"{_DOUBTS[doubt]}{name} {year}" if name else f"{_DOUBTS[doubt]}{year}"
