"""Forms in which a watched value can stand in a text, as the matcher looks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from moksori.language.amounts import CurrencyNames
from moksori.language.fold import letters_of
from moksori.language.hangul import is_syllable, north_to_south
from moksori.language.jamo import LEADS, split
from moksori.protection.matching_quasi import age_of, amount_of, days_of
from moksori.protection.place_stems import stem_of
from moksori.terms.errors import InvalidError
from moksori.terms.watch import WatchKind, WatchValue

_ARTICLES = frozenset({"the", "a", "an"})
_SEPARATED = re.compile(r"[^\W_]+")
_SHORT_PHONE, _PHONE_TAIL = 7, 8
_LEAST_FIGURES = 4
_LEAST_TURNED = 8
_LEAST_INITIALS, _MOST_INITIALS = 2, 5


class UnmatchableError(InvalidError):
    """A watched value has a form that can be looked for in no text."""

    code = "protection.unmatchable"
    hint = "Give the value a form with letters or figures, or take the form off the watch list."


class Shape(StrEnum):
    """What a form is made of; it decides where it may begin and end."""

    HANGUL = "hangul"
    ALPHABET = "alphabet"
    SIGNS = "signs"
    PHONE = "phone"
    FIGURES = "figures"
    CODE = "code"
    SPEECH = "speech"
    INITIALS = "initials"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a value: folded, letters and digits only.

    Attributes:
        value: Number of the value in the watch list.
        borders: Where, inside of `text`, one word of the form ends and the next begins.
        bare: True for a name whose article was left off: it counts only with its capital.
        lower: True for a form told in small letters.
        part: True for what is only a part of what was told: it is for a person to look at.
    """

    text: str
    value: int
    kind: WatchKind
    shape: Shape
    borders: frozenset[int] = field(default=frozenset())
    bare: bool = False
    lower: bool = False
    part: bool = False


def forms_of(number: int, value: WatchValue, currencies: tuple[CurrencyNames, ...]) -> list[Form]:
    """Give every form of a value that is looked for letter by letter.

    Raises:
        UnmatchableError: A form has neither letters nor figures.
    """
    made: dict[str, Form] = {}
    for told in value.forms:
        for form in _forms(number, value.kind, told, currencies):
            made.setdefault(form.text, form)
    if value.forms and not made and value.kind not in (WatchKind.AGE, WatchKind.AMOUNT):
        raise UnmatchableError(f"value {value.id} has no form that can be looked for")
    return list(made.values())


def _forms(
    number: int, kind: WatchKind, told: str, currencies: tuple[CurrencyNames, ...]
) -> Iterator[Form]:
    if kind is WatchKind.PHONE:
        yield from _phone(number, told)
    elif kind is WatchKind.DATE:
        yield from (
            Form(day.replace("-", ""), number, kind, Shape.FIGURES)
            for day in days_of(told)
            if day.replace("-", "").isdigit() and len(day) == len("2016-01-03")
        )
        yield from _words(number, kind, told)
    elif kind is WatchKind.AMOUNT:
        yield from _figures(number, told, currencies)
    elif kind is WatchKind.AGE:
        # A single word such as "forty" is looked for by what it means, and only as an age.
        if age_of(told) is None and len(_SEPARATED.findall(told)) > 1:
            yield from _words(number, kind, told)
    else:
        yield from _words(number, kind, told)


def _phone(number: int, told: str) -> Iterator[Form]:
    """Give a number whole and by its end: country and area codes are left off or changed."""
    digits = "".join(char for char in letters_of(told) if char.isdigit())
    kind = WatchKind.PHONE
    if len(digits) < _SHORT_PHONE:
        yield from _words(number, kind, told)
        return
    for text in {digits, digits[-_PHONE_TAIL:], digits[-_SHORT_PHONE:]}:
        yield Form(text, number, kind, Shape.PHONE)


def _figures(number: int, told: str, currencies: tuple[CurrencyNames, ...]) -> Iterator[Form]:
    """Give the figures of a sum, for where they stand without their currency."""
    amount = amount_of(told, currencies)
    if amount is None:
        yield from _words(number, WatchKind.AMOUNT, told)
        return
    whole = str(int(amount[0]))
    if len(whole) >= _LEAST_FIGURES and amount[0] == int(amount[0]):
        yield Form(whole, number, WatchKind.AMOUNT, Shape.FIGURES)


def _words(number: int, kind: WatchKind, told: str) -> Iterator[Form]:
    """Give a name, place, code or phrase as told, as the other Korea spells it, without article."""
    tokens = [letters_of(token) for token in _SEPARATED.findall(told)]
    tokens = [token for token in tokens if token]
    text = letters_of(told)
    if not text:
        return
    shape = Shape.CODE if kind is WatchKind.ID else shape_of(text)
    lower = not any(char.isupper() for char in told)
    borders = _borders(tokens) if "".join(tokens) == text else frozenset[int]()
    yield Form(text, number, kind, shape, borders, lower=lower)
    if shape is Shape.ALPHABET and kind is WatchKind.PERSON:
        yield from _turned(number, told, lower)
    if shape is Shape.HANGUL and kind in (WatchKind.PERSON, WatchKind.PLACE):
        for other in north_to_south(text):
            yield Form(other, number, kind, shape, borders)
        for written in (text, *north_to_south(text)):
            yield from _initials(number, kind, written)
    stem = stem_of(told.strip()) if kind is WatchKind.PLACE else ""
    if letters_of(stem):
        yield from (replace(form, part=True) for form in _words(number, WatchKind.PLACE, stem))
    if kind is WatchKind.TEXT and len(tokens) > 1 and tokens[0] in _ARTICLES:
        rest = tokens[1:]
        yield Form("".join(rest), number, kind, shape, _borders(rest), bare=len(rest) == 1)


def _turned(number: int, told: str, lower: bool) -> Iterator[Form]:
    """Give a name with its last part first, as lists and by-lines write it: Doe, Jane."""
    words = [part for word in told.split() if (part := letters_of(word))]
    if len(words) < 2 or sum(map(len, words)) < _LEAST_TURNED or min(map(len, words)) < 2:
        return
    order = [words[-1], *words[:-1]]
    yield Form(
        "".join(order), number, WatchKind.PERSON, Shape.ALPHABET, _borders(order), lower=lower
    )


def _initials(number: int, kind: WatchKind, name: str) -> Iterator[Form]:
    """Give a Korean name by the first letters of its syllables, and with its surname whole."""
    if not _LEAST_INITIALS <= len(name) <= _MOST_INITIALS or not all(map(is_syllable, name)):
        return
    first = "".join(LEADS[split(syllable)[0]] for syllable in name)
    yield Form(first, number, kind, Shape.INITIALS)
    if kind is WatchKind.PERSON:
        yield Form(name[0] + first[1:], number, kind, Shape.INITIALS)


def _borders(tokens: list[str]) -> frozenset[int]:
    borders, at = set(), 0
    for token in tokens[:-1]:
        at += len(token)
        borders.add(at)
    return frozenset(borders)


def shape_of(text: str) -> Shape:
    """Tell what folded letters are: Korean, of an alphabet with blanks between words, or signs."""
    if any(is_syllable(char) for char in text):
        return Shape.HANGUL
    if all(char.isdigit() or _is_alphabetic(char) for char in text):
        return Shape.ALPHABET
    return Shape.SIGNS


def _is_alphabetic(char: str) -> bool:
    """Say whether a letter is of a script that parts words by blanks and has letters for vowels."""
    code = ord(char)
    return code < 0x0800 or 0x10A0 <= code < 0x1100 or 0x1E00 <= code < 0x2000
