"""`moksori restore`: a desk from a backup, in a new folder, and everything looked at."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from moksori.desk import restoring


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the backup")
    parser.add_argument("--home", type=Path, required=True, help="the new folder of the desk")
    parser.add_argument("--keys", type=Path, help="the folder of its keys (default: HOME.keys)")
    parser.add_argument(
        "--recovery-key",
        type=Path,
        metavar="FILE",
        help="what opens the backup (default: recovery.identity among the keys)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Restore, look at everything, and only then say that it is done.

    Raises:
        PlaceTakenError: the new folder exists.
        RefusedError: a key does not open what it should.
        InvalidError: the backup is not what was written; nothing of it is left in the folder.
    """
    home = arguments.home.expanduser().resolve()
    keys = (arguments.keys or home.with_name(home.name + ".keys")).expanduser().resolve()
    key = arguments.recovery_key or keys / "recovery.identity"
    done = restoring.restore(arguments.file, home, keys, key.expanduser().resolve())
    sys.stdout.write(
        f"Restored to {done.home}, as it was on {done.day}: {done.accounts:,} accounts with their "
        f"originals, {done.lines:,} lines in the log, none changed. Head: {done.head}\n"
    )
    return 0
