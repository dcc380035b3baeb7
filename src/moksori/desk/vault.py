"""The identity vault: the one importer of its tables. Every opening is written down."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Avg, Count, Max

from moksori.desk import audit
from moksori.records.models.vault import (
    ForgettingRecord,
    LessonRecord,
    ReadyListRecord,
    VaultRecord,
)
from moksori.records.states import Acceptance, VaultKind

Outcomes = Mapping[Acceptance, int]


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


def keep_lessons(lessons: Iterable[Mapping[str, object]], *, by: str, at: datetime) -> None:
    """Add what was decided about proposals; the words in it are keyed codes.

    Args:
        lessons: The columns of each: subject, rule, kind, word, outcome, own.
        by: Who decided.
        at: When.
    """
    LessonRecord.objects.bulk_create([LessonRecord(**one, by=by, at=at) for one in lessons])


def lessons_by_rule() -> dict[tuple[str, str], tuple[Outcomes, float]]:
    """Return, by rule and kind, how often what was decided, and what the rule had said of itself.

    No name and no word is read: this is no opening of the vault.
    """
    found: dict[tuple[str, str], tuple[Counter[Acceptance], list[float]]] = {}
    rows = LessonRecord.objects.standing().values("rule", "kind", "outcome")
    for row in rows.annotate(cases=Count("number"), said=Avg("own")).order_by("rule", "kind"):
        counts, said = found.setdefault((row["rule"], row["kind"]), (Counter(), [0.0]))
        counts[Acceptance(row["outcome"])] += row["cases"]
        said[0] += row["said"] * row["cases"]
    return {key: (counts, said[0] / counts.total()) for key, (counts, said) in found.items()}


def lessons_by_word(words: Iterable[str] | None = None) -> dict[tuple[str, str], Outcomes]:
    """Return, by keyed word and kind, how often what was decided.

    Args:
        words: Keyed codes; all of them where it is None.
    """
    found: dict[tuple[str, str], Counter[Acceptance]] = defaultdict(Counter)
    rows = LessonRecord.objects.standing().exclude(word="")
    if words is not None:
        rows = rows.filter(word__in=list(words))
    for row in rows.values("word", "kind", "outcome").annotate(cases=Count("number")):
        found[row["word"], row["kind"]][Acceptance(row["outcome"])] += row["cases"]
    return dict(found)


def forget_lessons(rule: str, since: datetime | None, *, by: str, at: datetime) -> int:
    """Learn no longer from what was decided until now; return how many decisions that are.

    Args:
        rule: Only those about this rule's proposals; all where it is empty.
        since: Only those of then or later; all where it is None.
        by: Who says so.
        at: When.
    """
    with transaction.atomic():
        before = LessonRecord.objects.kept().count()
        last = LessonRecord.objects.aggregate(last=Max("number"))["last"] or 0
        ForgettingRecord.objects.create(upto=last, rule=rule, since=since, by=by, at=at)
        return before - LessonRecord.objects.kept().count()
