"""A programme from many takes to five masters, beside ffmpeg-normalize and pydub in the same run.

usage: bin/bench programme [--minutes N] [--segments N]

The takes are read by espeak-ng where it is installed, else they are buzzes in syllables. Both sides
level the same WAV files to -23 LUFS, join them, lay a bed under, and write WAV and FLAC at
-23, MP3 and Opus at -16 and a shortwave feed at -12. The peers: ffmpeg-normalize for each level
(two passes of loudnorm), pydub for the joining, and its filters for shortwave.
"""

import argparse
import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from moksori.broadcast.sound import ffmpeg, music
from moksori.broadcast.sound.bwf import Facts, quantised
from moksori.broadcast.sound.files import Kept
from moksori.broadcast.sound.masters import TARGETS, WINDOW, make_masters
from moksori.broadcast.sound.mix import Ident, Speech, Work, mix
from moksori.broadcast.sound.voices import espeak_voice
from moksori.broadcast.sound.wav import RATE, read_take

LINES = (
    "The host asks what people in the market said that week, and who kept the lists. ",
    "A resident says that the price of rice went up twice, and that nobody was told why. ",
    "It was said that the office closed early and that the stalls stayed empty until evening. ",
)
BAND = "highpass=f=60,lowpass=f=4300,lowpass=f=4300,acompressor=threshold=-30dB:ratio=4"
PEERS = (
    ("wav", -23, ("-c:a", "pcm_s24le", "-ext", "wav")),
    ("flac", -23, ("-c:a", "flac", "-ext", "flac")),
    ("mp3", -16, ("-c:a", "libmp3lame", "-b:a", "64k", "-ext", "mp3")),
    ("opus", -16, ("-c:a", "libopus", "-b:a", "20k", "-ext", "opus")),
    ("shortwave", -12, ("-c:a", "pcm_s16le", "-ext", "wav", "-prf", BAND)),
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--segments", type=int, default=117)
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="bench-programme-"))
    try:
        takes = make_takes(folder, arguments.segments, arguments.minutes * 60)
        ours = our_run(folder, takes)
        peers = their_run(folder, takes)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    report(ours, peers)


def make_takes(folder: Path, count: int, seconds: float) -> list[Path]:
    """So many takes that, with their gaps, they fill nearly that time."""
    each = round((seconds - 6) / count * RATE) - round(0.4 * RATE)
    made = []
    source = np.zeros(0, np.float32)
    number = 0
    for place in range(count):
        while len(source) < each:
            source = np.concatenate((source, spoken(number)))
            number += 1
        # Levels as they come from different rooms: 11 dB apart.
        raw, _ = quantised(source[:each] * np.float32(0.3 + 0.7 * (place % 5) / 4), 16)
        path = folder / f"take{place:03}.wav"
        frames = len(raw) // 2
        path.write_bytes(wave_head(frames) + raw)
        source = source[each:]
        made.append(path)
    return made


def wave_head(frames: int) -> bytes:
    import struct

    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, RATE, RATE * 2, 2, 16)
    body = b"WAVE" + form + struct.pack("<4sI", b"data", frames * 2)
    return struct.pack("<4sI", b"RIFF", len(body) + frames * 2) + body


def spoken(number: int) -> np.ndarray:
    if shutil.which("espeak-ng"):
        text = f"Part {number}. " + "".join(LINES[(number + k) % 3] for k in range(3))
        return espeak_voice(text, "en", ("host", "reporter")[number % 2]).samples
    t = np.arange(12 * RATE) / RATE
    buzz = sum(np.sin(2 * np.pi * (110 + number % 7) * k * t) / k for k in range(1, 20))
    return (0.1 * buzz * np.clip(np.sin(2 * np.pi * 3 * t), 0, 1)).astype(np.float32)


def our_run(folder: Path, takes: list[Path]) -> dict:
    work = Work(folder, Kept(folder / "kept"))
    began = time.monotonic()
    parts = [Ident(), *(part(path, number) for number, path in enumerate(takes))]
    mixed = mix(parts, work)
    after_mix = time.monotonic()
    facts = Facts("Benchmark", "Bench", "eng", "BENCH", datetime.date(2026, 1, 1))
    out = folder / "ours"
    out.mkdir()
    masters = make_masters(mixed, facts, out, "bench", work)
    ended = time.monotonic()
    return {
        "seconds": mixed.frames / RATE,
        "mix": after_mix - began,
        "masters": ended - after_mix,
        "whole": ended - began,
        "read": {one.kind.value: measured(one.path) for one in masters if not one.refused},
    }


def part(path: Path, number: int) -> Speech:
    return Speech(
        f"Item {number}",
        path.name,
        lambda: read_take(path.read_bytes()).samples,
        bed=number % 9 == 0,
    )


def their_run(folder: Path, takes: list[Path]) -> dict:
    from pydub import AudioSegment

    environment = os.environ | {"FFMPEG_PATH": ffmpeg.program()}
    began = time.monotonic()
    levelled = folder / "levelled"
    normalize(takes, -23, ("-c:a", "pcm_s16le", "-ext", "wav"), levelled, environment)
    gap = AudioSegment.silent(400, RATE)
    raw, _ = quantised(music.bed(), 16)
    bed = AudioSegment(raw, sample_width=2, frame_rate=RATE, channels=1) - 18
    pieces = []
    for number, path in enumerate(takes):
        said = AudioSegment.from_wav(levelled / path.name)
        pieces.append((said.overlay(bed[: len(said)]) if number % 9 == 0 else said) + gap)
    joined = folder / "joined.wav"
    # Joined from their bytes: adding one to the next is quadratic in pydub.
    pieces[0]._spawn(b"".join(piece.raw_data for piece in pieces)).export(joined, format="wav")
    after_mix = time.monotonic()
    read = {}
    for kind, level, options in PEERS:
        normalize([joined], level, options, folder / kind, environment)
        read[kind] = measured(next((folder / kind).iterdir()))
    ended = time.monotonic()
    return {
        "mix": after_mix - began,
        "masters": ended - after_mix,
        "whole": ended - began,
        "read": read,
    }


def normalize(
    sources: list[Path], level: int, options: tuple[str, ...], target: Path, environment: dict
) -> None:
    subprocess.run(
        [
            *(sys.executable, "-m", "ffmpeg_normalize", *map(str, sources)),
            *(
                "-t",
                str(level),
                "-tp",
                "-1.5",
                "-ar",
                str(RATE),
                *options,
                "-of",
                str(target),
                "-f",
            ),
        ],
        check=True,
        capture_output=True,
        env=environment,
    )


def measured(path: Path) -> float:
    """LUFS of a file as encoded, by the meter of ffmpeg and not ours."""
    told = subprocess.run(
        [ffmpeg.program(), "-nostats", "-i", path, "-af", "ebur128", "-f", "null", "-"],
        capture_output=True,
        check=True,
    ).stderr.decode("utf-8", "replace")
    return float(told[told.rindex("I:") + 2 :].split()[0])


def report(ours: dict, peers: dict) -> None:
    print(f"{'':12}{'ours':>10}{'peers':>10}")
    for row in ("mix", "masters", "whole"):
        print(f"{row + ', s':12}{ours[row]:10.1f}{peers[row]:10.1f}")
    for kind, target in TARGETS.items():
        shown = [str(side["read"].get(kind.value, "none")) for side in (ours, peers)]
        print(f"{kind.value + ', LUFS':16}{target:6.0f}{shown[0]:>10}{shown[1]:>10}")
    inside = [
        kind.value in ours["read"] and abs(ours["read"][kind.value] - target) <= WINDOW
        for kind, target in TARGETS.items()
    ]
    print(
        json.dumps(
            {
                "peer_ratio": round(peers["whole"] / ours["whole"], 2),
                "realtime_x": round(ours["seconds"] / ours["masters"], 1),
                "within_loudness": all(inside),
            }
        )
    )


if __name__ == "__main__":
    main()
