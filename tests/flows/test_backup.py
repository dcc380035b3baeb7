"""Drills: a backup made while others work is restored elsewhere; an upgrade goes through or back."""

import json
import shutil
import signal
import subprocess
import sys
import tarfile
import textwrap

import pytest

from tests.flows.running import environment, run
from tests.flows.texts import ENGLISH, KOREAN
from tests.once import copied, made_once

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A desk with two accounts, its backup, and its keys; who runs something on it takes a copy."""
    return made_once(tmp_path_factory, "backed-up", backed_up).folder


def backed_up(folder):
    accounts = folder / "accounts"
    accounts.mkdir()
    (accounts / "en.txt").write_text(ENGLISH, "utf-8")
    (accounts / "ko.txt").write_text(KOREAN, "utf-8")
    home = folder / "desk"
    done = run("intake", accounts, "--home", home)
    assert done.returncode == 0, done.stderr
    backup = run("backup", "--home", home, "--to", folder / "a.moksori-backup")
    assert backup.returncode == 0, backup.stderr
    assert "recovery key was made" in backup.stdout


def restored(made, tmp_path, file=None, **keys):
    home = tmp_path / "new"
    place = keys.pop("keys", made / "desk.keys")
    return home, run(
        "restore", file or made / "a.moksori-backup", "--home", home, "--keys", place,
        *(word for pair in keys.items() for word in (f"--{pair[0].replace('_', '-')}", pair[1])),
    )  # fmt: skip


def test_a_restored_desk_is_the_desk(made, tmp_path):
    home, done = restored(made, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "2 accounts with their originals" in done.stdout
    shutil.copytree(made / "desk.keys", tmp_path / "new.keys")
    again = run("intake", made / "accounts", "--home", home)
    assert "0 sealed, 2 were here before" in again.stdout, again.stderr
    assert run("audit", "verify", "--home", home).returncode == 0


def test_nothing_of_the_backup_can_be_read_without_the_key(made, tmp_path):
    data = (made / "a.moksori-backup").read_bytes()
    assert data.startswith(b"age-encryption.org/v1\n-> X25519 ")
    for word in (b"SQLite", b"originals", b"sealed", "소금창고".encode(), b"warehouse"):
        assert word not in data
    other = tmp_path / "other.identity"
    from moksori.records.desk_key import make_identity

    make_identity(other)
    _, done = restored(made, tmp_path, recovery_key=other)
    assert done.returncode == 4
    assert "store.wrong_recovery_key" in done.stderr
    assert list(tmp_path.iterdir()) == [other]


def test_any_age_and_any_tar_open_it(made, tmp_path, needs):
    age = needs("age")
    key = made / "desk.keys" / "recovery.identity"
    clear = tmp_path / "clear.tar"
    subprocess.run(
        [age, "--decrypt", "-i", key, "-o", clear, made / "a.moksori-backup"], check=True
    )
    with tarfile.open(clear) as archive:
        names = archive.getnames()
        assert {member.mtime for member in archive} == {0}
    assert "desk.sqlcipher" in names
    assert len([name for name in names if name.endswith(".age")]) == 2
    assert not [name for name in names if "key" in name or "identity" in name]


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9, 1.0])
def test_a_backup_that_was_cut_off_or_changed_is_refused(made, tmp_path, place):
    data = bytearray((made / "a.moksori-backup").read_bytes())
    at = min(int(len(data) * place), len(data) - 1)
    for number, bad in enumerate((data[:at], data[:at] + b"x" + data[at + 1 :])):
        file = tmp_path / f"bad{number}"
        file.write_bytes(bad)
        home, done = restored(made, tmp_path, file=file)
        assert done.returncode in (2, 4), done.stdout
        assert "Traceback" not in done.stderr
        assert not home.exists()
        assert not home.with_name("new.restoring").exists()


def test_a_folder_that_is_there_is_not_written_over(made, tmp_path):
    (tmp_path / "new").mkdir()
    _, done = restored(made, tmp_path)
    assert done.returncode == 4
    assert "backup.place_taken" in done.stderr


def test_keys_of_another_desk_are_refused(made, tmp_path):
    other = tmp_path / "other"
    assert run("intake", made / "accounts", "--home", other).returncode == 0
    home, done = restored(
        made, tmp_path, keys=tmp_path / "other.keys",
        recovery_key=made / "desk.keys" / "recovery.identity",
    )  # fmt: skip
    assert done.returncode == 4
    assert "store.wrong_key" in done.stderr
    assert not home.exists()


def test_a_backup_that_lacks_an_original_is_not_made(made, tmp_path):
    home = copied(made, tmp_path)
    next((home / "originals").glob("*.age")).unlink()
    done = run("backup", "--home", home, "--to", tmp_path / "b")
    assert done.returncode == 3
    assert "backup.original_lost" in done.stderr
    assert not (tmp_path / "b").exists()
    assert not list(tmp_path.glob(".moksori-*"))


def test_a_new_backup_is_read_again_and_the_oldest_go(made, tmp_path):
    home = tmp_path / "desk"
    shutil.copytree(made / "desk", home)
    shutil.copytree(made / "desk.keys", tmp_path / "desk.keys")
    folder = tmp_path / "desk.backups"
    folder.mkdir()
    for day in range(1, 5):
        (folder / f"2019-01-0{day}-1.moksori-backup").write_text("an old one")
    done = run("backup", "--home", home)
    assert done.returncode == 0, done.stderr
    assert "2 older backups were over their limit and were removed" in done.stdout
    left = sorted(one.name for one in folder.glob("*.moksori-backup"))
    assert left[:2] == ["2019-01-03-1.moksori-backup", "2019-01-04-1.moksori-backup"]
    assert len(left) == 3
    note = folder / f"{left[2]}.sha256"
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", note.name],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    log = run("audit", "export", "--home", home).stdout.splitlines()
    assert json.loads(log[-1])["detail"] == {"count": 2, "kind": "backups"}


def test_a_second_backup_needs_no_private_key(made, tmp_path):
    home = copied(made, tmp_path)
    (tmp_path / "desk.keys" / "recovery.identity").unlink()
    first, second = run("backup", "--home", home), run("backup", "--home", home)
    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    assert len(list((tmp_path / "desk.backups").glob("*.moksori-backup"))) == 2
    assert not (tmp_path / "desk.keys" / "recovery.identity").exists()


def test_a_backup_is_made_while_somebody_is_at_work(made, tmp_path):
    home = copied(made, tmp_path)
    holding = """
        from moksori.desk.opening import open_desk
        from pathlib import Path
        open_desk(Path(HOME))
        from datetime import UTC, datetime
        from moksori.desk import work
        with work.sole_worker(datetime.now(UTC)):
            print("at work", flush=True)
            input()
    """
    process = program(holding, home, stdin=subprocess.PIPE)
    assert process.stdout.readline().strip() == "at work"
    done = run("backup", "--home", home, "--to", tmp_path / "b")
    refused = run("upgrade", "--home", home)
    process.communicate("\n", timeout=60)
    assert done.returncode == 0, done.stderr
    assert "desk.busy" in refused.stderr


def program(text, home, **more):
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(text).replace("HOME", repr(str(home)))],
        env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more,
    )  # fmt: skip


def ran(text, home):
    process = program(text, home)
    out, err = process.communicate(timeout=300)
    return process.returncode, out, err


CHANGING = """
    from datetime import UTC, datetime
    from pathlib import Path
    from moksori.desk.opening import open_desk
    open_desk(Path(HOME))
    from moksori.desk import backups
    from moksori.terms.errors import MoksoriError
    listed = backups._folders
    def with_one_that_goes(home):
        global times
        times -= 1
        return [*listed(home), *[("editions/gone", home / "gone")] * (times >= 0)]
    backups._folders = with_one_that_goes
    for times in (2, 3):
        try:
            print(backups.make(by="cli", at=datetime(2031, 5, 9, tzinfo=UTC)).path.name)
        except MoksoriError as error:
            print(error.code)
"""
OLDER = """
    from pathlib import Path
    from moksori.desk.opening import open_desk
    open_desk(Path(HOME))
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader
    graph = MigrationLoader(connection).graph
    leaf = graph.leaf_nodes("records")[0]
    before = [one.key for one in graph.node_map[leaf].parents if one.key[0] == "records"][0]
    call_command("migrate", *before, verbosity=0)
"""
FAILING = """
    import sys
    from importlib import import_module
    from django.db import migrations
    def boom(apps, editor):
        editor.execute("DELETE FROM records_searchrecord")
        raise KeyError("a word of somebody")
    import django
    from pathlib import Path
    folder = Path(import_module("moksori.records.migrations").__file__).parent
    last = sorted(path.stem for path in folder.glob("0*.py"))[-1]
    made = import_module(f"moksori.records.migrations.{last}").Migration
    made.operations = [*made.operations, migrations.RunPython(boom)]
    from moksori.cli.main import run
    sys.exit(run(["upgrade", "--home", HOME]))
"""
KILLED = """
    import os, signal
    from pathlib import Path
    from moksori.desk.opening import open_existing
    open_existing(Path(HOME), to_upgrade=True)
    from datetime import UTC, datetime
    from moksori.desk import upgrading
    upgrading._check = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
    upgrading.upgrade(by="cli", clock=lambda: datetime.now(UTC))
"""


@pytest.fixture(scope="module")
def left(made, tmp_path_factory):
    """A desk and its keys as an earlier version left them."""

    def taken_back(folder):
        code, _, err = ran(OLDER, copied(made, folder))
        assert code == 0, err

    return made_once(tmp_path_factory, "left", taken_back).folder


@pytest.fixture
def older(left, tmp_path):
    """The same, to do with as a test likes."""
    return copied(left, tmp_path)


def test_files_that_are_made_anew_meanwhile_are_read_once_more(made, tmp_path):
    home = copied(made, tmp_path)
    code, out, err = ran(CHANGING, home)
    assert code == 0, err
    assert out.split() == ["2031-05-09-1.moksori-backup", "backup.changed_meanwhile"]
    left = {path.name for path in home.with_name("desk.backups").iterdir()}
    assert left == {"2031-05-09-1.moksori-backup", "2031-05-09-1.moksori-backup.sha256"}


def test_an_older_desk_is_upgraded_and_nothing_is_missing(older):
    refused = run("intake", older, "--home", older)
    assert refused.returncode == 4
    assert "upgrade.needed" in refused.stderr
    done = run("upgrade", "--home", older)
    assert done.returncode == 0, done.stderr
    assert "Upgraded by 1 steps, and checked" in done.stdout
    assert not list(older.glob("before-upgrade*"))
    assert len(list(older.with_name("desk.backups").glob("*.moksori-backup"))) == 1
    assert "up to date" in run("upgrade", "--home", older).stdout
    assert run("audit", "verify", "--home", older).returncode == 0


def test_an_upgrade_that_fails_leaves_the_desk_as_it_was(older):
    code, _, err = ran(FAILING, older)
    assert code == 4, err
    assert "upgrade.failed" in err
    assert "KeyError" in err
    assert "somebody" not in err
    assert not list(older.glob("before-upgrade*"))
    assert run("audit", "verify", "--home", older).returncode == 0
    done = run("upgrade", "--home", older)
    assert done.returncode == 0, done.stderr


def test_a_killed_upgrade_is_taken_back_before_anybody_works(older):
    code, _, err = ran(KILLED, older)
    assert code == -signal.SIGKILL, err
    refused = run("intake", older, "--home", older)
    assert "upgrade.needed" in refused.stderr
    done = run("upgrade", "--home", older)
    assert done.returncode == 0, done.stderr
    assert "cut off" in done.stdout
    assert run("audit", "verify", "--home", older).returncode == 0


def test_the_log_is_written_down_and_verified_without_desk_or_framework(made, tmp_path):
    home, log = copied(made, tmp_path), tmp_path / "log.jsonl"
    done = run("audit", "export", "--home", home, "--file", log)
    assert done.returncode == 0, done.stderr
    head = done.stdout.split("Head: ")[1].strip()
    code = f"""
        import sys
        from moksori.cli.main import run
        code = run(["audit", "verify", "--file", {str(log)!r}, "--head", {head!r}])
        sys.exit(code or any(name.partition(".")[0] == "django" for name in sys.modules))
    """
    assert ran(code, tmp_path)[0] == 0
    lines = log.read_text("ascii").splitlines(keepends=True)
    assert {"seq", "at", "by", "verb", "subjects", "detail", "prev", "hash"} == set(
        json.loads(lines[0])
    )
    told = run("audit", "export", "--home", home)
    assert told.stdout == "".join(lines)
    for bad in (lines[1:], lines[:-1], [lines[0].replace("account", "accounx"), *lines[1:]],
                ["{}\n", *lines], ["nothing\n"]):  # fmt: skip
        log.write_text("".join(bad), "ascii")
        refused = run("audit", "verify", "--file", log, "--head", head)
        assert refused.returncode == 4, bad[0]
        assert "desk.broken_chain" in refused.stderr
    again = run("audit", "export", "--home", home, "--file", log)
    assert "desk.no_log" in again.stderr
