"""Finding somebody met before: by name, by noun, by kin, by pronoun."""

from __future__ import annotations

import re
from collections.abc import Sequence

from moksori.coding.agreement import (
    is_hangul,
    is_surname_ko,
    may_be_so_young,
    noun_agrees,
    pronoun_agrees,
    sexes_agree,
    years_of,
)
from moksori.coding.callings import (
    ANYBODY,
    REPORTERS,
    SOURCES,
    VAGUE_OFFICIAL,
    VAGUE_PERSON,
    VICTIMS,
    calling_agrees,
    same_nouns,
)
from moksori.coding.cast import Cast, Character
from moksori.coding.incidents import Incidents, introduces, is_newcomer
from moksori.coding.refs import BARE, DEFINITE, GENERIC, NAME, PRONOUN, Ref
from moksori.coding.scene import Scene
from moksori.coding.thread import Thread
from moksori.coding.words_en import FIRST_PERSON
from moksori.coding.words_ko import NOUNS
from moksori.terms.people import PersonRole

_OWN_NAME = re.compile(
    r"(?:\bmy (?:full |real )?name(?:['’]s| is)|\bi am called|\bi am|\bi['’]m"
    r"|제 이름은|내 이름은|저는|나는|저의 이름은)[\s\u00a0]$",
    re.IGNORECASE,
)
_I_AM = re.compile(r"(?:저는|나는|제가|내가)\s")
_CALLED_SO = re.compile(r"(?:이)?(?:라고\s(?:합니다|한다|해요|불러)|입니다|이다|라\s합니다)")
_TELLERS = frozenset(
    {
        PersonRole.SOURCE,
        PersonRole.REPORTER,
        PersonRole.HOST,
        PersonRole.EDITOR,
        PersonRole.PUBLIC_FIGURE,
    }
)
_PARTICULAR = frozenset({"particular", "certain", "said", "same"})
_NEAR = 8

POWERFUL = "powerful"
AT_RISK = "at_risk"


class Lookup:
    """Finds in a cast whom a reference means."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.thread = Thread(cast)
        self.incidents = Incidents(cast)

    def by_name(self, ref: Ref, where: Scene) -> Character | None:
        """Find who bears a name, or what stands for a name that is kept back."""
        own = self._own_name(ref, where)
        if own is not None:
            return own
        whole = where.text[ref.start : ref.end]
        for name in (whole, *(ref.names or (ref.lemma,))):
            one = self.cast.named(name)
            if one is not None and sexes_agree(one.sex, ref.sex):
                return one
        detail = ref.notes.get("detail") or {}
        kept_back = str(detail.get("withheld", ""))
        one = self.cast.named(kept_back) if kept_back else None
        if one is not None:
            return one
        told = [*ref.names, str(detail.get("surname", ""))]
        surname = next((name for name in told if is_surname_ko(name)), "")
        if surname:
            return self._surnamed(surname[0], ref)
        short = str(detail.get("short", ""))
        one = (self.cast.named(short) if short else None) or self._by_part(ref)
        return one or (self.nameless(ref) if is_hangul(ref.lemma) else None)

    def _by_part(self, ref: Ref) -> Character | None:
        """As in "Ma Hak-bom" after "Major Ma", "Major Ma" after "a major": the same man."""
        for name in ref.names:
            words = name.split()
            for part in (words[0], words[-1]) if len(words) > 1 else ():
                one = self.cast.named(part)
                if one is not None and all(len(known.split()) < 2 for known in one.names):
                    return one
        surnames = {name for name in ref.names if " " not in name and len(name) > 1}
        for one in self.cast.latest() if surnames and not ref.plural else ():
            full = [name.split() for name in one.names if " " in name]
            parts = {words[at] for words in full for at in (0, -1)}
            if surnames & parts and not one.plural and sexes_agree(one.sex, ref.sex):
                return one
        for noun in ref.also if ref.official else ():
            for one in self.cast.latest({noun}):
                if not one.names and not one.plural and one.official:
                    return one
        return None

    def _own_name(self, ref: Ref, where: Scene) -> Character | None:
        """As in "My name is …", "저는 …입니다": the name of who speaks."""
        if not where.narrator:
            return None
        before = where.text[max(where.start, ref.start - 24) : ref.start]
        introduced = _OWN_NAME.search(before) is not None
        if not introduced and _CALLED_SO.match(where.text, ref.end):
            introduced = _I_AM.match(where.text, where.start) is not None
        return self.cast.people[where.narrator] if introduced else None

    def only_reporter(self) -> Character | None:
        """As in "our reporter": the one who speaks, if only one does."""
        told = [one for one in self.cast.people.values() if one.role is PersonRole.REPORTER]
        speak = [one for one in told if one.speaks] or told
        return speak[0] if len(speak) == 1 else None

    def _surnamed(self, surname: str, ref: Ref) -> Character | None:
        """As in "김 씨" is the 김 told of last, "김 소좌" no reporter of that name."""
        met = list(self.cast.latest())
        for one in (*met, *self.cast.people.values()):
            same = any(name.startswith(surname) for name in one.names)
            if same and sexes_agree(one.sex, ref.sex) and calling_agrees(one, ref):
                return one
        return self.nameless(ref)

    def nameless(self, ref: Ref) -> Character | None:
        """As in "림 씨, 제보자", "최 검사": one told of before by that word, without a name."""
        for noun in ref.also:
            if not (ref.official or noun in SOURCES):
                continue
            for one in self.cast.latest({noun}):
                if not one.names and not one.plural and sexes_agree(one.sex, ref.sex):
                    return one
        return None

    def nicknamed(self, ref: Ref) -> Character | None:
        """Find whose nickname this is: told before, or of whom this very sentence tells."""
        known = self.cast.named(ref.lemma)
        if known is not None:
            return known
        if self.thread.main:
            return self._nicknamed(self.cast.people[self.thread.main], ref)
        near = [one for _, one in zip(range(_NEAR), self.cast.latest(), strict=False)]
        told = [one for one in near if not one.plural and one.role not in _TELLERS]
        powerful = [one for one in told if one.powerful]
        harming = [one for one in powerful if one.harming]
        one = next(iter(harming or powerful or told), None)
        return self._nicknamed(one, ref) if one is not None else None

    def _nicknamed(self, one: Character, ref: Ref) -> Character:
        self.cast.alias(one, ref.lemma)
        one.nicknames.extend(ref.names)
        ref.names = ()
        return one

    def particular(self, ref: Ref, where: Scene) -> Character | None:
        """As in "One particular commander" is the commander told of before."""
        words = set(where.text[ref.start : ref.head_start].lower().split())
        if not words & _PARTICULAR:
            return None
        for one in self.cast.latest({ref.lemma}):
            if one.official == ref.official and one.plural == ref.plural:
                return one
        return None

    def kin(self, ref: Ref, where: Scene) -> Character | None:
        """Find somebody's mother, friend or colleague told of before."""
        owner = self.owner_of(ref, where)
        if owner is None:
            return self.again(ref)
        key = self.cast.kin.get((owner.key, ref.lemma))
        return self.cast.people[key] if key else None

    def owner_of(self, ref: Ref, where: Scene) -> Character | None:
        """Give whose mother, friend or colleague a reference names."""
        owner = ref.owner
        if owner is None:
            return None
        if owner.form == PRONOUN:
            return self.antecedent(owner, where)
        return self.cast.named(owner.lemma) if owner.form == NAME else self.again(owner)

    def again(self, ref: Ref) -> Character | None:
        """Find whom "the resident", "this woman", "주민은" take up."""
        ranked = self._ranked(ref) if ref.notes.get("rank") else None
        if ranked is not None:
            return ranked
        if ref.notes.get("who"):
            # "The officer who keeps the gate" is said to be another than the officer told of.
            return None
        here = self.incidents.meant(ref) or self.incidents.pair(ref) or self._of_the_incident(ref)
        if here is not None:
            return here
        if ref.lemma in REPORTERS and ref.owner is not None and ref.owner.lemma == "our":
            return self.only_reporter()
        for one in self.cast.latest({ref.lemma, *same_nouns(ref.lemma)}):
            if noun_agrees(one, ref) and not is_newcomer(one, ref) and _may_be_called(one, ref):
                return one
        if introduces(ref) and ref.age:
            return None
        return self._called_otherwise(ref)

    def _called_otherwise(self, ref: Ref) -> Character | None:
        """Find whom words take up by which nobody was called until now."""
        korean = is_hangul(ref.lemma)
        if korean and ref.det == DEFINITE and (one := self._this(ref)):
            return one
        if ref.plural:
            return self._group_again(ref)
        if korean and ref.official and (one := self._of_that_post(ref)):
            return one
        if not korean and ref.det == BARE:
            return None
        if not korean and ref.lemma in SOURCES and ref.det != GENERIC:
            return next((one for one in self.cast.latest() if one.testifies), None)
        return self._vague(ref)

    def _of_the_incident(self, ref: Ref) -> Character | None:
        """As in "the man": of those the incidents are about, before whoever was called so first."""
        plain = ref.lemma in VAGUE_PERSON or (bool(ref.sex) and not ref.kin and not ref.official)
        if ref.det != DEFINITE or ref.plural or not plain or is_hangul(ref.lemma):
            return None
        told = [self.cast.people[key] for key in reversed(self.thread.suffering)]
        told = [one for one in told if sexes_agree(one.sex, ref.sex) and one.at_risk]
        told = [one for one in told if not one.plural and may_be_so_young(one, ref)]
        called = [one for one in told if ref.lemma in one.called and not one.only_tells]
        fits = (one for one in told[:1] if _vaguely(one, ref))
        found = next(iter(called), None) or next(fits, None)
        return found or next((one for one in self.cast.latest() if _is_whoever(one, ref)), None)

    def _this(self, ref: Ref) -> Character | None:
        """As in 이 남성, 이 군관 of whoever was told of last, called otherwise until now."""
        by_sex = _is_of_a_sex(ref)
        if ref.plural or ref.age or not (ref.official or by_sex):
            return None
        for one in self.cast.latest():
            if one.plural or one.figure or one.role in _TELLERS or not one.specific:
                continue
            known = one.official if ref.official else (one.sex == ref.sex or one.official)
            if known and sexes_agree(one.sex, ref.sex):
                return one
        return None

    def _of_that_post(self, ref: Ref) -> Character | None:
        """As in 과장 after 감찰과장, 시장관리소 소장 after 관리소장: the same official."""
        post = _post_of(ref.lemma)
        for one in self.cast.latest() if len(post) > 1 else ():
            if not one.official or one.plural or one.figure:
                continue
            known = [_post_of(noun) for noun in one.called]
            if any(n.endswith(post) or (len(n) > 1 and post.endswith(n)) for n in known):
                return one
        return None

    def _ranked(self, ref: Ref) -> Character | None:
        """As in "the younger one": of a group just told of, by the ages told."""
        for group in self.cast.latest():
            members = [self.cast.people[key] for key in group.members]
            aged = sorted((one for one in members if years_of(one.age)), key=_years)
            if aged:
                return aged[0 if str(ref.notes["rank"]).startswith("young") else -1]
        return None

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
        """As in "The individual" is the last person told of, "the officer" the last official."""
        # "The MSS agent" says of which office: not of the one told of before.
        official = ref.lemma in VAGUE_OFFICIAL and not ref.organisation
        for one in self.cast.latest():
            if one.plural or one.figure or one.role in _TELLERS - {PersonRole.SOURCE}:
                continue
            if _vaguely(one, ref) or (official and one.official):
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
        if ref.lemma in FIRST_PERSON:
            return self.cast.people.get(where.narrator)
        settled = ref.notes.get(f"meant {want}")
        if settled is not None and settled.key not in but and _wanted(settled, want):
            return settled if isinstance(settled, Character) else None
        others = {*but, where.narrator}
        told = self.thread.meant(ref, where, want, others)
        if told is not None:
            return told
        fitting = [one for one in self.cast.latest() if one.key not in others]
        fitting = [one for one in fitting if pronoun_agrees(one, ref) and _is_met(one, ref)]
        if ref.plural:
            # "They" are a group told of before, rather than people in general.
            fitting.sort(key=lambda one: _is_anybody(one, where))
        if ref.sex == "female":
            # "Her" is a woman told of before, rather than somebody whose sex nobody told.
            known = [one for one in fitting[:_NEAR] if one.sex == ref.sex]
            fitting = [*self._just_told(fitting), *known, *fitting]
        if want:
            # Who only tells of it neither did nor suffered it, as long as anybody else may have.
            fitting.sort(key=lambda one: one.only_tells)
        wanted = next((one for one in fitting if _wanted(one, want)), None)
        left = [one for one in fitting if not (want and one.plural and one.only_tells)]
        return wanted or next(iter(left), None)

    def _just_told(self, fitting: Sequence[Character]) -> list[Character]:
        """As in "A former nurse did. They caught her": whom the last sentence was about."""
        key, at = self.thread.subject
        near = self.thread.number - at == 1
        return [one for one in fitting[:1] if near and one.key == key and not one.sex]


def _is_whoever(one: Character, ref: Ref) -> bool:
    """As in "a patient was put out. The man …": of whom only the sex was not told yet."""
    plain = ref.lemma in {"man", "woman", "boy", "girl"} and not one.sex and not one.names
    return plain and one.focus and not one.plural and not one.official and one.at_risk


def _is_of_a_sex(ref: Ref) -> bool:
    """True for 남성, 여자, 아주머니: they say no more than the sex."""
    noun = NOUNS.get(ref.lemma)
    return is_hangul(ref.lemma) and noun is not None and bool(noun.sex) and not noun.kin


def _may_be_called(one: Character, ref: Ref) -> bool:
    """Say whether 남성, 여성 alone may be somebody: of an official it is said with 이, 그."""
    return not (one.official and _is_of_a_sex(ref) and not ref.official)


def _post_of(noun: str) -> str:
    """Give a Korean post in one word: 시장관리소 소장 and 시장관리소장 are one."""
    return re.sub(r"([가-힣])\1(?=장\Z)", r"\1", "".join(noun.split()))


def _years(one: Character) -> int:
    return years_of(one.age)


def _is_anybody(one: Character, where: Scene) -> bool:
    """True for people in general, unless this very sentence tells of them."""
    here = bool(one.spans) and one.spans[-1].start >= where.start
    return not here and not one.specific and one.called <= ANYBODY


def _is_met(one: Character, ref: Ref) -> bool:
    """Say whether somebody was told of before a pronoun; "she" is nobody told of after it."""
    return not one.spans or one.spans[0].start < ref.start


def _wanted(one: Character, want: str) -> bool:
    return not want or (bool(getattr(one, want)) and not one.only_tells)


def _vaguely(one: Character, ref: Ref) -> bool:
    """Say whether "the individual" or "the woman" can be this person at risk."""
    vague = ref.lemma in VAGUE_PERSON
    by_sex = bool(ref.sex) and not ref.kin and bool(one.sex)
    if not one.at_risk or one.role is PersonRole.SOURCE:
        return False
    if is_hangul(ref.lemma) and ref.official and not one.official:
        # 여자 계호원 is not the daughter told of before.
        return False
    if is_hangul(ref.lemma) and ref.sex and one.names and not one.sex:
        # 여성 수감자 is nobody's name again of whom it was never told that she is a woman.
        return False
    noun = NOUNS.get(ref.lemma)
    if is_hangul(ref.lemma) and not (noun and noun.sex):
        # 여성 접수원 says of a post that a woman holds it, and is no woman told of before.
        by_sex = False
    return (vague or by_sex) and sexes_agree(one.sex, ref.sex) and may_be_so_young(one, ref)
