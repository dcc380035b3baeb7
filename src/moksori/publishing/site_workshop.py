"""Files of many editions made by several processes, where the machine has the processors."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain, cycle, islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Self

from moksori.terms.errors import MoksoriError

Files = Mapping[str, bytes]
Wanted = Mapping[str, Callable[[], bytes]]
"""The path of each file that must be made, and how; it can be sent to another process."""


class WorkshopError(MoksoriError):
    """A process that made pages and papers ended before it was done."""

    code = "publishing.workshop"
    hint = "Free some memory and make the site again; what is shown to readers is unchanged."


class Workshop:
    """Some processes that make files, started once it is worth it; else files are made later.

    Args:
        workers: How many processes; with one there are none.
        worth: From so many files on that must be made, they are started.
    """

    def __init__(self, workers: int, worth: int) -> None:
        self._workers = workers
        self._worth = worth
        self._started: list[tuple[BaseProcess, Connection]] = []

    def __enter__(self) -> Self:
        """Return the workshop."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the processes go."""
        for process, pipe in self._started:
            pipe.close()
            process.terminate()
            process.join()
            process.close()

    def make(self, tasks: Iterable[Wanted]) -> Iterator[Files]:
        """Hand out the first tasks, and give what is made of each, in their order.

        Args:
            tasks: Taken as they are needed. Of a task that nobody was started for nothing is made.

        Raises:
            PaperError: a paper could not be set.
            WorkshopError: a process ended before it was done.
        """
        coming, first, wanted = iter(tasks), list[Wanted](), 0
        for task in coming if self._workers > 1 else ():
            first.append(task)
            wanted += len(task)
            if wanted >= self._worth:
                self._start()
                return self._hand_out(chain(first, coming))
        return ({} for _ in chain(first, coming))

    def _start(self) -> None:
        """Start the processes: fresh ones, that have nothing of this one but what they are sent."""
        spawn = multiprocessing.get_context("spawn")
        for _ in range(self._workers):
            ours, theirs = spawn.Pipe()
            # They end when our end of the pipe is closed, also where we are killed.
            process = spawn.Process(target=_work, args=(theirs,), daemon=True)
            process.start()
            theirs.close()
            self._started.append((process, ours))

    def _hand_out(self, tasks: Iterator[Wanted]) -> Iterator[Files]:
        """Give each process a task at once, and the next one when it is done."""
        pipes = cycle([pipe for _, pipe in self._started])
        sent = deque(
            _send(task, pipe)
            for task, pipe in zip(islice(tasks, len(self._started)), pipes, strict=False)
        )
        return self._answers(sent, tasks, pipes)

    def _answers(
        self,
        sent: deque[Connection | None],
        tasks: Iterator[Wanted],
        pipes: Iterator[Connection],
    ) -> Iterator[Files]:
        """Give the answers in the order of the tasks; no process waits while they are put away."""
        while sent:
            # What it is to do next is found out while it works.
            task = next(tasks, None)
            files = _answer(sent.popleft())
            if task is not None:
                sent.append(_send(task, next(pipes)))
            yield files


def _send(task: Wanted, pipe: Connection) -> Connection | None:
    """Send a task, and return where its answer comes from; nobody is asked to make nothing."""
    if not task:
        return None
    pipe.send(task)
    return pipe


def _answer(pipe: Connection | None) -> Files:
    """Return what a process made; a mistake of its is raised here."""
    if pipe is None:
        return {}
    try:
        told = pipe.recv()
    except EOFError:
        raise WorkshopError("a process that makes pages has ended") from None
    if isinstance(told, MoksoriError):
        raise told
    files: Files = told
    return files


def _work(pipe: Connection) -> None:
    """Make what is asked for until nobody asks any more."""
    with suppress(EOFError, KeyboardInterrupt, BrokenPipeError):
        while True:
            task = pipe.recv()
            try:
                answer: Files | MoksoriError = {path: make() for path, make in task.items()}
            except MoksoriError as error:
                answer = error
            pipe.send(answer)
