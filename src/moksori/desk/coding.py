"""From a read account to proposals, and from proposals to the record when somebody accepts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from moksori.coding.propose import propose
from moksori.desk import acts, audit, learning, vault
from moksori.packs.loader import load
from moksori.records.models import (
    AccountRecord,
    ActRecord,
    MentionRecord,
    PersonInAccountRecord,
    PersonRecord,
)
from moksori.records.states import Acceptance, VaultKind
from moksori.terms.account import AccountState
from moksori.terms.mention import MentionKind
from moksori.terms.people import PersonRole, ProposedPerson
from moksori.terms.proposal import Proposal
from moksori.terms.span import Span

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


def proposal_of(account: AccountRecord) -> Proposal:
    """Return what stands for an account as the rules of protection read it."""
    vaulted = _names_by_person(account)
    persons = tuple(
        _person_value(link, vaulted.get(link.person_id, {}))
        for link in account.persons.select_related("person").order_by("id")
    )
    ordered = sorted(persons, key=lambda person: (len(person.key), person.key))
    mentions = tuple(row.to_value() for row in account.mentions.standing())
    return Proposal(mentions, tuple(ordered), acts.proposed_of(account, entities_of(account)))


def entities_of(account: AccountRecord) -> dict[str, str]:
    """Return the account's own keys of persons with the ids of the persons."""
    return dict(account.persons.values_list("key", "person_id"))


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
    link: PersonInAccountRecord, held: Mapping[VaultKind, tuple[str, ...]]
) -> ProposedPerson:
    person = link.person
    return ProposedPerson(
        key=link.key,
        label=person.label,
        role=PersonRole(link.role),
        spans=tuple(Span(start, end) for start, end in link.spans),
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
