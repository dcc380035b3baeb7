"""A running order heard: its takes levelled, its music fitted, all of it mixed at its places.

What stands in the running order to the millisecond stands in the sound to the sample.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from moksori.broadcast.chapters import chapters
from moksori.broadcast.fitting import fitted
from moksori.broadcast.names import Names
from moksori.broadcast.running import (
    Item,
    ItemKind,
    RunningOrder,
    Voices,
    script_fingerprint,
    with_takes,
)
from moksori.broadcast.sound.bwf import Facts
from moksori.broadcast.sound.mix import Ident, Mix, Music, Part, Speech, Work, levelled, mix
from moksori.broadcast.sound.music import IDENT_SECONDS
from moksori.broadcast.sound.voices import NOTES
from moksori.broadcast.sound.wav import RATE
from moksori.broadcast.wording import wording
from moksori.publishing.wording import base_language
from moksori.terms.errors import RefusedError

if TYPE_CHECKING:
    from moksori.broadcast.sound.wav import Samples

FRAMES_A_MS = RATE // 1000
ISO_639_2 = {"en": "eng", "ko": "kor", "my": "mya", "ar": "ara"}
BEDDED = frozenset({ItemKind.OPENING, ItemKind.CLOSING})
"""Kinds that have music softly under them."""


class LinesWithoutTakeError(RefusedError):
    """Some lines of a programme were not read yet, or were edited since."""

    code = "broadcast.no_take"
    hint = "Record or import the lines that the running order shows as open; the others are kept."


@dataclass(frozen=True, slots=True)
class Recorded:
    """A take of a line.

    Attributes:
        sha256: Of the take.
        load: Gives its samples, 48 kHz and one channel; asked only where they are not kept.
    """

    sha256: str
    load: Callable[[], Samples]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A programme that can be heard: its order at its exact length, and its sound."""

    order: RunningOrder
    mix: Mix


def open_lines(order: RunningOrder, recorded: Mapping[str, Recorded]) -> tuple[Item, ...]:
    """Return what must still be read.

    Args:
        order: A running order.
        recorded: `script_fingerprint` → its take.
    """
    return tuple(
        item
        for item in order.items
        if item.spoken and script_fingerprint(item, order.language) not in recorded
    )


def measured(order: RunningOrder, recorded: Mapping[str, Recorded], work: Work) -> RunningOrder:
    """Return the order with the lengths of its takes, each made ready for the mix.

    Args:
        order: A running order.
        recorded: `script_fingerprint` → its take.
        work: Where steps are kept.

    Raises:
        CancelledError, DiskFullError: go on by calling it again.
    """
    lengths = {}
    spoken = [item for item in order.items if item.spoken]
    for number, item in enumerate(spoken):
        work.go_on(number / len(spoken), "level")
        script = script_fingerprint(item, order.language)
        if script in recorded:
            take = recorded[script]
            lengths[script] = -(-len(levelled(take.sha256, take.load, work)[1]) // FRAMES_A_MS)
    return with_takes(order, lengths)


def rendered(order: RunningOrder, recorded: Mapping[str, Recorded], work: Work) -> Rendered:
    """Mix a programme.

    Args:
        order: As it was arranged.
        recorded: `script_fingerprint` → its take.
        work: Where steps are kept, who is told, who may stop it.

    Raises:
        LinesWithoutTakeError: a line was not read.
        SlotTooShortError: the speech is longer than the slot; with the cheapest cuts.
        NothingToSayError: there is no story in it.
        CancelledError, DiskFullError: go on by calling it again.
    """
    missing = len(open_lines(order, recorded))
    if missing:
        raise LinesWithoutTakeError(f"{missing} lines of the programme have no take")
    order = fitted(measured(order, recorded, work))
    parts = list(_parts(order, recorded, work))
    return Rendered(order, mix(parts, work, order.total / 1000))


def facts(order: RunningOrder, called: Names) -> Facts:
    """Return what the files of a programme say of it; public words only.

    Args:
        order: Its running order.
        called: Its file names.
    """
    words = wording(order.language)
    title = words.say(
        "opening", series=order.series, number=order.number, month=words.month(order.month)
    ).rstrip(".")
    language = base_language(order.language)
    year, month = (int(part) for part in order.month.split("-"))
    notes = [NOTES.get(language, NOTES["en"])] if Voices.SCRATCH in order.voices else []
    notes += [words.say("invented")] if order.invented else []
    return Facts(
        title=title,
        programme=order.publisher or order.series,
        language=ISO_639_2.get(language, "und"),
        code=called.stem,
        day=date(year, month, 1),
        note=" ".join(notes),
    )


def _parts(order: RunningOrder, recorded: Mapping[str, Recorded], work: Work) -> Iterator[Part]:
    """Yield the parts of the mix; the gap behind each makes up for a millisecond begun."""
    titles = _titles(order)
    for item in order.items:
        if not item.sounds:
            continue
        title = titles.get(item.id, "")
        if item.kind is ItemKind.MUSIC:
            yield Music(item.length / 1000, title, order.gap / 1000)
        elif item.kind is ItemKind.IDENT:
            # On a shorter clock the next item begins while the ident dies away.
            yield Ident(title, gap=(item.length + order.gap) / 1000 - IDENT_SECONDS)
        else:
            take = recorded[script_fingerprint(item, order.language)]
            frames = len(levelled(take.sha256, take.load, work)[1])
            gap = ((item.length + order.gap) * FRAMES_A_MS - frames) / RATE
            bed = item.kind in BEDDED
            yield Speech(title, take.sha256, take.load, bed=bed, gap=gap, stays=item.required)


def _titles(order: RunningOrder) -> dict[str, str]:
    """Return the titles of chapters by the item that each begins with.

    The first begins with the programme, whatever is played before its words.
    """
    found = chapters(order)
    titles = {one.item: one.title for one in found[1:]}
    opening = next((item.id for item in order.items if item.sounds), "")
    return titles | ({opening: found[0].title} if found else {})
