"""Who is meant: a reference is taken up by somebody met before, or brings somebody new."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from moksori.coding.agreement import fits_group, is_hangul, sexes_agree
from moksori.coding.callings import HARMING, SOURCES, VICTIMS, take_role
from moksori.coding.cast import Character
from moksori.coding.described import tell_apart
from moksori.coding.introductions import (
    COMMA,
    COPULA,
    NAMED_HIM,
    WE_CALL,
    WILL_CALL_KO,
    WITH_MORE,
    is_more_of,
    worked_as,
)
from moksori.coding.lookup import AT_RISK, POWERFUL, Lookup
from moksori.coding.newcomers import certainty, is_nickname, is_specific, may_be_new, with_owner
from moksori.coding.pairs import pair_up
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
from moksori.coding.scene import Scene
from moksori.coding.words_ko import GENITIVE, SUBJECT

_HIS_NAME = re.compile(r"(?:이|가|은|는),? (?:[가-힣]+ ){0,6}?(?:이름(?:이|은) )?")
_IS_SO = re.compile(
    r"이?라(?:고(?:,| ?(?:하|합|했|해|불|부르))|는 (?:사람|자|놈|이름))"
    r"|(?: ?\([^()]{0,30}\))?(?: ?씨)?(?:입니다|이다|이고|인데|이며|였습니다|이었습니다)"
)
_NAME_IS = re.compile(r"(?<![가-힣])(?:성|성씨|이름|성명|본명|실명)(?:은|이|만) $")
_RANK_IS = re.compile(r"(?:계급|칭호|직급|직위|직책|직무)(?:은|이|도) (?:현재 |지금 )?$")
_TOPIC = re.compile(r"[가-힣](?:은|는|이|가) ")
"""성은 김 씨인데: of whom it was told before, nothing more is told of the name."""
_CALLED_SO = re.compile(r"이?라(?:는|고 (?:하|불리|부르)는) ")
_AND_KO = re.compile(r"(?:와|과|(?<=[원장관병])하고|이랑|랑|및)[ ,]")
_SUBORDINATE = frozenset(
    {"because", "when", "while", "since", "if", "although", "though", "whose", "unless", "until"}
)
"""Whoever does something in a clause opened so comes to mind less than who the sentence is of."""
_ANY_MAN = frozenset({"man", "woman", "person", "boy", "girl"})
_LONGEST_BETWEEN = 48
_PAIR = 2
_OFTEN = 2
"""How often a pronoun has to mean somebody rather than another, to tell the sex."""


class Resolver(Lookup):
    """Finds, sentence after sentence, whom the references mean."""

    def resolve(self, refs: Sequence[Ref], scene: Callable[[Ref], Scene]) -> None:
        """Fill in `person` of the references of one sentence; pronouns are left to the acts.

        Args:
            refs: In the order of the text.
            scene: Where a reference stands.
        """
        last: Ref | None = None
        spoken: Ref | None = None
        for ref in refs:
            where = scene(ref)
            if ref.form == PRONOUN:
                # Whom it may mean is settled here, before people told of later come to mind.
                for want in (POWERFUL, AT_RISK, ""):
                    ref.notes[f"meant {want}"] = self.antecedent(ref, where, want)
                self._learn_sex(ref)
                spoken = ref if ref.case == SUBJECT else spoken
                continue
            if ref.notes.get("copula"):
                last = next((one for one in refs if one.case == SUBJECT and one.person), last)
            one = self._named_now(ref, refs, where)
            one = one or self._apposed(ref, spoken, where) or self._apposed(ref, last, where)
            one = one or self._met_or_new(ref, refs, where)
            if one is not None:
                ref.person = self.cast.keys_of(one)
                self.thread.meets(ref, one, where)
                last = ref
            elif last is not None and last.end < ref.start:
                last = None
        self._bring_subjects_to_mind(refs)
        pair_up(self.cast, self.thread, refs)

    def _met_or_new(self, ref: Ref, refs: Sequence[Ref], where: Scene) -> Character | None:
        """Give whom a reference takes up or brings; nobody where it means people in general."""
        if ref.person:
            # The second of two officials told of together.
            return self.cast.people[ref.person[0]]
        one = self._known(ref, where)
        if one is None:
            one = self._join_next(ref, refs, where)
        if one is None and may_be_new(ref, where) and not self._is_any_such(ref, where):
            one = self._new(ref, where)
        return one

    def _join_next(self, ref: Ref, refs: Sequence[Ref], where: Scene) -> Character | None:
        """Make one group of two officials nobody told of before: 소장과 부소장."""
        after = next((one for one in refs if one.start > ref.start), None)
        if after is None or where.text[ref.end : after.start] not in ("과 ", "와 ", " 및 "):
            return None
        both = (ref, after)
        plain = all(one.form == DESCRIPTION and one.official and one.det == BARE for one in both)
        if not plain or any(one.plural or one.age for one in both):
            return None
        if not is_hangul(ref.lemma) or self._find(after, where) is not None:
            return None
        ref.also = (*ref.also, after.lemma)
        ref.end, ref.count, ref.case, ref.distinct = after.end, len(both), after.case, True
        ref.det = COUNTED
        one = self._new(ref, where)
        after.person = self.cast.keys_of(one)
        return one

    def _learn_sex(self, ref: Ref) -> None:
        """Whomever alone "him" can mean, of those told of last, or means again, is a man."""
        one = ref.notes.get("meant ")
        if not isinstance(one, Character) or not ref.sex or one.sex or ref.plural:
            return
        main = self.cast.people.get(self.thread.main)
        if main is not None and main is not one and sexes_agree(main.sex, ref.sex):
            # It may as well be the one whom the account is about.
            return
        may_be = [
            met for met in self.cast.lately() if not met.plural and sexes_agree(met.sex, ref.sex)
        ]
        one.leaning += 1 if ref.sex == "male" else -1
        if may_be == [one] or abs(one.leaning) >= _OFTEN:
            one.sex = ref.sex

    def _named_now(self, ref: Ref, refs: Sequence[Ref], where: Scene) -> Character | None:
        """As in "we will call him Mr. Ko", "her surname is Ko": the name of who was told of."""
        if ref.form != NAME:
            return None
        told = NAMED_HIM.search(where.text[max(where.start, ref.start - 40) : ref.start])
        near = ref.start - _LONGEST_BETWEEN
        before = [r for r in refs if r.form == PRONOUN and r.sex and near <= r.start < ref.start]
        one = (before[-1].notes.get("meant ") or self._nameless_last()) if told and before else None
        if not isinstance(one, Character) or not sexes_agree(one.sex, ref.sex):
            return None
        self.cast.take_up(one, ref)
        take_role(one, ref)
        return one

    def _is_any_such(self, ref: Ref, where: Scene) -> bool:
        """As in "the salary of a prosecutor", of an account about one: no other is told of."""
        main = self.cast.people.get(self.thread.main)
        plain = ref.det == INDEFINITE and not ref.plural and not ref.distinct
        if main is None or not plain or is_hangul(ref.lemma):
            return False
        if where.past and ref.case != GENITIVE:
            return False
        return ref.lemma.rpartition(" ")[2] in main.called

    def _bring_subjects_to_mind(self, refs: Sequence[Ref]) -> None:
        """Who a sentence is about comes to mind before those it only names."""
        self.thread.turns_to(refs)
        told = [ref for ref in refs if ref.case == SUBJECT and ref.person and not ref.nested]
        told.sort(key=lambda ref: ref.notes.get("prep") not in _SUBORDINATE)
        for ref in told:
            one = self.cast.people[ref.person[0]]
            self.cast.touch(one)
            if one.group and len(ref.person) > 1:
                self.cast.touch(self.cast.people[one.group])

    def _apposed(self, ref: Ref, last: Ref | None, where: Scene) -> Character | None:
        """As in "Kim Chol Su, a trader", "a trader, Kim Chol Su", "she was a teacher"."""
        if last is None or last.start == ref.start:
            return None
        one = self.cast.people[last.person[0]] if last.person else last.notes.get("meant ")
        if one is None or one.plural != ref.plural or not sexes_agree(one.sex, ref.sex):
            return None
        named = _names_him(ref, last, one, where) if isinstance(one, Character) else False
        if not named and not self._says_who(ref, last, where.text[last.end : ref.start], where):
            return None
        self.cast.take_up(one, ref)
        take_role(one, ref)
        return one

    def _says_who(self, ref: Ref, last: Ref, between: str, where: Scene) -> bool:
        """Say whether a reference only says more of the one before it."""
        if ref.notes.get("copula") and ref.form == DESCRIPTION and not ref.kin:
            # 지도원과 그를 돕는 접수원입니다: two people.
            return _AND_KO.search(between) is None
        if len(between) > _LONGEST_BETWEEN or ref.det in (ANOTHER, POSSESSED):
            return False
        if PRONOUN in (ref.form, last.form):
            return ref.det == INDEFINITE and COPULA.fullmatch(between) is not None
        if between.strip() == ":" and last.notes.get("opener") == "one":
            # "About one man: a department head in …".
            return ref.det == INDEFINITE and not ref.kin
        comma = COMMA.fullmatch(between) is not None
        if ref.form == NAME and (
            last.form == NAME or self.cast.named(ref.names[0] if ref.names else ref.lemma)
        ):
            return False
        if NAME in (ref.form, last.form) and comma:
            return is_more_of(last, ref)
        aged = bool(ref.age) and ref.lemma in _ANY_MAN
        told = aged or last.det in (DEFINITE, POSSESSED, ANOTHER) or last.lemma in _ANY_MAN
        if ref.det == INDEFINITE and told and comma and not ref.kin:
            # "The husband, a former teacher, …": closed by a comma, it says more of him; so does
            # "the keeper, a man of sixty".
            notes = ref.notes
            more = notes.get("closed") or notes.get("clause") or ref.age or ref.names
            more = more or WITH_MORE.match(where.text, ref.end)
            return bool(more) or ref.lemma in _ANY_MAN
        if ref.form == NAME and WE_CALL.fullmatch(between):
            return True
        described = ref.det in (INDEFINITE, BARE, DEFINITE)
        return described and COPULA.fullmatch(between) is not None

    def _known(self, ref: Ref, where: Scene) -> Character | None:
        one = self._find(ref, where)
        if one is not None:
            self.incidents.meet(one, ref, new=False)
            self.cast.take_up(one, ref)
            take_role(one, ref)
            if one.official and not one.plural and is_hangul(ref.lemma):
                # Whoever is told of again, as having done something, is no official in general.
                one.specific = one.specific or is_specific(ref, where)
        return one

    def _find(self, ref: Ref, where: Scene) -> Character | None:
        if is_nickname(ref):
            return self.nicknamed(ref)
        if (last := self._profiled(ref, where)) is not None:
            return last
        if ref.form == NAME or ref.names:
            return self.by_name(ref, where)
        if ref.notes.get("rank") and (one := self._ranked_of(ref, where)) is not None:
            return one
        if ref.det in (ANOTHER, COUNTED):
            return self._member(ref, where)
        if ref.det == INDEFINITE:
            again = self._member(ref, where) or self.particular(ref, where)
            return again or self._opening_again(ref)
        if ref.det == GENERIC:
            return None
        if ref.kin and (ref.det == POSSESSED or ref.owner is not None):
            return self.kin(ref, where)
        if self._is_somebodys(ref, where):
            return self.incidents.kin(ref)[0]
        return self.again(ref)

    def _opening_again(self, ref: Ref) -> Character | None:
        """As in "about a judge. … a 45-year-old judge in Musan": the same one, told more fully."""
        main = self.cast.people.get(self.thread.main)
        if main is None or not self.thread.is_opening() or ref.plural or is_hangul(ref.lemma):
            return None
        noun = ref.lemma.rpartition(" ")[2]
        fuller = ref.distinct and not main.age and not main.names and ref.official
        return main if fuller and noun in main.called and sexes_agree(main.sex, ref.sex) else None

    def _profiled(self, ref: Ref, where: Scene) -> Character | None:
        """As in 성은 김 씨, 이름은 …, 계급은 중좌: more of whom was told of last."""
        before = where.text[max(where.start, ref.start - 12) : ref.start]
        if ref.form == NAME:
            if WILL_CALL_KO.match(where.text, ref.end):
                return self._given_name(ref)
            return self._nameless_last() if _NAME_IS.search(before) else None
        if not is_hangul(ref.lemma) or not ref.official or ref.plural:
            return None
        alone = ref.notes.get("copula") and not _TOPIC.search(where.text[where.start : ref.start])
        if not alone and not _RANK_IS.search(before):
            return None
        fits = (
            one for one in self.cast.lately() if one.official and not one.plural and one.specific
        )
        return next((one for one in fits if sexes_agree(one.sex, ref.sex)), None)

    def _given_name(self, ref: Ref) -> Character | None:
        """Give whoever has no name yet and no post: the account gives them one."""
        for one in self.cast.lately():
            known = one.names or one.plural or one.official or one.main
            if not known and sexes_agree(one.sex, ref.sex):
                one.pseudonym = True
                return one
        return None

    def _nameless_last(self) -> Character | None:
        """Give the official told of last whose name was not told, or else the last person."""
        met = [one for one in self.cast.latest() if not one.plural and not one.names]
        officials = (one for one in met if one.official or one.called & HARMING)
        return next(officials, met[0] if met else None)

    def _is_somebodys(self, ref: Ref, where: Scene) -> bool:
        """Say whether a Korean word of kin leaves out that it is of whom the incident is about."""
        own = ref.kin and not ref.plural and is_hangul(ref.lemma)
        return own and self.incidents.tells_of_kin(ref, where.narrator)

    def _member(self, ref: Ref, where: Scene) -> Character | None:
        """Bring a member of a group just told of: "one in her twenties and another …"."""
        opener = ref.notes.get("opener", "")
        if ref.plural or opener not in {"one", "another", "other"} or where.quoted:
            return None
        for group in self.cast.latest():
            full = group.count and len(group.members) >= group.count
            if group.plural and group.specific and not full and fits_group(group, ref):
                return self._part_of(group, ref, where)
            if opener == "one" and not group.plural:
                return None
        return None

    def _ranked_of(self, ref: Ref, where: Scene) -> Character | None:
        """Bring "the younger brother" of two brothers told of, or find him again."""
        rank = str(ref.notes["rank"])
        for group in self.cast.latest():
            members = [self.cast.people[key] for key in group.members]
            known = next((one for one in members if rank in one.called), None)
            if known is not None:
                return known
            fits = group.count == _PAIR and len(members) < _PAIR and ref.lemma in group.called
            if fits and not any(one.age for one in members):
                one = self._part_of(group, ref, where)
                self.cast.call(one, rank)
                return one
        return None

    def _part_of(self, group: Character, ref: Ref, where: Scene) -> Character:
        one = self._new(ref, where)
        one.sex, one.group = one.sex or group.sex, group.key
        one.spans.extend(group.spans[:1])
        one.official = one.official or group.official
        for noun in group.called:
            self.cast.call(one, noun)
        group.members.append(one.key)
        self.cast.touch(group)
        return one

    def _new(self, ref: Ref, where: Scene) -> Character:
        whole = with_owner(ref, where)
        label = " ".join(where.text[whole.start : whole.end].split())
        owner = self._owner(ref, where) if ref.kin else None
        one = self.cast.add(ref, label, f"people.{ref.form}")
        if whole.start < ref.start:
            one.spans.append(whole)
        one.specific = is_specific(ref, where)
        tell_apart(one, ref, where)
        one.place = str(ref.notes.get("place", ""))
        one.confidence = certainty(ref)
        detail = ref.notes.get("detail") or {}
        one.figure = str(detail.get("figure", ""))
        if detail.get("withheld"):
            self.cast.alias(one, str(detail["withheld"]))
        if owner is not None:
            self.incidents.relate(owner, ref.lemma, one)
        take_role(one, ref)
        self._lead(one, ref, where)
        for noun in worked_as(where.text, ref.end):
            self.cast.call(one, noun)
        self.incidents.meet(one, ref, new=True)
        return one

    def _lead(self, one: Character, ref: Ref, where: Scene) -> None:
        """Note whose men a group are, as in "his soldiers", "two of the captain's men"."""
        if not (one.official and one.plural and ref.owner is not None):
            return
        leader = self.owner_of(ref, where)
        if leader is not None and leader.powerful and leader is not one:
            one.leader = leader.key

    def _owner(self, ref: Ref, where: Scene) -> Character | None:
        """Give whose kin somebody new is, told with them or left out."""
        owner = self.owner_of(ref, where)
        if owner is None and ref.owner is None and self._is_somebodys(ref, where):
            return self.incidents.kin(ref)[1]
        return owner


def _names_him(ref: Ref, last: Ref, one: Character, where: Scene) -> bool:
    """As in 소장이 김명삼이라고, 리학철이라는 소좌: a name told for a post, or a post for one."""
    between = where.text[last.end : ref.start]
    if ref.form == NAME and last.form == DESCRIPTION:
        called = last.official or bool(one.called & (SOURCES | HARMING | VICTIMS))
        fits = called and not one.names and _HIS_NAME.fullmatch(between) is not None
        return fits and _IS_SO.match(where.text, ref.end) is not None
    return ref.official and last.form == NAME and _CALLED_SO.fullmatch(between) is not None
