"""`moksori propose`: what a machine reads in files, one JSON object a line; nothing is kept."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from moksori.desk import reading
from moksori.terms.errors import InvalidError


class NoSuchFileError(InvalidError):
    """A path on the command line leads nowhere."""

    code = "cli.no_such_file"
    hint = "Check the path; folders are taken by `moksori intake`."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--pack", default="kp", help="country pack (default: kp)")
    parser.add_argument("--json", action="store_true", help="one JSON object a line (the default)")


def run(arguments: argparse.Namespace) -> int:
    """Print one row a file.

    Raises:
        NoSuchFileError: a path is not a file; the message gives its place, not its name.
    """
    received = datetime.now(UTC).date()  # noqa: TID251 - a face reads the clock
    for place, path in enumerate(arguments.files, start=1):
        if not path.is_file():
            message = f"argument {place} is not a file"
            raise NoSuchFileError(message)
        row = reading.propose_row(path.read_bytes(), path.name, arguments.pack, received)
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 0
