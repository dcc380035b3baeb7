"""`moksori mail`, as somebody types it, and killed while it sends."""

import os
import re
import signal
import subprocess
import sys
import time

import pytest

from tests.cli.desks import one_released
from tests.desk.mailing import server
from tests.flows.running import environment, run, start
from tests.once import copied

pytestmark = pytest.mark.slow
PEOPLE = 24


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A desk with a released edition, and people on its list."""
    folder = tmp_path_factory.mktemp("mail")
    home = copied(one_released(tmp_path_factory), folder)
    lines = "".join(f"홍길동,p{number}@readers.example,en\n" for number in range(PEOPLE))
    (folder / "list.csv").write_text(lines, "utf-8")
    got = run("mail", "subscribers", "import", folder / "list.csv", "--home", home)
    assert f"{PEOPLE} added" in got.stdout, got.stderr
    return home


def settle(home, port, *more):
    where = ("--host", "127.0.0.1", "--port", port, "--tls", "plain")
    whom = ("--from", "d@desk.example", "--leave-to", "leave@desk.example")
    got = run("mail", "settings", *where, *whom, *more, "--home", home)
    assert got.returncode == 0, got.stderr
    return got.stdout


def test_killed_while_it_sends_and_resumed_nobody_gets_two(desk):
    with server() as (handler, port):
        settle(desk, port)
        handler.slow = 0.05
        words = ("mail", "send", "--edition", "1", "--home", desk, "--wait", "0")
        for _ in range(4):
            before = len(handler.taken)
            process = start(*words, *(["--resume"] if before else []))
            deadline = time.monotonic() + 120
            while len(handler.taken) < before + 4 and process.poll() is None:
                assert time.monotonic() < deadline
                time.sleep(0.01)
            os.kill(process.pid, signal.SIGKILL)
            process.communicate()
        handler.slow = 0
        done = run(*words, "--resume")
        assert done.returncode == 0, done.stderr
        figures = {
            word: int(many)
            for many, word in re.findall(r"(\d+) (were taken|may have)", done.stdout)
        }
        unknown = figures.get("may have", 0)
        assert max(handler.counts.values()) == 1
        assert figures["were taken"] + unknown == PEOPLE
        assert PEOPLE - unknown <= len(handler.counts) <= PEOPLE
        assert unknown <= 4
    assert run("audit", "verify", "--home", desk).returncode == 0


def test_the_password_is_read_from_a_descriptor_and_shown_nowhere(desk):
    read, write = os.pipe()
    os.write(write, b"four words at random\n")
    os.close(write)
    shown = subprocess.run(
        [sys.executable, "-m", "moksori", "mail", "settings", "--home", str(desk)]
        + ["--user", "desk", "--password-fd", str(read)],
        env=environment(),
        pass_fds=[read],
        capture_output=True,
        text=True,
        check=False,
    )
    os.close(read)
    assert "kept in the encrypted database" in shown.stdout, shown.stderr
    assert "four words" not in shown.stdout + shown.stderr
    raw = b"".join(path.read_bytes() for path in desk.iterdir() if path.is_file())
    assert b"four words" not in raw
    assert b"readers.example" not in raw
    gone = run("mail", "settings", "--no-password", "--home", desk)
    assert "password        not kept" in gone.stdout
    asked = run("mail", "send", "--edition", "1", "--home", desk, stdin=subprocess.DEVNULL)
    assert "cli.no_password" in asked.stderr
    assert asked.returncode == 2


def test_a_server_that_is_not_there_is_said_with_how_far_it_came(desk):
    with server() as (_, port):
        settle(desk, port, "--user", "")
    got = run("mail", "subscribers", "add", "late@readers.example", "--home", desk)
    assert got.stdout == "Added.\n"
    words = ("mail", "send", "--edition", "1", "--resume", "--wait", "0", "--home", desk)
    stopped = run(*words)
    assert stopped.returncode == 4
    assert "mail.unreachable" in stopped.stderr
    assert re.search(r"\d wait; --resume goes on", stopped.stderr)
    assert "Traceback" not in stopped.stderr
    with server() as (handler, port):
        settle(desk, port, "--user", "")
        assert run(*words).returncode == 0
    assert handler.counts["late@readers.example"] == 1


def test_words_that_make_no_command_are_refused(desk):
    for words in (("unsubscribe",), ("subscribers", "add"), ("subscribers", "import", "no.csv")):
        got = run("mail", *words, "--home", desk)
        assert got.returncode == 2
        assert "cli.mail_words" in got.stderr
    listed = run("mail", "subscribers", "list", "--home", desk)
    assert "readers.example" not in listed.stdout
