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
from moksori.coding.cast import Cast, Character
from moksori.coding.entrances import (
    goes_on,
    is_asked_about,
    is_at_issue,
    is_introduced,
    is_named,
    only_stands_by,
    says_more,
    stands_by,
)
from moksori.coding.refs import (
    DEFINITE,
    INDEFINITE,
    NAME,
    PRONOUN,
    Ref,
)
from moksori.coding.scene import Scene
from moksori.coding.words_en import LEADERS, PLURAL_PRONOUNS, PRONOUN_SEX
from moksori.coding.words_ko import OBJECT, SUBJECT

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
_THERE_WAS = re.compile(r"(?:이|가|도) (?:[가-힣]+ (?:명|사람) )?있(?:었|습|다|지|어)")
"""Behind somebody, that nothing is told of them yet but that they were there."""
_OPENING = 14
"""Sentences within which an account names whom it is about."""
_KEPT = 8
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
        here: Keys of the subjects without power of the sentence read now, in order.
        presented: Whom a Korean sentence only brought in, 중대장이 있었습니다, and its number.
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
    here: list[str] = field(default_factory=list)
    presented: tuple[str, int] = ("", 0)

    def begins(self, number: int) -> None:
        """Note that another sentence is read.

        Args:
            number: Of the sentence, counted through the account.
        """
        self.number = number
        self.here = []

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
        if one.only_tells and ref.form != PRONOUN and is_at_issue(ref, where):
            # "What about Mr. So himself?": now the one who tells it is told of.
            self.telling.add(one.key)
            self._suffers(one)
        if where.asked and is_asked_about(ref, one):
            self._suffers(one)
        if where.quoted or where.asked or ref.form == PRONOUN:
            return
        if ref.case == SUBJECT and one.key != self.main and _THERE_WAS.match(where.text, ref.end):
            self.presented = (one.key, self.number)
        if ref.case == SUBJECT and one.may_be_harmed and not ref.nested:
            self.here.append(one.key)
        if not self.main and self._is_main(ref, one, where):
            self.main, one.main, one.official = one.key, True, True
            for noun in self.posts if ref.form == NAME else ():
                self.cast.call(one, noun)
        elif is_introduced(ref, one, where) or goes_on(ref, one):
            self._suffers(one, stands_by=stands_by(ref) and not goes_on(ref, one))

    def _is_main(self, ref: Ref, one: Character, where: Scene) -> bool:
        if one.plural or one.figure or not self.is_opening():
            return False
        noun = ref.lemma.rpartition(" ")[2]
        about = _ABOUT.search(where.text[max(0, ref.start - 40) : ref.start].replace("\u00a0", " "))
        if about is not None and not ref.nested:
            self.about = one.key
        leads = noun in LEADERS and ref.form != NAME
        held = ref.form == NAME and not one.called.isdisjoint(LEADERS)
        if not (one.official or leads or held or noun in self.posts or is_named(ref, where)):
            return False
        before = where.text[max(0, ref.start - 40) : ref.start].replace("\u00a0", " ")
        certain = ref.det in (INDEFINITE, DEFINITE) or ref.form == NAME
        told_it = one.testifies or one.pseudonym or _TOLD_IT.search(before) is not None
        if ref.nested or not certain or told_it or "former" in where.text[ref.start : ref.end]:
            return False
        if one.key == self.about or held or is_named(ref, where) or _HE_IS.search(before):
            return True
        if ref.names and _IS_KO.match(where.text, ref.end):
            # …정치위원 위창범 대좌입니다: he is the answer to whom it is about.
            return one.official
        if noun in self.posts:
            return one.specific or ref.distinct
        # "A sergeant of the railway guard (name withheld)": brought in with all that is told; so
        # are "the head of the allocation section", "a director who was sent there".
        told = ref.withheld or bool(ref.organisation) or (leads and says_more(ref))
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

    def just_presented(self) -> str:
        """Give who was only brought in by the sentence before this, or empty."""
        key, at = self.presented
        return key if self.number - at == 1 else ""

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
            # Who tells it is nobody's accused, though a post was told of them.
            return "" if self.cast.people[rival].only_tells else rival
        return self.main if self.main not in but else ""

    def victim(self, but: Iterable[str] = ()) -> str:
        """Give whom the incident is about, or empty."""
        return next((key for key in reversed(self.suffering) if self._may_be(key, but)), "")

    def _may_be(self, key: str, but: Iterable[str]) -> bool:
        one = self.cast.people[key]
        if not one.harmed and self._is_kin_of_main(key):
            # "He sells it through his cousin": nobody's victim.
            return False
        return key not in but and one.at_risk and (not one.only_tells or key in self.telling)

    def _is_kin_of_main(self, key: str) -> bool:
        kin = self.cast.kin.items()
        return bool(self.main) and any(of == self.main and one == key for (of, _), one in kin)

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
        fitting = [*(self._of_clause(ref, but) or here), *fitting]
        if ref.sex == "female" and fitting and only_stands_by(fitting[0]):
            # "A deacon hid her": she is the woman told of before, not he whom nobody described.
            return next((one for one in fitting if one.sex == ref.sex), fitting[0])
        return next(iter(fitting), None)

    def _of_clause(self, ref: Ref, but: tuple[str, ...]) -> list[Character]:
        """As in "When her niece cried, he slapped her": the one of the clause before."""
        if ref.case != OBJECT or ref.sex != "female":
            return []
        told = [self.cast.people[key] for key in reversed(self.here) if key not in but]
        return [one for one in told if pronoun_agrees(one, ref) and _is_before(one, ref)]


def _is_before(one: Character, ref: Ref) -> bool:
    return bool(one.spans) and one.spans[0].start < ref.start
