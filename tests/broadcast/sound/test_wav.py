"""What comes in as a take, and what is refused with its reason."""

import struct
import time

import numpy as np
import pytest

from moksori.broadcast.sound import ffmpeg, refusals
from moksori.broadcast.sound.wav import RATE, read_take
from tests.broadcast.sound.sounds import through_ffmpeg, tone, voice, wav_bytes


@pytest.mark.parametrize("bits", [16, 24, 32])
def test_a_take_of_whole_numbers_is_read_as_it_was_recorded(bits):
    said = voice(1)
    take = read_take(wav_bytes(said, bits=bits))
    assert (take.kind, take.rate, take.cut_short) == ("wav", RATE, False)
    np.testing.assert_allclose(take.samples, said, atol=1 / (1 << (bits - 1)) + 1e-7)


@pytest.mark.parametrize("bits", [32, 64])
def test_a_take_of_floats_is_read(bits):
    said = voice(1)
    raw = said.astype(f"<f{bits // 8}").tobytes()
    form = struct.pack("<HHIIHH", 3, 1, RATE, RATE * bits // 8, bits // 8, bits)
    data = b"RIFF\0\0\0\0WAVE" + struct.pack("<4sI", b"fmt ", 16) + form
    data += struct.pack("<4sI", b"data", len(raw)) + raw
    np.testing.assert_allclose(read_take(data).samples, said, atol=1e-6)


def test_two_channels_become_one_and_another_rate_ours():
    take = read_take(wav_bytes(tone(1, rate=44_100), rate=44_100, channels=2))
    assert take.rate == 44_100
    assert abs(len(take.samples) - RATE) <= 1
    np.testing.assert_allclose(take.samples[4800:-4800], tone(1)[4800:-4800], atol=2e-3)


def test_a_recording_that_was_stopped_hard_keeps_all_it_has():
    whole = wav_bytes(voice(2))
    take = read_take(whole[: len(whole) - RATE])
    assert take.cut_short
    assert len(take.samples) == 2 * RATE - RATE // 2
    streamed = whole[:40] + b"\xff\xff\xff\xff" + whole[44:]
    assert read_take(streamed).cut_short


@pytest.mark.parametrize(
    "options",
    [
        ("-f", "flac"),
        ("-f", "mp3"),
        ("-f", "ogg", "-c:a", "libopus"),
        ("-f", "webm", "-c:a", "libopus"),
        ("-f", "amr", "-ar", "8000", "-c:a", "libopencore_amrnb"),
        ("-f", "mp4", "-c:a", "aac", "-movflags", "empty_moov"),
    ],
    ids=["flac", "mp3", "opus", "browser", "amr", "phone"],
)
def test_other_kinds_are_read_by_ffmpeg(options):
    take = read_take(through_ffmpeg(wav_bytes(voice(1, level=0.2)), *options))
    assert take.kind == "other"
    assert 0.9 < take.seconds < 1.2
    assert np.abs(take.samples).max() > 0.1


def refused(data, **more):
    with pytest.raises(refusals.InvalidError) as caught:
        read_take(data, **more)
    assert caught.value.hint
    return type(caught.value)


def test_what_no_programme_can_use_is_refused_by_name():
    assert refused(b"") is refusals.UnreadableSoundError
    assert refused(b"a letter, not a recording " * 50) is refusals.UnreadableSoundError
    assert refused(wav_bytes(np.zeros(0))) is refusals.NoSoundError
    assert refused(wav_bytes(voice(1))[:30]) is refusals.NoSoundError
    assert refused(wav_bytes(np.zeros(RATE))) is refusals.SilentTakeError
    assert refused(wav_bytes(voice(2) * 1e-4)) is refusals.SilentTakeError
    assert refused(wav_bytes(np.clip(voice(2) * 30, -1, 1))) is refusals.ClippedTakeError
    broken = bytearray(wav_bytes(voice(1)))
    broken[32:34] = b"\x07\0"
    assert refused(bytes(broken)) is refusals.UnreadableSoundError


def test_a_peak_that_only_touches_the_top_is_no_harm():
    said = voice(2)
    said[100] = 1.0
    assert read_take(wav_bytes(said)).seconds == 2


def test_a_take_of_three_hours_is_refused_before_it_is_read():
    hours = 3 * 3600 * 8000 * 2
    head = wav_bytes(np.zeros(0), rate=8000)[:40] + struct.pack("<I", hours)
    began = time.process_time()
    assert refused(head + bytes(hours)) is refusals.TooLongTakeError
    assert time.process_time() - began < 1


def test_a_long_take_of_another_kind_is_refused_too():
    assert refused(through_ffmpeg(wav_bytes(voice(4)), "-f", "flac"), longest=3) is (
        refusals.TooLongTakeError
    )


def test_moving_pictures_are_refused():
    options = ("-f", "matroska", "-c:v", "mjpeg", "-c:a", "libopus", "-shortest")
    film = through_ffmpeg(
        wav_bytes(voice(1)), *options, more=("-f", "lavfi", "-i", "color=c=red:s=64x48:r=5")
    )
    assert refused(film) is refusals.VideoError
    mute = through_ffmpeg(b"", "-f", "matroska", "-c:v", "mjpeg", "-t", "1", more=("-f", "lavfi", "-i", "color=s=64x48:r=5", "-f", "u8", "-ar", "8000", "-ac", "1"))  # fmt: skip
    assert refused(mute) is refusals.VideoError


@pytest.mark.parametrize(
    "list_of_files",
    [
        b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/hostname\n",
        b"ffconcat version 1.0\nfile /etc/hostname\n",
        b"#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/a.wav\n",
    ],
)
def test_a_list_of_other_files_opens_none_of_them(list_of_files):
    assert refused(list_of_files) is refusals.UnreadableSoundError


def test_reading_ends_in_time():
    data = through_ffmpeg(wav_bytes(voice(10)), "-f", "flac")
    with pytest.raises(refusals.TooSlowSoundError):
        ffmpeg.read_untrusted(data, rate=RATE, seconds=20, patience=0.001)
