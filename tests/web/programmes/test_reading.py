"""Lines read in the browser: brought, refused with a reason, listened to, checked, put aside."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from moksori.records.states import Role
from tests.broadcast.sound.sounds import voice, wav_bytes
from tests.web.cast import person, signed_in
from tests.web.programmes.conftest import path_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def text_of(answer):
    return answer.content.decode()


def first_line(row):
    from moksori.desk.programme import lines

    script, item = next(iter(lines.spoken(row).items()))
    return item.id, script


def bring(client, row, data=None, *, reader="R2", script="", htmx=False):
    item, now = first_line(row)
    sound = SimpleUploadedFile("Kim Chol-su.wav", data or wav_bytes(voice(1)))
    form = {"reader": reader, "sound": sound, "script": script or now}
    more = {"HTTP_HX_REQUEST": "true"} if htmx else {}
    return client.post(path_of(row, f"lines/{item}/take/"), form, **more)


def test_a_line_is_read_listened_to_and_used(client, programme):
    reader = signed_in(client, person(Role.READER))
    the_script_is_read_by_role(reader, programme)
    a_line_asks_for_the_microphone_and_nothing_else_does(reader, programme)
    what_cannot_be_used_is_refused_where_it_was_given(reader, programme)
    a_take_of_other_words_is_refused_and_stays_in_the_page(reader, programme)
    a_take_is_kept_and_heard(reader, programme)
    readers_put_their_own_aside_and_check_nothing(reader, programme)
    a_producer_says_that_it_says_the_line(client, programme)


def the_script_is_read_by_role(reader, row):
    told = text_of(reader.get(path_of(row, "script/")))
    assert "This is River voices, edition one" in told
    assert told.count("read-by--announcer") > 1
    host = text_of(reader.get(path_of(row, "script/?role=host")))
    assert "read-by--announcer" not in host
    assert reader.get(path_of(row, "lines/nothing.here/")).status_code == 404


def a_line_asks_for_the_microphone_and_nothing_else_does(reader, row):
    answer = reader.get(path_of(row, f"lines/{first_line(row)[0]}/"))
    assert "microphone=(self)" in answer.headers["Permissions-Policy"]
    assert "media-src 'self' blob:" in answer.headers["Content-Security-Policy"]
    assert "script-src 'self';" in answer.headers["Content-Security-Policy"]
    assert "microphone=()" in reader.get(path_of(row)).headers["Permissions-Policy"]
    assert "media-src" not in reader.get(path_of(row)).headers["Content-Security-Policy"]


def what_cannot_be_used_is_refused_where_it_was_given(reader, row):
    from moksori.records.models import TakeRecord

    for data, words in (
        (wav_bytes(voice(1) * 0), "Nothing is heard in the recording."),
        (b"no sound at all", "no kind of sound"),
    ):
        answer = bring(reader, row, data)
        assert answer.status_code == 409
        assert words in text_of(answer)
        assert 'value="R2"' in text_of(answer)
    answer = bring(reader, row, reader="Kim Chol-su")
    assert "never a name" in text_of(answer)
    assert bring(reader, row, reader="machine").status_code == 409
    assert not TakeRecord.objects.exists()


def a_take_of_other_words_is_refused_and_stays_in_the_page(reader, row):
    answer = bring(reader, row, script="0" * 64, htmx=True)
    assert answer.status_code == 409
    assert answer.headers["HX-Retarget"] == "#take-wrong"
    told = text_of(answer)
    assert "It is still in this page" in told
    assert "<html" not in told
    assert f'href="{path_of(row, f"lines/{first_line(row)[0]}/")}"' in told


def a_take_is_kept_and_heard(reader, row):
    from moksori.records.models import TakeRecord

    answer = bring(reader, row, htmx=True)
    assert answer.status_code == 200
    told = text_of(answer)
    assert told.startswith('<section id="takes"')
    assert "nobody listened yet" in told
    assert "Kim" not in told
    assert bring(reader, row).status_code == 303
    assert TakeRecord.objects.count() == 2
    sound = re.search(r'src="([^"]+sound\.wav)"', told)[1]
    whole = reader.get(sound)
    assert whole.headers["Content-Type"] == "audio/wav"
    assert whole.headers["Cache-Control"] == "no-store"
    assert "sandbox" in whole.headers["Content-Security-Policy"]
    data = whole.getvalue()
    assert data[:4] == b"RIFF"
    piece = reader.get(sound, HTTP_RANGE="bytes=4-11")
    assert (piece.status_code, piece.getvalue()) == (206, data[4:12])
    assert piece.headers["Content-Range"] == f"bytes 4-11/{len(data)}"
    assert reader.get(sound, HTTP_RANGE=f"bytes={len(data)}-").status_code == 416
    line = text_of(reader.get(path_of(row, f"lines/{first_line(row)[0]}/")))
    assert 'name="reader" value="R2"' in line


def readers_put_their_own_aside_and_check_nothing(reader, row):
    from moksori.records.models import TakeRecord

    own, other = TakeRecord.objects.order_by("at", "id")
    TakeRecord.objects.filter(pk=other.pk).update(by="usr-somebody")
    assert reader.post(path_of(row, f"takes/{own.pk}/check/")).status_code == 403
    assert reader.post(path_of(row, f"takes/{other.pk}/aside/")).status_code == 404
    assert reader.post(path_of(row, f"takes/{own.pk}/aside/")).status_code == 303
    assert reader.get(path_of(row, f"takes/{own.pk}/sound.wav")).status_code == 404


def a_producer_says_that_it_says_the_line(client, row):
    from moksori.records.models import TakeRecord

    producer = signed_in(client, person(Role.PRODUCER))
    take = TakeRecord.objects.standing().get()
    item = first_line(row)[0]
    answer = producer.post(path_of(row, f"takes/{take.pk}/check/"), {"item": item})
    assert answer.headers["Location"] == path_of(row, f"lines/{item}/")
    told = text_of(producer.get(answer.headers["Location"]))
    assert "listened to by <" in told.replace("<bdi>", "<") or "listened to by producer" in told
    assert "chip--done" in told
    assert "chip--draft" in text_of(producer.get(path_of(row)))


def test_takes_whose_recordings_are_lost_are_said_and_put_aside(client, programme):
    from django.conf import settings

    from moksori.records.models import TakeRecord

    producer = signed_in(client, person(Role.PRODUCER))
    bring(producer, programme)
    assert "not on this machine" not in text_of(producer.get(path_of(programme)))
    take = TakeRecord.objects.get()
    (settings.MOKSORI_HOME / "takes" / f"{take.sealed}.age").unlink()
    line = path_of(programme, f"lines/{first_line(programme)[0]}/")
    told = text_of(producer.get(line))
    assert "it cannot be heard or used" in told
    assert f"takes/{take.pk}/sound.wav" not in told
    assert "I listened" not in told
    assert producer.get(path_of(programme, f"takes/{take.pk}/sound.wav")).status_code == 404
    assert "1 recording is not on this machine" in text_of(producer.get(path_of(programme)))
    reader = signed_in(client, person(Role.READER))
    assert "recording is not on this machine" not in text_of(reader.get(path_of(programme)))
    assert reader.post(path_of(programme, "lost/")).status_code == 403
    producer = signed_in(client, person(Role.PRODUCER))
    answer = producer.post(path_of(programme, "lost/"))
    assert "1 take is put aside" in text_of(producer.get(answer.headers["Location"]))
    take.refresh_from_db()
    assert bytes(take.sealed_key) == b""
    assert "Nobody has read this line yet" in text_of(producer.get(line))
