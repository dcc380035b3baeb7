"""Editions in the browser: arranged, released in the background, put right, taken back."""

import re

import pytest

from moksori.records.states import Role
from tests.web.cast import person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def editor(client, story):
    return signed_in(client, person(Role.EDITOR))


@pytest.fixture
def edition(editor):
    sent = {"series": "Voices", "month": "2031-05", "publisher": "The desk"}
    answer = editor.post("/editions/new/", sent)
    assert answer.status_code == 303
    return answer.headers["Location"]


def seen(client, path):
    text = client.get(path).content.decode()
    return re.search(r'name="seen" value="(\d+)"', text)[1]


def work_off(clock):
    from moksori.desk import work

    with work.sole_worker(clock()) as worker:
        work.work_off(worker, clock, lambda *_: None, work.ASKED)


def test_an_edition_is_begun_arranged_and_released(editor, edition, story, clock):
    assert editor.post("/editions/new/", {"series": "", "month": "x"}).status_code == 200
    sent = {"seen": seen(editor, edition), "do": f"in:{story}"}
    assert editor.post(f"{edition}arrange/", sent).status_code == 303
    assert editor.post(f"{edition}arrange/", sent).status_code == 409  # seen is an older one
    text = editor.get(edition).content.decode()
    assert "Release edition 1" in text
    assert editor.post(f"{edition}release/").status_code == 303
    assert 'hx-trigger="every 1s"' in editor.get(f"{edition}progress/").content.decode()
    work_off(clock)
    text = editor.get(edition).content.decode()
    assert "Manifest" in text
    assert "chip--released" in text
    assert "hx-trigger" not in text
    assert editor.post(f"{edition}arrange/", {"seen": "0"}).status_code == 409
    out = editor.get("/editions/out/").content.decode()
    assert "At the market" in out


def test_a_story_that_is_out_is_put_right_taken_back_and_stands_again(
    editor,
    edition,
    story,
    clock,
):
    from moksori.records.models import JobRecord, RecallRecord

    test_an_edition_is_begun_arranged_and_released(editor, edition, story, clock)
    path = f"/editions/out/{story}/"
    assert "Recall from 0 outlets" in editor.get(path).content.decode()
    note = {"note": "An earlier version named the wrong season."}
    assert editor.post(f"{path}correct/", note).status_code == 303
    assert editor.post(f"{path}correct/", {"note": ""}).status_code == 200
    assert editor.post(f"{path}recall/", {"reason": "why"}).status_code == 200
    assert editor.post(f"{path}recall/", {"reason": "danger"}).status_code == 303
    assert RecallRecord.objects.standing().count() == 1
    assert "Reissue the story" in editor.get(path).content.decode()
    assert JobRecord.objects.filter(kind="site.show").exists()
    assert editor.post(f"{path}reissue/").status_code == 303
    assert editor.post(f"{path}reissue/").status_code == 409
    work_off(clock)
    assert not JobRecord.objects.filter(kind="site.show", state="failed").exists()


def test_what_somebody_may_not_see_is_in_no_edition_of_theirs(
    client,
    editor,
    edition,
    story,
    clock,
):
    from moksori.records.models import AccountRecord

    sent = {"seen": seen(editor, edition), "do": f"in:{story}"}
    assert editor.post(f"{edition}arrange/", sent).status_code == 303
    AccountRecord.objects.update(open_to_desk=False)
    assert editor.get(edition).status_code == 404
    assert "Voices" not in editor.get("/editions/").content.decode()
    assert editor.post(f"{edition}release/").status_code == 404
    assert editor.get(f"/editions/out/{story}/").status_code == 404
    assert editor.post(f"/editions/out/{story}/recall/", {"reason": "danger"}).status_code == 404


def test_a_release_that_failed_says_what_to_do(editor, edition, story, clock):
    from moksori.records.models import ConsentRecord

    sent = {"seen": seen(editor, edition), "do": f"in:{story}"}
    editor.post(f"{edition}arrange/", sent)
    assert editor.post(f"{edition}release/").status_code == 303
    ConsentRecord.objects.update(withdrawn_at=clock(), withdrawn_by="usr-officer")
    work_off(clock)
    text = editor.get(edition).content.decode()
    assert "Nothing left the desk" in text
    assert "editions.held_back" in text


def test_copies_elsewhere_are_written_down_and_settled(editor, edition, story, clock):
    from moksori.desk import whereabouts
    from moksori.records.models import CopyRecord, StoryRecord
    from moksori.records.states import OutletKind

    test_an_edition_is_begun_arranged_and_released(editor, edition, story, clock)
    row = StoryRecord.objects.get(pk=story)
    place = whereabouts.outlet(OutletKind.SITE, "/srv/www", by="usr-test", at=clock())
    item = whereabouts.Item(row.public_id, "en", row.told or "x")
    whereabouts.note_out(place, [item], by="usr-test", at=clock())
    path = f"/editions/out/{story}/"
    assert "Recall from 1 outlet<" in editor.get(path).content.decode()
    sent = {"kind": "archive", "place": "=HYPERLINK(1)"}
    assert editor.post(f"{path}add/", sent).status_code == 303
    assert "Recall from 2 outlets" in editor.get(path).content.decode()
    copy = CopyRecord.objects.get(outlet__kind="archive")
    assert editor.post(f"/editions/copies/{copy.pk}/", {"state": "gone"}).status_code == 303
    assert editor.post(f"/editions/copies/{copy.pk}/", {"state": "gone"}).status_code == 404


def test_everything_is_shown_anew_where_it_stands_and_a_failure_is_said(
    editor, edition, story, clock, tmp_path
):
    from moksori.desk import whereabouts
    from moksori.records.models import JobRecord
    from moksori.records.states import OutletKind

    test_an_edition_is_begun_arranged_and_released(editor, edition, story, clock)
    place = whereabouts.outlet(OutletKind.SITE, str(tmp_path / "www"), by="usr-test", at=clock())
    assert editor.post("/editions/out/anew/").status_code == 303
    work_off(clock)
    job = JobRecord.objects.get(kind="site.show")
    assert (job.state, job.error_code) == ("done", "")
    assert "Rice was sold" in "".join(
        page.read_text("utf-8") for page in (tmp_path / "www" / "stories").glob("*.html")
    )
    assert "Recall from 1 outlet<" in editor.get(f"/editions/out/{story}/").content.decode()
    (tmp_path / "www").unlink()
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "letter.txt").write_text("mine")
    assert editor.post("/editions/out/anew/").status_code == 303
    work_off(clock)
    assert "chip--failed" in editor.get("/editions/out/").content.decode()
    assert place.name
