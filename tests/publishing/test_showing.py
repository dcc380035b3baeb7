"""A site is shown in one step, and whoever is killed on the way leaves the old one whole."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from moksori.publishing.addresses import MANIFEST
from moksori.publishing.showing import PlaceTakenError, show

ROOT = Path(__file__).resolve().parents[2]


def folder(path, word, files=1):
    path.mkdir()
    for number in range(files):
        (path / f"{number}.html").write_text(word)
    (path / MANIFEST).write_text(word)
    return path


def words(place):
    return {one.read_text() for one in place.iterdir()}


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path):
    place = tmp_path / "www" / "site"
    show(folder(tmp_path / "a", "first"), place)
    assert words(place) == {"first"}
    show(folder(tmp_path / "b", "second"), place)
    assert words(place) == {"second"}
    show(folder(tmp_path / "c", "third"), place)
    assert len(list(place.parent.iterdir())) == 3, "the link, the site, and the one before it"


def test_an_empty_folder_may_become_the_place(tmp_path):
    (tmp_path / "site").mkdir()
    show(folder(tmp_path / "a", "first"), tmp_path / "site")
    assert words(tmp_path / "site") == {"first"}


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_is_not_ours_is_left_alone(tmp_path, kind):
    place = tmp_path / "site"
    if kind == "file":
        place.write_text("mine")
    else:
        folder(place, "mine")
    with pytest.raises(PlaceTakenError):
        show(folder(tmp_path / "a", "first"), place)
    assert "mine" in (place.read_text() if kind == "file" else words(place))


def test_a_full_disk_leaves_the_old_site(tmp_path, monkeypatch):
    place = tmp_path / "site"
    show(folder(tmp_path / "a", "first"), place)
    monkeypatch.setattr("shutil.copy2", _no_room)
    with pytest.raises(OSError, match="room"):
        show(folder(tmp_path / "b", "second"), place)
    assert words(place) == {"first"}


def _no_room(*_):
    raise OSError("no room")


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_one_site_whole(tmp_path):
    place = tmp_path / "site"
    show(folder(tmp_path / "a", "old", 200), place)
    folder(tmp_path / "b", "new", 200)
    code = (
        "import sys; from pathlib import Path; from moksori.publishing.showing import show; "
        "print('go', flush=True); show(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    for number in range(12):
        child = subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path / "b"), str(place)],
            env=environment,
            stdout=subprocess.PIPE,
        )
        with child:
            child.stdout.readline()
            time.sleep(number * 0.004)
            child.send_signal(signal.SIGKILL)
        assert words(place) in ({"old"}, {"new"})
        assert len(list(place.iterdir())) == 201
