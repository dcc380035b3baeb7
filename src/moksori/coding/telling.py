"""An act while the account is being read, and the sentence that tells of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from moksori.coding.cues import Candidate
from moksori.coding.reading import Draft
from moksori.coding.scene import Scene
from moksori.packs.model import ActType
from moksori.terms.act import ProposedAct, Standing
from moksori.terms.span import Span

LONGEST_EVIDENCE = 420
"""Characters of a sentence given as evidence; of a longer one the part around the cue."""

NEAR = 3
"""Sentences within which the same kind of act on the same person is one act told on."""

_ALIKE = {
    "beating": ("torture",),
    "torture": ("beating",),
    "extortion": ("bribery", "remittance_skimming"),
    "bribery": ("extortion", "remittance_skimming"),
    "remittance_skimming": ("extortion", "bribery"),
    "threat": ("threat_to_family", "death_threat"),
}
"""Codes that one telling uses for one act."""

_LEVELS = ("facility", "neighbourhood", "county", "city", "province", "region", "country")


@dataclass(slots=True)
class Told:
    """An act while the account is being read.

    Attributes:
        sentence: Number of the sentence, counted through the account.
        dated: The sentence itself gives the day.
        again: The words say that it was not the first time.
        of_nobody: It counts as a pattern only for want of somebody harmed.
        by_office: The words say which office did it, and nobody in it.
        apart: Told in a sentence of its own in words that begin anew.
        assumed: Nobody is told to have done it: whoever the account is about was taken for it.
        sums: The sums of money in the sentence.
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
    again: bool = False
    by_office: bool = False
    of_nobody: bool = False
    apart: bool = False
    assumed: bool = False
    sums: frozenset[str] = frozenset()

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
        quoted: Stretches of it that are somebody's words to somebody else.
        near: Keys of those told of in this passage, just before.
        asked: The sentence is a question or an announcement of the host: it states nothing.
    """

    scene: Scene
    text: str
    number: int
    passage: int
    dates: Sequence[Draft] = ()
    places: Sequence[Draft] = ()
    amounts: Sequence[Draft] = ()
    offices: Sequence[Draft] = ()
    day: str = ""
    quoted: Sequence[Span] = ()
    asked: bool = False
    near: frozenset[str] = frozenset()

    @property
    def span(self) -> Span:
        """Where the sentence stands, as far as it is given as evidence."""
        start = self.scene.start
        return Span(start, start + min(len(self.text), LONGEST_EVIDENCE))

    def is_quoted(self, start: int, end: int) -> bool:
        """Say whether characters of the sentence are part of somebody's words."""
        span = Span(self.scene.start + start, self.scene.start + end)
        return any(quote.overlaps(span) for quote in self.quoted)

    def told(
        self, act: ActType, accused: tuple[str, ...], victims: tuple[str, ...], evidence: Span
    ) -> Told:
        """Give an act of this sentence, with its day and place."""
        day = next((str(draft.value) for draft in self.dates if draft.value), "")
        where = next((str(draft.detail.get("told", "")) for draft in _finest(self.places)), "")
        return Told(
            act=act,
            accused=accused,
            victims=victims,
            when=day or self.day,
            where=where,
            evidence=evidence,
            standing=Standing.DONE,
            sentence=self.number,
            passage=self.passage,
            rule="acts.cue",
            confidence=0.8,
            dated=bool(day),
            sums=frozenset(str(draft.value) for draft in self.amounts),
        )


def evidence(one: Candidate, around: Surroundings) -> Span:
    """Give the sentence of a cue, or the part of a very long one around it."""
    first, last = 0, len(around.text)
    if last > LONGEST_EVIDENCE:
        first = max(one.clause[0], one.start - LONGEST_EVIDENCE // 2)
        last = min(one.clause[1], one.end + LONGEST_EVIDENCE // 2)
    return Span(around.scene.start + first, around.scene.start + max(last, one.end))


def _finest(places: Sequence[Draft]) -> list[Draft]:
    ranked = [place for place in places if place.detail.get("level") in _LEVELS]
    return sorted(ranked, key=lambda place: _LEVELS.index(place.detail["level"]))


def is_same(told: Told, other: Told) -> bool:
    """Say whether two rows tell of one act.

    Args:
        told: The later one.
        other: The earlier one.
    """
    if told.act.coarse != other.act.coarse:
        return False
    if told.act.code != other.act.code and told.act.coarse == "arrest_detention":
        return False
    mine, theirs = set(told.victims), set(other.victims)
    if not (mine <= theirs or theirs <= mine):
        return False
    if told.sentence == other.sentence:
        # "The officer set the dog on him and the soldiers trampled on his hands": two deeds.
        by = set(told.accused)
        return not (by and other.accused and mine and not by & set(other.accused))
    if told.act.coarse == "killing" and mine and mine == theirs:
        # Nobody dies twice: "his body was found the next morning".
        return True
    if not mine or not theirs or told.standing is not other.standing:
        return False
    if told.apart and other.standing is Standing.DONE and not told.sums & other.sums:
        return False
    if told.again or (told.dated and told.when != other.when):
        return False
    both = set(told.accused) & set(other.accused)
    if told.sentence - other.sentence <= NEAR and told.passage == other.passage:
        return bool(both) or not told.accused or not other.accused
    return bool(both) and told.act.code in (other.act.code, *_ALIKE.get(other.act.code, ()))
