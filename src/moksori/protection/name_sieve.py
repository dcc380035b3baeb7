"""Where names may stand in another spelling: what is known of each word is found only once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import compress

from moksori.language import jamo
from moksori.protection.matching_names import NameKeys, Said, is_sayable, said
from moksori.protection.matching_text import Text
from moksori.protection.sieve import Stretch, Tokens

_BESIDE_OTHERS, _ALONE, _OPENS, _CLOSES = 1, 2, 4, 8
"""What a word may be: part of a name; a whole one; it may follow, or be followed by, a part."""
_NAMES_ONLY = bytes(weight & (_BESIDE_OTHERS | _ALONE) for weight in range(256))
_WORDS_BESIDE = 3
_TOKENS_BESIDE = 7
_MOST_KNOWN = 1 << 18
_PLAIN = re.compile(r"[\"'(\[]*([A-Za-z]+)[.,;:!?\"')\]]*")
_LATIN = re.compile("[A-Za-z]")
_JAMO_ALONE = re.compile(f"[{jamo.ALONE}]")


class NameSieve:
    """Passes over all that can be no spelling of a watched name."""

    def __init__(self, names: NameKeys) -> None:
        self._names = names
        self._weights = _Weights(names)

    def stretches(self, text: str) -> Iterator[Stretch]:
        """Give stretches of prose that hold all other spellings of watched names in it."""
        if not self._names:
            return
        if len(self._weights) > _MOST_KNOWN:
            self._weights.clear()
        tokens = Tokens(text)
        words = tokens.words
        weights = bytes(map(self._weights.__getitem__, words))
        following = weights[1:] + bytes(1)
        for at in compress(range(len(words)), weights.translate(_NAMES_ONLY)):
            if weights[at] & _ALONE or (
                (following[at] & _OPENS or (at and weights[at - 1] & _CLOSES))
                and self._is_name(words, at)
            ):
                yield tokens.stretch(at - _TOKENS_BESIDE, at + _TOKENS_BESIDE)

    def _is_name(self, words: list[str], at: int) -> bool:
        """Say whether a word and those beside it may be a name."""
        own = _said(words[at])
        before = _last_of(words[max(at - _TOKENS_BESIDE, 0) : at])
        around = [*before, *own, *_first_of(words[at + 1 : at + _TOKENS_BESIDE])]
        mine = range(len(before), len(before) + len(own))
        return any(self._names.may_head(around, number) for number in mine)


def _first_of(tokens: list[str]) -> list[Said]:
    made: list[Said] = []
    for token in tokens:
        made.extend(_said(token))
        if len(made) >= _WORDS_BESIDE:
            break
    return made


def _last_of(tokens: list[str]) -> list[Said]:
    made: list[Said] = []
    for token in reversed(tokens):
        made[:0] = _said(token)
        if len(made) >= _WORDS_BESIDE:
            break
    return made


@lru_cache(maxsize=1 << 16)
def _said(token: str) -> tuple[Said, ...]:
    plain = _PLAIN.fullmatch(token)
    if plain:
        capital = plain[1][0].isupper()
        return (Said(plain[1].lower(), capital, capital),)
    return said(Text(token))


class _Weights(dict[str, int]):
    """Word of a text → whether it may be a name alone, or with those beside it."""

    def __init__(self, names: NameKeys) -> None:
        self._names = names

    def __missing__(self, token: str) -> int:
        weight = self._weigh(token)
        self[token] = weight
        return weight

    def _weigh(self, token: str) -> int:
        words = _said(token)
        if not words:
            return _OPENS | _CLOSES  # a dash between two parts of a name
        weight = _OPENS * _is_part(words[0]) | _CLOSES * _is_part(words[-1])
        heads = any(one.latin and self._names.is_head(one.text, one.capital) for one in words)
        if heads or _JAMO_ALONE.search(token):
            weight |= _BESIDE_OTHERS
        elif all(one.latin for one in words):
            return weight
        if any(True for _ in self._names.find(Text(token))):
            weight |= _ALONE
        return weight


def _is_part(word: Said) -> bool:
    return word.latin and is_sayable(word.text)
