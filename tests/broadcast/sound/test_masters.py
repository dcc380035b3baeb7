"""Five files of one programme, measured as they were encoded."""

import datetime
import json
import re
import resource
import subprocess

import numpy as np
import pytest
from mutagen.flac import FLAC
from mutagen.id3 import ID3
from mutagen.oggopus import OggOpus

from moksori.broadcast.sound import masters as making
from moksori.broadcast.sound.bwf import Facts
from moksori.broadcast.sound.ffmpeg import RAW, decoded, program
from moksori.broadcast.sound.files import Kept
from moksori.broadcast.sound.masters import TARGETS, Kind, make_masters, verdict
from moksori.broadcast.sound.meter import Loudness
from moksori.broadcast.sound.mix import Ident, Speech, Work, mix
from moksori.broadcast.sound.refusals import CancelledError, DiskFullError
from tests.broadcast.sound.sounds import RATE, voice

SLOT = 10
FACTS = Facts(
    title="장마당 이야기",
    programme="Voices",
    language="kor",
    code="MOK0042",
    day=datetime.date(2026, 11, 22),
    note="Trial reading by machine voices.",
)


def hissing(seconds, seed):
    noise = np.random.default_rng(seed).standard_normal(seconds * RATE) * 0.003
    return voice(seconds, seed=seed) + noise.astype(np.float32)


PARTS = [
    Ident(),
    Speech("여는 말", "a", lambda: hissing(2, 1), bed=True),
    Speech("Second", "b", lambda: hissing(2, 2)),
]


def made_in(folder, **more):
    work = Work(folder, Kept(folder / "kept"), **more)
    mixed = mix(PARTS, work, slot=SLOT)
    out = folder / "out"
    out.mkdir(exist_ok=True)
    return mixed, make_masters(mixed, FACTS, out, "mok_20261122_ko", work), out


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return made_in(tmp_path_factory.mktemp("masters"))


def by_kind(made):
    return {master.kind: master for master in made[1]}


def test_all_five_are_accepted_within_their_windows(made):
    assert [master.kind for master in made[1]] == list(Kind)
    for master in made[1]:
        assert master.refused == ""
        assert master.loudness.integrated == pytest.approx(TARGETS[master.kind], abs=0.5)
        assert master.loudness.true_peak <= -1.0
        assert len(master.sha256) == 64
    assert sorted(path.name for path in made[2].iterdir()) == [
        "mok_20261122_ko.flac",
        "mok_20261122_ko.json",
        "mok_20261122_ko.mp3",
        "mok_20261122_ko.opus",
        "mok_20261122_ko.wav",
        "mok_20261122_ko_sw.wav",
    ]


def test_another_meter_agrees_on_every_file(made):
    for master in made[1]:
        told = subprocess.run(
            [program(), "-hide_banner", "-nostats", "-i", master.path, "-af", "ebur128=peak=true", "-f", "null", "-"],
            capture_output=True, check=True,
        ).stderr.decode("utf-8", "replace")  # fmt: skip
        summary = told[told.index("Summary:") :]
        assert float(re.search(r"I:\s+(-?[\d.]+)", summary).group(1)) == pytest.approx(
            TARGETS[master.kind], abs=0.5
        )
        assert float(re.search(r"Peak:\s+(-?[\d.]+)", summary).group(1)) <= -0.9


def test_the_same_inputs_give_the_same_bytes(made, tmp_path):
    again = {master.kind: master.sha256 for master in made_in(tmp_path)[1]}
    assert again == {master.kind: master.sha256 for master in made[1]}


def test_the_files_have_the_length_of_the_slot(made):
    files = by_kind(made)
    for kind in (Kind.WAV, Kind.FLAC, Kind.SHORTWAVE):
        raw = b"".join(decoded(files[kind].path, ("-f", "s16le")))
        assert len(raw) == SLOT * RATE * 2
    assert b"".join(decoded(files[Kind.WAV].path, ("-f", "s24le"))) == b"".join(
        decoded(files[Kind.FLAC].path, ("-f", "s24le"))
    )


def test_titles_and_chapters_stand_in_the_tags(made):
    files = by_kind(made)
    id3 = ID3(files[Kind.MP3].path, translate=False)
    assert id3.version == (2, 3, 0)
    assert str(id3["TIT2"]) == FACTS.title
    assert str(id3["TLAN"]) == "kor"
    assert FACTS.note in str(id3.getall("COMM")[0])
    chapters = id3.getall("CHAP")
    assert [str(chapter.sub_frames["TIT2"]) for chapter in chapters] == ["여는 말", "Second"]
    assert id3.getall("CTOC")[0].child_element_ids == ["chp0", "chp1"]
    for file in (OggOpus(files[Kind.OPUS].path), FLAC(files[Kind.FLAC].path)):
        assert file["TITLE"] == [FACTS.title]
        assert file["COMMENT"] == [FACTS.note]
        assert file["CHAPTER001NAME"] == ["여는 말"]
        assert re.fullmatch(r"00:00:\d\d\.\d{3}", file["CHAPTER002"][0])


def test_nothing_else_is_told(made):
    allowed = {"TITLE", "ARTIST", "DATE", "LANGUAGE", "GENRE", "COMMENT"}
    files = by_kind(made)
    for file in (OggOpus(files[Kind.OPUS].path), FLAC(files[Kind.FLAC].path)):
        assert {
            name.upper() for name, _ in file.tags if not name.upper().startswith("CHAPTER")
        } <= allowed
    for master in made[1]:
        data = master.path.read_bytes()
        for told in (b"/tmp", b"Lavf5", b"Lavf6", b"Lavc6", b"moksori", b"root"):
            assert told not in data, (master.kind, told)
    told = json.loads((made[2] / "mok_20261122_ko.json").read_text("utf-8"))
    assert told["marks"][0]["title"] == "여는 말"


@pytest.mark.slow
def test_ffprobe_shows_korean_chapters_of_the_mp3(needs, made):
    told = subprocess.run(
        [needs("ffprobe"), "-v", "error", "-show_chapters", "-of", "json", by_kind(made)[Kind.MP3].path],
        capture_output=True, check=True,
    ).stdout  # fmt: skip
    titles = [chapter["tags"]["title"] for chapter in json.loads(told)["chapters"]]
    assert titles == ["여는 말", "Second"]


def test_shortwave_keeps_to_its_band(made):
    raw = b"".join(decoded(by_kind(made)[Kind.SHORTWAVE].path, RAW))
    spectrum = np.abs(np.fft.rfft(np.frombuffer(raw, "<f4"))) ** 2
    hertz = np.fft.rfftfreq(len(raw) // 4, 1 / RATE)
    inside = spectrum[(hertz > 100) & (hertz < 4000)].mean()
    outside = spectrum[(hertz > 5000) & (hertz < 20000)].mean()
    assert 10 * np.log10(outside / inside) < -45


def test_what_misses_its_window_is_refused_with_the_figure():
    quiet = Loudness(-24.0, 5, -3, -20, -21, RATE)
    assert "-24.0 LUFS" in verdict(Kind.WAV, quiet)
    assert "dBTP" in verdict(Kind.WAV, Loudness(-23.0, 5, -0.5, -20, -21, RATE))
    assert verdict(Kind.WAV, Loudness(-23.4, 5, -1.5, -20, -21, RATE)) == ""


def test_a_refused_file_is_not_left_there(tmp_path, monkeypatch):
    monkeypatch.setitem(making.TARGETS, Kind.MP3, -3.0)
    monkeypatch.setattr(making, "TRIES", 1)
    files = {master.kind: master for master in made_in(tmp_path)[1]}
    assert "LUFS" in files[Kind.MP3].refused
    assert files[Kind.MP3].sha256 == ""
    assert not files[Kind.MP3].path.exists()
    assert files[Kind.WAV].path.exists()


def test_a_stop_and_a_full_disk_leave_no_half_file(tmp_path):
    work = Work(tmp_path, Kept(tmp_path / "kept"))
    mixed = mix(PARTS, work, slot=SLOT)
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(CancelledError):
        make_masters(mixed, FACTS, out, "a", Work(tmp_path, work.kept, stopped=lambda: True))
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limit[1]))
    try:
        with pytest.raises(DiskFullError):
            make_masters(mixed, FACTS, out, "a", work)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert list(out.iterdir()) == []
