"""What waits of programmes stands on the first screen: for whom it is, since when, and no more."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moksori.records.states import Role
from tests.web.cast import everybody, person, signed_in
from tests.web.programmes.conftest import path_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def waiting(role):
    from moksori.desk.seeing import programme_queues

    return {queue.name: queue for queue in programme_queues.page(person(role))}


def counts(role):
    return {name: queue.count for name, queue in waiting(role).items() if queue.count}


def test_what_waits_of_a_programme_on_its_way(client, programme, clock):
    lines_wait_to_be_read_in_the_language_of_the_reader(client, programme)
    a_take_waits_for_somebody_to_listen(client, programme, clock)
    a_slot_that_does_not_fit_waits_to_be_put_right(programme)
    what_was_made_waits_to_be_handed_over_and_what_is_stale_to_be_put_right(programme, clock)
    nothing_is_told_of_what_one_may_not_see(client, programme)


def lines_wait_to_be_read_in_the_language_of_the_reader(client, row):
    from moksori.desk.programme import lines
    from moksori.desk.seeing import programme_queues, today

    many = len(lines.spoken(row))
    for role, user in everybody().items():
        with CaptureQueriesContext(connection) as asked:
            counted = today.waiting_by_stage(user)
        assert len(asked) <= 4
        airs = role in {Role.EDITOR, Role.PRODUCER, Role.READER}
        assert counted.get("programmes", 0) == (1 if airs else 0), role
    (item,) = waiting(Role.READER)["to_read"].items
    assert (item.count, item.since, item.language) == (many, date(2031, 5, 2), "en")
    told = signed_in(client, person(Role.READER)).get("/").content.decode()
    assert f"{many} lines" in told
    assert f'href="{path_of(row, f"lines/{item.line}/")}"' in told
    assert client.get(path_of(row, f"lines/{item.line}/")).status_code == 200
    assert "To be listened to" not in told
    korean = person(Role.READER, "another")
    korean.language = "ko"
    assert programme_queues.page(korean)[0].count == 0


def a_take_waits_for_somebody_to_listen(client, row, clock):
    from moksori.desk.programme import lines, takes
    from tests.desk.test_programmes import read_line

    many = len(lines.spoken(row))
    script = list(lines.spoken(row))[1]
    clock.now += timedelta(days=3)
    take = read_line(row, script, clock, checked=False)
    found = waiting(Role.PRODUCER)
    assert found["to_read"].items[0].count == many - 1
    assert (found["to_hear"].count, found["to_hear"].since) == (1, date(2031, 5, 5))
    told = signed_in(client, person(Role.PRODUCER)).get("/").content.decode()
    assert f'href="{path_of(row, f"lines/{lines.spoken(row)[script].id}/")}"' in told
    assert "1 take<" in told
    takes.check_take(take.pk, by="usr-p", at=clock())
    assert counts(Role.PRODUCER) == {"to_read": 1}


def a_slot_that_does_not_fit_waits_to_be_put_right(row):
    from moksori.records.models import ProgrammeRecord

    ProgrammeRecord.objects.update(slot=row.slot - 75_000)
    found = waiting(Role.PRODUCER)["to_put_right"]
    assert (found.count, found.since) == (1, date(2031, 5, 2))
    assert "to_put_right" not in waiting(Role.READER)
    ProgrammeRecord.objects.update(slot=row.slot)


def what_was_made_waits_to_be_handed_over_and_what_is_stale_to_be_put_right(row, clock):
    from moksori.desk.programme import planning, stations, takes
    from moksori.records.models import ProgrammeRecord, TakeRecord
    from moksori.records.states import ProgrammeState
    from tests.desk.test_programmes import read_all, read_line
    from tests.web.programmes.standing import as_if_made

    read_all(row, clock)
    as_if_made(row, clock)
    assert counts(Role.PRODUCER) == {"to_hand_over": 1}
    row.refresh_from_db()
    stations.note_handed_over(row, "River Radio", by="usr-p", at=clock())
    assert counts(Role.PRODUCER) == {}
    assert not list(ProgrammeRecord.objects.unfinished())
    script = TakeRecord.objects.order_by("at").last().script
    again = read_line(row, script, clock, checked=False)
    assert counts(Role.PRODUCER) == {"to_hear": 1}
    takes.put_aside(again.pk, by="usr-p", at=clock())
    clock.now += timedelta(days=2)
    planning.stand(row, ProgrammeState.STALE, clock())
    row.save()
    since = clock.now.date()
    clock.now += timedelta(days=5)
    planning.stand(row, ProgrammeState.STALE, clock())
    row.save()
    found = waiting(Role.PRODUCER)["to_put_right"]
    assert (found.count, found.since) == (1, since)


def nothing_is_told_of_what_one_may_not_see(client, row):
    from moksori.records.models import AccountRecord, StoryRecord

    assert counts(Role.EDITOR) == {"to_put_right": 1}
    StoryRecord.objects.filter(language="en").update(state="ready")
    assert counts(Role.PRODUCER) == counts(Role.READER) == {}
    assert counts(Role.EDITOR) == {"to_put_right": 1}
    told = signed_in(client, person(Role.PRODUCER)).get("/").content.decode()
    assert "River voices" not in told
    assert row.pk not in told
    AccountRecord.objects.update(open_to_desk=False)
    assert counts(Role.EDITOR) == {}
