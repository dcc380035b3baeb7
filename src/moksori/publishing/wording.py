"""What the house itself says on pages and papers, in every language of the interface."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml
from babel import Locale
from babel.dates import format_skeleton

from moksori.terms.errors import InvalidError

LANGUAGES = ("en", "ko")
"""Languages of the interface; `wording.yaml` is complete in each."""
MEGABYTE = 1_000_000


class WordingError(InvalidError):
    """An edition was asked for in a language that the house does not speak yet."""

    code = "publishing.language"
    hint = "Plan editions in English or Korean, or complete publishing/wording.yaml first."


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language; a template that asks for an unknown one fails.

    Attributes:
        tag: The full language tag, as pages state it.
        words: The sentences, by key.
        kinds: What was changed, by kind.
    """

    tag: str
    words: Mapping[str, str]
    kinds: Mapping[str, str]

    def say(self, key: str, **parts: str | int) -> str:
        """Return a sentence with its parts filled in.

        Raises:
            KeyError: the key or a part is unknown, which is a mistake in a template.
        """
        return self.words[key].format(**parts)

    def count(self, key: str, number: int) -> str:
        """Return a sentence with a number in it, as it is said of one or of many.

        Raises:
            KeyError: the key, or the same with `_one`, is unknown.
        """
        return self.say(f"{key}_one" if number == 1 else key, number=number)

    def paragraphs(self, key: str) -> tuple[str, ...]:
        """Return a text of several paragraphs."""
        return tuple(self.words[key].splitlines())

    def kind(self, kind: str) -> str:
        """Return the sentence that says that details of `kind` were changed."""
        return self.kinds.get(kind, self.kinds["other"])

    def month(self, month: str) -> str:
        """Return `YYYY-MM` as people write it: May 2026, 2026년 5월."""
        return _month(month, self.locale)

    def length(self, milliseconds: int) -> str:
        """Return a length of time in words: 30 minutes 5 seconds, 30분 5초."""
        hours, minutes, seconds = _clock(milliseconds)
        parts = (("hours", hours), ("minutes", minutes), ("seconds", 0 if hours else seconds))
        told = [self.count(key, number) for key, number in parts if number]
        return " ".join(told) or self.count("seconds", 0)

    def language_name(self, tag: str) -> str:
        """Return the name of another language in this one."""
        return Locale(base_language(tag)).get_display_name(self.locale) or tag

    @property
    def locale(self) -> str:
        """The language without its region, which is what our words are written in."""
        return base_language(self.tag)

    @property
    def own_name(self) -> str:
        """The language's name for itself, as a switch shows it."""
        return self.language_name(self.tag)


@lru_cache(maxsize=1024)
def _month(month: str, locale: str) -> str:
    year, number = (int(part) for part in month.split("-"))
    return str(format_skeleton("yMMMM", date(year, number, 1), locale=locale))


def file_size(number: int) -> str:
    """Return how large a file is, as people write it everywhere: 14 MB, 4.7 MB, 38 kB."""
    if number < MEGABYTE // 10:
        return f"{max(round(number / 1000), 1)} kB"
    megabytes = number / MEGABYTE
    return f"{megabytes:.0f} MB" if megabytes >= 10 else f"{megabytes:.1f} MB"


def clock_time(milliseconds: int) -> str:
    """Return a length or a place in time as `m:ss`, and `h:mm:ss` from an hour on."""
    hours, minutes, seconds = _clock(milliseconds)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _clock(milliseconds: int) -> tuple[int, int, int]:
    """Return hours, minutes and seconds, rounded to the second."""
    minutes, seconds = divmod((abs(milliseconds) + 500) // 1000, 60)
    return *divmod(minutes, 60), seconds


def base_language(tag: str) -> str:
    """Return the language of a tag such as `en-GB`, without region or script."""
    return tag.replace("_", "-").split("-")[0].lower()


@cache
def wording(tag: str) -> Wording:
    """Return the words of the language `tag`.

    Raises:
        WordingError: the interface is not written in that language.
    """
    language = base_language(tag)
    if language not in LANGUAGES:
        message = "an edition is planned in a language without interface texts"
        raise WordingError(message)
    table = read_table()
    kinds = {kind: sentences[language] for kind, sentences in table["kinds"].items()}
    words = {key: sentences[language] for key, sentences in table.items() if key != "kinds"}
    return Wording(tag=tag, words=words, kinds=kinds)


@cache
def read_table() -> dict[str, Any]:
    """Return the whole table of words as it stands in `wording.yaml`."""
    source = files("moksori.publishing").joinpath("wording.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.safe_load(source)
    return table
