"""The incidents of an account: whom each is about, and whose kin is meant within it."""

from __future__ import annotations

from dataclasses import dataclass, field

from moksori.coding import kin_en
from moksori.coding.agreement import is_hangul, sexes_agree
from moksori.coding.cast import Cast, Character
from moksori.coding.kin_ko import PAIRS, SIBLINGS, in_turn, may_be_pair, same_kin
from moksori.coding.refs import BARE, DEFINITE, INDEFINITE, NAME, Ref
from moksori.coding.words_ko import HUSBANDS, NOUNS, WIVES
from moksori.terms.people import PersonRole

_TELLS = frozenset(
    {PersonRole.SOURCE, PersonRole.REPORTER, PersonRole.HOST, PersonRole.EDITOR}
    | {PersonRole.PUBLIC_FIGURE, PersonRole.WITNESS}
)
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

    def tells_of_kin(self, ref: Ref, narrator: str) -> bool:
        """Say whether a word of kin alone can be of whom the incident is about.

        Args:
            ref: The word.
            narrator: Who says "I": their own kin, unless they only tell of others and theirs.
        """
        if not self.about or not narrator:
            return bool(self.about)
        return self.cast.people[narrator].only_tells and self.kin(ref)[0] is not None

    def kin(self, ref: Ref) -> tuple[Character | None, Character | None]:
        """Find whom a word of kin means that does not say whose: 아내가 찾아갔다.

        Args:
            ref: The word.

        Returns:
            Whom it means, or nobody; and whose kin a newcomer would be.
        """
        people = [self.cast.people[key] for key in self.here()]
        for place, one in enumerate(people):
            for noun in same_kin(ref.lemma):
                key = self.cast.kin.get((one.key, noun))
                # 여동생이 … 언니를: of whoever was told of last, not of any sister.
                if key is not None and (not place or key != self.about or noun not in SIBLINGS):
                    return self.cast.people[key], one
        if not self.about:
            return None, None
        return None, self._owner(ref, people)

    def relate(self, owner: Character, noun: str, one: Character) -> None:
        """Remember whose kin somebody is, and what the other is to them: 딸, so 어머니."""
        self.cast.kin[owner.key, noun] = one.key
        if is_hangul(noun):
            back = in_turn(noun, owner.sex)
            turned: tuple[str, ...] = (back,) if back else ()
        else:
            turned = kin_en.in_turn(noun, owner.sex)
            if len(turned) == 1:
                # Whoever has a daughter may be "the mother" from then on.
                self.cast.call(owner, turned[0])
        for back in turned:
            self.cast.kin.setdefault((one.key, back), owner.key)

    def meant(self, ref: Ref) -> Character | None:
        """Find whom 여성은, 이 남성을 mean: whom the incident told now is about.

        Args:
            ref: A reference that says no more than the sex.
        """
        noun = NOUNS.get(ref.lemma)
        if noun is None or not noun.sex or noun.kin or not self.about:
            return None
        if ref.det not in (BARE, DEFINITE) or ref.plural or ref.age or ref.distinct or ref.official:
            return None
        one = self.cast.people[self.about]
        if one.official or one.plural or not sexes_agree(one.sex, ref.sex):
            return None
        return one if one.sex or ref.det == DEFINITE else None

    def pair(self, ref: Ref) -> Character | None:
        """Find the two whom 모녀, 부부 mean: one of the incident and her kin, told apart before.

        Args:
            ref: The word.
        """
        if ref.lemma not in PAIRS or ref.age or ref.distinct:
            return None
        here = self.here()
        for (owner, noun), other in self.cast.kin.items():
            first = self.cast.people[owner]
            if owner not in here or not may_be_pair(ref.lemma, noun, first.sex):
                continue
            both = self.cast.add(ref, ref.lemma, "people.pair")
            both.members, both.specific = [owner, other], True
            both.count = len(both.members)
            return both
        return None

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
