"""kill -9 at any moment: what was received is there, and a second run goes on."""

import os
import shutil
import signal
import subprocess
import time

import pytest

from tests.flows.running import counts, demo, environment, manifest, run, start
from tests.flows.texts import ENGLISH, KOREAN
from tests.once import made_once

pytestmark = pytest.mark.slow


def written(folder, pairs):
    for number in range(pairs):
        town = f"Namhung{'abcd'[number]}"
        (folder / f"{number}.txt").write_text(ENGLISH.replace("Namhung", town), "utf-8")
        (folder / f"k{number}.txt").write_text(KOREAN * (number + 1), "utf-8")
    return folder


@pytest.fixture(scope="module")
def accounts(tmp_path_factory):
    return written(tmp_path_factory.mktemp("accounts"), 2)


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """More than a small disk takes."""
    return written(tmp_path_factory.mktemp("many"), 4)


@pytest.fixture(scope="module")
def whole(accounts, tmp_path_factory):
    def undisturbed(folder):
        begun = time.monotonic()
        done = demo(accounts, home=folder / "desk", out=folder / "edition")
        assert done.returncode == 0, done.stderr
        return counts(done.stdout), time.monotonic() - begun

    return made_once(tmp_path_factory, "undisturbed", undisturbed).told


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_killed_run_is_taken_up_by_the_next(accounts, whole, tmp_path, share):
    expected, seconds = whole
    home, out = tmp_path / "desk", tmp_path / "edition"
    process = start("demo", accounts, "--home", home, "--out", out, "--no-serve", "--no-programme")
    time.sleep(seconds * share)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()

    # What stands at the place of the edition is whole or not there at all
    if out.exists():
        assert (out / "index.html").is_file()
        assert manifest(out)

    again = demo(accounts, home=home, out=out)
    assert again.returncode == 0, again.stderr
    found = counts(again.stdout)
    for name in ("accounts", "passages", "persons", "acts", "stories"):
        assert found[name] == expected[name], name
    assert run("audit", "verify", "--home", home).returncode == 0


def test_a_full_disk_is_said_and_nothing_half_written_stays(many, tmp_path):
    if os.geteuid() != 0 or not shutil.which("unshare"):
        pytest.skip("mounting a small disk needs root")
    disk = tmp_path / "disk"
    disk.mkdir()
    # Nothing heard: a disk that is full for a programme has a test of its own, with its screens.
    words = f"-m moksori demo {many} --home {disk}/desk --out {tmp_path}/edition --no-serve"
    script = f"""
mount -t tmpfs -o size=1100k small {disk} || exit 77
{environment_python()} {words} --no-programme
echo "first:$?"
mount -o remount,size=400m {disk}
{environment_python()} {words} --no-programme
echo "second:$?"
"""
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    if done.returncode == 77:
        pytest.skip("no small disk can be mounted here")
    assert "first:0" not in done.stdout
    assert "Traceback" not in done.stderr
    assert "second:0" in done.stdout, done.stdout + done.stderr


def environment_python():
    import sys

    return sys.executable
