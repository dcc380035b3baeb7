"""Play lists, scripts and lines for automation."""

import json
import os
import shutil
import subprocess
import time as clock
import wave
from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moksori.broadcast.handover.as_run import read_as_run
from moksori.broadcast.handover.libretime import AiringError, duration, requests
from moksori.broadcast.handover.liquidsoap import HoursError, script
from moksori.broadcast.handover.playlists import (
    PlayListError,
    Track,
    annotated_m3u,
    azuracast_m3u,
    m3u,
)
from moksori.broadcast.handover.rivendell import CartError, Event, import_lines
from moksori.broadcast.names import CodeError, ascii_line, names
from tests.broadcast.programmes import ordered

TRACK = Track("ondol_202605_003_ko.wav", "나루터의 남자", "온돌방송", 1_799_500)
HOSTILE = Track(
    "a.wav", 'x",liq_cue_in="9.":/etc/passwd\n#EXTINF:0,y\\" #{process.run("id")}', "=A", 1000
)
BAD_NAMES = [
    "",
    "/etc/x",
    "../x.wav",
    "a b.wav",
    "나루.wav",
    "a\n.wav",
    "a:b.wav",
    'a".wav',
    "a//b.wav",
    "-x.wav",
]


def test_file_names_are_ascii_and_made_of_public_things():
    assert names("ondol", ordered("ko")).stem == "ondol_202605_003_ko"
    assert names("ondol", ordered("en")).file("wav", "sw") == "ondol_202605_003_en_sw.wav"
    for code in ("", "Ondol", "온돌", "a/b", "x" * 13):
        with pytest.raises(CodeError):
            names(code, ordered("en"))


@pytest.mark.parametrize(
    ("told", "plain"),
    [
        ("나루터의 남자", "naruteoui namja"),
        ("Café “x” – y…", 'Cafe "x" - y...'),
        ("شكرا 漢字", "? ?"),
        ("a\nb\u202e", "a b"),
    ],
)
def test_a_title_becomes_ascii(told, plain):
    assert ascii_line(told) == plain


@given(st.text(max_size=40))
def test_whatever_is_told_becomes_one_line_of_printable_ascii(told):
    plain = ascii_line(told)
    assert plain.isascii()
    assert plain.isprintable()


def test_a_play_list_names_its_files_and_whole_seconds():
    assert (
        m3u([TRACK]).decode()
        == "#EXTM3U\n#EXTINF:1800,온돌방송 - 나루터의 남자\nondol_202605_003_ko.wav\n"
    )


def test_marks_for_liquidsoap_stand_before_the_path():
    (_, _, path) = annotated_m3u([TRACK], "/srv/media").decode().splitlines()
    assert path == (
        'annotate:title="나루터의 남자",artist="온돌방송",liq_cue_in="0.",liq_cue_out="1799.500",'
        'duration="1799.500":/srv/media/ondol_202605_003_ko.wav'
    )
    assert annotated_m3u([TRACK]).decode().splitlines()[2].endswith('":ondol_202605_003_ko.wav')


def test_azuracast_gets_paths_from_its_own_media_folder():
    assert (
        azuracast_m3u([TRACK], "moksori/").decode().splitlines()[2]
        == "moksori/ondol_202605_003_ko.wav"
    )
    assert azuracast_m3u([TRACK]).decode().splitlines()[2] == "ondol_202605_003_ko.wav"


@pytest.mark.parametrize("make", [m3u, annotated_m3u, azuracast_m3u])
def test_a_title_cannot_add_a_line_or_a_mark(make):
    rows = make([HOSTILE]).decode().splitlines()
    assert len(rows) == 3
    assert rows[2].endswith("a.wav")
    assert rows[2].count('"') in (0, 10)


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_file_name_that_is_more_than_ascii_is_refused(name):
    bad = Track(name, "t", "a", 1000)
    for make in (m3u, annotated_m3u, azuracast_m3u):
        with pytest.raises(PlayListError):
            make([bad])
    with pytest.raises(PlayListError):
        script(bad, [time(15)])
    with pytest.raises(PlayListError):
        azuracast_m3u([TRACK], "../x")


def test_nothing_told_stands_in_the_script():
    made = script(Track("a.wav", HOSTILE.title, "나루", 1000), [time(15, 0), time(15, 0)])
    assert made.isascii()
    assert b"process.run" not in made
    assert made.count(b"thread.when") == 1
    with pytest.raises(HoursError):
        script(TRACK, [])


@pytest.mark.slow
def test_liquidsoap_takes_the_script_plays_the_file_and_its_log_is_read_back(needs, tmp_path):
    program = needs("liquidsoap")
    with wave.open(str(tmp_path / "a.wav"), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(48000)
        sound.writeframes(bytes(96000 * 2))
    start = datetime.now(UTC)
    hours = [
        (start + timedelta(seconds=5 * step)).time().replace(microsecond=0) for step in range(1, 40)
    ]
    made = script(Track("a.wav", "t", "a", 1500), hours)
    # A test may run as root, a station never does.
    (tmp_path / "air.liq").write_bytes(b"settings.init.allow_root.set(true)\n" + made)
    ran = subprocess.Popen(
        [program, "air.liq"],
        cwd=tmp_path,
        env={**os.environ, "TZ": "UTC"},
        stdout=subprocess.DEVNULL,
    )
    log = tmp_path / "as-run.csv"
    try:
        until = clock.monotonic() + 120
        while clock.monotonic() < until and not log.exists():
            clock.sleep(0.3)
    finally:
        ran.terminate()
        ran.wait(20)
    found = read_as_run(log.read_bytes(), {"a": "edition 3 en"})
    assert found.aired[0].programme == "edition 3 en"
    assert abs(found.aired[0].start - start) < timedelta(minutes=3)


@pytest.mark.slow
def test_liquidsoap_reads_the_marks_of_a_play_list(needs, tmp_path):
    program = needs("liquidsoap")
    (tmp_path / "air.m3u").write_bytes(annotated_m3u([HOSTILE, TRACK], "/srv/media"))
    reader = (
        "settings.init.allow_root.set(true)\n"
        'ignore(list.map(fun(e) -> print("ROW " ^ snd(e)), playlist.parse("air.m3u")))\nshutdown()\n'
    )
    (tmp_path / "read.liq").write_text(reader)
    told = subprocess.run(
        [program, "read.liq"], cwd=tmp_path, capture_output=True, timeout=120
    ).stdout.decode()
    rows = [row for row in told.splitlines() if row.startswith("ROW ")]
    assert len(rows) == 2
    assert rows[1].endswith("/srv/media/ondol_202605_003_ko.wav")


def test_rivendell_lines_have_their_columns():
    events = [
        Event(time(21, 30), 20113, "나루터의 남자", 1_799_500, "ed-3"),
        Event(time(9, 5, 7), 7, "Ice – x", 59_000),
    ]
    first, second = import_lines(events).decode("ascii").splitlines()
    assert first.startswith("09:05:07")
    for row, hour, cart, title, length in (
        (second, "21:30:00", "020113", "naruteoui namja", "00:30:00"),
        (first, "09:05:07", "000007", "Ice - x", "00:00:59"),
    ):
        assert row[0:8] == hour
        assert row[10:16] == cart
        assert row[25:59].rstrip() == title
        assert row[60:68] == length
    assert second[69:101] == "ed-3"


@settings(max_examples=40)
@given(st.text(max_size=80), st.text(max_size=60))
def test_no_title_moves_a_column_or_adds_a_line(title, data):
    (row,) = (
        import_lines([Event(time(1, 2, 3), 5, title, 61_000, data)])
        .decode("ascii")
        .split("\n")[:-1]
    )
    assert row[60:68] == "00:01:01"
    assert len(row) <= 101


@pytest.mark.parametrize(
    ("cart", "length"), [(0, 1000), (1_000_000, 1000), (5, 0), (5, 86_400_000), (-1, 5)]
)
def test_a_line_that_cannot_be_written_is_refused(cart, length):
    with pytest.raises(CartError):
        import_lines([Event(time(1), cart, "t", length)])


def test_libretime_is_asked_in_its_own_words():
    seoul = timezone(timedelta(hours=9))
    told = json.loads(requests(TRACK, [datetime(2026, 6, 2, 0, 0, tzinfo=seoul)]))
    upload, playlist, content, schedule = told["requests"]
    assert upload["multipart"]["file"] == TRACK.file
    assert playlist["json"] == {"name": "온돌방송 - 나루터의 남자", "length": "00:29:59.500000"}
    assert content["json"]["kind"] == 0
    assert schedule["path"] == "/api/v2/schedule"
    assert schedule["json"]["starts_at"] == "2026-06-01T15:00:00.000Z"
    assert schedule["json"]["ends_at"] == "2026-06-01T15:29:59.500Z"
    assert schedule["json"]["cue_out"] == schedule["json"]["length"] == "00:29:59.500000"
    with pytest.raises(AiringError):
        requests(TRACK, [datetime(2026, 6, 2)])


def test_a_length_is_written_as_an_api_reads_it():
    assert duration(3_723_004) == "01:02:03.004000"


def test_nothing_of_the_machine_stands_in_what_is_handed_over():
    made = m3u([TRACK]) + annotated_m3u([TRACK]) + script(TRACK, [time(15)]) + requests(TRACK, [])
    for word in (
        os.uname().nodename,
        os.getcwd(),
        str(datetime.now(UTC).year) + "-",
        shutil.os.path.expanduser("~"),
    ):
        assert word.encode() not in made
