import os
import secrets
import sqlite3
import stat
import subprocess
import sys

import pytest
from sqlcipher3 import dbapi2

from moksori.records.sqlcipher.opening import (
    DamagedError,
    NoHomeError,
    WrongKeyError,
    check_integrity,
    open_keyed,
)

MARKER = "덕천의 증언자 표식 금강초롱"


@pytest.fixture
def key():
    return secrets.token_bytes(32)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "desk.sqlcipher"


def written(path, key, rows=1):
    connection = open_keyed(str(path), key)
    connection.execute("CREATE TABLE told (words TEXT)")
    connection.executemany("INSERT INTO told VALUES (?)", [(f"{MARKER} {n}",) for n in range(rows)])
    connection.commit()
    return connection


def test_what_was_written_is_read_with_its_key(path, key):
    written(path, key).close()
    again = open_keyed(str(path), key)
    assert again.execute("SELECT words FROM told").fetchone() == (f"{MARKER} 0",)
    again.close()


def test_another_key_is_refused_and_neither_is_told(path, key, capfd):
    written(path, key).close()
    other = secrets.token_bytes(32)
    with pytest.raises(WrongKeyError) as refusal:
        open_keyed(str(path), other)
    told = str(refusal.value) + refusal.value.hint + repr(refusal.value.__dict__)
    out, err = capfd.readouterr()
    for secret in (key.hex(), other.hex(), path.name):
        assert secret not in told + out + err
    assert refusal.value.code == "store.wrong_key"
    assert refusal.value.__cause__ is None
    assert (out, err) == ("", "")


def test_a_short_key_never_becomes_a_passphrase(path):
    with pytest.raises(WrongKeyError):
        open_keyed(str(path), b"short")
    assert not path.exists()


def test_no_database_at_all_is_refused(path, key):
    path.write_bytes(MARKER.encode() * 1000)
    with pytest.raises(WrongKeyError):
        open_keyed(str(path), key)


def test_a_plain_database_is_refused(path, key):
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE told (words TEXT)")
    plain.commit()
    plain.close()
    with pytest.raises(WrongKeyError):
        open_keyed(str(path), key)


def test_nothing_told_stands_in_clear_in_any_file(path, key):
    connection = written(path, key, rows=2000)
    connection.execute("CREATE INDEX by_words ON told (words)")
    connection.execute("CREATE TEMP TABLE sorted AS SELECT words FROM told ORDER BY words DESC")
    connection.commit()
    names = {path.name, f"{path.name}-wal", f"{path.name}-shm"}
    assert {p.name for p in path.parent.iterdir()} == names
    for file in path.parent.iterdir():
        content = file.read_bytes()
        for encoding in ("utf-8", "utf-16-le", "cp949"):
            assert MARKER.encode(encoding) not in content, file.name
        assert b"CREATE TABLE" not in content
        assert b"SQLite format 3" not in content
    connection.close()


def test_the_files_are_for_their_owner_alone(path, key):
    mask = os.umask(0o022)
    try:
        connection = written(path, key)
        modes = {stat.S_IMODE(p.stat().st_mode) for p in path.parent.iterdir()}
    finally:
        os.umask(mask)
    assert modes == {0o600}
    connection.close()


def test_a_missing_folder_is_told(tmp_path, key):
    with pytest.raises(NoHomeError):
        open_keyed(str(tmp_path / "nowhere" / "desk.sqlcipher"), key)


def test_every_connection_is_careful(path, key):
    connection = written(path, key)
    asked = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in (
            "journal_mode",
            "synchronous",
            "foreign_keys",
            "temp_store",
            "recursive_triggers",
        )
    }
    assert asked == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "temp_store": 2,
        "recursive_triggers": 1,
    }
    connection.close()


def change_page(path, page):
    content = bytearray(path.read_bytes())
    content[page * 4096 + 100] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("page", [1, 5, 40])
def test_a_page_changed_behind_our_back_is_found(path, key, page):
    written(path, key, rows=5000).close()
    change_page(path, page)
    connection = open_keyed(str(path), key)
    with pytest.raises(DamagedError):
        check_integrity(connection)
    connection.close()


def test_a_changed_first_page_opens_nothing(path, key):
    written(path, key, rows=5000).close()
    change_page(path, 0)
    with pytest.raises(WrongKeyError):
        open_keyed(str(path), key)


def test_a_sound_database_passes_its_check(path, key):
    connection = written(path, key, rows=5000)
    check_integrity(connection)
    connection.close()


def test_a_copy_without_the_key_is_not_to_be_had(path, key, tmp_path):
    connection = written(path, key)
    clear = dbapi2.connect(str(tmp_path / "clear.db"))
    with pytest.raises(dbapi2.OperationalError):
        connection.backup(clear)
    clear.close()
    connection.close()


@pytest.mark.slow
def test_the_library_prints_nothing_of_its_own(path, key):
    written(path, key).close()
    program = (
        "import sys\n"
        "from moksori.records.sqlcipher.opening import open_keyed, WrongKeyError\n"
        "try: open_keyed(sys.argv[1], bytes(32))\n"
        "except WrongKeyError: print('refused')\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        env={"PYTHONPATH": "src", "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (result.stdout, result.stderr) == ("refused\n", "")
