"""What of an edition may be heard today: programmes made of exactly the words that may leave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from moksori.broadcast.chapters import chapters
from moksori.broadcast.order_data import from_data
from moksori.broadcast.running import RunningOrder
from moksori.desk import house
from moksori.desk.programme.hours import hours_in
from moksori.desk.programme.planning import folder_of, fresh_order, is_as_made
from moksori.publishing.addresses import PROGRAMMES
from moksori.publishing.beside import Beside
from moksori.publishing.checks import PlanError
from moksori.records.models import EditionRecord, ProgrammeRecord
from moksori.records.states import ProgrammeState
from moksori.terms.draft import Draft
from moksori.terms.edition import EditionPlan
from moksori.terms.listening import Chapter, Listening, Silenced, SoundFile, TranscriptFile

FOR_LISTENERS = re.compile(
    r"_[a-z]{2,3}(?:\.(?:mp3|opus|vtt|srt|html|txt)|_(?:transcript|chapters)\.json)$"
)
"""Lists, papers and the hand-over's sound are for stations."""
DATED = "*_libretime.json"
TYPES = {
    "mp3": ("audio/mpeg", 64_000, "mp3"),
    "opus": ("audio/ogg", 20_000, "opus"),
}
TRANSCRIPTS = (
    (".html", "text/html", False),
    (".vtt", "text/vtt", True),
    (".srt", "application/x-subrip", True),
    (".txt", "text/plain", False),
    ("_transcript.json", "application/json", False),
)


@dataclass(frozen=True, slots=True)
class Sounds:
    """What of an edition may be heard, and where its files lie.

    Attributes:
        heard: Programmes, in the order of languages.
        silenced: Those that were taken back, of languages in which none is heard.
        files: Path below the folder of a site, digest, and what gives the file.
        for_stations: The same of what stations get: lists, papers, the hand-over's sound.
        attested: SHA-256 of the sound files, which the gate has read when they were made.
        hours: Drafts with the hours of broadcast that stand in lists for stations.
    """

    heard: tuple[Listening, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    files: tuple[Beside, ...] = ()
    for_stations: tuple[Beside, ...] = ()
    attested: frozenset[str] = frozenset()
    hours: tuple[Draft, ...] = ()


def sounds(record: EditionRecord, plan: EditionPlan) -> Sounds:
    """Return the programmes of an edition that may be heard today.

    A programme of other words than today's, in one line, is none. What a machine read for trying is
    heard nowhere but in a demo.

    Args:
        record: The edition.
        plan: What of it may leave now.
    """
    rows = list(ProgrammeRecord.objects.filter(edition=record))
    found = {row.language: row for row in rows if row.made and _may_be_heard(row, plan)}
    told = [found[tag] for tag in plan.languages if tag in found]
    whole = [row for row in told if not not_here(row)]
    return Sounds(
        heard=tuple(_listening(row) for row in told),
        silenced=tuple(_silenced(rows, plan)),
        files=tuple(file for row in told for file in _files(row, for_listeners=True)),
        for_stations=tuple(file for row in whole for file in _files(row, for_listeners=False)),
        hours=tuple(hours_in(path) for row in whole for path in made_in(row).glob(DATED)),
        attested=frozenset(digest for row in told for digest in row.made["sounds"]),
    )


def _files(row: ProgrammeRecord, *, for_listeners: bool) -> Iterator[Beside]:
    """Yield what listeners get of a programme, or what nobody but stations does."""
    for file in row.made["files"]:
        name = str(file["name"])
        if bool(FOR_LISTENERS.search(name)) is for_listeners:
            yield f"{PROGRAMMES}/{name}", str(file["sha384"]), partial(Path, made_in(row) / name)


def not_here(row: ProgrammeRecord) -> frozenset[str]:
    """Return the names of those files of a made programme that are not on this machine.

    After a restore they are what stations get: a backup holds what listeners get and nothing else.
    """
    folder = made_in(row)
    names = {str(file["name"]) for file in row.made["files"]}
    return frozenset(name for name in names if not (folder / name).is_file())


def made_in(row: ProgrammeRecord) -> Path:
    """Return the folder in which the files of a made programme stand."""
    return folder_of(row) / str(row.made["folder"])


def as_made(row: ProgrammeRecord) -> RunningOrder:
    """Return the running order of which a programme was made, at its exact length."""
    return from_data(row.made["order"])


def _may_be_heard(row: ProgrammeRecord, plan: EditionPlan) -> bool:
    if row.scratch and not house.is_demo():
        return False
    try:
        whole = not any(FOR_LISTENERS.search(name) for name in not_here(row))
        return whole and is_as_made(row, fresh_order(row, plan))
    except PlanError:
        return False


def _silenced(rows: Iterable[ProgrammeRecord], plan: EditionPlan) -> Iterator[Silenced]:
    """Yield what was taken back; what a machine read for trying was heard in a demo only."""
    for row in sorted(rows, key=lambda one: one.language):
        taken_back = row.state == ProgrammeState.RECALLED.value and row.language in plan.languages
        if taken_back and (house.is_demo() or not row.scratch):
            yield Silenced(row.language, str(row.made["recalled"]))


def _listening(row: ProgrammeRecord) -> Listening:
    order = as_made(row)
    told = {str(one["name"]): one for one in row.made["files"]}
    stem = next(name for name in told if name.endswith(".mp3")).removesuffix(".mp3")
    sounds = tuple(
        SoundFile(
            path=f"{PROGRAMMES}/{stem}.{ending}",
            type=kind,
            size=int(told[f"{stem}.{ending}"]["size"]),
            sha384=str(told[f"{stem}.{ending}"]["sha384"]),
            bitrate=bitrate,
            codecs=codecs,
        )
        for ending, (kind, bitrate, codecs) in TYPES.items()
    )
    return Listening(
        language=row.language,
        length=order.total,
        sounds=sounds,
        transcripts=tuple(
            TranscriptFile(f"{PROGRAMMES}/{stem}{ending}", kind, captions)
            for ending, kind, captions in TRANSCRIPTS
        ),
        chapters=tuple(
            Chapter(one.title, one.start, one.end, one.story) for one in chapters(order)
        ),
        chapters_path=f"{PROGRAMMES}/{stem}_chapters.json",
        scratch=row.scratch,
        explicit=any(item.id.endswith(".note") for item in order.items),
        changed=row.anew,
    )
