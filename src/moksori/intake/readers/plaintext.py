"""Plain text and Markdown: kept to the letter."""

from __future__ import annotations

from moksori.intake.encodings import Read
from moksori.terms.account import Decoded


def read_plaintext(read: Read, container: str = "txt") -> Decoded:
    """Return the text as it came in, line ends and odd characters included.

    Args:
        read: The decoded text.
        container: `txt` or `md`.
    """
    return Decoded(text=read.text, container=container, encoding=read.encoding)
