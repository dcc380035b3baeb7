"""The one place that starts ffmpeg: no network, no files but the given one, ends in time.

What comes in is untrusted. It lies in memory, is passed as an open descriptor, and ffmpeg may open
nothing else: no play list, no reference inside a file leads anywhere, and no file's name is told.
"""

from __future__ import annotations

import contextlib
import errno
import os
import resource
import signal
import subprocess
import threading
from dataclasses import dataclass
from functools import cache
from typing import IO, TYPE_CHECKING

import imageio_ffmpeg

from moksori.broadcast.sound.refusals import (
    CancelledError,
    DiskFullError,
    MissingProgramError,
    ToolFailedError,
    TooSlowSoundError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

# Kinds that a recorder, a telephone or an editor makes. None of them is a list of other files.
KINDS = "wav,w64,aiff,caf,flac,ogg,mp3,aac,mov,matroska,webm,amr,amrnb,amrwb,asf,avi,mpegts,mpeg"
MEMORY = 2 << 30
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
QUIET = ("-hide_banner", "-nostdin", "-nostats")
PIECE = 1 << 20
RAW = ("-f", "f32le", "-ar", "48000", "-ac", "1")


@cache
def program() -> str:
    """Where ffmpeg is.

    Raises:
        MissingProgramError: the library came without it.
    """
    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as error:
        msg = "ffmpeg is not on this machine."
        raise MissingProgramError(
            msg, hint="Install the package ffmpeg, or imageio-ffmpeg with its program."
        ) from error


@dataclass(frozen=True, slots=True)
class Read:
    """What ffmpeg made of untrusted bytes.

    Attributes:
        sound: Samples as float32, one channel; empty where it could read none.
        told: What it said of the streams inside.
    """

    sound: bytes
    told: str


def read_untrusted(untrusted: bytes, *, rate: int, seconds: float, patience: float = 60.0) -> Read:
    """Decode bytes of whatever kind to one channel of float32.

    Args:
        untrusted: The file.
        rate: Samples a second to give.
        seconds: Never more sound than this.
        patience: Seconds after which it is ended.

    Raises:
        TooSlowSoundError: it took longer.
        MissingProgramError: there is no ffmpeg.
    """
    with _in_memory(untrusted) as descriptor:
        process = subprocess.Popen(
            [
                *(program(), *QUIET, "-loglevel", "info", "-threads", "1"),
                *("-protocol_whitelist", "fd,pipe", "-format_whitelist", KINDS),
                *("-fd", str(descriptor), "-i", "fd:", "-map", "0:a:0", "-map_metadata", "-1"),
                *("-vn", "-sn", "-dn", "-t", f"{seconds:.3f}", "-ac", "1", "-ar", str(rate)),
                *("-f", "f32le", "pipe:1"),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            pass_fds=(descriptor,),
            env={"LC_ALL": "C"},
            cwd="/",
        )
        _limit(process.pid, int(patience) + 1)
        try:
            sound, told = process.communicate(timeout=patience)
        except subprocess.TimeoutExpired as error:
            process.kill()
            process.communicate()
            msg = f"Reading the sound took more than {patience:.0f} seconds."
            raise TooSlowSoundError(msg) from error
    return Read(sound, told.decode("utf-8", "replace"))


def encode(
    blocks: Iterable[bytes],
    made_of: Sequence[str],
    options: Sequence[str],
    target: Path,
    stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Write sound of our own to `target` by an encoder of ffmpeg.

    Args:
        blocks: The samples, in order.
        made_of: How ffmpeg reads them, as `RAW`.
        options: The encoder and its settings.
        target: Written over.
        stopped: Asked between blocks.

    Raises:
        DiskFullError, CancelledError, ToolFailedError: nothing is left at `target`.
    """
    process = subprocess.Popen(
        [
            *(program(), *QUIET, "-loglevel", "error", "-y", "-protocol_whitelist", "file,pipe"),
            *(*made_of, "-i", "pipe:0", "-map_metadata", "-1"),
            *("-fflags", "+bitexact", "-flags:a", "+bitexact", "-threads", "1"),
            *(*options, f"file:{target}"),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={"LC_ALL": "C"},
    )
    try:
        told = _fed(process, blocks, stopped)
        _raise_if_failed(process.returncode, told)
    except BaseException:
        _end(process)
        with contextlib.suppress(OSError):
            target.unlink(missing_ok=True)
        raise


def decoded(source: Path, form: Sequence[str], piece: int = PIECE) -> Iterator[bytes]:
    """The sound of a file of ours, as it is decoded.

    Args:
        source: The file.
        form: What to give, such as `RAW`.
        piece: Bytes at a time.

    Raises:
        ToolFailedError: it cannot be decoded.
    """
    process = subprocess.Popen(
        [
            *(program(), *QUIET, "-loglevel", "error", "-protocol_whitelist", "file,pipe"),
            *("-i", f"file:{source}", "-map", "0:a:0", *form, "pipe:1"),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"LC_ALL": "C"},
    )
    output = _stream(process.stdout)
    try:
        while got := output.read(piece):
            yield got
    finally:
        output.close()
        ended = process.wait()
    if ended:
        msg = "A file just written cannot be decoded."
        raise ToolFailedError(msg)


@contextlib.contextmanager
def _in_memory(data: bytes) -> Iterator[int]:
    descriptor = os.memfd_create("sound")
    try:
        with os.fdopen(os.dup(descriptor), "wb") as file:
            file.write(data)
        os.lseek(descriptor, 0, os.SEEK_SET)
        yield descriptor
    finally:
        os.close(descriptor)


def _limit(pid: int, seconds: int) -> None:
    # It may have ended already.
    with contextlib.suppress(ProcessLookupError):
        resource.prlimit(pid, resource.RLIMIT_CPU, (seconds, seconds))
        resource.prlimit(pid, resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, 0))


def _fed(
    process: subprocess.Popen[bytes], blocks: Iterable[bytes], stopped: Callable[[], bool]
) -> str:
    told: list[bytes] = []
    complaints = _stream(process.stderr)
    listener = threading.Thread(target=lambda: told.append(complaints.read()), daemon=True)
    listener.start()
    # A pipe that broke says nothing of why; what ffmpeg told does.
    with contextlib.suppress(BrokenPipeError), _stream(process.stdin) as entry:
        for block in blocks:
            if stopped():
                msg = "The encoding was stopped."
                raise CancelledError(msg)
            entry.write(block)
    process.wait()
    listener.join()
    complaints.close()
    return b"".join(told).decode("utf-8", "replace")


def _raise_if_failed(ended: int, told: str) -> None:
    if not ended:
        return
    limit = ended == -signal.SIGXFSZ
    if limit or any(os.strerror(number) in told for number in FULL):
        msg = "The disk is full."
        raise DiskFullError(msg)
    msg = "ffmpeg could not write the sound."
    raise ToolFailedError(msg)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stderr):
        # What was not yet written cannot be any more.
        with contextlib.suppress(OSError):
            if pipe is not None:
                pipe.close()


def _stream(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:  # pragma: no cover - every call above asks for its pipes
        msg = "The program was started without a pipe."
        raise ToolFailedError(msg)
    return pipe
