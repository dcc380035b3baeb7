"""The plain text of a mail: at most 72 columns wide, and one paragraph where a reader is wider.

Lines end as RFC 3676 (format=flowed) has it: a blank at the end says that the paragraph goes on.
Korean is broken between words like English; a Hangul syllable takes two columns.
"""

from __future__ import annotations

from unicodedata import category, east_asian_width

COLUMNS = 72
_STUFFED = (" ", ">", "From ")
"""Beginnings of lines that mean something else in a mail; a blank goes before them."""


def flowed(text: str) -> str:
    """Return a text broken into lines of at most 72 columns, by words; longer words stay whole."""
    paragraphs = text.rstrip("\n").split("\n")
    return "".join(f"{line}\n" for told in paragraphs for line in _lines(told.rstrip()))


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    wide = sum(east_asian_width(character) in {"W", "F"} for character in text)
    return len(text) + wide - sum(category(character) in {"Mn", "Me"} for character in text)


def _lines(told: str) -> list[str]:
    """Return one paragraph as lines; all but the last end with a blank."""
    indent = told[: len(told) - len(told.lstrip(" "))]
    lines: list[str] = []
    line = indent
    for word in told.split():
        begun = bool(lines) or line != indent
        # The blank that says "it goes on" needs a column of its own.
        if begun and width(line) + width(word) + 2 > COLUMNS:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if begun else f"{line}{word}"
    return [f"{_stuffed(one)} " for one in lines] + [_stuffed(line)]


def _stuffed(line: str) -> str:
    return f" {line}" if line.startswith(_STUFFED) else line
