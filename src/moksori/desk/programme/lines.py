"""What has been read of a programme: which take of which line is used, and how fast people read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from moksori.broadcast.order_data import from_data
from moksori.broadcast.reading import Pace, Take, calibrate
from moksori.broadcast.running import Item, Role, RunningOrder, Voices, script_fingerprint
from moksori.desk.programme import own_voice, sealing
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


def stories_of(row: ProgrammeRecord) -> dict[str, frozenset[str]]:
    """Return fingerprint of words → the stories whose words they are, as `own_voice.stories_of`."""
    return own_voice.stories_of(from_data(row.script)) if row.script else {}


def takes_of(row: ProgrammeRecord) -> list[TakeRecord]:
    """Return every take that may be heard in a programme, checked or not, the last one last.

    A source's own voice that is not allowed today is not there.
    """
    takes = list(TakeRecord.objects.standing().filter(language=row.language))
    own = {take.pk for take in takes if take.kind == VoiceKind.OBFUSCATED.value}
    if not own:
        return takes
    own -= own_voice.allowed(row, own, stories_of(row), own_voice.today())
    return [take for take in takes if take.pk not in own]


def usable(row: ProgrammeRecord) -> dict[str, TakeRecord]:
    """Return fingerprint of words → the take of it that is used: the last one that was checked.

    A machine's reading is used only where the programme says so, and gives way to a person's. A
    source's own voice is used only where `own_voice.allowed` says so.
    """
    return chosen(row, takes_of(row))


def playable(row: ProgrammeRecord) -> dict[str, TakeRecord]:
    """Return `usable` out of the takes whose recordings lie on this machine.

    After a restore none do, since no backup holds them; then every line waits to be read again.
    """
    return chosen(row, [take for take in takes_of(row) if sealing.is_here(take)])


def chosen(row: ProgrammeRecord, takes: Iterable[TakeRecord]) -> dict[str, TakeRecord]:
    """Return `usable` out of the takes that `takes_of` gave."""
    found: dict[str, TakeRecord] = {}
    for take in takes:
        if take.checked_at is None:
            continue
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
    if "" in row.made.get("takes", ()):
        # Takes of it went with their limit: the opening goes on saying whose voices it has.
        return from_data(row.made["order"]).voices
    kinds = {usable(row)[script].kind for script in usable(row).keys() & spoken(row).keys()}
    changed = (Voices.OBFUSCATED,) if VoiceKind.OBFUSCATED.value in kinds else ()
    return (Voices.REVOICED, *changed)


def paces_of(row: ProgrammeRecord) -> Mapping[Role, Pace]:
    """Return how fast each role is read in this language, where that is known.

    By whoever was said to read it, from all that they have read; else by whoever read most of it.
    How fast a source speaks says who they are: it is no measure for anything.
    """
    told = spoken(row)
    read: dict[Role, dict[str, list[Take]]] = {}
    for take in _by_people(row.language, told):
        role = told[take.script].role
        if role is not None:
            read.setdefault(role, {}).setdefault(take.reader, []).append(_read(take, told))
    found = {role: _pace(readers, row.language) for role, readers in read.items()}
    return found | _of_readers(row)


def _of_readers(row: ProgrammeRecord) -> dict[Role, Pace]:
    """Return the paces of those who were said to read a role, and of whom there are takes."""
    if not row.readers:
        return {}
    rows = ProgrammeRecord.objects.filter(language=row.language).exclude(script={})
    told: dict[str, Item] = {}
    for other in rows:
        told |= spoken(other)
    read: dict[str, list[Take]] = {}
    for take in _by_people(row.language, told):
        read.setdefault(take.reader, []).append(_read(take, told))
    return {
        Role(role): calibrate(read[code], row.language, code)
        for role, code in row.readers.items()
        if code in read
    }


def _by_people(language: str, told: Mapping[str, Item]) -> Iterable[TakeRecord]:
    people = TakeRecord.objects.standing().filter(kind=VoiceKind.REVOICED.value)
    return [take for take in people.filter(language=language) if take.script in told]


def _read(take: TakeRecord, told: Mapping[str, Item]) -> Take:
    return Take(take.reader, told[take.script].text, take.length / 1000)


def _pace(readers: Mapping[str, list[Take]], language: str) -> Pace:
    most = max(readers, key=lambda one: (sum(take.seconds for take in readers[one]), one))
    return calibrate(readers[most], language, most)
