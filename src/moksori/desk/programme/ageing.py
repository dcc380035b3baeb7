"""Takes whose time is over.

They are of programmes that stations have long had, of words that are gone, or their recordings are
on this machine no more.

What was made of them stays as it is and may still be heard; to make it again, its lines are read
again.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import partial

from django.db import transaction

from moksori.desk import audit
from moksori.desk.programme import sealing
from moksori.desk.programme.lines import spoken, takes_of
from moksori.desk.programme.planning import forget_steps
from moksori.records.models import ProgrammeRecord, TakeRecord


def over(before: datetime) -> list[TakeRecord]:
    """Return the takes from before a moment that no programme needs, the oldest first.

    A programme needs those of its lines until it was handed over, and made, before that moment: a
    line that several programmes share is kept for the last of them.
    """
    needed = {
        (row.language, script)
        for row in ProgrammeRecord.objects.all()
        if not _is_over(row, before)
        for script in {*spoken(row), *row.made.get("scripts", ())}
    }
    old = TakeRecord.objects.standing().filter(at__lt=before)
    return [take for take in old if (take.language, take.script) not in needed]


def destroy(before: datetime, *, by: str, at: datetime) -> int:
    """Destroy the keys of those takes, and their sound; return how many.

    The caller has seen that they may go, and writes it down.
    """
    gone = over(before)
    _let_go(gone, by=by, at=at)
    return len(gone)


def lost(row: ProgrammeRecord) -> list[TakeRecord]:
    """Return the takes of a programme's lines whose recordings are not on this machine."""
    lines = spoken(row)
    return [take for take in takes_of(row) if take.script in lines and not sealing.is_here(take)]


@transaction.atomic
def put_lost_aside(row: ProgrammeRecord, *, by: str, at: datetime) -> int:
    """Put the takes of `lost` aside, so that no copy of them that turns up opens; return how many.

    What was made of them stays as it is.
    """
    gone = lost(row)
    _let_go(gone, by=by, at=at)
    if gone:
        subjects = [row.pk, *(take.pk for take in gone)]
        audit.write_line("takes.lost_aside", by=by, at=at, subjects=subjects)
    return len(gone)


def _let_go(takes: Collection[TakeRecord], *, by: str, at: datetime) -> None:
    """Destroy the keys of takes; their files go when that is settled."""
    rows = TakeRecord.objects.filter(pk__in=[take.pk for take in takes])
    rows.update(aside_by=by, aside_at=at, sealed_key=b"")
    for take in takes:
        transaction.on_commit(partial(sealing.remove, take.sealed))
    digests = {take.sha256 for take in takes}
    languages = {take.language for take in takes}
    for row in ProgrammeRecord.objects.filter(language__in=languages):
        _without(row, digests)
        transaction.on_commit(partial(forget_steps, row))


def _is_over(row: ProgrammeRecord, before: datetime) -> bool:
    moments = [row.given_at, row.made_at]
    return all(moment is not None and moment < before for moment in moments)


def _without(row: ProgrammeRecord, digests: Collection[str]) -> None:
    """Let what a programme was made of be told without these takes: it is as it was made."""
    told = row.made.get("takes", ())
    if any(one in digests for one in told):
        row.made = {**row.made, "takes": ["" if one in digests else one for one in told]}
        row.save(update_fields=["made"])
