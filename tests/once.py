"""Made once in a run of the tests, whichever worker comes to it first; the others wait and look.

A module's tests are dealt out to several workers, and each of them would make the module's desk
anew. What is made here lies in the folder of the run, which every run has anew, and stays as it was
made: a test that changes something takes a copy (`copied`).
"""

import fcntl
import os
import pickle
import shutil
from pathlib import Path
from typing import Any, NamedTuple


class Made(NamedTuple):
    """What was made: the folder it lies in, and what `make` returned."""

    folder: Path
    told: Any


def made_once(tmp_path_factory, name, make):
    """Return what `make(folder)` made in this run; where it fails, the next who asks tries again.

    Args:
        tmp_path_factory: The fixture of that name.
        name: One word for what is made, the same in every module that asks for it.
        make: Takes an empty folder; what it returns can be pickled.
    """
    top = of_the_run(tmp_path_factory) / "made-once"
    top.mkdir(exist_ok=True)
    folder, told = top / name, top / f"{name}.told"
    with (top / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            kept = pickle.dumps(make(folder))
            told.write_bytes(kept)
        return Made(folder, pickle.loads(told.read_bytes()))


def of_the_run(tmp_path_factory):
    """The folder of the run: a worker's own lies in the one that all workers have."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def copied(made, folder):
    """Copy the desk in a folder, its data and its keys, into another; return where its data are."""
    for name in ("desk", "desk.keys"):
        shutil.copytree(made / name, folder / name)
    return folder / "desk"
