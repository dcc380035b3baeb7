"""A text made ready for the matcher: folded letters, the gaps between them, its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from moksori.language.fold import Folded, fold, letters_only
from moksori.language.hangul import is_syllable

_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")
_MADE = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f])|[0-9a-f]{16,}", re.IGNORECASE
)
"""A UUID (RFC 9562, 4) or a long run of hexadecimal figures."""
_LEAST_MADE = 16
_OF_MADE = re.compile("[0-9A-Fa-f-]{16}")
"""All that such a thing is made of, as much as the least of them."""
JOINED, WRAPPED, PARTED = 0, 1, 2
"""Between two letters: nothing that is seen, the end of a line, anything else."""


@dataclass(frozen=True, slots=True)
class Word:
    """Letters of a text without a gap between them."""

    start: int
    end: int
    text: str
    capital: bool


class Text:
    """A text, its folded letters and digits, and what stood between them.

    Attributes:
        prose: False for addresses, names of files and code, where capitals mean nothing.
        rough: True for strings in bytes of unknown make, where short forms mean nothing.
        reads: False where only the letters count, since the same words are read elsewhere.
    """

    def __init__(
        self, original: str, *, prose: bool = True, rough: bool = False, reads: bool = True
    ) -> None:
        self.original = original
        self.prose = prose
        self.rough = rough
        self.reads = reads

    @cached_property
    def plain(self) -> Folded:
        """The text in canonical form, with what stands between its letters.

        No number and no date goes on behind an empty line.
        """
        return fold(_EMPTY_LINE.sub(lambda gap: "|".rjust(len(gap.group())), self.original))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the stretch of the original of letters `start` to `end`."""
        return self.folded.span(start, end)

    def has_capital(self, at: int) -> bool:
        """Say whether the letter stands as a capital in the original."""
        return self.original[self.folded.offsets[at]].isupper()

    def inner_gaps(self, start: int, end: int) -> dict[int, int]:
        """Give the gaps inside of a stretch, counted from its start, each with its kind."""
        gaps = self.gaps
        return {at - start: gaps[at] for at in range(start + 1, end) if gaps[at]}

    def is_free(self, at: int) -> bool:
        """Say whether a word may begin or end before letter `at`."""
        if self.gaps[at]:
            return True
        before, after = self.letters[at - 1], self.letters[at]
        if before.isdigit() != after.isdigit() or is_syllable(before) != is_syllable(after):
            return True
        return self.has_capital(at) and not self.has_capital(at - 1)

    @cached_property
    def folded(self) -> Folded:
        """The letters with the way back to the original."""
        return letters_only(self.original)

    @property
    def letters(self) -> str:
        """The letters and digits in canonical form."""
        return self.folded.text

    @cached_property
    def gaps(self) -> bytearray:
        """What stands before each letter, and one more for the end."""
        return _gaps(self.original, self.folded)

    def is_in_checksum(self, start: int, end: int) -> bool:
        """Say whether a stretch of the original stands inside a checksum or a made-up id.

        Figures of every day and every sum stand there now and then, by chance, and nobody reads
        them. What is all figures or all letters is none: somebody may have written it.
        """
        near = self.original[max(0, start - _LEAST_MADE) : end + _LEAST_MADE]
        return _OF_MADE.search(near) is not None and any(
            first <= start and end <= last for first, last in self._checksums
        )

    @cached_property
    def _checksums(self) -> list[tuple[int, int]]:
        return [
            found.span()
            for found in _MADE.finditer(self.original)
            if not (plain := found.group().replace("-", "")).isdigit() and not plain.isalpha()
        ]

    @cached_property
    def words(self) -> list[Word]:
        """The words of the text, cut at every gap and where Korean and other letters meet."""
        return list(self._cut())

    def _cut(self) -> list[Word]:
        words, start = [], 0
        letters, gaps = self.letters, self.gaps
        for at in range(1, len(letters) + 1):
            if gaps[at] or self._turns(at):
                words.append(Word(start, at, letters[start:at], self.has_capital(start)))
                start = at
        return words

    def _turns(self, at: int) -> bool:
        """Say whether another word begins without a gap: KimCholsu, OPoksil, Korean by Latin."""
        before, after = self.letters[at - 1], self.letters[at]
        if ("가" <= after <= "힣") != ("가" <= before <= "힣"):
            return True
        if not (after.isascii() and after.isalpha() and self.has_capital(at)):
            return False
        if not self.has_capital(at - 1):
            return before.isascii() and before.isalpha()
        following = self.letters[at + 1 : at + 2]
        joined = not self.gaps[at + 1] and following.isascii() and following.isalpha()
        return joined and not self.has_capital(at + 1)


def _gaps(original: str, folded: Folded) -> bytearray:
    """Mark what stands between each letter and the one before it."""
    gaps = bytearray(len(folded.text) + 1)
    gaps[0] = gaps[-1] = PARTED
    pairs = zip(folded.ends, folded.offsets[1:-1], strict=False)
    for at, (end, start) in enumerate(pairs, 1):
        if start > end:
            gaps[at] = _gap(original[end : min(start, end + 8)])
    return gaps


@lru_cache(maxsize=4096)
def _gap(between: str) -> int:
    seen = fold(between).text
    if not seen:
        return JOINED
    return WRAPPED if "\n" in between and not seen.strip(" -") else PARTED
