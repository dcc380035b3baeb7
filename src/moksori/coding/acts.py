"""Acts, as one sentence after another tells of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from moksori.coding.coreference import Resolver, Scene
from moksori.coding.cues import Candidate, candidates
from moksori.coding.involvement import (
    PAYING,
    VICTIMLESS,
    context_accused,
    context_victim,
    involved,
)
from moksori.coding.lexicon import Lexicon
from moksori.coding.reading import Draft
from moksori.coding.refs import GENERIC, PRONOUN, Ref
from moksori.coding.words_ko import DATIVE, OBJECT, SUBJECT
from moksori.packs.model import ActType
from moksori.terms.act import ProposedAct, Standing
from moksori.terms.span import Span

_CONFESSED = re.compile(
    r"\b(?:confess(?:ed|es)?|disclosed?|revealed|admitted|divulged|gave (?:up|them|him) the names?|named (?:his|her|their|the|names)|told (?:him|them) everything)\b"
    r"|자백(?!을?\s?강요)|실토|털어놓|불었|불고\s?말"
)
_AGAIN = re.compile(r"\b(?:again|second time|once more|another time|a year later|months later)\b|다시|또다시|재차|두\s?번째")
_BARGAIN = re.compile(r"\b(?:in (?:exchange|return) for|for the (?:price|sum) of)\b|대가로|조건으로", re.IGNORECASE)
_DEMANDS = re.compile(
    r"\b(?:demand(?:ed|s|ing)?|ask(?:ed|s|ing)?|order(?:ed|s|ing)?|told|forc(?:ed|es|ing)|made|press(?:ed|ured))\b[^.;]{0,140}\b(?:send|pay|hand over|bring|give)\b"
    r"[^.;]{0,25}\b(?:money|cash|sum|yuan|won|dollars|rmb|usd)\b"
    r"|(?:원|위안|달러|딸라|돈)을?\s?(?:내면|주면|바치면|가져오면|보내면)[^.]{0,25}(?:주겠|풀어|살려|봐주|눈감)"
    r"|(?:돈|현금|원|위안|달러|딸라)을?\s?(?:요구|내라|내놓으라|바치라|보내라|달라고)",
    re.IGNORECASE,
)
_PAYS = re.compile(
    r"\b(?:sen[dt]|sends|pa(?:y|ys|id)|hand(?:s|ed)? over|transferr?(?:ed|s)?|gave|give)\b(?=[^.;]{0,40}\b(?:money|cash|sum|bribes?|yuan|won|dollars|rmb|usd|\d)\b)"
    r"|(?<=돈을\s)(?:보내|부치|부쳤|보냈|바치|바쳤|주었|줬)|송금",
    re.IGNORECASE,
)
_REMEMBERED = 60
_LONGEST_EVIDENCE = 420


@dataclass(slots=True)
class Told:
    """An act while the account is being read.

    Attributes:
        sentence: Number of the sentence, counted through the account.
        dated: The sentence itself gives the day.
        by_context: The accused, or the victims, were taken from what was told before.
        again: The words say that it was not the first time.
    """

    act: ActType
    accused: tuple[str, ...]
    victims: tuple[str, ...]
    when: str
    where: str
    evidence: Span
    standing: Standing
    sentence: int
    passage: int
    rule: str
    confidence: float
    dated: bool = False
    by_context: bool = False
    again: bool = False

    def proposed(self, keys: Collection[str]) -> ProposedAct:
        """Give the finished proposal.

        Args:
            keys: Of the people who are proposed; nobody else may stand in an act.
        """
        return ProposedAct(
            type=self.act.code,
            accused=tuple(key for key in self.accused if key in keys),
            victims=tuple(key for key in self.victims if key in keys),
            when=self.when,
            where=self.where,
            evidence=self.evidence,
            standing=self.standing,
            rule=self.rule,
            confidence=self.confidence,
        )


@dataclass(slots=True)
class Surroundings:
    """What a sentence brings beside its people.

    Attributes:
        dates: Days of the sentence; `day` is the last one told in the passage before it.
        quoted: Stretches of it that two people said to each other.
        asked: The sentence is a question or an announcement of the host: it states nothing.
    """

    scene: Scene
    text: str
    number: int
    passage: int
    dates: Sequence[Draft] = ()
    places: Sequence[Draft] = ()
    amounts: Sequence[Draft] = ()
    day: str = ""
    quoted: Sequence[Span] = ()
    asked: bool = False


@dataclass(slots=True)
class Ledger:
    """All acts of an account, in the order in which they are told.

    Attributes:
        news: An article about many matters: who did one thing did not do the next.
    """

    lexicon: Lexicon
    resolver: Resolver
    news: bool = False
    acts: list[Told] = field(default_factory=list)

    def read(self, around: Surroundings, refs: Sequence[Ref]) -> None:
        """Take in the acts of one sentence.

        Args:
            around: The sentence and what stands in it.
            refs: Everything in it that refers to people.
        """
        if around.asked:
            return
        before = len(self.acts)
        found = candidates(around.text, self.lexicon)
        for one in found:
            span = Span(around.scene.start + one.start, around.scene.start + one.end)
            if not any(quote.overlaps(span) for quote in around.quoted):
                self._take(one, around, refs)
        self._confession(around, before)
        self._bargain(around, refs, before)
        self._payers(around, refs, before)
        if len(self.acts) > before:
            self._beneficiaries(refs)

    def threat(self, span: Span, around: Surroundings, accused: Sequence[str], victims: Sequence[str]) -> None:
        """Take in what an accused said to somebody's face, where it threatens."""
        act = self.type_of("threat_intimidation")
        if act is None:
            return
        told = self._told(act, tuple(accused), tuple(victims), around, span, "acts.speech", 0.8)
        self._keep(told)

    def type_of(self, coarse: str) -> ActType | None:
        """Give the first act type of the codebook with a coarse type."""
        codebook = self.lexicon.pack.common.codebook
        return next((act for act in codebook if act.coarse == coarse), None)

    def _take(self, one: Candidate, around: Surroundings, refs: Sequence[Ref]) -> None:
        people = self.resolver.cast.people
        span = Span(around.scene.start + one.start, around.scene.start + one.end)
        who = involved(one, refs, self.resolver, around.scene)
        if any(ref.start <= span.start and span.end <= ref.end for ref in refs if ref.form != PRONOUN):
            return
        victims = tuple(key for key in who.victims if not people[key].powerful or who.told)
        accused = tuple(key for key in who.accused if key not in victims)
        accused = tuple(key for key in accused if people[key].powerful or one.made or not one.passive)
        found = context = False
        specific = any(people[key].specific for key in (*accused, *victims))
        if not victims and one.act.coarse not in VICTIMLESS and self._continues(one, around, refs, accused):
            victims, found = context_victim(self.resolver, around.scene.narrator), True
            victims = tuple(key for key in victims if key not in accused)
        own = one.act.coarse == "embezzlement" and not around.scene.narrator
        if not accused and (specific or victims or (own and self._near(around))):
            accused, context = context_accused(self.resolver, victims, self.news), True
        specific = specific or any(people[key].specific for key in accused)
        if not (specific or (found and victims and not one.general)):
            return
        if not victims and not any(people[key].official for key in accused):
            # Nobody is harmed and nobody acts for a power: somebody only made a living.
            return
        standing = self._standing(one, accused, victims, around)
        if standing is Standing.NEGATED and not victims:
            return
        act = one.act
        if standing is Standing.THREATENED and act.coarse != "threat_intimidation":
            act = self.type_of("threat_intimidation") or act
        evidence = _evidence(one, around)
        told = self._told(act, accused, victims, around, evidence, "acts.cue", 0.8)
        told.standing, told.by_context = standing, found or context
        told.confidence = 0.55 if found or context else 0.8
        told.again = _AGAIN.search(around.text, max(0, one.start - 40), one.end + 30) is not None
        self._keep(told)

    def _continues(
        self, one: Candidate, around: Surroundings, refs: Sequence[Ref], accused: Sequence[str]
    ) -> bool:
        """Say whether words without a victim go on about somebody harmed just before."""
        if one.general or (one.standing is Standing.HABITUAL and not one.passive):
            return False
        if any(ref.det == GENERIC or (ref.plural and not ref.person) for ref in refs):
            return False
        if one.language == "en" and not around.scene.narrator:
            told = [ref for ref in refs if ref.form != PRONOUN]
            people = self.resolver.cast.people
            by = any(people[key].specific for key in accused)
            if one.nominal or not around.scene.past or (told and not by):
                return False
        near = self._near(around) and bool(self.acts[-1].victims)
        return near or bool(around.scene.narrator)

    def _near(self, around: Surroundings) -> bool:
        """Say whether an act was told in this passage, just before."""
        if not self.acts:
            return False
        last = self.acts[-1]
        return around.number - last.sentence <= 3 and last.passage >= around.passage - 2

    def _standing(
        self, one: Candidate, accused: Sequence[str], victims: Sequence[str], around: Surroundings
    ) -> Standing:
        if one.standing is Standing.DONE and not victims and one.act.coarse not in VICTIMLESS:
            return Standing.HABITUAL
        people = self.resolver.cast.people
        generic = not any(people[key].specific for key in victims)
        if one.standing is Standing.DONE and generic and not around.scene.past:
            return Standing.HABITUAL
        return one.standing

    def _told(
        self,
        act: ActType,
        accused: tuple[str, ...],
        victims: tuple[str, ...],
        around: Surroundings,
        evidence: Span,
        *how: str | float,
    ) -> Told:
        rule, confidence = str(how[0]), float(how[1])
        day = next((str(d.value) for d in around.dates if d.value), "")
        where = next((self._words(d) for d in _finest(around.places)), "")
        return Told(
            act, accused, victims, day or around.day, where, evidence, Standing.DONE,
            around.number, around.passage, rule, confidence, dated=bool(day),
        )  # fmt: skip

    def _words(self, place: Draft) -> str:
        return str(place.detail.get("told", ""))

    def _keep(self, told: Told) -> None:
        """Add an act, or leave it where the same was told before."""
        told.victims = self._members(told.victims)
        for other in self.acts[-_REMEMBERED:]:
            other.victims = self._members(other.victims)
            if _is_same(told, other):
                return
        people = self.resolver.cast.people
        general = not any(people[key].specific for key in told.victims)
        if told.standing is Standing.HABITUAL and general:
            # A pattern: it names people in general, who need not be proposed.
            told.victims = ()
        if told.standing is not Standing.NEGATED:
            for key in told.accused:
                people[key].harming += 1
            for key in told.victims:
                people[key].harmed += 1
                people[key].specific = people[key].specific or told.standing is Standing.DONE
        self.acts.append(told)

    def _confession(self, around: Surroundings, before: int) -> None:
        """Somebody who speaks in the same breath as the beatings was made to."""
        match = _CONFESSED.search(around.text)
        act = self.type_of("forced_confession")
        if match is None or act is None:
            return
        if any(told.act.coarse == act.coarse for told in self.acts[before:]):
            return
        cause = next(
            (
                told
                for told in reversed(self.acts[-8:])
                if told.act.coarse in ("torture_ill_treatment", "sexual_violence")
                and around.number - told.sentence <= 1
                and told.passage == around.passage
            ),
            None,
        )
        if cause is None or not cause.victims:
            return
        start = around.scene.start
        span = Span(start, start + min(len(around.text), _LONGEST_EVIDENCE))
        told = self._told(act, cause.accused, cause.victims, around, span, "acts.under_torture", 0.6)
        self._keep(told)

    def _bargain(self, around: Surroundings, refs: Sequence[Ref], before: int) -> None:
        """An official who offers something for a sum asks for a bribe, whatever he calls it."""
        bargain = bool(around.amounts) and _BARGAIN.search(around.text) is not None
        act = self.type_of("extortion_bribery")
        if act is None or not (bargain or _DEMANDS.search(around.text)):
            return
        if any(told.act.coarse == act.coarse for told in self.acts[before:]):
            return
        people = self.resolver.cast.people
        powerful = [key for ref in refs for key in ref.person if people[key].powerful]
        risked = [
            key
            for ref in refs
            for key in ref.person
            if people[key].may_be_harmed and not ref.nested and not ref.kin
        ]
        if not powerful or not risked:
            return
        span = Span(around.scene.start, around.scene.start + len(around.text))
        self._keep(self._told(act, tuple(powerful[:1]), (risked[0],), around, span, "acts.bargain", 0.7))

    def _payers(self, around: Surroundings, refs: Sequence[Ref], before: int) -> None:
        """Whoever is asked for the money, or has to send it, is a victim of the extortion too."""
        last = next((told for told in reversed(self.acts[-4:]) if told.act.coarse in PAYING), None)
        if last is None or last.passage != around.passage or around.number - last.sentence > 3:
            return
        asked = [ref for ref in refs if ref.case in (OBJECT, DATIVE) and last.sentence == around.number]
        for ref in asked if len(self.acts) > before else []:
            self._add_victims(last, ref)
        for match in _PAYS.finditer(around.text):
            place = around.scene.start + match.start()
            payer = next(
                (ref for ref in reversed(refs) if ref.end <= place and ref.case in (SUBJECT, OBJECT)), None
            )
            if payer is not None:
                self._add_victims(last, payer)

    def _add_victims(self, told: Told, ref: Ref) -> None:
        people = self.resolver.cast.people
        for key in ref.person:
            if people[key].may_be_harmed and key not in (*told.victims, *told.accused):
                told.victims = (*told.victims, key)
                people[key].harmed += 1

    def _beneficiaries(self, refs: Sequence[Ref]) -> None:
        """A group that an act was for is somebody in particular: "shipments to … cadres"."""
        for ref in refs:
            if ref.plural and ref.case == DATIVE and (ref.distinct or ref.official):
                for key in ref.person:
                    self.resolver.cast.people[key].specific = True

    def finish(self, accused: Sequence[str]) -> list[Told]:
        """Give all acts; those without anybody accused take the account's own.

        Args:
            accused: Keys of whom the account as a whole accuses.
        """
        done: list[Told] = []
        harmed = {key for told in self.acts if set(told.accused) & set(accused) for key in told.victims}
        for told in self.acts:
            victims = self._members(told.victims)
            by = self._members(told.accused)
            if not by and (not self.news or set(victims) & harmed):
                by = tuple(key for key in accused if key not in victims)
            done.append(replace(told, accused=by, victims=victims))
        return done

    def _members(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Put the members in the place of a group whose members were told apart later."""
        people = self.resolver.cast.people
        found = [one for key in keys for one in (people[key].members or [key])]
        return tuple(dict.fromkeys(found))


def _evidence(one: Candidate, around: Surroundings) -> Span:
    """Give the sentence, or the part of a very long one around the cue."""
    first, last = 0, len(around.text)
    if last > _LONGEST_EVIDENCE:
        first = max(one.clause[0], one.start - _LONGEST_EVIDENCE // 2)
        last = min(one.clause[1], one.end + _LONGEST_EVIDENCE // 2)
    return Span(around.scene.start + first, around.scene.start + max(last, one.end))


def _finest(places: Sequence[Draft]) -> list[Draft]:
    order = ("facility", "neighbourhood", "county", "city", "province", "region", "country")
    ranked = [place for place in places if place.detail.get("level") in order]
    return sorted(ranked, key=lambda place: order.index(place.detail["level"]))


def _is_same(told: Told, other: Told) -> bool:
    """Say whether two rows tell of one act."""
    if told.act.coarse != other.act.coarse:
        return False
    kinds = told.act.code == other.act.code or told.act.coarse != "arrest_detention"
    if told.sentence == other.sentence:
        mine, theirs = set(told.victims), set(other.victims)
        same = mine <= theirs or theirs <= mine
        return same and kinds
    mine, theirs = set(told.victims), set(other.victims)
    if not mine or not theirs or not kinds or not (mine <= theirs or theirs <= mine):
        return False
    if told.standing is not other.standing:
        return False
    if told.again or (told.dated and told.when != other.when):
        return False
    return not (told.accused and other.accused and not set(told.accused) & set(other.accused))

