"""Where names may stand in another spelling: what is known of each word is found only once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import compress

from moksori.language import jamo
from moksori.language.hanja import HANJA
from moksori.protection.matching_initials import has_two_letters
from moksori.protection.matching_names import NameKeys, Said, is_sayable, said
from moksori.protection.matching_text import Text
from moksori.protection.sieve import Stretch, Tokens

_WITH_OTHERS, _ALONE, _LETTER, _KOREAN, _OPENS, _CLOSES = 1, 2, 4, 8, 16, 32
"""What a word may be: part of a name; a whole one; a letter of one spelled out; the beginning of a
Korean one. What may stand before it, and behind it: another part."""
_NAMES_ONLY = bytes(weight & 15 for weight in range(256))
_WORDS_BESIDE = 3
_TOKENS_BESIDE = 7
_EMPTY_BESIDE = 200
_SYLLABLES = 5
_MOST_KNOWN = 1 << 18
_PLAIN = re.compile(r"[\"'(\[]*([A-Za-z]+)[.,;:!?\"')\]]*")
_ALWAYS = re.compile(f"[{jamo.ALONE}{HANJA}]")
_HANGUL = re.compile("[가-힣]+")


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
        weights = bytes(map(self._weights.__getitem__, tokens.words))
        for at in compress(range(len(weights)), weights.translate(_NAMES_ONLY)):
            reach = self._reach(tokens.words, weights, at)
            if reach is not None:
                yield tokens.stretch(*reach)

    def _reach(self, words: list[str], weights: bytes, at: int) -> tuple[int, int] | None:
        """Give the first and the last word that a name may reach from word `at`; None for no."""
        weight = weights[at]
        if weight & _ALONE:
            return at - _TOKENS_BESIDE, at + _TOKENS_BESIDE
        if weight & _LETTER and (end := self._letters_from(words, weights, at)):
            return max(at - 1, 0), end
        if weight & _KOREAN and (reach := self._korean(words, at)):
            return reach
        opens = weights[at + 1] & _OPENS if at + 1 < len(weights) else 0
        if weight & _WITH_OTHERS and (opens or (at and weights[at - 1] & _CLOSES)):
            return self._named(words, at)
        return None

    def _letters_from(self, words: list[str], weights: bytes, at: int) -> int:
        """Give the last word of single letters that begin here, with one beside; 0 for too few."""
        if at and weights[at - 1] & _LETTER:
            return 0
        last = at
        while last + 1 < len(weights) and weights[last + 1] & _LETTER:
            last += 1
        if last == at and not has_two_letters(one.text for one in _said(words[at])):
            return 0
        return max(min(last + 1, len(weights) - 1), 1)

    def _named(self, words: list[str], at: int) -> tuple[int, int] | None:
        """Give the words from the first to the last of which a name may be made with this one."""
        own = _said(words[at])
        first, before = _gathered(words, range(at - 1, max(at - _EMPTY_BESIDE, -1), -1))
        last, after = _gathered(words, range(at + 1, min(at + _EMPTY_BESIDE, len(words))))
        around = [*reversed(before), *own, *after]
        mine = range(len(before), len(before) + len(own))
        if any(self._names.may_head(around, number) for number in mine):
            return min(first, at), max(last, at)
        return None

    def _korean(self, words: list[str], at: int) -> tuple[int, int] | None:
        """Give the words from this one to the last in which a Korean name may begin and go on."""
        texts = [one.text for one in _said(words[at])]
        own, last = len(texts), at
        while last + 1 < min(len(words), at + _EMPTY_BESIDE) and _is_short(texts[own:]):
            last += 1
            texts.extend(one.text for one in _said(words[last]))
        for number in range(own):
            run = _HANGUL.match("".join(texts[number:]))
            if run and self._names.korean.may_be(run.group()[:_SYLLABLES]):
                return at, last
        return None


def _is_short(following: list[str]) -> bool:
    """Say whether a name may go on behind these words: Korean ones, and few letters so far."""
    letters = "".join(following)
    return len(letters) < _SYLLABLES and (not letters or _HANGUL.fullmatch(letters) is not None)


def _gathered(words: list[str], places: range) -> tuple[int, list[Said]]:
    """Give the next words that have letters, and where the last of them stands."""
    made: list[Said] = []
    reached = -1
    for place in places:
        found = _said(words[place])
        if found:
            reached = place
            made.extend(found if places.step > 0 else found[::-1])
        if len(made) >= _WORDS_BESIDE:
            break
    return reached, made


@lru_cache(maxsize=1 << 16)
def _said(token: str) -> tuple[Said, ...]:
    plain = _PLAIN.fullmatch(token)
    if plain:
        capital = plain[1][0].isupper()
        return (Said(plain[1].lower(), capital, capital),)
    return said(Text(token))


class _Weights(dict[str, int]):
    """Word of a text → what it may be of a name."""

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
        if _ALWAYS.search(token) or any(_ALWAYS.search(one.text) for one in words):
            return _ALONE
        weight = _OPENS * _is_part(words[0]) | _CLOSES * _is_part(words[-1])
        weight |= _LETTER * any(len(one.text) == 1 and one.latin for one in words)
        if any(self._names.is_head(one.text, one.capital) for one in words if one.latin):
            weight |= _WITH_OTHERS
        if any(self._names.korean.may_begin(run) for run in _runs(words)):
            weight |= _KOREAN
        plain = len(words) == 1 and not weight & (_WITH_OTHERS | _KOREAN)
        if not plain and any(True for _ in self._names.find(Text(token))):
            weight |= _ALONE
        return weight


def _is_part(word: Said) -> bool:
    return word.latin and is_sayable(word.text)


def _runs(words: Iterable[Said]) -> Iterator[str]:
    for word in words:
        for run in _HANGUL.findall(word.text):
            yield run[:_SYLLABLES]
