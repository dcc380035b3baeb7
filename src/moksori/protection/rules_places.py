"""The rule about neighbourhoods: places smaller than a town."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from moksori.packs.loader import available, load
from moksori.protection.matching import Automaton
from moksori.protection.matching_judge import judge
from moksori.protection.rules_page import BLOCK, Mark, Page, Reading
from moksori.protection.rules_places_ko import NUMBERED, quarters
from moksori.protection.variants import forms_of
from moksori.terms.watch import Scope, WatchKind, WatchValue

_LEAST = 3

# A Latin name with the ending that Korean gives to quarters and villages.
_LATIN = re.compile(
    r"(?<![\w-])(?P<before>[A-Z][a-z]+[ ,]+)?(?P<stem>[A-Z][a-z’']{2,}(?:-[a-z]{2,})?)"
    r"(?:-| )?(?P<end>(?<=-)(?:dong|tong|ri|li|ni|up|eup|rodongjagu|nodongjagu)|(?<= )(?:dong|ri))"
    r"(?P<after>[ ,]+[A-Z][a-z]+)?(?![\w-])"
)
_ENGLISH = re.compile(
    r"\b(?:[A-Z][\w’'-]+ ){1,3}"
    r"(?:neighbou?rhood|quarter|hamlet|alley|street|lane|avenue|Street|Lane|Avenue|Quarter)\b"
    r"|\b(?:neighbou?rhood|hamlet|alley|street)(?: (?:of|called|named))? [A-Z][\w’'-]+"
    r"|\b(?:[Ww]ard|[Bb]lock|[Aa]partment|[Ff]lat|[Hh]ouse|[Bb]uilding)[ ,]+"
    r"(?:[Nn]o\.? ?|number |#)\d+"
)
_NUMBER_BEFORE = r"(?:제? ?\d{1,3} ?|\b\d{1,3}(?:st|nd|rd|th)? )"
_NUMBER_AFTER = r"[ ,]+(?:[Nn]o\.? ?|number |#)?\d{1,3}\b"
_STREETS_ABROAD = frozenset({"Wall Street", "Downing Street"})


def neighbourhood_named(page: Page) -> Iterator[Mark]:
    """A place smaller than a town is named: a quarter, a village, a street, a neighbourhood unit.

    A few hundred people live there and all of them know each other. Name the town or the
    province instead.
    """
    seen: list[Mark] = []
    for mark in (*_listed(page), *(one for reading in page.told for one in _by_shape(reading))):
        if not any(_overlap(mark, other) for other in seen):
            seen.append(mark)
            yield mark


def _overlap(one: Mark, other: Mark) -> bool:
    return one.reading is other.reading and one.start < other.end and other.start < one.end


@cache
def _gazetteer() -> Automaton:
    """Make ready the quarters and villages that the country packs know by name."""
    names = {
        name
        for code in available()
        for place in load(code).places
        if place.level == "neighbourhood"
        for names in place.names.values()
        for name in names
    }
    value = WatchValue("neighbourhoods", WatchKind.PLACE, Scope.EVERYWHERE, tuple(sorted(names)))
    return Automaton([form for form in forms_of(0, value, ()) if len(form.text) >= _LEAST])


def _listed(page: Page) -> Iterator[Mark]:
    """Find the quarters and villages that the country packs know by name."""
    text = page.whole
    for start, end, pattern in _gazetteer().find(text.letters):
        form = _gazetteer().forms[pattern][0]
        cls = judge(form, Scope.EVERYWHERE, text, start, end)
        if cls is BLOCK and text.is_free(start):
            mark = page.mark(*text.span(start, end), BLOCK)
            if mark.reading.told:
                yield mark


def _by_shape(reading: Reading) -> Iterator[Mark]:
    """Find what is named like a quarter or a village, listed or not."""
    text = reading.text
    for found in _LATIN.finditer(text):
        if not _is_name_of_person(found):
            yield Mark(reading, found.start("stem"), found.end("end"), BLOCK)
    for pattern in (_ENGLISH, NUMBERED, _units()):
        for found in pattern.finditer(text):
            if found.group() not in _STREETS_ABROAD:
                yield Mark(reading, found.start(), found.end(), BLOCK)
    for start, end, cls in quarters(text):
        yield Mark(reading, start, end, cls)


@cache
def _units() -> re.Pattern[str]:
    """Make a pattern of the neighbourhood units of all packs, with their number."""
    names = sorted(
        {
            name
            for code in available()
            for unit in load(code).organisations
            if unit.kind == "neighbourhood_unit"
            for names in unit.names.values()
            for name in names
        },
        key=len,
        reverse=True,
    )
    said = "|".join(re.escape(name) for name in names) or r"(?!)"
    return re.compile(f"{_NUMBER_BEFORE}(?:{said})|\\b(?:{said})(?:{_NUMBER_AFTER})")


def _is_name_of_person(found: re.Match[str]) -> bool:
    """Tell Kim Yu-ri from Songpyong-ri: a surname stands before or after a person's name."""
    stem, before, after = found["stem"], found["before"] or "", found["after"] or ""
    return "-" not in stem and (_is_surname(before) or _is_surname(after))


def _is_surname(word: str) -> bool:
    return word.strip(" ,").lower() in _surnames()


@cache
def _surnames() -> frozenset[str]:
    return frozenset(
        surname.lower()
        for code in available()
        for surname in load(code).pools.surnames.get("en", ())
    )
