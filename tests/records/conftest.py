"""A desk of its own on a disk, and other processes that can be killed."""

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from moksori.records.desk_key import KeySource, make_desk_key

ROOT = Path(__file__).resolve().parents[2]


class Desk:
    """A data folder with its key beside it, and Python programs that work in it."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.keys = folder / "home.keys"
        self.key_file = self.keys / "desk.key"
        self.database = self.home / "desk.sqlcipher"

    @property
    def source(self) -> KeySource:
        return KeySource(self.key_file, self.home)

    @property
    def environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT / "src"),
            "DJANGO_SETTINGS_MODULE": "moksori.config.settings",
            "MOKSORI_HOME": str(self.home),
            "PYTHONIOENCODING": "utf-8",
        }

    def start(self, program: str, **more: str) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(program)],
            env={**self.environment, **more},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, program: str, told: str = "", **more: str) -> str:
        """Run a program to its end and return what it printed; it must not fail."""
        process = self.start(program, **more)
        out, err = process.communicate(told, timeout=120)
        assert process.returncode == 0, err
        return out.strip()

    def kill_when_it_says(self, word: str, program: str) -> None:
        """Run a program until it prints a word, and kill it there without a warning."""
        process = self.start(program)
        try:
            said = process.stdout.readline().strip()
            assert said == word, said + process.stderr.read()
        finally:
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=30)
        assert process.returncode == -signal.SIGKILL


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    made.home.mkdir(mode=0o700)
    make_desk_key(made.key_file)
    return made


@pytest.fixture(scope="session")
def desk_with_tables(tmp_path_factory):
    """Made once by another process, as somebody who sets up a desk would; never changed."""
    made = Desk(tmp_path_factory.mktemp("template"))
    made.home.mkdir(mode=0o700)
    make_desk_key(made.key_file)
    made.run("""
        import django
        django.setup()
        from django.core.management import call_command
        call_command("migrate", verbosity=0)
    """)
    return made


@pytest.fixture
def migrated_desk(desk_with_tables, tmp_path):
    """A desk with its tables, to do with as a test likes."""
    copied = Desk(tmp_path)
    shutil.copytree(desk_with_tables.home, copied.home)
    shutil.copytree(desk_with_tables.keys, copied.keys)
    return copied
