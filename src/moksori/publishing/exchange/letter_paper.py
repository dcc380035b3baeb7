"""A letter on paper: tagged PDF that names neither maker nor time."""

from __future__ import annotations

import json
import re
from typing import Any

import typst

from moksori.publishing.exchange.letter import Letter
from moksori.publishing.glyphs import Undrawable
from moksori.publishing.paper import TRIES, PaperError, compile_paper, refused_by
from moksori.publishing.paper_marks import without_marks
from moksori.publishing.wording import wording

_TEMPLATE = "letter.typ"
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f]")


def letter_paper(letter: Letter) -> bytes:
    """Return a letter as PDF; what no font of ours can draw is a named hole.

    Raises:
        PaperError: it could not be set.
    """
    data = _data(letter)
    undrawable = Undrawable(wording("en"))
    for _ in range(TRIES):
        try:
            made = compile_paper(json.dumps(data, ensure_ascii=False), _TEMPLATE)
        except typst.TypstError as error:
            if not undrawable.learn(refused_by(error)):
                break
            data = undrawable.replace_in(data)
        else:
            return without_marks(made, letter.title, "en")
    # The cause quotes the text, so it is not passed on.
    raise PaperError("a letter could not be set") from None


def _data(letter: Letter) -> dict[str, Any]:
    told = {
        "title": letter.title,
        "notes": list(letter.notes),
        "sections": [
            {
                "heading": one.heading,
                "paragraphs": list(one.paragraphs),
                "fields": [{"label": each.label, "shown": each.shown} for each in one.fields],
            }
            for one in letter.sections
        ],
    }
    clean: dict[str, Any] = json.loads(json.dumps(told), object_hook=_printable)
    return clean


def _printable(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _UNPRINTABLE.sub(" ", value) if isinstance(value, str) else value
        for name, value in row.items()
    }
