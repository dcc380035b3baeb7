"""The words that stand for a name: a pseudonym in its shape, a role, an initial, or nothing."""

from __future__ import annotations

import re

from moksori.language.hangul import has_final
from moksori.language.romanise import revised
from moksori.protection.pseudonyms import Pseudonym
from moksori.protection.surfaces import NamePart, Surface, surname_length
from moksori.terms.people import PersonRole

ROLE_WORDS: dict[PersonRole, tuple[str, str]] = {
    PersonRole.SOURCE: ("the source", "제보자"),
    PersonRole.VICTIM: ("the victim", "피해자"),
    PersonRole.WITNESS: ("the witness", "목격자"),
    PersonRole.ACCUSED: ("the accused", "가해 혐의자"),
    PersonRole.OFFICIAL: ("the official", "간부"),
    PersonRole.REPORTER: ("the reporter", "기자"),
    PersonRole.HOST: ("the host", "진행자"),
    PersonRole.EDITOR: ("the editor", "편집자"),
    PersonRole.PUBLIC_FIGURE: ("the public figure", "공인"),
    PersonRole.OTHER: ("the person", "그 사람"),
}
"""What a person is called by their role, in English and Korean."""

WITHHELD = ("[name withheld]", "[이름 비공개]")


def role_words(role: PersonRole, korean: bool) -> str:
    """Give the words for a role in one of the two languages."""
    return ROLE_WORDS[role][1 if korean else 0]


def dressed(surface: Surface, name: Pseudonym) -> str:
    """Give a pseudonym in the shape in which the true name was told."""
    surname, given = (
        (name.surname_ko, name.given_ko) if surface.korean else (name.surname_en, name.given_en)
    )
    if surface.part is NamePart.SURNAME:
        public = surname
    elif surface.part is NamePart.GIVEN:
        public = given
    elif surface.part is NamePart.FRIENDLY:
        public = given + ("이" if has_final(given) else "")
    elif surface.part is NamePart.INITIALS:
        public = _initials(surface.core, name)
    elif surface.part is NamePart.SURNAME_INITIALS:
        public = f"{surname} {_initials(surface.core.split(' ', 1)[-1], name, given_only=True)}"
    elif surface.korean:
        public = f"{surname} {given}" if " " in surface.core else surname + given
    else:
        public = f"{surname} {given}" if surface.family_first else f"{given} {surname}"
    return public


def _initials(told: str, name: Pseudonym, given_only: bool = False) -> str:
    """Give as many initials as were told, in the same punctuation."""
    parts = re.split(r"[-\s]+", name.given_en)
    letters = [part[0].upper() for part in parts if part]
    if not given_only:
        letters.insert(0, name.surname_en[0].upper())
    count = sum(char.isalpha() for char in told)
    while len(letters) < count:
        letters.append(letters[-1])
    rest = iter(letters)
    return "".join(next(rest) if char.isalpha() else char for char in told)


def initial(surface: Surface) -> str:
    """Give the initial of the true surname: "K." in English, "K" before 씨 in Korean."""
    words = surface.core.split()
    if surface.korean:
        core = "".join(words)
        latin = revised(core[: surname_length(core)])
        return latin[:1].upper()
    family = words[0] if surface.family_first else words[-1]
    return f"{family[:1].upper()}."
