"""What is heard of a line in a recording, held against the script.

A machine writes down what it hears, and the words of the script are looked for in it. It mishears,
names most of all: what it says sends somebody to listen, and never takes the listening away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from moksori.broadcast.sound.recognising import Recogniser, recogniser
from moksori.broadcast.spelt import spell
from moksori.language.jamo import FINALS, LEADS, PAIRS, VOWELS, split
from moksori.publishing.wording import base_language

if TYPE_CHECKING:
    from moksori.broadcast.sound.wav import Samples

UNIT = re.compile(r"[가-힣]|(?:(?![가-힣])[^\W_])+(?:['’](?:(?![가-힣])[^\W_])+)*")
"""A Korean syllable, or a word of any other script: blanks are not heard in Korean."""

ENOUGH: Final = 0.85
"""A take of which so much is heard, and in which nothing is skipped, agrees with the script."""
HARDLY: Final = 0.5
"""Under this much of a line, heard as its own language, it may be read in another one."""
SURE: Final = 0.5
"""How sure the machine must be of another language to say so."""
ALIKE: Final = 0.8
"""A word sounds like another when so many of its letters stand there in order; names do."""
SYLLABLE_ALIKE: Final = 0.6
SHORT: Final = 4
"""Words of so few letters are heard as they are or not at all: `can` is not `cannot`."""


class Verdict(StrEnum):
    """What a machine says of a take; never that it may be used."""

    AGREES = "agrees"
    LOOK_AGAIN = "look_again"
    OTHER_LANGUAGE = "other_language"


@dataclass(frozen=True, slots=True)
class Heard:
    """What a machine heard of a line. The places are for whoever asked, and are kept nowhere.

    Attributes:
        units: Words of the line; syllables where it is Korean.
        heard: How many of them were heard.
        missing: Stretches of the text that were not heard: first character, one past the last.
        skipped: Those of them in whose place nothing else was heard.
        added: Places in the text, by character, before which other words were heard.
        language: What the recording sounds like, by its code; empty where nothing was heard.
    """

    units: int
    heard: int
    missing: tuple[tuple[int, int], ...]
    skipped: tuple[tuple[int, int], ...]
    added: tuple[int, ...]
    language: str
    verdict: Verdict

    @property
    def share(self) -> float:
        """How much of the line was heard, from 0 to 1."""
        return self.heard / self.units if self.units else 0.0


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word or a syllable: where it stands, and the letters it is heard by."""

    start: int
    end: int
    letters: str

    @property
    def is_syllable(self) -> bool:
        """True for a Korean one."""
        return self.letters[0] in LEADS


@dataclass(frozen=True, slots=True)
class _Match:
    """What of a script stands in what was heard."""

    units: tuple[_Unit, ...]
    missing: tuple[_Unit, ...]
    skipped: tuple[_Unit, ...]
    added: tuple[int, ...]

    @property
    def heard(self) -> int:
        return len(self.units) - len(self.missing)

    @property
    def share(self) -> float:
        return self.heard / len(self.units) if self.units else 0.0


def compare(samples: Samples, text: str, language: str, listens: Recogniser | None = None) -> Heard:
    """Hold a recording against the line that it should say.

    Args:
        samples: 48 kHz, one channel.
        text: The line as it is said: figures and signs in words, as `spelt.spell` gives it.
        language: Of the script, BCP 47.
        listens: What writes down what it hears; the one that is installed where none is given.

    Raises:
        NoRecogniserError: none is installed, or its weights are not those that were measured.
        RecogniserFailedError: it gave up.
    """
    listens = listens or recogniser()
    wanted = base_language(language)
    first = listens(samples, "")
    # A short line is easily taken for another language: it has a second chance as its own.
    told = first if first.language == wanted else listens(samples, wanted)
    match = _match(text, told.text, language)
    return Heard(
        units=len(match.units),
        heard=match.heard,
        missing=tuple((one.start, one.end) for one in match.missing),
        skipped=tuple((one.start, one.end) for one in match.skipped),
        added=match.added,
        language=first.language,
        verdict=_verdict(match, other=told is not first and first.certainty >= SURE),
    )


def _verdict(match: _Match, *, other: bool) -> Verdict:
    if other and match.share < HARDLY:
        return Verdict.OTHER_LANGUAGE
    whole = match.share >= ENOUGH and not match.skipped
    # As many other words as the line has a seventh: something else is said in it.
    if whole and len(match.added) <= max(1, round(len(match.units) * (1 - ENOUGH))):
        return Verdict.AGREES
    return Verdict.LOOK_AGAIN


def _match(text: str, recognised: str, language: str) -> _Match:
    """Align what was heard with the script."""
    said = _units(text)
    found = _units(spell(recognised, language).text)
    ours, theirs = [one.letters for one in said], [one.letters for one in found]
    missing: list[_Unit] = []
    skipped: list[_Unit] = []
    added: list[int] = []
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        place = said[a].start if a < len(said) else len(text)
        lost, more = _unlike(said[a:b], theirs[c:d])
        missing += lost
        # Where fewer words were heard than are written, the others were passed over.
        skipped += lost if d - c < b - a else []
        added += [place] * more
    return _Match(tuple(said), tuple(missing), tuple(skipped), tuple(added))


def _units(text: str) -> list[_Unit]:
    return [
        _Unit(one.start(), one.end(), _letters(one[0].casefold())) for one in UNIT.finditer(text)
    ]


def _letters(unit: str) -> str:
    """Return the letters of a word, or those that a Korean syllable is made of."""
    if "가" <= unit <= "힣":
        lead, vowel, final = split(unit)
        return LEADS[lead] + VOWELS[vowel] + PAIRS.get(FINALS[final], FINALS[final])
    return re.sub(r"['’]", "", unit)


def _unlike(said: Sequence[_Unit], found: Sequence[str]) -> tuple[list[_Unit], int]:
    """Return the units in whose place nothing like them is heard, and how many others are.

    Letters are aligned over all of a stretch: where the machine parts words differs.
    """
    letters = "".join(one.letters for one in said)
    heard = "".join(found)
    same = bytearray(len(letters))
    taken = 0
    for one in SequenceMatcher(None, letters, heard, autojunk=False).get_matching_blocks():
        same[one.a : one.a + one.size] = b"\x01" * one.size
        taken += one.size
    lost = [unit for unit, share in _shares(said, same) if share < _alike(unit)]
    # Words with no letters in common with what they stand for are other words.
    return lost, len(found) if not said or taken * 2 < len(heard) else 0


def _shares(said: Sequence[_Unit], same: bytearray) -> Iterator[tuple[_Unit, float]]:
    at = 0
    for unit in said:
        end = at + len(unit.letters)
        yield unit, sum(same[at:end]) / len(unit.letters)
        at = end


def _alike(unit: _Unit) -> float:
    if unit.is_syllable:
        return SYLLABLE_ALIKE
    return 1.0 if len(unit.letters) <= SHORT else ALIKE
