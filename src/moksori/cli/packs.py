"""`moksori packs check`: what is wrong in a country pack that somebody writes, file by file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from moksori.packs.checking import check_pack
from moksori.terms.errors import MissingError


class NoFolderError(MissingError):
    """A country pack is a folder, and there is none of this name."""

    code = "cli.no_folder"
    hint = "Name the folder of the pack, such as src/moksori/packs/mm."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("verb", choices=["check"])
    parser.add_argument("path", type=Path, metavar="PATH", help="the folder of a country pack")


def run(arguments: argparse.Namespace) -> int:
    """Print faults, notes and counts.

    Returns:
        0 where the pack can be read, with or without notes; 2 where it has a fault.

    Raises:
        NoFolderError: there is no such folder.
    """
    folder = arguments.path.resolve()
    if not folder.is_dir():
        raise NoFolderError("there is no such folder")
    checked = check_pack(folder)
    for fault in checked.faults:
        sys.stdout.write(f"wrong  {fault}\n")
    for note in checked.notes:
        sys.stdout.write(f"look   {note}\n")
    for what, number in checked.counts:
        sys.stdout.write(f"{number:6} {what}\n")
    if checked.faults:
        files = len(checked.faults)
        sys.stdout.write(f"{files} faults; each file shows its first one. Correct, run again.\n")
        return 2
    sys.stdout.write(f"The pack {folder.name!r} can be read; {len(checked.notes)} notes.\n")
    return 0
