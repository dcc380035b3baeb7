"""A programme made in the browser: in the background, looked at, handed over, known to be aired."""

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from moksori.records.states import Role
from tests.web.cast import person, signed_in
from tests.web.programmes.conftest import path_of, work_off

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def text_of(answer):
    return answer.content.decode()


def test_a_programme_is_made_handed_over_and_known_to_be_on_air(client, programme, clock, tmp_path):
    producer = signed_in(client, person(Role.PRODUCER))
    a_line_without_a_take_stops_it_and_says_so(producer, programme, clock)
    it_is_made_in_the_background(producer, programme, clock)
    every_file_is_given_as_the_gate_read_it(producer, programme)
    a_station_gets_it(producer, programme, tmp_path)
    a_log_says_when_it_was_on_air(producer, programme)
    what_is_stale_is_not_handed_over(producer, programme)


def a_line_without_a_take_stops_it_and_says_so(producer, row, clock):
    assert producer.post(path_of(row, "make/")).status_code == 303
    assert producer.post(path_of(row, "make/")).status_code == 409
    assert producer.post(path_of(row, "stop/")).status_code == 303
    work_off(clock)
    told = text_of(producer.get(path_of(row)))
    assert "broadcast.no_take" in told
    assert "Open the script: it shows which" in told
    assert producer.get(path_of(row, "made/")).status_code == 404


def it_is_made_in_the_background(producer, row, clock):
    from tests.desk.test_programmes import read_all

    read_all(row, clock)
    assert producer.post(path_of(row, "make/")).status_code == 303
    work_off(clock)
    row.refresh_from_db()
    assert row.state == "made"
    assert "every file was measured" in text_of(producer.get(path_of(row, "progress/")))
    told = text_of(producer.get(path_of(row, "made/")))
    assert "test_203105_001_en.wav" in told
    assert "-23" in told
    assert '<svg class="outline"' in told
    assert len(row.made["outline"]) == 600
    assert max(row.made["outline"]) == 100
    assert text_of(producer.get("/programmes/")).count("chip--done") == 1


def every_file_is_given_as_the_gate_read_it(producer, row):
    for file in row.made["files"]:
        answer = producer.get(path_of(row, f"files/{file['name']}"))
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert int(answer.headers["Content-Length"]) == file["size"]
        answer.close()
    assert producer.get(path_of(row, "files/other.txt")).status_code == 404
    assert producer.get(path_of(row, "files/..%2Fkept")).status_code == 404


def a_station_gets_it(producer, row, folder):
    given = path_of(row, "hand-over/")
    assert producer.post(given, {"station": "", "folder": ""}).status_code == 409
    for wrong in ("river", str(folder / "no" / "way"), str(folder / "home" / "new")):
        answer = producer.post(given, {"station": "River Radio", "folder": wrong})
        assert answer.status_code == 409
        assert "Name the station, and a new folder" in text_of(answer)
    out = folder / "river"
    answer = producer.post(given, {"station": "River Radio", "folder": str(out)})
    assert answer.status_code == 303
    assert (out / "test_203105_001_en.wav").is_file()
    answer = producer.post(given, {"station": "Hill Radio", "folder": ""})
    with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as bundle:
        assert bundle.testzip() is None
        told = json.loads(bundle.read("files.json"))
        assert {one["name"] for one in told} | {"files.json"} == set(bundle.namelist())
        assert (
            bundle.read("test_203105_001_en.wav") == (out / "test_203105_001_en.wav").read_bytes()
        )
    told = text_of(producer.get(path_of(row, "made/")))
    assert "River Radio," in told
    assert "Hill Radio," in told


def a_log_says_when_it_was_on_air(producer, row):
    from moksori.records.models import AiringRecord

    log = b"2031-05-09T20:00:00,test_203105_001_en.wav\n2031-05-09T21:00:00,other.wav\n"
    form = {"station": "River Radio", "zone": "Asia/Seoul", "day": ""}
    sent = form | {"log": SimpleUploadedFile("as-run.csv", log)}
    assert producer.post("/programmes/log/", sent).status_code == 303
    assert AiringRecord.objects.get().start.hour == 11
    told = text_of(producer.get("/programmes/"))
    assert "1 times on air, 1 of them new. 1 rows name something else" in told
    assert "May 9, 2031 20:00 KST (11:00 UTC)" in told
    sent = form | {"log": SimpleUploadedFile("holiday.jpg", b"\xff\xd8\xff")}
    answer = producer.post("/programmes/log/", sent)
    assert answer.status_code == 200
    assert 'id="wrong"' in text_of(answer)
    by_hand = {"station": "Hill Radio", "hour": "2031-05-10 20:00", "zone": "Asia/Seoul"}
    assert producer.post(path_of(row, "aired/"), by_hand).status_code == 303
    assert producer.post(path_of(row, "aired/"), by_hand | {"hour": "x"}).status_code == 409
    assert AiringRecord.objects.count() == 2


def what_is_stale_is_not_handed_over(producer, row):
    from moksori.records.models import TakeRecord

    take = TakeRecord.objects.standing().first()
    assert producer.post(path_of(row, f"takes/{take.pk}/aside/")).status_code == 303
    told = text_of(producer.get(path_of(row)))
    assert "What was made is stale" in told
    assert "River Radio" in told
    answer = producer.post(path_of(row, "hand-over/"), {"station": "Hill Radio", "folder": ""})
    assert answer.status_code == 409
    assert producer.get(path_of(row, "files/test_203105_001_en.mp3")).status_code == 409
    assert "Hand it over" not in text_of(producer.get(path_of(row, "made/")))
