"""Two organisations are one: judged with a reason, signed, and undone when it was wrong.

The one whose page it is stays. Postings and parts of the other are its own from then on; what
accounts say of the other stays with it, so that undoing has nothing to sort out.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from moksori.desk import audit
from moksori.desk.organisations import NoOrganisationError, mine, refuse_circle
from moksori.records import trail
from moksori.records.models import (
    JudgementRecord,
    OrganisationRecord,
    PostingRecord,
    User,
)
from moksori.records.states import Verdict
from moksori.terms.errors import InvalidError, RefusedError

MERGED = "organisation.merged"


class SameOrganisationError(InvalidError):
    """One organisation was named where two are needed, or no reason was given."""

    code = "organisations.same"
    hint = "Choose another organisation, and write what speaks for it."


class NotMergedOrganisationError(RefusedError):
    """These two are not merged now, or another merging must be undone first."""

    code = "organisations.not_merged"
    hint = "Undo the later merging of the same organisation first; each is undone by itself."


def merge(kept_id: str, gone_id: str, why: str, *, who: User, at: datetime) -> str:
    """Judge that two organisations are one; return the id of the judgement.

    Args:
        kept_id: The one that stays.
        gone_id: The one that turns out to be the same.
        why: The reason, for whoever looks later.
        who: Who judges.
        at: When.

    Raises:
        SameOrganisationError: they are one id, or no reason is given.
        NoOrganisationError: one of them is not there, or not for them.
        CircleError: it would belong to itself: one stands above the other by way of a third.
    """
    if kept_id == gone_id or not why.strip():
        raise SameOrganisationError("two organisations and a reason are needed")
    with transaction.atomic():
        kept, gone = mine(kept_id, who), mine(gone_id, who)
        moved = _move(kept, gone)
        one, other = sorted((kept_id, gone_id))
        row = JudgementRecord.objects.create(
            one=one, other=other, verdict=Verdict.SAME.value, why=why.strip(), by=who.id, at=at
        )
        after = {"kept": kept_id, "gone": gone_id, **moved}
        trail.note_change(row.id, MERGED, before={}, after=after, by=who.id, at=at)
        subjects = [row.id, kept_id, gone_id, *moved["postings"]]
        audit.write_line(MERGED, by=who.id, at=at, subjects=subjects)
    return row.id


def part(judgement_id: str, *, who: User, at: datetime) -> str:
    """Take back that two organisations are one; return the id of the one that stayed.

    What was entered after the merging stays with it.

    Raises:
        NoOrganisationError: there is no such judgement, or it is not for them.
        NotMergedOrganisationError: it was taken back, or another merging came later.
    """
    with transaction.atomic():
        row = JudgementRecord.objects.select_for_update().filter(pk=judgement_id).first()
        told = moved_by(judgement_id)
        if row is None or not told:
            raise NoOrganisationError("no judgement has this id")
        kept = mine(told["kept"], who) if row.withdrawn_at is None else None
        if kept is None or _merged_later(row, kept.id):
            raise NotMergedOrganisationError("another merging stands before this one")
        _move_back(kept, told)
        row.withdrawn_at, row.withdrawn_by = at, who.id
        row.save(update_fields=["withdrawn_at", "withdrawn_by"])
        before = {"kept": told["kept"], "gone": told["gone"]}
        trail.note_change(row.id, "organisation.parted", before=before, after={}, by=who.id, at=at)
        subjects = [row.id, told["kept"], told["gone"], *told["postings"]]
        audit.write_line("organisation.parted", by=who.id, at=at, subjects=subjects)
    return kept.id


def moved_by(judgement_id: str) -> dict[str, Any]:
    """Return which two a judgement made one, and what it moved; empty where it moved nothing."""
    changes = (one for one in trail.changes_of(judgement_id) if one.verb == MERGED)
    return next((dict(one.after) for one in changes), {})


def _move(kept: OrganisationRecord, gone: OrganisationRecord) -> dict[str, Any]:
    above = kept.parent_id or ""
    if kept.parent_id == gone.id:
        kept.parent = gone.parent
    parts = list(gone.parts.exclude(pk=kept.id).values_list("pk", flat=True))
    postings = list(gone.postings.values_list("pk", flat=True))
    merged = list(gone.merged.values_list("pk", flat=True))
    OrganisationRecord.objects.filter(pk__in=parts).update(parent=kept)
    OrganisationRecord.objects.filter(pk__in=merged).update(merged_into=kept)
    PostingRecord.objects.filter(pk__in=postings).update(organisation=kept)
    kept.save(update_fields=["parent"])
    gone.merged_into = kept
    gone.save(update_fields=["merged_into"])
    refuse_circle(kept, kept.parent)
    return {"parts": parts, "postings": postings, "merged": merged, "above": above}


def _move_back(kept: OrganisationRecord, told: dict[str, Any]) -> None:
    gone = OrganisationRecord.objects.get(pk=told["gone"])
    rows = OrganisationRecord.objects.filter(pk__in=told["parts"], parent=kept)
    rows.update(parent=gone)
    OrganisationRecord.objects.filter(pk__in=told["merged"], merged_into=kept).update(
        merged_into=gone
    )
    PostingRecord.objects.filter(pk__in=told["postings"], organisation=kept).update(
        organisation=gone
    )
    gone.merged_into = None
    gone.save(update_fields=["merged_into"])
    if told["above"] == gone.id:
        kept.parent = gone
        kept.save(update_fields=["parent"])
    refuse_circle(kept, kept.parent)
    refuse_circle(gone, gone.parent)


def _merged_later(row: JudgementRecord, kept: str) -> bool:
    later = JudgementRecord.objects.about(kept).filter(
        verdict=Verdict.SAME.value, withdrawn_at__isnull=True, at__gt=row.at
    )
    return later.exists()
