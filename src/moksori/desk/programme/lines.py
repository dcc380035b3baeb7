"""What has been read of a programme: which take of which line is used, and how fast people read."""

from __future__ import annotations

from collections.abc import Mapping

from moksori.broadcast.order_data import from_data
from moksori.broadcast.reading import Pace, Take, calibrate
from moksori.broadcast.running import Item, Role, RunningOrder, Voices, script_fingerprint
from moksori.records.models import ProgrammeRecord, TakeRecord
from moksori.records.states import VoiceKind


def spoken(row: ProgrammeRecord) -> dict[str, Item]:
    """Return fingerprint of words → the line, for all that is read; nothing where none was made."""
    if not row.script:
        return {}
    order = from_data(row.script)
    return {script_fingerprint(item, order.language): item for item in order.items if item.spoken}


def item_of(take: TakeRecord) -> Item | None:
    """Return the line that a take reads; None where it stands in no programme any more."""
    told = (spoken(row) for row in ProgrammeRecord.objects.filter(language=take.language))
    return next((one[take.script] for one in told if take.script in one), None)


def scripts_of(order: RunningOrder) -> list[str]:
    """Return what is read, item by item, as fingerprints: other words or another order differ."""
    return [script_fingerprint(item, order.language) for item in order.items if item.spoken]


def usable(row: ProgrammeRecord) -> dict[str, TakeRecord]:
    """Return fingerprint of words → the take of it that is used: the last one that was checked.

    A machine's reading is used only where the programme says so, and gives way to a person's.
    """
    takes = TakeRecord.objects.standing().filter(language=row.language, checked_at__isnull=False)
    found: dict[str, TakeRecord] = {}
    for take in takes:
        known = found.get(take.script)
        if take.kind != VoiceKind.SCRATCH.value or (
            row.scratch and (known is None or known.kind == VoiceKind.SCRATCH.value)
        ):
            found[take.script] = take
    return found


def lengths(row: ProgrammeRecord) -> dict[str, int]:
    """Return fingerprint of words → milliseconds, for every take that may be used."""
    return {script: take.length for script, take in usable(row).items()}


def voices_of(row: ProgrammeRecord) -> tuple[Voices, ...]:
    """Return whose voices a programme has, as its opening says it."""
    if row.scratch:
        return (Voices.SCRATCH,)
    kinds = {usable(row)[script].kind for script in usable(row).keys() & spoken(row).keys()}
    changed = (Voices.OBFUSCATED,) if VoiceKind.OBFUSCATED.value in kinds else ()
    return (Voices.REVOICED, *changed)


def paces_of(row: ProgrammeRecord) -> Mapping[Role, Pace]:
    """Return how fast each role is read, by whoever read most of it in this language."""
    told = spoken(row)
    read: dict[Role, dict[str, list[Take]]] = {}
    people = TakeRecord.objects.standing().exclude(kind=VoiceKind.SCRATCH.value)
    for take in people.filter(language=row.language, script__in=told):
        item = told[take.script]
        if item.role is not None:
            own = read.setdefault(item.role, {}).setdefault(take.reader, [])
            own.append(Take(take.reader, item.text, take.length / 1000))
    return {role: _pace(readers, row.language) for role, readers in read.items()}


def _pace(readers: Mapping[str, list[Take]], language: str) -> Pace:
    most = max(readers, key=lambda one: (sum(take.seconds for take in readers[one]), one))
    return calibrate(readers[most], language, most)
