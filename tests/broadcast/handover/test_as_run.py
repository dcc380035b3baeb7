"""Logs of what was aired, in the shapes that automations write."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moksori.broadcast.fitting import fitted
from moksori.broadcast.handover.as_run import (
    LARGEST,
    Aired,
    AsRunError,
    LogKind,
    read_as_run,
    stories_on_air,
)
from moksori.broadcast.running import placed
from tests.broadcast.programmes import ordered

SEOUL = timezone(timedelta(hours=9))
KNOWN = {
    "ondol_202605_003_ko": "3 ko",
    "나루터의 남자": "3 ko",
    "20113": "3 ko",
    "ondol_202605_003_en": "3 en",
}
LIBRETIME = (
    "startDate,startTime,endDate,endTime,title,artist\r\n"
    "2026-06-02,00:00:01,2026-06-02,00:30:01,나루터의 남자,온돌방송\r\n"
    '2026-06-02,00:30:01,2026-06-02,00:33:00,"A song, with ""marks""",Somebody\r\n'
    "soon,later,,,나루터의 남자,온돌방송\r\n"
    "2026-06-03,23:45:00,2026-06-04,00:15:00,ondol_202605_003_en.mp3,Ondol\r\n"
)
AZURACAST = (
    "Date,Time,Listeners,Delta,Track,Artist,Playlist,Streamer\n"
    "2026-06-02,12:00am,14,3,나루터의 남자,온돌방송,Voices,\n"
    '2026-06-02,12:30am,17,-2,"A song, with ""marks""",Somebody,Music,\n'
    "2026-06-02,25:00pm,17,-2,나루터의 남자,온돌방송,Voices,\n"
    "2026-06-03,11:45pm,9,0,ondol_202605_003_en.wav,,Voices,\n"
)
RIVENDELL = (
    "         Rivendell RDAirPlay Playout Report for 06/02/2026\n"
    "                    daily -- Daily report\n"
    "--Time--  -Cart-  Cut  --Title----------------  A-Len  N-Len  --Host----  Srce\n"
    "21:30:00   20113  001  naruteoui namja          30:00  30:00  air1        Main\n"
    "22:00:00    1044  002  Some other thing         03:12  03:12  air1        Main\n"
    "22:05:00   20113  001  naruteoui namja          30:00  30:00  air1        Main     Play     Yes \n"
)
OURS = "2026-06-01T15:00:00,ondol_202605_003_ko.wav\n2026-06-01T15:40:00,other.wav\nrubbish\n"


def test_libretimes_history_is_read_in_the_stations_zone():
    found = read_as_run(LIBRETIME.encode(), KNOWN, SEOUL)
    assert found.kind is LogKind.LIBRETIME
    assert found.aired == (
        Aired("3 ko", datetime(2026, 6, 1, 15, 0, 1, tzinfo=UTC), 1_800_000),
        Aired("3 en", datetime(2026, 6, 3, 14, 45, tzinfo=UTC), 1_800_000),
    )
    assert (found.others, found.unread) == (1, (4,))


def test_azuracasts_timeline_is_read_on_its_clock_of_twelve_hours():
    found = read_as_run(AZURACAST.encode(), KNOWN, SEOUL)
    assert found.kind is LogKind.AZURACAST
    assert found.aired == (
        Aired("3 ko", datetime(2026, 6, 1, 15, 0, tzinfo=UTC)),
        Aired("3 en", datetime(2026, 6, 3, 14, 45, tzinfo=UTC)),
    )
    assert (found.others, found.unread) == (1, (4,))


@pytest.mark.parametrize(
    "text",
    [
        RIVENDELL,
        RIVENDELL.replace("21:30:00 ", " 9:30:00 PM ")
        .replace("22:00:00 ", "10:00:00 PM ")
        .replace("22:05:00 ", "10:05:00 PM "),
    ],
)
def test_rivendells_reports_are_read_by_cart_on_both_clocks(text):
    found = read_as_run(text.encode(), KNOWN, SEOUL, date(2026, 6, 2))
    assert found.kind is LogKind.RIVENDELL
    assert [one.start for one in found.aired] == [
        datetime(2026, 6, 2, 12, 30, tzinfo=UTC),
        datetime(2026, 6, 2, 13, 5, tzinfo=UTC),
    ]
    assert (found.others, found.unread) == (1, ())


def test_our_scripts_log_is_read_by_file():
    found = read_as_run(OURS.encode(), KNOWN)
    assert found.aired == (Aired("3 ko", datetime(2026, 6, 1, 15, tzinfo=UTC)),)
    assert (found.others, found.unread) == (1, (3,))


def test_a_row_told_twice_is_one_broadcast():
    assert len(read_as_run((OURS + OURS).encode(), KNOWN).aired) == 1


@pytest.mark.parametrize(
    "bad",
    [
        b"", b"\xff\xfe\x00", b"a,b,c\n1,2,3\n", b"x" * (LARGEST + 1), RIVENDELL.encode(), b'"',
    ],
)  # fmt: skip
def test_what_is_no_log_is_refused_without_quoting_it(bad):
    with pytest.raises(AsRunError) as refused:
        read_as_run(bad, KNOWN)
    assert "naruteoui" not in str(refused.value)


@settings(max_examples=60)
@given(st.text(max_size=200), st.sampled_from([LIBRETIME, AZURACAST, RIVENDELL, OURS]))
def test_no_log_makes_it_fail_otherwise(noise, log):
    with suppress(AsRunError):
        found = read_as_run(
            (log + noise).encode("utf-8", "replace"), KNOWN, SEOUL, date(2026, 6, 2)
        )
        assert {one.programme for one in found.aired} <= set(KNOWN.values())


def test_a_row_longer_than_any_is_refused_or_passed_over():
    # How long a field may be is set for the whole process, by whoever reads tables in it.
    with suppress(AsRunError):
        read_as_run(LIBRETIME.encode() + b"x" * 200_000, KNOWN)


def test_every_story_knows_when_it_was_on_air():
    order = fitted(ordered("en", slot=600))
    start = datetime(2026, 6, 1, 15, tzinfo=UTC)
    found = stories_on_air(order, Aired("3 en", start))
    assert list(found) == ["sto-ferry", "sto-letter", "sto-untitled"]
    assert all(whole for _, whole in found.values())
    first = next(one for one in placed(order) if one.item.story == "sto-letter" and one.item.spoken)
    assert found["sto-letter"][0] == start + timedelta(milliseconds=first.start)


def test_a_story_that_was_cut_off_is_not_taken_for_a_whole_one():
    order = fitted(ordered("en", slot=600))
    letter = [one for one in placed(order) if one.item.story == "sto-letter" and one.item.spoken]
    cut = Aired("3 en", datetime(2026, 6, 1, 15, tzinfo=UTC), letter[1].start + 10)
    found = stories_on_air(order, cut)
    assert {story: whole for story, (_, whole) in found.items()} == {
        "sto-ferry": True,
        "sto-letter": False,
    }
