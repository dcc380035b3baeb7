"""Children in an account: who is one, and for whom nobody who answers for them spoke."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from moksori.desk import coding, consents
from moksori.protection.childhood import is_of_a_minor
from moksori.protection.decisions import Decided, UndecidedError
from moksori.records.models import AccountRecord, PersonRecord
from moksori.terms.account import Structure
from moksori.terms.consent import Use
from moksori.terms.disguise import Decision, Rung
from moksori.terms.mention import MentionKind
from moksori.terms.people import ProposedPerson
from moksori.terms.proposal import Proposal

_SAYS_NOTHING = frozenset({Rung.NOTHING, Rung.ADULT})


@dataclass(frozen=True, slots=True)
class Told:
    """What is told, and how far.

    Attributes:
        entities: Keys of persons of the proposal with their ids at the desk.
    """

    structure: Structure
    proposal: Proposal
    decisions: Sequence[Decision]
    entities: Mapping[str, str]


def told_of(account: AccountRecord, proposal: Proposal) -> tuple[str, ...]:
    """Return the ids of single persons of an account who are under eighteen.

    What somebody said of a person goes before the age that was told. Groups are no single child.

    Args:
        account: The account.
        proposal: What stands for it.
    """
    entities = coding.entities_of(account)
    return tuple(entities[person.key] for person in _children(proposal, entities))


def alone(accounts: Sequence[AccountRecord], told: Told, day: date) -> int:
    """Count the children who can be made out in a story and for whom no guardian allowed it.

    A child of whom neither name nor age is told cannot be made out.

    Args:
        accounts: What the story is told from; a guardian must have allowed it for each that knows
            the child.
        told: The story on its way out.
        day: Consents that end before it are over.
    """
    children = _children(told.proposal, told.entities)
    if not children:
        return 0
    unguarded: set[str] = set()
    for account in accounts:
        known = set(coding.entities_of(account).values())
        unguarded |= known - consents.guarded(Use.PUBLISH_DISGUISED, account.id, day)
    decided = Decided(told.decisions, told.entities)
    return sum(
        1
        for person in children
        if told.entities[person.key] in unguarded
        and _stands_in(person, told)
        and _can_be_made_out(person, told.proposal, decided)
    )


def _children(proposal: Proposal, entities: Mapping[str, str]) -> list[ProposedPerson]:
    rows = PersonRecord.objects.filter(pk__in=set(entities.values()))
    said = dict(rows.values_list("id", "minor"))
    return [
        person
        for person in proposal.persons
        if person.group == 1
        and person.key in entities
        and _is_minor(person, proposal, said.get(entities[person.key]))
    ]


def _stands_in(person: ProposedPerson, told: Told) -> bool:
    """Say whether anything of a person stands in what is told: a story may leave passages out."""
    own = (one.span for one in told.proposal.mentions if person.key in one.persons)
    spans = [*person.spans, *own]
    return any(one.span.overlaps(span) for one in told.structure.passages for span in spans)


def _is_minor(person: ProposedPerson, proposal: Proposal, said: bool | None) -> bool:
    if said is not None:
        return said
    ages = [
        one.value
        for one in proposal.mentions
        if one.kind is MentionKind.AGE and one.persons == (person.key,)
    ]
    return is_of_a_minor(person.age) or any(is_of_a_minor(age) for age in ages)


def _can_be_made_out(person: ProposedPerson, proposal: Proposal, decided: Decided) -> bool:
    try:
        name = decided.about_person(person).rung
        ages = [one for one in proposal.mentions if person.key in one.persons]
        rungs = {
            held.rung
            for one in ages
            if one.kind is MentionKind.AGE and (held := decided.about(one)) is not None
        }
    except UndecidedError:
        return True
    return name is not Rung.NOTHING or not rungs <= _SAYS_NOTHING
