"""What is to be received: the worked example, or files and folders, never all in memory at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from moksori.desk.intake import Arrival
from moksori.packs.examples import example_accounts


@dataclass(frozen=True, slots=True)
class Arriving:
    """One file on its way into the desk; `untrusted` reads its bytes."""

    name: str
    arrival: Arrival
    untrusted: Callable[[], bytes]


def from_example() -> list[Arriving]:
    """Return the worked example; all of it is invented."""
    return [
        Arriving(
            one.name,
            Arrival(one.medium, one.pack, invented=True, open_to_desk=True),
            partial(bytes, one.data),
        )
        for one in example_accounts()
    ]


def from_paths(paths: Sequence[Path], pack: str, *, open_to_desk: bool = False) -> list[Arriving]:
    """Return the files named, and all files of the folders named, in a steady order."""
    arrival = Arrival("file", pack, open_to_desk=open_to_desk)
    return [Arriving(path.name, arrival, path.read_bytes) for path in _files(paths)]


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            inside = sorted(path.rglob("*"))
            yield from (one for one in inside if one.is_file() and not one.is_symlink())
        else:
            yield path
