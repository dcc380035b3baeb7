"""English joints: a or an, capitals, blanks and marks left over where words were replaced."""

from __future__ import annotations

import re

_ARTICLE = re.compile(r"(?<![\w'’-])([Aa])(n?)([ \u00a0])$")
_WORD = re.compile(r"[\"'“‘(\[]*([A-Za-z0-9][\w.'’-]*)")
_SILENT_H = ("hour", "honest", "honour", "honor", "heir")
_YOU_SOUND = re.compile(
    r"(?:uni(?!n|m)|us(?:e|u|a)|eu|ewe|one(?!r)|once|u[tkr][aeio]|ubi|uk|u\.)", re.I
)
_VOWEL_NAMES = frozenset("AEFHILMNORSX")
_DOUBLED = re.compile(
    r"\b(a|an|the|as|in|on|at|of|to|by|for|and|with|from|that|was|is|her|his)([ \u00a0]+)\1\b", re.I
)
_WINDOW = 48


def wants_an(word: str) -> bool:
    """Say whether a word is said with a vowel first: an hour, an 80-year-old, an NGO; a unit."""
    if not word:
        return False
    if word[0].isdigit():
        return word[0] == "8" or re.match(r"1[18](?!\d)|1[18],?\d{3}(?!\d)", word) is not None
    head = re.split(r"[-'’]", word)[0]
    if (len(head) > 1 and head.isupper()) or (len(head) == 1 and head.isalpha()):
        return head[0].upper() in _VOWEL_NAMES
    low = head.lower()
    if low.startswith(_SILENT_H):
        return True
    if _YOU_SOUND.match(low):
        return False
    return low[0] in "aeiou"


def repair(text: str, at: int) -> str:
    """Put right what a replacement at `at` left behind.

    An article before `at`; a capital at the beginning of a sentence; doubled blanks, orphan marks
    and doubled small words around `at`. Everything else stays as it is.

    Args:
        text: The text with the replacement made.
        at: Where the new words begin, or where the old ones stood if nothing took their place.
    """
    at = max(0, min(at, len(text)))
    text, at = _closed_gap(text, at)
    text, at = _right_article(text, at)
    text = _no_double_word(text, at)
    return _capital(text, at)


_GAPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\([ \u00a0]*\)|\[[ \u00a0]*\]|“[ \u00a0]*”"), ""),
    (re.compile(r"(?<![\w'’-])[Aa]n?[ \u00a0]+(?=[,.;:!?)\]”]|\Z)(?!\.[\w.])"), ""),
    (re.compile(r"[ \u00a0\t]{2,}"), " "),
    (re.compile(r"[ \u00a0\t]+(?=[,.;:!?)\]”])(?!\.[\w.])"), ""),
    (re.compile(r"(?<=[(\[“])[ \u00a0\t]+"), ""),
    (re.compile(r",[ \u00a0]*(?=[,;:.!?)])"), ""),
    (re.compile(r"(?<=[.!?;:(])[ \u00a0]*[,;:](?=[ \u00a0]|$)"), ""),
    (re.compile(r"(?<=[.!?])[ \u00a0]*\.(?!\.)(?=\s|$)(?<!\.\.)"), ""),
    (re.compile(r"(?m)^[ \u00a0\t]*[,;:](?!\w)[ \u00a0\t]*"), ""),
    (re.compile(r"(?m)(?:^[ \u00a0\t]+(?=\S)|(?<=\S)[ \u00a0\t]+$)"), ""),
)
_MOST_ROUNDS = 16
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“'‘])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Capt|Lt|Sgt|St|No|vs|etc|e\.g|i\.e|[ap]\.m|"
    r"[A-Z](?:\.[A-Z])*)\.$"
)


def _closed_gap(text: str, at: int) -> tuple[str, int]:
    """Close doubled blanks and take away marks that lost their words, where they touch `at`."""
    for _ in range(_MOST_ROUNDS):
        for pattern, instead in _GAPS:
            touching = _touching(pattern, text, at)
            if touching is not None:
                text = text[: touching.start()] + instead + text[touching.end() :]
                at = min(at, touching.start() + len(instead))
                break
        else:
            break
    return text, at


def _touching(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
    """Find a match that begins at or before `at` and ends at or after it."""
    for match in pattern.finditer(text, max(0, at - _WINDOW), min(len(text), at + _WINDOW)):
        if match.start() <= at <= match.end() and match.group():
            return match
    return None


def _right_article(text: str, at: int) -> tuple[str, int]:
    """Write a or an before `at` as the word there wants it."""
    article = _ARTICLE.search(text[:at][-4:])
    if article is None:
        return text, at
    start = at - len(article.group())
    word = _WORD.match(text, at)
    if word is None:
        return text, at
    right = article[1] + ("n" if wants_an(word[1]) else "") + article[3]
    return text[:start] + right + text[at:], start + len(right)


def _no_double_word(text: str, at: int) -> str:
    """Write a small word once that the replacement doubled at its edge: as as, the the."""
    for match in _DOUBLED.finditer(text, max(0, at - _WINDOW), min(len(text), at + _WINDOW)):
        if match.start(2) <= at <= match.end(2):
            return text[: match.end(1)] + text[match.end() :]
    return text


def _capital(text: str, at: int) -> str:
    """Begin a sentence that begins at `at`, or at the article before it, with a capital letter."""
    article = _ARTICLE.search(text[:at][-4:])
    at -= len(article.group()) if article else 0
    before = text[:at].rstrip(" \u00a0\t\"'“‘([")
    begins = not before or before[-1] in ".!?。\n\r"
    if begins and not _ABBREVIATION.search(before[-12:]) and text[at : at + 1].islower():
        return text[:at] + text[at].upper() + text[at + 1 :]
    return text
