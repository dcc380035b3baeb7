"""A demo's desk in the middle of its life: something waits for everybody who works there."""

import time

import pytest

from moksori.records.states import Role
from tests.flows.texts import ENGLISH

pytestmark = pytest.mark.django_db


@pytest.fixture
def lived(desk, clock):
    """A demo's desk with short accounts under the names of the worked example, as it is left."""
    from moksori.cli import midway
    from moksori.desk import house, intake, protection, staff, work

    house.made(by_demo=True, at=clock())
    arrival = intake.Arrival("file", "kp", invented=True, open_to_desk=True)
    names = (
        midway.NOTES, midway.TOLD_AGAIN, midway.LOOKED_AGAIN, midway.INTERVIEW,
        midway.STATEMENT, midway.CHAT, midway.LETTER,
    )  # fmt: skip
    for number, name in enumerate(names):
        told = f"{ENGLISH}\n\nWritten down by number {number}.\n".encode()
        intake.receive_account(told, name, arrival, by="cli", at=clock())
    with work.sole_worker(clock()) as worker:
        work.work_off(worker, clock, lambda *_: None)
        standing = protection.clear_all("policy:demo", clock(), lambda *_: None)
        people = staff.demo_people(at=clock())
        midway.live(people, standing.plan.stories, clock)
        work.work_off(worker, clock, lambda *_: None)
    return people


def test_something_waits_at_every_stage_and_what_came_to_people_is_left_to_them(lived, clock):
    from moksori.desk.seeing import coding_list, editions, people, today
    from moksori.records.models import AccountRecord, OpeningRecord

    waiting = {
        role: {queue.name: queue.count for queue in today.page(lived[role])}
        for role in (Role.REPORTER, Role.CODER, Role.EDITOR, Role.PROTECTION_OFFICER)
    }
    assert waiting[Role.REPORTER]["unreadable"] == 1
    assert waiting[Role.CODER]["to_code"] == 1
    assert waiting[Role.EDITOR]["to_edit"] == 1
    assert waiting[Role.PROTECTION_OFFICER]["to_approve"] == 1
    assert AccountRecord.objects.get(medium="phone").state == "read"
    assert [one.compared for one in coding_list.listed(lived[Role.CODER])[0]].count(True) == 1
    (edition,) = editions.listing(lived[Role.EDITOR])
    assert (edition.out, edition.stories) == (False, 1)
    due = people.Asked(due=True)
    found = people.people(lived[Role.PROTECTION_OFFICER], due, page=1, at=clock())
    assert [one.risk for one in found.entries] == ["high"]
    assert OpeningRecord.objects.count() == 1


def test_a_programme_in_the_making_waits_for_who_airs_it(lived, clock):
    """The stories of the fixture stayed in the desk; here they are out, as a demo leaves them."""
    import shutil

    from moksori.cli import midway
    from moksori.desk import protection
    from moksori.desk.seeing import programme_queues
    from moksori.records.models import ProgrammeRecord, StoryRecord, TakeRecord

    assert not ProgrammeRecord.objects.exists()
    standing = protection.clear_all("policy:demo", clock(), lambda *_: None)
    StoryRecord.objects.update(state="released")
    outs(standing.plan.stories, clock)
    named = {row.told_name: row.pk for row in everything()}
    begun = time.monotonic()
    midway._on_air(midway.Life(lived, named, standing.plan.stories, clock))
    assert time.monotonic() - begun < 5
    (row,) = ProgrammeRecord.objects.all()
    assert row.readers == {"host": "R1", "reporter": "R2"}
    speaks = shutil.which("espeak-ng") is not None
    assert TakeRecord.objects.filter(checked_at__isnull=False).count() == 4 * speaks
    queues = {one.name: one for one in programme_queues.page(lived[Role.PRODUCER])}
    assert queues["to_read"].items[0].count > 1
    assert queues["to_hear"].count == speaks
    assert queues["to_put_right"].count == 0
    assert programme_queues.page(lived[Role.READER])[0].count == 1


def everything():
    from moksori.records.models import AccountRecord

    return AccountRecord.objects.all()


def outs(cleared, clock):
    """Let stories stand on a list of what is out."""
    from moksori.desk import whereabouts
    from moksori.records.states import OutletKind

    place = whereabouts.outlet(OutletKind.EDITION, "an edition", by="cli", at=clock())
    whereabouts.note_out(place, whereabouts.items_of(cleared), by="cli", at=clock())


def test_what_waits_is_called_by_its_words(lived, client):
    from tests.web.cast import signed_in

    signed_in(client, lived[Role.PROTECTION_OFFICER])
    text = client.get("/").content.decode()
    assert "She says that on Tuesday" in text
    assert "돈을 나르는 값" in text
    assert "<code>sto-" not in text
