from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from moksori.records import jobs
from moksori.records.chain import NotACodeError
from moksori.records.models import JobRecord
from moksori.records.states import JobState

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
LEASE = timedelta(minutes=5)
LATER = NOW + LEASE + timedelta(seconds=1)


def put(n=1, **more):
    return jobs.enqueue("read", f"acc-{n}", key=f"read:acc-{n}", now=NOW, **more)


def state_of(job):
    return JobRecord.objects.get(id=job.id).state


def test_a_job_goes_its_way():
    job = put()
    held = jobs.claim("w1", NOW, LEASE)
    assert (held.id, held.kind, held.subject, held.attempt) == (job.id, "read", "acc-1", 1)
    assert state_of(job) == JobState.RUNNING
    jobs.done(held, NOW)
    assert state_of(job) == JobState.DONE
    assert jobs.claim("w1", LATER, LEASE) is None


def test_one_key_is_one_job_in_every_state():
    job = put()
    assert put().id == job.id
    jobs.done(jobs.claim("w1", NOW, LEASE), NOW)
    assert put().id == job.id
    assert JobRecord.objects.count() == 1


def test_what_waits_longest_is_done_first():
    for n in (1, 2, 3):
        put(n)
    assert [jobs.claim("w", NOW, LEASE).subject for _ in range(3)] == ["acc-1", "acc-2", "acc-3"]


def test_nobody_takes_what_another_holds():
    put()
    assert jobs.claim("w1", NOW, LEASE)
    assert jobs.claim("w2", NOW + LEASE, LEASE) is None


def test_what_a_dead_worker_held_is_done_once_more():
    job = put()
    dead = jobs.claim("w1", NOW, LEASE)
    again = jobs.claim("w2", LATER, LEASE)
    assert (again.id, again.attempt) == (job.id, 2)
    jobs.done(again, LATER)
    with pytest.raises(jobs.LeaseLostError):
        jobs.done(dead, LATER)
    assert state_of(job) == JobState.DONE


def test_who_was_late_cannot_undo_what_another_does():
    put()
    late = jobs.claim("w1", NOW, LEASE)
    held = jobs.claim("w1", LATER, LEASE)
    for act in (
        lambda: jobs.done(late, LATER),
        lambda: jobs.failed(late, "x", LATER),
        lambda: jobs.extend(late, LATER, LEASE),
        lambda: jobs.give_back(late),
    ):
        with pytest.raises(jobs.LeaseLostError):
            act()
    jobs.done(held, LATER)


def test_what_kills_its_worker_twice_has_failed():
    job = put()
    jobs.claim("w1", NOW, LEASE)
    jobs.claim("w2", LATER, LEASE)
    assert jobs.claim("w3", LATER + 2 * LEASE, LEASE) is None
    row = JobRecord.objects.get(id=job.id)
    assert (row.state, row.error_code, row.attempts) == ("failed", "jobs.given_up", 2)


def test_a_worker_keeps_a_job_by_saying_so():
    put()
    held = jobs.claim("w1", NOW, LEASE)
    jobs.extend(held, NOW + LEASE, LEASE)
    assert jobs.claim("w2", LATER, LEASE) is None
    jobs.done(held, LATER)


def test_a_failure_stays_until_somebody_tries_again():
    job = put()
    jobs.failed(jobs.claim("w1", NOW, LEASE), "intake.encrypted", NOW)
    assert jobs.claim("w1", LATER, LEASE) is None
    assert JobRecord.objects.failed().get().error_code == "intake.encrypted"
    assert jobs.retry(job.id, LATER).attempts == 0
    assert jobs.claim("w1", LATER, LEASE).attempt == 1


def test_only_what_failed_is_tried_again():
    job = put()
    with pytest.raises(jobs.NoSuchJobError):
        jobs.retry(job.id, NOW)


def test_a_job_given_back_has_lost_nothing():
    put()
    jobs.give_back(jobs.claim("w1", NOW, LEASE))
    assert jobs.claim("w2", NOW, LEASE).attempt == 1


def test_a_desk_that_starts_alone_takes_everything_back():
    put(1)
    put(2)
    jobs.claim("w1", NOW, LEASE)
    assert jobs.take_back_all(NOW) == 1
    assert jobs.claim("w2", NOW, LEASE).subject == "acc-1"


def test_a_worker_takes_only_what_it_knows():
    put()
    assert jobs.claim("w1", NOW, LEASE, kinds=["render"]) is None
    assert jobs.claim("w1", NOW, LEASE, kinds=["read", "render"])


def test_how_many_there_are_in_each_state():
    for n in range(4):
        put(n)
    jobs.done(jobs.claim("w", NOW, LEASE), NOW)
    jobs.claim("w", NOW, LEASE)
    assert JobRecord.objects.counts() == {
        JobState.WAITING: 2,
        JobState.RUNNING: 1,
        JobState.DONE: 1,
        JobState.FAILED: 0,
    }


@pytest.mark.parametrize("told", ["은방울꽃", "two words", "x" * 97])
def test_a_job_never_holds_a_word(told):
    for texts in ((told, "acc-1", "k"), ("read", told, "k"), ("read", "acc-1", told)):
        with pytest.raises(NotACodeError):
            jobs.enqueue(texts[0], texts[1], key=texts[2], now=NOW)


def test_the_database_refuses_a_running_job_without_a_lease():
    job = put()
    with pytest.raises(IntegrityError), transaction.atomic():
        JobRecord.objects.filter(id=job.id).update(state="running")


@pytest.mark.slow
def test_a_job_is_redone_after_its_worker_was_killed(migrated_desk):
    start = """
        import django, time
        django.setup()
        from datetime import UTC, datetime, timedelta
        from moksori.records import jobs
        from moksori.records.working import work_off
        from moksori.records.models import JobRecord
        lease = timedelta(seconds=1)
        clock = lambda: datetime.now(UTC)
        book = jobs.TaskBook()
    """
    migrated_desk.run(
        start
        + """
        for n in range(3):
            jobs.enqueue("read", f"acc-{n}", key=f"read:acc-{n}", now=clock())
    """
    )
    migrated_desk.kill_when_it_says(
        "working",
        start
        + """
        @book.task("read")
        def read(held):
            if held.subject == "acc-1":
                print("working", flush=True)
                time.sleep(60)
        work_off(book, "w1", clock, lease)
    """,
    )
    shown = migrated_desk.run(
        start
        + """
        @book.task("read")
        def read(held):
            print("done", held.subject, held.attempt)
        print(work_off(book, "w2", clock, lease))
        time.sleep(1.2)
        print(work_off(book, "w2", clock, lease))
        print(*JobRecord.objects.order_by("number").values_list("state", "attempts"))
    """
    ).splitlines()
    # Where the kill came late, the second worker finds the lease already over.
    assert sorted(line for line in shown if line.startswith("done")) == [
        "done acc-1 2",
        "done acc-2 1",
    ]
    assert shown[-1] == "('done', 1) ('done', 2) ('done', 1)"


@pytest.mark.slow
def test_two_workers_do_every_job_once(migrated_desk):
    start = """
        import django
        django.setup()
        from datetime import UTC, datetime, timedelta
        from moksori.records import jobs
        from moksori.records.working import work_off
        clock = lambda: datetime.now(UTC)
    """
    migrated_desk.run(
        start
        + """
        for n in range(60):
            jobs.enqueue("read", f"acc-{n}", key=f"read:acc-{n}", now=clock())
    """
    )
    work = (
        start
        + """
        import os
        book = jobs.TaskBook()
        @book.task("read")
        def read(held):
            print(held.subject)
        work_off(book, str(os.getpid()), clock, timedelta(minutes=1))
    """
    )
    workers = [migrated_desk.start(work) for _ in range(2)]
    done = []
    for worker in workers:
        out, err = worker.communicate(timeout=120)
        assert worker.returncode == 0, err
        done += out.split()
    assert sorted(done) == sorted(f"acc-{n}" for n in range(60))
