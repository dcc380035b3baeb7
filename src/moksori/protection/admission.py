"""Who may bear which pseudonym: the gate itself says which name is too near to somebody's."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from moksori.language.hangul import is_syllable
from moksori.language.jamo import LEADS, split
from moksori.protection.matching import Hit, WatchedForms
from moksori.protection.matching_text import Text
from moksori.protection.variants import UnmatchableError, forms_of
from moksori.terms.finding import FindingClass
from moksori.terms.watch import Scope, Watch, WatchKind, WatchValue

_WHOLE = 3


class Admission:
    """The names that nobody's pseudonym may read like, as the gate looks for them."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names, as told; a surname or a given name alone is not looked for here."""
        values = [
            WatchValue(str(number), WatchKind.PERSON, Scope.EVERYWHERE, (name,))
            for number, name in enumerate(sorted(names))
            if _is_whole(name)
        ]
        self._forms = WatchedForms(Watch(tuple(one for one in values if _has_form(one))))
        self._known: dict[tuple[str, str, str, str], FindingClass | None] = {}

    def objection(
        self, surname_en: str, given_en: str, surname_ko: str, given_ko: str
    ) -> FindingClass | None:
        """Say what the gate would say to a name: `block`, `review`, or nothing.

        It is read as it may stand on a page: in both scripts, turned round, and cut to its first
        letters, which are only ever a reason to review.
        """
        key = surname_en, given_en, surname_ko, given_ko
        if key not in self._known:
            letters = " ".join(f"{part[0].upper()}." for part in given_en.replace("-", " ").split())
            whole = (
                f"{surname_en} {given_en}", f"{given_en} {surname_en}", surname_ko + given_ko,
                f"{surname_ko} {given_ko}",
            )  # fmt: skip
            cut = f"{surname_en} {letters}", _first_sounds(surname_ko + given_ko)
            classes = {hit.cls for one in whole for hit in self._hits(one)}
            if FindingClass.BLOCK in classes:
                self._known[key] = FindingClass.BLOCK
            else:
                near = classes or any(map(self._hits, cut))
                self._known[key] = FindingClass.REVIEW if near else None
        return self._known[key]

    def _hits(self, words: str) -> list[Hit]:
        return self._forms.hits(Text(words), frozenset())


@lru_cache(maxsize=4)
def admission(names: frozenset[str]) -> Admission:
    """Give the admission of a set of names, made once for all stories of a desk."""
    return Admission(names)


def _first_sounds(name: str) -> str:
    return "".join(LEADS[split(char)[0]] for char in name if is_syllable(char))


def _is_whole(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    if letters and all(map(is_syllable, letters)):
        return len(letters) >= _WHOLE or len(name.split()) > 1
    return len(letters) > _WHOLE and len(name.replace("-", " ").split()) > 1


def _has_form(value: WatchValue) -> bool:
    try:
        return bool(forms_of(0, value, ()))
    except UnmatchableError:
        return False
