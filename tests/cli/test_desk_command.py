"""`moksori desk`: a real server on a desk of its own, started and stopped as somebody would."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]


def environment(**more):
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONIOENCODING": "utf-8",
        **more,
    }


def command(*words):
    return [sys.executable, "-m", "moksori", "desk", *words]


class Running:
    """A desk that is served, and what it said."""

    def __init__(self, home, **more):
        self.process = subprocess.Popen(
            command("--home", str(home), "--administrator", "금강"),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=environment(**more),
        )  # fmt: skip
        self.said = ""
        while "closes it" not in self.said or ("금강" not in self.said and more.get("NEW")):
            line = self.process.stdout.readline()
            assert line, self.process.stderr.read()
            self.said += line
        self.address = re.search(r"http://localhost:\d+", self.said).group(0)

    def children(self):
        told = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(one) for one in told.split()]

    def get(self, path, **headers):
        request = urllib.request.Request(self.address + path, headers=headers)
        for _ in range(200):
            try:
                with urllib.request.urlopen(request, timeout=20) as answer:
                    told = answer.read().decode(errors="replace")
                    return answer.status, told, answer.headers
            except urllib.error.HTTPError as error:
                return error.code, error.read().decode(), error.headers
            except urllib.error.URLError:
                time.sleep(0.1)
        raise AssertionError("nobody answers")

    def close(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=90), self.process.stdout.read(), self.process.stderr.read()


def gone(child):
    """Whether a process ends within some seconds."""
    for _ in range(200):
        if not Path(f"/proc/{child}").exists():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    desk = Running(tmp_path_factory.mktemp("desk") / "home", NEW="1")
    yield desk
    if desk.process.poll() is None:
        desk.process.kill()
        desk.process.wait()
    desk.process.stdout.close()
    desk.process.stderr.close()


def test_a_new_desk_gives_its_first_administrator_a_link_and_answers(running):
    link = re.search(r"금강\s+(\S+)", running.said).group(1)
    assert link.startswith(running.address)
    status, text, headers = running.get(link.removeprefix(running.address))
    assert status == 200
    assert "금강" in text
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Server"] is None
    assert running.get("/sign-in/")[0] == 200
    assert running.get("/static/desk/frame.css")[0] == 200
    assert running.get("/static/fonts/NotoSansKR-Regular.otf")[0] == 200
    assert running.get("/", Host="desk.example")[0] == 400


def test_a_part_that_is_killed_stands_up_again(running):
    assert running.get("/sign-in/")[0] == 200
    before = running.children()
    assert len(before) == 2
    for child in before:
        os.kill(child, signal.SIGKILL)
    for _ in range(100):
        after = running.children()
        if len(after) == 2 and not set(after) & set(before):
            break
        time.sleep(0.1)
    assert len(after) == 2
    assert not set(after) & set(before)
    assert running.get("/sign-in/")[0] == 200


def test_nothing_is_left_running_when_the_desk_is_closed(running):
    children = running.children()
    code, out, error = running.close()
    assert (code, error) == (0, "")
    assert "closed" in out
    assert all(gone(child) for child in children)


def test_no_part_outlives_a_watcher_that_was_killed(tmp_path):
    desk = Running(tmp_path / "home", NEW="1")
    children = desk.children()
    desk.process.kill()
    desk.process.wait()
    desk.process.stdout.close()
    desk.process.stderr.close()
    assert all(gone(child) for child in children)


def test_a_new_desk_without_an_administrator_is_not_opened(tmp_path):
    done = subprocess.run(
        command("--home", str(tmp_path / "home")),
        stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment(), check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "--administrator" in done.stderr


def test_keys_in_the_data_folder_are_refused_by_name(tmp_path):
    home = tmp_path / "home"
    done = subprocess.run(
        command("--home", str(home), "--administrator", "x", "--keys", str(home / "keys")),
        stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment(), check=False,
    )  # fmt: skip
    assert done.returncode == 4
    assert "key_inside_data" in done.stderr or "moksori.E002" in done.stderr


def test_a_check_says_that_all_is_well_and_ends(tmp_path):
    done = subprocess.run(
        command("--home", str(tmp_path / "home"), "--check"),
        stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment(), check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
