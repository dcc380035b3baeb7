"""Podcast feeds: what of a series may be heard today, in one language, and what was taken back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import partial

from moksori.broadcast.podcast import Episode, Show, Sound, Words, episode, podcast
from moksori.desk.programme.hearing import as_made
from moksori.publishing.beside import Beside
from moksori.records.models import EditionRecord, ProgrammeRecord
from moksori.records.states import ProgrammeState
from moksori.terms.edition import EditionPlan
from moksori.terms.listening import Listening

Programmes = Sequence[tuple[EditionRecord, EditionPlan]]
"""Editions, each with what of it may leave and be heard now."""


def feeds(editions: Programmes, shows: Sequence[Show]) -> Iterator[Beside]:
    """Yield the feeds of those series of which something may be heard, as files of a site.

    Args:
        editions: Of a site, in the order in which they came out.
        shows: One for each language; of another series than theirs nothing is in them.
    """
    for show in shows:
        episodes = tuple(
            one
            for record, plan in editions
            if plan.series == show.series
            for one in _episodes(record, plan, show.language)
        )
        if any(one.sounds for one in episodes):
            made = podcast(show, episodes)
            yield show.feed, hashlib.sha256(made).hexdigest(), partial(bytes, made)


def _episodes(record: EditionRecord, plan: EditionPlan, language: str) -> Iterator[Episode]:
    row = ProgrammeRecord.objects.filter(edition=record, language=language).exclude(made={}).first()
    if row is None:
        return
    told = next((one for one in plan.heard if one.language == language), None)
    if told is not None:
        yield _episode(row, told)
    elif row.state == ProgrammeState.RECALLED.value:
        yield Episode("", "", plan.number, plan.month, 0, withdrawn=str(row.made["recalled"]))


def _episode(row: ProgrammeRecord, told: Listening) -> Episode:
    sounds = [
        Sound(
            path=one.path,
            type=one.type,
            size=one.size,
            sha384=bytes.fromhex(one.sha384),
            bitrate=one.bitrate,
            codecs=one.codecs,
        )
        for one in told.sounds
    ]
    return episode(
        as_made(row),
        sounds,
        transcripts=tuple(
            Words(one.path, one.type, told.language, one.captions) for one in told.transcripts
        ),
        chapters=told.chapters_path,
        explicit=told.explicit,
        changed=told.changed,
    )
