"""The keys of a name word by word, in every way in which its writers part it into words.

김철수 is Kim Chol Su, Kim Cholsu, Kimchol Su, Kimcholsu; Chol Su Kim, Cholsu Kim. Each word has
its own key, so that a text is read word by word, and a name is a row of keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, product

from moksori.language.romanise import skeleton
from moksori.language.soundchanges import spoken
from moksori.language.spelling_patterns import ways_to_say
from moksori.language.systems import REVISED, write

END = "-"
"""Ends the key of every word of a row."""
LONGEST = 4
"""A name has at most so many words."""
_MOST_CUT = 5
_LEAST_SPLIT = 4
_SYLLABLE = (
    r"(?:(?:kk|tt|pp|ss|jj|tch|ch|kh|th|ph|sh|rh|wh|hw|kw|gw|[bcdghjklmnprstwyfv])?"
    r"(?:[aeiou]{1,3}|y[aeiou]{1,3}|w[aeiou]{1,2}|ee|oo|y)[hw]?"
    r"(?:ng|ck|rk|[nmlkptrgbds](?![aeiou]))?)"
)
_ONE = re.compile(_SYLLABLE)
_SAYABLE = re.compile(f"{_SYLLABLE}{{1,5}}")

_NASALS = frozenset("nmrl")
_SPELLED = {"ng": "k", "m": "p", "n": "t"}
_SAID = {"k": "ng", "g": "ng", "t": "n", "d": "n", "p": "m", "b": "m"}

Row = str


@lru_cache(maxsize=1 << 16)
def is_sayable(word: str) -> bool:
    """Say whether Latin letters can be Korean syllables at all."""
    return _SAYABLE.fullmatch(word) is not None


@lru_cache(maxsize=1 << 17)
def key_of(said: str) -> str:
    """Give the key of one word, or of several that are said as one."""
    return skeleton(said)


@lru_cache(maxsize=1 << 16)
def key_apart(name: str) -> str:
    """Give the key of a word in Korean letters by its syllables: hwa-un is no hwae-un.

    Revised alone writes both in the same letters, so `key_of` may know only one of them.
    """
    sounds = spoken(name)
    breaks = [
        at for at in range(1, len(sounds)) if not sounds[at].lead and not sounds[at - 1].final
    ]
    edges = pairwise((0, *breaks, len(sounds)))
    return key_of(" ".join(write(sounds[start:end], REVISED) for start, end in edges))


def row(keys: Iterable[str]) -> Row:
    """Put the keys of words that stand side by side together."""
    return "".join(key + END for key in keys)


def rows_of_korean(name: str) -> Iterator[Row]:
    """Give the rows of a name in Korean letters, surname first."""
    if len(name) > _MOST_CUT:
        yield row((key_of(name),))
        return
    for cut in _cuts(len(name)):
        if len(cut) <= LONGEST:
            yield row(key_of(name[start:end]) for start, end in cut)
            yield row(key_apart(name[start:end]) for start, end in cut)
            yield from (row(keys[start, end] for start, end in cut) for keys in _as_said(name))


def rows_surname_last(name: str, surname: str) -> Iterator[Row]:
    """Give the rows of a name in Korean letters with its surname as a word behind the rest."""
    given = name.removeprefix(surname)
    yield from (own + key_of(surname) + END for own in rows_of_korean(given))


def rows_of_latin(words: Sequence[str]) -> tuple[set[Row], set[Row]]:
    """Give the rows of a name told in Latin letters: surname first, and surname last.

    Nobody can tell which of its words is the surname, nor where its syllables part.

    Args:
        words: Two to four sayable words, folded.
    """
    first: set[Row] = set()
    last: set[Row] = set()
    for surname, given in ((words[0], words[1:]), (words[-1], words[:-1])):
        for atoms in product(*(_atoms(word) for word in given)):
            own = [syllable for word in atoms for syllable in word]
            for said in (own, *_met(own)):
                first.update(_rows([surname, *said]))
                last.update(one + key_of(surname) + END for one in _rows(said))
        first.add(row((key_of("".join([*given, surname])),)))
    return first, last


def _met(atoms: Sequence[str]) -> Iterator[list[str]]:
    """Give syllables whose consonants meet as they are spelled, and those spelled as they meet.

    Kung-nyon is Kuk-nyon; whoever told the one may have meant what is written as the other.
    """
    for changes in (_SPELLED, _SAID):
        made = list(atoms)
        for at, (one, other) in enumerate(pairwise(atoms)):
            ending = next((end for end in changes if one.endswith(end)), "")
            if ending and other[0] in _NASALS:
                made[at] = one.removesuffix(ending) + changes[ending]
        if made != list(atoms):
            yield made


def _rows(atoms: Sequence[str]) -> Iterator[Row]:
    if len(atoms) > _MOST_CUT:
        yield row((key_of("".join(atoms)),))
        return
    for cut in _cuts(len(atoms)):
        if len(cut) <= LONGEST:
            yield row(key_of("".join(atoms[start:end])) for start, end in cut)


@lru_cache(maxsize=8)
def _cuts(count: int) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Give every way to cut so many syllables into words, as stretches."""
    made = []
    for marks in product((False, True), repeat=max(count - 1, 0)):
        edges = [0, *(at for at, cut in enumerate(marks, 1) if cut), count]
        made.append(tuple(pairwise(edges)))
    return tuple(made)


@lru_cache(maxsize=64)
def _as_said(name: str) -> tuple[dict[tuple[int, int], str], ...]:
    """Give the keys of the parts of a name as it sounds when it is said as one: Tŏng-man."""
    ways = dict.fromkeys(map(tuple, ways_to_say(name)[1:]))
    return tuple(
        {
            (start, end): key_of(write(list(sounds[start:end]), REVISED))
            for start in range(len(name))
            for end in range(start + 1, len(name) + 1)
        }
        for sounds in ways
    )


@lru_cache(maxsize=4096)
def _atoms(word: str) -> tuple[tuple[str, ...], ...]:
    """Give a word as it is, and parted into two or three syllables wherever it may be."""
    made: list[tuple[str, ...]] = [(word,)]
    if len(word) >= _LEAST_SPLIT:
        for at in range(1, len(word)):
            head, tail = word[:at], word[at:]
            if _ONE.fullmatch(head):
                made.extend((head, *rest) for rest in _syllables(tail, 2))
    return tuple(made)


def _syllables(word: str, most: int) -> Iterator[tuple[str, ...]]:
    if _ONE.fullmatch(word):
        yield (word,)
    if most > 1:
        for at in range(1, len(word)):
            if _ONE.fullmatch(word[:at]):
                yield from ((word[:at], *rest) for rest in _syllables(word[at:], most - 1))
