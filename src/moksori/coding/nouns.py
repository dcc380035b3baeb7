"""Nouns for people: what form is met, which noun it is, how many and of which sex."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for people in one of its forms.

    Attributes:
        lemma: The singular.
        sex: `male`, `female` or an empty string.
        plural: True for a form that names several, or a group.
        kin: True for a noun that is somebody's ("mother", "neighbour").
    """

    lemma: str
    sex: str = ""
    plural: bool = False
    kin: bool = False


def word_set(text: str) -> frozenset[str]:
    """Give the words of a plain list as a set."""
    return frozenset(text.split())


def plural_of(word: str) -> str:
    """Give the regular English plural of a noun in small letters."""
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:-1] not in {"a", "e", "o", "u"}:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word + "s"


def nouns_of(
    *,
    either: Iterable[str],
    female: Iterable[str],
    male: Iterable[str],
    kin: Iterable[str],
    groups: Iterable[str],
    irregular: Mapping[str, str],
) -> dict[str, Noun]:
    """Build the table of every form from plain lists of singulars.

    Args:
        either: Nouns that say nothing about sex.
        female: Nouns for women.
        male: Nouns for men.
        kin: Those of all lists that are somebody's.
        groups: Nouns that name several people in the singular.
        irregular: Plural to singular, where the rule would go wrong.
    """
    kin_words = set(kin)
    table: dict[str, Noun] = {}
    for words, sex in ((either, ""), (female, "female"), (male, "male")):
        for word in words:
            noun = Noun(word, sex, kin=word in kin_words)
            table[word] = noun
            table.setdefault(plural_of(word), replace(noun, plural=True))
    for word in groups:
        table[word] = Noun(word, plural=True, kin=word == "relatives")
    for form, lemma in irregular.items():
        known = table.get(lemma, Noun(lemma))
        table[form] = replace(known, plural=True)
    return table
