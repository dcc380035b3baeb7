"""Which decision holds for a mention or a person: the nearest one, and of equals the coarsest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from moksori.terms.disguise import LADDERS, Decision, Rung
from moksori.terms.errors import InvalidError, RefusedError
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.people import ProposedPerson

DECIDED_AT = "decided_at"
"""Key of a mention's detail: where the mention began when decisions were taken."""


DECIDED_WITH = "decided_with"
"""Key of a mention's detail: where the mentions began that one decision holds for."""


class RungOffLadderError(InvalidError):
    """A decision names a rung that the ladder of its kind does not have."""

    code = "protection.rung_off_ladder"
    hint = "Choose a rung of that kind's ladder; docs/reference/reasons.md lists them."


class MixedAudiencesError(InvalidError):
    """Decisions for several audiences were given for one text."""

    code = "protection.mixed_audiences"
    hint = "Make the text once for each audience, each time with that audience's decisions."


class UndecidedError(RefusedError):
    """Nobody decided how far something may be told, so nothing is told."""

    code = "protection.undecided"
    hint = "Decide about this kind of thing for the account, or about this one mention."


class Decided:
    """All decisions about one account, ready to be asked.

    A decision about one mention goes before one about a person, and that before one about all
    mentions of a kind. Where several hold at once, the coarsest rung does: the order in which
    decisions are given never matters.
    """

    def __init__(self, decisions: Sequence[Decision], entities: Mapping[str, str]) -> None:
        """Check the decisions and index them.

        Args:
            decisions: What was decided, for one audience.
            entities: Person key of the proposal to id at the desk; decisions may name either.

        Raises:
            RungOffLadderError: A rung does not belong to its kind.
            MixedAudiencesError: The decisions are for more than one audience.
        """
        if len({decision.audience for decision in decisions}) > 1:
            raise MixedAudiencesError("decisions for more than one audience were given")
        keys: dict[str, list[str]] = {}
        for key, entity in entities.items():
            keys.setdefault(entity, []).append(key)
        self._held: dict[tuple[str, MentionKind], Decision] = {}
        for decision in decisions:
            _check(decision)
            for entity in (decision.entity, *keys.get(decision.entity, ())):
                self._hold(entity, decision)

    def _hold(self, entity: str, decision: Decision) -> None:
        held = self._held.get((entity, decision.kind))
        if held is None or _coarseness(held) < _coarseness(decision):
            self._held[entity, decision.kind] = decision

    def about(self, mention: Mention) -> Decision | None:
        """Give the decision for a mention; None for kinds that have no ladder.

        Raises:
            UndecidedError: Nobody decided.
        """
        if mention.kind not in LADDERS:
            return None
        # A mention that was cut, joined or found again keeps the place it was decided at.
        start = mention.detail.get(DECIDED_AT, mention.span.start)
        starts = {start, *mention.detail.get(DECIDED_WITH, ())}
        single = [self._held.get((f"{mention.kind}:{at}", mention.kind)) for at in starts]
        known = [decision for decision in single if decision is not None]
        if known:
            return max(known, key=_coarseness)
        general = self._held.get((str(mention.kind), mention.kind))
        of_persons = [self._held.get((key, mention.kind), general) for key in mention.persons]
        found = [decision for decision in of_persons or [general] if decision is not None]
        if not found:
            raise UndecidedError(f"no decision about {mention.kind} at {mention.span.start}")
        return max(found, key=_coarseness)

    def about_person(self, person: ProposedPerson) -> Decision:
        """Give the decision about a person's name.

        Raises:
            UndecidedError: Nobody decided.
        """
        kind = MentionKind.PERSON
        found = self._held.get((person.key, kind)) or self._held.get((str(kind), kind))
        if found is None:
            raise UndecidedError(f"no decision about person {person.key}")
        return found

    def coarsest(self, kind: MentionKind, mentions: Iterable[Mention]) -> Rung:
        """Give the coarsest rung that holds for any of `mentions`, as told where there is none."""
        rungs = [held.rung for one in mentions if (held := self.about(one)) is not None]
        return max(rungs, key=LADDERS[kind].index, default=Rung.AS_TOLD)


def _check(decision: Decision) -> None:
    if decision.rung not in LADDERS.get(decision.kind, ()):
        raise RungOffLadderError(f"{decision.rung} is no rung for {decision.kind}")


def _coarseness(decision: Decision) -> tuple[int, str, str]:
    # The reason and the decider only make the choice between equals the same in every order.
    return LADDERS[decision.kind].index(decision.rung), decision.reason, decision.by
