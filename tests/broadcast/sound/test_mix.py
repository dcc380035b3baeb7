"""Takes and music placed to the sample, in a slot, in steps that are kept."""

import os
import resource
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest

from moksori.broadcast.sound import mix as mixing
from moksori.broadcast.sound import music
from moksori.broadcast.sound.files import Kept, whole_or_nothing
from moksori.broadcast.sound.level import level
from moksori.broadcast.sound.mix import Ident, Speech, Work, mix
from moksori.broadcast.sound.plan import Length, cheapest_cuts, place
from moksori.broadcast.sound.refusals import (
    CancelledError,
    DiskFullError,
    NoSoundError,
    SlotTooShortError,
    TooLongTakeError,
)
from tests.broadcast.sound.sounds import RATE, voice

TAKES = {name: voice(2, seed=number) for number, name in enumerate("abc")}


@pytest.fixture(autouse=True)
def short_blocks(monkeypatch):
    monkeypatch.setattr(mixing, "BLOCK", 2 * RATE)


def said(name, **more):
    return Speech(f"Part {name}", f"take-{name}", lambda: TAKES[name], **more)


def work(folder, **more):
    return Work(folder, Kept(folder / "kept"), **more)


def sound(mixed):
    return np.concatenate(list(mixed.blocks()))


def names(folder):
    return {path.name for path in (folder / "kept").iterdir()}


def test_every_part_stands_where_the_plan_says_to_the_sample(tmp_path):
    mixed = mix([said("a"), said("b", gap=1.0), said("c")], work(tmp_path))
    heard = sound(mixed)
    assert len(heard) == mixed.frames
    for name, where in zip("abc", mixed.plan.places, strict=True):
        ready = level(TAKES[name]).samples
        np.testing.assert_array_equal(heard[where.start : where.start + where.frames], ready)
    first, second, third = mixed.plan.places
    assert second.start - (first.start + first.frames) == round(0.4 * RATE)
    assert third.start - (second.start + second.frames) == RATE
    assert [mark.start for mark in mixed.marks] == [first.start, second.start, third.start]


def test_the_slot_is_filled_exactly_and_music_fills_it(tmp_path):
    mixed = mix([Ident(), said("a", bed=True), said("b")], work(tmp_path), slot=14.5)
    heard = sound(mixed)
    assert len(heard) == mixed.frames == round(14.5 * RATE)
    rest = heard[mixed.plan.post_roll + RATE : -3 * RATE]
    assert np.sqrt(np.mean(rest**2)) > 0.01
    assert np.abs(heard[-RATE // 100 :]).max() < 1e-3
    without = sound(mix([Ident(), said("a"), said("b")], work(tmp_path), slot=14.5))
    under = mixed.plan.places[1]
    there = slice(under.start + RATE // 2, under.start + RATE)
    bed = heard[there] - without[there]
    assert 1e-5 < np.sqrt(np.mean(bed**2)) < 0.2 * np.sqrt(np.mean(without[there] ** 2) + 1e-4)


def test_music_gives_way_and_speech_never(tmp_path):
    whole = mix([Ident(), said("a"), said("b")], work(tmp_path)).frames
    mixed = mix([Ident(), said("a"), said("b")], work(tmp_path), slot=(whole - RATE) / RATE)
    ident, *speech = mixed.plan.places
    assert ident.frames == round(music.IDENT_SECONDS * RATE) - RATE
    assert [where.frames for where in speech] == [len(level(TAKES[name]).samples) for name in "ab"]
    with pytest.raises(SlotTooShortError) as caught:
        mix([Ident(), said("a"), said("b")], work(tmp_path), slot=4.0)
    assert caught.value.over == pytest.approx((whole - 2.5 * RATE) / RATE - 4.0, abs=1e-3)
    assert caught.value.cuts
    assert "seconds longer" in caught.value.message


def test_the_cheapest_cuts_come_first_and_are_enough():
    items = [Length(frames * RATE, 0, frames * RATE) for frames in (30, 8, 5, 20, 60)]
    cuts = cheapest_cuts(items, 12 * RATE)
    assert cuts[0].parts == (1, 2)
    assert cuts[0].seconds == 13
    assert [cut.seconds for cut in cuts] == sorted(cut.seconds for cut in cuts)
    assert sum(cut.seconds >= 12 for cut in cuts) == len(cuts) == 3
    assert cheapest_cuts(items, 110 * RATE)[0].parts == (0, 3, 4)
    assert cheapest_cuts([Length(RATE, 0, RATE, stays=True)], RATE // 2) == []


def test_two_hundred_parts_are_placed(tmp_path):
    items = [Length(RATE + number, 100, RATE + number) for number in range(200)]
    plan = place(items, None)
    assert plan.frames == sum(item.frames for item in items) + 199 * 100
    with pytest.raises(SlotTooShortError) as caught:
        place(items, plan.frames - 3 * RATE)
    assert caught.value.cuts[0].seconds >= 3


def test_a_changed_take_makes_anew_only_what_depends_on_it(tmp_path):
    parts = [said("a"), said("b"), said("c")]
    mix(parts, work(tmp_path))
    before = names(tmp_path)
    changed = Speech("Part c", "take-c2", lambda: TAKES["c"][::-1].copy())
    told = []
    mix([*parts[:2], changed], work(tmp_path, tell=lambda done, step: told.append((done, step))))
    new = names(tmp_path) - before
    # Its levelling and the blocks it is heard in, of the four there are.
    assert 2 <= len(new) <= 3
    assert told[-1] == (1.0, "mix")
    before = names(tmp_path)
    again = mix(parts, work(tmp_path))
    assert names(tmp_path) == before
    assert again.key == mix(parts, work(tmp_path)).key


def test_a_title_changes_no_sound(tmp_path):
    one = mix([said("a")], work(tmp_path))
    other = mix([Speech("Another title", "take-a", lambda: TAKES["a"])], work(tmp_path))
    assert one.key == other.key
    assert other.marks[0].title == "Another title"


def test_it_stops_when_it_is_told_to_and_goes_on_from_there(tmp_path):
    calls = []
    with pytest.raises(CancelledError):
        mix(
            [said("a"), said("b")],
            work(tmp_path, stopped=lambda: len(calls) > 2, tell=lambda *told: calls.append(told)),
        )
    kept = names(tmp_path)
    assert kept
    assert not [name for name in kept if name.endswith(".part")]
    mixed = mix([said("a"), said("b")], work(tmp_path))
    assert kept <= names(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    np.testing.assert_array_equal(sound(mixed), sound(mix([said("a"), said("b")], work(other))))


@pytest.mark.slow
def test_it_goes_on_after_it_was_killed(tmp_path):
    child = textwrap.dedent("""
        import sys, time
        from pathlib import Path
        from moksori.broadcast.sound import mix as mixing
        from tests.broadcast.sound.test_mix import said, work, RATE
        from moksori.broadcast.sound.mix import mix
        mixing.BLOCK = 2 * RATE
        def tell(done, step):
            if step == "mix" and done > 0.3:
                print("there", flush=True)
                time.sleep(60)
        mix([said("a"), said("b")], work(Path(sys.argv[1]), tell=tell))
    """)
    root = Path(__file__).resolve().parents[3]
    with subprocess.Popen(
        [sys.executable, "-c", child, tmp_path],
        stdout=subprocess.PIPE,
        cwd=root,
        env=os.environ | {"PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"},
    ) as run:
        assert run.stdout.readline() == b"there\n"
        run.send_signal(signal.SIGKILL)
    kept = names(tmp_path)
    (tmp_path / "kept" / ".half.f32.part").write_bytes(b"half")
    mixed = mix([said("a"), said("b")], work(tmp_path))
    assert kept <= names(tmp_path)
    assert ".half.f32.part" not in names(tmp_path)
    assert len(sound(mixed)) == mixed.frames


def test_a_full_disk_is_said_and_leaves_nothing_half(tmp_path):
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limit[1]))
    try:
        with pytest.raises(DiskFullError):
            mix([said("a")], work(tmp_path))
        with pytest.raises(DiskFullError), whole_or_nothing(tmp_path / "x.wav") as file:
            file.write(bytes(200_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert names(tmp_path) == set()
    assert not (tmp_path / "x.wav").exists()
    assert mix([said("a")], work(tmp_path)).frames


def test_no_room_is_found_out_before_the_work(tmp_path, monkeypatch):
    monkeypatch.setattr(mixing.shutil, "disk_usage", lambda _path: type("", (), {"free": 1000}))
    with pytest.raises(DiskFullError, match="MB"):
        mix([said("a")], work(tmp_path))


def test_what_makes_no_programme_is_refused(tmp_path):
    with pytest.raises(NoSoundError):
        mix([], work(tmp_path))
    with pytest.raises(TooLongTakeError):
        mix([said("a")], work(tmp_path), slot=7 * 3600)


def test_what_is_kept_can_be_forgotten_and_is_for_nobody_else(tmp_path):
    mixed = mix([said("a")], work(tmp_path))
    folder = tmp_path / "kept"
    assert folder.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())
    mixed.kept.forget(frozenset(mixed.keys))
    assert {path.stem for path in folder.iterdir()} == set(mixed.keys)


def test_the_bed_goes_round_without_a_seam():
    bed = music.bed()
    step = np.abs(np.diff(bed)).max()
    assert abs(bed[0] - bed[-1]) <= step
    assert np.abs(music.ident()).max() < 0.9
