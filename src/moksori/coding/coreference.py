"""Who is meant: a reference is taken up by somebody met before, or brings somebody new."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from moksori.coding import words_en, words_ko
from moksori.coding.cast import Cast, Character
from moksori.coding.refs import (
    ANOTHER,
    BARE,
    COUNTED,
    DEFINITE,
    DESCRIPTION,
    GENERIC,
    INDEFINITE,
    NAME,
    POSSESSED,
    PRONOUN,
    Ref,
)
from moksori.coding.words_ko import SUBJECT
from moksori.terms.people import PersonRole

SOURCES = words_en.SOURCE_NOUNS | words_ko.SOURCE_NOUNS
WITNESSES = words_en.WITNESS_NOUNS | words_ko.WITNESS_NOUNS
REPORTERS = words_en.REPORTER_NOUNS | words_ko.REPORTER_NOUNS
VICTIMS = words_en.VICTIM_NOUNS | words_ko.VICTIM_NOUNS
HARMING = words_en.HARM_NOUNS | words_ko.HARM_NOUNS
VAGUE_PERSON = words_en.VAGUE_PERSON | words_ko.VAGUE_PERSON
VAGUE_OFFICIAL = words_en.VAGUE_OFFICIAL | words_ko.VAGUE_OFFICIAL
RESIDENTS = frozenset({"resident", "citizen", "주민", "시민", "사람"})

_COPULA = re.compile(
    r"\s*(?:is|was|are|were|became|had been|has been|works as|worked as|served as)\s+(?:also\s+|then\s+)?",
    re.IGNORECASE,
)
_COMMA = re.compile(r"[\s\u00a0]*,[\s\u00a0]*(?:who is |who was |then )?")
_PARTICULAR = frozenset({"particular", "certain", "said", "same"})


@dataclass(slots=True)
class Scene:
    """Where a reference stands.

    Attributes:
        text: The decoded original.
        start: Where the sentence begins in it.
        past: The clause tells of something that happened, not of how things are.
        quoted: Inside direct speech of somebody in the account.
        narrator: Key of who says "I" here, or empty.
    """

    text: str
    start: int
    past: bool = True
    quoted: bool = False
    narrator: str = ""


class Resolver:
    """Finds, sentence after sentence, whom the references mean."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def resolve(self, refs: Sequence[Ref], scene: Callable[[Ref], Scene]) -> None:
        """Fill in `person` of the references of one sentence; pronouns are left to the acts.

        Args:
            refs: In the order of the text.
            scene: Where a reference stands.
        """
        last: Ref | None = None
        for ref in refs:
            if ref.form == PRONOUN:
                continue
            where = scene(ref)
            if ref.notes.get("copula"):
                last = next((one for one in refs if one.case == SUBJECT and one.person), last)
            one = self._apposed(ref, last, where) or self._known(ref, where)
            if one is None and self._may_be_new(ref, where):
                one = self._new(ref, where)
            if one is not None:
                ref.person = self.cast.keys_of(one)
                last = ref
            elif last is not None and last.end < ref.start:
                last = None
        # Who a sentence is about comes to mind before those it only names.
        for ref in refs:
            if ref.case == SUBJECT and ref.person and not ref.nested:
                one = self.cast.people[ref.person[0]]
                self.cast.touch(one)
                if one.group and len(ref.person) > 1:
                    self.cast.touch(self.cast.people[one.group])

    # ---- taking up
    def _apposed(self, ref: Ref, last: Ref | None, where: Scene) -> Character | None:
        """ "Kim Chol Su, a trader", "a trader, Kim Chol Su", "she was a teacher"."""
        if last is None or not last.person or last.start == ref.start:
            return None
        between = where.text[last.end : ref.start]
        if ref.notes.get("copula") and ref.form == DESCRIPTION and not ref.kin:
            return self._told_to_be(ref, last)
        if len(between) > 30:
            return None
        apposed = NAME in (ref.form, last.form) and _COMMA.fullmatch(between)
        told = ref.det in (INDEFINITE, BARE, DEFINITE) and _COPULA.fullmatch(between)
        if not (apposed or told) or ref.det in (ANOTHER, POSSESSED):
            return None
        if ref.form == NAME and last.form == NAME:
            return None
        one = self.cast.people[last.person[0]]
        if ref.form == NAME and self.cast.named(ref.names[0] if ref.names else ref.lemma):
            return None
        if one.plural != ref.plural or not _sexes_agree(one.sex, ref.sex):
            return None
        self.cast.take_up(one, ref)
        self._take_role(one, ref)
        return one

    def _told_to_be(self, ref: Ref, last: Ref) -> Character | None:
        """A씨는 …하는 50대 여성이다."""
        one = self.cast.people[last.person[0]]
        if one.plural != ref.plural or not _sexes_agree(one.sex, ref.sex):
            return None
        self.cast.take_up(one, ref)
        return one

    def _known(self, ref: Ref, where: Scene) -> Character | None:
        one = self._find(ref, where)
        if one is not None:
            self.cast.take_up(one, ref)
            self._take_role(one, ref)
        return one

    def _find(self, ref: Ref, where: Scene) -> Character | None:
        if ref.form == NAME or ref.names:
            return self._by_name(ref)
        if ref.det in (ANOTHER, COUNTED):
            return self._member(ref, where)
        if ref.det == INDEFINITE:
            return self._member(ref, where) or self._particular(ref, where)
        if ref.det == GENERIC:
            return None
        if ref.det == POSSESSED and ref.kin:
            return self._kin(ref, where)
        if ref.owner is not None and ref.kin:
            return self._kin(ref, where)
        return self._again(ref)

    def _by_name(self, ref: Ref) -> Character | None:
        for name in ref.names or (ref.lemma,):
            one = self.cast.named(name)
            if one is not None and _sexes_agree(one.sex, ref.sex):
                return one
        detail = ref.notes.get("detail") or {}
        withheld = self.cast.named(str(detail["withheld"])) if detail.get("withheld") else None
        if withheld is not None:
            return withheld
        surname = next((name for name in ref.names if _is_surname_ko(name)), "")
        if surname:
            return self._surnamed(surname[0], ref)
        short = str(detail.get("short", ""))
        return self.cast.named(short) if short else None

    def _surnamed(self, surname: str, ref: Ref) -> Character | None:
        """ "김 씨" is the 김 told of last."""
        for one in self.cast.latest():
            if any(name.startswith(surname) for name in one.names) and _sexes_agree(one.sex, ref.sex):
                return one
        return None

    def _member(self, ref: Ref, where: Scene) -> Character | None:
        """Bring a member of a group just told of: "one in her twenties and another …"."""
        opener = ref.notes.get("opener", "")
        if ref.plural or opener not in {"one", "another", "other"} or where.quoted:
            return None
        for group in self.cast.latest():
            full = group.count and len(group.members) >= group.count
            if group.plural and group.specific and not full:
                if not _sexes_agree(group.sex, ref.sex) or not self._fits(group, ref):
                    continue
                one = self._new(ref, where)
                one.sex, one.group = one.sex or group.sex, group.key
                one.spans.extend(group.spans[:1])
                one.official = one.official or group.official
                for noun in group.called:
                    self.cast.call(one, noun)
                group.members.append(one.key)
                self.cast.touch(group)
                return one
            if opener == "one":
                return None
        return None

    def _fits(self, group: Character, ref: Ref) -> bool:
        if ref.lemma in {"person", "사람"} or ref.lemma in group.called:
            return True
        return bool(group.sex and ref.sex == group.sex) and not ref.official

    def _particular(self, ref: Ref, where: Scene) -> Character | None:
        """ "One particular commander" is the commander told of before."""
        words = set(where.text[ref.start : ref.head_start].lower().split())
        if not words & _PARTICULAR:
            return None
        for one in self.cast.latest({ref.lemma}):
            if one.official == ref.official and one.plural == ref.plural:
                return one
        return None

    def _kin(self, ref: Ref, where: Scene) -> Character | None:
        owner = self.owner_of(ref, where)
        if owner is None:
            return self._again(ref)
        key = self.cast.kin.get((owner.key, ref.lemma))
        return self.cast.people[key] if key else None

    def owner_of(self, ref: Ref, where: Scene) -> Character | None:
        """Give whose mother, friend or colleague a reference names."""
        owner = ref.owner
        if owner is None:
            return None
        if owner.form == PRONOUN:
            return self.antecedent(owner, where)
        if owner.form == NAME:
            return self.cast.named(owner.lemma)
        return self._again(owner)

    def _again(self, ref: Ref) -> Character | None:
        """Find whom "the resident", "this woman", "주민은" take up."""
        for one in self.cast.latest({ref.lemma, *_same(ref.lemma)}):
            if self._agrees(one, ref):
                return one
        if ref.plural:
            return self._group_again(ref)
        if ref.det == BARE and not _is_hangul(ref.lemma):
            return None
        return self._vague(ref)

    def _agrees(self, one: Character, ref: Ref) -> bool:
        if one.plural != ref.plural:
            # "the commanders threat": a lost apostrophe, not a second commander.
            if not (ref.plural and one.official and ref.det == DEFINITE and not one.group):
                return False
        if one.group and ref.plural:
            return False
        ages = bool(one.age and ref.age) and _digits(one.age) != _digits(ref.age)
        return _sexes_agree(one.sex, ref.sex) and not ages and not self._elsewhere(one, ref)

    def _elsewhere(self, one: Character, ref: Ref) -> bool:
        """A bare Korean noun with another place or age than before brings somebody else."""
        place = ref.notes.get("place", "")
        return bool(place and one.place and place != one.place)

    def _group_again(self, ref: Ref) -> Character | None:
        if ref.det != DEFINITE:
            return None
        for one in self.cast.latest():
            if not one.plural or one.official != ref.official or not one.specific:
                continue
            same_sex = bool(ref.sex) and one.sex == ref.sex
            if same_sex or ref.lemma in VAGUE_PERSON | VICTIMS | {"people"}:
                return one
        return None

    def _vague(self, ref: Ref) -> Character | None:
        """ "The individual" is the last person told of, "the officer" the last official."""
        vague = ref.lemma in VAGUE_PERSON
        by_sex = bool(ref.sex) and not ref.kin
        official = ref.lemma in VAGUE_OFFICIAL or (ref.official and ref.det == DEFINITE)
        for one in self.cast.latest():
            if one.plural or one.figure or one.role in (PersonRole.REPORTER, PersonRole.HOST):
                continue
            if (vague or by_sex) and one.at_risk and _sexes_agree(one.sex, ref.sex):
                if one.role is not PersonRole.SOURCE and (one.sex or vague or not by_sex):
                    return one
            if ref.lemma in VAGUE_OFFICIAL and official and one.official:
                return one
        return None

    def antecedent(
        self, ref: Ref, where: Scene, want: str = "", but: Sequence[str] = ()
    ) -> Character | None:
        """Find whom a pronoun means.

        Args:
            ref: The pronoun.
            where: Where it stands.
            want: `powerful` or `at_risk`: who is likelier in what the pronoun does or suffers.
            but: Keys of people it cannot be.
        """
        if ref.lemma in words_en.FIRST_PERSON:
            return self.cast.people.get(where.narrator)
        second: Character | None = None
        for one in self.cast.latest():
            if one.key in but or not _pronoun_agrees(one, ref):
                continue
            if want and not getattr(one, want):
                second = second or one
                continue
            if want and one.role in (PersonRole.SOURCE, PersonRole.WITNESS) and not one.harmed:
                second = second or one
                continue
            return one
        return second

    # ---- somebody new
    def _may_be_new(self, ref: Ref, where: Scene) -> bool:
        if ref.form == NAME or ref.names:
            return True
        if where.quoted or ref.nested or ref.det == GENERIC:
            return False
        if _is_hangul(ref.lemma):
            return True
        before = where.text[max(0, ref.start - 6) : ref.start].lower().rstrip()
        if before.endswith((" as", "like")) and not before.endswith("ell as"):
            return False
        return not (ref.det == BARE and not ref.plural)

    def _new(self, ref: Ref, where: Scene) -> Character:
        label = " ".join(where.text[ref.start : ref.end].split())
        owner = self.owner_of(ref, where) if ref.kin else None
        one = self.cast.add(ref, label, f"people.{ref.form}")
        one.specific = self._is_specific(ref, where)
        one.place = str(ref.notes.get("place", ""))
        one.confidence = _confidence(ref)
        detail = ref.notes.get("detail") or {}
        one.figure = str(detail.get("figure", ""))
        if ref.withheld and detail.get("withheld"):
            self.cast.alias(one, str(detail["withheld"]))
        if owner is not None:
            self.cast.kin[owner.key, ref.lemma] = one.key
            turned = words_en.MOTHER_OF.get(ref.lemma, {}).get(owner.sex)
            if turned:
                self.cast.call(owner, turned)
                self.cast.kin[one.key, turned] = owner.key
        self._take_role(one, ref)
        return one

    def _is_specific(self, ref: Ref, where: Scene) -> bool:
        if ref.form == NAME or ref.names or ref.distinct and not ref.plural:
            return True
        if ref.plural:
            return ref.det == COUNTED and ref.count > 0 or (ref.det == DEFINITE and ref.distinct)
        return where.past or ref.det in (ANOTHER, POSSESSED)

    def _take_role(self, one: Character, ref: Ref) -> None:
        if one.figure:
            one.role = PersonRole.PUBLIC_FIGURE
        elif one.role is None:
            nouns = {ref.lemma, ref.lemma.split()[-1] if ref.lemma else "", *ref.also}
            for words, role in (
                (REPORTERS - SOURCES, PersonRole.REPORTER),
                (SOURCES, PersonRole.SOURCE),
                (WITNESSES, PersonRole.WITNESS),
            ):
                if nouns & words:
                    one.role = role
                    break


def _same(lemma: str) -> frozenset[str]:
    """Give the nouns that mean the same in a telling."""
    if lemma in SOURCES:
        return SOURCES
    if lemma.split()[-1] != lemma:
        return frozenset({lemma.split()[-1]})
    return frozenset()


def _sexes_agree(one: str, other: str) -> bool:
    return not one or not other or one == other


def _pronoun_agrees(one: Character, ref: Ref) -> bool:
    if not one.specific and not ref.plural:
        return False
    if ref.plural != one.plural or (one.group and ref.plural):
        return False
    if one.role in (PersonRole.REPORTER, PersonRole.HOST, PersonRole.EDITOR):
        return False
    return _sexes_agree(one.sex, ref.sex)


def _is_surname_ko(name: str) -> bool:
    """True for "김 씨", "김모 씨": a surname and no given name."""
    return re.fullmatch(r"[가-힣]\s?모?\s?(?:씨|군|양|님|여인)?", name) is not None


def _is_hangul(word: str) -> bool:
    return any("가" <= char <= "힣" for char in word)


def _digits(age: str) -> str:
    return "".join(char for char in age if char.isdigit()) or age.casefold()


def _confidence(ref: Ref) -> float:
    if ref.form == NAME:
        return 0.9
    return 0.85 if ref.distinct or ref.det == INDEFINITE else 0.7

