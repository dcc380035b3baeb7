"""Broadcast WAV as automation reads it."""

import datetime
import json
import struct
import subprocess

import numpy as np
import pytest
import wavinfo

from moksori.broadcast.sound.bwf import Facts, Mark, ascii_of, header, sidecar, write_bwf
from moksori.broadcast.sound.wav import RATE, read_take
from tests.broadcast.sound.sounds import voice

SECONDS = 3
FACTS = Facts(
    title="목소리: 장마당 이야기",
    programme="Voices",
    language="kor",
    code="MOK0042",
    day=datetime.date(2026, 11, 22),
    marks=(Mark(0, "여는 말"), Mark(RATE, "Second “item”"), Mark(2 * RATE, "닫는 말")),
    note="Read by a machine voice",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("bwf") / "made.wav"
    said = voice(SECONDS)
    loudness = write_bwf(path, np.array_split(said, 7), FACTS, frames=len(said), bits=24)
    return path, said, loudness


def test_the_chunks_stand_in_their_order(made):
    data = made[0].read_bytes()
    assert struct.unpack_from("<I", data, 4)[0] == len(data) - 8
    names, place = [], 12
    while place < len(data):
        name, size = struct.unpack_from("<4sI", data, place)
        names.append(name)
        place += 8 + size + size % 2
    assert names == [b"bext", b"fmt ", b"cart", b"cue ", b"LIST", b"data"]


def test_everything_before_the_sound_is_ascii_and_the_sidecar_is_korean(made):
    head = header(FACTS, made[2], frames=SECONDS * RATE, bits=24)
    assert made[0].read_bytes().startswith(head)
    assert b"Yeoneun mal" in head or b"yeoneun mal" in head
    assert not any("\uac00" <= sign <= "\ud7a3" for sign in head.decode("utf-8", "ignore"))
    told = json.loads(sidecar(FACTS, "made.wav"))
    assert told["title"] == FACTS.title
    assert [mark["title"] for mark in told["marks"]] == [mark.title for mark in FACTS.marks]


def test_the_fields_stand_where_rivendell_reads_them(made):
    data = made[0].read_bytes()
    cart = data[data.index(b"cart") + 8 :]
    assert cart[:4] == b"0101"
    assert cart[132:196].rstrip(b"\0") == b"MOK0042"
    assert cart[452:462] == b"1900-01-01"
    assert cart[470:480] == b"2099-12-31"
    last = SECONDS * RATE - 1
    assert struct.unpack_from("<4sI4sI", cart, 684) == (b"EOD ", last, b"AUDe", last)
    assert struct.unpack_from("<I", data, data.index(b"cart") + 4)[0] == 2048
    bext = data[data.index(b"bext") + 8 :]
    assert struct.unpack_from("<H", bext, 346)[0] == 2
    assert bext[602:].startswith(b"A=PCM,F=48000,W=24,M=mono\r\n")


def test_the_sound_is_read_back_as_it_was(made):
    take = read_take(made[0].read_bytes())
    np.testing.assert_allclose(take.samples, made[1], atol=1.5 / (1 << 23))


def test_the_same_facts_and_sound_give_the_same_bytes(made, tmp_path):
    again = tmp_path / "again.wav"
    write_bwf(again, np.array_split(made[1], 7), FACTS, frames=len(made[1]), bits=24)
    assert again.read_bytes() == made[0].read_bytes()


def test_sixteen_bits_and_an_odd_number_of_bytes(tmp_path):
    said = voice(1)[:-1]
    path = tmp_path / "a.wav"
    write_bwf(path, [said], FACTS, frames=len(said), bits=16)
    np.testing.assert_allclose(read_take(path.read_bytes()).samples, said, atol=1 / (1 << 15))
    write_bwf(path, [said], FACTS, frames=len(said), bits=24)
    data = path.read_bytes()
    assert struct.unpack_from("<I", data, 4)[0] == len(data) - 8
    assert len(data) % 2 == 0


def test_what_has_no_latin_letters_takes_the_code():
    assert ascii_of("장마당") == "jangmadang"
    assert ascii_of("“Café” — don’t") == '"Cafe" - don\'t'
    assert ascii_of("မြန်မာ", "MOK0042") == "MOK0042"


def test_wavinfo_reads_what_we_wrote(made):
    info = wavinfo.WavInfoReader(str(made[0]))
    assert info.bext is not None
    assert info.bext.version == 2
    assert info.bext.loudness_value == pytest.approx(made[2].integrated, abs=0.006)
    assert info.bext.max_true_peak == pytest.approx(made[2].true_peak, abs=0.006)
    assert info.bext.originator == "Voices"
    assert info.fmt.bits_per_sample == 24
    labels = [label for _, label in sorted((cue.name, cue.text) for cue in info.cues.labels)]
    assert len(labels) == 3


def told_of(made, *words):
    done = subprocess.run([*words, made[0]], capture_output=True, check=True, text=True)
    assert "warn" not in done.stderr.lower()
    return done.stdout


@pytest.mark.slow
def test_ffprobe_shows_the_chapters(needs, made):
    told = json.loads(
        told_of(
            made, needs("ffprobe"), "-v", "error", "-show_chapters", "-show_streams",
            "-show_format", "-of", "json",
        )
    )  # fmt: skip
    assert [float(chapter["start_time"]) for chapter in told["chapters"]] == [0, 1, 2]
    assert told["format"]["tags"]["originator_reference"] == "MOK0042"
    assert "encoder" not in told["format"]["tags"]
    assert told["streams"][0]["codec_name"] == "pcm_s24le"
    assert float(told["format"]["duration"]) == SECONDS


@pytest.mark.slow
def test_mediainfo_reads_the_loudness_and_the_length(needs, made):
    told = json.loads(told_of(made, needs("mediainfo"), "--Output=JSON"))
    general, audio = told["media"]["track"]
    assert general["extra"] == {
        "bext_Present": "Yes", "bext_Version": "2", "Producer_Reference": "MOK0042",
    }  # fmt: skip
    assert general["Producer"] == "Voices"
    assert "jangmadang iyagi" in general["Description"]
    assert (audio["SamplingCount"], audio["BitDepth"]) == (str(SECONDS * RATE), "24")
    assert float(audio["extra"]["LoudnessValue"]) == pytest.approx(made[2].integrated, abs=0.006)
    assert float(audio["extra"]["MaxTruePeakLevel"]) == pytest.approx(made[2].true_peak, abs=0.006)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("option", "told"), [("-r", RATE), ("-b", 24), ("-c", 1), ("-s", SECONDS * RATE)]
)
def test_sox_reads_its_shape_and_every_sample(needs, made, option, told):
    assert told_of(made, needs("soxi"), option).strip() == str(told)
