"""Desks that several commands are tried on: each is made once in a run, and copied by who uses it."""

import os
import subprocess
import sys
from pathlib import Path

from tests.flows.running import demo
from tests.flows.texts import ENGLISH
from tests.once import made_once

ROOT = Path(__file__).resolve().parents[2]


def moksori(*words, home):
    """Run a command as somebody types it, in a shell that knows nothing of tests."""
    ours = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("MOKSORI_", "DJANGO_", "PYTEST_"))
    }
    return subprocess.run(
        [sys.executable, "-m", "moksori", *words, "--home", str(home)],
        env=ours | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


def one_received(tmp_path_factory):
    """The folder of a desk that received one account of one sentence."""

    def receive(folder):
        (folder / "a.txt").write_text("She was arrested in Hyesan. (invented)\n", "utf-8")
        done = moksori("intake", str(folder / "a.txt"), home=folder / "desk")
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "one-received", receive).folder


def one_released(tmp_path_factory):
    """The folder of a desk that released one account by `demo`, and of its edition."""

    def release(folder):
        (folder / "a.txt").write_text(ENGLISH, "utf-8")
        done = demo(folder / "a.txt", home=folder / "desk", out=folder / "edition")
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "one-released", release).folder
