"""`moksori backup`: everything but the keys in one file, sealed, while others go on working."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from moksori.cli.clock import now

if TYPE_CHECKING:
    from moksori.desk.backups import Backup


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--home", type=Path, required=True, help="the folder of the desk")
    parser.add_argument("--keys", type=Path, help="the folder of its keys")
    parser.add_argument("--to", type=Path, metavar="FILE", help="write the backup here")
    parser.add_argument(
        "--recipient", default="", metavar="age1…", help="seal the backup to this public key"
    )


def run(arguments: argparse.Namespace) -> int:
    """Make a backup and say where it is; older ones over their limit go when it is whole.

    Raises:
        NoDeskError: there is no desk in the folder.
        NoRoomError: the disk is full; nothing is left of the attempt.
        DamagedError, ArchiveDamagedError: it could not be made whole; nothing was removed.
    """
    from moksori.desk.opening import open_existing

    open_existing(arguments.home, keys=arguments.keys)
    from moksori.desk import backups, retention

    made = backups.make(arguments.to, arguments.recipient, by="cli", at=now())
    show(made)
    gone = retention.tidy_backups(made.path, by="cli", at=now())
    if gone:
        sys.stdout.write(f"{gone:,} older backups were over their limit and were removed.\n")
    return 0


def show(made: Backup) -> None:
    """Say where a backup is, and what has to be done with its key."""
    sys.stdout.write(
        f"{made.path}: {made.size:,} bytes, {made.originals:,} originals. Head: {made.head}\n"
    )
    if made.new_key:
        sys.stdout.write(
            f"A recovery key was made: {made.new_key}\n"
            "Only this file opens the backups. Copy it to paper or to a device that lies elsewhere,"
            " try it with\n`moksori restore`, and then remove it from this machine. The keys of the"
            " desk are in no backup:\nkeep a copy of their folder too.\n"
        )
