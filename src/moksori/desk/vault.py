"""The identity vault: the one importer of its tables. Every opening is written down."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Avg, Count, Max, Min, QuerySet

from moksori.desk import audit
from moksori.language.fold import letters_of
from moksori.language.index_terms import is_eastern, keys_of_hangul, keys_of_latin
from moksori.records.models import PersonRecord
from moksori.records.models.vault import (
    ForgettingRecord,
    LessonRecord,
    ReadyListRecord,
    VaultRecord,
)
from moksori.records.states import Acceptance, VaultKind

_SHORTEST_NAME = 2

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


def persons_named(words: str, *, by: str, at: datetime) -> list[str]:
    """Return the persons whose name or nickname is asked for, in any script and system.

    Every name is looked at, and that is written down: it is an opening of the vault.

    Args:
        words: The name, or a part of it, as somebody typed it.
        by: Who asks; the caller has seen that they may.
        at: When.
    """
    letters, keys = letters_of(words), _name_keys(words)
    if len(letters) < _SHORTEST_NAME:
        return []
    wanted = [VaultKind.NAME.value, VaultKind.NICKNAME.value]
    rows = VaultRecord.objects.filter(kind__in=wanted).order_by("person_id")
    found = {
        person: None
        for person, value in rows.values_list("person_id", "value")
        if letters in letters_of(value) or not keys.isdisjoint(_name_keys(value))
    }
    audit.write_line(
        "vault.opened", by=by, at=at, detail={"purpose": "search", "values": rows.count()}
    )
    return list(found)


def _name_keys(name: str) -> frozenset[str]:
    letters = "".join(name.split())
    return frozenset(
        keys_of_hangul(letters) if is_eastern(letters) else keys_of_latin(name.split())
    )


def count() -> int:
    """Return how many values the vault holds."""
    return VaultRecord.objects.count()


def kept_before(
    before: datetime, people: QuerySet[PersonRecord]
) -> list[tuple[str, str, datetime]]:
    """Return values of some people that were kept before a moment: (row id, value, when).

    Args:
        before: The moment.
        people: Whose.
    """
    rows = VaultRecord.objects.filter(at__lt=before, person__in=people.values("pk"))
    return list(rows.order_by("at", "id").values_list("id", "value", "at"))


def forget(ids: Iterable[str]) -> int:
    """Remove values for good, and every spelling that was made of them; return how many.

    The gate looks for them no longer; the caller has seen that nothing tells them, and writes it
    down.
    """
    gone, _ = VaultRecord.objects.filter(pk__in=list(ids)).delete()
    if gone:
        ReadyListRecord.objects.all().delete()
    return gone


def state() -> tuple[object, ...]:
    """Name the state of the vault without reading a value: whatever is added changes it."""
    rows = VaultRecord.objects.aggregate(Count("id"), Max("id"), Min("id"), Max("at"))
    return tuple(rows.values())


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


def join(kept: str, gone: str, *, by: str, at: datetime) -> tuple[list[str], list[str]]:
    """Give the values of one person to another, who turned out to be the same.

    Returns:
        Ids of the rows that moved, and of the rows of `kept` that `gone` had as well: with both
        `part` puts it back. No value stands outside the vault.
    """
    known = {(row.kind, row.value): row.id for row in VaultRecord.objects.of_person(kept)}
    moved: list[str] = []
    shared: list[str] = []
    for row in VaultRecord.objects.of_person(gone):
        same = known.get((row.kind, row.value))
        if same is None:
            row.person_id = kept
            row.save(update_fields=["person"])
            moved.append(row.id)
        else:
            row.delete()
            shared.append(same)
    audit.write_line(
        "vault.joined", by=by, at=at, subjects=[kept, gone], detail={"values": len(moved)}
    )
    return moved, shared


def part(kept: str, back: str, moved: Iterable[str], shared: Iterable[str], *, by: str,
         at: datetime) -> None:  # fmt: skip
    """Give a person's values back; what both had, both have again."""
    VaultRecord.objects.filter(pk__in=list(moved), person_id=kept).update(person_id=back)
    rows = VaultRecord.objects.filter(pk__in=list(shared))
    VaultRecord.objects.bulk_create(
        [VaultRecord(person_id=back, kind=row.kind, value=row.value, by=by, at=at) for row in rows],
        ignore_conflicts=True,
    )
    audit.write_line("vault.parted", by=by, at=at, subjects=[kept, back])


def held_by(person_id: str) -> tuple[tuple[str, VaultKind, str], ...]:
    """Return every value of one person: (row id, kind, value); the caller writes the opening."""
    rows = VaultRecord.objects.of_person(person_id)
    return tuple((row.id, VaultKind(row.kind), row.value) for row in rows)
