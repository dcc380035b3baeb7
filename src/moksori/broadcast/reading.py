"""How long a text takes to read aloud: by language, and by reader once there are takes.

Korean is counted in syllables, English in words, and figures as they are spoken. A reader is a
code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from moksori.broadcast.spelt import spell
from moksori.publishing.wording import base_language
from moksori.terms.errors import InvalidError

HANGUL = re.compile("[가-힣]")
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\u3041-\u30ff]")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['’][a-z]+)?")
OTHER = re.compile(r"[^\W\d_A-Za-z\u00c0-\u024f가-힣\u3400-\u4dbf\u4e00-\u9fff\u3041-\u30ff]")
FIGURE = re.compile(r"\d")
VOWELS = re.compile(r"[aeiouyAEIOUY\u00c0-\u024f]+")

SYLLABLES_A_WORD = 1.6
"""Korean syllables, and Chinese characters, that take as long as one English word."""
LETTERS_A_WORD = 5.0
"""Letters of another alphabet that take as long as one English word."""

READER = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,15}")
SURE_AFTER = 90.0
"""Seconds of takes after which a reader's own pace counts as much as the general one."""
SLOWEST, FASTEST = 0.5, 2.0
"""No reader is believed to be further than that from the general pace."""
SHORTEST_TAKE = 2.0
"""Seconds under which a take says nothing about a pace: its pauses weigh too much."""


class PaceError(InvalidError):
    """A pace was asked for that cannot be one."""

    code = "broadcast.pace"
    hint = "A reader is a code such as R2, never a name; a take has a length and a text."


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast somebody reads.

    Attributes:
        language: Without region.
        rate: Syllables a second in Korean, words a second elsewhere, pauses included.
        reader: A code; empty for the general pace.
    """

    language: str
    rate: float
    reader: str = ""

    def seconds(self, text: str) -> float:
        """Return how long `text` takes, figures as they are spoken."""
        return units(text, self.language) / self.rate


@dataclass(frozen=True, slots=True)
class Take:
    """That a reader read a text in some time; all that a pace needs of a recording."""

    reader: str
    text: str
    seconds: float


GENERAL = {"ko": Pace("ko", 4.7), "en": Pace("en", 150 / 60)}
"""Where nothing is known of a reader: 4.7 syllables a second, 150 words a minute."""


def pace(language: str) -> Pace:
    """Return the general pace of a language.

    Raises:
        PaceError: nothing is known of that language.
    """
    found = GENERAL.get(base_language(language))
    if found is None:
        raise PaceError("no reading pace is known for this language")
    return found


def units(text: str, language: str) -> float:
    """Return how many syllables (Korean) or words (elsewhere) are spoken in a text."""
    said = spell(text, language).text
    hangul = len(HANGUL.findall(said)) + len(HAN.findall(said))
    foreign = len(OTHER.findall(said)) / LETTERS_A_WORD + len(FIGURE.findall(said))
    latin = LATIN.findall(said)
    if base_language(language) == "ko":
        syllables = sum(max(1, len(VOWELS.findall(word))) for word in latin)
        return hangul + syllables + foreign * SYLLABLES_A_WORD
    return len(latin) + hangul / SYLLABLES_A_WORD + foreign


def calibrate(takes: Iterable[Take], language: str, reader: str) -> Pace:
    """Return the pace of one reader, from the takes that are theirs.

    The more there is to hear, the more it counts: one short take moves the general pace a little.

    Args:
        takes: Takes in that language; those of others, and very short ones, are passed over.
        language: BCP 47.
        reader: The reader's code.

    Raises:
        PaceError: the code is no code, a length is no length, or the language is not known.
    """
    if not READER.fullmatch(reader):
        raise PaceError("a reader is named by a code of letters and figures")
    general = pace(language)
    spoken = seconds = 0.0
    for take in takes:
        if not 0 < take.seconds < float("inf"):
            raise PaceError("a take has no length")
        if take.reader == reader and take.seconds >= SHORTEST_TAKE:
            spoken += units(take.text, language)
            seconds += take.seconds
    if not spoken:
        return Pace(general.language, general.rate, reader)
    rate = (spoken + general.rate * SURE_AFTER) / (seconds + SURE_AFTER)
    bounded = min(max(rate, general.rate * SLOWEST), general.rate * FASTEST)
    return Pace(general.language, bounded, reader)
