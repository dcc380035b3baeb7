"""How much one file may ask of the desk: size, text, members, pages and time."""

from __future__ import annotations

import time
from dataclasses import dataclass

from moksori.intake.refusals import TooLargeError, TooSlowError


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that reading one file may take.

    Attributes:
        file_bytes: Bytes of the file, and of everything an archive unfolds to.
        characters: Characters of text read from it.
        members: Files in an archive, parts in a document, attachments of a message.
        ratio: How many times its packed size a large member may unfold to.
        depth: Archives within archives.
        pages: Pages of a PDF.
        cells: Cells of a table.
        seconds: Time for one file; looked at between pages, parts and rows.
    """

    file_bytes: int = 200 * 1024 * 1024
    characters: int = 60_000_000
    members: int = 5_000
    ratio: int = 250
    depth: int = 3
    pages: int = 20_000
    cells: int = 5_000_000
    seconds: float = 120.0


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which column of a table is what; by its heading, or by its number from 1 as a string.

    Attributes:
        text: What was told.
        speaker: Who told it.
        date: When.
        heading: False where the first row is already data.
    """

    text: str
    speaker: str = ""
    date: str = ""
    heading: bool = True


class Stopwatch:
    """Counts the seconds that reading one file takes."""

    def __init__(self, limits: Limits) -> None:
        self._allowed = limits.seconds
        self._started = time.monotonic()

    def look(self) -> None:
        """Go on only while there is time left.

        Raises:
            TooSlowError: the time allowed is used up.
        """
        if time.monotonic() - self._started > self._allowed:
            message = f"reading took longer than {self._allowed:g} seconds"
            raise TooSlowError(message)


def check_bytes(count: int, limits: Limits) -> None:
    """Let a file of `count` bytes pass if it is not too large.

    Raises:
        TooLargeError: it is.
    """
    if count > limits.file_bytes:
        message = f"{count} bytes, and {limits.file_bytes} are allowed"
        raise TooLargeError(message)


def check_characters(count: int, limits: Limits) -> None:
    """Let a text of `count` characters pass if it is not too long.

    Raises:
        TooLargeError: it is.
    """
    if count > limits.characters:
        message = f"{count} characters of text, and {limits.characters} are allowed"
        raise TooLargeError(message)
