"""A protection officer withholds sentences of an account from an audience, and takes it back.

It holds wherever the account's words go: in its story, in every story composed of it, in every
export; and the gate looks for six of the words in a row in everything else. So it is no part of a
story and cannot be composed away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from moksori.desk import audit
from moksori.records import trail
from moksori.records.models import (
    AccountRecord,
    PassageRecord,
    StatementRecord,
    WithheldRecord,
)
from moksori.records.models.withheld import REACH
from moksori.terms.disguise import Audience
from moksori.terms.errors import InvalidError, MissingError, RefusedError
from moksori.terms.span import Span

LONGEST = 2_000
"""Characters of a reason."""


class NothingWithheldError(MissingError):
    """There is no such account, or nothing of this id is withheld of it."""

    code = "withholding.none"


class WithholdingInvalidError(InvalidError):
    """Something is withheld that is no stretch of a passage, from nobody, or without a reason."""

    code = "withholding.invalid"
    hint = "Choose one sentence at least, from whom it is withheld, and write why."


class WithheldBeforeError(RefusedError):
    """All of this is withheld from them already."""

    code = "withholding.before"
    hint = "Look at the list: it says who withheld it and why."


@dataclass(frozen=True, slots=True)
class Holding:
    """What is withheld.

    Attributes:
        spans: Stretches of the account, each in one passage or in the title.
        audience: From whom, and from all who are trusted less: a court's also from partners and
            the public.
        why: In words; they stay inside the desk.
    """

    spans: tuple[Span, ...]
    audience: Audience
    why: str


def withhold(account_id: str, holding: Holding, *, by: str, at: datetime) -> tuple[str, ...]:
    """Withhold stretches of an account; return the ids of what is new.

    Args:
        account_id: A read account.
        holding: What, from whom, why.
        by: Who decides.
        at: When.

    Raises:
        NothingWithheldError: there is no such account.
        WithholdingInvalidError: a stretch is not in it, or no reason is given.
        WithheldBeforeError: all of it is withheld from them already.
    """
    why = holding.why.strip()
    if not why or len(why) > LONGEST or not holding.spans or holding.audience is Audience.DESK:
        raise WithholdingInvalidError("what, from whom and why are needed")
    with transaction.atomic():
        account = AccountRecord.objects.select_for_update().filter(pk=account_id).first()
        if account is None:
            raise NothingWithheldError("no account has this id")
        if not all(_is_told(account, span) for span in holding.spans):
            raise WithholdingInvalidError("a stretch is not in one passage of the account")
        held = account.withheld.standing().held_from(holding.audience)
        known = {Span(row.start, row.end) for row in held}
        new = [one for one in dict.fromkeys(holding.spans) if one not in known]
        if not new:
            raise WithheldBeforeError("all of it is withheld already")
        rows = [
            WithheldRecord.objects.create(
                account=account, start=one.start, end=one.end, why=why,
                audience=holding.audience.value, by=by, at=at,
            )
            for one in new
        ]  # fmt: skip
        _note(account, "sentence.withheld", rows, by=by, at=at)
    return tuple(row.id for row in rows)


def tell_again(account_id: str, withheld_id: str, *, by: str, at: datetime) -> None:
    """Take back that something is withheld; the decisions about its words hold again.

    Raises:
        NothingWithheldError: nothing of this id is withheld of the account.
    """
    with transaction.atomic():
        rows = WithheldRecord.objects.standing().select_for_update(of=("self",))
        row = rows.filter(pk=withheld_id, account_id=account_id).first()
        if row is None:
            raise NothingWithheldError("nothing of this id is withheld")
        row.withdrawn_at, row.withdrawn_by = at, by
        row.save(update_fields=["withdrawn_at", "withdrawn_by"])
        _note(row.account, "sentence.told_again", [row], by=by, at=at)


def subjects_kept_from(audience: Audience) -> frozenset[str]:
    """Return the ids of acts, postings and the like of which withheld words tell, even in part.

    Args:
        audience: For whom something is made; of what is told of these they read nothing.
    """
    found: set[str] = set()
    rows = WithheldRecord.objects.standing().filter(
        audience__in=[one.value for one in REACH[audience]]
    )
    for row in rows:
        said = StatementRecord.objects.filter(passage__account_id=row.account_id)
        for about, start, end, first, last in said.values_list(
            "about_id", "start", "end", "passage__start", "passage__end"
        ):
            span = Span(first if start is None else start, last if end is None else end)
            if span.overlaps(Span(row.start, row.end)):
                found.add(about)
    return frozenset(found)


def _is_told(account: AccountRecord, span: Span) -> bool:
    words = account.text[span.start : span.end]
    if len(words) != len(span) or not words.strip():
        return False
    if account.title is not None and account.title.holds(span):
        return True
    passages = PassageRecord.objects.filter(account=account, start__lte=span.start)
    return passages.filter(end__gte=span.end).exists()


def _note(
    account: AccountRecord, verb: str, rows: Sequence[WithheldRecord], *, by: str, at: datetime
) -> None:
    """Write down which stretches, by their place: what stands there is read where it may be."""
    told = [f"{row.start}-{row.end}" for row in rows]
    first = rows[0]
    kept = {"places": ", ".join(told), "audience": first.audience, "why": first.why}
    gone = verb == "sentence.told_again"
    before, after = (kept, {}) if gone else ({}, kept)
    trail.note_change(account.id, verb, before=before, after=after, by=by, at=at)
    audit.write_line(
        verb,
        by=by,
        at=at,
        subjects=[account.id, *(row.id for row in rows)],
        detail={"sentences": len(rows), "audience": first.audience},
    )
