"""Where the places of a pack lie, for maps; a pack without the file has no map."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from moksori.packs.loader import folder_of
from moksori.terms.errors import InvalidError

FILE = "coordinates.csv"
HEAD = ["place", "latitude", "longitude"]


class CoordinatesError(InvalidError):
    """The coordinates of a pack cannot be read."""

    code = "packs.coordinates"
    hint = "Give each place one line: its id, degrees north, degrees east, with a point."


@cache
def coordinates(code: str) -> Mapping[str, tuple[float, float]]:
    """Return id of a place → degrees north and degrees east; empty where the pack says nothing.

    Args:
        code: Of the pack, such as `kp`.

    Raises:
        PackMissingError: no pack has this code.
        CoordinatesError: the file is not as it should be.
    """
    file = folder_of(code) / FILE
    if not file.is_file():
        return MappingProxyType({})
    lines = (line for line in file.read_text("utf-8").splitlines() if not line.startswith("#"))
    rows = list(csv.reader(lines))
    if not rows or rows[0] != HEAD:
        raise CoordinatesError("the coordinates do not begin with their three heads")
    try:
        found = {place: (float(north), float(east)) for place, north, east in rows[1:]}
    except ValueError:
        raise CoordinatesError("a line of the coordinates has not three fields") from None
    if any(abs(north) > 90 or abs(east) > 180 for north, east in found.values()):
        raise CoordinatesError("a place lies outside of the world")
    return MappingProxyType(found)
