import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from moksori.records import trail
from moksori.records.chain import Head, NotACodeError, hash_of
from moksori.records.models import AuditRecord, HistoryRecord

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, 30, 0, 123, tzinfo=UTC)


def three_lines():
    return [
        trail.write_line(
            "account.received", by="usr-1", at=NOW, subjects=[f"acc-{n}"], detail={"size": n}
        )
        for n in range(3)
    ]


def test_lines_follow_one_another():
    lines = three_lines()
    assert [line.seq for line in lines] == [1, 2, 3]
    assert [line.prev for line in lines[1:]] == [line.hash for line in lines[:-1]]
    assert trail.head() == Head(3, lines[-1].hash)
    assert trail.first_broken() is None


def test_before_the_first_line_there_is_no_head():
    assert trail.head() is None
    assert trail.first_broken() is None


def test_a_line_reads_back_as_it_was_hashed():
    three_lines()
    for entry in trail.entries():
        assert hash_of(entry) == entry.hash


def test_a_word_is_refused_and_no_line_written():
    with pytest.raises(NotACodeError):
        trail.write_line("account.received", by="usr-1", at=NOW, detail={"name": "금강초롱"})
    assert AuditRecord.objects.count() == 0


def test_a_deed_that_fails_leaves_no_line():
    with transaction.atomic():
        trail.write_line("account.received", by="usr-1", at=NOW)
        transaction.set_rollback(True)
    assert AuditRecord.objects.count() == 0


def test_lines_are_found_by_what_they_are_about_and_by_whom():
    three_lines()
    trail.write_line("story.made", by="policy:demo", at=NOW, subjects=["acc-1", "sto-1"])
    assert [line.seq for line in AuditRecord.objects.about("acc-1")] == [2, 4]
    assert [line.seq for line in AuditRecord.objects.about("acc-")] == []
    assert [line.seq for line in AuditRecord.objects.by_whom("policy:demo")] == [4]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records_auditrecord SET by = 'usr-2' WHERE seq = 2",
        "DELETE FROM records_auditrecord WHERE seq = 3",
        "DELETE FROM records_auditrecord",
        "REPLACE INTO records_auditrecord SELECT * FROM records_auditrecord WHERE seq = 2",
        "INSERT OR REPLACE INTO records_auditrecord (seq, at, by, verb, subjects, detail, prev,"
        " hash) SELECT seq, at, 'usr-2', verb, subjects, detail, prev, 'x'"
        " FROM records_auditrecord WHERE seq = 3",
        "INSERT INTO records_auditrecord (seq, at, by, verb, subjects, detail, prev, hash)"
        " SELECT 9, at, by, verb, subjects, detail, hash, 'x'"
        " FROM records_auditrecord WHERE seq = 3",
        "INSERT INTO records_auditrecord (seq, at, by, verb, subjects, detail, prev, hash)"
        " SELECT 4, at, by, verb, subjects, detail, prev, 'x'"
        " FROM records_auditrecord WHERE seq = 3",
        "UPDATE records_historyrecord SET by = 'usr-2'",
        "DELETE FROM records_historyrecord",
        "REPLACE INTO records_historyrecord SELECT * FROM records_historyrecord",
    ],
)
def test_the_database_itself_refuses_to_forget(statement):
    three_lines()
    trail.note_change("acc-1", "account.read", before={}, after={"state": "read"}, by="u", at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert trail.first_broken() is None
    assert AuditRecord.objects.count() == 3
    assert HistoryRecord.objects.get().by == "u"


def test_what_stood_before_a_change_can_be_shown_later():
    for state in ("read", "coded"):
        trail.note_change("acc-1", "account.state", before={}, after={"s": state}, by="u", at=NOW)
    trail.note_change("acc-2", "account.state", before={}, after={"s": "x"}, by="u", at=NOW)
    assert [row.after["s"] for row in HistoryRecord.objects.of("acc-1")] == ["read", "coded"]


VERIFY = """
import sys
from pathlib import Path
from moksori.records.chain import read_entries, verify
from moksori.records.desk_key import KeySource
from moksori.records.sqlcipher.opening import open_keyed
database, key = Path(sys.argv[1]), Path(sys.argv[2])
connection = open_keyed(str(database), KeySource(key, database.parent)())
assert not any(n.startswith("django") for n in sys.modules)
print(verify(read_entries(connection)))
"""

TAMPER = """
import sys
from pathlib import Path
from moksori.records.desk_key import KeySource
from moksori.records.sqlcipher.opening import open_keyed
home = Path(sys.argv[1]).parent
connection = open_keyed(sys.argv[1], KeySource(Path(sys.argv[2]), home)())
for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
    connection.execute(f"DROP TRIGGER {name}")
connection.execute(sys.argv[3])
connection.commit()
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("SELECT 1", "None"),
        ("UPDATE records_auditrecord SET by = 'usr-2' WHERE seq = 2", "2"),
        ("UPDATE records_auditrecord SET detail = '{\"n\": 5}' WHERE seq = 3", "3"),
        ("UPDATE records_auditrecord SET at = '2020-01-01 00:00:00' WHERE seq = 1", "1"),
        ("UPDATE records_auditrecord SET at = 'never' WHERE seq = 4", "4"),
        ("UPDATE records_auditrecord SET subjects = '7' WHERE seq = 4", "4"),
        ("UPDATE records_auditrecord SET hash = NULL WHERE seq = 2", None),
        ("DELETE FROM records_auditrecord WHERE seq = 2", "2"),
    ],
)
def test_whoever_has_the_key_and_takes_the_guards_away_is_still_found(
    migrated_desk, statement, broken
):
    """The verifier opens the file itself; nothing of Django has a say in it."""
    migrated_desk.run("""
        import django
        django.setup()
        from django.utils import timezone
        from moksori.records import trail
        for n in range(5):
            trail.write_line("a.b", by="usr-1", at=timezone.now(), subjects=["acc-1"],
                             detail={"n": n})
    """)

    def run(program, *arguments):
        return subprocess.run(
            [
                sys.executable,
                "-c",
                program,
                migrated_desk.database,
                migrated_desk.key_file,
                *arguments,
            ],
            env={"PYTHONPATH": "src", "PATH": os.environ["PATH"]},
            capture_output=True,
            text=True,
            check=False,
        )

    tampered = run(TAMPER, statement)
    if broken is None:
        assert "NOT NULL" in tampered.stderr
        return
    assert tampered.returncode == 0, tampered.stderr
    verified = run(VERIFY)
    assert verified.stdout.strip() == broken, verified.stderr
