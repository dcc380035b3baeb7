"""The rule about what disguising leaves behind: scars in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from moksori.protection.rules_page import REVIEW, Mark, Page, Reading

_SCARS = re.compile(
    r"(?<=\S)[ \u00a0]{2,}(?=\S)"
    r"|(?<=\w)[ \u00a0]+[,.;:!?](?=[\s”\"’)]|$)(?<!\.\.)"
    r"|\b(?:an?|the) (?:an?|the)\b"
    r"|\b(?P<twice>(?!had\b|that\b|[Hh]a\b)[A-Za-z]{2,}) (?P=twice)\b"
    r"|\ba \d0s\b|\ban? (?:twenties|thirties|forties|fifties|sixties|seventies)\b"
    r"|\(\s*\)|[\"“][\s.,]*[\"”]|[,;:]\s*[,;:.](?!\.)|(?<!\.)\.\s*,"
    r"|(?<![’'])\ba (?=[aeio][a-z]{3,}\b)(?!one|once|eu)|\ban (?=[bcdfgjklmnpqrtvwxyz][a-z]{3,})"
    r"|(?<![’'(.-])\b(?:an?|the)[ \u00a0]*(?:[,;:!?)”]|\.(?![\w.]))"
    r"|\b(?:between|into|and|or)[ \u00a0]*(?:[;!?)]|\.(?![\w.]))"
    r"|(?<=\s)['’]s\b|\b(?:Mr|Mrs|Ms|Miss)\.?[ \u00a0]*(?=[,;(]|(?:who|was|is|said|and)\b)"
    r"|(?P<marker>\[[^\]\n]{3,40}\])\s*(?P=marker)"
    r"|(?<=[a-z][a-z])(?:He|She|The|They|It|His|Her|And|But|We|In|On|At)\b|(?<=[a-z]{3})[.!?][A-Z][a-z]{2,}\b"
    r"|(?<=[가-힣]) (?:은|는|을|를|에서|으로|에게)(?= )|(?:은는|을를|과와|에게에게|에서에서)(?= )"
    r"|^(?:은|는|을|를|에서|에게|으로) |(?<=[.!?] )(?:은|는|을|를|에서|에게|으로) "
    r"|(?:^|(?<=[.,!?] ))씨(?:는|가|를|의|에게)? ",
    re.MULTILINE,
)
_WORD = re.compile(r"[A-Za-z]{3,}")
_LONG, _HEAD = 8, 4
_COMMON_TAILS = (
    "and asked began came could did does for from gave had has have in into is made of said that"
    " the then they told took was went were which who will with would"
)
_TAILS = frozenset(_COMMON_TAILS.split())


def redaction_scar(page: Page) -> Iterator[Mark]:
    """The text shows that something was taken out: two blanks, a doubled word, an empty bracket.

    A gap tells how long the missing words were and where to look for them. Read the sentence
    aloud and write it anew.
    """
    known = Counter(word.lower() for reading in page.told for word in _WORD.findall(reading.text))
    for reading in page.told:
        for scar in _SCARS.finditer(reading.text):
            if scar["twice"] and scar["twice"][0].isupper() and scar.start():
                continue  # a name can say one syllable twice
            yield Mark(reading, scar.start(), scar.end(), REVIEW)
        yield from _run_together(reading, known)


def _run_together(reading: Reading, known: Counter[str]) -> Iterator[Mark]:
    """Find words that lost the blank between them: the first is a word of this very text."""
    for word in _WORD.finditer(reading.text):
        text = word.group().lower()
        if len(text) < _LONG or known[text] > 1:
            continue
        for cut in range(_HEAD, len(text) - 1):
            if known[text[:cut]] and text[cut:] in _TAILS:
                yield Mark(reading, word.start(), word.end(), REVIEW)
                break
