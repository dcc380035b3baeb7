"""From a read account to proposals, and from proposals to the record when somebody accepts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from moksori.coding.propose import propose
from moksori.desk import acts, audit, learning, vault
from moksori.packs.loader import load
from moksori.records import jobs
from moksori.records.models import (
    AccountRecord,
    ActRecord,
    MentionRecord,
    PersonInAccountRecord,
    PersonRecord,
)
from moksori.records.states import Acceptance, VaultKind
from moksori.terms.account import AccountState
from moksori.terms.errors import RefusedError
from moksori.terms.mention import Mention, MentionKind
from moksori.terms.people import PersonRole, ProposedPerson
from moksori.terms.proposal import Proposal
from moksori.terms.span import Span

PROTECT = "account.protect"
"""Kind of the job that takes the default decisions of protection."""


class StillWaitingError(RefusedError):
    """Proposals wait, and nobody said what becomes of them."""

    code = "coding.still_waiting"
    hint = "Decide about them, or say that the rest is refused, or that it stays proposed."


class NotReadYetError(RefusedError):
    """An account that was not read cannot be coded."""

    code = "coding.not_read"
    hint = "Wait until it is read; where it could not be, its page says why."


class Rest(StrEnum):
    """What becomes of proposals that nobody decided about, when coding ends.

    What stays proposed is disguised as if it were accepted; what is refused is told as it stands.
    """

    LEAVE = "leave"
    REFUSE = "refuse"


TO_THE_VAULT = {
    MentionKind.PHONE: VaultKind.PHONE,
    MentionKind.IDENTIFIER: VaultKind.IDENTIFIER,
}


def propose_account(account_id: str, *, by: str, at: datetime) -> Proposal:
    """Read an account for persons, mentions and acts, and keep them as proposals.

    Args:
        account_id: A read account; one that was coded before is left as it is.
        by: The name of the rules that propose, such as `rules:coding`.
        at: When.
    """
    account = AccountRecord.objects.get(pk=account_id)
    if account.mentions.exists() or account.persons.exists():
        return proposal_of(account)
    pack = load(account.pack)
    proposal = propose(account.to_decoded(), account.to_structure(), pack, account.received_on)
    with transaction.atomic():
        persons = _keep_persons(account, proposal, by=by, at=at)
        MentionRecord.objects.bulk_create(
            [MentionRecord.from_value(account, mention) for mention in proposal.mentions]
        )
        acts.keep_proposed(account, proposal, persons)
        audit.write_line(
            "account.proposed",
            subjects=[account_id],
            by=by,
            at=at,
            detail={
                "mentions": len(proposal.mentions),
                "persons": len(proposal.persons),
                "acts": len(proposal.acts),
            },
        )
    return proposal


def accept_proposals(account_id: str, *, by: str, at: datetime) -> None:
    """Accept all that is proposed for an account: mentions, and its acts with their statements.

    Args:
        account_id: A proposed account; what was decided before stays as decided.
        by: Who accepts: a coder, or the demo's policy. A coder's word is learnt from; without it
            only refusals would be counted.
        at: When.
    """
    account = AccountRecord.objects.get(pk=account_id)
    with transaction.atomic():
        waiting = account.mentions.awaiting_a_decision()
        told = ActRecord.objects.told_in(account_id).filter(status=Acceptance.PROPOSED.value)
        learning.keep([*waiting, *told], Acceptance.ACCEPTED, by=by, at=at)
        mentions = waiting.update(status=Acceptance.ACCEPTED.value, by=by, at=at)
        accepted = acts.accept(account, by=by, at=at)
        acts.keep_amounts(account)
        account.state = AccountState.CODED.value
        account.save(update_fields=["state"])
        audit.write_line(
            "account.accepted",
            subjects=[account_id],
            by=by,
            at=at,
            detail={"mentions": mentions, "acts": accepted},
        )


def finish(account_id: str, rest: Rest | None = None, *, by: str, at: datetime) -> int:
    """Say that coding is done: sums are kept, and protection takes its default decisions.

    Args:
        account_id: A proposed account.
        rest: What becomes of what waits; None where nothing may wait.
        by: Who coded.
        at: When.

    Returns:
        How many proposals waited.

    Raises:
        NotReadYetError: it was not read.
        StillWaitingError: proposals wait, and `rest` is None.
    """
    with transaction.atomic():
        account = AccountRecord.objects.select_for_update().get(pk=account_id)
        if account.state not in {AccountState.READ.value, AccountState.CODED.value}:
            raise NotReadYetError("the account was not read")
        rows = _waiting(account)
        if rows and rest is None:
            raise StillWaitingError(f"{len(rows)} proposals wait")
        if rows and rest is Rest.REFUSE:
            _refuse(rows, by=by, at=at)
        acts.keep_amounts(account)
        account.state = AccountState.CODED.value
        account.save(update_fields=["state"])
        told = {"waited": len(rows), "rest": rest.value if rest and rows else "none"}
        audit.write_line("account.coded", by=by, at=at, subjects=[account_id], detail=told)
        jobs.enqueue(PROTECT, account_id, key=f"{PROTECT}:{account_id}", now=at)
    return len(rows)


def _waiting(account: AccountRecord) -> list[MentionRecord | ActRecord]:
    told = ActRecord.objects.told_in(account.id).filter(status=Acceptance.PROPOSED.value)
    return [*account.mentions.awaiting_a_decision(), *told]


def _refuse(rows: Sequence[MentionRecord | ActRecord], *, by: str, at: datetime) -> None:
    learning.keep(rows, Acceptance.REFUSED, by=by, at=at)
    for model in (MentionRecord, ActRecord):
        ids = [row.pk for row in rows if isinstance(row, model)]
        model._default_manager.filter(pk__in=ids).update(
            status=Acceptance.REFUSED.value, by=by, at=at
        )


def proposal_of(account: AccountRecord) -> Proposal:
    """Return what stands for an account as the rules of protection read it.

    Persons whom somebody judged to be one are one in it, under the first of their keys.
    """
    vaulted = _names_by_person(account)
    links = sorted(account.persons.select_related("person"), key=lambda one: _in_order(one.key))
    first: dict[str, PersonInAccountRecord] = {}
    for link in links:
        first.setdefault(link.person_id, link)
    key_of = {link.key: first[link.person_id].key for link in links}
    spans = {
        person: sorted(tuple(span) for link in links if link.person_id == person
                       for span in link.spans)
        for person in first
    }  # fmt: skip
    persons = tuple(
        _person_value(link, spans[person], vaulted.get(person, {}))
        for person, link in first.items()
    )
    mentions = tuple(_with_keys(row.to_value(), key_of) for row in account.mentions.standing())
    return Proposal(mentions, persons, acts.proposed_of(account, entities_of(account)))


def entities_of(account: AccountRecord) -> dict[str, str]:
    """Return the account's own keys of persons with the ids of the persons, one key each."""
    found: dict[str, str] = {}
    known: set[str] = set()
    links = account.persons.values_list("key", "person_id")
    for key, person in sorted(links, key=lambda one: _in_order(one[0])):
        if person not in known:
            found[key] = person
            known.add(person)
    return found


def _in_order(key: str) -> tuple[int, str]:
    return len(key), key


def _with_keys(mention: Mention, key_of: Mapping[str, str]) -> Mention:
    keys = tuple(dict.fromkeys(key_of.get(key, key) for key in mention.persons))
    return mention if keys == mention.persons else replace(mention, persons=keys)


def _keep_persons(
    account: AccountRecord, proposal: Proposal, *, by: str, at: datetime
) -> dict[str, str]:
    ids: dict[str, str] = {}
    values: dict[str, list[tuple[VaultKind, str]]] = {}
    for proposed in proposal.persons:
        person = PersonRecord.objects.create(
            role=proposed.role.value,
            label=proposed.label,
            sex=proposed.sex,
            age_told=proposed.age,
            pseudonym=proposed.pseudonym,
            name_withheld=proposed.name_withheld,
            group=proposed.group,
            rule=proposed.rule,
            confidence=proposed.confidence,
            notes=dict(proposed.notes),
            invented=account.invented,
        )
        PersonInAccountRecord.objects.create(
            person=person,
            account=account,
            key=proposed.key,
            role=proposed.role.value,
            spans=[[span.start, span.end] for span in proposed.spans],
        )
        ids[proposed.key] = person.id
        values[person.id] = [(VaultKind.NAME, name) for name in proposed.names]
        values[person.id] += [(VaultKind.NICKNAME, name) for name in proposed.nicknames]
    _add_numbers(values, proposal, ids)
    vault.keep({person: held for person, held in values.items() if held}, by=by, at=at)
    return ids


def _add_numbers(
    values: dict[str, list[tuple[VaultKind, str]]], proposal: Proposal, ids: Mapping[str, str]
) -> None:
    """Give every phone and document to its person; one of nobody's goes to the first person."""
    anybody = next(iter(ids.values()), None)
    for mention in proposal.mentions:
        kind = TO_THE_VAULT.get(mention.kind)
        if kind is None:
            continue
        owners = [ids[key] for key in mention.persons if key in ids] or (
            [anybody] if anybody else []
        )
        for owner in owners:
            values.setdefault(owner, []).append((kind, mention.told))


def _names_by_person(account: AccountRecord) -> dict[str, dict[VaultKind, tuple[str, ...]]]:
    ids = list(account.persons.values_list("person_id", flat=True))
    return vault.names_of(ids)


def _person_value(
    link: PersonInAccountRecord,
    spans: Sequence[tuple[int, int]],
    held: Mapping[VaultKind, tuple[str, ...]],
) -> ProposedPerson:
    person = link.person
    return ProposedPerson(
        key=link.key,
        label=person.label,
        role=PersonRole(link.role),
        spans=tuple(Span(start, end) for start, end in dict.fromkeys(spans)),
        names=held.get(VaultKind.NAME, ()),
        nicknames=held.get(VaultKind.NICKNAME, ()),
        sex=person.sex,
        age=person.age_told,
        pseudonym=person.pseudonym,
        name_withheld=person.name_withheld,
        group=person.group,
        rule=person.rule,
        confidence=person.confidence,
        notes=dict(person.notes),
    )
