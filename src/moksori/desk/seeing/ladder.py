"""The ladder of one mention: what would stand there at each step, what stands, who decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import get_language

from moksori.desk import coding, stories, trying
from moksori.desk.naming import naming_of
from moksori.desk.seeing import reach
from moksori.desk.seeing.calling import called_by_id
from moksori.packs.loader import load
from moksori.protection.audiences import for_audience
from moksori.protection.disguise import Disguised, disguise
from moksori.protection.policy import demo_policy
from moksori.protection.pseudonyms import Naming
from moksori.protection.reasons import REASONS
from moksori.records.models import AccountRecord, DecisionRecord, User
from moksori.terms.account import Structure
from moksori.terms.disguise import LADDERS, Audience, Decision, Disguise, PseudonymScope, Rung
from moksori.terms.errors import MoksoriError
from moksori.terms.mention import MentionKind
from moksori.terms.proposal import Proposal
from moksori.terms.span import Span

TRIED = "usr-trying"
OWN_WORDS = "own_words"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a ladder.

    Attributes:
        words: What would stand there; None where this step cannot be taken here.
        here: True for the step decided.
    """

    rung: str
    words: str | None
    here: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision that stands on this mention, its person or its kind.

    Attributes:
        level: `mention`, `person` or `kind`.
        by: What who decided is called, or the name of the policy.
        holds: True for the one that counts.
    """

    id: str
    level: str
    rung: str
    reason: str
    why: str
    by: str
    policy: bool
    at: datetime
    scope: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Level:
    """One way to decide: for this mention, for a person everywhere, for the kind in the account.

    Attributes:
        seen: Id of the decision that stands there now; empty for none.
    """

    name: str
    entity: str
    seen: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Ladder:
    """What the panel of one mention shows."""

    account: str
    told_language: str
    kind: str
    start: int
    told: str
    before: str
    after: str
    audience: str
    steps: tuple[Step, ...]
    taken: tuple[Taken, ...]
    levels: tuple[Level, ...]
    reasons: tuple[tuple[str, str], ...]
    rung: str


def ladder(
    who: User, account_id: str, kind: MentionKind, start: int, *, audience: Audience, at: datetime
) -> Ladder:
    """Return the ladder of what begins at a character of an account.

    Raises:
        NotReachedError: there is no such account for them, or nothing of that kind stands there.
    """
    account = reach.account(who, account_id)
    proposal = coding.proposal_of(account)
    entities = coding.entities_of(account)
    span, persons = _place(account, proposal, kind, start)
    rows = _standing(account, audience)
    levels = _levels(kind, start, [entities[key] for key in persons if key in entities], rows)
    names = trying.names_ready(by=who.id, at=at)
    decided = _decided(account, proposal, entities, audience)
    naming = naming_of(account, names, trying.story_for(account), entities)
    bench = _Bench(account.to_structure(), proposal, naming, stories.title_of(account), decided)
    taken = _taken(rows, levels)
    now = _rung_now(decided, levels, kind)
    steps = tuple(
        Step(rung.value, bench.words(levels[0], span, kind, rung), rung is now)
        for rung in LADDERS[kind]
    )
    return Ladder(
        account=account.id,
        told_language=account.language,
        kind=kind.value,
        start=start,
        told=account.text[span.start : span.end],
        before=account.text[max(0, span.start - 60) : span.start],
        after=account.text[span.end : span.end + 60],
        audience=audience.value,
        steps=steps,
        taken=taken,
        levels=levels,
        reasons=reasons_for(),
        rung=now.value if now else "",
    )


def reasons_for() -> tuple[tuple[str, str], ...]:
    """Return the codes of reasons with their words, those of one's own first."""
    language = "ko" if (get_language() or "en").startswith("ko") else "en"
    told = [(code, words[language]) for code, words in REASONS.items()]
    return tuple(sorted(told, key=lambda one: one[0] != OWN_WORDS))


def reason_words(code: str) -> str:
    """Return what a code of a reason says, in the language of the screen."""
    language = "ko" if (get_language() or "en").startswith("ko") else "en"
    return REASONS.get(code, {}).get(language, code)


def _place(
    account: AccountRecord, proposal: Proposal, kind: MentionKind, start: int
) -> tuple[Span, tuple[str, ...]]:
    if kind not in LADDERS:
        raise reach.NotReachedError("nothing of that kind has a ladder")
    found = next(
        (one for one in proposal.mentions if one.kind == kind and one.span.start == start), None
    )
    if found is not None:
        return found.span, found.persons or _whose(proposal, found.span)
    named = _named_at(account, proposal, start) if kind is MentionKind.PERSON else None
    if named is None:
        raise reach.NotReachedError("nothing of that kind stands there")
    return named


def _whose(proposal: Proposal, span: Span) -> tuple[str, ...]:
    return tuple(
        person.key for person in proposal.persons if any(own.overlaps(span) for own in person.spans)
    )


def _named_at(
    account: AccountRecord, proposal: Proposal, start: int
) -> tuple[Span, tuple[str, ...]] | None:
    """Find whose name begins at a place: names change wherever they stand, proposed or not."""
    for person in proposal.persons:
        for name in person.names:
            if account.text.startswith(name, start):
                return Span(start, start + len(name)), (person.key,)
    for person in proposal.persons:
        for span in person.spans:
            if span.start <= start < span.end:
                return span, (person.key,)
    return None


def _standing(account: AccountRecord, audience: Audience) -> list[DecisionRecord]:
    rows = DecisionRecord.objects.for_account(account.id).standing()
    return list(rows.for_audience(audience))


def _levels(
    kind: MentionKind, start: int, persons: Sequence[str], rows: Sequence[DecisionRecord]
) -> tuple[Level, ...]:
    """Return where one can decide, the nearest first; a name belongs to its bearer."""
    labels = called_by_id(persons)
    entities = [("person", one, labels.get(one, "")) for one in dict.fromkeys(persons)]
    if kind is not MentionKind.PERSON:
        entities.insert(0, ("mention", f"{kind}:{start}", ""))
    entities.append(("kind", kind.value, ""))
    held = {row.entity: row.id for row in rows if row.kind == kind.value}
    return tuple(
        Level(name, entity, held.get(entity, ""), label) for name, entity, label in entities
    )


def _decided(
    account: AccountRecord, proposal: Proposal, entities: Mapping[str, str], audience: Audience
) -> tuple[Decision, ...]:
    rows = [row.to_value() for row in DecisionRecord.objects.for_account(account.id).standing()]
    if audience is Audience.PUBLIC:
        return tuple(one for one in rows if one.audience is audience)
    defaults = demo_policy(account.to_structure(), proposal, load(account.pack))
    own = [replace(one, entity=entities.get(one.entity, one.entity)) for one in defaults]
    # The rules read a text for one audience at a time; here it is read as that audience's.
    return tuple(
        replace(one, audience=Audience.PUBLIC) for one in for_audience(rows, own, audience)
    )


def _rung_now(
    decided: Sequence[Decision], levels: Sequence[Level], kind: MentionKind
) -> Rung | None:
    """Return the step that holds: of the mention, else of its persons, else of the kind."""
    order = LADDERS[kind].index
    for name in ("mention", "person", "kind"):
        entities = {level.entity for level in levels if level.name == name}
        rungs = [one.rung for one in decided if one.entity in entities and one.kind is kind]
        if rungs:
            return max(rungs, key=order)
    return None


def _taken(rows: Sequence[DecisionRecord], levels: Sequence[Level]) -> tuple[Taken, ...]:
    level_of = {level.entity: level.name for level in levels}
    own = [row for row in rows if level_of.get(row.entity)]
    own.sort(key=lambda row: ("mention", "person", "kind").index(level_of[row.entity]))
    names = reach.names_of_staff(row.by for row in own)
    nearest = level_of[own[0].entity] if own else ""
    return tuple(
        Taken(
            row.id,
            level_of[row.entity],
            row.rung,
            reason_words(row.reason),
            row.why,
            names.get(row.by, row.by),
            row.by.startswith("policy:"),
            row.at,
            row.scope,
            level_of[row.entity] == nearest,
        )
        for row in own
    )


@dataclass(frozen=True, slots=True)
class _Bench:
    """One account ready to be disguised again and again, each time with one other decision."""

    structure: Structure
    proposal: Proposal
    naming: Naming
    title: str
    decided: tuple[Decision, ...]

    def words(self, level: Level, where: Span, kind: MentionKind, rung: Rung) -> str | None:
        """Return what would stand at a place at one step; None where it cannot be taken."""
        old = [one for one in self.decided if (one.entity, one.kind) == (level.entity, kind)]
        scope = old[-1].scope if old else PseudonymScope.STORY
        new = Decision(level.entity, kind, rung, OWN_WORDS, TRIED, scope=scope)
        decisions = [*(one for one in self.decided if one not in old), new]
        try:
            made = disguise(self.structure, self.proposal, decisions, self.naming, title=self.title)
        except MoksoriError:
            return None
        told = self._told(where)
        return next((one.public for one in self._changes(made) if one.span.overlaps(where)), told)

    def _changes(self, made: Disguised) -> list[Disguise]:
        return [
            *(change for one in made.passages for change in one.changes),
            *made.title_changes,
        ]

    def _told(self, where: Span) -> str:
        for one in self.structure.passages:
            if one.span.holds(where):
                return one.text[where.start - one.span.start : where.end - one.span.start]
        title = self.structure.title
        return self.title[where.start - title.start : where.end - title.start] if title else ""
