"""What points at a person: moved when two are merged, moved back when they are parted."""

from __future__ import annotations

from typing import Any

from moksori.records.models import (
    ActRecord,
    ConsentRecord,
    DecisionRecord,
    InvolvementRecord,
    PersonInAccountRecord,
    PostingRecord,
    StatementRecord,
)

_POINTERS = (
    ("links", PersonInAccountRecord, "person_id"),
    ("suffered", ActRecord, "victim_id"),
    ("involved", InvolvementRecord, "person_id"),
    ("consents", ConsentRecord, "person_id"),
    ("postings", PostingRecord, "person_id"),
    # The coarsest of what stands holds, so what was decided about either protects both.
    ("decisions", DecisionRecord, "entity"),
    ("statements", StatementRecord, "about_id"),
)


def move(kept: str, gone: str) -> dict[str, Any]:
    """Point all that points at one person at another; return what was moved, by kind: ids."""
    doubles = _take_doubles(kept, gone)
    moved: dict[str, Any] = {"doubles": doubles}
    for name, model, column in _POINTERS:
        rows = model._default_manager.filter(**{column: gone})
        moved[name] = list(rows.values_list("pk", flat=True))
        rows.update(**{column: kept})
    return moved


def move_back(kept: str, gone: str, moved: dict[str, Any]) -> None:
    """Undo a move: point back what still points at the one who was kept."""
    for name, model, column in _POINTERS:
        rows = model._default_manager.filter(pk__in=moved[name], **{column: kept})
        rows.update(**{column: gone})
    InvolvementRecord.objects.bulk_create(
        [InvolvementRecord(**{**one, "person_id": gone}) for one in moved["doubles"]],
        ignore_conflicts=True,
    )


def _take_doubles(kept: str, gone: str) -> list[dict[str, Any]]:
    """Remove the part of an act that both are said to have had: one person has one part in it."""
    shared = InvolvementRecord.objects.filter(person_id=kept).values("act_id")
    rows = InvolvementRecord.objects.filter(person_id=gone, act_id__in=shared)
    told: list[dict[str, Any]] = [
        dict(one) for one in rows.values("id", "act_id", "number", "degree", "latest_status")
    ]
    rows.delete()
    return told
