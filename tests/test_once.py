"""What is made once in a run is made by one, and copied with its keys."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.once import copied, made_once

ROOT = Path(__file__).resolve().parents[1]
ASKING = """
import sys, time
from pathlib import Path
from types import SimpleNamespace
from tests.once import made_once
own = Path(sys.argv[1])
def make(folder):
    with own.parent.joinpath("makers").open("a") as makers:
        makers.write(own.name + " ")
    time.sleep(0.3)
    (folder / "desk").write_text(own.name)
    return own.name
made = made_once(SimpleNamespace(getbasetemp=lambda: own), "thing", make)
print(made.told, (made.folder / "desk").read_text())
"""


def asked(own):
    own.mkdir()
    return subprocess.run(
        [sys.executable, "-c", ASKING, own],
        env={"PYTHONPATH": str(ROOT), "PYTEST_XDIST_WORKER": own.name},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_of_two_workers_one_makes_it_and_the_other_waits(tmp_path):
    with ThreadPoolExecutor(2) as workers:
        told = list(workers.map(asked, (tmp_path / "gw0", tmp_path / "gw1")))
    (maker,) = (tmp_path / "makers").read_text().split()
    assert told == [f"{maker} {maker}\n"] * 2


class Factory:
    def __init__(self, folder):
        self.folder = folder

    def getbasetemp(self):
        return self.folder


def test_where_it_fails_nothing_is_left_of_it_for_the_next(tmp_path, monkeypatch):
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)

    def fails(folder):
        (folder / "half").touch()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        made_once(Factory(tmp_path), "thing", fails)
    made = made_once(Factory(tmp_path), "thing", lambda folder: list(folder.iterdir()))
    assert made.told == []
    assert made.folder.is_relative_to(tmp_path)


def test_a_copy_has_the_keys_beside_it_and_changes_nothing_there(tmp_path):
    for name in ("desk", "desk.keys"):
        (tmp_path / "made" / name).mkdir(parents=True)
        (tmp_path / "made" / name / "file").write_text(name)
        (tmp_path / "made" / name / "file").chmod(0o600)
    home = copied(tmp_path / "made", tmp_path)
    key = tmp_path / "desk.keys" / "file"
    assert (home.name, key.read_text(), key.stat().st_mode & 0o777) == ("desk", "desk.keys", 0o600)
    (home / "file").write_text("changed")
    assert (tmp_path / "made" / "desk" / "file").read_text() == "desk"
