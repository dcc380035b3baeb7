"""The five files of a programme, each measured as it was encoded, and accepted or refused.

The hand-over WAV and its FLAC are the mix with one measured gain. What goes to the web and to
shortwave is compressed and limited. A lossy file is decoded and measured, and made once more with
its gain put right where it misses its window; if it still misses, it is refused and taken away.
"""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from moksori.broadcast.sound import ffmpeg, tags
from moksori.broadcast.sound.bwf import quantised, sidecar, write_bwf
from moksori.broadcast.sound.dynamics import Compressor, Powers, shortwave_band, with_gain
from moksori.broadcast.sound.files import disk_may_be_full, key_of, whole_or_nothing
from moksori.broadcast.sound.held import Held
from moksori.broadcast.sound.meter import Loudness, Meter, measure
from moksori.broadcast.sound.mix import not_there
from moksori.broadcast.sound.peaks import limited_in_blocks
from moksori.broadcast.sound.refusals import ToolFailedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from moksori.broadcast.sound.bwf import Facts
    from moksori.broadcast.sound.dynamics import Curve
    from moksori.broadcast.sound.mix import Mix, Work
    from moksori.broadcast.sound.wav import Samples

WINDOW: Final = 0.5
MOST_PEAK: Final = -1.0
# At 20 kbit/s a decoded peak now and then stands some decibels over the one that went in, however
# low that was held; decoders clip it softly. It is kept under full scale where that costs little.
MOST_OF_OPUS: Final = 0.0
TRIES: Final = 5
# Half the window: the next player's meter may read a little otherwise.
CLOSE: Final = 0.25


class Kind(StrEnum):
    """For whom a master is made."""

    WAV = "wav"
    FLAC = "flac"
    MP3 = "mp3"
    OPUS = "opus"
    SHORTWAVE = "shortwave"


TARGETS = {
    Kind.WAV: -23.0,
    Kind.FLAC: -23.0,
    Kind.MP3: -16.0,
    Kind.OPUS: -16.0,
    Kind.SHORTWAVE: -12.0,
}
ENDINGS = {
    Kind.WAV: ".wav",
    Kind.FLAC: ".flac",
    Kind.MP3: ".mp3",
    Kind.OPUS: ".opus",
    Kind.SHORTWAVE: "_sw.wav",
}
# A codec moves peaks; the limiter leaves it that much room, and more where it was not enough.
LOWEST_CEILING: Final = -4.5
CEILINGS = {Kind.WAV: -1.2, Kind.MP3: -3.2, Kind.OPUS: -4.0, Kind.SHORTWAVE: -1.3}
# What a codec usually takes of the loudness; it saves a second try.
LOSSES = {Kind.MP3: 0.35, Kind.OPUS: 0.4, Kind.SHORTWAVE: 0.2}
CODECS = {
    Kind.MP3: ("-c:a", "libmp3lame", "-b:a", "64k", "-write_id3v2", "0", "-f", "mp3"),
    Kind.OPUS: (
        *("-c:a", "libopus", "-b:a", "20k", "-application", "voip", "-vbr", "on"),
        # Longer frames are smaller and now and then lift a peak by 7 dB.
        *("-frame_duration", "20", "-f", "opus"),
    ),
    Kind.FLAC: ("-c:a", "flac", "-compression_level", "5", "-f", "flac"),
}
PCM24 = ("-f", "s24le", "-ar", "48000", "-ac", "1")
FOR_THE_WEB = (Compressor(-26.0, 2.0, 0.01, 0.2),)
FOR_SHORTWAVE = (Compressor(-38.0, 3.0, 0.05, 0.6), Compressor(-26.0, 4.0, 0.005, 0.08))


@dataclass(frozen=True, slots=True)
class Master:
    """A file that was made, and what a meter says of it.

    Attributes:
        kind: For whom.
        path: Where it is; where it is not, if it was refused.
        sha256: Of its bytes; empty if it was refused.
        loudness: Of what a player hears of it.
        refused: Why it was not accepted; empty if it was.
    """

    kind: Kind
    path: Path
    sha256: str
    loudness: Loudness
    refused: str = ""


@dataclass(frozen=True, slots=True)
class _Order:
    mix: Mix
    facts: Facts
    folder: Path
    stem: str
    work: Work

    def path(self, kind: Kind) -> Path:
        return self.folder / (self.stem + ENDINGS[kind])


def make_masters(mix: Mix, facts: Facts, folder: Path, stem: str, work: Work) -> tuple[Master, ...]:
    """Write all five, and the sidecar `<stem>.json`, on two cores.

    Args:
        mix: The programme.
        facts: What the files say; the marks are the mix's.
        folder: Exists.
        stem: ASCII; how the files' names begin.
        work: Whom to tell and who may stop it.

    Raises:
        DiskFullError: no room; no half file is left.
        CancelledError, StepsGoneError: stopped; no half file is left.
        ToolFailedError: an encoder failed.
    """
    order = _Order(mix, replace(facts, marks=mix.marks), folder, stem, work)
    shown, loudness = _surveyed(mix)
    jobs: tuple[Callable[[], list[Master]], ...] = (
        lambda: _wav_and_flac(order, loudness),
        lambda: [_shortwave(order)],
        lambda: [_lossy(order, Kind.OPUS, shown)],
        lambda: [_lossy(order, Kind.MP3, shown)],
    )
    with ThreadPoolExecutor(2) as pool:
        running = [pool.submit(job) for job in jobs]
        made: list[Master] = []
        for number, one in enumerate(running):
            made += one.result()
            work.tell((number + 1) / len(jobs), "masters")
    with whole_or_nothing(folder / f"{stem}.json") as file:
        file.write(sidecar(order.facts, order.path(Kind.WAV).name))
    return tuple(sorted(made, key=lambda master: list(Kind).index(master.kind)))


def verdict(kind: Kind, loudness: Loudness) -> str:
    """Why a file of this kind may not leave as it is; empty if it may."""
    off = loudness.integrated - TARGETS[kind]
    if abs(off) > WINDOW:
        reads = f"{loudness.integrated:.1f} LUFS"
        return f"It reads {reads}; it must be within {WINDOW} of {TARGETS[kind]}."
    if loudness.true_peak > MOST_PEAK and kind is not Kind.OPUS:
        return f"Its peaks reach {loudness.true_peak:.1f} dBTP; they must stay under {MOST_PEAK}."
    return ""


def _surveyed(mix: Mix) -> tuple[Curve, Loudness]:
    powers, meter = Powers(), Meter()
    for block in mix.blocks():
        powers.feed(block)
        meter.feed(block)
    return powers.shown(), meter.loudness()


def _wav_and_flac(order: _Order, mixed: Loudness) -> list[Master]:
    gain = TARGETS[Kind.WAV] - mixed.integrated
    target = order.path(Kind.WAV)
    heard = write_bwf(
        target,
        _watched(_with_one_gain(order.mix, gain, Kind.WAV), order, "wav"),
        order.facts,
        frames=order.mix.frames,
    )
    wav = _judged(order, Kind.WAV, heard)
    if wav.refused:
        return [wav]
    return [wav, _flac(order, gain, heard)]


def _with_one_gain(mix: Mix, gain: float, kind: Kind) -> Iterator[Samples]:
    factor = np.float32(10 ** (gain / 20))
    louder = (block * factor for block in mix.blocks())
    return limited_in_blocks(louder, 10 ** (CEILINGS[kind] / 20))


def _flac(order: _Order, gain: float, heard: Loudness) -> Master:
    target = order.path(Kind.FLAC)
    written = hashlib.sha256()

    def raw() -> Iterator[bytes]:
        for block in _with_one_gain(order.mix, gain, Kind.WAV):
            piece, _ = quantised(block, 24)
            written.update(piece)
            yield piece

    _encoded(raw(), PCM24, Kind.FLAC, target, order)
    tags.tag_flac(target, order.facts, order.mix.frames)
    read = hashlib.sha256()
    for piece in ffmpeg.decoded(target, ("-f", "s24le")):
        read.update(piece)
    if read.digest() != written.digest():
        target.unlink()
        msg = "The archive's copy does not sound as it was written; it was deleted."
        raise ToolFailedError(msg)
    # Sample for sample the WAV: so are its figures.
    return _judged(order, Kind.FLAC, heard)


def _lossy(order: _Order, kind: Kind, shown: Curve) -> Master:
    curve = _curve(shown, FOR_THE_WEB)

    def attempt(gain: float, ceiling: float) -> Loudness:
        return _try(order, kind, with_gain(order.mix.blocks(), curve, gain), ceiling)

    return _judged(order, kind, _within(kind, with_gain(order.mix.blocks(), curve), attempt))


def _within(
    kind: Kind, blocks: Iterable[Samples], attempt: Callable[[float, float], Loudness]
) -> Loudness:
    """Make a file, and again with gain and ceiling put right, until it reads as it must."""
    loud = Held(blocks)
    wanted, ceiling = TARGETS[kind] + LOSSES[kind], CEILINGS[kind]
    most = MOST_OF_OPUS if kind is Kind.OPUS else MOST_PEAK
    heard, step, before = attempt(loud.gain(wanted, ceiling), ceiling), 1.0, 0.0
    for _ in range(TRIES - 1):
        off = TARGETS[kind] - heard.integrated
        over = heard.true_peak - most
        if abs(off) <= CLOSE and (over <= 0 or ceiling <= LOWEST_CEILING):
            break
        # Of a short or gapped sound a quarter may mislead: what swings is taken by halves.
        step, before = (step / 2 if off * before < 0 else step), off
        wanted += step * off
        ceiling = max(LOWEST_CEILING, ceiling - (over + 0.4 if over > 0 else 0.0))
        heard = attempt(loud.gain(wanted, ceiling), ceiling)
    return heard


def _try(order: _Order, kind: Kind, blocks: Iterable[Samples], ceiling: float) -> Loudness:
    """Encode, tag, decode, measure."""
    target = order.path(kind)
    held = limited_in_blocks(blocks, 10 ** (ceiling / 20))
    raw = (block.tobytes() for block in _watched(held, order, kind.value))
    _encoded(raw, ffmpeg.RAW, kind, target, order)
    tagged = tags.tag_mp3 if kind is Kind.MP3 else tags.tag_opus
    with disk_may_be_full():
        tagged(target, order.facts, order.mix.frames)
    return _heard(target)


def _shortwave(order: _Order) -> Master:
    kind = Kind.SHORTWAVE
    powers = Powers()
    for block in _band(order):
        powers.feed(block)
    curve = _curve(powers.shown(), FOR_SHORTWAVE)

    def attempt(gain: float, ceiling: float) -> Loudness:
        return _write_shortwave(order, curve, gain, ceiling)

    return _judged(order, kind, _within(kind, with_gain(_band(order), curve), attempt))


def _write_shortwave(order: _Order, curve: Curve, gain: float, ceiling: float) -> Loudness:
    kind = Kind.SHORTWAVE
    held = limited_in_blocks(with_gain(_band(order), curve, gain), 10 ** (ceiling / 20))
    watched = _watched(held, order, kind.value)
    return write_bwf(order.path(kind), watched, order.facts, frames=order.mix.frames, bits=16)


def _band(order: _Order) -> Iterator[Samples]:
    """The mix in the transmitter's band; filtered once, then taken from what is kept."""
    kept, number = order.work.kept, len(order.mix.keys)
    keys = [key_of("band", order.mix.key, place) for place in range(number)]
    if all(kept.has(key) for key in keys):
        yield from (kept.sound(key, not_there) for key in keys)
        return
    for key, block in zip(keys, shortwave_band(order.mix.blocks()), strict=True):
        order.work.go_on(0.0, Kind.SHORTWAVE.value)
        yield kept.sound(key, partial(np.asarray, block))


def _curve(shown: Curve, compressors: Iterable[Compressor]) -> Curve:
    total = np.zeros(len(shown))
    for compressor in compressors:
        total = total + compressor.curve(shown + total)
    return total


def _encoded(
    raw: Iterable[bytes], made_of: tuple[str, ...], kind: Kind, target: Path, order: _Order
) -> None:
    part = target.with_name(f".{target.name}.part")
    ffmpeg.encode(raw, made_of, CODECS[kind], part, order.work.stopped)
    part.replace(target)


def _heard(target: Path) -> Loudness:
    return measure(
        np.frombuffer(piece, "<f4") for piece in _whole_samples(ffmpeg.decoded(target, ffmpeg.RAW))
    )


def _whole_samples(pieces: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in pieces:
        line = rest + piece
        whole = len(line) // 4 * 4
        rest = line[whole:]
        yield line[:whole]


def _watched(blocks: Iterable[Samples], order: _Order, step: str) -> Iterator[Samples]:
    done = 0
    for block in blocks:
        order.work.go_on(done / max(1, order.mix.frames), step)
        yield block
        done += len(block)


def _judged(order: _Order, kind: Kind, heard: Loudness) -> Master:
    target = order.path(kind)
    refused = verdict(kind, heard)
    if refused:
        target.unlink(missing_ok=True)
        return Master(kind, target, "", heard, refused)
    with target.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Master(kind, target, digest, heard)
