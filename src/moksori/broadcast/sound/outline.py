"""The outline of a programme's sound: how high it stands, column by column, for a picture of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from moksori.broadcast.sound.wav import Samples

COLUMNS = 600
HIGHEST = 100


def outline(blocks: Iterable[Samples], frames: int, columns: int = COLUMNS) -> list[int]:
    """Return the highest sample of each column, the highest of all as 100.

    Args:
        blocks: The sound in order.
        frames: How many samples it has.
        columns: How many columns the picture has.
    """
    highest = np.zeros(columns, np.float32)
    start = 0
    for block in blocks:
        at = (np.arange(start, start + len(block)) * columns) // max(1, frames)
        np.maximum.at(highest, np.minimum(at, columns - 1), np.abs(block))
        start += len(block)
    top = float(highest.max(initial=0.0))
    return [round(HIGHEST * float(one) / top) for one in highest] if top > 0 else [0] * columns
