"""Reading accounts in processes of their own, so that every core reads.

Such a process gets the bytes of one account after another and gives back what it read; it opens
no database and holds no key. When the desk ends, however it ends, it ends too. What it says is
taken as values of `terms` and of nothing else, since it has read what strangers wrote.
"""

from __future__ import annotations

import io
import os
import pickle
import queue
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from moksori.casefile.likeness import bands
from moksori.intake.reading import is_container, read
from moksori.intake.structure import structure
from moksori.terms.account import Decoded, Structure
from moksori.terms.errors import InvalidError

_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading one account.

    Attributes:
        decoded: Its text, or None where it was not read.
        structure: Who speaks where, or None.
        codes: By these a near-double is found.
        error: Code of the error that kept it from being read, or empty.
        aside: True where it has to be read in the desk's own process: a container, or something
            over which the reader died.
    """

    decoded: Decoded | None = None
    structure: Structure | None = None
    codes: tuple[int, ...] = ()
    error: str = ""
    aside: bool = False


class _Values(pickle.Unpickler):
    """Takes values of `terms`, and what they are built of, and refuses everything else."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class that may be named."""
        if module.startswith("moksori.terms.") or (module, name) == (__name__, "Reading"):
            return super().find_class(module, name)
        message = "a reader named something that is no value"
        raise pickle.UnpicklingError(message)


class Reader:
    """One process that reads."""

    def __init__(self) -> None:
        self._process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        return subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**kept, "PYTHONPATH": str(_ROOT)},
        )

    def read(self, untrusted: bytes, name: str) -> Reading:
        """Read one account; a process that dies over it is replaced, and says so."""
        told, said = self._process.stdin, self._process.stdout
        if told is None or said is None:
            return Reading(aside=True)
        try:
            _send(told, pickle.dumps((untrusted, name)))
            answer = _Values(io.BytesIO(_receive(said))).load()
        except (OSError, EOFError, pickle.UnpicklingError):
            self.close()
            self._process = self._start()
            return Reading(aside=True)
        return answer if isinstance(answer, Reading) else Reading(aside=True)

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with suppress(OSError):  # what was not yet written has nobody to read it
                    stream.close()


class Readers:
    """As many readers as there are cores."""

    def __init__(self, count: int) -> None:
        self._free: queue.Queue[Reader] = queue.Queue()
        self._all = [Reader() for _ in range(count)]
        for one in self._all:
            self._free.put(one)
        self._threads = ThreadPoolExecutor(count)

    def read(self, accounts: Sequence[tuple[bytes, str]]) -> list[Future[Reading]]:
        """Begin to read accounts (bytes and name); the order stays."""
        return [self._threads.submit(self._read, *one) for one in accounts]

    def _read(self, untrusted: bytes, name: str) -> Reading:
        reader = self._free.get()
        try:
            return reader.read(untrusted, name)
        finally:
            self._free.put(reader)

    def close(self) -> None:
        """End all of them."""
        self._threads.shutdown(cancel_futures=True)
        for one in self._all:
            one.close()


@contextmanager
def readers(count: int = 0) -> Iterator[Readers]:
    """Hold readers for a while: as many as there are cores, unless said otherwise."""
    held = Readers(count or len(os.sched_getaffinity(0)))
    try:
        yield held
    finally:
        held.close()


def read_one(untrusted: bytes, name: str) -> Reading:
    """Read one account, here."""
    if is_container(untrusted, name):
        return Reading(aside=True)
    try:
        decoded = read(untrusted, name)
        return Reading(decoded, structure(decoded), bands(decoded.text))
    except InvalidError as error:
        return Reading(error=error.code)


def _send(stream: IO[bytes], data: bytes) -> None:
    stream.write(len(data).to_bytes(8) + data)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes:
    head = stream.read(8)
    size = int.from_bytes(head)
    data = stream.read(size)
    if len(head) < 8 or len(data) < size:
        raise EOFError
    return data


def main() -> None:
    """Read until the desk has nothing more, or is gone."""
    # Under its own name, so that the desk knows the class again.
    from moksori.desk import aside

    while True:
        try:
            untrusted, name = pickle.loads(_receive(sys.stdin.buffer))  # noqa: S301 - from the desk itself
        except EOFError:
            return
        _send(sys.stdout.buffer, pickle.dumps(aside.read_one(untrusted, name)))


if __name__ == "__main__":
    main()
