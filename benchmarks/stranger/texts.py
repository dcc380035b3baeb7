"""The texts of a measurement and their marks: see the README beside the data."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HANGUL = re.compile(r"[가-힣]")
LANGUAGES = ("en", "ko")


@dataclass(frozen=True)
class Fact:
    """Words that must not be readable, and what kind of thing they give away."""

    kind: str
    words: str


@dataclass(frozen=True)
class Act:
    """What has to be told: of each group at least one wording must be readable."""

    name: str
    groups: list[list[str]]


@dataclass(frozen=True)
class Text:
    """One text with its marks; `speech` was heard by nobody but the two it passed between."""

    path: Path
    language: str
    words: str
    facts: list[Fact]
    speech: list[str]
    acts: list[Act]

    @property
    def name(self) -> str:
        """How tables and messages call it: never by its words."""
        return f"{self.language}/{self.path.stem}"


def language_of(text: str) -> str:
    """Korean where a fifth of the letters are Hangul, else English."""
    letters = sum(character.isalpha() for character in text)
    return "ko" if len(HANGUL.findall(text)) * 5 > letters else "en"


def load(path: Path) -> Text:
    """Read NN.txt and NN.json.

    Raises:
        OSError: one of the two cannot be read.
        ValueError: the JSON is not of the shape the README beside the data describes.
    """
    words = path.read_text("utf-8")
    try:
        marks: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
        facts = [Fact(mark["kind"], mark["words"]) for mark in marks.get("go", [])]
        acts = [Act(mark["act"], mark["groups"]) for mark in marks.get("acts", [])]
        return Text(path, language_of(words), words, facts, list(marks.get("speech", [])), acts)
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
        raise ValueError(f"{path.with_suffix('.json').name} is not as the README says") from error


def collect(folder: Path) -> Iterator[Text]:
    """All texts with marks in `folder` itself and in its folders en and ko; no others."""
    for place in (folder, *(folder / language for language in LANGUAGES)):
        for path in sorted(place.glob("*.txt")):
            if path.with_suffix(".json").exists():
                yield load(path)
