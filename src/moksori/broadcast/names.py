"""File names of a programme: ASCII, made of its code, month, number and language, nothing else."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from moksori.broadcast.running import RunningOrder
from moksori.language.romanise import revised
from moksori.publishing.cleaning import line
from moksori.publishing.wording import base_language
from moksori.terms.errors import InvalidError

CODE = re.compile(r"[a-z0-9]{1,12}")
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...",
                        "·": "-"})  # fmt: skip


class CodeError(InvalidError):
    """The code of a programme cannot stand in a file name."""

    code = "broadcast.code"
    hint = "Choose up to 12 small letters and figures, such as ondol; it will be seen by everybody."


@dataclass(frozen=True, slots=True)
class Names:
    """The names of the files of one programme in one language.

    Attributes:
        stem: Such as `ondol_202605_003_ko`.
    """

    stem: str

    def file(self, ending: str, kind: str = "") -> str:
        """Return a file name: `ondol_202605_003_ko.wav`, `ondol_202605_003_ko_sw.wav`."""
        return f"{self.stem}_{kind}.{ending}" if kind else f"{self.stem}.{ending}"


def names(code: str, order: RunningOrder) -> Names:
    """Return the file names of a programme.

    Args:
        code: What the desk calls the programme in file names.
        order: Its running order.

    Raises:
        CodeError: the code is none.
    """
    if not CODE.fullmatch(code):
        raise CodeError("the code of a programme is small letters and figures")
    month = order.month.replace("-", "")
    return Names(f"{code}_{month}_{order.number:03}_{base_language(order.language)}")


def ascii_line(text: str) -> str:
    """Return a text as one line of printable ASCII.

    Korean is romanised letter by letter, from the cleared text and nothing else; a letter of
    another alphabet becomes a question mark, since nobody may guess what it stood for.
    """
    plain = unicodedata.normalize("NFKD", revised(line(text).translate(_PLAIN)))
    kept = "".join(
        sign if sign.isascii() and sign.isprintable() else "?"
        for sign in plain
        if not unicodedata.combining(sign)
    )
    return " ".join(re.sub(r"\?{2,}", "?", kept).split())
