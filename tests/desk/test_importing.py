"""Thousands at once: as safe as one by one, each read once, doubles and near-doubles said."""

import pytest

from moksori.desk import importing, indexing, intake, work
from moksori.desk.importing import Incoming, import_all
from moksori.desk.intake import Arrival
from moksori.desk.originals import identity, originals
from moksori.records import jobs, trail
from moksori.records.models import AccountRecord, JobRecord, NearDoubleRecord, SearchRecord
from moksori.records.states import JobState
from tests.flows.texts import ENGLISH, KOREAN

ARRIVAL = Arrival("file", "kp", open_to_desk=True)
NEARLY = KOREAN.replace("1kg은 6위안", "1kg은 7위안")


def incoming(*texts, start=0):
    return [
        Incoming(f"{number}.txt", ARRIVAL, text.encode if isinstance(text, str) else text.__bytes__)
        for number, text in enumerate(texts, start=start)
    ]


def imported(clock, files, **more):
    with work.sole_worker(clock()) as worker:
        return import_all(files, worker, clock, by="cli", **more)


def test_what_is_imported_is_what_one_by_one_gives(desk, clock):
    done = imported(clock, incoming(ENGLISH, KOREAN))
    assert (done.sealed, done.read, done.known, done.doubles, done.near) == (2, 2, 0, [], [])
    for account, text in zip(
        AccountRecord.objects.order_by("told_name"), (ENGLISH, KOREAN), strict=True
    ):
        one = intake.receive_account(
            text.encode(), "again.txt", ARRIVAL, by="cli", at=clock()
        ).account
        AccountRecord.objects.filter(pk=one).update(double_of=None)
        intake.read_account(one, by="rules:intake", at=clock())
        other = AccountRecord.objects.get(pk=one)
        account.refresh_from_db()
        assert account.to_decoded() == other.to_decoded()
        assert account.to_structure() == other.to_structure()
        assert (account.state, account.open_to_desk, account.received_by) == ("read", True, "cli")
        sealed = originals().open_original(
            account.sealed_file, identity(), cipher_sha256=account.cipher_sha256
        )
        assert sealed.data == text.encode()
    assert trail.first_broken() is None


def test_proposals_wait_behind_and_words_are_found(desk, clock):
    imported(clock, incoming(KOREAN))
    account = AccountRecord.objects.get()
    waiting = JobRecord.objects.waiting()
    assert [(job.kind, job.subject) for job in waiting] == [(work.CODE, account.id)]
    assert SearchRecord.objects.get(subject=account.id).stale
    assert indexing.catch_up() == 1


def test_doubles_and_near_doubles_are_said(desk, clock):
    first = imported(clock, incoming(KOREAN, ENGLISH, KOREAN))
    accounts = {one.told_name: one.id for one in AccountRecord.objects.all()}
    assert first.doubles == [(accounts["2.txt"], accounts["0.txt"])]
    second = imported(clock, incoming(NEARLY, KOREAN, start=3))
    accounts = {one.told_name: one.id for one in AccountRecord.objects.all()}
    assert second.near == [(accounts["3.txt"], accounts["0.txt"])]
    assert second.doubles == [(accounts["4.txt"], accounts["0.txt"])]
    assert NearDoubleRecord.objects.of(accounts["0.txt"]).get().share > 0.8


def test_near_doubles_of_one_batch_are_said_too(desk, clock):
    done = imported(clock, incoming(KOREAN, NEARLY, ENGLISH))
    assert len(done.near) == 1


def test_the_same_command_again_does_nothing(desk, clock):
    imported(clock, incoming(ENGLISH, KOREAN))
    again = imported(clock, incoming(ENGLISH, KOREAN))
    assert (again.sealed, again.read, again.known) == (0, 0, 2)
    assert AccountRecord.objects.count() == 2


def test_what_cannot_be_read_is_kept_and_said(desk, clock):
    done = imported(clock, incoming(ENGLISH, b"%PDF-1.4 nothing more"))
    assert done.read == 1
    assert len(done.unreadable) == 1
    account = AccountRecord.objects.get(pk=done.unreadable[0])
    assert account.state == "unreadable"
    assert account.error_code
    assert originals().open_original(account.sealed_file, identity()).data.startswith(b"%PDF")


def test_a_container_is_unpacked_afterwards(desk, clock):
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", ENGLISH)
        archive.writestr("b.txt", KOREAN)
    data = packed.getvalue()
    with work.sole_worker(clock()) as worker:
        import_all([Incoming("all.zip", ARRIVAL, lambda: data)], worker, clock, by="cli")
        work.work_off(worker, clock, lambda *_: None, stages=(intake.READ,))
    assert AccountRecord.objects.filter(state="read").count() == 2
    assert work.failures() == []


def test_killed_between_sealing_and_reading_nothing_is_lost(desk, clock, monkeypatch):
    def die(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(importing, "_keep", die)
        with pytest.raises(KeyboardInterrupt):
            imported(clock, incoming(ENGLISH, KOREAN))
    assert JobRecord.objects.running().count() == 2
    with work.sole_worker(clock()) as worker:
        work.work_off(worker, clock, lambda *_: None, stages=(intake.READ,))
    assert AccountRecord.objects.filter(state="read").count() == 2
    states = set(JobRecord.objects.filter(kind=intake.READ).values_list("state", flat=True))
    assert states == {JobState.DONE.value}


def test_a_reader_that_dies_costs_nobody_else_anything(desk, clock, monkeypatch):
    from moksori.desk import aside

    real = aside.Reader.read

    def dying(self, untrusted, name):
        if name == "0.txt":
            self._process.kill()
            self._process.wait()
        return real(self, untrusted, name)

    monkeypatch.setattr(aside.Reader, "read", dying)
    done = imported(clock, incoming(ENGLISH, KOREAN))
    assert done.read == 1
    assert JobRecord.objects.waiting().filter(kind=intake.READ).count() == 1


def test_a_reader_says_values_and_nothing_else():
    import io
    import pickle

    from moksori.desk.aside import Reading, _Values, read_one

    told = pickle.dumps(read_one(KOREAN.encode(), "a.txt"))
    assert isinstance(_Values(io.BytesIO(told)).load(), Reading)
    with pytest.raises(pickle.UnpicklingError):
        _Values(io.BytesIO(pickle.dumps(print))).load()


def test_jobs_of_another_worker_are_not_ended(desk, clock):
    held = jobs.enqueue_held("account.read", ["acc-1", "acc-2"], "w", clock(), importing.LEASE)
    JobRecord.objects.filter(subject="acc-2").update(worker="other")
    with pytest.raises(jobs.LeaseLostError):
        jobs.done_many(held, clock())
    assert JobRecord.objects.running().count() == 2
