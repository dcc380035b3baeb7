"""Sounds for the tests: short, made of sums of tones, each a pure function of its arguments."""

import io
import subprocess
import wave

import numpy as np

from moksori.broadcast.sound.ffmpeg import program

RATE = 48_000


def tone(seconds, hertz=440.0, level=0.1, rate=RATE):
    t = np.arange(round(seconds * rate)) / rate
    return (level * np.sin(2 * np.pi * hertz * t)).astype(np.float32)


def voice(seconds, level=0.1, seed=1):
    """Something like speech: a buzz in syllables with pauses, peaks well above its mean."""
    t = np.arange(round(seconds * RATE)) / RATE
    pitch = 120 + 10 * np.sin(2 * np.pi * 0.7 * t + seed)
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    buzz = sum(np.sin(k * phase + k * k * seed) / k for k in range(1, 30))
    syllables = np.clip(np.sin(2 * np.pi * 3.1 * t + seed), 0, 1) ** 0.6
    return (level * buzz * syllables).astype(np.float32)


def wav_bytes(samples, rate=RATE, bits=16, channels=1):
    frames = np.repeat(np.asarray(samples)[:, None], channels, axis=1)
    whole = np.clip(np.rint(frames * (1 << (bits - 1))), -(1 << (bits - 1)), (1 << (bits - 1)) - 1)
    whole = whole.astype("<i4")
    raw = whole.view(np.uint8).reshape(-1, 4)[:, : bits // 8].tobytes()
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(bits // 8)
        file.setframerate(rate)
        file.writeframes(raw)
    return out.getvalue()


def through_ffmpeg(data, *options, more=()):
    """The sound in another format, by ffmpeg itself."""
    done = subprocess.run(
        [
            program(),
            "-hide_banner",
            "-loglevel",
            "error",
            *more,
            "-i",
            "pipe:0",
            *options,
            "pipe:1",
        ],
        input=data,
        capture_output=True,
        check=True,
    )
    return done.stdout
