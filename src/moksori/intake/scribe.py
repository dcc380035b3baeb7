"""Writes the text of a document down as a reader goes through it, and keeps count of places."""

from __future__ import annotations

import re

from moksori.intake import margins
from moksori.intake.limits import Limits, check_characters
from moksori.terms.account import Decoded
from moksori.terms.span import Span

_BLANKS = re.compile(r"[ \t\n\r\f\v]+")


class Scribe:
    """Collects text, margins and turns; `length` is always the place of the next character."""

    def __init__(self, limits: Limits) -> None:
        self._pieces: list[str] = []
        self._limits = limits
        self._breaks = 0
        self._blank = False
        self._margins: list[Span] = []
        self._turns: list[tuple[str | None, Span]] = []
        self.length = 0

    def write(self, words: str) -> Span:
        """Write words exactly as they are, after any break that is due.

        Raises:
            TooLargeError: the text has grown longer than the desk allows.
        """
        if not words:
            return Span(self.length, self.length)
        self._put("\n" * self._breaks if self.length else "")
        self._breaks, self._blank = 0, False
        start = self.length
        self._put(words)
        check_characters(self.length, self._limits)
        return Span(start, self.length)

    def flow(self, words: str) -> None:
        """Write running text in which any white space is one blank, as in a web page.

        Raises:
            TooLargeError: the text has grown longer than the desk allows.
        """
        plain = _BLANKS.sub(" ", words)
        bare = plain.strip(" ")
        if not bare:
            self._blank = self._blank or (bool(plain) and not self._breaks)
            return
        at_start = self._breaks or not self.length
        lead = " " if not at_start and (self._blank or plain[0] == " ") else ""
        ends_blank = plain[-1] == " "
        self.write(lead + bare)
        self._blank = ends_blank

    def part(self, breaks: int) -> None:
        """Begin a new line (1) or paragraph (2) before whatever is written next."""
        self._breaks = max(self._breaks, breaks)
        self._blank = False

    def row(self) -> None:
        """Begin a row of a table on a line of its own."""
        self.part(1)
        self._put("\n" * self._breaks if self.length else "")
        self._breaks, self._blank = 0, False

    def cell(self) -> None:
        """Go on to the next cell of a row: a tab, whatever the last cell ended with."""
        self._breaks, self._blank = 0, False
        self._put("\t")

    def margin(self, start: int) -> None:
        """Say that everything from `start` to here stands in the margin of the document."""
        if self.length > start:
            self._margins.append(Span(start, self.length))

    def turn(self, speaker: str | None, span: Span) -> None:
        """Say who speaks a stretch."""
        if len(span):
            self._turns.append((speaker, span))

    def lengthen_turn(self, end: int) -> None:
        """Say that whoever spoke last speaks on to `end`."""
        if self._turns:
            speaker, span = self._turns[-1]
            self._turns[-1] = (speaker, Span(span.start, end))

    def decoded(self, container: str, encoding: str, metadata: dict[str, str]) -> Decoded:
        """Return what was written, as read from `container`; empty entries are left out."""
        kept = {key: value for key, value in metadata.items() if value}
        return Decoded(
            text="".join(self._pieces),
            container=container,
            encoding=encoding,
            metadata=kept | margins.as_note(self._margins),
            turns=tuple(self._turns),
        )

    def _put(self, words: str) -> None:
        if words:
            self._pieces.append(words)
            self.length += len(words)
