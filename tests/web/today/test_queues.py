"""What waits is counted at once on every page, and no further than need be."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moksori.records.models import AccountRecord
from moksori.records.states import Role
from tests.web.cast import everybody, person, signed_in

pytestmark = pytest.mark.django_db


def sealed(count, **more):
    AccountRecord.objects.bulk_create(
        AccountRecord(
            sealed_file=f"seal-{len(more)}-{number}", cipher_sha256="0", mac="0",
            received_on=date(2031, 5, 2), open_to_desk=True, **more,
        )
        for number in range(count)
    )  # fmt: skip


def test_one_query_counts_for_everybody_what_the_queues_hold():
    from moksori.desk.seeing import today

    airs = {Role.EDITOR, Role.PRODUCER, Role.READER}
    sealed(3)
    sealed(2, state="unreadable", error_code="intake.unreadable")
    for role, user in everybody().items():
        with CaptureQueriesContext(connection) as asked:
            counts = today.waiting_by_stage(user)
        # One more finds the programmes that somebody works on; here there is none.
        assert len(asked) <= 1 + (role in airs), role
        wanted = {}
        for queue in today.page(user):
            wanted[queue.stage] = wanted.get(queue.stage, 0) + queue.count
        assert {key: many for key, many in wanted.items() if many} == {
            key: many for key, many in counts.items() if many
        }, role
    assert today.waiting_by_stage(person(Role.EDITOR))["accounts"] == 5
    assert "accounts" not in today.waiting_by_stage(person(Role.PRODUCER))


def test_the_rail_says_that_there_are_more_than_it_counted(client, monkeypatch):
    from moksori.desk.seeing import today

    monkeypatch.setattr(today, "COUNTED", 4)
    signed_in(client, person(Role.EDITOR))
    sealed(4)
    assert '<span class="count">4<span' in client.get("/figures/").content.decode()
    sealed(3, invented=True)
    assert '<span class="count">4+<span' in client.get("/figures/").content.decode()


def test_counting_reads_no_text():
    """The queues of accounts are counted from an index, whatever the texts are long."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL plans by what it measured")
    from moksori.desk.seeing import today

    _, stage, _, source = today.QUEUES[0]
    plan = today._counted(source(person(Role.EDITOR)), stage).explain()
    assert "COVERING INDEX account_by_state" in plan


def test_every_queue_has_words_on_the_screen():
    from moksori.desk.seeing import programme_queues, today
    from moksori.web.today.views import WORDS

    queues = (*today.QUEUES, *programme_queues.QUEUES)
    assert list(WORDS) == [name for name, *_ in queues]
