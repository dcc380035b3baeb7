"""A full disk, told as what it is wherever it is met."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from moksori.terms.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class NoRoomError(RefusedError):
    """The disk is full. What was written before is safe; this is not there at all."""

    code = "store.no_room"
    hint = "Make room on the disk of the data folder and do it again; nothing is lost."


@contextmanager
def no_room_is_told() -> Iterator[None]:
    """Turn the operating system's word for a full disk into ours.

    Raises:
        NoRoomError: there was no room.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        # No cause: it names the file, and a path can hold a word somebody chose.
        raise NoRoomError("there is no room on the disk of the data folder") from None
