"""Rules about what other stories and other accounts make of this one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from moksori.protection.rules_page import BLOCK, REVIEW, Mark, Page

WHOLE = "id"
"""The place of a finding that is about a story as a whole."""

_MARKED_NAME = re.compile(
    r"(?P<name>[A-Z][\w’'.-]+(?: [A-Z][\w’'-]+){0,2})\s*"
    r"\((?:[^()]{0,20}\b)?"
    r"(?:pseudonym|alias|not (?:his|her|their) real name|name changed)[^()]{0,20}\)"
    r"|(?P<ko>[가-힣]{2,4})(?:씨|\s씨)?\s*\((?:[^()]{0,10})?가명[^()]{0,10}\)"
)


def pseudonym_shared(page: Page) -> Iterator[Mark]:
    """One invented name may stand for two people: in this story, or here and in another story.

    Readers add up what is said of both, and so does whoever looks for them. Give each person a
    name of their own.
    """
    seen: set[str] = set()
    for reading in page.told:
        for found in _MARKED_NAME.finditer(reading.text):
            name = found["name"] or found["ko"]
            if name in seen:
                yield Mark(reading, found.start(), found.end(), REVIEW)
            seen.add(name)
    yield from _standing(page, page.names_elsewhere)


def minor_without_guardian(page: Page) -> Iterator[Mark]:
    """Somebody under eighteen can be made out here, and no guardian allowed that it is told.

    A child cannot weigh what may follow from being told of. Ask who answers for the child and enter
    what they said, or decide that neither name nor age of the child is told.
    """
    for reading in page.readings:
        # It is about the story as a whole, and stands where no sentence can be withheld for it.
        if reading.place == WHOLE and page.minors_alone:
            yield Mark(reading, 0, 0, BLOCK)


def detail_of_one_account(page: Page) -> Iterator[Mark]:
    """Several people told of this matter, and only one of them told this detail.

    Whoever knows what each of them saw knows from it who spoke. Leave the detail out, or tell it
    no finer than the others do.
    """
    yield from _standing(page, page.told_once)


def _standing(page: Page, words: Iterable[str]) -> Iterator[Mark]:
    """Find words where they stand as words of their own; a Korean particle may follow."""
    for told in sorted({one.strip() for one in words} - {""}):
        blanks = r"[\s\u00a0]+".join(re.escape(word) for word in told.split())
        pattern = re.compile(rf"(?<![\w-]){blanks}(?![A-Za-z0-9-])", re.IGNORECASE)
        for reading in page.told:
            for found in pattern.finditer(reading.text):
                yield Mark(reading, found.start(), found.end(), REVIEW)
