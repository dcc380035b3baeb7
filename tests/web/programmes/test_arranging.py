"""Programmes in the browser: planned in the background, arranged, cut to their slot, by two."""

import re

import pytest

from moksori.records.states import Role
from tests.web.cast import person, signed_in
from tests.web.programmes.conftest import path_of, work_off

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def producer(client):
    return signed_in(client, person(Role.PRODUCER))


def sent(row, **more):
    from moksori.desk.programme import planning
    from moksori.records import trail

    row.refresh_from_db()
    ids = [item.id for item in planning.order_of(row).items]
    seen = trail.version_of(row.pk)
    return {"item": ids, "cut": list(row.cuts), "seen": seen, "do": "save"} | more


def text_of(answer):
    return answer.content.decode()


def test_a_programme_is_planned_in_the_background_from_what_may_leave(producer, edition, clock):
    from moksori.records.models import ProgrammeRecord

    assert "Plan a programme" in text_of(producer.get("/programmes/"))
    form = {
        "edition": edition.pk, "language": "en", "clock": "single-interview", "code": "river",
        "slot": "", "shortest": "on", "zone": "Asia/Seoul", "hours": "2031-06-01 20:00",
        "cart": "", "folder": "",
    }  # fmt: skip
    for wrong in (
        {"code": "Kim Chol"}, {"slot": "half"}, {"zone": "Nowhere/At-all"}, {"hours": "soon"},
        {"edition": "edi-0123456789abcdef"}, {"slot": "999:00"},
    ):  # fmt: skip
        answer = producer.post("/programmes/new/", form | wrong)
        assert answer.status_code == 200, wrong
        assert 'id="wrong"' in text_of(answer)
        assert not ProgrammeRecord.objects.exists()
    answer = producer.post("/programmes/new/", form)
    assert answer.status_code == 303
    page = answer.headers["Location"]
    assert "There is no running order yet" in text_of(producer.get(page))
    assert "every 1s" in text_of(producer.get(f"{page}progress/"))
    assert producer.post("/programmes/new/", form).status_code == 409  # it is under way
    work_off(clock)
    told = text_of(producer.get(page))
    assert "This is River voices, edition 1" in told
    assert "Jun 1, 2031 20:00 KST (11:00 UTC)" in told
    assert ProgrammeRecord.objects.get().slot % 60_000 == 0
    assert "River voices 1" in text_of(producer.get("/programmes/"))
    seen = re.search(r'name="seen" value="(\d+)"', text_of(producer.get(f"{page}plan/")))[1]
    again = form | {"slot": "30:00", "shortest": "", "seen": seen}
    assert producer.post(f"{page}plan/", again).status_code == 303
    work_off(clock)
    assert "Slot 30:00" in text_of(producer.get(page))


def test_a_running_order_is_arranged_by_people(producer, programme):
    items_are_tried_and_only_then_saved(producer, programme)
    what_is_left_out_stands_where_it_was_and_comes_back(producer, programme)
    the_second_of_two_people_is_shown_both_and_may_save_again(producer, programme)
    what_was_edited_in_the_other_language_is_looked_at(producer, programme)
    a_slot_that_is_too_short_offers_cuts_and_takes_one(producer, programme)
    a_producer_says_who_reads_and_the_script_is_found_by_reader(producer, programme)
    a_reader_sees_the_order_and_arranges_nothing(producer, programme)


def test_nothing_is_shown_of_what_is_not_for_you_but_that_it_was_recalled(
    producer, programme, clock
):
    a_programme_with_a_story_that_is_not_for_you_is_not_there(producer, programme)
    who_aired_a_recalled_programme_is_told_so_without_its_words(producer, programme, clock)


def items_are_tried_and_only_then_saved(producer, programme):
    from moksori.desk.programme import planning

    told = text_of(producer.get(path_of(programme)))
    assert "It fits:" in told
    form = sent(programme)
    first = next(one for one in form["item"] if one.endswith(".link"))
    moved = form | {"do": f"down:{first}"}
    piece = text_of(producer.post(path_of(programme, "attempt/"), moved, HTTP_HX_REQUEST="true"))
    assert "Not saved yet" in piece
    ids = re.findall(r'name="item" value="([^"]+)"', piece)
    # A note stays before its passage, so the link goes past both.
    assert ids.index(first) > form["item"].index(first)
    assert sorted(ids) == sorted(form["item"])
    assert [item.id for item in planning.order_of(programme).items] == form["item"]
    assert producer.post(path_of(programme, "arrange/"), moved).status_code == 303
    programme.refresh_from_db()
    assert [item.id for item in planning.order_of(programme).items] == ids
    piece = text_of(producer.post(path_of(programme, "attempt/"), form | {"do": "out:opening-2"}))
    assert "cut other items" in piece
    assert 'name="cut"' not in piece


def what_is_left_out_stands_where_it_was_and_comes_back(producer, programme):
    link = next(one for one in sent(programme)["item"] if one.endswith(".link"))
    arranged = path_of(programme, "arrange/")
    form = sent(programme)
    producer.post(arranged, form | {"do": f"out:{link}"})
    told = text_of(producer.get(path_of(programme)))
    assert f'name="cut" value="{link}"' in told
    assert f'value="in:{link}"' in told
    programme.refresh_from_db()
    back = sent(programme) | {"item": form["item"], "cut": [link], "do": f"in:{link}"}
    assert producer.post(arranged, back).status_code == 303
    assert 'name="cut"' not in text_of(producer.get(path_of(programme)))


def the_second_of_two_people_is_shown_both_and_may_save_again(producer, programme):
    from moksori.desk.programme import planning

    form = sent(programme)
    arranged = path_of(programme, "arrange/")
    mine, theirs = [one for one in form["item"] if one.endswith((".link", ".000"))][:2]
    assert producer.post(arranged, form | {"do": f"up:{theirs}"}).status_code == 303
    answer = producer.post(arranged, form | {"do": f"out:{mine}"})
    assert answer.status_code == 409
    told = text_of(answer)
    assert "Theirs is here" in told
    assert f'name="cut" value="{mine}"' in told
    seen = re.search(r'name="seen" value="(\d+)"', told)[1]
    again = form | {"cut": [mine], "seen": seen}
    assert producer.post(arranged, again).status_code == 303
    programme.refresh_from_db()
    assert mine not in {item.id for item in planning.order_of(programme).items}


def a_slot_that_is_too_short_offers_cuts_and_takes_one(producer, programme):
    from moksori.records.models import ProgrammeRecord

    needed = programme.slot
    ProgrammeRecord.objects.update(slot=needed - 75_000)
    told = text_of(producer.get(path_of(programme)))
    assert "too long, even with the shortest music" in told
    assert "balance--over" in told
    assert "too long" in text_of(producer.get("/programmes/"))
    take = re.search(r'value="(take:[^"]+)"', told)[1]
    programme.refresh_from_db()
    answer = producer.post(path_of(programme, "arrange/"), sent(programme) | {"do": take})
    assert answer.status_code == 303
    told = text_of(producer.get(path_of(programme)))
    assert "too long, even" not in told
    assert "It fits:" in told


def what_was_edited_in_the_other_language_is_looked_at(producer, programme):
    item = sent(programme)["item"][1]
    programme.look_at = [item]
    programme.save()
    assert "other language edited" in text_of(producer.get(path_of(programme)))
    assert producer.post(path_of(programme, "looked/"), {"item": item}).status_code == 303
    assert "other language edited" not in text_of(producer.get(path_of(programme)))


def a_programme_with_a_story_that_is_not_for_you_is_not_there(producer, programme):
    from moksori.records.models import AccountRecord, StoryRecord

    StoryRecord.objects.filter(language="en").update(state="ready")
    for rest in ("", "script/", "plan/", "progress/"):
        assert producer.get(path_of(programme, rest)).status_code == 404
    assert producer.post(path_of(programme, "arrange/"), {"item": "x"}).status_code == 404
    assert "River voices" not in text_of(producer.get("/programmes/"))
    assert "River voices" not in text_of(producer.get("/programmes/new/"))
    editor = signed_in(producer, person(Role.EDITOR))
    assert editor.get(path_of(programme)).status_code == 200
    AccountRecord.objects.update(open_to_desk=False)
    assert editor.get(path_of(programme)).status_code == 404
    AccountRecord.objects.update(open_to_desk=True)
    StoryRecord.objects.update(state="released")
    signed_in(producer, person(Role.PRODUCER))


def who_aired_a_recalled_programme_is_told_so_without_its_words(producer, programme, clock):
    from moksori.records.models import AiringRecord, ConsentRecord, ProgrammeRecord

    AiringRecord.objects.create(
        programme=programme, station="River Radio", start=clock(), by="u", at=clock()
    )
    ConsentRecord.objects.update(withdrawn_at=clock(), withdrawn_by="usr-officer")
    stories = [story for story, _ in programme.script["stories"]]
    ProgrammeRecord.objects.update(made={"stories": stories, "takes": [], "scripts": []})
    assert producer.post(path_of(programme, "again/")).status_code == 303
    work_off(clock)
    told = text_of(producer.get(path_of(programme)))
    assert "This programme is recalled" in told
    assert "River Radio" in told
    assert "Running order" not in told
    assert producer.get(path_of(programme, "script/")).status_code == 404
    assert producer.get(path_of(programme, "made/")).status_code == 404
    assert "recalled" in text_of(producer.get("/programmes/"))


def a_producer_says_who_reads_and_the_script_is_found_by_reader(producer, row):
    from moksori.records import trail

    path, seen = path_of(row, "readers/"), trail.version_of(row.pk)
    told = {"host": "R1", "reporter": "R2", "announcer": "R1", "seen": seen}
    for wrong in ("Kim Chol-su", "machine"):
        answer = producer.post(path, told | {"host": wrong})
        assert answer.status_code == 409
        assert f'name="host" value="{wrong}"' in text_of(answer)
        assert 'value="R2"' in text_of(answer)
        assert '<details class="readers" open>' in text_of(answer)
    row.refresh_from_db()
    assert row.readers == {}
    assert producer.post(path, told).status_code == 303
    answer = producer.post(path, told | {"host": "R7"})
    assert answer.status_code == 409
    assert "This was not saved" in text_of(answer)
    assert 'name="host" value="R7"' in text_of(answer)
    row.refresh_from_db()
    assert row.readers == {"host": "R1", "reporter": "R2", "announcer": "R1"}
    assert "<bdi>R2</bdi>" in text_of(producer.get(path_of(row)))
    script = text_of(producer.get(path_of(row, "script/?reader=R1")))
    assert "read-by--announcer" in script
    assert "read-by--host" in script
    assert "read-by--reporter" not in script
    assert 'href="?reader=R2"' in script
    line = re.search(r'href="([^"]+/lines/[^"]+\?reader=R1)"', script)[1]
    alone = text_of(producer.get(line))
    assert 'name="reader" value="R1"' in alone
    after = re.search(r'id="after" href="([^"]+)"', alone)[1]
    assert after.endswith("?reader=R1")
    for none in ("R9", "Kim%20Chol"):
        answer = producer.get(path_of(row, f"script/?reader={none}"))
        assert ("Nothing is read here." in text_of(answer)) is (none == "R9")


def a_reader_sees_the_order_and_arranges_nothing(client, programme):
    reader = signed_in(client, person(Role.READER))
    told = text_of(reader.get(path_of(programme)))
    assert "This is River voices" in told
    assert 'name="do"' not in told
    assert "Make the programme" not in told
    assert "Keep who reads" not in told
    assert "<bdi>R2</bdi>" in told
    assert reader.post(path_of(programme, "readers/"), {"host": "R3"}).status_code == 403
    assert reader.post(path_of(programme, "arrange/"), sent(programme)).status_code == 403
