"""`moksori figures`: how many acts, by what, as pages, charts and CSV, past the gate."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from moksori.cli.clock import now
from moksori.desk.opening import open_existing
from moksori.terms.errors import InvalidError
from moksori.terms.table import AXES, Axes, Axis


class NoSuchAxisError(InvalidError):
    """Acts were to be counted by something that they are not counted by."""

    code = "cli.no_such_axis"
    hint = "Count by month, year, place, type or institution; two of them with a comma between."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--home", type=Path, required=True, help="the folder of the desk")
    parser.add_argument("--keys", type=Path, help="the folder of its keys")
    parser.add_argument("--out", type=Path, required=True, help="a new folder for the files")
    parser.add_argument(
        "--by",
        action="append",
        default=[],
        metavar="AXES",
        help="month, year, place, type or institution, or two with a comma; may be given again",
    )
    parser.add_argument(
        "--threshold",
        type=int,
        default=0,
        help="counts from 1 to one below it are withheld (default: the desk's own, 5)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Count, write the files, and say what is in them and what is not.

    Raises:
        NoDeskError: there is no desk in the folder.
        NoSuchAxisError: acts are not counted by that.
    """
    tables = tuple(_axes(told) for told in arguments.by)
    open_existing(arguments.home, keys=arguments.keys)
    from moksori.desk import figures, work

    with work.sole_worker(now()):
        told, seal = figures.export(
            arguments.out, by="cli", at=now(), tables=tables, threshold=arguments.threshold
        )
    sys.stdout.write(f"{told.acts:8,} acts may be counted in public\n")
    for one in told.figures.tables:
        held = sum(count is None for count in one.table.cells.values())
        sys.stdout.write(f"{held:8,} counts withheld by {' and '.join(one.table.axes)}\n")
    for axes, why in told.figures.missing:
        sys.stdout.write(f"no table by {' and '.join(axes)}: {why.value.replace('_', ' ')}\n")
    sys.stdout.write(f"{len(seal.files)} files, all read by the gate\n")
    sys.stdout.write(f"{arguments.out / 'index.html'}\n")
    return 0


def _axes(told: str) -> Axes:
    """Return axes in their order, however they were named."""
    names = [one.strip() for one in told.split(",")]
    known = {axis.value: axis for axis in AXES}
    if any(name not in known for name in names) or len(set(names)) != len(names):
        raise NoSuchAxisError("--by names something that acts are not counted by")
    found: list[Axis] = [known[name] for name in names]
    return tuple(sorted(found, key=AXES.index))
