"""Files that others put beside the pages: sounds, transcripts, chapters, the podcast feed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from moksori.publishing.checks import PlanError
from moksori.publishing.folder import UNFINISHED, Content
from moksori.terms.edition import EditionPlan
from moksori.terms.listening import Listening

Beside = tuple[str, str, Callable[[], Content]]
"""The path of a file, a digest of what it is made of, and how its bytes, or a file, are made."""

PATH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")


def paths_of(beside: Sequence[Beside]) -> frozenset[str]:
    """Return where these files stand."""
    return frozenset(path for path, _, _ in beside)


def check_beside(
    plans: Sequence[EditionPlan], beside: Sequence[Beside], ours: Iterable[str]
) -> None:
    """Let files pass that can stand beside the pages of these editions.

    Args:
        plans: Editions; every file that a programme of theirs names must be there.
        beside: The files.
        ours: Paths of all that is made of the editions themselves.

    Raises:
        PlanError: a path is none, is taken, or is missing; the message names its number only.
    """
    taken = {path.casefold() for path in ours}
    for number, (path, key, _) in enumerate(beside, start=1):
        if not PATH.fullmatch(path) or path.endswith(UNFINISHED):
            raise PlanError(f"file {number} beside the pages has a path that is none")
        if path.casefold() in taken:
            raise PlanError(f"file {number} beside the pages has the path of another file")
        if not key:
            raise PlanError(f"file {number} beside the pages does not say what it is made of")
        taken.add(path.casefold())
    there = paths_of(beside)
    for number, plan in enumerate(plans, start=1):
        if any(not _files_of(told) <= there for told in plan.heard):
            raise PlanError(f"a file of a programme of edition {number} is not beside the pages")


def _files_of(told: Listening) -> set[str]:
    """Return the paths of all files of a programme."""
    files = {one.path for one in told.sounds} | {one.path for one in told.transcripts}
    return files | ({told.chapters_path} if told.chapters_path else set())
