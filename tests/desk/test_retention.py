"""How long things are kept: shown first, removed by a deed, of people by two; numbers in the log."""

import hashlib
from datetime import timedelta

import pytest

from moksori.records.states import Kept, Role
from tests.web.cast import person

pytestmark = pytest.mark.django_db


def due_of(kind, at):
    from moksori.desk import retention

    return next(one for one in retention.standing(at) if one.kind is kind)


def last_line():
    from moksori.records.models import AuditRecord

    return AuditRecord.objects.order_by("-seq").first()


def leftover(clock, value="Quorvane Zildhari"):
    """A name in the vault of somebody of whom no account tells."""
    from moksori.desk import vault
    from moksori.records.models import PersonRecord
    from moksori.records.states import VaultKind

    somebody = PersonRecord.objects.create(role="witness")
    vault.keep({somebody.id: [(VaultKind.NAME, value)]}, by="usr-1", at=clock())
    return somebody


def test_a_limit_is_set_within_its_bounds_and_written_down(desk, clock):
    from moksori.desk import limits

    assert limits.days(Kept.FORMS) == 7
    limits.say(Kept.FORMS, 3, by="usr-1", at=clock())
    assert limits.days(Kept.FORMS) == 3
    assert last_line().verb == "retention.set"
    assert last_line().detail == {"kind": "forms", "days": 3}
    for kind, days in ((Kept.FORMS, 0), (Kept.FORMS, 91), (Kept.FORMS, None), (Kept.READERS, 29)):
        with pytest.raises(limits.LimitError):
            limits.say(kind, days, by="usr-1", at=clock())
    limits.say(Kept.READERS, None, by="usr-1", at=clock())
    assert limits.days(Kept.FORMS) == 3


def test_what_nobody_needs_goes_by_one_persons_deed(desk, clock):
    from moksori.desk import house, retention
    from moksori.records.models import OnceRecord

    house.sent_before("old", clock())
    clock.now += timedelta(days=8)
    house.sent_before("new", clock())
    found = due_of(Kept.FORMS, clock())
    assert (found.kept, found.due.count) == (2, 1)
    assert found.due.oldest.isoformat() == "2031-05-02"
    # What became due after it was shown stays: only what was shown goes.
    assert retention.remove(Kept.FORMS, found.before, by="usr-1", at=clock()) == 1
    assert OnceRecord.objects.get().token == "new"
    assert last_line().verb == "retention.removed"
    assert last_line().detail == {"kind": "forms", "count": 1}
    with pytest.raises(retention.NotDueError):
        retention.remove(Kept.FORMS, clock(), by="usr-1", at=clock())


def test_an_upload_goes_with_its_key(desk, clock):
    """A copy of a piece that somebody kept is not opened by the desk's own key."""
    from moksori.desk import retention, uploads
    from moksori.desk.intake import Arrival
    from moksori.desk.originals import identity, opened_key, originals
    from moksori.records.models import UploadRecord
    from moksori.records.originals import WrongIdentityError

    up = uploads.begin("told.txt", 10, Arrival("file", "kp"), by="usr-1", at=clock())
    uploads.add_piece(up.id, 0, b"half", by="usr-1")
    row = UploadRecord.objects.get()
    name = row.pieces[0][0]
    copy = (desk / "uploads" / f"{name}.age").read_bytes()
    clock.now += timedelta(days=2)
    found = due_of(Kept.UPLOADS, clock())
    assert retention.remove(Kept.UPLOADS, found.before, by="usr-1", at=clock()) == 1
    assert not list((desk / "uploads").glob("*.age"))
    (desk / "uploads" / f"{name}.age").write_bytes(copy)
    store = originals(desk / "uploads")
    with pytest.raises(WrongIdentityError):
        store.open_original(name, identity())
    # With the key that is gone it would have opened: the row held it, and nothing else does.
    kept_key = opened_key(bytes(row.sealed_key), identity())
    assert store.open_original(name, kept_key).data == b"half"


def test_a_day_of_contact_goes_and_is_not_written_down_once_more(desk, clock):
    from moksori.desk import caring, retention
    from moksori.records.models import HistoryRecord, PersonRecord
    from moksori.records.states import ContactWay

    somebody = PersonRecord.objects.create(role="source")
    caring.plan_contact(somebody.id, clock().date(), ContactWay.CALL, by="usr-1", at=clock())
    assert due_of(Kept.CONTACTS, clock()).due.count == 0
    clock.now += timedelta(days=32)
    found = due_of(Kept.CONTACTS, clock())
    assert retention.remove(Kept.CONTACTS, found.before, by="usr-1", at=clock()) == 1
    somebody.refresh_from_db()
    assert (somebody.contact_on, somebody.contact_way) == (None, "")
    last = HistoryRecord.objects.of(somebody.id).last()
    assert (last.verb, last.before, last.after) == ("person.contact_over", {}, {})


def test_work_that_is_done_goes_and_work_that_failed_stays(desk, clock):
    from moksori.desk import retention
    from moksori.records import jobs
    from moksori.records.models import JobRecord

    for key, state in (("a", "done"), ("b", "failed"), ("c", "waiting")):
        jobs.enqueue("read", key, key=key, now=clock())
        ended = None if state == "waiting" else clock()
        JobRecord.objects.filter(key=key).update(state=state, ended_at=ended)
    clock.now += timedelta(days=91)
    found = due_of(Kept.JOBS, clock())
    assert retention.remove(Kept.JOBS, found.before, by="usr-1", at=clock()) == 1
    assert set(JobRecord.objects.values_list("key", flat=True)) == {"b", "c"}


def test_links_and_sessions_that_are_over_go(desk, clock):
    from django.contrib.sessions.models import Session

    from moksori.desk import retention, staff
    from moksori.records.models import InvitationRecord
    from moksori.records.states import Invitation

    somebody = person(Role.CODER)
    staff.invite(somebody.id, Invitation.ENROL, by="cli", at=clock())
    Session.objects.create(session_key="k", session_data="", expire_date=clock())
    clock.now += timedelta(days=100)
    staff.invite(somebody.id, Invitation.ENROL, by="cli", at=clock())
    for kind in (Kept.LINKS, Kept.SESSIONS):
        found = due_of(kind, clock())
        assert retention.remove(kind, found.before, by="usr-1", at=clock()) == 1
    assert InvitationRecord.objects.open_at(clock()).count() == 1
    assert not Session.objects.exists()


def test_who_people_are_is_removed_by_two_of_two_roles(desk, clock):
    from moksori.desk import retention, vault

    leftover(clock)
    vault.keep_ready("list", b"x", at=clock())
    clock.now += timedelta(days=366)
    found = due_of(Kept.IDENTITIES, clock())
    assert found.due.count == 1
    keeper, officer = person(Role.ADMINISTRATOR), person(Role.PROTECTION_OFFICER)
    with pytest.raises(retention.TwoNeededError):
        retention.remove(Kept.IDENTITIES, found.before, by=keeper.id, at=clock())
    asked = retention.ask(Kept.IDENTITIES, found.before, who=keeper, at=clock())
    with pytest.raises(retention.AskedBeforeError):
        retention.ask(Kept.IDENTITIES, found.before, who=officer, at=clock())
    for alone in (keeper, person(Role.ADMINISTRATOR, "a second keeper")):
        with pytest.raises(retention.TwoNeededError):
            retention.agree(asked, who=alone, at=clock())
    assert vault.count() == 1
    assert retention.agree(asked, who=officer, at=clock()) == 1
    assert vault.count() == 0
    # What the gate had made ready of it is gone too, and nothing of it stands in the log.
    assert vault.ready("list") is None
    assert last_line().detail == {"kind": "identities", "count": 1}
    with pytest.raises(retention.NoRemovalError):
        retention.agree(asked, who=officer, at=clock())


def test_a_removal_can_be_refused_and_a_longer_limit_stops_it(desk, clock):
    from moksori.desk import limits, retention, vault

    leftover(clock)
    clock.now += timedelta(days=366)
    keeper, officer = person(Role.ADMINISTRATOR), person(Role.PROTECTION_OFFICER)
    before = limits.before(Kept.IDENTITIES, clock())
    asked = retention.ask(Kept.IDENTITIES, before, who=officer, at=clock())
    limits.say(Kept.IDENTITIES, 400, by=keeper.id, at=clock())
    with pytest.raises(retention.NotDueError):
        retention.agree(asked, who=keeper, at=clock())
    retention.refuse(asked, who=keeper, at=clock())
    assert last_line().verb == "retention.refused"
    assert vault.count() == 1
    with pytest.raises(retention.NotDueError):
        retention.ask(Kept.IDENTITIES, before, who=keeper, at=clock())


def test_what_an_account_or_a_story_tells_the_gate_still_knows(desk, clock):
    from datetime import date

    from moksori.records.models import AccountRecord, StoryRecord

    account = AccountRecord.objects.create(
        sealed_file="seal-1", cipher_sha256="0", mac="0", received_on=date(2031, 5, 2),
        text="They called her zildhari, no more.",
    )  # fmt: skip
    StoryRecord.objects.create(language="ko", composition={"title": "가람슬 이야기", "parts": []})
    leftover(clock)
    leftover(clock, "가람슬")
    gone = leftover(clock, "Brimtosk")
    told = leftover(clock, "Vexmarine")
    from moksori.records.models import PersonInAccountRecord

    PersonInAccountRecord.objects.create(person=told, account=account, key="p1", role="witness")
    clock.now += timedelta(days=366)
    found = due_of(Kept.IDENTITIES, clock())
    assert (found.kept, found.due.count) == (4, 1)
    from moksori.desk import limits, outdated, vault

    outdated.remove(
        Kept.IDENTITIES, limits.before(Kept.IDENTITIES, clock()), by="usr-1", at=clock()
    )
    assert vault.held_by(gone.id) == ()
    assert vault.count() == 3


def test_readers_are_forgotten_by_two_and_may_come_back(desk, clock):
    from moksori.desk import limits, mail_list, retention

    mail_list.add("a.reader@example.org", "ko", by="usr-1", at=clock())
    assert due_of(Kept.READERS, clock() + timedelta(days=9999)).due.count == 0
    limits.say(Kept.READERS, 365, by="usr-1", at=clock())
    clock.now += timedelta(days=366)
    keeper, officer = person(Role.ADMINISTRATOR), person(Role.PROTECTION_OFFICER)
    before = limits.before(Kept.READERS, clock())
    asked = retention.ask(Kept.READERS, before, who=keeper, at=clock())
    assert retention.agree(asked, who=officer, at=clock()) == 1
    assert mail_list.standing().languages == {}
    assert mail_list.add("a.reader@example.org", "ko", by="usr-1", at=clock())


def test_the_database_itself_refuses_an_agreement_by_who_asked(desk, clock):
    from django.db import IntegrityError, transaction

    from moksori.records.models import RemovalRecord

    row = RemovalRecord.objects.create(
        kind="readers", before=clock(), asked=1, by="usr-1", at=clock()
    )
    row.agreed_by, row.agreed_at, row.removed = "usr-1", clock(), 1
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_what_is_deleted_is_written_over_in_the_database(desk):
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps old rows until it is vacuumed")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete")
        assert cursor.fetchone()[0] == 1


@pytest.fixture
def backed_up(desk):
    """Makes files as `moksori backup` names them, each with its hash beside it."""
    from moksori.desk import backups

    backups.folder().mkdir(exist_ok=True)

    def make(day, number=1):
        path = backups.folder() / f"{day}-{number}{backups.ENDING}"
        path.write_bytes(f"sealed {day} {number}".encode())
        backups._note(path, hashlib.sha256(path.read_bytes()).hexdigest())
        return path

    return make


def test_the_oldest_backups_go_when_a_new_one_is_good(desk, clock, backed_up):
    from moksori.desk import backups, retention

    old = [backed_up(f"2031-0{month}-01") for month in (1, 2)]
    young = [backed_up("2031-04-01"), backed_up("2031-04-01", 2), backed_up("2031-04-01", 10)]
    (backups.folder() / "notes.txt").write_text("stays")
    (backups.folder() / "2030-13-99-1.moksori-backup").write_text("no day: stays")
    assert due_of(Kept.BACKUPS, clock()).kept == 5
    assert due_of(Kept.BACKUPS, clock()).due.count == 1, "90 days before May 2nd"
    elsewhere = desk / "elsewhere.moksori-backup"
    assert retention.tidy_backups(elsewhere, by="cli", at=clock()) == 0
    new = backed_up("2031-05-02")
    assert retention.tidy_backups(new, by="cli", at=clock()) == 1
    assert not old[0].exists()
    assert not old[0].with_name(old[0].name + ".sha256").exists()
    assert all(one.exists() for one in (old[1], *young, new))
    assert last_line().verb == "retention.removed"
    assert last_line().detail == {"kind": "backups", "count": 1}
    assert retention.tidy_backups(new, by="cli", at=clock()) == 0
    assert last_line().detail["count"] == 1, "nothing went, nothing is written down"
    assert {"notes.txt", "2030-13-99-1.moksori-backup"} <= {
        one.name for one in backups.folder().iterdir()
    }


def test_the_newest_backups_stay_however_old_and_none_goes_for_a_bad_one(desk, clock, backed_up):
    from moksori.desk import kept_backups, limits, retention

    limits.say(Kept.BACKUPS, 7, by="usr-1", at=clock())
    rows = [backed_up(f"2030-01-0{day}") for day in range(1, 6)]
    assert due_of(Kept.BACKUPS, clock()).due.count == 2
    before = due_of(Kept.BACKUPS, clock()).before
    rows[-1].write_bytes(b"another")
    with pytest.raises(kept_backups.NoneGoodError):
        retention.remove(Kept.BACKUPS, before, by="usr-1", at=clock())
    rows[-1].with_name(rows[-1].name + ".sha256").unlink()
    with pytest.raises(kept_backups.NoneGoodError):
        retention.remove(Kept.BACKUPS, before, by="usr-1", at=clock())
    assert all(one.exists() for one in rows)
    limits.say(Kept.BACKUPS, None, by="usr-1", at=clock())
    backed_up("2031-05-02")
    assert due_of(Kept.BACKUPS, clock()).due.count == 0, "endless keeps all"
    limits.say(Kept.BACKUPS, 7, by="usr-1", at=clock())
    assert retention.remove(Kept.BACKUPS, before, by="usr-1", at=clock()) == 3
    assert [one.exists() for one in rows] == [False, False, False, True, True]
