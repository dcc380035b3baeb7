"""The thread of an account: whom it is about, and whom the incident told just now is about.

An account of abuse mostly has one main person, an official whom the title or the first sentences
name and who is called by rank, post, name or "he" from then on. Around him stand incidents, each
about somebody without power, who is introduced ("a 43-year-old woman") and stays the one it is
about until somebody else is. What a sentence leaves out is taken from here.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from moksori.coding.agreement import is_hangul, pronoun_agrees
from moksori.coding.callings import SOURCES, WITNESSES
from moksori.coding.cast import Cast, Character
from moksori.coding.introductions import NAME_IS
from moksori.coding.refs import (
    ANOTHER,
    COUNTED,
    DEFINITE,
    INDEFINITE,
    NAME,
    POSSESSED,
    PRONOUN,
    Ref,
)
from moksori.coding.scene import Scene
from moksori.coding.words_en import LEADERS, PLURAL_PRONOUNS, PRONOUN_SEX
from moksori.coding.words_ko import DATIVE, OBJECT, SUBJECT

_ABOUT = re.compile(
    r"\b(?:about|(?:story|case|tale|portrait|profile|deeds|conduct|abuses) (?:of|by)|introduce"
    r"|meet|focus(?:es)? on|turn to|tells? of)\s$",
    re.IGNORECASE,
)
"""What stands before the one whom an account says that it is about."""
_HE_IS = re.compile(r"(?:^|[.!?]\s|\b)(?:he|she) (?:is|was|works as|has been) $", re.IGNORECASE)
_TOLD_IT = re.compile(
    r"\b(?:sp(?:oke|eak\w*)|talk(?:ed|ing)|met) (?:\w+ )?(?:with|to)\s\Z", re.IGNORECASE
)
_IS_A = re.compile(r"[\s\u00a0](?:is|was)[\s\u00a0](?:an?[\s\u00a0]|\d)")
_IS_KO = re.compile(
    r"(?:이)?(?:입니다|다\.|에요|예요|라는 (?:자|사람|인물|간부)(?:입니다|이다|다))"
)
_HIMSELF = re.compile(r" (?:himself|herself)\b", re.IGNORECASE)
_AS_TELLER = re.compile(
    r"\b(?:according to|(?:ask|asked|believe|know|heard|from|to|tell|told) (?:by |from )?M[rs]"
    r"|say|said|see|seen|hear|tell|told|know|think|believe|expect|remember|describe|mention"
    r"|explain|learn|find out|witness|notice)\b",
    re.IGNORECASE,
)
"""In a question, words of who tells something: it is not what was done to them."""
_CASE_OF = re.compile(r"\b(?:case|story|example) (?:of|is|was) (?:that of )?\Z", re.IGNORECASE)
_BESIDE = frozenset(
    {"doctor", "nurse", "lawyer", "moneylender", "lender", "broker", "buyer", "wholesaler"}
    | {"supplier", "acquaintance", "dealer", "middleman", "translator"}
)
"""Nouns of people whom a telling brings in beside the one it is about."""
_OPENING = 14
"""Sentences within which an account names whom it is about."""
_KEPT = 8
_ONCE = 2
"""Stretches of somebody who is only being introduced: "the keeper, a man of sixty"."""
_OFTEN = 2
"""Harms after which somebody else is the main person, of whom nothing was told but the post."""
_PRESENTED = 200
"""Characters after whom an account is about within which "he" says who he is."""
_RIVAL = 1
"""Sentences for which another power just spoken of is the one who goes on."""


@dataclass(slots=True)
class Thread:
    """Whom an account is about, as far as it has been read.

    Attributes:
        cast: Everybody met so far.
        posts: Nouns for officials in the title, in the singular.
        main: Key of the official it is about, or empty.
        suffering: Keys of those whom its incidents are about, the latest last.
        rival: Key of another power spoken of last, and the number of that sentence.
        about: Key of the one the account says that it is about, whether or not an official.
        telling: Keys of those who tell it, to whom something was done as well.
        subject: Key of somebody without power whom a sentence was about, and its number.
        main_at: Number of the last sentence that was about whom the account is about.
    """

    cast: Cast
    posts: frozenset[str] = frozenset()
    main: str = ""
    suffering: deque[str] = field(default_factory=lambda: deque(maxlen=_KEPT))
    rival: tuple[str, int] = ("", 0)
    about: str = ""
    telling: set[str] = field(default_factory=set)
    subject: tuple[str, int] = ("", 0)
    number: int = 0
    main_at: int = -1

    def begins(self, number: int) -> None:
        """Note that another sentence is read.

        Args:
            number: Of the sentence, counted through the account.
        """
        self.number = number

    def is_opening(self) -> bool:
        """Say whether the account may still be naming whom it is about."""
        return self.number <= _OPENING

    def meets(self, ref: Ref, one: Character, where: Scene) -> None:
        """Take in somebody whom a reference means, as soon as that is known.

        Args:
            ref: A name or a description.
            one: Who it is.
            where: Where it stands.
        """
        if one.only_tells and ref.form != PRONOUN and _is_at_issue(ref, where):
            # "What about Mr. So himself?": now the one who tells it is told of.
            self.telling.add(one.key)
            self._suffers(one)
        if where.quoted or where.asked or ref.form == PRONOUN:
            return
        if not self.main and self._is_main(ref, one, where):
            self.main, one.main, one.official = one.key, True, True
            for noun in self.posts if ref.form == NAME else ():
                self.cast.call(one, noun)
        elif _is_introduced(ref, one, where) or _goes_on(ref, one):
            self._suffers(one, stands_by=_stands_by(ref) and not _goes_on(ref, one))

    def _is_main(self, ref: Ref, one: Character, where: Scene) -> bool:
        if one.plural or one.figure or not self.is_opening():
            return False
        noun = ref.lemma.rpartition(" ")[2]
        about = _ABOUT.search(where.text[max(0, ref.start - 40) : ref.start].replace("\u00a0", " "))
        if about is not None and not ref.nested:
            self.about = one.key
        leads = noun in LEADERS and ref.form != NAME
        held = ref.form == NAME and not one.called.isdisjoint(LEADERS)
        if not (one.official or leads or held or noun in self.posts or _is_named(ref, where)):
            return False
        before = where.text[max(0, ref.start - 40) : ref.start].replace("\u00a0", " ")
        certain = ref.det in (INDEFINITE, DEFINITE) or ref.form == NAME
        told_it = one.testifies or one.pseudonym or _TOLD_IT.search(before) is not None
        if ref.nested or not certain or told_it or "former" in where.text[ref.start : ref.end]:
            return False
        if one.key == self.about or held or _is_named(ref, where) or _HE_IS.search(before):
            return True
        if ref.names and _IS_KO.match(where.text, ref.end):
            # …정치위원 위창범 대좌입니다: he is the answer to whom it is about.
            return one.official
        if noun in self.posts:
            return one.specific or ref.distinct
        # "A sergeant of the railway guard (name withheld)": brought in with all that is told; so
        # are "the head of the allocation section", "a director who was sent there".
        told = ref.withheld or bool(ref.organisation) or (leads and _says_more(ref))
        return one.specific and ref.det in (INDEFINITE, DEFINITE) and told

    def turns_to(self, refs: Iterable[Ref]) -> None:
        """Take in whom a sentence was about, once all of it is read."""
        told = [ref for ref in refs if ref.case == SUBJECT and ref.person and not ref.nested]
        told.sort(key=lambda ref: self.main in ref.person)
        for ref in told:
            if ref.form == PRONOUN:
                continue
            one = self.cast.people[ref.person[0]]
            if one.key == self.main:
                self.rival, self.main_at = ("", 0), self.number
            elif one.powerful:
                self.rival = (one.key, self.number)
            else:
                self.subject = (one.key, self.number)

    def did(self, keys: Iterable[str]) -> None:
        """Take in who did what was told just now, where nobody told whom the account is about.

        Args:
            keys: The accused of an act.
        """
        main = self.cast.people.get(self.main)
        for one in (self.cast.people[key] for key in keys):
            if one.plural or not one.official or one.figure or one.key == self.main:
                continue
            if main is None or (not main.harming and one.harming > _OFTEN):
                if main is not None:
                    main.main = False
                self.main, one.main, main = one.key, True, one

    def harmed(self, keys: Iterable[str]) -> None:
        """Take in who suffered what was told just now: the incident goes on about them.

        Args:
            keys: The victims of an act that was done.
        """
        told = [self.cast.people[key] for key in keys]
        if len(told) == 1 and self.main not in keys:
            self._suffers(told[0])

    def suffers_with(self, group: Character) -> None:
        """Take in several people told of together: the incident is about all of them."""
        self._suffers(group)

    def _suffers(self, one: Character, *, stands_by: bool = False) -> None:
        one.focus = one.focus or not stands_by
        last = self.suffering[-1] if stands_by and self.suffering else ""
        for key in (one.key, last):
            if key in self.suffering:
                self.suffering.remove(key)
        self.suffering.append(one.key)
        if last:
            self.suffering.append(last)

    def accused(self, but: Iterable[str] = ()) -> str:
        """Give who goes on doing it: the main person, unless another power was just told of."""
        rival, at = self.rival
        if rival and rival not in but and self.number - at <= _RIVAL:
            return rival
        return self.main if self.main not in but else ""

    def victim(self, but: Iterable[str] = ()) -> str:
        """Give whom the incident is about, or empty."""
        return next((key for key in reversed(self.suffering) if self._may_be(key, but)), "")

    def _may_be(self, key: str, but: Iterable[str]) -> bool:
        one = self.cast.people[key]
        return key not in but and one.at_risk and (not one.only_tells or key in self.telling)

    def meant(self, ref: Ref, where: Scene, want: str, but: Iterable[str] = ()) -> Character | None:
        """Give whom "he" or "her" means by the thread alone, or None where it does not say.

        Args:
            ref: The pronoun.
            where: Where it stands.
            want: `powerful`, `at_risk`, or empty where nothing is told of what they do.
            but: Keys of people it cannot be.
        """
        if not self.main or where.narrator or is_hangul(ref.lemma):
            return None
        main = self.cast.people[self.main]
        but = tuple(but)
        suffering = self._suffering(ref, where, but)
        if ref.plural:
            certain = want == "at_risk" and where.past and ref.lemma in PLURAL_PRONOUNS
            return suffering if certain and not self._is_crowded(ref, where) else None
        if ref.lemma not in PRONOUN_SEX:
            return None
        does = main if main.key not in but and pronoun_agrees(main, ref) else None
        if want == "powerful":
            rival, at = self.rival
            near = rival and rival not in but and self.number - at <= _RIVAL
            return None if near and pronoun_agrees(self.cast.people[rival], ref) else does
        if want == "at_risk":
            return suffering
        if does is not None and not main.sex and self._is_he(ref):
            main.sex = ref.sex
            return main
        if does is not None and not main.sex and self._is_presented(main, ref):
            main.sex = ref.sex if _IS_A.match(where.text, ref.end) else ""
            return main
        if does is None or main.sex != ref.sex:
            return suffering if main.sex else None
        told = suffering is not None and suffering.sex == ref.sex
        return None if told else does

    def _is_he(self, ref: Ref) -> bool:
        """As in "The director rules there. He keeps …", before anybody else was told of."""
        just = self.number - self.main_at == 1 and self.subject[1] < self.main_at
        return just and ref.case == SUBJECT and not self.suffering

    def _is_presented(self, main: Character, ref: Ref) -> bool:
        """As in "told us of a judge. He is 50": of whom nothing but the post was told."""
        last = main.spans[-1:]
        near = bool(last) and 0 < ref.start - last[0].end < _PRESENTED
        told = self.cast.people.get(self.subject[0])
        if told is not None and told.sex == ref.sex:
            return False
        return near and self.is_opening() and ref.case == SUBJECT and not self.suffering

    def _is_crowded(self, ref: Ref, where: Scene) -> bool:
        """Say whether a sentence itself tells of several whom "they" may mean."""
        told = (one for one in self.cast.latest() if one.plural and one.spans)
        return any(where.start <= one.spans[-1].start < ref.start for one in told)

    def _suffering(self, ref: Ref, where: Scene, but: tuple[str, ...]) -> Character | None:
        """Give the latest of those who suffer whom a pronoun agrees with, the surest first."""
        keys = [key for key in reversed(self.suffering) if self._may_be(key, but)]
        fitting = [self.cast.people[key] for key in keys]
        fitting = [one for one in fitting if pronoun_agrees(one, ref) and _is_before(one, ref)]
        last = self.cast.people.get(self.subject[0])
        if last is not None and self.number - self.subject[1] <= 1:
            # "Her brother complained. He was sent away": it is told of him.
            told = last.may_be_harmed and last.key not in but and _is_before(last, ref)
            fitting = [last, *fitting] if told and pronoun_agrees(last, ref) else fitting
        here = [one for one in fitting if one.spans and one.spans[0].start >= where.start]
        return next(iter([*here, *fitting]), None)


def _is_named(ref: Ref, where: Scene) -> bool:
    """As in "Her name is …", told first of all: whom the account is about has a name."""
    before = where.text[max(where.start, ref.start - 20) : ref.start].replace("\u00a0", " ")
    return ref.form == NAME and NAME_IS.search(before) is not None


def _says_more(ref: Ref) -> bool:
    """Say whether words behind a post tell who holds it: "of the section", "who was sent there"."""
    return ref.end > ref.head_end or bool(ref.notes.get("who") or ref.notes.get("clause"))


def _is_before(one: Character, ref: Ref) -> bool:
    return bool(one.spans) and one.spans[0].start < ref.start


def _is_introduced(ref: Ref, one: Character, where: Scene) -> bool:
    """Say whether a reference brings somebody whom an incident can be about.

    Whoever only stands by ("borrowed it from a lender", "his wife") opens none.
    """
    if len(one.spans) > _ONCE or not one.may_be_harmed or ref.nested:
        return False
    if ref.lemma in SOURCES | WITNESSES or ref.official or not where.past:
        return False
    if ref.form == NAME:
        return one.role is None and not one.testifies and ref.case in (SUBJECT, OBJECT)
    first = ref.det == DEFINITE and ref.case == SUBJECT and not one.plural
    if not first and ref.det not in (INDEFINITE, ANOTHER, COUNTED):
        return False
    case = _CASE_OF.search(where.text, max(where.start, ref.start - 20), ref.start) is not None
    return bool(ref.age or ref.distinct or case or ref.case in (SUBJECT, OBJECT, DATIVE))


def _is_at_issue(ref: Ref, where: Scene) -> bool:
    after = where.text[ref.end : ref.end + 12].replace("\u00a0", " ")
    if _HIMSELF.match(after) is not None or (where.asked and ref.case == "genitive"):
        return True
    asked = where.text[where.start : ref.end + 40].partition("?")[0].replace("\u00a0", " ")
    return where.asked and ref.form == NAME and _AS_TELLER.search(asked) is None


def _stands_by(ref: Ref) -> bool:
    """Say whether somebody without an age is nobody's victim yet: a neighbour, a lender."""
    near = ref.kin or ref.lemma in _BESIDE
    near = (near and ref.case != SUBJECT) or ref.case == DATIVE
    return near and not ref.age and ref.form != NAME


def _goes_on(ref: Ref, one: Character) -> bool:
    """Say whether somebody told of before is taken up as who a clause is about."""
    if ref.case not in (SUBJECT, OBJECT) or ref.nested or ref.det in (INDEFINITE, POSSESSED):
        return False
    return one.may_be_harmed and len(one.spans) > 1
