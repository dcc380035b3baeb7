"""Files of many editions made by several processes, where the machine has the processors."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Self

from moksori.publishing.site_edition import SiteEdition
from moksori.terms.errors import MoksoriError

Files = Mapping[str, bytes]
Wanted = tuple[SiteEdition, frozenset[str]]
"""An edition, and the paths of those of its files that must be made."""


class WorkshopError(MoksoriError):
    """A process that made pages and papers ended before it was done."""

    code = "publishing.workshop"
    hint = "Free some memory and make the site again; what is shown to readers is unchanged."


class Workshop:
    """Some processes that make files; with one worker there are none, and files are made later."""

    def __init__(self, workers: int) -> None:
        """Start the processes: fresh ones, that have nothing of this one but what they are sent."""
        self._started: list[tuple[BaseProcess, Connection]] = []
        spawn = multiprocessing.get_context("spawn")
        for _ in range(workers if workers > 1 else 0):
            ours, theirs = spawn.Pipe()
            # They end when our end of the pipe is closed, also where we are killed.
            process = spawn.Process(target=_work, args=(theirs,), daemon=True)
            process.start()
            theirs.close()
            self._started.append((process, ours))

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

    def make(self, tasks: Iterable[Wanted], *, pages_only: bool) -> Iterator[Files]:
        """Yield the wanted files of each edition, in order; nothing where they are made later.

        Raises:
            PaperError: a paper could not be set.
            WorkshopError: a process ended before it was done.
        """
        if not self._started:
            yield from ({} for _ in tasks)
            return
        pipes = [pipe for _, pipe in self._started]
        sent: list[Connection | None] = []
        waiting = list(tasks)
        for number in range(len(waiting) + len(pipes)):
            # Each process has one task at a time, and one process is one task ahead of the other.
            if number >= len(pipes):
                yield _answer(sent[number - len(pipes)])
            if number < len(waiting):
                edition, wanted = waiting[number]
                pipe = pipes[number % len(pipes)] if wanted else None
                if pipe is not None:
                    pipe.send((edition.placed, edition.languages, wanted, pages_only))
                sent.append(pipe)
            else:
                sent.append(None)


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
            placed, languages, wanted, pages_only = pipe.recv()
            artefacts = SiteEdition(placed, languages).artefacts(pages_only=pages_only)
            try:
                answer: Files | MoksoriError = {
                    one.path: one.make() for one in artefacts if one.path in wanted
                }
            except MoksoriError as error:
                answer = error
            pipe.send(answer)
