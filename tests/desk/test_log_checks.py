"""The log is verified as a whole once a day, and at a look from there on."""

from datetime import timedelta

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(desk, clock):
    """A log of twelve lines of which the first eight were verified as a whole; then one more."""
    from moksori.desk import audit, log_checks

    for _ in range(8):
        audit.write_line("account.received", by="usr-1", at=clock())
    log_checks.verify_whole(by="usr-1", at=clock())
    for _ in range(3):
        audit.write_line("account.received", by="usr-1", at=clock())


def by_hand(statement, *told):
    """Do what somebody with the key of the database could do, guards or not."""
    on = " ON records_auditrecord" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER IF EXISTS audit_changes_nothing" + on)
        cursor.execute("DROP TRIGGER IF EXISTS audit_keeps_lines" + on)
        cursor.execute(statement, told)


def test_a_look_reads_what_came_since_and_no_more(written, monkeypatch):
    from moksori.desk import log_checks
    from moksori.records import trail

    read = []
    entries = trail.verify_on
    monkeypatch.setattr(
        trail,
        "verify_on",
        lambda rows, place: entries((read.append(row.seq) or row for row in rows), place),
    )
    found = log_checks.look()
    assert (found.lines, found.broken, found.whole_upto) == (12, None, 8)
    assert read == [8, 9, 10, 11, 12]


@pytest.mark.parametrize("line", [8, 9, 11, 12])
def test_a_line_changed_since_then_is_found_at_the_next_look(written, line):
    from moksori.desk import log_checks

    by_hand("UPDATE records_auditrecord SET by = 'usr-2' WHERE seq = %s", line)
    assert log_checks.look().broken == line


def test_an_older_line_is_found_by_the_whole_and_said_from_then_on(written, clock):
    from moksori.desk import log_checks
    from moksori.records.models import AuditRecord

    by_hand("UPDATE records_auditrecord SET by = 'usr-2' WHERE seq = 3")
    assert log_checks.look().broken is None, "as the page says"
    assert log_checks.verify_whole(by="usr-1", at=clock()).broken == 3
    assert log_checks.look().broken == 3
    last = AuditRecord.objects.order_by("-seq").first()
    assert (last.verb, last.detail) == ("log.verified", {"lines": 12, "broken": 3})


@pytest.mark.parametrize(("gone", "found"), [(3, 3), (12, None), (9, 9)])
def test_a_line_that_is_gone_is_found_at_the_next_look(written, gone, found):
    from moksori.desk import log_checks

    by_hand("DELETE FROM records_auditrecord WHERE seq = %s", gone)
    assert log_checks.look().broken == found, "a log cut short needs its head from elsewhere"


def test_a_log_cut_before_the_verified_place_is_found(written):
    from moksori.desk import log_checks

    by_hand("DELETE FROM records_auditrecord WHERE seq > 5")
    assert log_checks.look().broken == 8


def test_a_check_that_the_desk_did_not_write_counts_for_nothing(written, clock):
    from moksori.desk import log_checks
    from moksori.records.models import LogCheckRecord

    by_hand("UPDATE records_auditrecord SET by = 'usr-2' WHERE seq = 10")
    row = LogCheckRecord.objects.get()
    LogCheckRecord.objects.create(
        upto=12, hash=row.hash, broken=None, mac=row.mac, by=row.by, at=clock()
    )
    found = log_checks.look()
    assert (found.broken, found.whole_at) == (10, None)


def test_a_desk_that_never_verified_reads_all(desk, clock):
    from moksori.desk import audit, log_checks

    assert log_checks.look().broken is None
    audit.write_line("account.received", by="usr-1", at=clock())
    found = log_checks.look()
    assert (found.lines, found.whole_at, found.whole_upto) == (1, None, 1)


def test_the_whole_is_verified_once_a_day(desk, clock):
    from moksori.desk import log_checks
    from moksori.records.models import LogCheckRecord

    at = clock()
    again = log_checks.verify_daily(at)
    assert again == at + timedelta(days=1)
    assert log_checks.verify_daily(at + timedelta(hours=23)) == again
    assert LogCheckRecord.objects.count() == 1
    log_checks.verify_daily(again)
    assert LogCheckRecord.objects.count() == 2
    log_checks.verify_daily(at - timedelta(days=400))
    assert LogCheckRecord.objects.count() == 3, "a clock that was put back does not stop it"
