import datetime
import decimal
import io
import secrets
import sqlite3

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, OperationalError
from django.db.utils import ConnectionHandler

from moksori.config.settings import databases
from moksori.records.desk_key import KeySource, make_desk_key
from moksori.records.room import NoRoomError
from moksori.records.sqlcipher.opening import WrongKeyError

MARKER = "압록강 건너 은방울꽃"


def connect(desk, source=None, *, unsafe_plain=False):
    told = databases(desk.home, source or desk.source, unsafe_plain=unsafe_plain)
    return ConnectionHandler(told)["default"]


@pytest.fixture(autouse=True)
def files_of_our_own(django_db_blocker):
    """These tests never touch the database of the other tests."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def connection(desk):
    opened = connect(desk)
    yield opened
    opened.close()


def test_django_reads_what_django_wrote(connection):
    day, moment = datetime.date(2026, 3, 1), datetime.datetime(2026, 3, 1, 4, 5, 6, 7)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE t (a text, b bool, c date, d datetime, e decimal)")
        row = [MARKER, True, day, moment, decimal.Decimal("12.50")]
        cursor.execute("INSERT INTO t VALUES (%s, %s, %s, %s, %s)", row)
        cursor.executemany("INSERT INTO t (a) VALUES (%s)", [["하나"], ["둘 100%"]])
        cursor.execute("SELECT a, b, c, d FROM t WHERE a = %(a)s", {"a": MARKER})
        assert cursor.fetchall() == [(MARKER, True, day, moment)]
        cursor.execute("SELECT count(*) FROM t WHERE a LIKE '%%100%%'", [])
        assert cursor.fetchone() == (1,)


def test_a_wrong_key_is_a_refusal_and_no_database_error(desk, connection, tmp_path):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE t (a text)")
    make_desk_key(tmp_path / "other.key")
    other = connect(desk, KeySource(tmp_path / "other.key", desk.home))
    with pytest.raises(WrongKeyError):
        other.ensure_connection()


def test_the_key_can_come_over_standard_input(desk, connection):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE t (a text)")
    told = io.StringIO(desk.key_file.read_text())
    other = connect(desk, KeySource(None, desk.home, told))
    assert other.introspection.table_names() == ["t"]
    other.close()


def test_settings_without_a_key_are_refused(desk):
    told = databases(desk.home, desk.source, unsafe_plain=False)
    del told["default"]["OPTIONS"]["key_source"]
    with pytest.raises(ImproperlyConfigured):
        ConnectionHandler(told)["default"].ensure_connection()


def test_a_transaction_takes_the_write_lock_at_once(connection):
    connection.ensure_connection()
    assert connection.transaction_mode == "IMMEDIATE"


def test_a_second_writer_waits_and_then_is_told(desk, connection):
    told = databases(desk.home, desk.source, unsafe_plain=False)
    told["default"]["OPTIONS"]["timeout"] = 0.1
    other = ConnectionHandler(told)["default"]
    with connection.cursor() as cursor, other.cursor() as second:
        cursor.execute("CREATE TABLE t (a text)")
        cursor.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError, match="locked"):
            second.execute("BEGIN IMMEDIATE")
        cursor.execute("COMMIT")
        second.execute("BEGIN IMMEDIATE")
        second.execute("COMMIT")
    other.close()


def test_what_the_database_refuses_names_no_value(connection):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE t (a text UNIQUE CHECK (length(a) < 40))")
        cursor.execute("INSERT INTO t VALUES (%s)", [MARKER])
        with pytest.raises(IntegrityError) as twice:
            cursor.execute("INSERT INTO t VALUES (%s)", [MARKER])
        with pytest.raises(IntegrityError) as long:
            cursor.execute("INSERT INTO t VALUES (%s)", [MARKER * 9])
    assert MARKER not in f"{twice.value!r} {twice.value.__cause__!r} {long.value!r}"


def test_a_full_database_is_told_as_no_room(connection):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE t (a text)")
        cursor.execute("PRAGMA max_page_count = 10")
        with pytest.raises(NoRoomError) as refusal:
            cursor.execute("INSERT INTO t VALUES (%s)", [secrets.token_hex(100_000)])
        assert refusal.value.code == "store.no_room"
        cursor.execute("SELECT count(*) FROM t")
        assert cursor.fetchone() == (0,)


def test_only_who_insists_gets_a_plain_database(desk):
    plain = connect(desk, unsafe_plain=True)
    with plain.cursor() as cursor:
        cursor.execute("CREATE TABLE t (a text)")
    plain.close()
    assert not desk.database.exists()
    read = sqlite3.connect(desk.home / "desk-unsafe-plain.sqlite")
    assert read.execute("SELECT name FROM sqlite_master").fetchall() == [("t",)]
    read.close()


@pytest.mark.slow
def test_no_child_and_no_list_of_processes_shows_the_key(desk):
    shown = desk.run(
        """
        import os, subprocess, sys
        import django
        django.setup()
        from django.db import connection
        connection.ensure_connection()
        child = "import os; print(dict(os.environ)); print(os.sys.stdin.read())"
        print(subprocess.run([sys.executable, "-c", child], capture_output=True, text=True).stdout)
        print(open(f"/proc/{os.getpid()}/cmdline").read(), dict(os.environ))
        """,
        told=desk.key_file.read_text(),
        MOKSORI_KEY="-",
    )
    assert "MOKSORI_HOME" in shown
    assert desk.key_file.read_text().strip() not in shown
    assert desk.source().hex() not in shown
    assert desk.database.exists()


@pytest.mark.slow
def test_a_kill_in_the_middle_of_a_transaction_leaves_what_was_before(desk, connection):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE t (a text)")
        cursor.execute("INSERT INTO t VALUES ('committed')")
    desk.kill_when_it_says(
        "written",
        """
        import time
        import django
        django.setup()
        from django.db import connection, transaction
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO t VALUES ('committed later')")
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany("INSERT INTO t VALUES (%s)", [["x" * 900]] * 20000)
            print("written", flush=True)
            time.sleep(60)
        """,
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT a FROM t ORDER BY rowid")
        assert cursor.fetchall() == [("committed",), ("committed later",)]
        cursor.execute("INSERT INTO t VALUES ('goes on')")
        cursor.execute("PRAGMA cipher_integrity_check")
        assert cursor.fetchall() == []


@pytest.mark.slow
def test_two_processes_write_at_once_and_neither_loses_a_row(desk, connection):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE counter (n integer)")
        cursor.execute("INSERT INTO counter VALUES (0)")
    program = """
        import django
        django.setup()
        from django.db import connection, transaction
        for _ in range(200):
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT n FROM counter")
                (n,) = cursor.fetchone()
                cursor.execute("UPDATE counter SET n = %s", [n + 1])
        """
    writers = [desk.start(program) for _ in range(2)]
    for writer in writers:
        _, err = writer.communicate(timeout=120)
        assert writer.returncode == 0, err
    with connection.cursor() as cursor:
        cursor.execute("SELECT n FROM counter")
        assert cursor.fetchone() == (400,)
