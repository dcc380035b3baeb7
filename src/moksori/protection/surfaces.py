"""The shapes in which a name is told: whole, surname, given name, initials; with a title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from moksori.language.fold import letters_of
from moksori.language.hangul import has_final, is_syllable
from moksori.language.romanise import revised, skeleton
from moksori.protection.word_sets import word_set

TITLE_BEFORE = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Mister|Madam|Dr|Prof|Comrade|Uncle|Aunt|Auntie|Grandma|Grandpa"
    r"|Capt|Lt|Col|Maj|Gen|Sgt|Cpl|Cmdr|Insp|Supt"
    r"|Grandmother|Grandfather)\b\.?[ \u00a0]+)+",
    re.IGNORECASE,
)
TITLE_AFTER = re.compile(
    r"[ \u00a0]?(?:모[ \u00a0]?씨|씨|님|군|양|모|동무|동지|선생님|선생|아저씨|아주머니|아줌마"
    r"|할머니|할아버지|여사|어머니|아버지)(?=$|[^가-힣]|[은는이가을를과와의도만에께]|로부터|한테|처럼|보다)"
)
_HIDDEN = re.compile(r"^([가-힣]{1,2})[ \u00a0]?[○OoXx*＊◯●]{1,3}$")
_INITIALS = re.compile(r"^(?:[A-Z]\.?[ \u00a0-]?){1,3}$")
_VOWELS = re.compile(r"[aeiouy]+", re.IGNORECASE)
_DOUBLE_SURNAMES = word_set("남궁 황보 제갈 선우 사공 독고 서문 동방 망절")


class NamePart(StrEnum):
    """Which part of a name a surface is."""

    FULL = "full"
    SURNAME = "surname"
    GIVEN = "given"
    FRIENDLY = "friendly"
    INITIALS = "initials"
    SURNAME_INITIALS = "surname_initials"


@dataclass(frozen=True, slots=True)
class Surface:
    """One way in which an account names a person, without the title.

    Attributes:
        core: The name itself.
        letters: Its letters in canonical form, by which it is found again.
        family_first: The surname stands first.
        titled: The account puts a title before or after it.
        derived: The account does not tell it by itself; it follows from the whole name. A surname
            that follows counts only beside a title: "Major Ma", 마 소좌.
    """

    core: str
    letters: str
    part: NamePart
    korean: bool
    family_first: bool = True
    titled: bool = False
    derived: bool = False


def bare(name: str) -> str:
    """Give a name without the titles before and after it."""
    name = TITLE_BEFORE.sub("", name.strip())
    while len(name) > 1:
        after = [found for found in TITLE_AFTER.finditer(name) if found.end() == len(name)]
        if not after or not after[0].start():
            break
        name = name[: after[0].start()]
    return name.strip(" .,'’\u00a0") if not _INITIALS.match(name) else name


def is_code(name: str) -> bool:
    """Say whether a label was given in place of a name: "Witness W-11"."""
    return any(char.isdigit() for char in name)


def surfaces_of(
    names: Iterable[str], surnames: frozenset[str], without_rank: Callable[[str], str] = str
) -> tuple[Surface, ...]:
    """Read the shapes of all surfaces of one person, the longest first.

    Args:
        names: The surfaces as told.
        surnames: Keys (`skeleton`) of the surnames of the country.
        without_rank: Takes the ranks of the country off a name: "Major Ma", 마 소좌.
    """
    told = [name for name in names if bare(name) and not is_code(name)]
    cores = {name: bare(without_rank(name)) for name in told}
    found: dict[str, Surface] = {}
    for name in told:
        others = [core for core in cores.values() if len(core) > len(cores[name])]
        surface = _surface(name, cores[name], others, surnames)
        if surface.letters:
            held = found.get(surface.letters)
            found[surface.letters] = surface if held is None or surface.titled else held
    for surface in [_in_order(one, found.values()) for one in found.values()]:
        found[surface.letters] = surface
        for part in _parts(surface):
            found.setdefault(part.letters, part)
    return tuple(sorted(found.values(), key=lambda surface: -len(surface.letters)))


def _parts(whole: Surface) -> Iterable[Surface]:
    """Give the parts of a whole name by which its bearer may be called without it."""
    if whole.part is not NamePart.FULL:
        return
    if whole.korean:
        core = "".join(whole.core.split())
        surname, given = core[: surname_length(core)], core[surname_length(core) :]
        yield _derived(surname, NamePart.SURNAME, korean=True)
        if len(given) > 1:
            yield _derived(given, NamePart.GIVEN, korean=True)
        elif has_final(given):
            yield _derived(given + "이", NamePart.FRIENDLY, korean=True)
        return
    words = whole.core.split()
    surname, given_words = (words[0], words[1:]) if whole.family_first else (words[-1], words[:-1])
    yield _derived(surname, NamePart.SURNAME, korean=False)
    if len(_VOWELS.findall(" ".join(given_words))) > 1:
        yield _derived(" ".join(given_words), NamePart.GIVEN, korean=False)


def _derived(core: str, part: NamePart, *, korean: bool) -> Surface:
    return Surface(core, letters_of(core), part, korean, derived=True)


def told_surname(whole: Surface) -> str:
    """Give the surname of a whole name, as told."""
    if whole.korean:
        core = "".join(whole.core.split())
        return core[: surname_length(core)]
    words = whole.core.split()
    return words[0] if whole.family_first else words[-1]


def _in_order(surface: Surface, longer: Iterable[Surface]) -> Surface:
    """Give a name the order of the longer one that it is part of: Ko Wunna Zaw, Wunna Zaw."""
    for other in longer:
        if len(other.core) > len(surface.core) and f" {surface.core} " in f" {other.core} ":
            return replace(surface, family_first=other.family_first)
    return surface


def _surface(name: str, core: str, others: list[str], surnames: frozenset[str]) -> Surface:
    titled = len(name.strip()) > len(core) + 1
    letters = letters_of(core)
    if hidden := _HIDDEN.match(core):
        return Surface(hidden.group(1), hidden.group(1), NamePart.SURNAME, True, titled=True)
    if any(map(is_syllable, core)):
        others = ["".join(other.split()) for other in others]
        part = _korean_part("".join(core.split()), others, surnames)
        return Surface(core, letters, part, True, titled=titled)
    words = core.split()
    part = _latin_part(words, others, surnames, titled)
    return Surface(core, letters, part, False, _family_first(words, surnames), titled)


def _korean_part(core: str, others: list[str], surnames: frozenset[str]) -> NamePart:
    if len(core) == 1 or core in _DOUBLE_SURNAMES:
        return NamePart.SURNAME
    if any(other.endswith(core) for other in others):
        return NamePart.GIVEN
    if len(core) == 2 and skeleton(revised(core[0])) not in surnames:
        return NamePart.GIVEN
    return NamePart.FULL


def _latin_part(
    words: list[str], others: list[str], surnames: frozenset[str], titled: bool
) -> NamePart:
    core = " ".join(words)
    if _INITIALS.match(core):
        return NamePart.INITIALS
    if len(words) > 1:
        initials = _INITIALS.match(" ".join(words[1:])) is not None
        return NamePart.SURNAME_INITIALS if initials else NamePart.FULL
    longer = [other.split() for other in others if not any(map(is_syllable, other))]
    family = [words_ for words_ in longer if _family_first(words_, surnames)]
    if any((w[0] if w in family else w[-1]).casefold() == core.casefold() for w in longer):
        return NamePart.SURNAME
    if any(core.casefold() in " ".join(w).casefold() for w in longer):
        return NamePart.GIVEN
    one_syllable = len(_VOWELS.findall(core)) == 1
    return (
        NamePart.SURNAME if titled or one_syllable or skeleton(core) in surnames else NamePart.GIVEN
    )


def _family_first(words: list[str], surnames: frozenset[str]) -> bool:
    if len(words) < 2:
        return True
    if len(words) > 2 and not any("-" in word for word in words):
        # Kim Chol Su: where a given name is written in two parts it stands last.
        return True
    return skeleton(words[0]) in surnames or skeleton(words[-1]) not in surnames


def surname_length(core: str) -> int:
    """Say how many syllables of a whole Korean name are the surname."""
    return 2 if core[:2] in _DOUBLE_SURNAMES and len(core) > 2 else 1
