"""The programme of an edition at one go, read by a machine: for trying, and for a demo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from moksori.broadcast.running import Role
from moksori.broadcast.sound.refusals import MissingProgramError
from moksori.broadcast.sound.voices import scratch_voice
from moksori.broadcast.spelt import spell
from moksori.desk.programme import lines, making, planning, readers, sealing, stations, takes
from moksori.desk.protection import Standing
from moksori.desk.publishing import set_edition
from moksori.records import trail
from moksori.records.models import EditionRecord, ProgrammeRecord
from moksori.records.states import EditionState
from moksori.terms.cleared import Cleared
from moksori.terms.errors import MoksoriError

CODE, CLOCK = "voice", "monthly-interview"
SHORT = planning.Wish("single-interview", "short", planning.SHORTEST, scratch=True)
READ = 4
"""So many lines of a programme in the making are read."""
CART = 100_001
HOUR, EVERY, TIMES = time(20, 0, tzinfo=UTC), timedelta(days=7), 4
"""An invented station's hours: once a week, four times."""
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of a trial in one language.

    Attributes:
        error: Why there is none; empty where there is.
        loudness: For each kind of file, LUFS and dBTP.
    """

    language: str
    length: int
    files: int
    loudness: dict[str, list[float]]
    error: str = ""


def try_out(standing: Standing, progress: Progress, *, by: str, at: datetime) -> tuple[Trial, ...]:
    """Make the programmes of the edition that is about to leave, one in each of its languages.

    Args:
        standing: What may leave, and the list it was held against.
        progress: Told how far it is, step by step.
        by: For whom.
        at: When.
    """
    if not standing.plan.stories:
        return ()
    edition = set_edition(standing.plan, EditionState.OPEN)
    found = []
    for language in standing.plan.languages:
        try:
            row = _made(edition, language, standing, progress, by, at)
        except MoksoriError as error:
            found.append(Trial(language, 0, 0, {}, f"{error.message} {error.hint}"))
            if isinstance(error, MissingProgramError):
                break
            continue
        files = row.made["files"]
        found.append(Trial(language, row.slot, len(files), row.made["loudness"]))
    return tuple(found)


def _made(
    edition: EditionRecord,
    language: str,
    standing: Standing,
    progress: Progress,
    by: str,
    at: datetime,
) -> ProgrammeRecord:
    wish = planning.Wish(CLOCK, CODE, planning.SHORTEST, scratch=True)
    cleared = standing.plan.stories
    row = planning.begin(edition, language, wish, cleared, by=by, at=at)
    takes.read_by_machine(row, progress, at=at)
    # Only now is it known how long it is.
    row = planning.begin(edition, language, wish, cleared, by=by, at=at)
    first = datetime.combine(at.date() + EVERY, HOUR)
    starts = [first + number * EVERY for number in range(TIMES)]
    stations.set_station(row, starts, cart=CART, folder=CODE, by=by, at=at)
    making.make(row, standing, progress, by=by, at=at)
    return row


def in_the_middle(
    edition: EditionRecord,
    cleared: Sequence[Cleared],
    codes: Mapping[Role, str],
    by: tuple[str, str],
    *,
    at: datetime,
) -> ProgrammeRecord:
    """Plan a programme in English and leave it in the middle of its life, for a demo.

    A machine reads its first lines and lends its voice for one take that waits for somebody to
    listen; the other lines are open. Where no machine can speak, all of them are.

    Args:
        edition: Whose stories are read.
        cleared: Every story that may leave now.
        codes: Who reads which role.
        by: Who plans it, and who brings the take.
        at: When.
    """
    producer, reader = by
    row = planning.begin(edition, "en", SHORT, cleared, by=producer, at=at)
    readers.assign(row, codes, seen=trail.version_of(row.pk), by=producer, at=at)
    told = list(lines.spoken(row).items())
    waiting = next(((s, i) for s, i in told[READ:] if i.role in codes), None)
    try:
        takes.read_by_machine(row, lambda *_: None, at=at, most=READ)
        if waiting is not None and waiting[1].role is not None:
            script, item = waiting
            said = spell(item.text, row.language).text
            sound = sealing.plain_sound(scratch_voice(said, row.language, item.role or "").samples)
            takes.add_take(row, script, sound, codes[waiting[1].role], by=reader, at=at)
    except MissingProgramError:
        return row
    return row
