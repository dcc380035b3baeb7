"""`moksori reindex`: the index that searches ask, made anew from the record."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from moksori.cli.clock import now


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--home", type=Path, required=True, help="the folder of the desk")
    parser.add_argument("--keys", type=Path, help="the folder of its keys")


def run(arguments: argparse.Namespace) -> int:
    """Make the index anew.

    Raises:
        NoDeskError: there is no desk in the folder.
        DeskBusyError: somebody is at work in it.
    """
    from moksori.desk.opening import open_existing

    open_existing(arguments.home, keys=arguments.keys)
    from moksori.desk import indexing
    from moksori.desk.alone import alone

    with alone():
        done = indexing.reindex(by="cli", at=now(), progress=_show)
    sys.stdout.write(f"{done:,} accounts can be found by their words.\n")
    return 0


def _show(done: int, waiting: int) -> None:
    if sys.stdout.isatty():
        sys.stdout.write(f"\r{done:,} done, {waiting:,} to go ")
        sys.stdout.flush()
