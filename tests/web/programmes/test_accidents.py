"""What goes wrong with a programme: a full disk, takes of every wrong kind, two people at once."""

import errno
import os
import resource

import numpy as np
import pytest

from moksori.records.states import Role
from tests.broadcast.sound.sounds import through_ffmpeg, voice, wav_bytes
from tests.desk.test_programme_accidents import as_short_as_it_is
from tests.desk.test_programmes import read_all
from tests.web.cast import person, signed_in
from tests.web.programmes.conftest import path_of, work_off
from tests.web.programmes.test_arranging import sent
from tests.web.programmes.test_reading import bring, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BLOCK = 20 * 48_000 * 4
SEALED_BLOCK = BLOCK + BLOCK // 1_000 + 1_024
"""More than such a block is when it is sealed."""
"""Bytes of a whole block of the mix."""


@pytest.fixture
def producer(client):
    return signed_in(client, person(Role.PRODUCER))


def in_language(client, role, language):
    user = person(role)
    user.language = language
    user.save()
    return signed_in(client, user)


def made_by_the_worker(producer, row, clock):
    from moksori.records.models import JobRecord

    assert producer.post(path_of(row, "make/")).status_code == 303
    work_off(clock)
    row.refresh_from_db()
    return JobRecord.objects.filter(kind="programme.make").order_by("-number").first()


def digests(row):
    return {file["name"]: file["sha384"] for file in row.made["files"]}


def folders(row):
    from moksori.desk.programme import planning

    return sorted(path.name for path in planning.folder_of(row).iterdir() if path.is_dir())


def blocks(row):
    from moksori.desk.programme import planning

    sealed = planning.folder_of(row) / "steps"
    assert not list(sealed.glob(".*"))
    return {
        path.name.split(".")[0]: path.stat().st_mtime_ns
        for path in sealed.iterdir()
        if BLOCK < path.stat().st_size < SEALED_BLOCK
    }


def test_a_full_disk_stops_it_in_the_middle_and_it_goes_on_when_there_is_room(
    producer, programme, clock, monkeypatch
):
    from moksori.desk.programme.planning import forget_steps

    read_all(programme, clock)
    as_short_as_it_is(programme, 45_000)
    assert made_by_the_worker(producer, programme, clock).state == "done"
    undisturbed = digests(programme)
    forget_steps(programme)

    with monkeypatch.context() as disk:
        full_after(disk, 1)
        job = made_by_the_worker(producer, programme, clock)
    it_says_so_and_what_was_made_stands(producer, programme, job, undisturbed)
    before = blocks(programme)
    assert len(before) == 1

    with monkeypatch.context() as disk:
        full_while_encoding(disk)
        job = made_by_the_worker(producer, programme, clock)
    it_says_so_and_what_was_made_stands(producer, programme, job, undisturbed)
    assert before.items() < blocks(programme).items()
    before = blocks(programme)

    assert made_by_the_worker(producer, programme, clock).state == "done"
    assert before.items() <= blocks(programme).items()
    assert digests(programme) == undisturbed
    assert set(folders(programme)) == {"files-0", "files-1", "steps"}


def full_after(monkeypatch, count):
    """No room for more than so many blocks of a mix: what is written to the disk fails."""
    written, real = [], os.fsync

    def fsync(descriptor):
        if os.fstat(descriptor).st_size == BLOCK:
            written.append(descriptor)
        if len(written) > count:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(descriptor)

    monkeypatch.setattr("moksori.broadcast.sound.files.os.fsync", fsync)


def full_while_encoding(monkeypatch):
    """No room for a file as large as a master, from when they are encoded on."""
    from moksori.desk.programme import making

    real, limit = making._masters, resource.getrlimit(resource.RLIMIT_FSIZE)

    def masters(*told):
        resource.setrlimit(resource.RLIMIT_FSIZE, (BLOCK, limit[1]))
        try:
            return real(*told)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limit)

    monkeypatch.setattr(making, "_masters", masters)


def it_says_so_and_what_was_made_stands(producer, row, job, undisturbed):
    assert (job.state, job.error_code) == ("failed", "sound.disk_full")
    assert row.state == "made"
    assert digests(row) == undisturbed
    assert folders(row) == ["files-0", "steps"]
    mp3 = next(name for name in undisturbed if name.endswith(".mp3"))
    assert producer.get(path_of(row, f"files/{mp3}")).status_code == 200
    told = text_of(producer.get(path_of(row)))
    assert "The disk is full. Takes, finished steps and what was made before are kept" in told
    assert "Free room and start it again: it goes on where it stopped." in told
    korean = text_of(in_language(producer, Role.PRODUCER, "ko").get(path_of(row)))
    assert "디스크가 가득 찼습니다" in korean
    assert "The disk is full" not in korean
    in_language(producer, Role.PRODUCER, "en")


def test_a_slot_shorter_than_the_speech_is_refused_with_the_seconds_and_cuts(
    producer, programme, clock
):
    from moksori.records.models import JobRecord

    read_all(programme, clock)
    as_short_as_it_is(programme, -3000)
    job = made_by_the_worker(producer, programme, clock)
    assert (job.state, job.error_code) == ("failed", "broadcast.slot")
    told = text_of(producer.get(path_of(programme)))
    assert "The speech is longer than the slot." in told
    assert "0:03 too long, even with the shortest music" in told
    assert 'value="take:' in told
    # Somebody killed the worker over it: the page says so.
    JobRecord.objects.filter(pk=job.pk).update(attempts=2)
    assert "Try 2: the one before was stopped in the middle." in text_of(
        producer.get(path_of(programme))
    )
    korean = text_of(in_language(producer, Role.PRODUCER, "ko").get(path_of(programme)))
    assert "too long" not in korean


def test_takes_of_every_wrong_kind_are_refused_with_the_reason_in_both_languages(client, programme):
    from moksori.records.models import TakeRecord

    film = ("-f", "lavfi", "-i", "color=c=red:s=64x48:r=5")
    hours = ("-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono")
    said = wav_bytes(voice(1))
    wrong = {
        "sound.too_long": through_ffmpeg(
            said, "-map", "0:a", "-t", "10800", "-c:a", "flac", "-compression_level", "0", "-f", "flac",
            more=hours,
        ),
        "sound.silent": wav_bytes(np.zeros(48_000)),
        "sound.clipped": wav_bytes(np.clip(voice(2) * 30, -1, 1)),
        "sound.video": through_ffmpeg(
            said, "-f", "matroska", "-c:v", "mjpeg", "-c:a", "libopus", "-shortest", more=film
        ),
        "sound.unreadable": b"a letter, not a recording " * 50,
        "sound.none": wav_bytes(np.zeros(0)),
    }  # fmt: skip
    for language, words in (("en", IN_ENGLISH), ("ko", IN_KOREAN)):
        reader = in_language(client, Role.READER, language)
        for code, data in wrong.items():
            answer = bring(reader, programme, data)
            assert answer.status_code == 409, code
            told = text_of(answer)
            assert words[code] in told, (language, code, told)
            assert 'value="R2"' in told
    assert not TakeRecord.objects.exists()


IN_ENGLISH = {
    "sound.too_long": "The recording is longer than 30 minutes. Hand it in as one take for each",
    "sound.silent": "Nothing is heard in the recording. Check that the microphone is on",
    "sound.clipped": "The recording is too loud: its peaks are cut off. Turn the microphone down",
    "sound.video": "The file has moving pictures. Save its sound track alone",
    "sound.unreadable": "The file is of no kind of sound that can be read, or is broken. Save",
    "sound.none": "There is no sound in the file. Choose the file with the recording",
}
IN_KOREAN = {
    "sound.too_long": "녹음이 30분보다 깁니다. 대본의 한 차례마다 녹음 하나로 내거나",
    "sound.silent": "녹음에서 아무 소리도 들리지 않습니다. 마이크가 켜져 있고",
    "sound.clipped": "녹음이 너무 커서 소리의 꼭대기가 잘렸습니다. 마이크 소리를 줄이거나",
    "sound.video": "파일에 움직이는 그림이 있습니다. 소리만 WAV로 저장해",
    "sound.unreadable": "읽을 수 있는 소리 파일이 아니거나 깨졌습니다. 녹음을",
    "sound.none": "파일에 소리가 없습니다. 녹음이 든 파일을 고르세요.",
}


def test_a_take_of_a_telephone_is_kept_and_heard(client, programme):
    from moksori.records.models import TakeRecord

    reader = signed_in(client, person(Role.READER))
    called = through_ffmpeg(
        wav_bytes(voice(1, level=0.2)), "-f", "amr", "-ar", "8000", "-c:a", "libopencore_amrnb"
    )
    assert bring(reader, programme, called).status_code == 303
    take = TakeRecord.objects.get()
    assert 500 < take.length < 1500
    whole = reader.get(path_of(programme, f"takes/{take.pk}/sound.wav")).getvalue()
    assert int.from_bytes(whole[24:28], "little") == 48_000


def test_a_recording_too_large_to_be_taken_says_so(client, programme, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 50_000
    for language, words in (("en", "larger than 128 MB"), ("ko", "녹음이 128MB보다 커서")):
        reader = in_language(client, Role.READER, language)
        answer = bring(reader, programme)
        assert answer.status_code == 409
        assert words in text_of(answer)
        assert 'value="R2"' in text_of(answer)


def test_what_somebody_arranged_is_still_there_where_it_cannot_be_saved(producer, programme):
    from moksori.desk.programme import planning

    form = sent(programme)
    link = next(one for one in form["item"] if one.endswith(".link"))
    mine = [one for one in form["item"] if one != link] + [link]
    opening = next(item.id for item in planning.order_of(programme).items if item.required)
    for more in ({}, {"seen": 99}):
        tried = form | {"item": mine, "cut": [link, opening]} | more
        answer = producer.post(path_of(programme, "arrange/"), tried)
        assert answer.status_code == 409
        told = text_of(answer)
        assert "This was not saved" in told
        assert f'name="cut" value="{link}"' in told
        assert f'name="cut" value="{opening}"' not in told
        assert told.index(f'id="row-{link}"') > told.index(f'id="row-{mine[-2]}"')
    programme.refresh_from_db()
    assert programme.cuts == []


def test_whoever_plans_it_anew_second_is_shown_what_stands_and_keeps_what_was_typed(
    producer, programme, clock
):
    from moksori.records import trail
    from moksori.records.models import ProgrammeRecord

    arranged = sent(programme)
    form = {
        "clock": "single-interview", "code": "test", "slot": "29:30", "shortest": "",
        "zone": "Asia/Seoul", "hours": "", "cart": "", "folder": "", "seen": arranged["seen"],
    }  # fmt: skip
    assert producer.post(path_of(programme, "plan/"), form).status_code == 303
    work_off(clock)
    second = producer.post(path_of(programme, "plan/"), form | {"slot": "14:30"})
    told = text_of(second)
    assert "somebody changed this since the page was opened" in told.lower()
    assert "slot 29:30" in told
    assert 'value="14:30"' in told
    assert ProgrammeRecord.objects.get(pk=programme.pk).slot == 1_770_000
    # Whoever arranged it for the other slot is told too.
    answer = producer.post(path_of(programme, "arrange/"), arranged)
    assert answer.status_code == 409
    again = form | {"slot": "14:30", "seen": trail.version_of(programme.pk)}
    assert producer.post(path_of(programme, "plan/"), again).status_code == 303
    work_off(clock)
    assert ProgrammeRecord.objects.get(pk=programme.pk).slot == 870_000
