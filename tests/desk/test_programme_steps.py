"""Steps of a making: in clear while it goes on, sealed afterwards, taken up again, or made anew."""

import pytest
from pyrage import encrypt_file

from moksori.records.models import ProgrammeRecord

VOICE = bytes(range(256)) * 40_000
"""Longer than one piece of a sealed file."""


@pytest.fixture
def row(desk):
    return ProgrammeRecord(pk="prg-0123456789abcdef")


@pytest.fixture
def folder(row):
    from moksori.desk.programme import planning

    return planning.folder_of(row)


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }


def names(found):
    """What steps are sealed: the name of each without the mark of the desk."""
    assert all(path.endswith(".age") for path in found)
    return {path.rsplit(".", 2)[0] for path in found}


def worked(row):
    """What a making leaves: two steps, one of them of nothing, and files before the gate."""
    from moksori.desk.programme import steps

    with steps.at_hand(row) as kept:
        kept.path("a" * 64, "f32").write_bytes(VOICE)
        kept.path("b" * 64, "f32").write_bytes(b"")


def test_what_a_making_leaves_is_sealed_and_taken_up_again(row, folder):
    from moksori.desk.programme import steps

    worked(row)
    left = files(folder)
    assert names(left) == {f"steps/{letter * 64}.f32" for letter in "ab"}
    assert all(VOICE[:256] not in path.read_bytes() for path in left.values())
    assert all(path.stat().st_mode & 0o077 == 0 for path in left.values())
    with steps.at_hand(row) as kept:
        assert set(files(folder)) == {f"kept/{letter * 64}.f32" for letter in "ab"}
        assert kept.path("a" * 64, "f32").read_bytes() == VOICE
        assert kept.path("b" * 64, "f32").read_bytes() == b""


def test_a_making_that_fails_or_is_killed_leaves_nothing_in_clear(row, folder):
    from moksori.desk.programme import steps

    def fails():
        with steps.at_hand(row) as kept:
            kept.path("a" * 64, "f32").write_bytes(VOICE)
            (folder / "staging").mkdir()
            (folder / "staging" / "voice.wav").write_bytes(VOICE)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert names(files(folder)) == {f"steps/{'a' * 64}.f32"}
    # Whoever is killed puts nothing away: the next worker does, before it takes the job up again.
    for name in ("kept/" + "c" * 64 + ".f32", "kept/.half.part", "staging-station/list.json"):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(VOICE)
    steps.put_all_away()
    assert names(files(folder)) == {f"steps/{letter * 64}.f32" for letter in "ac"}


@pytest.mark.parametrize(
    "harm", ["cut", "changed", "renamed", "sealed by another", "of another desk"]
)
def test_a_sealed_step_that_is_not_whole_is_made_anew(row, folder, harm, monkeypatch):
    from moksori.desk import originals
    from moksori.desk.programme import steps

    worked(row)
    (path,) = (folder / "steps").glob("a*")
    data = path.read_bytes()
    if harm == "cut":
        path.write_bytes(data[: len(data) // 2])
    elif harm == "changed":
        path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    elif harm == "renamed":
        path.rename(path.with_name(path.name.replace("a" * 64, "d" * 64)))
    elif harm == "sealed by another":
        other = folder / "other"
        other.write_bytes(VOICE)
        encrypt_file(str(other), str(path), [originals.recipient()])
    else:
        monkeypatch.setattr(steps, "steps_key", lambda: b"k" * 32)
    with steps.at_hand(row) as kept:
        assert not kept.has("a" * 64)
        assert not kept.has("d" * 64)
        assert kept.has("b" * 64) is (harm != "of another desk")


def test_a_step_for_which_there_is_no_room_goes(row, folder, monkeypatch):
    from moksori.desk.programme import steps

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(steps, "_private", full)
    worked(row)
    assert files(folder) == {}
    assert not (folder / "kept").exists()


def test_a_worker_that_begins_puts_away_what_a_killed_one_left(row, folder, clock):
    from moksori.desk import work

    (folder / "kept").mkdir(parents=True)
    (folder / "kept" / ("a" * 64 + ".f32")).write_bytes(VOICE)
    with work.sole_worker(clock()):
        assert names(files(folder)) == {f"steps/{'a' * 64}.f32"}
