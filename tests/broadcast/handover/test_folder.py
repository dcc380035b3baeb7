"""Everything of a programme that is words, as a folder holds it."""

import os
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from moksori.broadcast.fitting import fitted
from moksori.broadcast.handover.folder import Station, StationError, programme_files
from moksori.broadcast.podcast import transcript_files
from moksori.language.romanise import name_forms, revised
from moksori.terms.story import Block, BlockKind
from tests.broadcast.programmes import ordered
from tests.publishing.plans import FERRY_KO, plan

SEOUL = timezone(timedelta(hours=9))
STATION = Station(
    (datetime(2026, 6, 2, 0, 30, tzinfo=SEOUL), datetime(2026, 6, 2, 22, tzinfo=SEOUL)),
    20113,
    "moksori",
)
FULL = {language: fitted(ordered(language, slot=600)) for language in ("en", "ko")}
ENDINGS = """
.vtt .srt .html .txt _transcript.json _chapters.json _script.txt _rundown.csv _rundown.json
_rundown.pdf .m3u _liquidsoap.m3u _azuracast.m3u _libretime.json .liq _rivendell.txt
"""
SYLLABLES = st.text(alphabet="가나다라마바사아자차카타파하김박정민준서연", min_size=3, max_size=3)


def made(order, station=STATION, but=()):
    return {
        name: make()
        for name, make in programme_files(order, "ondol", station)
        if not name.endswith(but)
    }


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_folder_has_everything_under_ascii_names_and_the_same_bytes_each_time(language):
    files = made(FULL[language])
    stem = f"ondol_202605_003_{language}"
    assert sorted(name.removeprefix(stem) for name in files) == sorted(ENDINGS.split())
    assert all(re.fullmatch(r"[a-z0-9_.]+", name) for name in files)
    assert files == made(FULL[language])


def test_a_feed_lists_transcripts_that_are_there():
    assert {one.path for one in transcript_files("ondol_202605_003_ko", "ko")} <= set(
        made(FULL["ko"])
    )


def test_nothing_of_the_machine_or_the_hour_stands_in_any_file():
    today = datetime.now(UTC)
    for name, data in made(FULL["en"]).items():
        for word in (
            os.uname().nodename,
            os.getcwd(),
            "/root",
            f"{today:%Y-%m-%d}",
            f"{today:%d.%m.%Y}",
        ):
            assert word.encode() not in data, name


def test_hours_are_utc_in_the_script_and_the_stations_own_in_its_log():
    files = made(FULL["ko"])
    assert b"{13h00m00s}" in files["ondol_202605_003_ko.liq"]
    assert b"{15h30m00s}" in files["ondol_202605_003_ko.liq"]
    lines = files["ondol_202605_003_ko_rivendell.txt"].decode("ascii").splitlines()
    assert [row[:8] for row in lines] == ["00:30:00", "22:00:00"]


def test_without_hours_there_is_no_script_and_no_log():
    names = made(FULL["en"], Station())
    assert not [name for name in names if name.endswith((".liq", "_rivendell.txt"))]
    with pytest.raises(StationError):
        made(FULL["en"], Station((datetime(2026, 6, 2),)))


def named(name, speaker):
    """All words that leave with a programme in which somebody is called `name`."""
    block = Block(BlockKind.ANSWER, speaker, f"{name}, 그는 갔다.")
    story = replace(FERRY_KO, title=f"{name} 씨", blocks=(block,))
    order = fitted(ordered("ko", plan(story, series=f"{name} 방송"), slot=300))
    return b"\n".join(made(order, but=(".pdf",)).values()).decode()


@settings(max_examples=20)
@given(SYLLABLES, SYLLABLES)
def test_a_romanised_title_holds_the_cleared_name_and_never_the_true_one(true, pseudonym):
    forms = {true, *name_forms(true)}
    house = named("갑돌", "")
    assume(not any(form in house or form in {pseudonym, *name_forms(pseudonym)} for form in forms))
    everything = named(pseudonym, true)
    assert pseudonym in everything
    assert revised(pseudonym) in everything
    assert not any(form in everything for form in forms)
