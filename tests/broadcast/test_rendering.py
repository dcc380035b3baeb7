"""A running order as it is heard: every item where its place in the order says, to the sample."""

from dataclasses import replace

import numpy as np
import pytest

from moksori.broadcast.chapters import chapters
from moksori.broadcast.fitting import SlotTooShortError, fitted
from moksori.broadcast.names import names
from moksori.broadcast.rendering import (
    LinesWithoutTakeError,
    Recorded,
    facts,
    measured,
    open_lines,
    rendered,
)
from moksori.broadcast.running import ItemKind, placed, script_fingerprint
from moksori.broadcast.sound.files import Kept
from moksori.broadcast.sound.level import level
from moksori.broadcast.sound.mix import Work
from tests.broadcast.programmes import ordered
from tests.broadcast.sound.sounds import RATE, voice

SHORT = ordered("en", slot=240)


def takes_of(order, seconds=1.013):
    """A take for every line, each of another voice."""
    spoken = [item for item in order.items if item.spoken]
    return {
        script_fingerprint(item, order.language): Recorded(
            f"take-{number}", lambda number=number: voice(seconds + number / 7919, seed=number)
        )
        for number, item in enumerate(spoken, start=1)
    }


@pytest.fixture(scope="module")
def heard(tmp_path_factory):
    folder = tmp_path_factory.mktemp("work")
    work = Work(folder, Kept(folder / "kept"))
    recorded = takes_of(SHORT)
    done = rendered(SHORT, recorded, work)
    return done, recorded, np.concatenate(list(done.mix.blocks()))


def test_the_programme_fills_its_slot_to_the_sample(heard):
    done, _, sound = heard
    assert done.order.total == SHORT.slot
    assert len(sound) == done.mix.frames == SHORT.slot * RATE // 1000


def test_every_item_starts_where_the_running_order_says(heard):
    done, _, _ = heard
    starts = [one.start * RATE // 1000 for one in placed(done.order) if one.item.sounds]
    assert [place.start for place in done.mix.plan.places] == starts


def test_a_line_in_the_middle_is_its_take_to_the_sample(heard):
    done, recorded, sound = heard
    one = next(one for one in placed(done.order) if one.item.kind is ItemKind.ANSWER)
    take = recorded[script_fingerprint(one.item, done.order.language)]
    ready = level(take.load()).samples
    start = one.start * RATE // 1000
    np.testing.assert_array_equal(sound[start : start + len(ready)], ready)


def test_music_sounds_where_the_order_has_it(heard):
    done, _, sound = heard
    fills = next(one for one in placed(done.order) if one.item.fills)
    start, stop = (at * RATE // 1000 for at in (fills.start, fills.end))
    middle = sound[(start + stop) // 2 :][:RATE]
    assert 1e-3 < np.abs(middle).max() < 0.2


def test_chapters_of_files_begin_where_the_chapters_of_the_page_do(heard):
    done, _, _ = heard
    told = [(one.start * RATE // 1000, one.title) for one in chapters(done.order)]
    assert [(mark.start, mark.title) for mark in done.mix.marks] == told


def test_a_line_that_nobody_read_is_said_and_nothing_is_mixed(tmp_path):
    recorded = takes_of(SHORT)
    gone = recorded.pop(next(iter(recorded)))
    assert gone
    assert len(open_lines(SHORT, recorded)) == 1
    with pytest.raises(LinesWithoutTakeError, match=r"^1 lines"):
        rendered(SHORT, recorded, Work(tmp_path, Kept(tmp_path / "kept")))
    assert not list((tmp_path / "kept").iterdir())


def test_an_edited_line_has_no_take_any_more():
    recorded = takes_of(SHORT)
    items = list(SHORT.items)
    place = next(n for n, item in enumerate(items) if item.kind is ItemKind.ANSWER)
    items[place] = replace(items[place], text="Other words.")
    edited = replace(SHORT, items=tuple(items))
    assert [item.id for item in open_lines(edited, recorded)] == [items[place].id]


def test_takes_longer_than_the_slot_are_refused_with_cuts(tmp_path):
    recorded = takes_of(SHORT, seconds=3)
    tight = replace(SHORT, slot=60_000)
    work = Work(tmp_path, Kept(tmp_path / "kept"))
    with pytest.raises(SlotTooShortError) as refused:
        rendered(tight, recorded, work)
    assert refused.value.seconds > 0
    assert refused.value.cuts


def test_lengths_are_those_of_the_takes_made_ready(tmp_path):
    recorded = takes_of(SHORT)
    known = measured(SHORT, recorded, Work(tmp_path, Kept(tmp_path / "kept")))
    for item in known.items:
        if item.spoken:
            take = recorded[script_fingerprint(item, known.language)]
            frames = len(level(take.load()).samples)
            assert 0 <= item.length * RATE / 1000 - frames < RATE / 1000
    assert fitted(known).total == known.slot


@pytest.mark.parametrize(("language", "tag"), [("en", "eng"), ("ko", "kor")])
def test_what_files_say_is_public_and_says_that_machines_read(language, tag):
    order = ordered(language)
    told = facts(order, names("ondol", order))
    assert told.language == tag
    assert told.note
    assert told.day.day == 1
    assert told.code.startswith("ondol_")
