"""A page as the rules read it: its texts, and what the language finders see in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from moksori.language.ages import find_ages
from moksori.language.dates import find_dates
from moksori.language.found import Found
from moksori.language.sentences import sentences
from moksori.protection.matching import HeardByTwo
from moksori.protection.matching_quasi import sums_in
from moksori.protection.matching_text import Text
from moksori.terms.finding import FindingClass

# The seconds count how often a story changed in a month: no clock of ours ever shows in them.
_STAMP = re.compile(
    r"\b\d{4}-\d\d-01[T ]00:00(?::\d\d(?:\.0+)?)?(?:Z|[+-]00:?00)?(?![\d:])"
    r"|\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?0?1 (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov"
    r"|Dec) \d{4} 00:00(?::00)? ?(?:GMT|UTC|[+-]0000|Z)"
)

_EMPTY_LINE = re.compile(r"\n\s*\n")
_ITEM = re.compile(r"\n[ \t]{0,2}\d{1,3}[.)][ \t]")
_CHECKSUM = re.compile(
    r"(?<![\w-])(?:[a-z]{2,12}-)?(?=[0-9a-f-]*\d)(?=[0-9a-f-]*[a-f])[0-9a-f]{8}[0-9a-f-]*(?!\w)"
)
_ESCAPED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f]){2,}")
"""Letters in an address: "%E2%80%8B" is no 80 %. What they say is read by itself."""


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: " " * len(found.group()), text)


class Reading:
    """One text of a draft or of a file.

    Attributes:
        place: Where it stands: `title`, `block 3`, `file 2`.
        channel: How a file carries it; `text` in a draft.
        told: False for fields that are not part of what is told: by-line, editor, outlet.
        turn: Who says it, where a turn says so.
    """

    def __init__(
        self,
        place: str,
        text: str,
        *,
        channel: str = "text",
        published: date | None = None,
        told: bool = True,
        turn: str = "",
    ) -> None:
        self.place = place
        self.text = text
        self.channel = channel
        self.published = published
        self.told = told
        self.turn = turn

    @cached_property
    def words(self) -> str:
        """The text without ids, checksums and escapes, which read like anything; places stay."""
        return _blank(_ESCAPED, _blank(_CHECKSUM, self.text))

    @cached_property
    def ages(self) -> list[Found]:
        """Ages in the text."""
        return self._in_one_paragraph(find_ages(self.words))

    @cached_property
    def dates(self) -> list[Found]:
        """Dates in the text."""
        # Formats ask for stamps; ours stand at the first moment of a month and say nothing.
        found = find_dates(_blank(_STAMP, self.words), self.published)
        return self._in_one_paragraph(found)

    @cached_property
    def amounts(self) -> list[Found]:
        """Sums of money in the text."""
        return self._in_one_paragraph(sums_in(self.words))

    def _in_one_paragraph(self, found: list[Found]) -> list[Found]:
        """Leave out what begins in one paragraph or item of a list and ends in the next."""
        return [
            one
            for one in found
            if not _EMPTY_LINE.search(self.words, one.start, one.end)
            and not _ITEM.search(self.words, max(0, one.start - 2), one.end + 2)
        ]

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        return sentences(self.text)

    def sentence(self, at: int) -> str:
        """Give the sentence in which a character stands."""
        for start, end in self._sentences:
            if start <= at < end:
                return self.text[start:end]
        return self.text[max(0, at - 200) : at + 200]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a rule objects to: a stretch of a reading."""

    reading: Reading
    start: int
    end: int
    cls: FindingClass


class Page:
    """All texts of a draft, or one text of a file, with what was heard by two people only.

    Attributes:
        whole: All texts one after the other, as the matcher reads them: a name that is begun in
            one and ended in the next is found too.
        names_elsewhere: Pseudonyms that stand for somebody else in another story.
        told_once: Details that one account only tells, where several tell of the matter.
        minors_alone: How many children in it nobody who answers for them spoke for.
    """

    def __init__(
        self,
        readings: Sequence[Reading],
        heard: HeardByTwo,
        *,
        names_elsewhere: tuple[str, ...] = (),
        told_once: tuple[str, ...] = (),
        minors_alone: int = 0,
    ) -> None:
        self.readings = tuple(readings)
        self.heard = heard
        self.names_elsewhere = names_elsewhere
        self.told_once = told_once
        self.minors_alone = minors_alone
        self.whole = Text(_SEAM.join(reading.text for reading in readings))
        self._starts: list[int] = []
        at = 0
        for reading in self.readings:
            self._starts.append(at)
            at += len(reading.text) + len(_SEAM)

    @property
    def told(self) -> Iterator[Reading]:
        """The texts in which something is told."""
        return (reading for reading in self.readings if reading.told)

    def mark(self, start: int, end: int, cls: FindingClass) -> Mark:
        """Say in which reading a stretch of the whole stands: the one where it begins."""
        number = bisect_right(self._starts, start) - 1
        reading, first = self.readings[number], self._starts[number]
        return Mark(reading, start - first, min(end - first, len(reading.text)), cls)


_SEAM = "\n|\n"
Rule = Callable[[Page], Iterable[Mark]]
BLOCK, REVIEW = FindingClass.BLOCK, FindingClass.REVIEW
