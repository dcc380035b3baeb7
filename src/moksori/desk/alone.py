"""The lock by which one process at a time works in a desk."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from moksori.terms.errors import RefusedError


class DeskBusyError(RefusedError):
    """Another worker of this desk is at work."""

    code = "desk.busy"
    hint = "Wait until the other command has ended, or stop it; nothing is lost either way."


@contextmanager
def alone() -> Iterator[None]:
    """Be the only one at work in this desk, for what nobody else may see half done.

    Raises:
        DeskBusyError: somebody is at work in it.
    """
    lock = Path(settings.KEYS_FOLDER) / "worker.lock"
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = "a worker is at work on this desk"
            raise DeskBusyError(message) from None
        yield
