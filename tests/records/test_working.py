from datetime import UTC, datetime, timedelta

import pytest

from moksori.records import jobs
from moksori.records.models import JobRecord
from moksori.records.states import JobState
from moksori.records.working import work_off, work_one
from moksori.terms.errors import InvalidError
from moksori.terms.span import Span

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
LEASE = timedelta(minutes=5)


def clock():
    return NOW


class UnreadableError(InvalidError):
    code = "intake.unreadable"


@pytest.fixture
def book():
    return jobs.TaskBook()


def put(n):
    return jobs.enqueue("read", f"acc-{n}", key=f"read:acc-{n}", now=NOW)


def test_with_nothing_to_do_nothing_is_done(book):
    assert work_one(book, "w", clock, LEASE) is None
    assert work_off(book, "w", clock, LEASE) == 0


def test_a_job_is_done_by_the_handler_of_its_kind(book):
    seen = []
    book.task("read")(lambda held: seen.append(held.subject))
    put(1)
    assert work_one(book, "w", clock, LEASE) is JobState.DONE
    assert seen == ["acc-1"]


def test_one_bad_job_does_not_stop_the_others(book):
    seen = []

    @book.task("read")
    def read(held):
        if held.subject == "acc-1":
            raise UnreadableError("it cannot be read")
        seen.append(held.subject)

    for n in range(3):
        put(n)
    assert work_off(book, "w", clock, LEASE) == 3
    assert seen == ["acc-0", "acc-2"]
    failed = JobRecord.objects.failed().get()
    assert (failed.error_code, failed.crash) == ("intake.unreadable", "")


def test_a_fault_of_the_programme_says_where_and_never_what(book):
    @book.task("read")
    def read(held):
        Span("은방울꽃", 1)

    put(1)
    assert work_one(book, "w", clock, LEASE) is JobState.FAILED
    row = JobRecord.objects.get()
    assert row.error_code == "jobs.crashed"
    assert row.crash.startswith("TypeError@moksori.terms.span:")
    assert "은방울꽃" not in str(row.__dict__)


def test_a_fault_outside_our_own_code_says_so(book):
    book.task("read")(lambda held: {}["은방울꽃"])
    put(1)
    work_one(book, "w", clock, LEASE)
    assert JobRecord.objects.get().crash == "KeyError@moksori.records.working:" + line_of_call()


def line_of_call():
    import inspect

    from moksori.records import working

    lines, first = inspect.getsourcelines(working.work_one)
    return str(first + next(n for n, line in enumerate(lines) if "handler_of" in line))


def test_a_worker_asked_to_stop_gives_its_job_back(book):
    def stop(held):
        raise KeyboardInterrupt

    book.task("read")(stop)
    put(1)
    with pytest.raises(KeyboardInterrupt):
        work_one(book, "w", clock, LEASE)
    row = JobRecord.objects.get()
    assert (row.state, row.attempts) == ("waiting", 0)


def test_what_no_book_knows_stays_where_it_is(book):
    put(1)
    assert work_one(book, "w", clock, LEASE) is None
    assert JobRecord.objects.waiting().count() == 1


def test_a_kind_has_one_handler(book):
    book.task("read")(lambda held: None)
    with pytest.raises(ValueError, match="two handlers"):
        book.task("read")(lambda held: None)
    assert book.kinds == ("read",)
    with pytest.raises(jobs.UnknownKindError):
        book.handler_of("render")
