"""The identity vault: the one importer of its tables. Every opening is written down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from moksori.desk import audit
from moksori.records.models.vault import ReadyListRecord, VaultRecord
from moksori.records.states import VaultKind


def keep(values: Mapping[str, Iterable[tuple[VaultKind, str]]], *, by: str, at: datetime) -> None:
    """Put values by which persons can be found into the vault; what is there stays.

    Args:
        values: Id of the person → kinds and values.
        by: Who does it.
        at: When.
    """
    rows = [
        VaultRecord(person_id=person, kind=kind.value, value=value, by=by, at=at)
        for person, held in values.items()
        for kind, value in dict.fromkeys(held)
        if value.strip()
    ]
    if not rows:
        return
    VaultRecord.objects.bulk_create(rows, ignore_conflicts=True)
    audit.write_line(
        "vault.kept", by=by, at=at, subjects=sorted(values), detail={"values": len(rows)}
    )


def open_for_watching(*, by: str, at: datetime) -> dict[str, list[tuple[str, VaultKind, str]]]:
    """Return every value of the desk for the gate, by person: (row id, kind, value)."""
    held: dict[str, list[tuple[str, VaultKind, str]]] = defaultdict(list)
    for row in VaultRecord.objects.order_by("person_id", "kind", "value"):
        held[row.person_id].append((row.id, VaultKind(row.kind), row.value))
    count = sum(map(len, held.values()))
    audit.write_line("vault.opened", by=by, at=at, detail={"purpose": "gate", "values": count})
    return dict(held)


def names_of(person_ids: Iterable[str]) -> dict[str, dict[VaultKind, tuple[str, ...]]]:
    """Return names and nicknames of some persons, the longest first, for disguising them."""
    held: dict[str, dict[VaultKind, list[str]]] = defaultdict(lambda: defaultdict(list))
    wanted = [VaultKind.NAME.value, VaultKind.NICKNAME.value]
    for row in VaultRecord.objects.filter(person_id__in=list(person_ids), kind__in=wanted):
        held[row.person_id][VaultKind(row.kind)].append(row.value)
    return {
        person: {kind: tuple(sorted(names, key=len, reverse=True)) for kind, names in kinds.items()}
        for person, kinds in held.items()
    }


def keep_ready(name: str, data: bytes, *, at: datetime) -> None:
    """Keep what was made of a watch list; what was made of an earlier one goes."""
    with transaction.atomic():
        ReadyListRecord.objects.exclude(name=name).delete()
        ReadyListRecord.objects.update_or_create(name=name, defaults={"data": data, "at": at})


def ready(name: str) -> bytes | None:
    """Return what was made of a watch list, or None where it was not kept."""
    row = ReadyListRecord.objects.filter(name=name).first()
    return bytes(row.data) if row else None
