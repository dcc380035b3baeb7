"""What the house says on air and on the papers of a programme, in every language it speaks."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from moksori.publishing.wording import LANGUAGES, Wording, WordingError, base_language
from moksori.publishing.wording import clock_time as clock_time


@cache
def wording(tag: str) -> Wording:
    """Return the words of a programme in the language `tag`.

    Raises:
        WordingError: the interface is not written in that language.
    """
    language = base_language(tag)
    if language not in LANGUAGES:
        raise WordingError("a programme is planned in a language without interface texts")
    words = {key: sentences[language] for key, sentences in read_table().items()}
    return Wording(tag=tag, words=words, kinds={})


@cache
def read_table() -> dict[str, Any]:
    """Return the whole table of words as it stands in `wording.yaml`."""
    source = files("moksori.broadcast").joinpath("wording.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.safe_load(source)
    return table
