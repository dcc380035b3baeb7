"""Who is who: persons merged and parted by judgement, signed and reversible.

Merged persons are one person everywhere: one pseudonym, one entry on the watch list, the coarsest
of all that was decided about either, and what either refused is refused. All that pointed at the
one points at the other; what was moved is written down, so that parting puts it back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from moksori.desk import audit, persons_moving, vault
from moksori.records import trail
from moksori.records.models import (
    AccountRecord,
    JudgementRecord,
    MentionRecord,
    PersonInAccountRecord,
    PersonRecord,
)
from moksori.records.states import VaultKind, Verdict
from moksori.terms.errors import InvalidError, MissingError, RefusedError
from moksori.terms.people import PersonRole
from moksori.terms.span import Span

NEW = "new"
"""The key that enters somebody the account has not been seen to speak of."""
MERGED = "person.merged"
SEXES = frozenset({"", "male", "female"})


class NoPersonError(MissingError):
    """There is no such person, or they are not for you."""

    code = "persons.none"


class SamePersonError(InvalidError):
    """One person was named where two are needed."""

    code = "persons.same"
    hint = "Choose another person than the one you merge."


class NotMergedError(RefusedError):
    """These two are not merged now, or another merging must be undone first."""

    code = "persons.not_merged"
    hint = "Undo the later merging of the same person first; each is undone by itself."


class PersonInvalidError(InvalidError):
    """A correction of a person that says nothing, or what cannot be."""

    code = "persons.invalid"
    hint = "Choose a role of the list and how many they are; leave the sex open where none is told."


@dataclass(frozen=True, slots=True)
class Described:
    """How an account knows a person.

    Attributes:
        group: 1 for one person, 0 for a group of unknown size.
    """

    role: PersonRole
    label: str = ""
    sex: str = ""
    group: int = 1


def merge(kept: str, gone: str, why: str = "", *, by: str, at: datetime) -> str:
    """Judge that two persons are one; return the id of the judgement.

    Args:
        kept: The person whose id stays.
        gone: The person who turns out to be the same.
        why: The reason, for whoever looks later.
        by: Who judges.
        at: When.

    Raises:
        SamePersonError: they are one id.
        NoPersonError: one of them is not there.
    """
    if kept == gone:
        raise SamePersonError("a person cannot be merged with themselves")
    with transaction.atomic():
        people = PersonRecord.objects.select_for_update().filter(pk__in=[kept, gone])
        if people.count() != len((kept, gone)):
            raise NoPersonError("no person has this id")
        judgement = _judged(kept, gone, Verdict.SAME, why, by=by, at=at)
        values = vault.join(kept, gone, by=by, at=at)
        moved = persons_moving.move(kept, gone)
        after = {"kept": kept, "gone": gone, "vault": values[0], "shared": values[1], **moved}
        trail.note_change(judgement.id, MERGED, before={}, after=after, by=by, at=at)
        audit.write_line(MERGED, by=by, at=at, subjects=[judgement.id, kept, gone])
    return judgement.id


def part(judgement_id: str, *, by: str, at: datetime) -> None:
    """Take back that two persons are one; each has again what was theirs.

    What was decided or said after the merging stays with the one who was kept.

    Raises:
        NoPersonError: there is no such judgement.
        NotMergedError: it was taken back before, or the person was merged again since.
    """
    with transaction.atomic():
        judgement = JudgementRecord.objects.select_for_update().filter(pk=judgement_id).first()
        if judgement is None:
            raise NoPersonError("no judgement has this id")
        if judgement.withdrawn_at is not None or judgement.verdict != Verdict.SAME.value:
            raise NotMergedError("nothing stands that could be undone")
        told = _told_of(judgement_id)
        kept, gone = told["kept"], told["gone"]
        if _merged_later(judgement, kept):
            raise NotMergedError("the person was merged again since")
        persons_moving.move_back(kept, gone, told)
        vault.part(kept, gone, told["vault"], told["shared"], by=by, at=at)
        judgement.withdrawn_at, judgement.withdrawn_by = at, by
        judgement.save(update_fields=["withdrawn_at", "withdrawn_by"])
        before = {"kept": kept, "gone": gone}
        trail.note_change(judgement_id, "person.parted", before=before, after={}, by=by, at=at)
        audit.write_line("person.parted", by=by, at=at, subjects=[judgement_id, kept, gone])


def split_off(
    account_id: str, key: str, mention_ids: Sequence[str], *, by: str, at: datetime
) -> str:
    """Judge that some mentions of a person are of somebody else; return the new person's key.

    Both keep every name that the mentions told: rather two watched than none.

    Raises:
        NoPersonError: there is no such person in the account, or no such mention of them.
    """
    with transaction.atomic():
        account = AccountRecord.objects.select_for_update().filter(pk=account_id).first()
        link = account.persons.filter(key=key).select_related("person").first() if account else None
        rows = MentionRecord.objects.in_account(account_id).filter(pk__in=list(mention_ids))
        chosen = [row for row in rows if key in row.persons]
        spans = [Span(row.start, row.end) for row in chosen]
        if account is None or link is None or not chosen:
            raise NoPersonError("no mention of this person was chosen")
        described = Described(PersonRole(link.role), sex=link.person.sex, group=link.person.group)
        new = enter(account, described, chosen[0].told, spans, by=by, at=at)
        for row in chosen:
            row.persons = [new.key if one == key else one for one in row.persons]
            row.save(update_fields=["persons"])
        link.spans = [one for one in link.spans if Span(one[0], one[1]) not in spans]
        link.save(update_fields=["spans"])
        _copy_names(link.person_id, new.person_id, {row.told for row in chosen}, by=by, at=at)
        judgement = _judged(link.person_id, new.person_id, Verdict.NOT_SAME, "", by=by, at=at)
        told = {"account": account_id, "key": key, "new": new.key,
                "mentions": [row.pk for row in chosen]}  # fmt: skip
        trail.note_change(judgement.id, "person.split", before={}, after=told, by=by, at=at)
        subjects = [account_id, link.person_id, new.person_id]
        audit.write_line("person.split", by=by, at=at, subjects=subjects)
    return new.key


def describe(account_id: str, key: str, described: Described, *, by: str, at: datetime) -> None:
    """Say what a person is in an account.

    Raises:
        NoPersonError: there is no such person in the account.
        PersonInvalidError: the sex is none we know, or the label is too long.
    """
    label = " ".join(described.label.split())
    if described.sex not in SEXES or len(label) > 200 or described.group < 0:
        raise PersonInvalidError("this describes nobody")
    with transaction.atomic():
        links = PersonInAccountRecord.objects.select_related("person")
        link = links.filter(account_id=account_id, key=key).first()
        if link is None:
            raise NoPersonError("nobody in the account has this key")
        person = link.person
        before = {"role": link.role, "label": person.label, "sex": person.sex,
                  "group": person.group}  # fmt: skip
        link.role = described.role.value
        person.label, person.sex, person.group = label, described.sex, described.group
        if person.in_accounts.count() == 1:
            person.role = described.role.value
        link.save(update_fields=["role"])
        person.save(update_fields=["label", "sex", "group", "role"])
        after = {"role": link.role, "label": label, "sex": person.sex, "group": person.group}
        trail.note_change(person.id, "person.described", before=before, after=after, by=by, at=at)
        audit.write_line("person.described", by=by, at=at, subjects=[account_id, person.id])


def enter(
    account: AccountRecord,
    described: Described,
    label: str,
    spans: Sequence[Span],
    *,
    by: str,
    at: datetime,
) -> PersonInAccountRecord:
    """Enter somebody whom an account speaks of; return how the account knows them."""
    keys = set(account.persons.values_list("key", flat=True))
    number = next(n for n in range(len(keys) + 1, len(keys) + len(keys) + 2) if f"p{n}" not in keys)
    person = PersonRecord.objects.create(
        role=described.role.value,
        label=described.label or label,
        sex=described.sex,
        group=described.group,
        invented=account.invented,
    )
    audit.write_line("person.entered", by=by, at=at, subjects=[account.id, person.id])
    return PersonInAccountRecord.objects.create(
        person=person,
        account=account,
        key=f"p{number}",
        role=described.role.value,
        spans=[[span.start, span.end] for span in spans],
    )


def keys_of(
    account: AccountRecord, keys: Sequence[str], told: str, span: Span, *, by: str, at: datetime
) -> tuple[str, ...]:
    """Return the keys of persons that were chosen; `new` enters somebody under the words told.

    Raises:
        NoPersonError: a key is nobody's in the account.
    """
    known = set(account.persons.values_list("key", flat=True))
    found: list[str] = []
    for key in dict.fromkeys(keys):
        if key == NEW:
            described = Described(PersonRole.OTHER)
            found.append(enter(account, described, told, [span], by=by, at=at).key)
        elif key in known:
            found.append(key)
        else:
            raise NoPersonError("nobody in the account has this key")
    return tuple(found)


def merged_into(person_id: str) -> tuple[tuple[str, str], ...]:
    """Return (judgement, person that was merged) of all that stand, the latest first."""
    found = []
    about = JudgementRecord.objects.about(person_id).filter(verdict=Verdict.SAME.value)
    for judgement in about.filter(withdrawn_at__isnull=True).order_by("-at", "-id"):
        told = _told_of(judgement.id)
        if told.get("kept") == person_id:
            found.append((judgement.id, str(told["gone"])))
    return tuple(found)


def _judged(
    first: str, second: str, verdict: Verdict, why: str, *, by: str, at: datetime
) -> JudgementRecord:
    one, other = sorted((first, second))
    return JudgementRecord.objects.create(
        one=one, other=other, verdict=verdict.value, why=why, by=by, at=at
    )


def _told_of(judgement_id: str) -> dict[str, Any]:
    for row in trail.changes_of(judgement_id):
        if row.verb == MERGED:
            return dict(row.after)
    raise NotMergedError("the judgement moved nothing")


def _merged_later(judgement: JudgementRecord, kept: str) -> bool:
    later = JudgementRecord.objects.about(kept).filter(
        verdict=Verdict.SAME.value, withdrawn_at__isnull=True, at__gt=judgement.at
    )
    return later.exists()


def _copy_names(old: str, new: str, told: set[str], *, by: str, at: datetime) -> None:
    """Give the new person every name that a chosen mention tells; the old one keeps them too."""
    names = [
        (kind, value)
        for _, kind, value in vault.held_by(old)
        if any(value in words for words in told) and kind in {VaultKind.NAME, VaultKind.NICKNAME}
    ]
    if names:
        vault.keep({new: names}, by=by, at=at)
