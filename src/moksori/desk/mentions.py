"""Mentions by hand: one that the machine missed, one that means something else, whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from moksori.coding.by_hand import meaning_of, segment_of
from moksori.desk import audit, deciding, learning, persons, vault
from moksori.desk.coding import TO_THE_VAULT
from moksori.packs.loader import load
from moksori.records import trail
from moksori.records.models import AccountRecord, MentionRecord, PassageRecord
from moksori.records.states import Acceptance, VaultKind
from moksori.terms.errors import InvalidError
from moksori.terms.mention import MentionKind
from moksori.terms.span import Span

_OF_VAULT = {
    **TO_THE_VAULT,
    MentionKind.PERSON: VaultKind.NAME,
    MentionKind.NICKNAME: VaultKind.NICKNAME,
}
LONGEST = 2_000
"""Characters of a mention; what is longer is a passage."""


class MarkedInvalidError(InvalidError):
    """What was marked cannot be a mention."""

    code = "mentions.invalid"
    hint = "Mark a few words inside one passage; words marked as this already need no second mark."


@dataclass(frozen=True, slots=True)
class Marked:
    """What somebody marked.

    Attributes:
        span: In characters of the decoded original.
        persons: Keys of persons of the account (`p1` …) it belongs to; `new` enters somebody.
        named: True where the words of a person are a name, and no description like "the captain".
    """

    span: Span
    kind: MentionKind
    persons: tuple[str, ...] = ()
    named: bool = False


def add(account_id: str, marked: Marked, *, by: str, at: datetime) -> str:
    """Put a mention on the record that no rule proposed; return its id.

    A name of a person goes into the vault, so that it is watched from now on.

    Raises:
        MarkedInvalidError: it is no stretch of a passage, or stands there already.
        NoPersonError: a person named is not in the account.
    """
    with transaction.atomic():
        account, told = stretch_of(account_id, marked.span)
        same = account.mentions.standing().filter(
            start=marked.span.start, end=marked.span.end, kind=marked.kind.value
        )
        if same.exists():
            raise MarkedInvalidError("these words are marked as this already")
        keys = persons.keys_of(account, marked.persons, told, marked.span, by=by, at=at)
        value, detail = _read(account, marked)
        row = MentionRecord.objects.create(
            account=account,
            start=marked.span.start,
            end=marked.span.end,
            kind=marked.kind.value,
            told=told,
            value=value,
            detail=detail,
            persons=list(keys),
            status=Acceptance.ACCEPTED.value,
            by=by,
            at=at,
        )
        _keep_names(row, marked.named, by=by, at=at)
        audit.write_line("mention.added", by=by, at=at, subjects=[account_id, row.pk])
    return row.pk


def correct(mention_id: str, marked: Marked, *, by: str, at: datetime) -> str:
    """Put another mention in the place of a proposed one, read anew; return its id.

    Raises:
        MarkedInvalidError: it is no stretch of a passage.
        NoProposalError: there is no such mention.
        CorrectedBeforeError: a correction stands in its place.
        NoPersonError: a person named is not in the account.
    """
    with transaction.atomic():
        old = MentionRecord.objects.select_related("account").filter(pk=mention_id).first()
        if old is None:
            raise deciding.NoProposalError("no proposed mention has this id")
        account, told = stretch_of(old.account_id, marked.span)
        value, detail = _read(account, marked)
        keys = persons.keys_of(account, marked.persons, told, marked.span, by=by, at=at)
        correction = deciding.MentionCorrection(marked.span, marked.kind, value, detail)
        new = deciding.correct_mention(mention_id, correction, by=by, at=at)
        row = MentionRecord.objects.get(pk=new)
        row.persons = list(keys)
        row.save(update_fields=["persons"])
        _keep_names(row, marked.named, by=by, at=at)
    return new


def belongs_to(mention_id: str, keys: Sequence[str], *, by: str, at: datetime) -> None:
    """Say whose a mention is.

    Raises:
        NoProposalError: there is no such mention.
        NoPersonError: a person named is not in the account.
    """
    with transaction.atomic():
        row = MentionRecord.objects.select_related("account").filter(pk=mention_id).first()
        if row is None:
            raise deciding.NoProposalError("no mention has this id")
        span = Span(row.start, row.end)
        known = persons.keys_of(row.account, keys, row.told, span, by=by, at=at)
        before = list(row.persons)
        if before == list(known):
            return
        row.persons = list(known)
        row.save(update_fields=["persons"])
        _keep_names(row, bool(row.detail.get("named")), by=by, at=at)
        change: list[dict[str, Any]] = [{"persons": before}, {"persons": row.persons}]
        trail.note_change(
            row.pk, "mention.belongs", before=change[0], after=change[1], by=by, at=at
        )
        audit.write_line("mention.belongs", by=by, at=at, subjects=[row.account_id, row.pk])


def undo(mention_id: str, *, by: str, at: datetime) -> None:
    """Take back what a person put: a correction gives way to what was proposed, an addition goes.

    Raises:
        NoProposalError: there is no such mention, or a rule proposed it.
    """
    with transaction.atomic():
        row = MentionRecord.objects.select_for_update().filter(pk=mention_id).first()
        if row is None or row.rule or row.status == Acceptance.REFUSED.value:
            raise deciding.NoProposalError("no mention that a person put has this id")
        row.status, row.by, row.at = Acceptance.REFUSED.value, by, at
        row.save(update_fields=["status", "by", "at"])
        old = row.corrects
        if old is not None:
            old.status, old.by, old.at = Acceptance.PROPOSED.value, by, at
            old.save(update_fields=["status", "by", "at"])
            learning.keep([old], Acceptance.PROPOSED, by=by, at=at)
        trail.note_change(
            mention_id,
            "mention.undone",
            before={"status": Acceptance.ACCEPTED.value},
            after={"status": Acceptance.REFUSED.value},
            by=by,
            at=at,
        )
        audit.write_line("mention.undone", by=by, at=at, subjects=[row.account_id, mention_id])


def stretch_of(account_id: str, span: Span) -> tuple[AccountRecord, str]:
    """Return the account and the words of a stretch that can be marked.

    Raises:
        MarkedInvalidError: it is none.
    """
    account = AccountRecord.objects.filter(pk=account_id).first()
    if account is None or span.end > len(account.text) or not 0 < len(span) <= LONGEST:
        raise MarkedInvalidError("the stretch is not in the account")
    told = account.text[span.start : span.end]
    if told != told.strip():
        raise MarkedInvalidError("the stretch begins or ends with a blank")
    return account, told


def _read(account: AccountRecord, marked: Marked) -> tuple[Any, dict[str, Any]]:
    """Return what a stretch means, read in the passage that it stands in."""
    span = marked.span
    passage = PassageRecord.objects.holding(account.id, span).order_by("number").first()
    if passage is not None and passage.start <= span.start and span.end <= passage.end:
        segment = segment_of(passage.text, passage.start)
    else:
        segment = segment_of(account.text[span.start : span.end], span.start)
    value, detail = meaning_of(marked.kind, segment, span, load(account.pack), day_of(account))
    if marked.kind is MentionKind.PERSON and marked.named:
        name = account.text[span.start : span.end]
        detail = {"form": "name", "name": name, "surface": [span.start, span.end], "named": True}
    return value, detail


def day_of(account: AccountRecord) -> date:
    """Return the day that relative dates of an account are counted from."""
    try:
        return date.fromisoformat(account.published)
    except ValueError:
        return account.received_on


def _keep_names(row: MentionRecord, named: bool, *, by: str, at: datetime) -> None:
    """Put what somebody can be found by into the vault; a description is no name."""
    kind = MentionKind(row.kind)
    vault_kind = _OF_VAULT.get(kind)
    if vault_kind is None or (kind is MentionKind.PERSON and not named):
        return
    links = row.account.persons.filter(key__in=list(row.persons))
    owners = dict.fromkeys(links.values_list("person_id", flat=True))
    vault.keep({owner: [(vault_kind, row.told)] for owner in owners}, by=by, at=at)
