"""What a text is found by: pieces of its words, stems of English, keys of romanised names.

The same terms stand in the index of every database, and a question is put in the same terms, so
that both databases answer alike. A word of Chinese letters, kana or Korean is found by its pieces
of one, two and three letters, wherever it stands and whatever particle follows; a longer word by
all its pieces of three. A name is found by a key that its spellings in all systems share.
"""

from __future__ import annotations

import re
from functools import lru_cache

from snowballstemmer import stemmer  # type: ignore[import-untyped]

from moksori.language.fold import fold, readable
from moksori.language.hangul import north_to_south
from moksori.language.particles import strip_particle
from moksori.language.romanised_names import surname_of, surname_spellings, surname_written
from moksori.language.skeleton import skeleton

NAME = "~r"
"""Begins the key of a name; no word of a text does."""

LONG = "~long"
"""Stands for a text too long for its pieces of three letters; it is found by those of two."""

LONGEST_PIECE = 3
_MOST_TERMS = 40_000
"""PostgreSQL takes a megabyte of terms in a row."""

_EAST = "가-힣一-鿿㐀-䶿ぁ-ゖァ-ヺー々"
WORD = re.compile(rf"[{_EAST}]+|[^\W_{_EAST}]+")
_IN_EAST = re.compile(f"[{_EAST}]")
_ENGLISH_WORD = re.compile("[a-z]{3,32}")
_LONGEST_WORD = 40
_HANGUL_NAME = re.compile("[가-힣]{2,5}")
_HONORIFIC = re.compile("(?:씨|님|군|양)$")
CAPITALISED = re.compile(
    "[A-Z][a-zŏŭ'’]{0,11}(?:-[A-Za-z][a-zŏŭ'’]{0,11}){0,2}"
    "(?:,? [A-Z][a-zŏŭ'’]{0,11}(?:-[A-Za-z][a-zŏŭ'’]{0,11}){0,2}){0,3}"
)
_SYLLABLES = re.compile(
    "(?:(?:kk|tt|pp|ss|jj|tch|ch|kh|th|ph|sh|ts|[kgtdpbsjhnmrly])?(?:'|’)?[wy]?[aeiouŏŭ]{1,3}"
    "(?:ng|[nmlkptrh](?![aeiouŏŭ]))?(?:'|’|-)?){1,6}"
)
_NAME_PARTS = 3
_LONGEST_NAME_WORD = 9
"""A name of five letters with its particles."""
_LONGEST_PLACE = 6
_ENGLISH = stemmer("english")


def index_terms(text: str, names: frozenset[str] = frozenset()) -> set[str]:
    """Return every term by which a text is found.

    Args:
        text: The decoded words of an account, or the label of something.
        names: Places in Korean letters: like names of persons they get a key across alphabets.
    """
    found: set[str] = set()
    for word in set(WORD.findall(fold(text).text)):
        if word.isascii():
            found.add(stem(word))
        else:
            found.update(_terms_of(word, names))
    for run in set(CAPITALISED.findall(readable(text).text)):
        found.update(keys_in_run(run))
    if len(found) > _MOST_TERMS:
        found = {LONG, *(one for one in found if len(one) < LONGEST_PIECE or not is_eastern(one))}
    return found


@lru_cache(maxsize=32768)
def _terms_of(word: str, names: frozenset[str]) -> tuple[str, ...]:
    if not _IN_EAST.match(word):
        return (stem(word),)
    return (*pieces(word), *keys_in_word(word, names))


def pieces(word: str) -> set[str]:
    """Give the pieces of one, two and three letters of a word in an eastern script."""
    pairs = {word[at : at + 2] for at in range(len(word) - 1)}
    return {*word, *pairs, *(word[at : at + 3] for at in range(len(word) - 2))}


def asked_pieces(word: str) -> list[list[str]]:
    """Give the pieces that a text must have to hold a word, all of one of these lists.

    Exact for words of up to three letters; a longer one could stand in pieces only.
    """
    if len(word) < LONGEST_PIECE:
        return [[word]]
    return [_cut(word, LONGEST_PIECE), [LONG, *_cut(word, LONGEST_PIECE - 1)]]


def _cut(word: str, length: int) -> list[str]:
    return [word[at : at + length] for at in range(len(word) - length + 1)]


def is_eastern(word: str) -> bool:
    """Say whether a word is looked for by its pieces."""
    return _IN_EAST.match(word) is not None


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Give the stem of an English word, and any other word as it is; both cut at forty letters."""
    if _ENGLISH_WORD.fullmatch(word):
        return str(_ENGLISH.stemWord(word))
    return word[:_LONGEST_WORD]


@lru_cache(maxsize=16384)
def name_key(name: str) -> str:
    """Give the term that all spellings of one name share, or nothing where it says too little."""
    key = skeleton(name).lower()
    return NAME + key if len(key) >= LONGEST_PIECE else ""


def may_be_korean(latin: str) -> bool:
    """Say whether Latin letters can be read as Korean syllables in one of the systems."""
    return _SYLLABLES.fullmatch(latin.lower()) is not None


def starts_with_surname(hangul: str) -> bool:
    """Say whether a word in Korean letters begins as a person's name of three or four does."""
    surname = surname_of(hangul)
    given = len(hangul) - len(surname)
    return given in (1, 2) and len(hangul) > 2 and _is_surname(surname)


@lru_cache(maxsize=512)
def _is_surname(surname: str) -> bool:
    # More spellings than the three systems give: somebody's habits are on record.
    return any(surname_spellings(one) for one in surname_written(surname))


def keys_of_hangul(name: str) -> set[str]:
    """Give the keys of a name in Korean letters, as the North and as the South write it."""
    return {key for form in {name, *north_to_south(name)} if (key := name_key(form))}


def _name_in(word: str) -> tuple[str, ...]:
    """Give what of a word may be a name: the word, without a particle, without an honorific."""
    if len(word) > _LONGEST_NAME_WORD:
        return ()
    bare = strip_particle(word)
    forms = {word, bare, _HONORIFIC.sub("", bare)}
    return tuple(form for form in forms if _HANGUL_NAME.fullmatch(form))


@lru_cache(maxsize=32768)
def keys_in_word(word: str, names: frozenset[str]) -> frozenset[str]:
    """Give the keys of the names that a word of a Korean text may be, particles and all."""
    forms = [form for form in _name_in(word) if starts_with_surname(form)]
    longest = min(len(word), _LONGEST_PLACE)
    forms += [word[:length] for length in range(2, longest + 1) if word[:length] in names]
    return frozenset(key for form in forms for key in keys_of_hangul(form))


@lru_cache(maxsize=16384)
def keys_in_run(run: str) -> frozenset[str]:
    """Give the keys of all names that a run of capitalised words may hold, in either order."""
    parts = run.replace(",", "").split()
    found: set[str] = set()
    for start in range(len(parts)):
        for end in range(start + 1, min(len(parts), start + _NAME_PARTS) + 1):
            chosen = parts[start:end]
            if all(map(may_be_korean, chosen)):
                found.add(name_key(" ".join(chosen)))
                found.add(name_key(" ".join([chosen[-1], *chosen[:-1]])))
    return frozenset(found - {""})


def keys_of_latin(words: list[str]) -> set[str]:
    """Give the keys under which words in Latin letters may stand as one name."""
    if not words or not all(map(may_be_korean, words)):
        return set()
    orders = {" ".join(words), " ".join([words[-1], *words[:-1]])}
    return {key for order in orders if (key := name_key(order))}
