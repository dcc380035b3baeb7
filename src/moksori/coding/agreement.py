"""Whether a reference can mean somebody: number, sex, age and place must agree."""

from __future__ import annotations

import re

from moksori.coding.cast import Character
from moksori.coding.refs import DEFINITE, Ref
from moksori.language.ages import find_ages
from moksori.terms.people import PersonRole

_ANYONE = frozenset({"someone", "somebody"})
_SURNAMED = re.compile(r"[가-힣]\s?모?\s?(?:씨|군|양|님|여인)?")


def sexes_agree(one: str, other: str) -> bool:
    """Say whether two sexes can be one; an unknown one can."""
    return not one or not other or one == other


def pronoun_agrees(one: Character, ref: Ref) -> bool:
    """Say whether a pronoun can mean somebody of the story."""
    if not one.specific and not ref.plural:
        return False
    if ref.sex and not one.names and one.called and one.called <= _ANYONE:
        # "Someone called him while she was still there": she is somebody told of before.
        return False
    if ref.plural != one.plural or (one.group and ref.plural):
        return False
    if one.role in (PersonRole.REPORTER, PersonRole.HOST, PersonRole.EDITOR):
        return False
    return sexes_agree(one.sex, ref.sex)


def noun_agrees(one: Character, ref: Ref) -> bool:
    """Say whether a noun can take up somebody who was called by it before."""
    if not _numbers_agree(one, ref) or (one.group and ref.plural):
        return False
    if one.age and ref.age and _digits(one.age) != _digits(ref.age):
        return False
    # A bare Korean noun with another place than before brings somebody else.
    place = ref.notes.get("place", "")
    if place and one.place and place != one.place:
        return False
    return sexes_agree(one.sex, ref.sex)


def _numbers_agree(one: Character, ref: Ref) -> bool:
    if one.plural == ref.plural:
        return True
    # "the commanders threat": a lost apostrophe, not a second commander.
    return ref.plural and one.official and ref.det == DEFINITE and not one.group


def fits_group(group: Character, ref: Ref) -> bool:
    """Say whether somebody can be one of a group."""
    if not sexes_agree(group.sex, ref.sex):
        return False
    if ref.lemma in {"person", "사람"} or ref.lemma in group.called:
        return True
    return bool(group.sex and ref.sex == group.sex) and not ref.official


def is_surname_ko(name: str) -> bool:
    """True for "김 씨", "김모 씨": a surname and no given name."""
    return _SURNAMED.fullmatch(name) is not None


def is_hangul(word: str) -> bool:
    """Say whether a word is written in Hangul."""
    return any("가" <= char <= "힣" for char in word)


def years_of(age: str) -> int:
    """Give the first number that the words of an age hold; 0 where they hold none."""
    found = re.search(r"\d{1,3}", age)
    return int(found.group()) if found else 0


def may_be_so_young(one: Character, ref: Ref) -> bool:
    """Say whether "the girl", "the boy" can mean somebody of the age told."""
    if ref.lemma not in _YOUNG or not one.age:
        return True
    # A reference keeps "forties" of "in her forties".
    told = next((found.value for found in find_ages(f"in her {one.age}")), None)
    years = years_of(one.age) or (told[0] if isinstance(told, list) else told)
    return not years or years < _GROWN


_YOUNG = frozenset({"girl", "boy", "lad", "child", "teenager", "kid", "schoolboy", "schoolgirl"})
_GROWN = 30


def _digits(age: str) -> str:
    return "".join(char for char in age if char.isdigit()) or age.casefold()
