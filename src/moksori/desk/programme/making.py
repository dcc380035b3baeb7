"""Programmes made: takes mixed, five masters measured, every file of words, all read by the gate.

Whoever is killed in the middle leaves steps that are taken up again; the programme that was made
before stays as it is until the new one is whole.
"""

from __future__ import annotations

import hashlib
import shutil
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from moksori.broadcast.fitting import NothingToSayError
from moksori.broadcast.handover.folder import Station, programme_files
from moksori.broadcast.names import names
from moksori.broadcast.order_data import to_data
from moksori.broadcast.rendering import Recorded, Rendered, facts, rendered
from moksori.broadcast.sound.files import Kept
from moksori.broadcast.sound.masters import Master, make_masters
from moksori.broadcast.sound.mix import Work
from moksori.broadcast.sound.outline import outline
from moksori.desk import audit
from moksori.desk.editions_today import edition_today
from moksori.desk.programme.hours import hours_in
from moksori.desk.programme.lines import scripts_of, takes_of
from moksori.desk.programme.planning import (
    folder_of,
    forget_steps,
    fresh_order,
    look_at_one,
    stand,
    state_after_making,
)
from moksori.desk.programme.steps import LISTED, STAGING, at_hand
from moksori.desk.programme.takes import read_by_machine, recorded
from moksori.desk.protection import Standing
from moksori.protection.inspect import inspect
from moksori.publishing.material import fixed_digests
from moksori.publishing.showing import flush
from moksori.records.models import ProgrammeRecord
from moksori.records.room import no_room_is_told
from moksori.records.states import ProgrammeState
from moksori.terms.cleared import Seal
from moksori.terms.errors import RefusedError

Progress = Callable[[str, int, int], None]
STEPS = 1000
"""Of a bar, from nothing to all of a programme's sound."""
FILES, STOP = "files", "stop"


class MasterRefusedError(RefusedError):
    """A sound file did not come out as it must be, measured as it was encoded."""

    code = "programmes.master"
    hint = "Listen to the takes for one that is far too loud or too soft, and make it again."


class TakenBackError(RefusedError):
    """A story was taken back while the programme with it was made."""

    code = "programmes.taken_back"
    hint = "Make it again: it is made of what may leave now. Nothing of this one was kept."


class TakesChangedError(RefusedError):
    """While a programme was made, a take of it was put aside, or may not be heard any more."""

    code = "programmes.takes_changed"
    hint = "Make it again, of the takes that there are now; nothing was kept of this time."


@dataclass(frozen=True, slots=True)
class Made:
    """A programme that was made: where its files are, and what a meter says of the sound."""

    folder: Path
    masters: tuple[Master, ...]
    seal: Seal
    length: int


def make(
    row: ProgrammeRecord, standing: Standing, progress: Progress, *, by: str, at: datetime
) -> Made:
    """Make every file of a programme from what may leave now.

    Args:
        row: The programme.
        standing: Every story that may leave now, and the list they were held against.
        progress: Told how far it is, step by step.
        by: Who wants it.
        at: When.

    Raises:
        NothingToSayError: no story of the edition may leave in its language.
        LinesWithoutTakeError: a line was not read.
        SlotTooShortError: the speech is longer than the slot; with the cheapest cuts.
        MasterRefusedError: a file does not measure as it must.
        LeakError: a file carries something protected, or something that the gate cannot read.
        CancelledError, StepsGoneError: go on by making it again.
        DiskFullError, NoRoomError: make room and make it again; it goes on.
    """
    plan = edition_today(row.edition, standing.plan.stories)
    look_at_one(row, plan, by=by, at=at)
    if not row.script:
        raise NothingToSayError("there is no story in this programme")
    with no_room_is_told():
        if row.scratch:
            read_by_machine(row, progress, at=at)
        with at_hand(row) as kept:
            work, takes = _work(row, kept, progress), recorded(row)
            done = rendered(fresh_order(row, plan), takes, work)
            staged = _emptied(folder_of(row) / STAGING)
            masters = _masters(row, done, staged, work)
            _write_words(row, done, staged, progress)
            seal = _read_by_the_gate(row, done, staged, standing, masters)
            _require_takes(row, done, takes)
            made = Made(staged, masters, seal, done.order.total)
            return _kept(row, done, made, takes, by=by, at=at)


def ask_to_stop(row: ProgrammeRecord) -> None:
    """Have the making of a programme end soon; its steps are kept."""
    if folder_of(row).is_dir():
        (folder_of(row) / STOP).touch()


def station_of(row: ProgrammeRecord) -> Station:
    """Return when and where a programme is played, as somebody wrote it down."""
    told = row.station
    return Station(
        starts=tuple(datetime.fromisoformat(one) for one in told.get("starts", ())),
        cart=int(told.get("cart", 0)),
        folder=str(told.get("folder", "")),
    )


def _write_words(row: ProgrammeRecord, done: Rendered, folder: Path, progress: Progress) -> None:
    """Write the transcripts, lists and papers of a programme beside its sound."""
    artefacts = list(programme_files(done.order, row.code, station_of(row)))
    for number, (name, make_file) in enumerate(artefacts, start=1):
        (folder / name).write_bytes(make_file())
        progress("words", number, len(artefacts))


def _work(row: ProgrammeRecord, kept: Kept, progress: Progress) -> Work:
    """Return where the steps are kept. The wish to stop is a file: threads of encoders ask it."""
    folder = folder_of(row)
    stop = folder / STOP
    stop.unlink(missing_ok=True)

    owner = threading.current_thread()

    def tell(done: float, step: str) -> None:
        # The encoders tell from threads of their own, where there is no database to speak to.
        if threading.current_thread() is owner:
            progress(step, round(done * STEPS), STEPS)

    return Work(folder, kept, tell, stop.exists)


def _masters(row: ProgrammeRecord, done: Rendered, staged: Path, work: Work) -> tuple[Master, ...]:
    called = names(row.code, done.order)
    masters = make_masters(done.mix, facts(done.order, called), staged, called.stem, work)
    refused = [master for master in masters if master.refused]
    if refused:
        raise MasterRefusedError(f"{refused[0].kind}: {refused[0].refused}")
    return masters


def _read_by_the_gate(
    row: ProgrammeRecord,
    done: Rendered,
    staged: Path,
    standing: Standing,
    masters: tuple[Master, ...],
) -> Seal:
    """Have every finished file read; what a station plays when is read by itself.

    What is said in the sound is what the gate let out, line by line; its tags are read here. An
    hour of broadcast is no day of what somebody told, in the one list in which it stands.
    """
    told = {story for story, _ in done.order.stories}
    drafts = [draft for draft in standing.drafts if draft.story.id in told]
    sounds = frozenset(master.sha256 for master in masters)
    dated = staged / names(row.code, done.order).file("json", "libretime")
    aside = _emptied(staged.with_name(LISTED)) / dated.name
    dated.rename(aside)
    seal = inspect(staged, standing.watch, drafts, attested=sounds, fixed=fixed_digests())
    listed = inspect(aside.parent, standing.watch, [*drafts, hours_in(aside)])
    aside.rename(dated)
    files = tuple(sorted((*seal.files, *listed.files), key=lambda one: one.path))
    return replace(
        seal,
        files=files,
        channels=seal.channels + listed.channels,
        unread_bytes=seal.unread_bytes + listed.unread_bytes,
    )


def _emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    return folder


def _require_takes(row: ProgrammeRecord, done: Rendered, takes: Mapping[str, Recorded]) -> None:
    """Go on where every take that is heard may be heard still; else nothing of it is kept.

    A consent may have been withdrawn, or a take put aside, while it was made.
    """
    may = {take.sha256 for take in takes_of(row)}
    if not {takes[script].sha256 for script in scripts_of(done.order)} <= may:
        forget_steps(row)
        raise TakesChangedError("a take may not be heard any more since the work began")


@transaction.atomic
def _kept(
    row: ProgrammeRecord,
    done: Rendered,
    made: Made,
    takes: Mapping[str, Recorded],
    *,
    by: str,
    at: datetime,
) -> Made:
    """Give the new files their name, and write down of what they were made.

    Somebody may have arranged it or put a take aside meanwhile: then it is stale from the first.
    """
    number = row.anew + 1 if row.made else row.anew
    folder = folder_of(row) / f"{FILES}-{number}"
    row.made = {"folder": folder.name, **_made_of(done, made, takes)}
    state = state_after_making(row)
    if state is ProgrammeState.RECALLED:
        raise TakenBackError("a story was taken back while the programme was made")
    stand(row, state, at)
    row.anew, row.made_at = number, at
    row.save(update_fields=["made", "state", "since", "anew", "made_at"])
    audit.write_line(
        "programme.made",
        by=by,
        at=at,
        subjects=[row.pk, row.edition_id],
        detail={"files": len(made.seal.files), "scratch": row.scratch},
    )
    flush(made.folder)
    shutil.rmtree(folder, ignore_errors=True)
    made.folder.rename(folder)
    transaction.on_commit(lambda: _sweep(folder))
    return replace(made, folder=folder)


def _made_of(done: Rendered, made: Made, takes: Mapping[str, Recorded]) -> dict[str, Any]:
    """Return what is written down of a programme: its words, its takes, its files, its sound."""
    scripts = scripts_of(done.order)
    return {
        "order": to_data(done.order),
        "scripts": scripts,
        "takes": [takes[script].sha256 for script in scripts],
        "stories": [story for story, _ in done.order.stories],
        "files": [_file(made.folder / one.path) for one in made.seal.files],
        "sounds": [master.sha256 for master in made.masters],
        "loudness": {
            master.kind.value: [
                round(master.loudness.integrated, 2),
                round(master.loudness.true_peak, 2),
            ]
            for master in made.masters
        },
        "outline": outline(done.mix.blocks(), done.mix.frames),
    }


def _sweep(folder: Path) -> None:
    """Remove the files that were made before."""
    for old in folder.parent.glob(f"{FILES}-*"):
        if old != folder:
            shutil.rmtree(old, ignore_errors=True)


def _file(path: Path) -> dict[str, Any]:
    return {"name": path.name, "size": path.stat().st_size, "sha384": digest_of(path)}


def digest_of(path: Path) -> str:
    """Return the SHA-384 of a file, as feeds and lists of files give it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha384").hexdigest()
