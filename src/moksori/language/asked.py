"""What somebody asks a search for: the terms that must be there, and where the words then stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from moksori.language.fold import Folded, fold, readable
from moksori.language.index_terms import (
    CAPITALISED,
    WORD,
    asked_pieces,
    is_eastern,
    keys_in_run,
    keys_in_word,
    keys_of_hangul,
    keys_of_latin,
    starts_with_surname,
    stem,
)
from moksori.language.romanised_names import surname_spellings

MOST_WORDS = 24
"""So many words of a question are looked for; further ones are left out."""

_LONGEST = 400
_QUOTED = re.compile('"([^"]*)"?|([^"]+)')
_BREATH = re.compile("(?<=[hkpt])'(?=[aeiouwy])")
"""In McCune-Reischauer Ch'ŏl is one syllable and no word with a genitive."""

_BETWEEN = r"[\W_]{1,4}"
_SINGLE_NAME = 5
"""From so many Latin letters on a word alone may be a name in Korean letters."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in terms.

    Attributes:
        wanted: Conditions that must all hold; each is a choice of lists of terms.
        words: The words in eastern scripts, as they are marked in a text.
        stems: The stems that are marked.
        keys: The keys of names that are marked.
        phrases: What stood in quotation marks: words that must follow one another.
        places: The names of places that have a key across alphabets.
    """

    wanted: tuple[tuple[tuple[str, ...], ...], ...] = ()
    words: tuple[str, ...] = ()
    stems: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    phrases: tuple[re.Pattern[str], ...] = ()
    places: frozenset[str] = frozenset()


def read_question(told: str, names: frozenset[str] = frozenset()) -> Asked:
    """Read what somebody typed: words, "phrases", and names in any script or system.

    Args:
        told: As typed; nothing in it is an operator but the quotation mark.
        names: Places in Korean letters, found across alphabets like persons' names.
    """
    wanted: list[list[list[str]]] = []
    words: list[str] = []
    phrases = []
    letters = _BREATH.sub("", fold(told[:_LONGEST]).text)
    for quoted, plain in _QUOTED.findall(letters):
        tokens = WORD.findall(quoted or plain)[: MOST_WORDS - len(words)]
        words += tokens
        if quoted and len(tokens) > 1:
            phrases.append(_phrase(tokens))
            wanted += [_choices(token, frozenset(), alone=False) for token in tokens]
        else:
            wanted += _names_and_words(tokens, names)
    keys = (term for choice in wanted for terms in choice for term in terms if term[0] == "~")
    return Asked(
        tuple(tuple(tuple(terms) for terms in choice) for choice in wanted),
        tuple(dict.fromkeys(word for word in words if is_eastern(word))),
        frozenset(stem(word) for word in words if not is_eastern(word)),
        frozenset(key for key in keys if key.startswith("~r")),
        tuple(phrases),
        names,
    )


def _phrase(tokens: list[str]) -> re.Pattern[str]:
    """Give the pattern of words that follow one another; a particle may follow the last one."""
    before = "" if is_eastern(tokens[0]) else r"(?<!\w)"
    after = "" if is_eastern(tokens[-1]) else r"(?!\w)"
    return re.compile(before + _BETWEEN.join(map(re.escape, tokens)) + after, re.IGNORECASE)


def _names_and_words(tokens: list[str], names: frozenset[str]) -> Iterator[list[list[str]]]:
    at = 0
    while at < len(tokens):
        size = _name_at(tokens, at)
        if size:
            parts = tokens[at : at + size]
            keys = [[key] for key in sorted(keys_of_latin(parts))]
            yield [[stem(part) for part in parts], *keys]
        else:
            yield _choices(tokens[at], names, alone=True)
        at += max(size, 1)


def _name_at(tokens: list[str], at: int) -> int:
    """Return how many words from here on may be one name in Latin letters: 3, 2, or 0."""
    for size in (3, 2):
        parts = tokens[at : at + size]
        if len(parts) < size or any(map(is_eastern, parts)):
            continue
        ends = (parts[0], parts[-1])
        if any(surname_spellings(end) for end in ends) and keys_of_latin(parts):
            return size
    return 0


def _choices(token: str, names: frozenset[str], *, alone: bool) -> list[list[str]]:
    """Give the lists of terms of which one must be there for a word to be."""
    if is_eastern(token):
        is_name = token in names or starts_with_surname(token)
        keys = keys_of_hangul(token) if alone and is_name else set()
        return [*asked_pieces(token), *([key] for key in sorted(keys))]
    keys = keys_of_latin([token]) if alone and len(token) >= _SINGLE_NAME else set()
    return [[stem(token)], *([key] for key in sorted(keys))]


def holds_phrases(text: str, asked: Asked) -> bool:
    """Say whether all phrases of a question stand in a text."""
    if not asked.phrases:
        return True
    if all(phrase.search(text) for phrase in asked.phrases):
        return True
    folded = fold(text).text
    return all(phrase.search(folded) for phrase in asked.phrases)


def _likely(text: str, asked: Asked) -> bool:
    """Say whether a look at the plain letters finds something; a fast no is no answer yet."""
    if any(word in text for word in asked.words):
        return True
    small = text.lower()
    return any(one[:_STEM_SEEN] in small for one in asked.stems)


_STEM_SEEN = 5


def marks(text: str, asked: Asked, *, quickly: bool = False) -> tuple[tuple[int, int], ...]:
    """Return where a text has what was asked for: start and end, in order, none over another.

    Args:
        text: A passage, or a whole text.
        asked: What was asked.
        quickly: Only where the plain letters show it: not names in other letters, nor words
            that are written oddly.
    """
    if asked.phrases:
        return _apart(list(_phrase_marks(fold(text), asked)))
    found: list[tuple[int, int]] = []
    start = 0
    # Line by line: most lines need no folding, and of most a look says that nothing is there.
    for line in text.split("\n"):
        if not quickly or _likely(line, asked):
            here = [*_word_marks(fold(line), asked), *_run_marks(line, asked)]
            found += [(start + first, start + last) for first, last in here]
        start += len(line) + 1
    return _apart(found)


def _apart(found: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(found), key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def _phrase_marks(folded: Folded, asked: Asked) -> Iterator[tuple[int, int]]:
    for phrase in asked.phrases:
        for hit in phrase.finditer(folded.text):
            yield folded.span(hit.start(), hit.end())


def _word_marks(folded: Folded, asked: Asked) -> Iterator[tuple[int, int]]:
    text = folded.text
    # What is wanted in an eastern script is part of one word, whatever stands around it.
    for wanted in asked.words:
        at = text.find(wanted)
        while at >= 0:
            yield folded.span(at, at + len(wanted))
            at = text.find(wanted, at + len(wanted))
    if not asked.stems and not asked.keys:
        return
    initials = {one[:1] for one in asked.stems}
    for hit in WORD.finditer(text):
        word = hit.group()
        if is_eastern(word):
            held = asked.keys and not asked.keys.isdisjoint(keys_in_word(word, asked.places))
        else:
            # No stem begins with another letter than its word, and to find a stem takes long.
            held = word[0] in initials and stem(word) in asked.stems
        if held:
            yield folded.span(hit.start(), hit.end())


def _run_marks(text: str, asked: Asked) -> Iterator[tuple[int, int]]:
    """Mark names in Latin letters that share a key with what was asked."""
    if not asked.keys:
        return
    read = readable(text)
    for run in CAPITALISED.finditer(read.text):
        if not asked.keys.isdisjoint(keys_in_run(run.group())):
            yield read.span(run.start(), run.end())
