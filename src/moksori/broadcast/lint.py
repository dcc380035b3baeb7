"""What a reader would stumble over, with its place and a way out; before anybody records it.

A grave remark is something that cannot be read as it stands; the others are help.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from moksori.broadcast.reading import pace
from moksori.broadcast.running import RunningOrder
from moksori.broadcast.sounding import respelt
from moksori.broadcast.spelt import Spelt, spell
from moksori.broadcast.wording import wording
from moksori.language.romanise import revised
from moksori.publishing.wording import base_language

LONGEST_BREATH = 15.0
"""Seconds of one sentence that can be read without losing its beginning."""

ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+\.[\w.]+")
DATE = re.compile(r"(?<![\w/.-])\d{1,2}([/.])\d{1,2}\1\d{2,4}(?![\w/])")
FIGURES = re.compile(r"[\d][\d.,/:-]*")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
ROMAN = re.compile(r"(?<![\w-])[IVX]{2,5}(?![\w-])")
LETTERS = re.compile(r"(?<![A-Za-z-])[A-Z]{2,6}(?![A-Za-z-])")
BRACKET = re.compile(r"\[[^\[\]\n]{1,80}\]")
SENTENCE = re.compile(r"[^.!?\n。…]+(?:[.!?。…](?=\S)[^.!?\n。…]+)*[.!?。…]*[\"”’)]*")
NAME = re.compile(r"(?<![.!?…:\n\"“‘(] )(?<!^)(?<=[a-z,;] )[A-Z][a-zŏŭ]+(?:-[A-Za-zŏŭ]+)*")
SILENT = frozenset("\"'“”‘’()[],.;:!?…-–—‐‑«»「」『』《》〈〉·。、，？！~%&$€£₩¥°℃/")
"""Signs that are not said, or that are said with their figures."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something in a script that a reader would stumble over.

    Attributes:
        item: Id of the item it stands in.
        start: First character, in the item's text.
        end: One past the last character.
        rule: What kind of thing it is; `lint_<rule>` of the wording says what to do.
        grave: True where it cannot be read as it stands.
        say: How it could be said; empty where a person must find words.
    """

    item: str
    start: int
    end: int
    rule: str
    grave: bool
    say: str = ""

    def way_out(self, language: str) -> str:
        """Return what to do about it, in a language of the interface.

        Raises:
            WordingError: the interface is not written in that language.
        """
        return wording(language).say(f"lint_{self.rule}")


Found = tuple[int, int, str]
"""First character, one past the last, and how it could be said."""


@dataclass(frozen=True, slots=True)
class _Script:
    """A text with what is known of it."""

    text: str
    language: str
    spelt: Spelt

    def is_spelt(self, start: int, end: int) -> bool:
        """Say whether the spelling has found words for a stretch."""
        return any(one.start <= start and end <= one.end for one in self.spelt.changes)


def lint(order: RunningOrder) -> tuple[Remark, ...]:
    """Return everything that readers of a programme would stumble over, item by item."""
    return tuple(
        remark
        for item in order.items
        if item.spoken
        for remark in lint_text(item.text, order.language, item.id)
    )


def lint_text(text: str, language: str, item: str = "") -> tuple[Remark, ...]:
    """Return what a reader would stumble over in one text, in the order of the text.

    Args:
        text: Cleared text.
        language: BCP 47.
        item: Id of the item it belongs to.
    """
    script = _Script(text, base_language(language), spell(text, language))
    found: list[Remark] = []
    for rule, grave, look in RULES:
        for start, end, say in look(script):
            covered = any(one.grave and one.start <= start < one.end for one in found)
            if not covered:
                found.append(Remark(item, start, end, rule, grave, say))
    return tuple(sorted(found, key=lambda remark: (remark.start, -remark.end, remark.rule)))


def _addresses(script: _Script) -> Iterator[Found]:
    for found in ADDRESS.finditer(script.text):
        yield *found.span(), ""


def _dates(script: _Script) -> Iterator[Found]:
    for found in DATE.finditer(script.text):
        yield *found.span(), ""


def _figures(script: _Script) -> Iterator[Found]:
    """Yield figures for which no words were found, said one by one."""
    for found in FIGURES.finditer(script.text):
        start, end = found.span()
        if not script.is_spelt(start, start + 1):
            digits = " ".join(re.findall(r"\d", found[0]))
            yield start, end, spell(digits, script.language).text


def _foreign(script: _Script) -> Iterator[Found]:
    """Yield words in letters that a reader of this language is not expected to know."""
    for found in WORD.finditer(script.text):
        scripts = _scripts(found[0])
        if len(scripts) > 1:
            continue
        (own,) = scripts or {""}
        if script.language == "ko":
            known = own == "HANGUL" or (own == "LATIN" and script.is_spelt(*found.span()))
            say = ""
        else:
            known = own == "LATIN"
            say = revised(found[0]) if own == "HANGUL" else ""
        if own and not known:
            yield *found.span(), say


def _mixed(script: _Script) -> Iterator[Found]:
    """Yield words made of letters of two alphabets: a slip, or a look-alike."""
    for found in WORD.finditer(script.text):
        scripts = _scripts(found[0])
        # A Korean ending after an abbreviation or a foreign word is no slip.
        if len(scripts) > 1 and not (script.language == "ko" and "HANGUL" in scripts):
            yield *found.span(), ""
        elif len(scripts) > 1:
            yield from _latin_in(script, found)


def _latin_in(script: _Script, found: re.Match[str]) -> Iterator[Found]:
    for part in re.finditer(r"[^\W\d_가-힣]+", found[0]):
        start, end = found.start() + part.start(), found.start() + part.end()
        if not script.is_spelt(start, end):
            yield start, end, ""


def _signs(script: _Script) -> Iterator[Found]:
    """Yield signs that nobody can say."""
    for place, sign in enumerate(script.text):
        if sign in SILENT or sign.isalnum() or sign.isspace():
            continue
        if unicodedata.category(sign)[0] in "MLN" or script.is_spelt(place, place + 1):
            continue
        yield place, place + 1, ""


def _romans(script: _Script) -> Iterator[Found]:
    for found in ROMAN.finditer(script.text):
        yield *found.span(), ""


def _abbreviations(script: _Script) -> Iterator[Found]:
    """Yield abbreviations where they first stand: said letter by letter unless they are a word."""
    seen: set[str] = set()
    for found in LETTERS.finditer(script.text):
        if found[0] not in seen and not ROMAN.fullmatch(found[0]):
            seen.add(found[0])
            yield *found.span(), spell(found[0], script.language).text


def _names(script: _Script) -> Iterator[Found]:
    if script.language != "en":
        return
    for found in NAME.finditer(script.text):
        if say := respelt(found[0]):
            yield *found.span(), say


def _brackets(script: _Script) -> Iterator[Found]:
    for found in BRACKET.finditer(script.text):
        yield *found.span(), found[0][1:-1]


def _breaths(script: _Script) -> Iterator[Found]:
    """Yield sentences that are too long for one breath."""
    if len(script.text) < 60:
        return
    reading = pace(script.language)
    for found in SENTENCE.finditer(script.text):
        if reading.seconds(found[0]) > LONGEST_BREATH:
            start = found.end() - len(found[0].lstrip())
            yield start, found.end(), ""


def _scripts(word: str) -> set[str]:
    """Return the alphabets of the letters of a word, by the names that Unicode gives them."""
    return {unicodedata.name(letter, "?").split()[0] for letter in word if letter.isalpha()}


RULES: tuple[tuple[str, bool, Callable[[_Script], Iterator[Found]]], ...] = (
    ("address", True, _addresses),
    ("date", True, _dates),
    ("figures", True, _figures),
    ("mixed", True, _mixed),
    ("foreign", True, _foreign),
    ("sign", True, _signs),
    ("roman", False, _romans),
    ("letters", False, _abbreviations),
    ("name", False, _names),
    ("bracket", False, _brackets),
    ("breath", False, _breaths),
)
"""What is looked for, whether it is grave, and how; graver things are looked for first."""
