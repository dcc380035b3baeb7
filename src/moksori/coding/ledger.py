"""All acts of an account, each once, in the order in which they are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from moksori.coding.coreference import Resolver
from moksori.coding.lexicon import Lexicon
from moksori.coding.telling import Surroundings, Told, is_same
from moksori.packs.model import ActType
from moksori.terms.act import Standing
from moksori.terms.span import Span

_RAIDS = frozenset({"search", "confiscation"})
_REMEMBERED = 60
"""How many acts back a repetition is looked for."""


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

    def type_of(self, coarse: str) -> ActType | None:
        """Give the first act type of the codebook with a coarse type."""
        codebook = self.lexicon.pack.common.codebook
        return next((act for act in codebook if act.coarse == coarse), None)

    def threat(
        self, span: Span, around: Surroundings, accused: Sequence[str], victims: Sequence[str]
    ) -> None:
        """Take in what an accused said to somebody's face, where it threatens."""
        act = self.type_of("threat_intimidation")
        if act is not None:
            told = around.told(act, tuple(accused), tuple(victims), span)
            told.rule = "acts.speech"
            self.keep(told)

    def is_near(self, around: Surroundings) -> bool:
        """Say whether an act was told just before a sentence."""
        if not self.acts:
            return False
        last = self.acts[-1]
        return around.number - last.sentence <= 3 and last.passage >= around.passage - 2

    def keep(self, told: Told) -> None:
        """Add an act, or leave it where the same was told before."""
        told.victims = self.members(told.victims)
        for other in self.acts[-_REMEMBERED:]:
            other.victims = self.members(other.victims)
            if is_same(told, other):
                return
        people = self.resolver.cast.people
        if told.standing is Standing.HABITUAL:
            # A pattern: where it names people in general, they need not be proposed.
            certain = any(people[key].specific for key in told.victims)
            told.victims = told.victims if certain else ()
        if told.standing is not Standing.NEGATED:
            # Who only trades what is forbidden has no power over anybody.
            trades = told.act.coarse == "drug_trafficking"
            for key in told.accused:
                people[key].harming += 1 if people[key].official or not trades else 0
            if told.standing is Standing.DONE:
                self.resolver.thread.harmed(told.victims)
                if not told.assumed:
                    self.resolver.thread.did(told.accused)
            for key in told.victims:
                self._harm(key, certain=told.standing is Standing.DONE)
        self.acts.append(told)

    def drop_raids(self, first: int) -> None:
        """Leave out a search or a seizure of nobody's in a sentence that tells of more.

        Args:
            first: How many acts were told before the sentence.
        """
        here = self.acts[first:]
        by = {key for told in here if told.victims for key in told.accused}
        self.acts[first:] = [
            told for told in here if told.victims or told.act.code not in _RAIDS or not by
        ]

    def _harm(self, key: str, *, certain: bool) -> None:
        one = self.resolver.cast.people[key]
        one.harmed += 1
        one.specific = one.specific or certain

    def add_victims(self, told: Told, keys: Sequence[str]) -> None:
        """Add those who suffer an act already told, as far as they can have been there."""
        people = self.resolver.cast.people
        for key in keys:
            if people[key].may_be_harmed and key not in (*told.victims, *told.accused):
                told.victims = (*told.victims, key)
                people[key].harmed += 1
                told.standing = Standing.DONE if told.of_nobody else told.standing

    def members(self, keys: Sequence[str], *, all_told: bool = False) -> tuple[str, ...]:
        """Put the members in the place of a group whose members were told apart later.

        Args:
            keys: Of people and groups.
            all_told: No further member is told apart: those known stand for the group.
        """
        people = self.resolver.cast.people
        found: list[str] = []
        for key in keys:
            members = people[key].members
            full = all_told or len(members) >= people[key].count
            found.extend(members if members and full else [key])
        return tuple(dict.fromkeys(found))

    def _only_accused(self) -> tuple[str, ...]:
        """Give who is accused in an article in which nobody else is accused of anything."""
        told = {key for one in self.acts for key in one.accused}
        return tuple(told) if len(told) == 1 else ()

    def finish(self, accused: Sequence[str]) -> list[Told]:
        """Give all acts; those without anybody accused take the account's own.

        Args:
            accused: Keys of whom the account as a whole accuses.
        """
        done: list[Told] = []
        harmed = {
            key for told in self.acts if set(told.accused) & set(accused) for key in told.victims
        }
        only = self._only_accused() if self.news else ()
        for told in self.acts:
            victims = self.members(told.victims, all_told=True)
            by = self.members(told.accused, all_told=True)
            if not by and not told.by_office and only and not set(only) & set(victims):
                by = only
            if not by and not told.by_office and (not self.news or set(victims) & harmed):
                by = tuple(key for key in accused if key not in victims)
            leaders = [self.resolver.cast.people[key].leader for key in by]
            by = tuple(dict.fromkeys((*by, *(key for key in leaders if key))))
            done.append(replace(told, accused=by, victims=victims))
        return done
