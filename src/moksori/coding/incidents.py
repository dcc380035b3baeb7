"""The incidents of an account: whom each is about, and whose kin is meant within it."""

from __future__ import annotations

from dataclasses import dataclass, field

from moksori.coding.agreement import is_hangul, sexes_agree
from moksori.coding.cast import Cast, Character
from moksori.coding.refs import INDEFINITE, NAME, Ref
from moksori.coding.words_ko import HUSBANDS, WIVES
from moksori.terms.people import PersonRole

_TELLS = frozenset(
    {PersonRole.SOURCE, PersonRole.REPORTER, PersonRole.HOST, PersonRole.EDITOR}
    | {PersonRole.PUBLIC_FIGURE, PersonRole.WITNESS}
)
_SPOUSE = {**dict.fromkeys(WIVES, "남편"), **dict.fromkeys(HUSBANDS, "아내")}
_SEX = {**dict.fromkeys(WIVES, "female"), **dict.fromkeys(HUSBANDS, "male")}


@dataclass(slots=True)
class Incidents:
    """What happened to one after another, each from the introduction of somebody to the next.

    Attributes:
        cast: Everybody met.
        about: Key of whom the incident told now is about, or empty.
        members: Of each incident, by whom it is about: those met in it, the latest last.
    """

    cast: Cast
    about: str = ""
    members: dict[str, list[str]] = field(default_factory=dict)

    def meet(self, one: Character, ref: Ref, *, new: bool) -> None:
        """Note that a reference told of somebody; a newcomer without power opens an incident.

        Args:
            one: Whom it means.
            ref: The reference.
            new: They were not met before.
        """
        if one.official or one.harming or one.role in _TELLS:
            return
        if one.key in self.members:
            self.about = one.key
        elif new and introduces(ref):
            self.about = one.key
            self.members[one.key] = []
        if self.about:
            told = self.members[self.about]
            if one.key in told:
                told.remove(one.key)
            told.append(one.key)

    def here(self) -> tuple[str, ...]:
        """Give the keys of those of the incident told now, the latest first."""
        return tuple(reversed(self.members.get(self.about, ())))

    def kin(self, ref: Ref) -> tuple[Character | None, Character | None]:
        """Find whom a word of kin means that does not say whose: 아내가 찾아갔다.

        Args:
            ref: The word.

        Returns:
            Whom it means, or nobody; and whose kin a newcomer would be.
        """
        people = [self.cast.people[key] for key in self.here()]
        for one in people:
            key = self.cast.kin.get((one.key, ref.lemma))
            if key is not None:
                return self.cast.people[key], one
        if not self.about:
            return None, None
        return None, self._owner(ref, people)

    def relate(self, owner: Character, noun: str, one: Character) -> None:
        """Remember whose husband or wife somebody is, and the reverse."""
        self.cast.kin[owner.key, noun] = one.key
        back = _SPOUSE.get(noun)
        if back is not None:
            self.cast.kin[one.key, back] = owner.key

    def _owner(self, ref: Ref, people: list[Character]) -> Character | None:
        """Whose kin it is: of whom the incident is about, else of whoever it can be."""
        sex = _SEX.get(ref.lemma, "")
        first = self.cast.people[self.about]
        for one in (first, *people):
            if not sex or one.sex != sex:
                return one
        return None


def introduces(ref: Ref) -> bool:
    """Say whether a Korean reference is of the kind that brings somebody into an account.

    An age, a name kept back, "a certain": 역전동에 사는 40대 여성, 리 모 씨, 한 주민.
    """
    if ref.kin or ref.plural or not is_hangul(ref.lemma):
        return False
    return bool(ref.age or ref.form == NAME or ref.det == INDEFINITE or ref.notes.get("lives"))


def is_newcomer(one: Character, ref: Ref) -> bool:
    """Say whether a reference that tells an age means another than somebody of the same noun.

    Args:
        one: Somebody called so before.
        ref: The reference.
    """
    if not (introduces(ref) and is_hangul(ref.lemma)):
        return False
    if ref.age:
        return not one.age or not sexes_agree(one.sex, ref.sex)
    return bool(ref.notes.get("lives")) and not one.place
