"""Takes held against their lines by a machine of the same shape, shown beside them, never ticking."""

import pytest

from moksori.broadcast import hearing
from moksori.broadcast.sound.recognising import Recognised
from moksori.broadcast.sound.refusals import NoRecogniserError, RecogniserFailedError
from moksori.desk.programme import comparing
from moksori.records.states import Role
from tests.web.cast import person, signed_in
from tests.web.programmes.conftest import path_of, work_off
from tests.web.programmes.test_reading import bring, first_line, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SAID_BESIDE = "and somebody calls Zanthorpe"


class Machine:
    """Hears what it is told to; as `faster_whisper` it is loaded when somebody listens."""

    said, language, fails = "", "en", None

    def __call__(self, samples, wanted):
        if self.fails:
            raise self.fails
        return Recognised(self.said, wanted or self.language, 0.95)


@pytest.fixture
def machine(monkeypatch):
    one = Machine()
    monkeypatch.setattr(comparing, "is_installed", lambda: True)
    monkeypatch.setattr(hearing, "recogniser", lambda: one)
    return one


def test_takes_are_compared_in_the_background(client, programme, clock, monkeypatch, request):
    reader = signed_in(client, person(Role.READER))
    without_the_part_nothing_is_asked_and_nothing_said(reader, programme, clock)
    machine = request.getfixturevalue("machine")
    a_right_take_agrees_and_is_not_ticked(reader, programme, clock, machine)
    what_was_heard_is_kept_nowhere(machine)
    another_language_and_other_words_are_told(reader, programme, clock, machine)
    a_machine_that_fails_costs_no_take(reader, programme, clock, machine)
    a_take_put_aside_or_of_other_words_is_passed_over(reader, programme, clock, machine)
    a_long_take_and_a_machine_s_own_are_not_compared(programme, clock, monkeypatch)
    nobody_waits_behind_them(reader, programme, clock, machine)


def line_of(row):
    from moksori.broadcast.spelt import spell
    from moksori.desk.programme import lines

    return spell(next(iter(lines.spoken(row).values())).text, "en").text


def last_take():
    from moksori.records.models import TakeRecord

    return TakeRecord.objects.order_by("at", "id").last()


def jobs_of(kind=comparing.COMPARE):
    from moksori.records.models import JobRecord

    return JobRecord.objects.filter(kind=kind)


def told_of(reader, row, take):
    return text_of(reader.get(path_of(row, f"takes/{take.pk}/compared/")))


def without_the_part_nothing_is_asked_and_nothing_said(reader, row, clock):
    assert bring(reader, row).status_code == 303
    assert not jobs_of().exists()
    assert "A machine" not in text_of(reader.get(path_of(row, f"lines/{first_line(row)[0]}/")))
    assert told_of(reader, row, last_take()).strip() == ""


def a_right_take_agrees_and_is_not_ticked(reader, row, clock, machine):
    machine.said = f"{line_of(row)} {SAID_BESIDE}"
    told = text_of(bring(reader, row, htmx=True))
    take = last_take()
    assert "A machine is comparing it" in told
    assert f'hx-get="{path_of(row, f"takes/{take.pk}/compared/")}?asks=40"' in told
    again = path_of(row, f"takes/{take.pk}/compared/")
    assert f'hx-get="{again}?asks=39"' in text_of(reader.get(f"{again}?asks=40"))
    for last in ("?asks=1", "", "?asks=many"):
        said = text_of(reader.get(again + last))
        assert "A machine is comparing it" in said
        assert "hx-get" not in said
    work_off(clock)
    said = told_of(reader, row, take)
    assert "A machine heard 100 % of the line" in said
    assert "hx-get" not in said
    machine.said = line_of(row)
    bring(reader, row)
    work_off(clock)
    assert "it agrees with the script" in told_of(reader, row, last_take())
    line = text_of(reader.get(path_of(row, f"lines/{first_line(row)[0]}/")))
    assert "it agrees with the script" in line
    take = last_take()
    assert (take.checked_at, take.checked_by) == (None, "")
    assert "chip--done" not in line


def what_was_heard_is_kept_nowhere(machine):
    from moksori.records.models import AuditRecord, JobRecord

    rows = [*JobRecord.objects.values(), *AuditRecord.objects.values()]
    assert not [row for row in rows if "Zanthorpe" in str(row) or "calls" in str(row)]
    line = AuditRecord.objects.filter(verb="take.compared").order_by("seq").last()
    assert set(line.detail) == {"verdict", "heard", "units"}
    assert line.subjects == [last_take().pk]


def another_language_and_other_words_are_told(reader, row, clock, machine):
    machine.said, machine.language = "Guten Abend", "de"
    bring(reader, row)
    work_off(clock)
    assert "another language than that" in told_of(reader, row, last_take())
    machine.said, machine.language = "Good evening and good night", "en"
    bring(reader, row)
    work_off(clock)
    said = told_of(reader, row, last_take())
    assert "look again" in said
    assert "compared--look_again" in said


def a_machine_that_fails_costs_no_take(reader, row, clock, machine):
    for error in (
        RecogniserFailedError("it gave up"),
        NoRecogniserError("it is gone"),
        KeyError("a fault of the engine"),
    ):
        machine.fails = error
        assert bring(reader, row).status_code == 303
        work_off(clock)
        take = last_take()
        assert "The take is kept: listen to it." in told_of(reader, row, take)
        assert reader.get(path_of(row, f"takes/{take.pk}/sound.wav")).status_code == 200
    machine.fails = None


def a_take_put_aside_or_of_other_words_is_passed_over(reader, row, clock, machine):
    from moksori.records.models import TakeRecord

    bring(reader, row)
    aside = last_take()
    assert reader.post(path_of(row, f"takes/{aside.pk}/aside/")).status_code == 303
    bring(reader, row)
    other = last_take()
    TakeRecord.objects.filter(pk=other.pk).update(script="0" * 64)
    machine.fails = AssertionError("nobody listens to these")
    work_off(clock)
    work_off(clock)
    machine.fails = None
    assert [jobs_of().get(subject=one.pk).state for one in (aside, other)] == ["done", "done"]
    assert comparing.compared([aside.pk, other.pk]) == {}


def a_long_take_and_a_machine_s_own_are_not_compared(row, clock, monkeypatch):
    from moksori.records.states import VoiceKind

    known = jobs_of().count()
    take = last_take()
    take.pk, take.length = "tak-long", comparing.LONGEST + 1
    comparing.ask_comparing(take, by="usr-test", at=clock())
    take.length, take.kind = 500, VoiceKind.SCRATCH.value
    comparing.ask_comparing(take, by="usr-test", at=clock())
    assert jobs_of().count() == known


def nobody_waits_behind_them(reader, row, clock, machine):
    bring(reader, row)
    bring(reader, row)
    work_off(clock)
    assert sorted(jobs_of().order_by("-number")[:2].values_list("state", flat=True)) == [
        "done", "waiting",
    ]  # fmt: skip
